"""What time alone changes: told for the right days, and for no others."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry_cli.checks import CHECKS
from registry_cli.checks.check import Question
from registry_cli.model.load import load
from registry_cli.model.registry import Narrowing, Registry
from registry_cli.review.forecast import Forecast, forecast
from registry_cli.sources import FolderSource, MemorySource
from tests.fuzz.shapes import registries
from tests.model.memory import SETTINGS, registry_of
from tests.review.every_day import differences

EXAMPLES = Path(__file__).parents[2] / "examples"
FIRST = date(2026, 11, 22)
LAST = date(2028, 11, 22)
ESR = "name: ESR\nlifecycle: {in_use: 2000-01-01, retired: 2027-03-01}\n"
WAIVER = "name: Udskudt\nfinding: retired-reference\nentity: ky\nreason: Forsinket\nowner: chef\nexpires: 2027-06-30\n"
TERM = (
    "name: KY drift\ncovers: [ky]\nterm: {start: 2020-01-01, initial: P7Y, lead_time: P3M,"
    " renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: term-end}}\n"
)


def told(found: Forecast) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [
        (one.day.isoformat(), one.finding.code, one.finding.entity, one.before, one.after) for one in found.findings
    ]


def turned(found: Forecast) -> list[tuple[str, str, str, str]]:
    return [(one.day.isoformat(), one.entry.id, one.before, one.after) for one in found.states]


def of(files: Mapping[str, str]) -> Forecast:
    return forecast(registry_of(files), FIRST, LAST)


def test_a_retirement_makes_those_refer_to_nothing_that_go_on() -> None:
    found = of({"datasources/esr.yaml": ESR, "systems/ky.yaml": "name: KY\nuses: [{datasource: esr}]\n"})
    assert told(found) == [
        ("2027-03-01", "retired-reference", "ky", None, "error"),
        ("2027-03-01", "outlives-provider", "ky", "warning", None),
    ]
    assert turned(found) == [("2027-03-01", "esr", "in-use", "retired")]


def test_a_waiver_hides_until_it_ends() -> None:
    found = of(
        {
            "datasources/esr.yaml": ESR,
            "systems/ky.yaml": "name: KY\nuses: [{datasource: esr}]\n",
            "people/chef.yaml": "name: Chef\n",
            "waivers/udskudt.yaml": WAIVER,
        }
    )
    assert told(found) == [
        ("2027-03-01", "outlives-provider", "ky", "warning", None),
        ("2027-03-01", "unused-waiver", "udskudt", "warning", None),
        ("2027-07-01", "expired-waiver", "udskudt", None, "error"),
        ("2027-07-01", "retired-reference", "ky", None, "error"),
    ]
    assert turned(found)[-1] == ("2027-07-01", "udskudt", "in-force", "expired")


def test_a_waiver_that_ends_shows_also_what_no_day_changes() -> None:
    files = {
        "systems/ky.yaml": "name: KY\nowner: nobody\n",
        "people/chef.yaml": "name: Chef\n",
        "waivers/udskudt.yaml": WAIVER.replace("retired-reference", "unknown-reference"),
    }
    assert told(of(files)) == [
        ("2027-07-01", "expired-waiver", "udskudt", None, "error"),
        ("2027-07-01", "unknown-reference", "ky", None, "error"),
    ]


def test_a_contract_turns_by_its_calendar() -> None:
    found = of({"contracts/drift.yaml": TERM, "systems/ky.yaml": "name: KY\n"})
    assert told(found)[:2] == [
        ("2027-03-30", "notice-window", "drift", None, "warning"),
        ("2027-07-01", "notice-missed", "drift", None, "info"),
    ] or told(found)
    assert [one[0] for one in turned(found)][:2] == sorted(one[0] for one in turned(found))[:2]
    assert ("drift", "in-force", "notice-window") in {one[1:] for one in turned(found)}


def test_a_severity_that_rises_is_one_change() -> None:
    found = of(
        {
            "registry.yaml": f"{SETTINGS}intervals: {{certificate_warning: P90D}}\n",
            "systems/ky.yaml": "name: KY\nuses: [{datasource: esr, certificate_until: 2027-06-30}]\n",
            "datasources/esr.yaml": "name: ESR\n",
        }
    )
    assert told(found) == [
        ("2027-04-01", "certificate-ends", "ky", None, "warning"),
        ("2027-07-01", "certificate-ends", "ky", "warning", "error"),
    ]


def test_what_is_switched_off_is_not_foretold() -> None:
    files = {
        "registry.yaml": f"{SETTINGS}severity: {{retired-reference: 'off', outlives-provider: 'off'}}\n",
        "datasources/esr.yaml": ESR,
        "systems/ky.yaml": "name: KY\nuses: [{datasource: esr}]\n",
    }
    assert told(of(files)) == []


def test_a_selection_narrows_what_is_told_and_not_what_is_reckoned() -> None:
    registry = registry_of({"datasources/esr.yaml": ESR, "systems/ky.yaml": "name: KY\nuses: [{datasource: esr}]\n"})
    keys = frozenset({registry.entries["ky"].key})
    found = forecast(registry.narrowed(Narrowing(keys, "ky")), FIRST, LAST)
    assert [one[1] for one in told(found)] == ["retired-reference", "outlives-provider"]
    assert not found.states


def example(name: str) -> Registry:
    return load(FolderSource(EXAMPLES / name))


@pytest.mark.parametrize(("name", "step"), [("fjordby", 227), ("strandholm", 400), ("tutorial", 11), ("broken", 101)])
def test_the_forecast_of_an_example_is_right(name: str, step: int) -> None:
    """On some days of two years; `python -m tests.review.every_day` tries them all."""
    days = [FIRST + timedelta(days=number) for number in range(step, (LAST - FIRST).days, step)]
    assert differences(example(name), FIRST, LAST, days) == []


@pytest.mark.parametrize("name", ["fjordby", "broken"])
def test_a_check_without_days_finds_the_same_on_any_day(name: str) -> None:
    registry = example(name)
    for check in CHECKS:
        if not check.days:
            first, *others = (list(check.run(Question(registry, date(year, 5, 17)))) for year in (2024, 2027, 2031))
            assert others == [first, first], check.code


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(registries(), st.integers(0, 400))
def test_the_forecast_of_any_registry_is_right(files: Mapping[str, bytes], begin: int) -> None:
    first = FIRST + timedelta(days=begin)
    assert differences(load(MemorySource(files)), first, first + timedelta(days=45)) == []
