"""What is paid, who shares it, and when it falls away: contracts, splits, sources' own prices, in kroner worked out by hand."""

import pytest

from tests.analysis.switching.small import (
    REGISTERS,
    contract,
    ending,
    money,
    only,
    plan_of,
    said,
    subscription_to,
    system,
    years,
)

COPY = "datasource: p-data, via: copy-register"


def switching(cost: int, more: str = "") -> str:
    return f"{COPY}, switch: {{to: sf1520, cost: {cost}}}{more}"


def two(first: str, second: str, **files: str) -> dict[str, str]:
    """Two systems, whose contracts end with 2030 and with 2028."""
    more = {name.replace("__", "/").replace("_", "-") + ".yaml": text for name, text in files.items()}
    return {
        "systems/a.yaml": system(first, "main_contract: da\n"),
        "systems/b.yaml": system(second, "main_contract: db\n"),
        "contracts/da.yaml": contract("2030-12-31", "[a]"),
        "contracts/db.yaml": contract("2028-12-31", "[b]"),
        **more,
    }


@pytest.mark.parametrize(
    ("end", "days", "verdict"), [("2028-12-30", 365, "now 2026-11-25"), ("2028-12-29", 364, "tender 2028-12-29")]
)
def test_a_price_in_a_contract_falls_away_with_its_exit(end: str, days: int, verdict: str) -> None:
    # asked on 25 November 2026 the notice day for 2026 (30 September) is over, so it is paid until 31 December 2027 whatever is done;
    # from 1 January to 30 December 2028 there are 365 days, worth the 120 000 that the switch costs
    files = {
        "systems/ky.yaml": system(switching(120000)),
        "contracts/drift.yaml": contract(end),
        "contracts/ab.yaml": subscription_to(),
    }
    row = only(files)
    assert (money(row.payment.amount), said(row)) == ("120000.00", f"ky p-data: {verdict}")
    assert row.case is not None
    assert (str(row.case.first), row.case.days, row.case.payback_days) == ("2027-12-31", days, 365)


def test_two_who_share_a_price_are_reckoned_together() -> None:
    files = two(switching(60000), switching(70000), contracts__ab=subscription_to())
    plan = plan_of(files)
    # paid until the end of 2027; the last of them would be tendered by the end of 2030: 1 096 days, worth 360 328.77
    assert [said(row) for row in plan.rows] == ["a p-data: now 2026-11-25", "b p-data: now 2026-11-25"]
    case = plan.rows[0].case
    assert case is not None
    assert (money(case.saving), money(case.cost), case.days, case.payback_days) == ("120000.00", "130000.00", 1096, 396)
    assert (str(plan.rows[0].saves_from), str(plan.rows[0].paid_back)) == ("2028-01-01", "2029-01-30")
    assert years(plan) == [
        "2026: 0.00 130000.00 -130000.00",
        "2027: 0.00 0.00 -130000.00",
        "2028: 120000.00 0.00 -10000.00",
        "2029: 120000.00 0.00 110000.00",
        "2030: 120000.00 0.00 230000.00",
        "2031: 120000.00 0.00 350000.00",
    ]


def test_where_together_does_not_pay_each_waits_for_its_own_tender() -> None:
    plan = plan_of(two(switching(200000), switching(170000), contracts__ab=subscription_to()))
    assert [said(row) for row in plan.rows] == ["b p-data: tender 2028-12-31", "a p-data: tender 2030-12-31"]
    # the price falls away only when a has left as well; 2031 brings the first saving
    assert ending(plan.subscriptions[0]) == ["2030-12-31", "2030-09-30", "2030-09-30", "2030-12-31", "2031-01-01"]
    assert years(plan)[2:] == [
        "2028: 0.00 170000.00 -170000.00",
        "2029: 0.00 0.00 -170000.00",
        "2030: 0.00 200000.00 -370000.00",
        "2031: 120000.00 0.00 -250000.00",
    ]


