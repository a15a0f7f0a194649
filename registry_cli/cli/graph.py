"""`reg graph`: the landscape, or what stands around one entity, as a picture's source."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, entry_of, finish, say
from registry_cli.language import Text

NAME = "graph"
MERMAID_EDGES, MERMAID_TEXT = 500, 50_000
"""Mermaid's own limits as the forges leave them (`maxEdges`, `maxTextSize`)."""

TOO_LARGE = Text(
    "{edges} arrows are more than Mermaid draws by itself: ask for an ID, a smaller --depth, or --format dot",
    "{edges} pile er mere, end Mermaid tegner af sig selv: spørg om et ID, en mindre --depth eller --format dot",
)


def run(
    context: typer.Context,
    centre: Annotated[str | None, typer.Argument(help="Only what stands around this entity.", metavar="[ID]")] = None,
    depth: Annotated[int, typer.Option(min=1, max=20, help="How many references away from ID.")] = 1,
    by: Annotated[
        Literal["unit", "supplier", "kind", "none"] | None,
        typer.Option(help="How things are grouped; default: systems by unit, and around an ID everything by kind."),
    ] = None,
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
        view = landscape_view(registry, built, question.as_of, grouping=by or "unit")
    else:
        view = focus_view(registry, built, question.as_of, entry_of(registry, centre), depth, by or "kind")
    text = GRAPH_FORMATS[format_](view, lang)
    answer(text)
    if format_ == "mermaid" and (len(view.edges) > MERMAID_EDGES or len(text) > MERMAID_TEXT):
        say(TOO_LARGE.say(lang, edges=len(view.edges)))
    finish(registry)
