"""How long a contract costs money in each view, and what of it is divided, shared or counted elsewhere."""

from datetime import date

import pytest

from registry_cli.analysis.costs.records import VIEWS
from registry_cli.analysis.costs.unbound import priced_twice
from tests.analysis.costs.small import DAY, contract, costs_of, money, priced, problems, rows, table_of

YEARLY = "{name: Drift, type: operation, amount: 36500, per: year}"
"""Hundred kroner a day, but in a leap year."""

TACIT = "{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: term-end}%s}"
OPTION = "{start: 2025-01-01, initial: P2Y, renewal: {kind: option, period: P1Y, times: 2, by: P1M}%s}"


@pytest.mark.parametrize(
    ("term", "committed", "expected", "maximum"),
    [
        # notice for the end of 2026 had to be given in June: out at the end of 2027
        (TACIT % "", ["36500.00", "0.00", "0.00"], ["36500.00", "36500.00", "36500.00"], ["36500.00", "36500.00", "36500.00"]),
        (TACIT % ", intended_exit: 2028-12-31", ["36500.00", "0.00", "0.00"], ["36500.00", "36500.00", "0.00"], ["36500.00", "36500.00", "36500.00"]),
        # an earlier wish than what is possible does not make it cheaper
        (TACIT % ", intended_exit: 2026-12-31", ["36500.00", "0.00", "0.00"], ["36500.00", "0.00", "0.00"], ["36500.00", "36500.00", "36500.00"]),
        (OPTION % "", ["0.00"] * 3, ["0.00"] * 3, ["36500.00", "36500.00", "0.00"]),
        (OPTION % ", intended_exit: 2027-12-31", ["0.00"] * 3, ["36500.00", "0.00", "0.00"], ["36500.00", "36500.00", "0.00"]),
        (OPTION % ", exercised: [{date: 2026-09-01, periods: 1}]", ["36500.00", "0.00", "0.00"], ["36500.00", "0.00", "0.00"], ["36500.00", "36500.00", "0.00"]),
        (TACIT % ", terminated: {date: 2026-05-01, by: us, effective: 2027-01-31}", ["3100.00", "0.00", "0.00"], ["3100.00", "0.00", "0.00"], ["3100.00", "0.00", "0.00"]),
    ],
)  # fmt: skip
def test_the_views_of_2027_to_2029(term: str, committed: list[str], expected: list[str], maximum: list[str]) -> None:
    found = costs_of({"contracts/k.yaml": contract(YEARLY, term)}, (2027, 2028, 2029))
    for view, amounts in zip(VIEWS, (committed, expected, maximum), strict=True):
        assert [money(charge.amount(view, year)) for charge in found.charges for year in found.years] == amounts


def test_what_is_behind_us_is_in_every_view_and_an_unknown_exit_commits_to_nothing_more() -> None:
    files = {"contracts/k.yaml": contract(YEARLY, "{start: 2025-01-01, renewal: {kind: tacit}, initial: P1Y}")}
    found = costs_of(files, (2025, 2026, 2027), date(2026, 1, 10))
    amounts = {view: [money(found.charges[0].amount(view, year)) for year in found.years] for view in VIEWS}
    assert amounts["committed"] == ["36500.00", "1000.00", "0.00"]
    assert amounts["expected"] == amounts["maximum"] == ["36500.00", "36500.00", "36500.00"]
    assert {problem for problem, _ in problems(found)} <= {"no-exit", "no-end"}
    assert "no-exit" in {problem for problem, _ in problems(found)}


def test_without_a_start_a_price_must_say_its_own() -> None:
    files = {
        "contracts/a.yaml": f"name: A\nprices:\n  - {YEARLY}\n",
        "contracts/b.yaml": f"name: B\nprices:\n  - {YEARLY[:-1]}, from: 2026-01-01, until: 2026-01-31}}\n",
    }
    found = costs_of(files, (2026,))
    assert ("no-start", "a prices.0") in problems(found)
    assert [money(charge.amount("expected", 2026)) for charge in found.charges] == ["3100.00"]


SYSTEMS = {
    "systems/ky.yaml": "name: KY\nowner: chef\ntasks: ['kle:32.24']\nfunctions: [a, b]\n",
    "systems/ksd.yaml": "name: KSD\nowner: chef\ntasks: ['kle:32.24']\nfunctions: [a]\n",
    "systems/esdh.yaml": "name: ESDH\n",
    "units/ydelse.yaml": "name: Ydelse\n",
    "people/chef.yaml": "name: Chef\nunit: ydelse\n",
    "suppliers/kmd.yaml": "name: KMD\n",
}
SPLIT = "{name: Drift, type: operation, amount: 100, per: year, split: {ky: 0.333, ksd: 0.333, esdh: 0.334}}"
UNSPLIT = "{name: Drift, type: operation, amount: 100, per: year}"
COVERS = "[ky, ksd, esdh]"


