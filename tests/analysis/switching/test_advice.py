"""What is recommended for one use, to the day and the øre; each case says why."""

import pytest

from tests.analysis.switching.small import (
    DAY,
    YEARLY,
    contract,
    money,
    one,
    only,
    plan_of,
    said,
    subscription_to,
    system,
)

USE = "datasource: p-data, via: copy-register"


def with_cost(cost: str, more: str = "") -> str:
    return f"{USE}, annual_price: 36500, switch: {{to: sf1520, cost: {cost}}}{more}"


@pytest.mark.parametrize(
    ("cost", "days", "verdict"),
    [
        # 36 500 a year is 100 a day, and from 25 November 2026 to 25 November 2027 there are 365 days
        ("36500", 365, "now 2026-11-25"),
        ("36500.01", 366, "tender 2027-11-25"),  # an øre more takes another day
        ("36400", 364, "now 2026-11-25"),
        ("36400.01", 365, "now 2026-11-25"),
        ("1", 1, "now 2026-11-25"),
        ("0", 0, "now 2026-11-25"),
    ],
)
def test_now_where_it_pays_before_the_contract_ends(cost: str, days: int, verdict: str) -> None:
    row = one(with_cost(cost), "2027-11-25")
    assert said(row) == f"ky p-data: {verdict}"
    assert row.case is not None
    assert (row.case.days, row.case.payback_days) == (365, days)


def test_days_are_exact_over_a_leap_year() -> None:
    # 2028 has 366 days: to 25 November 2028 there are 731, which are worth 73 100
    assert said(one(with_cost("73100"), "2028-11-25")) == "ky p-data: now 2026-11-25"
    assert said(one(with_cost("73101"), "2028-11-25")) == "ky p-data: tender 2028-11-25"


def test_the_day_it_is_paid_back() -> None:
    # the first day without the price is the 26th; 50 days from then on end with 14 January 2027
    row = one(with_cost("5000"))
    assert (str(row.saves_from), str(row.paid_back)) == ("2026-11-26", "2027-01-14")
    late = one(with_cost("73101"), "2028-11-25")
    # left with the contract, so saved from 26 November 2028; 732 days from then on end with 27 November 2030
    assert (str(late.saves_from), str(late.paid_back)) == ("2028-11-26", "2030-11-27")


def test_the_contract_that_is_named() -> None:
    row = one(with_cost("73101"), "2028-11-25")
    assert row.facts.tender is not None
    assert (row.facts.tender.contract.id, str(row.facts.tender.day)) == ("drift", "2028-11-25")


@pytest.mark.parametrize(
    ("more", "day"),
    [
        # the main contract is over: the one that covers the system counts
        ({"contracts/drift.yaml": contract("2026-01-31"), "contracts/ny.yaml": contract("2029-06-30")}, "2029-06-30"),
        # none is named: of those that cover it the first to end
        (
            {"contracts/drift.yaml": contract("2029-01-31", "[andet]"), "contracts/a.yaml": contract("2029-06-30"),
             "contracts/b.yaml": contract("2028-06-30"), "systems/ky.yaml": system(with_cost("99999"), "")},
            "2028-06-30",
        ),
        # a module is tendered with its whole
        (
            {"contracts/drift.yaml": contract("2029-03-31", "[hele]"), "systems/hele.yaml": "name: Hele\n",
             "systems/ky.yaml": system(with_cost("99999"), "part_of: hele\n")},
            "2029-03-31",
        ),
        # goes on by itself, and an exit is intended
        ({"contracts/drift.yaml": f"name: D\ncovers: [ky]\n{YEARLY.replace('}}', '}, intended_exit: 2028-12-31}')}"}, "2028-12-31"),
        # goes on by itself, and none is: the first exit, 31 December 2027, whose notice day is 30 September
        ({"contracts/drift.yaml": f"name: D\ncovers: [ky]\n{YEARLY}"}, "2027-12-31"),
        # with its options, as the tender plan has it
        (
            {"contracts/drift.yaml": "name: D\ncovers: [ky]\nterm: {start: 2025-01-01, initial: P2Y, "
             "renewal: {kind: option, period: P1Y, times: 2, by: P1M}}\n"},
            "2028-12-31",
        ),
        # terminated
        (
            {"contracts/drift.yaml": f"name: D\ncovers: [ky]\n"
             f"{YEARLY.replace('}}', '}, terminated: {date: 2026-09-01, by: us, effective: 2026-12-31}}')}"},
            "2026-12-31",
        ),
    ],
)  # fmt: skip
def test_the_next_tender_of_the_system(more: dict[str, str], day: str) -> None:
    files = {"systems/ky.yaml": system(with_cost("99999")), **more}
    row = only(files)
    assert row.facts.tender is not None
    assert str(row.facts.tender.day) == day


