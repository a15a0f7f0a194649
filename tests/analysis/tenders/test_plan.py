"""The tender plan over small registries: the last day, the procedure, the value and the state of each purchase."""

from datetime import date
from decimal import Decimal

import pytest

from registry_cli.analysis.tenders.plan import Tender, TenderPlan, tender_of, tender_plan
from registry_cli.model.registry import Registry
from tests.model.memory import SETTINGS, registry_of

AS_OF = date(2026, 11, 25)
TENDERS = """tenders:
  stages:
    - {id: forberedelse, name: Forberedelse, kind: internal}
    - {id: frist, name: Frist, kind: statutory}
    - {id: overgang, name: Overgang, kind: external}
  thresholds:
    "2024": {services: 1500000, national: 400000}
    "2026": {services: 1600000, national: 500000}
    "2028": {services: 1700000}
  changes: {share: 0.1, below_threshold: true}
  untermed_months: 48
procedures:
  offentligt-udbud: {name: Offentligt udbud, stages: {forberedelse: {days: 100}, frist: {days: 40}, overgang: {days: 60}}}
  under-taerskel: {name: Under tærsklen, stages: {forberedelse: {days: 30}}}
  ski-miniudbud: {name: Miniudbud, stages: {forberedelse: {days: 50}}}
  lang: {name: Lang, stages: {overgang: {days: 4001}}}
  uden-trin: {name: Uden trin}
"""
RUNS_OUT = "term: {start: 2024-01-01, end: 2027-12-31}\n"
CHEAP = "prices: [{name: Drift, amount: 100000, per: year}]\n"
DEAR = "prices: [{name: Drift, amount: 500000, per: year}]\n"


def registry(contract: str, **others: str) -> Registry:
    """A registry with one contract; `others` are files such as `systems__s`."""
    files = {f"{name.replace('__', '/')}.yaml": text for name, text in others.items()}
    return registry_of({"registry.yaml": SETTINGS + TENDERS, "contracts/k.yaml": f"name: K\n{contract}", **files})


def tender(contract: str, as_of: date = AS_OF, **others: str) -> Tender:
    found = registry(contract, **others)
    one = tender_of(found.entries["k"], found, as_of)
    assert one is not None
    return one


@pytest.mark.parametrize(
    ("term", "end", "why"),
    [
        ("{start: 2024-01-01, end: 2027-12-31}", "2027-12-31", "end"),
        # Two of three options can still be taken: four years and three.
        ("{start: 2024-01-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 3}}", "2030-12-31", "maximum"),
        # The option was to be taken three months before the end, which has passed: nothing follows.
        (
            "{start: 2024-01-01, initial: P3Y, renewal: {kind: option, period: P1Y, times: 3, by: P3M}}",
            "2026-12-31",
            "end",
        ),
        # We mean to leave earlier than we must.
        (
            "{start: 2024-01-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 3}, intended_exit: 2028-12-31}",
            "2028-12-31",
            "intended",
        ),
        # We mean to leave a contract that would go on for ever.
        (
            "{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: term-end}, intended_exit: 2027-12-31}",
            "2027-12-31",
            "intended",
        ),
        ("{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}}", "None", None),
        (
            "{start: 2024-01-01, initial: P9Y, terminated: {date: 2026-10-01, by: supplier, effective: 2027-09-30}}",
            "2027-09-30",
            "terminated",
        ),
    ],
    ids=["an end", "every option", "a lapsed option", "a plan", "a plan where there is no end", "no end", "terminated"],
)
def test_the_last_day_that_is_planned_back_from(term: str, end: str, why: str | None) -> None:
    found = tender(f"term: {term}\n{CHEAP}")
    assert (str(found.end), found.why) == (end, why)