def test_one_who_cannot_leave_keeps_the_price_going() -> None:
    plan = plan_of(two(switching(1), COPY, contracts__ab=subscription_to()))
    assert [said(row) for row in plan.rows] == ["a p-data: unknown (others)", "b p-data: unknown (no-target)"]
    assert [use.system.id for use in plan.rows[0].waits_for] == ["b"]
    assert [use.system.id for use in plan.subscriptions[0].stays] == ["a", "b"]
    assert {line.split(": ")[1] for line in years(plan)} == {"0.00 0.00 0.00"}


def test_one_who_reads_the_copy_through_an_interface_keeps_it_going_too() -> None:
    files = two(
        switching(1),
        "interface: kopi, via: platform",
        contracts__ab=subscription_to(),
        interfaces__kopi="name: Kopi\nprovider: sp\nsource: p-data\n",
    )
    plan = plan_of(files)
    assert sorted(said(row) for row in plan.rows) == ["a p-data: unknown (others)", "b kopi: unknown (no-target)"]
    assert {money(row.payment.amount) for row in plan.rows} == {"120000.00"}
    assert money(plan.paid) == "120000.00"


def test_an_interface_costs_what_the_source_that_offers_it_says() -> None:
    source = "name: CPR\nauthoritative: true\nprice: {model: yearly, amount: 9000}\n"
    files = two(
        "interface: cpr-ws, via: platform",
        "datasource: cpr, via: direct",
        datasources__cpr=source,
        interfaces__cpr_ws="name: CPR som service\nprovider: cpr\n",
    )
    plan = plan_of(files)
    assert [(way.source.id, money(way.amount), way.is_partly) for way in plan.ways] == [
        ("cpr", "9000.00", True),
        ("cpr-ws", "9000.00", True),
    ]
    assert money(plan.paid) == "9000.00"
    assert [said(row) for row in plan.rows] == ["b cpr: unknown (no-target)"]


def test_one_whose_system_is_retired_needs_no_switch() -> None:
    files = two(switching(100000), COPY, contracts__ab=subscription_to())
    files["systems/b.yaml"] += "lifecycle: {retired: 2028-07-01}\n"
    plan = plan_of(files)
    # b is there until 30 June 2028, so the price falls away after 2028: two years before a is tendered, worth 240 000
    assert [said(row) for row in plan.rows] == ["a p-data: now 2026-11-25", "b p-data: ends 2028-06-30"]
    assert ending(plan.subscriptions[0]) == ["2028-06-30", "2028-09-30", "2028-09-29", "2028-12-31", "2029-01-01"]


def test_a_retiring_system_switches_too_where_it_is_worth_it() -> None:
    files = two(switching(20000), switching(30000), contracts__ab=subscription_to())
    files["systems/b.yaml"] += "lifecycle: {retired: 2028-07-01}\n"
    # together: 50 000 for a price that falls away a year earlier, from 2028 on
    assert [said(row) for row in plan_of(files).rows] == ["a p-data: now 2026-11-25", "b p-data: now 2026-11-25"]


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("{name: A, type: operation, amount: 1000, per: month}", "12000.00"),
        ("{name: A, type: operation, amount: 1000.25, per: quarter}", "4001.00"),
        ("{name: A, type: consumption, amount: 0.28, per: call, volume: {calls: 410000, per: year}}", "114800.00"),
        ("{name: A, type: acquisition, amount: 1000, per: once, date: 2026-11-25}", "–"),  # not a yearly price
        ("{name: A, type: operation, amount: 1000, per: year, until: 2026-11-24}", "–"),
        ("{name: A, type: operation, amount: 1000, per: year, from: 2026-11-26}", "–"),
        ("{name: A, type: operation, amount: 1000, per: year, until: 2026-11-25}", "1000.00"),
        ("{name: A, type: consumption, amount: 0.28, per: call}", "–"),  # how many is not known
    ],
)
def test_the_price_of_the_day(line: str, amount: str) -> None:
    files = {"systems/ky.yaml": system(switching(1)), "contracts/ab.yaml": subscription_to()}
    files["contracts/ab.yaml"] = files["contracts/ab.yaml"].split("  - {")[0] + f"  - {line}\n"
    assert money(only(files).payment.amount) == amount


