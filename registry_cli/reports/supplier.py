"""One supplier in one page: for the meeting with it, and for whoever asks how dependent we are."""

from datetime import date

from registry_cli.analysis.supply import supply
from registry_cli.graph import graph_on
from registry_cli.labels import CONTRACT_PHASE_LABELS, DEADLINE_LABELS, KIND_LABELS, STATE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.numbers import amount
from registry_cli.reports.rendering import Markdown, render
from registry_cli.reports.report import ReportAbout

TITLE = Text(
    "One supplier: its contracts, systems, costs, agreements and meetings",
    "Én leverandør: kontrakter, systemer, udgifter, aftaler og møder",
)


def _render(supplier: Entry, registry: Registry, as_of: date, lang: Lang) -> str:
    return render(
        "supplier.md.j2",
        lang,
        incomplete=registry.is_incomplete,
        supply=supply(supplier, registry, graph_on(registry, as_of), as_of),
        kroner=lambda ore: Markdown(amount(ore, lang)),
        phases=CONTRACT_PHASE_LABELS,
        deadlines=DEADLINE_LABELS,
        states=STATE_LABELS,
        kind=KIND_LABELS,
    )


REPORT = ReportAbout("supplier", TITLE, ("supplier",), _render)