@pytest.mark.parametrize(
    ("end", "cost", "verdict"),
    [
        # to 28 February 2027 there are 95 days, worth 9 500
        ("until: 2027-02-28", "9500", "now 2026-11-25"),
        ("until: 2027-02-28", "9501", "planned 2027-02-28"),
        ("until: 2031-02-28", "146800", "now 2026-11-25"),  # the contract ends first, after 1 497 days
        ("until: 2031-02-28", "149701", "planned 2031-02-28"),
    ],
)
def test_a_use_that_is_to_end(end: str, cost: str, verdict: str) -> None:
    assert said(one(with_cost(cost, f", {end}"))) == f"ky p-data: {verdict}"


@pytest.mark.parametrize(
    ("cost", "verdict"),
    [
        # the last day is 28 February 2027
        ("9500", "now 2026-11-25"),
        ("9501", "ends 2027-02-28"),
    ],
)
def test_a_system_that_is_retired(cost: str, verdict: str) -> None:
    text = system(with_cost(cost), "main_contract: drift\nlifecycle: {retired: 2027-03-01}\n")
    row = only({"systems/ky.yaml": text, "contracts/drift.yaml": contract("2030-12-31")})
    assert said(row) == f"ky p-data: {verdict}"


@pytest.mark.parametrize(
    ("state", "cost", "verdict"),
    [
        # moved on 1 March 2027: 95 days are left, worth 9 500
        ("approved", "9500", "now 2026-11-25"),
        ("approved", "9501", "planned 2027-02-28"),
        ("proposed", "9501", "now 2026-11-25"),  # not decided: until the contract ends there are 1 497 days
    ],
)
def test_a_use_that_an_approved_project_moves(state: str, cost: str, verdict: str) -> None:
    moves = "{system: ky, action: move-interface, date: 2027-03-01, moves: [{from: p-data, to: sf1520}]}"
    assert (
        said(one(with_cost(cost), projects__p=f"name: P\nstate: {state}\nchanges: [{moves}]\n"))
        == f"ky p-data: {verdict}"
    )


def test_a_use_that_was_moved_is_over() -> None:
    moves = "{system: ky, action: move-interface, date: 2026-11-25, moves: [{from: p-data, to: sf1520}]}"
    files = {
        "systems/ky.yaml": system(with_cost("1")),
        "projects/p.yaml": f"name: P\nstate: approved\nchanges: [{moves}]\n",
    }
    assert plan_of(files).rows == ()


def test_what_ends_anyway_needs_no_figures() -> None:
    text = system("datasource: p-data", "lifecycle: {retired: 2027-03-01}\n")
    assert said(only({"systems/ky.yaml": text})) == "ky p-data: ends 2027-02-28"
    assert said(one("datasource: p-data, until: 2027-02-28, annual_price: 5")) == "ky p-data: ends 2027-02-28"


@pytest.mark.parametrize(
    ("cost", "verdict"),
    [("9500", "now 2026-11-25"), ("9501", "closing 2027-02-28"), ("99999", "closing 2027-02-28")],
)
def test_a_source_that_closes_first(cost: str, verdict: str) -> None:
    source = "name: P-data\ncopy_of: cpr\nlifecycle: {retired: 2027-03-01}\n"
    assert said(one(with_cost(cost), datasources__p_data=source)) == f"ky p-data: {verdict}"