@pytest.mark.parametrize(
    ("contract", "procedure", "is_assumed", "start_by"),
    [
        # 30 days that end on 31 Dec begin on 2 Dec.
        (CHEAP, "under-taerskel", True, "2027-12-02"),
        # 60 days begin on 2 Nov (Tuesday); 40 days after Wednesday 22 Sep end on 1 Nov; 100 days that end on 21 Sep begin on 14 Jun.
        (DEAR, "offentligt-udbud", True, "2027-06-14"),
        # Nobody knows the value, so the one that is always lawful.
        ("", "offentligt-udbud", True, "2027-06-14"),
        (DEAR + "reprocurement: {strategy: ski-miniudbud}\n", "ski-miniudbud", True, "2027-11-12"),
        (DEAR + "reprocurement: {strategy: miniudbud}\n", "ski-miniudbud", True, "2027-11-12"),
        (CHEAP + "reprocurement: {strategy: eu-udbud}\n", "offentligt-udbud", True, "2027-06-14"),
        (
            CHEAP + "reprocurement: {procedure: ski-miniudbud, strategy: eu-udbud}\n",
            "ski-miniudbud",
            False,
            "2027-11-12",
        ),
        (CHEAP + "reprocurement: {procedure: ukendt}\n", "under-taerskel", True, "2027-12-02"),
        (CHEAP + "reprocurement: {value: 1600000}\n", "offentligt-udbud", True, "2027-06-14"),
    ],
    ids=[
        "below the threshold",
        "above it",
        "without value",
        "by a strategy of that name",
        "by a strategy",
        "by strategy though cheap",
        "stated",
        "unknown",
        "at the threshold",
    ],
)
def test_the_procedure_and_the_last_day_to_begin(
    contract: str,
    procedure: str,
    is_assumed: bool,  # noqa: FBT001
    start_by: str,
) -> None:
    found = tender(RUNS_OUT + contract + "covers: [s]\n", systems__s="name: S\n")
    assert (found.procedure, found.is_assumed, str(found.start_by)) == (procedure, is_assumed, start_by)


@pytest.mark.parametrize(
    ("contract", "state"),
    [
        ("", "no-plan"),
        ("reprocurement: {plan: 2027-Q4}\n", "planned"),
        # The quarter begins on 1 Jan 2028, and the purchase must begin by 2 Dec 2027.
        ("reprocurement: {plan: 2028-Q1}\n", "planned-too-late"),
        ("reprocurement: {project: p}\n", "planned"),
        ("reprocurement: {plan: 2028-Q1, started: true}\n", "started"),
        ("reprocurement: {plan: snart}\n", "no-plan"),
        ("covers: [s]\n", "no-plan"),
        ("covers: [udfaset]\n", "not-needed"),
        ("covers: [udfaset, s]\n", "no-plan"),
        ("reprocurement: {procedure: uden-trin}\n", "unknown"),
        ("reprocurement: {procedure: lang}\n", "unknown"),
    ],
)
def test_how_the_purchase_stands(contract: str, state: str) -> None:
    others = {
        "systems__s": "name: S\nlifecycle: {retired: 2028-01-02}\n",
        "systems__udfaset": "name: U\nlifecycle: {retired: 2028-01-01}\n",
        "projects__p": "name: P\n",
    }
    assert tender(RUNS_OUT + CHEAP + contract, AS_OF, **others).state == state


def test_it_is_too_late_the_day_after_the_last_day_to_begin() -> None:
    assert tender(RUNS_OUT + CHEAP, date(2027, 12, 2)).state == "no-plan"
    late = tender(RUNS_OUT + CHEAP + "reprocurement: {plan: 2027-Q4}\n", date(2027, 12, 3))
    assert (late.state, str(late.start_by)) == ("too-late", "2027-12-02")


@pytest.mark.parametrize(
    ("contract", "doubt"),
    [
        ("", "no-last-day"),
        ("term: {start: 2024-01-01, end: i morgen}\n", "no-last-day"),
        (RUNS_OUT, "nothing-bought"),
        (RUNS_OUT + CHEAP + "reprocurement: {procedure: uden-trin}\n", "no-stages"),
        (RUNS_OUT + CHEAP + "reprocurement: {procedure: lang}\n", "out-of-reach"),
    ],
)
def test_what_cannot_be_reckoned_says_why(contract: str, doubt: str) -> None:
    found = tender(contract)
    assert (found.state, found.doubt, found.start_by) == ("unknown", doubt, None)


def test_without_any_procedure() -> None:
    found = registry_of({"contracts/k.yaml": f"name: K\n{RUNS_OUT}{CHEAP}"})
    one = tender_of(found.entries["k"], found, AS_OF)
    assert one is not None
    assert (one.state, one.doubt, one.procedure, one.is_assumed) == ("unknown", "no-procedure", None, False)


