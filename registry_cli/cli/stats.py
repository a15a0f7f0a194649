"""`reg stats`: the registry in numbers."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, finish
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed, titled

NAME = "stats"


def run(
    context: typer.Context,
    by: Annotated[
        Literal["kind", "unit", "owner"], typer.Option(help="How what is filled in is grouped; json has all three.")
    ] = "kind",
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Count the registry: sizes, what is filled in, confirmed, owned, described and covered."""
    from registry_cli.analysis.statistics import statistics
    from registry_cli.graph import graph_on
    from registry_cli.output import statistics as output

    question = asked(context)
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