def test_a_source_that_closes_before_the_use_was_to_end_leaves_no_way_out_without_a_switch() -> None:
    source = "name: P-data\ncopy_of: cpr\nlifecycle: {retired: 2027-03-01}\n"
    use = "datasource: p-data, annual_price: 5, until: 2027-06-30"
    assert said(one(use, datasources__p_data=source)) == "ky p-data: unknown (no-target)"


@pytest.mark.parametrize(
    ("use", "missing"),
    [
        ("switch: {to: sf1520, cost: 5}", "no-price"),
        ("annual_price: 5", "no-target"),
        ("annual_price: 5, switch: {to: sf1520}", "no-cost"),
        ("annual_price: 5, switch: {to: sf9999, cost: 5}", "target-gone"),
        ("annual_price: 5, switch: {to: sp, cost: 5}", "target-gone"),  # a system is no way to data
        ("annual_price: 5, switch: {to: p-data, cost: 5}", "target-gone"),  # it is the same
        ("annual_price: 5, switch: {to: lukket, cost: 5}", "target-gone"),
        ("annual_price: 5, switch: {to: pr-opslag, cost: 5}", "target-price"),
        ("annual_price: '5,00', switch: {to: sf1520, cost: 5}", "bad-price"),
        ("annual_price: -5, switch: {to: sf1520, cost: 5}", "bad-price"),
        ("annual_price: true, switch: {to: sf1520, cost: 5}", "bad-price"),
        ("annual_price: 5, switch: {to: sf1520, cost: '60.000'}", "no-cost"),
        ("annual_price: 5, switch: {to: sf1520, cost: -1}", "no-cost"),
        ("annual_price: 5, switch: sf1520", "no-target"),
        ("annual_price: 5, switch: [sf1520]", "no-target"),
        ("annual_price: 5, switch: {to: [sf1520], cost: 1}", "target-gone"),
        ("purpose: Navne", "no-price, no-target"),
        ("switch: {to: pr-opslag}", "no-price, target-price, no-cost"),
    ],
)
def test_what_is_missing_is_named(use: str, missing: str) -> None:
    row = one(
        f"datasource: p-data, {use}",
        interfaces__lukket="name: Lukket\nprovider: sp\nlifecycle: {retired: 2020-01-01}\n",
        datasources__pr_opslag="name: Pr. opslag\nprice: {model: per-call, amount: 0.25}\n",
    )
    assert said(row) == f"ky p-data: unknown ({missing})"
    assert row.case is None


def test_no_next_exit() -> None:
    row = only({"systems/ky.yaml": system(with_cost("100"), "")})
    assert said(row) == "ky p-data: unknown (no-exit)"
    assert row.case is not None
    assert row.case.payback_days == 1


def test_a_contract_of_the_copy_whose_end_cannot_be_reckoned() -> None:
    files = {
        "systems/ky.yaml": system(f"{USE}, switch: {{to: sf1520, cost: 5}}"),
        "contracts/drift.yaml": contract("2030-12-31"),
        "contracts/ab.yaml": subscription_to(term="term: {start: 2020-01-01, renewal: {kind: tacit}}\n"),
    }
    assert said(only(files)) == "ky p-data: unknown (no-exit)"


@pytest.mark.parametrize(
    ("price", "saving", "verdict"),
    [
        ("name: Bedre\nprice: {model: free}\n", "36500.00", "now 2026-11-25"),
        ("name: Bedre\n", "36500.00", "now 2026-11-25"),  # nothing stated is not the same as unknown
        ("name: Bedre\nprice: {model: yearly, amount: 6500.50}\n", "29999.50", "now 2026-11-25"),
        ("name: Bedre\nprice: {model: yearly, amount: 36500}\n", "0.00", "stay"),
        ("name: Bedre\nprice: {model: yearly, amount: 40000}\n", "-3500.00", "stay"),
        ("name: Bedre\nprice: {model: yearly, amount: 0}\n", "36500.00", "now 2026-11-25"),
    ],
)
def test_what_the_better_way_costs(price: str, saving: str, verdict: str) -> None:
    use = "datasource: p-data, annual_price: 36500, switch: {to: bedre, cost: 100}"
    row = one(use, datasources__bedre=price)
    assert row.case is not None
    assert (money(row.case.saving), said(row)) == (saving, f"ky p-data: {verdict}")