@pytest.mark.parametrize(
    ("contract", "kroner", "basis"),
    [
        (RUNS_OUT + CHEAP, "400000", "whole-term"),
        # Options count from the start, also those that have lapsed since: three years and three.
        (
            "term: {start: 2024-01-01, initial: P3Y, renewal: {kind: option, period: P1Y, times: 3, by: P3M}}\n"
            + CHEAP,
            "600000",
            "whole-term",
        ),
        # 48 months of a contract without end: 2024 to 2027.
        (
            "term: {start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}}\n" + CHEAP,
            "400000",
            "untermed",
        ),
        (RUNS_OUT + CHEAP + "reprocurement: {value: 750000}\n", "750000", "stated"),
        (RUNS_OUT + CHEAP + "reprocurement: {value: mange}\n", "400000", "whole-term"),
        (RUNS_OUT, "None", "unknown"),
        (CHEAP, "None", "unknown"),
    ],
)
def test_what_it_is_worth(contract: str, kroner: str, basis: str) -> None:
    value = tender(contract).value
    assert (f"{value.kroner:.0f}" if value.kroner is not None else "None", value.basis) == (kroner, basis)


@pytest.mark.parametrize(
    ("term", "published", "year", "threshold"),
    [
        # Dispatched 40 days and 60 days before the end: 22 Sep 2027; 2026 is the last year known until then.
        ("{start: 2024-01-01, end: 2027-12-31}", "2027-09-22", 2026, "1600000"),
        ("{start: 2024-01-01, end: 2028-12-31}", "2028-09-22", 2028, "1700000"),
    ],
)
def test_the_threshold_is_that_of_the_year_of_publication(term: str, published: str, year: int, threshold: str) -> None:
    found = tender(f"term: {term}\nreprocurement: {{procedure: offentligt-udbud, value: 1650000}}\n")
    assert found.schedule is not None
    assert str(found.schedule.published) == published
    assert (found.threshold_year, str(found.threshold)) == (year, threshold)
    assert found.is_above is (year == 2026)


def test_no_threshold_is_known_before_the_first_year() -> None:
    assert tender("term: {start: 2020-01-01, end: 2023-12-31}\n" + CHEAP, date(2023, 1, 1)).threshold is None


def ways(contract: str, as_of: date) -> list[str]:
    found = tender(contract, as_of)
    assert found.state == "too-late"
    return [
        " ".join(
            str(part) for part in (one.kind, one.name, one.day, f"{one.kroner:.2f}" if one.kroner else None) if part
        )
        for one in found.ways
    ]


def test_the_ways_that_are_left() -> None:
    # Worth two million: a tender was to begin on 14 Jun 2027. The law lets 10 % be changed, 200,000, of which 50,000 are used.
    dear = (
        RUNS_OUT
        + DEAR
        + "changes: [{date: 2025-01-01, value: 50000}]\nprocured: {form: ski, framework_until: 2027-09-30}\n"
    )
    assert ways(dear, date(2027, 6, 15)) == [
        "amendment 150000.00",
        "framework 2027-09-30",
        "procedure ski-miniudbud 2027-11-12",
    ]
    # The framework has ended, and so has the time for a mini-tender.
    assert ways(dear, date(2027, 11, 13)) == ["amendment 150000.00"]
    # All of it is used.
    assert ways(dear.replace("50000}", "200000}"), date(2027, 11, 13)) == []


def test_changes_must_also_stay_below_the_threshold() -> None:
    """A tenth of 20 million is two, but the threshold of 2026 is 1.6 million."""
    dearest = RUNS_OUT + "prices: [{name: Drift, amount: 5000000, per: year}]\n"
    assert ways(dearest, date(2027, 11, 13)) == ["amendment 1600000.00"]


def test_a_small_purchase_may_be_made_directly() -> None:
    """400,000 in all lies below the national value of 2026, 500,000."""
    assert ways(RUNS_OUT + CHEAP, date(2027, 12, 3)) == ["amendment 40000.00", "direct 500000.00"]


def test_staying_longer_than_planned_and_an_open_option() -> None:
    term = "term: {start: 2024-01-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 1}, intended_exit: 2027-12-31}\n"
    assert ways(term + DEAR, date(2027, 11, 13)) == ["option 2027-12-31", "stay 2028-12-31", "amendment 250000.00"]
    goes_on = "term: {start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P1M, to: term-end}, intended_exit: 2027-12-31}\n"
    assert ways(goes_on + DEAR, date(2027, 11, 13)) == ["stay", "amendment 200000.00"]


