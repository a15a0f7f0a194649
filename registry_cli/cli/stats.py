"""`reg stats`: the registry in numbers."""

from datetime import date
from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import Asked, answer, answer_page, asked, finish, say
from registry_cli.cli.remembering import stated_day
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed, titled
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "stats"
MONTHS = 24
"""So many months are looked back where no day is given."""

ONLY_OVER_TIME = Text("{option} goes with --over-time", "{option} hører sammen med --over-time")
NO_SELECTION = Text(
    "--over-time counts the whole registry: leave out --select and --exclude",
    "--over-time tæller hele registret: udelad --select og --exclude",
)
SHORTENED = Text(
    "no more than {months} months are read; the first is {day}", "der læses højst {months} måneder; den første er {day}"
)


def run(
    context: typer.Context,
    by: Annotated[
        Literal["kind", "unit", "owner"], typer.Option(help="How what is filled in is grouped; json has all three.")
    ] = "kind",
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    over_time: Annotated[
        bool, typer.Option("--over-time", help="Month by month, as git remembers it; reads a registry for each month.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(help="With --over-time: the first day; default: two years ago.", metavar="YYYY-MM-DD"),
    ] = None,
    format_: Annotated[
        Literal["table", "json", "md", "svg"], typer.Option("--format", "-f", help="svg: with --over-time, a picture.")
    ] = "table",
) -> None:
    """Count the registry: sizes, what is filled in, confirmed, owned, described and covered; or its months."""
    from registry_cli.analysis.statistics import statistics
    from registry_cli.graph import graph_on
    from registry_cli.output import statistics as output

    question = asked(context)
    if over_time:
        if select or exclude:
            raise WrongQuestion(NO_SELECTION)
        _tell_months(question, stated_day("--since", since), format_)
        return
    if since is not None or format_ == "svg":
        raise WrongQuestion(ONLY_OVER_TIME, option="--since" if since is not None else "--format svg")
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    found = statistics(registry, graph_on(registry, question.as_of), question.as_of)
    if format_ == "json":
        answer(output.statistics_as_json(found, incomplete=registry.is_incomplete))
    else:
        title = titled(output.title(registry, found, lang), registry, lang)
        sections = output.sections(found, registry, lang, by)
        answer_page(title, sections, is_markdown=format_ == "md")
    finish(registry)


def _tell_months(question: Asked, first: date | None, format_: str) -> None:
    """Print the numbers of each month since `first`."""
    from registry_cli.output import over_time as output
    from registry_cli.review.over_time import MOST_MONTHS, month_ends, over_time
    from registry_cli.sources.history import past_of

    registry, lang = question.load_for_answer()
    today = question.as_of
    first = first or _months_before(today, MONTHS)
    days = month_ends(first, today)
    if len(days) == MOST_MONTHS and _months_before(days[0], 1) >= first:
        say(SHORTENED.say(lang, months=MOST_MONTHS, day=days[0].isoformat()))
    states = over_time(past_of(question.folder, question.rev), days, registry, today)
    name = registry.settings.organisation.name
    if format_ == "json":
        answer(output.as_json(states))
    elif format_ == "svg":
        from registry_cli.exports.over_time import to_svg

        answer(to_svg(states, name, lang), is_exact=True)
    else:
        answer_page(output.title(name, lang), output.sections(states, lang), is_markdown=format_ == "md")
    finish(registry)


def _months_before(day: date, months: int) -> date:
    """The first day of the month so many months earlier, as far back as there are days."""
    month = max(day.year * 12 + day.month - 1 - months, 12)
    return date(month // 12, month % 12 + 1, 1)
