"""What there is several times, in one page: for the board that asks what could be one."""

from datetime import date

from registry_cli.analysis.overlap import overlaps
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.overlap import sections
from registry_cli.output.sections import sections_as_markdown
from registry_cli.reports.rendering import Markdown, render
from registry_cli.reports.report import Report

TITLE = Text(
    "Overlaps: the same function, task, product or data several times, and when they could be one",
    "Overlap: samme funktion, opgave, produkt eller data flere gange, og hvornår det kunne blive ét",
)


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    found = overlaps(registry, as_of)
    return render(
        "overlap.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        as_of=as_of,
        tables=Markdown(sections_as_markdown(sections(found, registry, lang))),
    )


REPORT = Report("overlap", TITLE, _render)
