"""`reg suspects`: what should be confirmed again, because what it depends on has changed."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, finish
from registry_cli.cli.remembering import remembered
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed, titled

NAME = "suspects"


def run(
    context: typer.Context,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Show what was confirmed before something it depends on changed in a way that concerns it: look again."""
    from registry_cli.output import suspects as output
    from registry_cli.review.suspects import suspects

    question = asked(context)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    known = remembered(question)
    found = suspects(registry, known.past, known.now, question.as_of)
    if format_ == "json":
        answer(output.as_json(found, registry, question.as_of, lang))
    else:
        title = titled(output.title(registry, question.as_of, lang), registry, lang)
        answer_page(title, output.sections(found, registry, lang), is_markdown=format_ == "md")
    finish(registry)
