"""The report about the data sources: the recommendations, the kroner by year, what can be terminated, who reads what."""

from datetime import date

from registry_cli.model.load import load
from registry_cli.reports import datasources
from registry_cli.sources import MemorySource
from tests.reports.test_contracts import section

TERM = "{start: 2020-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: year-end}, conditions: ['Kun *helt*']}"
FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Prøveby Kommune}\n",
    "people/chef.yaml": "name: Chefen\n",
    "datasources/cpr.yaml": "name: CPR\nauthoritative: true\n",
    "datasources/p-data.yaml": "name: P-data\ncopy_of: cpr\n",
    "systems/sp.yaml": "name: Serviceplatformen\n",
    "interfaces/sf1520.yaml": "name: SF1520\nprovider: sp\nsource: cpr\n",
    "contracts/ab.yaml": f"name: Abonnement\ncovers: [p-data]\nterm: {TERM}\nprices: [{{name: A, type: operation, amount: 120000, per: year}}]\n",
    "contracts/drift.yaml": "name: Drift\ncovers: [ky, ksd]\nterm: {start: 2024-01-01, end: 2030-12-31, renewal: {kind: none}}\n",
    "systems/ky.yaml": "name: KY *1*\nowner: chef\nmain_contract: drift\nuses:\n"
    "  - {datasource: p-data, via: copy-register, switch: {to: sf1520, cost: 60000}}\n",
    "systems/ksd.yaml": "name: KSD\nmain_contract: drift\nuses:\n"
    "  - {datasource: p-data, via: copy-register, switch: {to: sf1520, cost: 70000}}\n",
    "systems/kp.yaml": "name: KP\nuses:\n  - {datasource: cpr, via: direct, annual_price: 5000}\n",
}


def report(**changed: str) -> str:
    files = {**FILES, **{name.replace("__", "/") + ".yaml": text for name, text in changed.items()}}
    registry = load(MemorySource({path: text.encode() for path, text in files.items()}))
    return datasources.REPORT.render(registry, date(2026, 11, 25), "da")


def test_the_recommendations() -> None:
    text = report()
    assert section(text, "Det anbefales") == [
        "| nu | 2 | 130.000,00 |",
        "| oplysninger mangler | 1 | – |",
    ]
    assert section(text, "Skift nu") == [
        "| KSD | P-data | kopiregister | 120.000,00 (delt af 2) | SF1520 (ingen pris angivet) | 120.000,00 tilsammen | 70.000,00 | 396 dage; 30. jan. 2029 | 31. dec. 2030: Drift udløber | – |",
        "| KY \\*1\\* | P-data | kopiregister | 120.000,00 (delt af 2) | SF1520 (ingen pris angivet) | 120.000,00 tilsammen | 60.000,00 | 396 dage; 30. jan. 2029 | 31. dec. 2030: Drift udløber | Chefen |",
    ]
    assert section(text, "Oplysninger mangler") == [
        "| KP | CPR | direkte | 5.000,00 | – | der er ikke angivet en bedre vej (\\`switch\\`) | – |"
    ]


def test_the_kroner_by_year() -> None:
    text = report()
    assert section(text, "Kroner år for år") == [
        "| 2026 | 0,00 | 130.000,00 | -130.000,00 | -130.000,00 |",
        "| 2027 | 0,00 | 0,00 | 0,00 | -130.000,00 |",
        "| 2028 | 120.000,00 | 0,00 | 120.000,00 | -10.000,00 |",
        "| 2029 | 120.000,00 | 0,00 | 120.000,00 | 110.000,00 |",
        "| 2030 | 120.000,00 | 0,00 | 120.000,00 | 230.000,00 |",
        "| 2031 | 120.000,00 | 0,00 | 120.000,00 | 350.000,00 |",
        "| I alt | 480.000,00 | 130.000,00 | 350.000,00 | |",
    ]
    assert "til og med 2031 **350.000,00 kr.**" in text


def test_what_can_be_terminated_with_its_conditions() -> None:
    assert section(report(), "Abonnementer, der kan opsiges") == [
        "| Abonnement | 120.000,00 | 25. nov. 2026 | 30. sep. 2027 | 30. sep. 2027 | 31. dec. 2027 | 1. jan. 2028 |",
        "- Abonnement har en betingelse: Kun \\*helt\\*",
    ]


def test_who_reads_which_register_how() -> None:
    assert section(report(), "Hvem læser hvilket register hvordan") == [
        "| CPR | CPR | direkte | KP | 5.000,00 |",
        "| CPR | P-data | kopiregister | KSD, KY \\*1\\* | 120.000,00 |",
        "| I alt | | | | 125.000,00 |",
    ]


def test_who_keeps_a_price_going() -> None:
    text = report(systems__ksd="name: KSD\nuses:\n  - {datasource: p-data}\n")
    assert (
        "| KY \\*1\\* | P-data | kopiregister | 120.000,00 (delt af 2) | SF1520 (ingen pris angivet) | det vides ikke, hvornår alle, der deler prisen, kan være ude: KSD | Chefen |"
        in text
    )
    assert "| Abonnement | 120.000,00 | – | fortsætter for: KSD, KY \\*1\\* | – | – | – |" in text


def test_an_empty_registry() -> None:
    registry = load(MemorySource({"registry.yaml": FILES["registry.yaml"].encode()}))
    text = datasources.REPORT.render(registry, date(2026, 11, 25), "en")
    assert "No copy register and no direct purchase is in use." in text
    assert "No system is stated to read a register." in text
