"""The landscape in one page: for whoever must know what there is and what hangs on what."""

from datetime import date

from registry_cli.analysis.landscape import landscape
from registry_cli.analysis.views import hub_view
from registry_cli.exports import to_mermaid
from registry_cli.graph import graph_on
from registry_cli.labels import KIND_LABELS, KIND_PLURALS, STATE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.reports.rendering import Markdown, render
from registry_cli.reports.report import Report

TITLE = Text(
    "The IT landscape: systems, suppliers, data and what hangs on what",
    "It-landskabet: systemer, leverandører, data og hvad der hænger på hvad",
)


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    graph = graph_on(registry, as_of)
    overview = landscape(registry, graph, as_of)
    return render(
        "landscape.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        landscape=overview,
        picture=Markdown(to_mermaid(hub_view(registry, graph, overview), lang)),
        states=STATE_LABELS,
        kinds=KIND_PLURALS,
        kind=KIND_LABELS,
    )


REPORT = Report("landscape", TITLE, _render)
