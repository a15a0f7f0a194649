"""`reg graph`: the landscape, or what stands around one entity, as a picture's source."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, entry_of, finish

NAME = "graph"


def run(
    context: typer.Context,
    centre: Annotated[str | None, typer.Argument(help="Only what stands around this entity.", metavar="[ID]")] = None,
    depth: Annotated[int, typer.Option(min=1, max=20, help="How many references away from ID.")] = 1,
    by: Annotated[Literal["unit", "supplier", "kind", "none"], typer.Option(help="How systems are grouped.")] = "unit",
    format_: Annotated[
        Literal["mermaid", "dot"], typer.Option("--format", "-f", help="Language of the picture.")
    ] = "mermaid",
) -> None:
    """Draw systems, interfaces and data sources and what they depend on."""
    from registry_cli.analysis.views import focus_view, landscape_view
    from registry_cli.exports import GRAPH_FORMATS
    from registry_cli.graph import build_graph

    question = asked(context)
    registry, lang = question.load_for_answer()
    built = build_graph(registry)
    if centre is None:
        view = landscape_view(registry, built, question.as_of, grouping=by)
    else:
        view = focus_view(registry, built, question.as_of, entry_of(registry, centre), depth)
    answer(GRAPH_FORMATS[format_](view, lang))
    finish(registry)