def test_a_line_split_on_the_systems_is_each_ones_own() -> None:
    files = two(
        switching(30000),
        switching(90000),
        contracts__ab=subscription_to(more=", split: {a: 0.75, b: 0.25}"),
    )
    plan = plan_of(files)
    assert [(row.system.id, money(row.payment.amount), row.payment.is_shared) for row in plan.rows] == [
        ("a", "90000.00", False),
        ("b", "30000.00", False),
    ]
    # b: 366 days of 2028 are worth 30 082.19, and its switch costs 90 000
    assert [said(row) for row in plan.rows] == ["a p-data: now 2026-11-25", "b p-data: tender 2028-12-31"]
    assert plan.paid == 12_000_000


def test_a_price_for_several_copies_falls_away_with_the_last_of_them() -> None:
    files = two(
        switching(1),
        "datasource: v-data, switch: {to: sf1520, cost: 2}",
        contracts__ab=subscription_to("[p-data, v-data]"),
        datasources__v_data="name: V-data\ncopy_of: cvr\n",
    )
    plan = plan_of(files)
    assert {row.payment.things for row in plan.rows} == {("p-data", "v-data")}
    assert {len(row.payment.members) for row in plan.rows} == {2}


def test_a_price_that_is_split_on_the_copies() -> None:
    files = two(
        switching(1),
        "datasource: v-data, switch: {to: sf1520, cost: 2}",
        contracts__ab=subscription_to("[p-data, v-data]", more=", split: {p-data: 0.9, v-data: 0.1}"),
        datasources__v_data="name: V-data\ncopy_of: cvr\n",
    )
    found = {row.facts.source.id: money(row.payment.amount) for row in plan_of(files).rows}
    assert found == {"p-data": "108000.00", "v-data": "12000.00"}


def test_a_price_that_pays_for_other_things_too_is_not_divided() -> None:
    files = {"systems/ky.yaml": system(switching(1)), "contracts/ab.yaml": subscription_to("[ky, p-data]")}
    row = only(files)
    assert (said(row), row.payment.stated.id) == ("ky p-data: unknown (not-split)", "ab")


def test_a_contract_that_the_use_names_pays_for_who_hands_the_copy_out() -> None:
    files = two(
        switching(1, ", contract: ab"),
        switching(2),  # says nothing, and uses the same
        contracts__ab=subscription_to("[broker]"),
        systems__broker="name: CPR Broker\n",
        datasources__p_data="name: P-data\ncopy_of: cpr\nproviders: [broker]\n",
    )
    first = next(row for row in plan_of(files).rows if row.system.id == "a")
    assert (money(first.payment.amount), [use.system.id for use in first.payment.members]) == ("120000.00", ["a", "b"])


def test_a_contract_that_the_use_names_and_that_covers_something_else() -> None:
    files = two(switching(1, ", contract: ab"), "datasource: cpr", contracts__ab=subscription_to("[sp]"))
    assert said(plan_of(files).rows[0]) == "a p-data: unknown (not-split)"


def test_a_contract_that_covers_nothing_pays_for_those_who_name_it() -> None:
    files = two(switching(1, ", contract: ab"), switching(1, ", contract: ab"), contracts__ab=subscription_to("[]"))
    assert {(money(row.payment.amount), len(row.payment.members)) for row in plan_of(files).rows} == {("120000.00", 2)}


def test_a_contract_counts_before_a_price_at_the_use() -> None:
    files = {
        "systems/ky.yaml": system(switching(1, ", annual_price: 999")),
        "contracts/ab.yaml": subscription_to(),
    }
    assert money(only(files).payment.amount) == "120000.00"
    files["contracts/ab.yaml"] = subscription_to("[ky, p-data]")  # where it tells nothing, the use's own price does
    assert money(only(files).payment.amount) == "999.00"
    files["contracts/ab.yaml"] = subscription_to(term="term: {start: 2020-01-01, end: 2025-12-31}\n")
    assert money(only(files).payment.amount) == "999.00"


