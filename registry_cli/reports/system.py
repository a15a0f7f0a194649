"""One system in one page: for its owner."""

from datetime import date

from registry_cli.graph import graph_on
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.sections import sections_as_markdown
from registry_cli.output.system_page import sections
from registry_cli.reports.rendering import Markdown, render
from registry_cli.reports.report import ReportAbout

TITLE = Text("One system: everything its owner should know", "Ét system: alt, hvad dets ejer bør vide")


def _render(system: Entry, registry: Registry, as_of: date, lang: Lang) -> str:
    found = sections(system, registry, graph_on(registry, as_of), as_of, lang)
    return render(
        "system.md.j2",
        lang,
        incomplete=registry.is_incomplete,
        system=system,
        as_of=as_of,
        tables=Markdown(sections_as_markdown(found)),
    )


REPORT = ReportAbout("system", TITLE, ("system",), _render)
