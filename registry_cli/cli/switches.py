"""`reg switches`: who reads which register how, what it costs, and when each should change to the better way."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, finish
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed, titled

NAME = "switches"


def run(
    context: typer.Context,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "md", "csv"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Show who reads which register how and at what price, and which copy registers to leave now, in a tender, or not."""
    from registry_cli.analysis.switching.plan import switch_plan

    question = asked(context)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    plan = switch_plan(registry, question.as_of)
    if format_ == "json":
        from registry_cli.output.switch_json import as_json

        answer(as_json(plan, registry))
    elif format_ == "csv":
        from registry_cli.output.switches import as_csv

        answer(as_csv(plan, lang))
    else:
        from registry_cli.output.switches import sections, title

        heading, parts = titled(title(plan, registry, lang), registry, lang), sections(plan, registry, lang)
        answer_page(heading, parts, is_markdown=format_ == "md")
    finish(registry)