def test_a_better_way_that_saves_nothing_must_be_taken_where_the_source_closes() -> None:
    use = "datasource: p-data, annual_price: 36500, switch: {to: bedre, cost: 100}"
    row = one(
        use,
        datasources__bedre="name: Bedre\nprice: {model: yearly, amount: 40000}\n",
        datasources__p_data="name: P-data\ncopy_of: cpr\nlifecycle: {retired: 2027-03-01}\n",
    )
    assert said(row) == "ky p-data: closing 2027-02-28"


def test_a_better_way_that_is_paid_already_costs_nothing_more() -> None:
    use = "datasource: p-data, annual_price: 36500, switch: {to: sf1520, cost: 100}"
    priced = "name: SF1520\nprovider: sp\nsource: cpr\nannual_price: 6500\n"
    why = {
        "price": one(use, interfaces__sf1520=priced),
        "in-use": next(
            row
            for row in plan_of(
                {
                    "systems/ky.yaml": system(use),
                    "systems/anden.yaml": "name: Anden\nuses: [{interface: sf1520, via: platform}]\n",
                    "interfaces/sf1520.yaml": priced,
                    "contracts/drift.yaml": contract("2030-12-31"),
                }
            ).rows
        ),
        "contract": one(use, contracts__sp=subscription_to("[sp]")),
        "not-stated": one(use),
    }
    for word, row in why.items():
        assert row.facts.target_price is not None
        assert (row.facts.target_price.why, money(row.facts.target_price.extra)) == (
            word,
            "6500.00" if word == "price" else "0.00",
        )


def test_who_is_looked_at() -> None:
    files = {
        "datasources/anden.yaml": "name: Anden\nauthoritative: false\n",
        "interfaces/kopi.yaml": "name: Kopien som service\nprovider: sp\nsource: p-data\n",
        "systems/a.yaml": "name: A\nuses: [{datasource: p-data, via: file}]\n",  # a copy, however it travels
        "systems/b.yaml": "name: B\nuses: [{datasource: anden}]\n",  # not the authoritative one
        "systems/c.yaml": "name: C\nuses: [{interface: kopi, via: platform}]\n",  # a copy behind an interface
        "systems/d.yaml": "name: D\nuses: [{datasource: cpr, via: copy-register}]\n",
        "systems/e.yaml": "name: E\nuses: [{datasource: cpr, via: direct, annual_price: 5}]\n",
        "systems/f.yaml": "name: F\nuses: [{datasource: cpr, via: manual, switch: {to: sf1520}}]\n",
        "systems/g.yaml": "name: G\nuses: [{datasource: cpr, via: direct}]\n",  # nothing says that it is a purchase
        "systems/h.yaml": "name: H\nuses: [{datasource: cpr, via: platform}, {interface: sf1520, via: direct}]\n",
        "systems/i.yaml": "name: I\nuses: [{system: a, via: direct, annual_price: 5, switch: {to: sf1520}}]\n",
        "systems/j.yaml": "name: J\nuses: [{datasource: p-data, until: 2026-11-24}]\n",  # over
        "systems/k.yaml": "name: K\nlifecycle: {retired: 2026-11-25}\nuses: [{datasource: p-data}]\n",
        "systems/l.yaml": "name: L\nlifecycle: {in_use: 2027-01-01}\nuses: [{datasource: p-data}]\n",  # to come
    }
    plan = plan_of(files)
    assert sorted(row.system.id for row in plan.rows) == ["a", "b", "c", "d", "e", "f", "l"]
    assert [(use.system.id, use.target) for use in plan.unpriced] == [("g", "cpr"), ("h", "sf1520")]


def test_a_later_day_never_gives_a_longer_time_to_pay_back() -> None:
    files = {"systems/ky.yaml": system(with_cost("36500")), "contracts/drift.yaml": contract("2027-11-25")}
    assert said(only(files, DAY)) == "ky p-data: now 2026-11-25"
    assert said(only(files, DAY.replace(day=26))) == "ky p-data: tender 2027-11-25"
