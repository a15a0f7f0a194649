"""The contracts in one page: for the contract manager and the system owners, before a meeting about them."""

from datetime import date

from registry_cli.analysis.contracts.overview import contract_overview
from registry_cli.labels import CONTRACT_PHASE_LABELS, DEADLINE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.contract_state import UNRECKONED
from registry_cli.reports.rendering import render
from registry_cli.reports.report import Report

TITLE = Text(
    "The contracts: what to decide now, what comes, what was missed and what ends",
    "Kontrakterne: hvad der skal besluttes nu, hvad der kommer, hvad der blev misset, og hvad der udløber",
)


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    return render(
        "contracts.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        overview=contract_overview(registry, as_of),
        phases=CONTRACT_PHASE_LABELS,
        deadlines=DEADLINE_LABELS,
        problems=UNRECKONED,
    )


REPORT = Report("contracts", TITLE, _render)
