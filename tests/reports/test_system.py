"""The report about one system: what its owner should know, each fact in its part of the page."""

from datetime import date

from registry_cli.model.load import load
from registry_cli.reports import system
from registry_cli.sources import MemorySource

FILES = {
    "registry.yaml": (
        "format: 1\norganisation: {name: Prøveby Kommune}\nvocabularies: {functions: {esdh: Sagsbehandling}, data_categories: {sager: Sager}}\n"
    ),
    "people/chef.yaml": "name: Chefen\nunit: center\n",
    "units/center.yaml": "name: Centret\n",
    "units/hold.yaml": "name: Holdet\n",
    "systems/sag.yaml": """name: Sagssystemet
owner: chef
functions: [esdh]
criticality: {level: high}
lifecycle: {in_use: 2020-01-01, retired: 2029-01-01}
used_by: [{unit: hold, users: 3}, {unit: center, users: 1200}]
processes: [{id: p, name: Journalisering, manual: [Scanning]}]
uses: [{datasource: cpr, purpose: Navne, via: platform}, {system: ad, essential: true}]
data: [{category: sager, classification: confidential, personal: [sensitive], master: true}]
problems: [{id: a, text: Langsom søgning, hours_per_month: 40, since: 2025-11-01}]
""",
    "systems/ad.yaml": "name: AD\n",
    "systems/app.yaml": "name: App\nuses: [{system: sag, essential: true}]\n",
    "datasources/cpr.yaml": "name: CPR\n",
    "contracts/k.yaml": """name: Drift
covers: [sag]
term: {start: 2024-01-01, initial: P3Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: term-end}}
prices: [{name: Drift, type: operation, amount: 1000, per: year}]
""",
    "standards/org.yaml": "name: Organisation\n",
    "projects/n.yaml": "name: Nyt system\nstate: approved\nchanges: [{system: sag, action: replace, with: ad, date: 2029-01-01}]\n",
}


def part(title: str) -> list[str]:
    registry = load(MemorySource({path: text.encode() for path, text in FILES.items()}))
    assert [finding.code for finding in registry.findings] == []
    text = system.REPORT.render(registry.entries["sag"], registry, date(2026, 11, 25), "da").replace("\xa0", " ")
    body = text.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    return [line for line in body.splitlines() if line.startswith("| ")][2:]


def test_at_a_glance() -> None:
    rows = part("Kort fortalt")
    assert "| Tilstand | i drift (2020-01-01) |" in rows
    assert "| Derefter | udfaset (2029-01-01) |" in rows
    assert "| Ejer | Chefen (chef) |" in rows
    assert "| Enhed | Centret (center) |" in rows
    assert "| Systemer, der går i stå uden det | 1 |" in rows


def test_what_it_does_and_for_whom() -> None:
    assert part("Hvad det gør") == ["| Journalisering |  | Scanning |"]
    assert part("Hvem bruger det") == ["| Centret | 1.200 |", "| Holdet | 3 |"]


def test_what_it_needs_and_what_needs_it() -> None:
    assert part("Hvad det har brug for") == [
        "| AD (ad) |  |  |  | ja |  |",
        "| CPR (cpr) | Navne | platform |  |  |  |",
    ]
    assert part("Hvad der har brug for det") == ["| App (app) | system | ja |"]
    assert part("Data i det") == ["| Sager | fortrolig | følsomme | ja |"]


def test_its_contract_and_kroner() -> None:
    assert part("Kontrakter") == ["| Drift (k) | opsigelse misset, forlænges | 2027-12-31 |  | 2027-06-30 |"]
    assert part("Hvad det koster")[:2] == ["| 2026 | 1.000,00 | 0,00 |", "| 2027 | 1.000,00 | 0,00 |"]


def test_what_is_asked_of_it_and_what_happens_to_it() -> None:
    assert part("Standarder") == ["| Organisation | ikke angivet |  |  |"]
    assert part("Projekter") == ["| Nyt system (godkendt) | erstat | 2029-01-01 |"]
    assert part("Hvad der driller") == ["| Langsom søgning | 40 | 2025-11-01 |"]
