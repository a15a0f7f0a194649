"""Small registries with prices, and their costs as kroner."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.records import Ledger, View, kroner
from registry_cli.analysis.costs.tables import CostTable, table_by
from registry_cli.model.registry import Registry
from tests.model.memory import registry_of

DAY = date(2026, 11, 25)
SETTINGS = """format: 1
organisation:
  name: Eksempelby Kommune
  inhabitants: 40000
  counts: {pupil: 5100}
indices:
  netto:
    name: Nettoprisindeks
    values: {"2024": 100, "2025": 102, "2026": 105}
    forecast: 2
  loft: {name: Med loft, values: {"2024": 100, "2025": 110, "2026": 111}, cap: 4, floor: 2}
  delvis: {name: Fire femtedele, values: {"2024": 100, "2025": 110}, share: 0.8}
  fast: {name: Fast procent, forecast: 3, regulated: "07-01"}
  maaned: {name: Efter måned, values: {"2024-10": 100, "2025-10": 104}}
  tomt: {name: Uden værdier}
  ingen: {name: Ingen, share: 0}
"""
FIXED = "{start: 2024-01-01, end: 2030-12-31, renewal: {kind: none}}"
"""A term that no view ends before the years that tests ask about."""


def contract(prices: str, term: str = FIXED, covers: str = "[ky]", more: str = "") -> str:
    """The file of a contract with these price lines, each in the flow style."""
    lines = "".join(f"  - {line.strip()}\n" for line in prices.strip().splitlines())
    return f"name: K\nsupplier: kmd\nowner: chef\ncovers: {covers}\nterm: {term}\nprices:\n{lines}{more}"


def priced(files: Mapping[str, str]) -> Registry:
    """A registry of these files beside the settings."""
    return registry_of({"registry.yaml": SETTINGS, **files})


def costs_of(files: Mapping[str, str], years: Sequence[int], day: date = DAY) -> Ledger:
    """The costs of a registry of these files."""
    return ledger(priced(files), day, years)


def years_of_line(line: str, *years: int, term: str = FIXED, view: View = "expected") -> list[str]:
    """What one price line of a contract costs in each year, as kroner."""
    found = costs_of({"contracts/k.yaml": contract(line, term)}, years)
    return [money(sum(charge.amount(view, year) for charge in found.charges)) for year in years]


def problems(found: Ledger) -> list[tuple[str, str]]:
    """What could not be reckoned: the problem, and where it stands."""
    return [
        (gap.problem, f"{gap.entry.id} {'.'.join(map(str, gap.route))}")
        for gap in sorted(found.gaps, key=lambda gap: (gap.entry.id, [str(key) for key in gap.route]))
    ]


def rows(
    files: Mapping[str, str], by: str, year: int = 2026, view: View = "expected"
) -> dict[str | None, tuple[str, str]]:
    """The rows of a table in a year: own and shared kroner by key."""
    table = table_of(files, by, year, view)
    return {row.key: (money(row.own[0]), money(row.shared[0])) for row in table.rows}


def table_of(files: Mapping[str, str], by: str, year: int = 2026, view: View = "expected") -> CostTable:
    """The table of a registry of these files in a year."""
    registry = priced(files)
    return table_by(ledger(registry, DAY, (year,)), registry, BY_NAME[by], view)


def money(amount: int) -> str:
    """Øre as kroner, `1234.50`."""
    found = kroner(amount)
    assert isinstance(found, Decimal)
    return str(found)
