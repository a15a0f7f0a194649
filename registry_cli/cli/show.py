"""`reg show`: everything about one entity."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, entry_of, finish
from registry_cli.cli.places import prefix_from_here

NAME = "show"


def run(
    context: typer.Context,
    wanted: Annotated[str, typer.Argument(help="The entity's id.", metavar="ID")],
    format_: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How to print it.")] = "text",
) -> None:
    """Show an entity: its facts with their lines, and every relation both ways."""
    from registry_cli.graph import graph_on
    from registry_cli.output import entities

    question = asked(context)
    registry, lang = question.load_for_answer()
    entry = entry_of(registry, wanted)
    graph = graph_on(registry, question.as_of, with_ended=True)
    page = entities.page_of(entry, registry, graph, question.as_of)
    if format_ == "json":
        answer(entities.entity_as_json(page, registry.documents, incomplete=registry.is_incomplete))
    else:
        prefix = prefix_from_here(question.open())
        answer(entities.entity_as_text(page, dict(registry.documents), lang, prefix))
    finish(registry)
