"""What a price line costs in a year, to the øre, each with its reasoning."""

from datetime import date
from fractions import Fraction

import pytest

from registry_cli.analysis.costs.periods import pricing_periods
from registry_cli.analysis.costs.records import Pricing, kroner, to_ore
from tests.analysis.costs.small import FIXED, contract, costs_of, money, problems, years_of_line


@pytest.mark.parametrize(
    ("first", "last", "per", "periods"),
    [
        ("2026-01-01", "2026-12-31", "month", Fraction(12)),
        ("2026-03-15", "2026-12-31", "month", 9 + Fraction(17, 31)),  # 15 to 31 March are 17 days
        ("2026-03-15", "2026-03-20", "month", Fraction(6, 31)),
        ("2026-02-01", "2026-02-28", "month", Fraction(1)),
        ("2028-02-01", "2028-02-28", "month", Fraction(28, 29)),
        ("2026-02-15", "2026-07-15", "quarter", Fraction(45, 90) + 1 + Fraction(15, 92)),
        ("2026-04-01", "2026-12-31", "half-year", Fraction(91, 181) + 1),
        ("2026-04-01", "2026-12-31", "year", Fraction(275, 365)),
        ("2028-01-01", "2028-01-31", "year", Fraction(31, 366)),  # a leap year
        ("2026-12-31", "2027-01-01", "year", Fraction(2, 365)),
    ],
)
def test_periods_by_their_actual_days(first: str, last: str, per: Pricing, periods: Fraction) -> None:
    assert pricing_periods(date.fromisoformat(first), date.fromisoformat(last), per) == periods


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("{name: D, type: operation, amount: 850000, per: year}", ["850000.00", "850000.00", "850000.00"]),
        ("{name: D, type: operation, amount: 1000, per: month, from: 2026-03-15, until: 2026-12-31}", ["9548.39", "0.00", "0.00"]),
        ("{name: D, type: operation, amount: 12500, per: half-year}", ["25000.00", "25000.00", "25000.00"]),
        ("{name: D, type: operation, amount: 3660, per: year, from: 2028-12-31}", ["0.00", "0.00", "10.00"]),
        ("{name: I, type: acquisition, amount: 400000, date: 2027-06-01}", ["0.00", "400000.00", "0.00"]),
        ("{name: I, type: acquisition, amount: 400000, per: once, from: 2026-06-01}", ["400000.00", "0.00", "0.00"]),
        ("{name: L, type: licence, amount: 4.80, per: inhabitant}", ["192000.00", "192000.00", "192000.00"]),
        ("{name: L, type: licence, amount: 62, per: pupil}", ["316200.00", "316200.00", "316200.00"]),
        ("{name: O, type: consumption, amount: 0.35, per: call, volume: {calls: 200000, per: year}}", ["70000.00"] * 3),
        ("{name: O, type: consumption, amount: 0.86, per: call, volume: {calls: 5200, per: month}}", ["53664.00"] * 3),
        ("{name: T, type: support, amount: 890, per: hour, volume: {count: 60, per: quarter}}", ["213600.00"] * 3),
        # 30 000 at 2.95 and 10 000 at 2.10
        ("{name: L, type: licence, amount: 2.95, per: inhabitant, tiers: [{above: 30000, amount: 2.10}]}", ["109500.00"] * 3),
        # steps in any order: 10 000 at 3, 10 000 at 2, 20 000 at 1
        ("{name: L, type: licence, amount: 3, per: inhabitant, tiers: [{above: 20000, amount: 1}, {above: 10000, amount: 2}]}", ["70000.00"] * 3),
        ("{name: L, type: licence, amount: 3, per: inhabitant, tiers: [{above: 90000, amount: 1}]}", ["120000.00"] * 3),
        ("{name: R, type: other, amount: -1200.50, per: year}", ["-1200.50"] * 3),
    ],
)  # fmt: skip
def test_a_line_by_the_year(line: str, years: list[str]) -> None:
    assert years_of_line(line, 2026, 2027, 2028) == years


