"""The examples worked out by hand in the documentation are what the program says, to the day and to the øre."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.costs.leaving import committed_between
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.records import View, kroner
from registry_cli.analysis.switching.plan import switch_plan
from registry_cli.analysis.switching.records import Row
from registry_cli.analysis.tenders.plan import Tender, tender_of
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.sources import FolderSource

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/regneeksempler.md").read_text(encoding="utf-8")
AS_OF = date(2026, 11, 25)


@cache
def fjordby() -> Registry:
    return load(FolderSource(ROOT / "examples/fjordby"))


def state(contract: str) -> ContractState:
    return state_of(fjordby().entries[contract], fjordby(), AS_OF)


def cost(contract: str, view: View, year: int) -> str:
    book = ledger(fjordby(), AS_OF, (year,))
    charges = [one for one in book.charges if one.line.contract and one.line.contract.id == contract]
    return danish(kroner(sum(one.amount(view, year) for one in charges)))


def danish(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def section(title: str) -> str:
    return PAGE.split(f"### {title}", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]


def test_a_missed_notice() -> None:
    text, found = section("Tilslutningsaftalen til KY: opsigelsen er misset"), state("ky-tilslutning")
    assert found.phase == "notice-missed"
    assert found.current is not None
    assert found.deadline is not None
    days = [
        found.current.last,
        found.earliest_exit,
        found.deadline.last_day,
        found.deadline.safe_day,
        found.deadline.decide_by,
        found.deadline.missed,
    ]
    assert [str(day) for day in days] == [
        "2027-08-31",
        "2028-08-31",
        "2027-08-31",
        "2027-08-31",
        "2027-02-28",
        "2029-08-31",
    ]
    assert all(f"| {day} |" in text or f" {day} |" in text for day in days)


def test_an_option_and_a_notice_month_by_month() -> None:
    text, found = section("Omsorgssystemet: en option på to år"), state("nexus-kontrakt")
    option = next(one for one in found.deadlines if one.kind == "option")
    days = [found.end, option.last_day, option.decide_by, found.maximum, found.earliest_exit, found.after_that]
    assert [str(day) for day in days] == [
        "2028-02-29",
        "2027-08-31",
        "2027-02-28",
        "2032-02-29",
        "2027-05-31",
        "2027-06-30",
    ]
    assert all(f"| {day} |" in text for day in days)


def test_a_price_per_inhabitant() -> None:
    text = section("Tilslutningsaftalen til KY: 21,40 kr. pr. indbygger")
    amounts = [cost("ky-tilslutning", "committed", year) for year in (2027, 2028)]
    missed = committed_between(fjordby().entries["ky-tilslutning"], fjordby(), date(2028, 9, 1), date(2029, 8, 31))
    assert [*amounts, danish(missed)] == ["1.245.779,60", "830.519,73", "1.244.641,91"]
    assert all(f"| {amount} |" in text for amount in (*amounts, danish(missed)))


def test_prices_that_end_within_a_year() -> None:
    text = section("Microsoft-licenserne: slutter midt i et år")
    assert cost("microsoft-licens", "expected", 2026) == "5.508.000,00"
    views: tuple[View, ...] = ("committed", "expected", "maximum")
    assert {cost("microsoft-licens", view, 2027) for view in views} == {"2.731.364,38"}
    assert "| 5.508.000,00 |" in text
    assert "| 2.731.364,38 |" in text


def tender(contract: str) -> Tender:
    found = tender_of(fjordby().entries[contract], fjordby(), AS_OF)
    assert found is not None
    return found


def stages_in(text: str) -> dict[str, list[str]]:
    """The days that each stage's row names, in order, by the first word of its name."""
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")][1:]
    return {
        row[0]: [word.strip(",;") for cell in row[2:] for word in cell.split() if word[:3] == "202"] for row in rows
    }


def test_a_purchase_below_the_threshold() -> None:
    text, found = section("Temponizer: køb under tærskelværdien"), tender("temponizer-kontrakt")
    assert (found.state, str(found.start_by)) == ("planned", "2027-05-08")
    assert found.schedule is not None
    assert "**2027-05-08**" in text
    told = stages_in(text)
    for stage in found.schedule.stages:
        assert told[stage.plan.name.split()[0]] == [
            str(stage.dispatch or stage.first),
            str(stage.last),
        ]


def test_a_tender_that_is_late() -> None:
    text, found = section("Nødkald: et offentligt udbud, der er for sent i gang"), tender("noedkald-kontrakt")
    assert (found.state, str(found.start_by)) == ("too-late", "2026-11-06")
    assert (found.threshold, found.threshold_year) == (Decimal(1_611_360), 2027)
    assert found.schedule is not None
    told = stages_in(text)
    for stage in found.schedule.stages:
        assert told[stage.plan.name.split()[0]][:2] == [str(stage.dispatch or stage.first), str(stage.last)]
    ways = {way.kind: way for way in found.ways if way.name in (None, "ski-miniudbud")}
    assert (ways["amendment"].kroner, str(ways["procedure"].day)) == (Decimal(26_000), "2027-07-30")
    assert "**26.000 kr.**" in text


def switch(system: str, source: str) -> Row:
    plan = switch_plan(fjordby(), AS_OF)
    return next(row for row in plan.rows if (row.system.id, row.facts.source.id) == (system, source))


def told_of(title: str, row: Row) -> list[str]:
    """What is reckoned of a switch, each of which stands in the last column of the section's table."""
    assert row.case is not None
    assert row.case.horizon is not None
    assert row.case.days is not None
    until_then = Decimal(row.case.saving) / 100 * row.case.days / 365
    told = [str(row.case.horizon.day), str(row.case.days), danish(until_then), str(row.paid_back)]
    answers = [line.rstrip(" |").rpartition("| ")[2] for line in section(title).splitlines() if line.startswith("| ")]
    assert [one for one in told if one not in answers] == []
    return told


def test_a_switch_that_pays_before_the_contract_ends() -> None:
    row = switch("xflow", "cvr")
    assert row.verdict == "now"
    assert told_of("XFlow: læg CVR-opslaget om nu", row) == ["2029-01-31", "798", "52.471,23", "2027-08-26"]


def test_a_switch_that_is_for_the_next_tender() -> None:
    row = switch("vejman", "cvr")
    assert row.verdict == "tender"
    assert told_of("Vejman: stil det som krav i udbuddet", row) == ["2027-12-31", "401", "15.380,82", "2030-09-17"]
