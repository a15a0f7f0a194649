"""`reg path`: how one thing depends on another."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, entry_of, finish

NAME = "path"


def run(
    context: typer.Context,
    first: Annotated[str, typer.Argument(help="The one that depends.", metavar="A")],
    second: Annotated[str, typer.Argument(help="What it depends on.", metavar="B")],
    format_: Annotated[
        Literal["table", "json", "md", "mermaid", "dot", "svg", "graphml"],
        typer.Option("--format", "-f", help="How to print it."),
    ] = "table",
) -> None:
    """Show how A depends on B: every shortest way, and whether A stops for certain without B."""
    from registry_cli.analysis.impact.needs import needs_on
    from registry_cli.analysis.impact.paths import ways_between
    from registry_cli.graph import build_graph

    question = asked(context)
    registry, lang = question.load_for_answer()
    ends = entry_of(registry, first), entry_of(registry, second)
    graph = build_graph(registry)
    found = ways_between(needs_on(graph, registry, question.as_of), ends[0].key, ends[1].key)
    if format_ == "json":
        from registry_cli.output.ways import ways_as_json

        answer(ways_as_json(found, registry))
    elif format_ not in ("table", "md"):
        from registry_cli.analysis.impact.picture import ways_view
        from registry_cli.exports import GRAPH_FORMATS

        view = ways_view(found, graph, question.as_of, is_incomplete=registry.is_incomplete)
        answer(GRAPH_FORMATS[format_](view, lang), is_exact=format_ in {"svg", "graphml"})
    else:
        from registry_cli.output import ways

        title, sections = ways.title(found, registry, graph, lang), ways.sections(found, graph, lang)
        answer_page(title, sections, is_markdown=format_ == "md")
    finish(registry)
