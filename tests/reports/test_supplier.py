"""The report about one supplier: its contracts, systems, kroner, agreements and meetings, and nobody else's."""

from datetime import date

from registry_cli.model.load import load
from registry_cli.reports import supplier
from registry_cli.sources import MemorySource
from tests.running import reg

FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Prøveby Kommune}\nvocabularies: {functions: {esdh: ESDH}}\n",
    "suppliers/a.yaml": """name: Alfa
type: company
relation: strategic
contacts: [{position: Kundechef, email: kc@alfa.example}]
meetings:
  - {date: 2026-03-01, note: Drøftet <b>pris</b>, next: 2026-12-01}
performance:
  - {date: 2026-02-01, score: 4}
products:
  - {product: sag, name: Alfa Sag, functions: [esdh]}
""",
    "suppliers/b.yaml": "name: Beta\nproducts: [{product: bsag, name: Beta Sag, functions: [esdh]}]\n",
    "systems/sag.yaml": "name: Sagssystemet\nproduct: sag\nsupplier: a\ncriticality: {level: high}\n",
    "systems/loen.yaml": "name: Løn\nsupplier: b\nuses: [{system: sag, essential: true}]\n",
    "contracts/k.yaml": """name: Drift af sag
supplier: a
covers: [sag]
term: {start: 2024-01-01, initial: P5Y}
prices: [{name: Drift, type: operation, amount: 300000, per: year}]
""",
    "contracts/l.yaml": """name: Drift af løn
supplier: b
covers: [loen]
term: {start: 2024-01-01, initial: P5Y}
prices: [{name: Drift, type: operation, amount: 100000, per: year}]
""",
    "processing/p.yaml": """name: Behandling i sag
processors: [a]
systems: [sag]
oversight: {every: P12M, done: [{date: 2026-01-15}]}
""",
    "projects/n.yaml": "name: Nyt sagssystem\nstate: approved\nchanges: [{system: sag, action: replace}]\n",
    "projects/o.yaml": "name: Gammelt projekt\nstate: closed\nchanges: [{system: sag, action: change}]\n",
}


def report(name: str) -> str:
    registry = load(MemorySource({path: text.encode() for path, text in FILES.items()}))
    return supplier.REPORT.render(registry.entries[name], registry, date(2026, 11, 25), "da")


def test_what_it_costs_and_how_much_of_everything_that_is() -> None:
    text = report("a")
    assert "| 2026 | 300.000,00 | 75 % |" in text.replace("\xa0", " ")
    assert "| Plads blandt leverandørerne efter hvad vi betaler | 1 |" in text
    assert "| Plads blandt leverandørerne efter hvad vi betaler | 2 |" in report("b")


def test_its_own_contracts_systems_and_agreements() -> None:
    text = report("a")
    assert "| Drift af sag | `k` | Sagssystemet | i kraft | 31. dec. 2028 | 31. dec. 2028 |" in text
    assert "Drift af løn" not in text
    assert "| Sagssystemet | i drift | – | høj | – | 1 | 0 |" in text
    assert "| Behandling i sag | databehandler | 15. jan. 2026 | 15. jan. 2027 |" in text
    assert "- Nyt sagssystem (godkendt)" in text
    assert "Gammelt projekt" not in text


def test_who_else_could_deliver() -> None:
    assert "| Alfa Sag | Sagssystemet | – | Beta Sag (Beta) |" in report("a")


def test_meetings_scores_and_contacts() -> None:
    text = report("a")
    assert "| Seneste møde | 1. mar. 2026 |" in text
    assert "| Næste møde | 1. dec. 2026 |" in text
    assert "| Seneste vurdering, 1 til 5 | 4 |" in text
    assert "**Ufuldstændig" not in text
    assert "- 1. mar. 2026: Drøftet &lt;b&gt;pris&lt;/b&gt;" in text
    assert "- Kundechef, kc@alfa.example" in text


def test_a_supplier_of_nothing_has_a_report_too() -> None:
    registry = load(
        MemorySource({"registry.yaml": b"format: 1\norganisation: {name: P}\n", "suppliers/c.yaml": b"name: C\n"})
    )
    text = supplier.REPORT.render(registry.entries["c"], registry, date(2026, 11, 25), "en")
    assert "No price is stated." in text
    assert "## Contracts\n\nNone." in text


def test_it_must_be_said_which_supplier() -> None:
    example = ("--registry", "examples/fjordby", "--lang", "en", "report")
    assert reg(*example, "supplier").err == "reg: which supplier? Give its id: reg report supplier ID\n"
    assert (
        reg(*example, "supplier", "ky").err == "reg: the report supplier is about suppliers, and ky is something else\n"
    )
    assert reg(*example, "landscape", "ky").err == (
        "reg: the report landscape is about the whole registry, not about ky\n"
    )
