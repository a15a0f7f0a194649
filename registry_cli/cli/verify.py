"""`reg verify`: somebody says that entries are true."""

from typing import TYPE_CHECKING, Annotated

import typer

from registry_cli.cli.asking import Asked, asked, entry_of, say
from registry_cli.cli.rewriting import Diff, put, state_of, tell_found, tell_next
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from datetime import date

    from registry_cli.authoring.verifying import Before
    from registry_cli.model.registry import Entry, Registry

NAME = "verify"
WHICH = Text("verify what? Name ids, or give --select", "bekræft hvad? Angiv id'er, eller brug --select")
NOTHING = Text("nothing was selected, so nothing is verified", "intet er valgt, så intet bliver bekræftet")
NOT_A_DAY = Text("--date {day} is no day written as YYYY-MM-DD", "--date {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD")
WAS = Text("{id}: before by {by} on {date}", "{id}: før af {by} den {date}")
WAS_NOT = Text("{id}: never before", "{id}: aldrig før")


def run(
    context: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(help="The entities.", metavar="ID...")] = None,
    by: Annotated[
        str | None, typer.Option(help="Who says that it is true: a person, position or unit.", envvar="REG_BY")
    ] = None,
    day: Annotated[str | None, typer.Option("--date", help="On which day; default: --as-of, or today.")] = None,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    diff: Diff = False,
) -> None:
    """Write in `verified` who holds the entries to be true and since when; all of them, or none."""
    from registry_cli.authoring.verifying import verifying

    question = asked(context)
    state = state_of(question)
    lang = question.language(state.registry)
    entries = _entries(state.registry, lang, question, ids, select, exclude, base)
    done = verifying(state, entries, by, _day(day, question))
    put(done.setting.rewriting, question, is_shown=diff)
    for before in done.before:
        say(_told(before, lang))
    tell_found(done.setting.consequences, done.setting.rewriting, question, lang)
    tell_next(done.setting.rewriting, lang, is_shown=diff)


def _entries(
    registry: "Registry",
    lang: Lang,
    question: Asked,
    ids: list[str] | None,
    select: list[str] | None,
    exclude: list[str] | None,
    base: str | None,
) -> "list[Entry]":
    """The entities that are named, and those that are selected.

    Raises:
        WrongQuestion: an id is unknown, an expression is wrong, or there is nothing.
    """
    from registry_cli.analysis.narrowing import chosen

    if not ids and not select:
        raise WrongQuestion(WHICH)
    found = {id_: entry_of(registry, id_) for id_ in ids or ()}
    if select:
        selected = chosen(narrowed(registry, lang, question, select, exclude, base))
        found |= {entry.id: entry for entry in selected}
    if not found:
        raise WrongQuestion(NOTHING)
    return list(found.values())


def _day(text: str | None, question: Asked) -> "date":
    from datetime import date

    if text is None:
        return question.as_of
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongQuestion(NOT_A_DAY, day=text) from None
    if day.isoformat() != text:
        raise WrongQuestion(NOT_A_DAY, day=text)
    return day


def _told(before: "Before", lang: Lang) -> str:
    if before.by is None and before.date is None:
        return WAS_NOT.say(lang, id=before.entry.id)
    return WAS.say(lang, id=before.entry.id, by=before.by or "?", date=before.date or "?")
