"""Laws of adding up: totals are the sums of their parts to the øre, views are in order, and the days of a year make the year."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.analysis.costs.concentration import concentration
from registry_cli.analysis.costs.dimensions import DIMENSIONS
from registry_cli.analysis.costs.dividing import apportioned
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.periods import pricing_periods
from registry_cli.analysis.costs.records import VIEWS, Ledger, Pricing, View, kroner, to_ore
from registry_cli.analysis.costs.selection import concerning
from registry_cli.analysis.costs.tables import table_by, totals
from registry_cli.model.registry import Registry
from tests.analysis.costs.small import DAY, money, priced

PERS = ("once", "month", "quarter", "half-year", "year", "inhabitant", "pupil", "user", "call", "hour")
INDICES = ("netto", "loft", "delvis", "fast", "maaned", "tomt", "ukendt")
SYSTEMS = ("a", "b", "c", "d")
TYPES = ("operation", "licence", "support", "acquisition")
TERMS = (
    "{start: 2025-03-15, initial: P2Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: term-end}}",
    "{start: 2024-01-31, initial: P3M, renewal: {kind: tacit, period: P1M}, notice: {period: P1M, to: month-end}, intended_exit: 2027-05-10}",
    "{start: 2022-04-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 2, by: P3M}, exercised: [{date: 2025-09-20, periods: 1}]}",
    "{start: 2025-01-01, end: 2027-06-30, renewal: {kind: none}, terminated: {date: 2026-08-01, by: us, effective: 2026-12-13, covers: [a]}}",
    "{start: 2020-01-01, end: 2021-06-30}",
    "{start: 2027-02-01, initial: P1Y, notice: {period: P3M, to: any-day}}",
    "{}",
)  # fmt: skip
SPLITS = ("", ", split: {a: 1}", ", split: {a: 0.333, b: 0.333, c: 0.334}", ", split: {a: 0.5, b: 0.4}")


def line(chance: Random, name: str) -> str:
    cents = chance.randint(0, 10_000_000)
    parts = [f"name: {name}, type: {chance.choice(TYPES)}, amount: {cents // 100}.{cents % 100:02}"]
    parts += [f"per: {chance.choice(PERS)}"] if chance.random() < 0.9 else []
    parts += [f"from: {2024 + chance.randint(0, 4)}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"] * (
        chance.random() < 0.4
    )
    parts += [f"indexed: {chance.choice(INDICES)}"] * (chance.random() < 0.4)
    parts += [f"volume: {{count: {chance.randint(0, 999)}, per: {chance.choice(('month', 'quarter', 'year'))}}}"] * (
        chance.random() < 0.4
    )
    parts += ["tiers: [{above: 100, amount: 1.11}, {above: 5000, amount: 0.07}]"] * (chance.random() < 0.3)
    parts += ["internal: true"] * (chance.random() < 0.1) + ["unit: u"] * (chance.random() < 0.3)
    parts += ['account: "06.1"'] * (chance.random() < 0.3)
    return f"  - {{{', '.join(parts)}{chance.choice(SPLITS)}}}\n"  # fmt: skip


def files(seed: int) -> Mapping[str, str]:
    chance = Random(seed)  # noqa: S311 - the same registry for a seed is the point
    found = {
        "systems/a.yaml": "name: A\nowner: u\ntasks: ['kle:1', 'kle:2']\nfunctions: [f]\nuses:\n  - {datasource: r, annual_price: 333.33}\n",
        "systems/b.yaml": "name: B\ntasks: ['kle:1']\nfunctions: [f, g]\n",
        "systems/c.yaml": "name: C\n",
        "datasources/r.yaml": "name: R\nprice: {model: yearly, amount: 12.345}\n",
        "interfaces/i.yaml": "name: I\nprovider: a\nsource: r\nannual_price: 7\n",
        "units/u.yaml": "name: U\n",
    }
    for number in range(chance.randint(1, 4)):
        covers = ", ".join(chance.sample([*SYSTEMS, "r", "i"], chance.randint(0, 4)))
        prices = "".join(line(chance, chance.choice("xyz")) for _ in range(chance.randint(1, 4)))
        owner = "owner: u\n" if chance.random() < 0.5 else ""
        supplier = f"supplier: s{chance.randint(1, 3)}\n" if chance.random() < 0.8 else ""
        amended = "amendments:\n  - date: 2026-05-01\n    prices:\n    " + line(chance, "x").strip() + "\n"
        found[f"contracts/k{number}.yaml"] = (
            f"name: K{number}\n{owner}{supplier}covers: [{covers}]\nterm: {chance.choice(TERMS)}\nprices:\n{prices}"
            + (amended if chance.random() < 0.3 else "")
        )
    return found


def book(seed: int) -> tuple[Ledger, Registry]:
    registry = priced(files(seed))
    return ledger(registry, DAY, range(2024, 2032)), registry


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1_000_000))
def test_every_table_agrees_to_the_ore_with_its_parts_and_with_every_other_table(seed: int) -> None:
    found, registry = book(seed)
    whole = totals(found)
    for view in VIEWS:
        for dimension in DIMENSIONS:
            table = table_by(found, registry, dimension, view)
            assert list(table.total) == [one.views[view] for one in whole]
            for at, year in enumerate(table.years):
                assert sum(row.own[at] for row in table.rows) + table.shared_once[at] == table.total[at]
                assert (
                    sum(row.shared[at] for row in table.rows) >= 2 * table.shared_once[at] or not table.shared_once[at]
                )
                lines = [sum(part.amounts[view, year] for part in charge.portions) for charge in found.charges]
                assert sum(lines) == table.total[at]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1_000_000))
def test_committed_is_at_most_expected_and_that_at_most_the_maximum(seed: int) -> None:
    """It holds because each view runs at least as long as the one before and no price of these is negative."""
    found, _ = book(seed)
    for charge in found.charges:
        for year in found.years:
            committed, expected, maximum = (charge.amount(view, year) for view in VIEWS)
            assert 0 <= committed <= expected <= maximum


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1_000_000))
def test_the_years_do_not_depend_on_which_others_are_asked_about(seed: int) -> None:
    registry = priced(files(seed))
    together = {one.year: one.views for one in totals(ledger(registry, DAY, range(2025, 2030)))}
    alone = {year: totals(ledger(registry, DAY, (year,)))[0].views for year in range(2025, 2030)}
    assert together == alone


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1_000_000))
def test_an_entity_costs_what_its_row_says(seed: int) -> None:
    found, registry = book(seed)
    view: View = "expected"
    for dimension in DIMENSIONS[:3]:
        for row in table_by(found, registry, dimension, view).rows:
            entry = registry.find(row.key)
            if entry is not None:
                own = [one for one in concerning(found, entry) if not one.is_shared]
                assert [sum(one.amount(view, year) for one in own) for year in found.years] == list(row.own)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1_000_000))
def test_shares_of_suppliers_sum_to_one(seed: int) -> None:
    found, _ = book(seed)
    spread = concentration(found, "expected", 2026)
    shares = [one.share for one in spread.suppliers]
    assert sum(shares, Fraction(0)) == (1 if shares else 0)
    assert (spread.index is None) == (not shares)
    assert spread.index is None or 10_000 // len(shares) <= spread.index <= 10_000


@given(st.lists(st.fractions(-1000, 1000), min_size=1, max_size=9))
def test_parts_sum_to_the_rounded_whole_and_differ_from_their_own_by_less_than_an_ore(exact: list[Fraction]) -> None:
    parts = apportioned(exact)
    assert sum(parts) == to_ore(sum(exact, Fraction(0)))
    assert all(abs(part - 100 * one) <= 1 for part, one in zip(parts, exact, strict=True))


@pytest.mark.parametrize("year", [2026, 2028])
@pytest.mark.parametrize("per", ["month", "quarter", "half-year", "year"])
def test_the_days_of_a_year_sum_to_the_year(per: Pricing, year: int) -> None:
    first, last = date(year, 1, 1), date(year, 12, 31)
    whole = pricing_periods(first, last, per)
    assert whole == {"month": 12, "quarter": 4, "half-year": 2, "year": 1}[per]
    chance = Random(year)  # noqa: S311 - any days will do
    cuts = sorted({first + timedelta(days=chance.randrange(1, 365)) for _ in range(7)})
    begins, ends = [first, *cuts], [*(cut - timedelta(days=1) for cut in cuts), last]
    assert sum((pricing_periods(one, two, per) for one, two in zip(begins, ends, strict=True)), Fraction(0)) == whole


@given(st.integers(-(10**40), 10**40))
def test_kroner_are_exact_whatever_their_size(ore: int) -> None:
    assert int(str(kroner(ore)).replace(".", "")) == ore
    assert len(money(ore).partition(".")[2]) == 2
