"""What the commands that change entities have in common: to show what they would change, or to write it and say so."""

from typing import TYPE_CHECKING, Annotated

import typer

from registry_cli.cli.asking import Asked, answer, say
from registry_cli.cli.places import prefix_from_here
from registry_cli.language import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry_cli.authoring.rewriting import Rewriting, State
    from registry_cli.checks.running import Judged

MAX_TOLD = 20

NOTHING_CHANGED = Text("nothing to change: it says so already", "intet at ændre: det står der allerede")
NOW_ALSO = Text("now also {severity}: {words}", "nu også {severity}: {words}")
AND_MORE = Text("and {count} more", "og {count} mere")
NEXT = Text(
    "next: look at `git diff`, run `reg validate`, and commit",
    "næste skridt: se på `git diff`, kør `reg validate`, og lav et commit",
)
WOULD = Text("nothing was written: leave out --diff to write it", "intet er skrevet: udelad --diff for at skrive det")
SEVERITIES = {
    "error": Text("an error", "en fejl"),
    "warning": Text("a warning", "en advarsel"),
    "info": Text("a note", "en oplysning"),
}

Diff = Annotated[
    bool, typer.Option("--diff", "--dry-run", help="Write nothing; print what would change, line by line.")
]


def state_of(question: Asked) -> "State":
    """The registry in the working tree, read once.

    Raises:
        WrongQuestion: there is none, or a revision was asked for.
    """
    from registry_cli.authoring.rewriting import read_state

    question.root()
    return read_state(question.open(), question.as_of)


def put(rewriting: "Rewriting", question: Asked, *, is_shown: bool) -> None:
    """Write all the files or none, and print which they are; with `is_shown` print the differences instead.

    The files that refer are written first, a renamed one last, so that what is left of a killed run can be done again.
    """
    from registry_cli.documents.writing import remove_old_drafts, replace_texts
    from registry_cli.escaping import visible
    from registry_cli.output.differences import difference

    prefix, root = prefix_from_here(question.open()), question.root()
    texts = dict(sorted(rewriting.written().items(), key=lambda one: one[0] in rewriting.renamed))
    for path in dict.fromkeys([*texts, *rewriting.renamed]):
        new = rewriting.renamed.get(path, path)
        if is_shown:
            answer(difference(f"{prefix}{path}", f"{prefix}{new}", *texts.get(path, ("", ""))))
    if not is_shown:
        remove_old_drafts(root)
        renamed = {root / path: root / new for path, new in rewriting.renamed.items()}
        replace_texts({root / path: both for path, both in texts.items()}, renamed)
        for path in sorted({*texts, *rewriting.renamed}):
            new = rewriting.renamed.get(path, path)
            answer(visible(f"{prefix}{path}" if new == path else f"{prefix}{path} -> {prefix}{new}"))


def tell_next(rewriting: "Rewriting", lang: Lang, *, is_shown: bool) -> None:
    """Say what is to be done now, last of all."""
    if not rewriting.texts and not rewriting.renamed:
        say(NOTHING_CHANGED.say(lang))
    else:
        say((WOULD if is_shown else NEXT).say(lang))


def tell_found(found: "Sequence[Judged]", rewriting: "Rewriting", question: Asked, lang: Lang) -> None:
    """Say what is found now and was not before, the gravest first."""
    from registry_cli.authoring.rewriting import in_words
    from registry_cli.findings import SEVERITIES as ORDER

    gravest = sorted(found, key=lambda one: -ORDER.index(one.severity))
    prefix = prefix_from_here(question.open())
    for one in gravest[:MAX_TOLD]:
        words = in_words(one, rewriting.after.registry, lang, prefix)
        say(NOW_ALSO.say(lang, severity=SEVERITIES[one.severity].say(lang), words=words))
    if len(gravest) > MAX_TOLD:
        say(AND_MORE.say(lang, count=len(gravest) - MAX_TOLD))
