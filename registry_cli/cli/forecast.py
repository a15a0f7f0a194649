"""`reg forecast`: what changes on which day if nobody commits anything."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, finish
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed, titled
from registry_cli.findings import Severity
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.model.registry import Registry
    from registry_cli.review.forecast import Forecast

NAME = "forecast"
FURTHEST_YEARS = 20
"""A forecast further ahead says more about missing dates than about what will happen."""

NOT_A_DAY = Text("--until {day} is no day written as YYYY-MM-DD", "--until {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD")
NOT_A_PERIOD = Text("--within {period} is no period such as P6M", "--within {period} er ikke en periode som P6M")
ONE_END = Text("say either --until or --within", "angiv enten --until eller --within")
NOT_AHEAD = Text("--until {day} does not lie after {as_of}", "--until {day} ligger ikke efter {as_of}")
TOO_FAR = Text(
    "{day} lies more than {years} years ahead: ask for less", "{day} ligger mere end {years} år frem: spørg om mindre"
)


def run(
    context: typer.Context,
    last: Annotated[str | None, typer.Option("--until", help="Last day; default: twelve months ahead.")] = None,
    within: Annotated[str | None, typer.Option(help="How far ahead, such as P30D.")] = None,
    least: Annotated[
        Severity, typer.Option("--severity", help="Only findings that are so severe before or after the day.")
    ] = "info",
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit code 1 where an error appears: what will turn red.")
    ] = False,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "md", "ics"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Show which findings and states change on which day with no commit: deadlines, retirements, waivers, duties."""
    from registry_cli.output.forecast import at_least
    from registry_cli.review.forecast import forecast

    question = asked(context)
    ends = _last_day(question.as_of, last, within)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    found = forecast(registry, question.as_of, ends)
    _show(at_least(found, least), registry, lang, format_)
    if exit_code and found.has_new_errors:
        raise typer.Exit(1)
    finish(registry)


def _show(found: "Forecast", registry: "Registry", lang: Lang, format_: str) -> None:
    from registry_cli.output import forecast as output

    if format_ == "json":
        answer(output.as_json(found, registry, lang))
    elif format_ == "ics":
        from registry_cli.exports.forecast_calendar import Entry, to_icalendar

        entries = (
            Entry(one.day, f"{one.what} ({one.change})", one.change, one.about, one.identity)
            for one in output.rows(found, lang)
        )
        answer(to_icalendar(registry, entries, found.first, lang))
    else:
        heading = titled(output.title(registry, found, lang), registry, lang)
        answer_page(heading, output.sections(found, lang), is_markdown=format_ == "md")


def _last_day(as_of: date, last: str | None, within: str | None) -> date:
    """The last day asked about.

    Raises:
        WrongQuestion: it is no day, lies behind us or too far ahead, or is stated twice.
    """
    from registry_cli.analysis.periods import Period, after, period_in
    from registry_cli.model.values import day_in

    if last is not None and within is not None:
        raise WrongQuestion(ONE_END)
    ends = day_in(last)
    if last is not None and ends is None:
        raise WrongQuestion(NOT_A_DAY, day=last)
    period = period_in(within) if within is not None else Period(12, 0)
    if period is None:
        raise WrongQuestion(NOT_A_PERIOD, period=within)
    ends = ends or after(as_of, period) or date.max
    if ends <= as_of:
        raise WrongQuestion(NOT_AHEAD, day=ends.isoformat(), as_of=as_of.isoformat())
    if ends > (after(as_of, Period(12 * FURTHEST_YEARS, 0)) or date.max):
        raise WrongQuestion(TOO_FAR, day=ends.isoformat(), years=FURTHEST_YEARS)
    return ends