def test_half_an_ore_is_rounded_away_from_zero_once_a_year() -> None:
    assert [to_ore(Fraction(one)) for one in ("0.005", "-0.005", "0.0049", "1.995")] == [1, -1, 0, 200]
    assert [str(kroner(one)) for one in (0, 5, -5, 123456)] == ["0.00", "0.05", "-0.05", "1234.56"]
    # a third of a krone a month is 4.00 a year: rounding each month would give 3.96
    assert years_of_line("{name: D, type: operation, amount: 0.3333333333, per: month}", 2026) == ["4.00"]


@pytest.mark.parametrize(
    ("index", "years"),
    [
        ("netto", ["100000.00", "102000.00", "105000.00", "107100.00", "109242.00"]),  # from 2027 on 2 % a year
        ("loft", ["100000.00", "104000.00", "106080.00", "106080.00", "106080.00"]),  # 10 % held at 4, 0.9 % at 2
        ("delvis", ["100000.00", "108000.00", "108000.00", "108000.00", "108000.00"]),  # 10 % of four fifths
        # three percent from 1 July of 2025: 181 days before and 184 after; 182 and 184 in 2028
        ("fast", ["100000.00", "101512.33", "104557.70", "107694.43", "110920.75"]),
        ("maaned", ["100000.00", "100000.00", "104000.00", "104000.00", "104000.00"]),  # October of the year before
        ("tomt", ["100000.00"] * 5),
        ("ingen", ["100000.00"] * 5),
        ("ukendt", ["100000.00"] * 5),
    ],
)
def test_indices(index: str, years: list[str]) -> None:
    line = f"{{name: D, type: operation, amount: 100000, per: year, from: 2024-10-01, indexed: {index}}}"
    if index != "maaned":
        line = line.replace("2024-10-01", "2024-01-01")
    found = years_of_line(line, 2024, 2025, 2026, 2027, 2028)
    assert found[1:] == years[1:]
    assert found[0] == ("25136.61" if index == "maaned" else years[0])  # October to December: 92/366 of a year


@pytest.mark.parametrize(
    ("index", "told"),
    [
        ("delvis", [("no-index-value", "k prices.0.indexed")]),
        ("tomt", [("no-index-value", "k prices.0.indexed")]),
        ("ukendt", [("unknown-index", "k prices.0.indexed")]),
        ("netto", []),
        ("ingen", []),
    ],
)
def test_an_index_without_a_value_is_named(index: str, told: list[tuple[str, str]]) -> None:
    line = f"{{name: D, type: operation, amount: 1, per: year, indexed: {index}}}"
    found = costs_of({"contracts/k.yaml": contract(line)}, (2026, 2027))
    assert problems(found) == told
    assert all(gap.about.get("year") in (None, "2026", "2024") for gap in found.gaps)


AMENDED = """amendments:
  - date: 2027-07-01
    prices:
      - {name: Drift, type: operation, amount: 73000, per: year}
  - date: 2026-06-01
    prices:
      - {name: Drift, type: operation, amount: 36500, per: year, from: 2027-01-01}
      - {name: Nyt, type: operation, amount: 100, per: month}
"""


def test_amendments_take_over_by_name_from_their_date_in_the_order_of_dates() -> None:
    prices = (
        "{name: Drift, type: operation, amount: 18250, per: year}\n{name: Andet, type: other, amount: 1, per: year}"
    )
    found = costs_of({"contracts/k.yaml": contract(prices, more=AMENDED)}, (2026, 2027, 2028))
    by_line = {
        (charge.line.name, charge.line.route[0], charge.line.route[1]): [money(charge.amount("expected", year)) for year in found.years]
        for charge in found.charges
    }  # fmt: skip
    assert by_line == {
        ("Drift", "prices", 0): ["18250.00", "0.00", "0.00"],  # until the day before 2027-01-01
        ("Andet", "prices", 1): ["1.00", "1.00", "1.00"],
        ("Drift", "amendments", 1): ["0.00", "18100.00", "0.00"],  # 181 days at 100 kroner
        ("Drift", "amendments", 0): ["0.00", "36800.00", "73000.00"],  # 184 days at 200 kroner
        ("Nyt", "amendments", 1): ["700.00", "1200.00", "1200.00"],
    }
    assert problems(found) == []


