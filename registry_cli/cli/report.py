"""`reg report`: a rendered report for a meeting."""

from pathlib import Path
from typing import Annotated

import typer

from registry_cli.cli.asking import answer, asked, finish, say, wants_colour, width
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "report"
NO_REPORT = Text(
    "there is no report {name}: the reports are {names}", "der er ingen rapport {name}: rapporterne er {names}"
)
WHICH = Text("which report? The reports are {names}", "hvilken rapport? Rapporterne er {names}")
HEADS = (Text("Report", "Rapport"), Text("What it shows", "Hvad den viser"))


def run(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="The report's name.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the reports.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
) -> None:
    """Render a report as Markdown."""
    from registry_cli.documents.writing import write_text
    from registry_cli.output.tables import table
    from registry_cli.reports import REPORTS

    question = asked(context)
    if list_:
        lang = question.language()
        rows = [(report.name, report.title.say(lang)) for report in REPORTS.values()]
        answer(table([head.say(lang) for head in HEADS], rows, colour=wants_colour(), width=width()))
        return
    if name is None:
        raise WrongQuestion(WHICH, names=", ".join(REPORTS))
    if name not in REPORTS:
        raise WrongQuestion(NO_REPORT, name=name, names=", ".join(REPORTS))
    registry, lang = question.load_for_answer()
    text = REPORTS[name].render(registry, question.as_of, lang)
    if output is None:
        answer(text)
    else:
        write_text(output, text)
        say(str(output))
    finish(registry)
