"""`reg calendar`: every deadline from one place."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, entry_of, finish, say, width
from registry_cli.cli.selecting import Base, Exclude, SelectWithContracts, is_empty, narrowed, titled
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.analysis.deadlines.event import EventKind

NAME = "calendar"
ACTORS = ("person", "unit")
ROOM_FOR_WHO = 100
"""A narrower screen has no room for who answers for it."""

NOTHING = Text("nothing fits", "intet passer")
NOT_A_DAY = Text(
    "{option} {day} is no day written as YYYY-MM-DD", "{option} {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD"
)
NOT_A_PERIOD = Text("--within {period} is no period such as P6M", "--within {period} er ikke en periode som P6M")
ONE_END = Text("say either --until or --within", "angiv enten --until eller --within")
NO_DAYS = Text("--until lies before --from", "--until ligger før --from")
NOBODY = Text("{id} is neither a person nor a unit", "{id} er hverken en person eller en enhed")
NO_KIND = Text(
    "there is no kind of deadline {kind}: the kinds are {kinds}",
    "der er ingen frist af arten {kind}: arterne er {kinds}",
)
NO_KIND_BUT = Text(
    "there is no kind of deadline {kind}: did you mean {meant}?",
    "der er ingen frist af arten {kind}: mente du {meant}?",
)
WITHOUT_DAY = Text(
    "never done, and so without a day in the calendar: {count}; `--format table` shows them",
    "aldrig gjort og derfor uden en dag i kalenderen: {count}; `--format table` viser dem",
)


def run(
    context: typer.Context,
    wanted: Annotated[
        str | None,
        typer.Argument(
            help="Ask about one entity: all its deadlines, of a contract also where it stands, of a person or unit what it answers for.",
            metavar="ID",
        ),
    ] = None,
    who: Annotated[
        str | None, typer.Option(help="Only what this person, or this unit with all below it, answers for.")
    ] = None,
    kinds: Annotated[
        list[str] | None, typer.Option("--kind", help="Only this kind, such as notice; repeatable.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", help="First day; without it also what is overdue.")] = None,
    last: Annotated[str | None, typer.Option("--until", help="Last day; default: twelve months ahead.")] = None,
    within: Annotated[str | None, typer.Option(help="How far ahead, such as P6M.")] = None,
    select: SelectWithContracts = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "md", "ics"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Show every deadline: notices, options, ends, gates, duties, meetings; overdue ones first."""
    from registry_cli.analysis.deadlines.collecting import Wanted, answering, deadlines

    question = asked(context)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    entity = entry_of(registry, wanted) if wanted is not None else None
    if who is not None and entry_of(registry, who).kind not in ACTORS:
        raise WrongQuestion(NOBODY, id=who)
    if who is None and entity is not None and entity.kind in ACTORS:
        who = entity.id
    is_about_one = entity is not None and entity.kind not in ACTORS
    begins, ends = _window(question.as_of, first, last, within, is_open=is_about_one)
    asked_for = Wanted(
        begins,
        ends,
        with_missed=first is None,
        kinds=frozenset(_kind(word) for word in kinds or []),
        who=answering(registry, who) if who is not None else None,
        entity=entity.id if entity and is_about_one else None,
    )
    found = deadlines(registry, question.as_of, asked_for)
    if format_ == "json":
        from registry_cli.output.deadlines import deadlines_as_json

        answer(deadlines_as_json(found, registry))
    elif format_ == "ics":
        from registry_cli.exports.icalendar import to_icalendar

        answer(to_icalendar(registry, found.events, question.as_of, lang))
        without = sum(one.day is None for one in found.events)
        if without:
            say(WITHOUT_DAY.say(lang, count=without))
    else:
        from registry_cli.output.deadlines import sections, title

        heading, parts = (
            titled(title(registry, found, entity, lang), registry, lang),
            sections(found, lang, with_who=format_ == "md" or width() >= ROOM_FOR_WHO),
        )
        answer_page(heading, parts, is_markdown=format_ == "md")
    if not found.events and not is_empty(registry):
        say(NOTHING.say(lang))
    finish(registry)


def _window(
    as_of: date, first: str | None, last: str | None, within: str | None, *, is_open: bool
) -> tuple[date, date]:
    """The first and last day asked about; one entity's days have no end unless one is stated."""
    from registry_cli.analysis.periods import Period, after, period_in

    begins = _day("--from", first) if first is not None else as_of
    if last is not None and within is not None:
        raise WrongQuestion(ONE_END)
    if last is not None:
        ends: date | None = _day("--until", last)
    elif is_open and within is None:
        ends = date.max
    else:
        period = period_in(within) if within is not None else Period(12, 0)
        if period is None:
            raise WrongQuestion(NOT_A_PERIOD, period=within)
        ends = after(max(begins, as_of) if within is None else begins, period)
    if ends is not None and ends < begins:
        raise WrongQuestion(NO_DAYS)
    return begins, ends or date.max


def _day(option: str, text: str) -> date:
    from registry_cli.model.values import day_in

    day = day_in(text)
    if day is None:
        raise WrongQuestion(NOT_A_DAY, option=option, day=text)
    return day


def _kind(word: str) -> "EventKind":
    """The kind of deadline, also by its name in either language.

    Raises:
        WrongQuestion: there is none; the nearest is suggested.
    """
    from registry_cli.analysis.deadlines.event import EVENT_KINDS
    from registry_cli.analysis.deadlines.wording import KIND_NAMES
    from registry_cli.suggestions import closest

    named: dict[str, EventKind] = {name: kind for kind, text in KIND_NAMES.items() for name in (text.en, text.da)}
    named |= {kind: kind for kind in EVENT_KINDS}
    found = named.get(word.casefold())
    if found is not None:
        return found
    meant = closest(word, list(named))
    if meant:
        raise WrongQuestion(NO_KIND_BUT, kind=word, meant=named[meant])
    raise WrongQuestion(NO_KIND, kind=word, kinds=", ".join(EVENT_KINDS))