def test_a_price_at_the_use_is_paid_until_the_exit_of_the_contract_it_names() -> None:
    files = {
        "systems/ky.yaml": system(switching(1, ", annual_price: 999, contract: ab")),
        "contracts/ab.yaml": subscription_to().split("prices:")[0],
    }
    row = only(files)
    assert (money(row.payment.amount), str(row.case and row.case.first)) == ("999.00", "2027-12-31")


def test_a_price_at_the_source_is_shared_by_all_who_read_it() -> None:
    copy = "name: P-data\ncopy_of: cpr\nprice: {model: yearly, amount: 36500}\n"
    plan = plan_of(two(switching(10000), switching(20000), datasources__p_data=copy))
    assert {(money(row.payment.amount), len(row.payment.members)) for row in plan.rows} == {("36500.00", 2)}
    # 30 000 is 300 days of saving, from the day after
    assert {str(row.paid_back) for row in plan.rows} == {"2027-09-21"}
    assert years(plan)[0] == "2026: 3600.00 30000.00 -26400.00"  # 36 days of December and November
    free = two(switching(1), switching(2), datasources__p_data="name: P-data\ncopy_of: cpr\nprice: {model: free}\n")
    assert {row.verdict for row in plan_of(free).rows} == {"stay"}


def test_a_better_way_with_a_price_counts_once() -> None:
    copy = "name: P-data\ncopy_of: cpr\nprice: {model: yearly, amount: 36500}\n"
    bedre = {**REGISTERS, "interfaces/sf1520.yaml": "name: SF\nprovider: sp\nsource: cpr\nannual_price: 7300\n"}
    plan = plan_of({**bedre, **two(switching(10000), switching(20000), datasources__p_data=copy)})
    assert plan.rows[0].case is not None
    assert money(plan.rows[0].case.saving) == "29200.00"
    # 36 days: 3 600.00 less and 720.00 more
    assert years(plan)[:2] == ["2026: 2880.00 30000.00 -27120.00", "2027: 29200.00 0.00 2080.00"]


def test_years_take_their_own_days() -> None:
    # leaves on 29 February 2028: 306 of that year's 366 days are left
    use = switching(99999, ", annual_price: 36600, until: 2028-02-29")
    plan = plan_of({"systems/ky.yaml": system(use)})
    assert years(plan) == [
        "2026: 0.00 0.00 0.00",
        "2027: 0.00 0.00 0.00",
        "2028: 30600.00 99999.00 -69399.00",
        "2029: 36600.00 0.00 -32799.00",
        "2030: 36600.00 0.00 3801.00",
        "2031: 36600.00 0.00 40401.00",
    ]


def test_what_falls_away_without_a_switch_is_no_saving_of_the_plan() -> None:
    files = {
        "systems/ky.yaml": system(COPY, "lifecycle: {retired: 2027-03-01}\n"),
        "contracts/ab.yaml": subscription_to(),
    }
    plan = plan_of(files)
    assert {line.split(": ")[1] for line in years(plan)} == {"0.00 0.00 0.00"}
    assert ending(plan.subscriptions[0]) == ["2027-02-28", "2027-09-30", "2027-09-30", "2027-12-31", "2028-01-01"]


def test_a_switch_whose_cost_is_not_known_is_named_beside_the_sums() -> None:
    use = f"{COPY}, annual_price: 36500, until: 2026-12-31, switch: {{to: sf1520}}"
    plan = plan_of({"systems/ky.yaml": system(use)})
    assert [said(row) for row in plan.rows] == ["ky p-data: planned 2026-12-31 (no-cost)"]
    assert [row.system.id for row in plan.uncounted] == ["ky"]