def test_a_split_divides_and_without_one_all_share() -> None:
    split = {**SYSTEMS, "contracts/k.yaml": contract(SPLIT, covers=COVERS)}
    unsplit = {**SYSTEMS, "contracts/k.yaml": contract(UNSPLIT, covers=COVERS)}
    assert rows(split, "system") == {"esdh": ("33.40", "0.00"), "ksd": ("33.30", "0.00"), "ky": ("33.30", "0.00")}
    assert rows(unsplit, "system") == dict.fromkeys(("esdh", "ksd", "ky"), ("0.00", "100.00"))
    table = table_of(unsplit, "system")
    assert (money(table.shared_once[0]), money(table.total[0])) == ("100.00", "100.00")


def test_parts_are_rounded_so_that_they_sum_to_the_line() -> None:
    line = "{name: D, type: operation, amount: 0.05, per: year, split: {ky: 0.25, ksd: 0.25, esdh: 0.5}}"
    files = {**SYSTEMS, "contracts/k.yaml": contract(line, covers=COVERS)}
    assert rows(files, "system") == {
        "ksd": ("0.01", "0.00"),
        "ky": ("0.01", "0.00"),  # 1.25, 1.25 and 2.5 øre: the largest rest gets the øre that is left
        "esdh": ("0.03", "0.00"),
    }


@pytest.mark.parametrize(
    "split", ["{ky: 0.5, ksd: 0.4}", "{ky: 1, ksd: 1}", "{ky: halv, ksd: 0.5}", "{ky: -1, ksd: 2}", "alt"]
)
def test_a_split_that_is_no_whole_is_named_and_shared(split: str) -> None:
    line = f"{{name: D, type: operation, amount: 100, per: year, split: {split}}}"
    files = {**SYSTEMS, "contracts/k.yaml": contract(line, covers="[ky, ksd]")}
    assert problems(costs_of(files, (2026,))) == [("bad-split", "k prices.0.split")]
    assert rows(files, "system") == {"ksd": ("0.00", "100.00"), "ky": ("0.00", "100.00")}


def test_tasks_and_functions() -> None:
    split = {**SYSTEMS, "contracts/k.yaml": contract(SPLIT, covers=COVERS)}
    assert rows(split, "task") == {"kle:32.24": ("66.60", "0.00"), None: ("33.40", "0.00")}
    assert rows(split, "function") == {"a": ("33.30", "33.30"), "b": ("0.00", "33.30"), None: ("33.40", "0.00")}
    one_task = {**SYSTEMS, "contracts/k.yaml": contract(UNSPLIT, covers="[ky, ksd]")}
    assert rows(one_task, "task") == {"kle:32.24": ("100.00", "0.00")}


def test_who_pays_and_from_where() -> None:
    lines = f'{UNSPLIT}\n{{name: L, type: licence, amount: 7, per: year, unit: skole, account: "06.1", internal: true}}'
    files = {**SYSTEMS, "contracts/k.yaml": contract(lines, more='account: "06.2"\n')}
    assert rows(files, "unit") == {"ydelse": ("100.00", "0.00"), "skole": ("7.00", "0.00")}
    assert rows(files, "account") == {"06.2": ("100.00", "0.00"), "06.1": ("7.00", "0.00")}
    assert rows(files, "owner") == {"chef": ("107.00", "0.00")}
    assert rows(files, "supplier") == {"kmd": ("107.00", "0.00")}
    assert rows(files, "type") == {"operation": ("100.00", "0.00"), "licence": ("7.00", "0.00")}


def test_a_partial_termination_ends_its_part_and_names_what_nobody_split() -> None:
    term = "{start: 2024-01-01, end: 2030-12-31, terminated: {date: 2026-05-01, by: us, effective: 2026-12-30, covers: [esdh]}}"
    lines = f"{SPLIT.replace('100', '365').replace('0.333', '0.2').replace('0.334', '0.6')}\n{UNSPLIT.replace('Drift', 'Andet')}"
    found = {**SYSTEMS, "contracts/k.yaml": contract(lines, term, COVERS)}
    assert rows(found, "system", 2026)["esdh"] == ("218.40", "100.00")  # 364 of 365 days of 219 kroner
    assert rows(found, "system", 2027)["esdh"] == ("0.00", "100.00")
    assert problems(costs_of(found, (2027,))) == [("partial-not-split", "k prices.1")]


