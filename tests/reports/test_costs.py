"""The report about the costs: totals that are the sums of their parts, and everything that is to be explained."""

import re
from datetime import date
from decimal import Decimal

from registry_cli.model.load import load
from registry_cli.reports import costs
from registry_cli.sources import MemorySource

FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Prøveby Kommune, inhabitants: 1000}\n",
    "suppliers/a.yaml": "name: Alfa\n",
    "suppliers/b.yaml": "name: Beta\n",
    "systems/ky.yaml": "name: KY\n",
    "systems/kp.yaml": "name: KP\nuses: [{datasource: p-data, annual_price: 1200}]\n",
    "datasources/p-data.yaml": "name: P-data\n",
    "contracts/k.yaml": """name: Drift
supplier: a
covers: [ky, kp]
term: {start: 2024-01-01, initial: P3Y, renewal: {kind: option, period: P1Y, times: 1}}
prices:
  - {name: Drift, type: operation, amount: 3000, per: year}
  - {name: Licens, type: licence, amount: 1.50, per: inhabitant, split: {ky: 0.5, kp: 0.5}}
actuals: [{year: 2026, amount: 4000}]
""",
    "contracts/l.yaml": "name: Uden pris\nsupplier: b\nterm: {start: 2024-01-01, initial: P9Y}\n",
    "contracts/m.yaml": """name: Support
supplier: b
term: {start: 2026-07-01, initial: P1Y}
prices: [{name: Support, type: support, amount: 500, per: month}]
""",
}


def report() -> str:
    registry = load(MemorySource({path: text.encode() for path, text in FILES.items()}))
    return costs.REPORT.render(registry, date(2026, 11, 25), "da").replace("\xa0", " ")


def table(title: str) -> list[list[str]]:
    body = report().split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.strip("| ").split(" | ") for line in body.splitlines() if line.startswith("| ")]
    return [lines[0], *lines[2:]]


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def test_the_years_in_every_view() -> None:
    # 2026: drift 3 000, 1 000 inhabitants at 1.50, half a year of support at 500 a month, P-data at 1 200 a year.
    # 2027: the option is not taken up, so only at most: another 4 500; support runs until June.
    rows = {row[0]: row[1:] for row in table("Med og uden forlængelse")}
    assert rows["2026"][1:4] == ["8.700,00", "8.700,00", "4.000,00"]
    assert rows["2027"][1:3] == ["4.200,00", "8.700,00"]


def test_by_supplier() -> None:
    assert table("Efter leverandør")[1:] == [
        ["Beta (b)", "3.000,00", "3.000,00", "0,00", "0,00", "0,00", "–"],
        ["Alfa (a)", "4.500,00", "0,00", "0,00", "0,00", "0,00", "4.000,00"],
        ["(uden leverandør)", "1.200,00", "1.200,00", "1.200,00", "1.200,00", "1.200,00", "–"],
        ["I alt", "8.700,00", "4.200,00", "1.200,00", "1.200,00", "1.200,00", "4.000,00"],
    ]


def test_every_total_is_the_sum_of_its_rows() -> None:
    for title in ("Efter leverandør", "Efter udgiftsart", "Efter kontrakt", "Efter betalende enhed"):
        _, *rows, total = table(title)
        for at in range(1, 6):
            assert sum(number(row[at]) for row in rows) == number(total[at])


def test_what_is_to_be_explained() -> None:
    text = report()
    assert re.search(r"## Udgifter uden kontrakt 2026\n\n.*\n.*\n\| KP \(kp\), system \| P-data \| 1\.200,00 \|", text)
    assert "## Kontrakter uden pris\n\n| Kontrakt |\n| --- |\n| Uden pris (l) |" in text
