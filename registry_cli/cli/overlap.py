"""`reg overlap`: the same function, task, product or data, several times."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, finish
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed, titled
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "overlap"
NO_GROUND = Text(
    "there is no ground {ground}: the grounds are {grounds}", "der er intet grundlag {ground}: de er {grounds}"
)


def run(
    context: typer.Context,
    by: Annotated[
        list[str] | None,
        typer.Option(help="Only this ground, may be given several times: function, task, product, data, datasource."),
    ] = None,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Show what there is several times: same function, task, product, data or register, with users, kroner and exits."""
    from registry_cli.analysis.overlap import GROUNDS, overlaps
    from registry_cli.output import overlap as output

    question = asked(context)
    for one in by or ():
        if one not in GROUNDS:
            raise WrongQuestion(NO_GROUND, ground=one, grounds=", ".join(GROUNDS))
    grounds = [one for one in GROUNDS if not by or one in by]
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    found = overlaps(registry, question.as_of, grounds)
    if format_ == "json":
        answer(output.as_json(found, registry, lang))
    else:
        title = titled(output.title(registry, found, lang), registry, lang)
        sections = output.sections(found, registry, lang)
        answer_page(title, sections, is_markdown=format_ == "md")
    finish(registry)
