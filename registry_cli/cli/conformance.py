"""`reg conformance`: how systems stand against the reference architecture."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, finish
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed, titled

NAME = "conformance"


def run(
    context: typer.Context,
    joint: Annotated[bool, typer.Option("--joint", help="Also: the scores of the peers of registry.yaml.")] = False,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Show how systems stand against standards: score, what is due when, and what the next tenders must ask for."""
    from registry_cli.analysis.conformance import conformance
    from registry_cli.output import conformance as output
    from registry_cli.reports.conformance import peer_scores

    question = asked(context)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    found = conformance(registry, question.as_of)
    others = peer_scores(question.neighbours(registry), question.as_of) if joint else ()
    if format_ == "json":
        answer(output.as_json(found, registry, others))
    else:
        title = titled(output.title(registry, found, lang), registry, lang)
        sections = output.sections(found, lang, others)
        answer_page(title, sections, is_markdown=format_ == "md")
    finish(registry)