@pytest.mark.parametrize(
    ("prices", "told", "kroner_2026"),
    [
        ("{name: D, type: operation, amount: '1.234,50', per: year}", [("no-amount", "k prices.0.amount")], "0.00"),
        ("{name: D, type: operation, per: year}", [("no-amount", "k prices.0")], "0.00"),
        ("{name: D, type: operation, amount: 1, per: fortnight}", [("unknown-per", "k prices.0.per")], "0.00"),
        ("{name: D, type: operation, amount: 1, per: user}", [("no-count", "k prices.0.per")], "0.00"),
        ("{name: D, type: operation, amount: 1, per: call}", [("no-volume", "k prices.0.per")], "0.00"),
        ("{name: D, type: operation, amount: 1, per: hour, volume: {count: 4}}", [("no-volume", "k prices.0.volume")], "0.00"),
        ("{name: D, type: operation, amount: 1, per: call, volume: {calls: 4, count: 5, per: year}}", [("no-volume", "k prices.0.volume")], "0.00"),
        ("{name: D, type: licence, amount: 1, per: pupil, tiers: [{above: x, amount: 2}]}", [("bad-tiers", "k prices.0.tiers")], "0.00"),
        ("{name: D, type: operation, amount: 1, per: year, from: 2026-13-01}", [("bad-day", "k prices.0.from")], "0.00"),
        ("{name: D, type: operation, amount: 1, per: year, from: 2026-02-01, until: 2026-01-31}", [("until-before-from", "k prices.0.until")], "0.00"),
        ("{name: D, type: operation, amount: 5, per: year, date: 2026-02-01, volume: {count: 3, per: year}}", [("part-unused", "k prices.0.date"), ("part-unused", "k prices.0.volume")], "5.00"),
        ("{name: D, type: operation, amount: 5, date: 2031-01-15}", [("after-the-end", "k prices.0.date")], "0.00"),
        ("text", [("bad-line", "k prices.0")], "0.00"),
        # the later one takes over, and is named
        ("{name: D, type: operation, amount: 365, per: year}\n{name: D, type: operation, amount: 730, per: year, from: 2026-12-31}", [("overlapping-lines", "k prices.1")], "366.00"),
        ("{name: D, type: operation, amount: 365, per: year, until: 2026-12-30}\n{name: D, type: operation, amount: 730, per: year, from: 2026-12-31}", [], "366.00"),
        # from the same day both count
        ("{name: D, type: operation, amount: 1, per: year}\n{name: D, type: operation, amount: 2, per: year}", [("overlapping-lines", "k prices.1")], "3.00"),
        ("{name: D, type: operation, amount: 1, date: 2026-01-01}\n{name: D, type: operation, amount: 2, date: 2026-05-01}", [], "3.00"),
    ],
)  # fmt: skip
def test_what_cannot_be_reckoned_is_named_and_leaves_no_wrong_sum(
    prices: str, told: list[tuple[str, str]], kroner_2026: str
) -> None:
    found = costs_of({"contracts/k.yaml": contract(prices)}, (2026,))
    assert problems(found) == told
    assert money(sum(charge.amount("expected", 2026) for charge in found.charges)) == kroner_2026


def test_amendments_without_a_date_and_prices_that_are_no_list() -> None:
    amended = "amendments:\n  - {prices: [{name: D, type: operation, amount: 9, per: year}]}\n"
    found = costs_of(
        {
            "contracts/a.yaml": contract("{name: D, type: operation, amount: 1, per: year}", more=amended),
            "contracts/b.yaml": f"name: B\nterm: {FIXED}\nprices: mange\n",
        },
        (2026,),
    )
    assert problems(found) == [("amendment-without-date", "a amendments.0"), ("bad-line", "b prices")]
    assert [money(charge.amount("expected", 2026)) for charge in found.charges] == ["1.00"]