DATA = {
    **SYSTEMS,
    "systems/ky.yaml": "name: KY\nowner: chef\nlifecycle: {in_use: 2020-01-01}\nuses:\n"
    "  - {datasource: p-data, annual_price: 1000, until: 2026-01-31}\n  - {interface: sf, annual_price: 500}\n",
    "datasources/p-data.yaml": "name: P-data\nsupplier: kmd\nprice: {model: yearly, amount: 48000}\nlifecycle: {retired: 2027-01-01}\n",
    "datasources/cpr.yaml": "name: CPR\nprice: {model: per-call, amount: 0.1}\n",
    "datasources/bbr.yaml": "name: BBR\nprice: {model: free}\n",
    "interfaces/sf.yaml": "name: SF\nprovider: p-data\nannual_price: 70\n",
}  # fmt: skip


def test_prices_that_no_contract_states() -> None:
    assert rows(DATA, "system") == {"ky": ("584.93", "0.00"), None: ("48070.00", "0.00")}  # 31/365 of 1000 and 500
    assert rows(DATA, "datasource") == {"p-data": ("48654.93", "0.00")}
    assert rows(DATA, "contract") == {None: ("48654.93", "0.00")}
    assert rows(DATA, "supplier") == {"kmd": ("48654.93", "0.00")}
    assert rows(DATA, "datasource", 2027) == {"p-data": ("570.00", "0.00")}
    assert problems(costs_of(DATA, (2026,))) == [("no-volume", "cpr price.amount")]


def test_without_a_contract_nothing_is_committed_beyond_today() -> None:
    found = table_of(
        {"datasources/x.yaml": "name: X\nprice: {model: yearly, amount: 365}\n"}, "datasource", view="committed"
    )
    assert money(found.total[0]) == "329.00"  # 1 January to 25 November


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"contracts/k.yaml": contract(UNSPLIT, covers="[p-data]")},
            [("priced-twice", "p-data price.amount"), ("priced-twice", "ky uses.0.annual_price")],
        ),
        ({"contracts/k.yaml": contract(UNSPLIT, covers="[sf]")}, [("priced-twice", "ky uses.1.annual_price"), ("priced-twice", "sf annual_price")]),
        # a contract without a price, or one that is over, pays nothing
        ({"contracts/k.yaml": "name: K\ncovers: [p-data]\n"}, []),
        ({"contracts/k.yaml": contract(UNSPLIT, "{start: 2020-01-01, end: 2020-12-31}", "[p-data]")}, []),
        # the price is split among others
        ({"contracts/k.yaml": contract("{name: D, type: operation, amount: 100, per: year, split: {ky: 1}}", covers="[ky, p-data]")}, []),
    ],
)  # fmt: skip
def test_a_krone_is_counted_once_and_the_contract_wins(files: dict[str, str], told: list[tuple[str, str]]) -> None:
    found = problems(costs_of({**DATA, **files}, (2026,)))
    assert sorted(one for one in found if one[0] == "priced-twice") == sorted(told)
    twice = priced_twice(priced({**DATA, **files}), DAY)
    assert sorted((price.line.entry.id, one.id) for price, one in twice) == sorted(
        (where.split()[0], "k") for _, where in told
    )


def test_the_contract_that_a_use_names_pays_for_it() -> None:
    use = "name: KY\nuses:\n  - {datasource: p-data, annual_price: 1000, contract: k}\n"
    files = {**DATA, "systems/ky.yaml": use, "contracts/k.yaml": contract(UNSPLIT, covers="[ksd]")}
    assert ("priced-twice", "ky uses.0.annual_price") in problems(costs_of(files, (2026,)))


def test_what_was_paid_stands_beside() -> None:
    files = {
        **SYSTEMS,
        "contracts/k.yaml": contract(UNSPLIT, more="actuals: [{year: 2025, amount: 99.5}, {year: x, amount: 1}]\n"),
    }
    for by, key in (("contract", "k"), ("supplier", "kmd"), ("owner", "chef")):
        table = table_of(files, by, 2025)
        assert [(row.key, row.paid) for row in table.rows] == [(key, (9950,))]
    assert [row.paid for row in table_of(files, "system", 2025).rows] == [(None,)]