def test_a_copy_that_nobody_uses_can_be_terminated_now() -> None:
    plan = plan_of({"contracts/ab.yaml": subscription_to(), "systems/a.yaml": "name: A\nuses: [{datasource: cpr}]\n"})
    (found,) = plan.subscriptions
    assert (found.payment.members, money(found.payment.amount)) == ((), "120000.00")
    assert ending(found) == ["2026-11-25", "2027-09-30", "2027-09-30", "2027-12-31", "2028-01-01"]
    own = plan_of({"datasources/p-data.yaml": "name: P\ncopy_of: cpr\nprice: {model: yearly, amount: 5}\n"})
    assert ending(own.subscriptions[0]) == ["2026-11-25", "None", "None", "None", "2026-11-26"]


@pytest.mark.parametrize(
    ("term", "found"),
    [
        # ends by itself before the last has left: nothing is to be given notice of
        ("{start: 2024-01-01, end: 2026-12-31, renewal: {kind: none}}", ["None", "None", "2026-12-31", "2027-07-01"]),
        # terminated already
        (
            ("{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: year-end}, "
            "terminated: {date: 2026-09-01, by: us, effective: 2027-12-31}}"),
            ["None", "None", "2027-12-31", "2028-01-01"],
        ),
        # any end of a month: 30 June itself is one, with 31 May (a Monday) for P30D
        ("{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P30D, to: month-end}}",
         ["2027-05-31", "2027-05-31", "2027-06-30", "2027-07-01"]),
        # the running quarter and then a month: the first such exit on or after 30 June is 31 July
        ("{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P1M, to: after-quarter}}",
         ["2027-06-30", "2027-06-30", "2027-07-31", "2027-08-01"]),
        # the notice day is 31 March, Easter being over: a Wednesday
        ("{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: any-day}}",
         ["2027-03-31", "2027-03-31", "2027-06-30", "2027-07-01"]),
        # irrevocable until the end of 2028
        (("{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: year-end}, "
         "irrevocable_until: 2028-12-31}"), ["2028-09-30", "2028-09-29", "2028-12-31", "2029-01-01"]),
        # a partial termination takes the copy out
        (("{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: year-end}, "
         "terminated: {date: 2026-09-01, by: us, effective: 2027-08-31, covers: [p-data]}}"),
         ["None", "None", "2027-08-31", "2027-09-01"]),
        # no end and no notice: nothing can be reckoned
        ("{start: 2024-01-01, renewal: {kind: tacit}}", ["None", "None", "None", "None"]),
    ],
)  # fmt: skip
def test_the_end_of_a_subscription(term: str, found: list[str]) -> None:
    files = {
        "systems/ky.yaml": system(switching(999999, ", until: 2027-06-30"), ""),
        "contracts/ab.yaml": subscription_to(term=f"term: {term}\n"),
    }
    assert [ending(it)[1:] for it in plan_of(files).subscriptions] == [found]


def test_conditions_of_the_contract_stand_beside_its_days() -> None:
    term = "term: {start: 2020-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: year-end}, conditions: [Når vi er ude]}\n"
    use = switching(1, ", until: 2027-06-30")
    files = {"systems/ky.yaml": system(use), "contracts/ab.yaml": subscription_to(term=term)}
    assert plan_of(files).subscriptions[0].conditions == ("Når vi er ude",)


def test_who_reads_what_how() -> None:
    files = two(switching(1), "interface: sf1520, via: platform", contracts__ab=subscription_to())
    files["systems/c.yaml"] = "name: C\nuses: [{datasource: p-data}, {interface: sf1520, via: platform}]\n"
    files["systems/d.yaml"] = "name: D\nlifecycle: {in_use: 2027-01-01}\nuses: [{datasource: p-data}]\n"
    plan = plan_of(files)
    assert [(way.register.id, way.source.id, way.channel, len(way.uses), money(way.amount), way.is_partly) for way in plan.ways] == [
        ("cpr", "p-data", None, 1, "120000.00", True),
        ("cpr", "p-data", "copy-register", 1, "120000.00", True),
        ("cpr", "sf1520", "platform", 2, "–", False),
    ]  # fmt: skip
    assert money(plan.paid) == "120000.00"  # once
