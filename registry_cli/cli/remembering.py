"""What the commands that ask git about the past have in common: the commits behind the registry, and a day that is stated."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from registry_cli.cli.asking import Asked
from registry_cli.language import Text
from registry_cli.model.values import day_in
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.review.histories import Unsaved
    from registry_cli.sources.history import Past

NO_DAY = Text("{option} {day} is no day written as YYYY-MM-DD", "{option} {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD")


class Remembered(NamedTuple):
    """The commits behind the registry asked about, and what of its files is not committed."""

    past: "Past"
    now: "Unsaved | None"


def remembered(question: Asked) -> Remembered:
    """What git knows of the registry: behind `--rev`, or behind the files as they are.

    Raises:
        WrongQuestion: there is no git, no repository, or nothing committed.
    """
    from registry_cli.sources.git import open_revision, repository_around
    from registry_cli.sources.history import past_of
    from registry_cli.sources.opening import find_registry

    if question.rev is not None:
        return Remembered(past_of(question.folder, question.rev), None)
    root = find_registry(question.folder, upwards=not question.is_named)
    past = past_of(root)
    around = repository_around(root)
    if around is None or around.prefix != past.prefix:
        return Remembered(past, None)
    from registry_cli.review.histories import unsaved
    from registry_cli.sources import FolderSource

    return Remembered(past, unsaved(around.changed, open_revision(root, past.tip), FolderSource(root)))


def stated_day(option: str, text: str | None) -> date | None:
    """The day that an option states; `None` where it is not given.

    Raises:
        WrongQuestion: it states no day.
    """
    found = day_in(text)
    if text is not None and found is None:
        raise WrongQuestion(NO_DAY, option=option, day=text)
    return found
