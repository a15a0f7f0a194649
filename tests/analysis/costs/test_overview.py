"""Concentration, prices without contract and contracts without price, data bought twice, and what leaving costs."""

from datetime import date
from decimal import Decimal

from registry_cli.analysis.costs.leaving import committed_between, leavings
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.overview import overview
from tests.analysis.costs.small import DAY, FIXED, contract, money, priced

YEARLY = "{name: Drift, type: operation, amount: 36500, per: year}"


def test_concentration() -> None:
    def of(supplier: str, amount: int, more: str = "") -> str:
        return contract(f"{{name: D, type: operation, amount: {amount}, per: year{more}}}").replace("kmd", supplier)

    registry = priced(
        {
            "contracts/a.yaml": of("x", 600),
            "contracts/b.yaml": of("y", 300),
            "contracts/c.yaml": of("z", 100),
            "contracts/d.yaml": of("z", 999, ", internal: true"),
            "contracts/e.yaml": of("", 50).replace("supplier: \n", ""),
        }
    )
    found = overview(ledger(registry, DAY, (2026,)), registry, "expected").concentration
    assert [(one.supplier, money(one.amount)) for one in found.suppliers] == [
        ("x", "600.00"),
        ("y", "300.00"),
        ("z", "100.00"),
    ]
    assert (found.index, money(found.unnamed)) == (3600 + 900 + 100, "50.00")  # 60, 30 and 10 percent, squared


def test_costs_without_contract_and_contracts_without_cost() -> None:
    registry = priced(
        {
            "contracts/a.yaml": f"name: A\nterm: {FIXED}\n",
            "contracts/b.yaml": "name: B\nterm: {start: 2019-01-01, end: 2020-01-01}\n",
            "contracts/c.yaml": contract(YEARLY),
            "datasources/d.yaml": "name: D\nprice: {model: yearly, amount: 5}\n",
            "interfaces/i.yaml": "name: I\nprovider: d\nannual_price: 0\n",
        }
    )
    found = overview(ledger(registry, DAY, (2026,)), registry, "expected")
    assert [entry.id for entry in found.without_cost] == ["a"]
    assert [(charge.line.entry.id, money(charge.amount("expected", 2026))) for charge in found.without_contract] == [
        ("d", "5.00")
    ]


def test_the_same_data_bought_several_times() -> None:
    registry = priced(
        {
            "datasources/cpr.yaml": "name: CPR\nprice: {model: free}\n",
            "datasources/p.yaml": "name: P-data\ncopy_of: cpr\n",
            "datasources/q.yaml": "name: Kopi af kopi\ncopy_of: p\nprice: {model: yearly, amount: 40}\n",
            "datasources/alene.yaml": "name: Alene\nprice: {model: yearly, amount: 1}\n",
            "systems/ky.yaml": "name: KY\nuses:\n  - {datasource: cpr, annual_price: 9}\n",
            "contracts/k.yaml": contract(f"{YEARLY}\n{YEARLY.replace('Drift', 'Mere')}", covers="[p]"),
        }
    )
    found = overview(ledger(registry, DAY, (2026,)), registry, "expected").bought_twice
    assert [(one.register.id, [(it.source.id, it.buyer.id, money(it.amount), it.is_shared) for it in one.purchases]) for one in found] == [
        ("cpr", [("cpr", "ky", "9.00", False), ("p", "k", "73000.00", False), ("q", "q", "40.00", False)])
    ]  # fmt: skip


LEFT = contract(
    YEARLY,
    "{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: term-end}}",
    "[ky, ksd]",
    "exit: {price: 120000}\n",
)


def test_what_leaving_costs() -> None:
    systems = {"systems/ky.yaml": "name: KY\nexit: {cost: 250000.5}\n", "systems/ksd.yaml": "name: KSD\n"}
    (found,) = leavings(priced({**systems, "contracts/k.yaml": LEFT}), DAY)
    assert (found.earliest_exit, found.notice_day, found.missed) == (
        date(2027, 12, 31),
        date(2027, 6, 30),
        date(2028, 12, 31),
    )
    assert money(found.locked_in or 0) == "40200.00"  # 37 days of 2026 from 25 November on, and all of 2027
    assert money(found.if_missed or 0) == "36500.00"  # all of 2028
    assert (money(found.price or 0), money(found.exit_cost or 0)) == ("120000.00", "370000.50")


def test_an_ended_contract_is_left_already() -> None:
    registry = priced({"contracts/k.yaml": contract(YEARLY, "{start: 2020-01-01, end: 2021-01-01}")})
    assert list(leavings(registry, DAY)) == []


def test_kroner_between_two_days() -> None:
    registry = priced({"contracts/k.yaml": LEFT})
    entry = registry.entries["k"]
    assert committed_between(entry, registry, date(2027, 1, 1), date(2027, 1, 31)) == Decimal("3100.00")
    assert committed_between(entry, registry, date(2026, 12, 31), date(2027, 1, 1)) == Decimal("200.00")
    assert committed_between(entry, registry, date(2027, 1, 2), date(2027, 1, 1)) == 0
    year = committed_between(entry, registry, date(2027, 1, 1), date(2027, 12, 31))
    parts = [committed_between(entry, registry, date(2027, 1, 1), date(2027, 5, 17)), committed_between(entry, registry, date(2027, 5, 18), date(2027, 12, 31))]  # fmt: skip
    assert year == sum(parts) == 36500
