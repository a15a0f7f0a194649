"""`reg impact`: what something touches, why, in people, kroner and days; with `--retire` what its retirement means."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import Asked, answer, answer_page, asked, entry_of, finish
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed, titled
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.graph import Graph
    from registry_cli.model.registry import Entry, Registry

NAME = "impact"
Format = Literal["table", "json", "md", "mermaid", "dot", "svg", "graphml"]
PICTURES = ("mermaid", "dot", "svg", "graphml")
EXACT = ("svg", "graphml")
FAR_AWAY = 100
"""So many years ahead nothing that the registry says means anything."""

NOT_A_DAY = Text(
    "--retire {day} is no day written as YYYY-MM-DD", "--retire {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD"
)
OUT_OF_REACH = Text(
    "--retire {day} must lie on or after {today}, and at most {years} years ahead",
    "--retire {day} skal ligge den {today} eller senere og højst {years} år ude i fremtiden",
)
CANNOT_GO = Text(
    "{id} is a {kind}, which is not retired: ask about a system, an interface, a data source, a contract or a supplier",
    "{id} er af arten {kind} og udfases ikke: spørg om et system, en snitflade, en datakilde, en kontrakt eller en leverandør",
)
NO_PICTURE = Text(
    "--retire gives no picture: ask for table, md or json", "--retire giver intet billede: bed om table, md eller json"
)
RETIRE_ALL = Text(
    "--retire reckons with everything: leave out --select and --exclude",
    "--retire regner med det hele: udelad --select og --exclude",
)


def run(
    context: typer.Context,
    wanted: Annotated[str, typer.Argument(help="The entity's id.", metavar="ID")],
    retire: Annotated[
        str | None,
        typer.Option(help="Simulate: what if it is retired from this day on?", metavar="DATE"),
    ] = None,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = "table",
) -> None:
    """Show what something touches: what stops, what may suffer, over which way; people, data, contracts, projects."""
    from registry_cli.graph import build_graph

    question = asked(context)
    day = None if retire is None else _day(retire, question.as_of)
    if day is not None and format_ in PICTURES:
        raise WrongQuestion(NO_PICTURE)
    if day is not None and (select or exclude):
        raise WrongQuestion(RETIRE_ALL)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    entry, graph = entry_of(registry, wanted), build_graph(registry)
    if day is None:
        _touched(entry, registry, graph, question, lang, format_)
    else:
        _retired(entry, registry, graph, question, day, lang, format_)
    finish(registry)


def _touched(
    entry: "Entry", registry: "Registry", graph: "Graph", question: Asked, lang: Lang, format_: Format
) -> None:
    from registry_cli.analysis.impact.impact import impact
    from registry_cli.analysis.impact.needs import needs_on

    found = impact(entry, registry, needs_on(graph, registry, question.as_of), question.as_of)
    if format_ == "json":
        from registry_cli.output.impact_json import impact_as_json

        answer(impact_as_json(found, registry))
    elif format_ in PICTURES:
        from registry_cli.analysis.impact.picture import impact_view
        from registry_cli.exports import GRAPH_FORMATS

        view = impact_view(found, is_incomplete=registry.is_incomplete)
        answer(GRAPH_FORMATS[format_](view, lang), is_exact=format_ in EXACT)
    else:
        from registry_cli.output import impact as output

        title = titled(output.title(found, registry, lang), registry, lang)
        sections = output.sections(found, registry, lang)
        answer_page(title, sections, is_markdown=format_ == "md")


def _retired(
    entry: "Entry",
    registry: "Registry",
    graph: "Graph",
    question: Asked,
    day: date,
    lang: Lang,
    format_: Format,
) -> None:
    from registry_cli.analysis.impact.retirement import RETIRABLE, retirement
    from registry_cli.labels import KIND_LABELS

    if entry.kind not in RETIRABLE:
        raise WrongQuestion(CANNOT_GO, id=entry.id, kind=KIND_LABELS[entry.kind].say(lang))
    found = retirement(entry, registry, graph, question.as_of, day)
    if format_ == "json":
        from registry_cli.output.impact_json import retirement_as_json

        answer(retirement_as_json(found, registry))
        return
    from registry_cli.output import retirement as output

    title, sections = output.title(found, registry, lang), output.sections(found, registry, lang)
    answer_page(title, sections, is_markdown=format_ == "md")


def _day(text: str, today: date) -> date:
    from registry_cli.model.values import day_in

    day = day_in(text)
    if day is None:
        raise WrongQuestion(NOT_A_DAY, day=text)
    if not today <= day or day.year - today.year > FAR_AWAY:
        raise WrongQuestion(OUT_OF_REACH, day=text, today=today.isoformat(), years=FAR_AWAY)
    return day
