"""`reg report`: a rendered report for a meeting."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry_cli.cli.asking import Asked, answer, asked, entry_of, finish, say, wants_colour, width
from registry_cli.cli.selecting import Base, Exclude, SelectWithContracts, narrowed
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.model.registry import Registry
    from registry_cli.reports import Report, ReportAbout

NAME = "report"
NO_REPORT = Text(
    "there is no report {name}: the reports are {names}", "der er ingen rapport {name}: rapporterne er {names}"
)
WHICH = Text("which report? The reports are {names}", "hvilken rapport? Rapporterne er {names}")
OF_WHAT = Text(
    "which {kinds}? Give its id: reg report {name} ID", "hvilken {kinds}? Skriv dens id: reg report {name} ID"
)
NOT_OF_ONE = Text(
    "the report {name} is about the whole registry, not about {id}",
    "rapporten {name} handler om hele registret, ikke om {id}",
)
WRONG_KIND = Text(
    "the report {name} is about {kinds}, and {id} is something else",
    "rapporten {name} handler om {kinds}, og {id} er noget andet",
)
OF_ONE_ALONE = Text(
    "the report {name} is about one thing: leave out --select and --exclude",
    "rapporten {name} handler om én ting: udelad --select og --exclude",
)
HEADS = (Text("Report", "Rapport"), Text("What it shows", "Hvad den viser"))


def run(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="The report's name.")] = None,
    wanted: Annotated[
        str | None, typer.Argument(help="The id of what it is about, where it is about one thing.", metavar="ID")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the reports.")] = False,
    select: SelectWithContracts = None,
    exclude: Exclude = None,
    base: Base = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
) -> None:
    """Render a report as Markdown."""
    from registry_cli.documents.writing import write_text
    from registry_cli.output.tables import table
    from registry_cli.reports import REPORTS
    from registry_cli.reports.rendering import with_selection

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
    registry = narrowed(registry, lang, question, select, exclude, base)
    text = with_selection(_rendered(REPORTS[name], wanted, registry, question, lang), registry, lang)
    if output is None:
        answer(text)
    else:
        write_text(output, text)
        say(str(output))
    finish(registry)


def _rendered(
    report: "Report | ReportAbout", wanted: str | None, registry: "Registry", question: Asked, lang: Lang
) -> str:
    from registry_cli.labels import KIND_LABELS, KIND_PLURALS
    from registry_cli.reports import ReportAbout

    if not isinstance(report, ReportAbout):
        if wanted is not None:
            raise WrongQuestion(NOT_OF_ONE, name=report.name, id=wanted)
        if report.beside is not None:
            return report.beside(registry, question.neighbours(registry), question.as_of, lang)
        return report.render(registry, question.as_of, lang)
    words = KIND_LABELS if wanted is None else KIND_PLURALS
    kinds = ", ".join(words[kind].say(lang).lower() for kind in report.kinds)
    if wanted is None:
        raise WrongQuestion(OF_WHAT, name=report.name, kinds=kinds)
    if registry.narrowing is not None:
        raise WrongQuestion(OF_ONE_ALONE, name=report.name)
    subject = entry_of(registry, wanted)
    if subject.kind not in report.kinds:
        raise WrongQuestion(WRONG_KIND, name=report.name, kinds=kinds, id=wanted)
    return report.render(subject, registry, question.as_of, lang)