def test_a_joining_agreement_is_joined_again() -> None:
    settings = TENDERS.replace(
        "  uden-trin:", "  kombit-tilslutning: {name: Tilslutning, stages: {overgang: {days: 10}}}\n  uden-trin:"
    )
    found = registry_of(
        {
            "registry.yaml": SETTINGS + settings,
            "contracts/k.yaml": f"name: K\ntype: tilslutningsaftale\n{RUNS_OUT}{DEAR}",
            "contracts/o.yaml": f"name: O\n{RUNS_OUT}{DEAR}",
        }
    )
    late = date(2027, 12, 1)
    joined, other = (tender_of(found.entries[name], found, late) for name in ("k", "o"))
    assert joined is not None
    assert other is not None
    assert (joined.procedure, str(joined.start_by), joined.state) == ("kombit-tilslutning", "2027-12-22", "no-plan")
    assert [one.name for one in other.ways if one.kind == "procedure"] == []


def test_what_is_over_or_hangs_on_another_is_no_purchase_of_its_own() -> None:
    found = registry(
        "term: {start: 2020-01-01, end: 2024-12-31}\n" + CHEAP,
        contracts__ramme=f"name: Ramme\n{RUNS_OUT}{CHEAP}",
        contracts__under="name: Under\nparent: ramme\ninherits_term: true\n" + CHEAP,
    )
    assert [one.contract.id for one in tender_plan(found, AS_OF).tenders] == ["ramme"]


def test_the_plan_by_quarter() -> None:
    found = registry(
        RUNS_OUT + CHEAP,
        contracts__a=f"name: A\n{RUNS_OUT}{DEAR}",
        contracts__b="name: B\nterm: {start: 2024-01-01, renewal: {kind: tacit, period: P1Y}, initial: P1Y}\nreprocurement: {plan: 2027-Q2}\n",
        contracts__sent="name: Sent\nterm: {start: 2024-01-01, end: 2026-11-30}\n" + CHEAP,
    )
    plan = tender_plan(found, AS_OF)
    assert [one.contract.id for one in plan.tenders] == ["sent", "a", "k", "b"]
    assert [(quarter, [one.contract.id for one in tenders]) for quarter, tenders in plan.by_quarter()] == [
        ("2027-Q2", ["a", "b"]),
        ("2027-Q4", ["k"]),
    ]
    assert [one.contract.id for one in plan.of_state("too-late")] == ["sent"]
    assert TenderPlan(AS_OF, ()).by_quarter() == ()


@pytest.mark.parametrize(
    "odd",
    [
        "reprocurement: snart\n",
        "reprocurement: [1]\n",
        "reprocurement: {plan: 27, procedure: [a], strategy: {}, project: 1, joint_with: x, value: true, started: 1}\n",
        "reprocurement: {plan: 0000-Q1}\n",
        "reprocurement: {plan: ٢٠٢٧-Q1}\n",
        "covers: s\n",
        "covers: [1, [], null]\n",
        "changes: [{value: meget}, {}, 7]\n",
        "procured: {framework_until: 9999-99-99}\n",
        "owner: [a]\n",
    ],
)
@pytest.mark.parametrize("day", [date.min, AS_OF, date(2027, 12, 31), date.max])
def test_odd_data_changes_nothing_else(odd: str, day: date) -> None:
    found = registry(RUNS_OUT + CHEAP + odd)
    for one in tender_plan(found, day).tenders:
        assert str(one.end) == "2027-12-31"


@pytest.mark.parametrize(
    "term",
    [
        "{start: 9999-01-01, end: 9999-12-31}",
        "{start: 0001-01-01, end: 0001-01-02}",
        "{start: 2024-01-01, initial: P999Y, renewal: {kind: tacit, period: P999Y, times: 99}}",
        "{start: 2028-01-01, end: 2024-01-01}",
    ],
)
@pytest.mark.parametrize("day", [date.min, AS_OF, date.max])
def test_the_ends_of_the_calendar(term: str, day: date) -> None:
    found = registry(f"term: {term}\n{CHEAP}")
    assert all(one.contract.id == "k" for one in tender_plan(found, day).tenders)


def test_kroner_are_exact() -> None:
    found = tender(RUNS_OUT + "prices: [{name: Drift, amount: 0.10, per: year}]\n")
    assert found.value.kroner == Decimal("0.40")
