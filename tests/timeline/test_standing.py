"""Where a thing stands on a day, at the boundaries above all."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.model.lifecycle import Lifecycle
from registry_cli.model.registry import Entry
from registry_cli.timeline import STATES, Standing, State, standing
from tests.model.memory import registry_of

KEYS = tuple(Lifecycle.model_fields)
STATE_OF: dict[str, State] = {
    "pilot": "pilot",
    "phase_in": "phase-in",
    "in_use": "in-use",
    "phase_out": "phase-out",
    "retired": "retired",
}

DAY = date(2026, 11, 22)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)

WHOLE_LIFE = {
    "pilot": date(2026, 1, 1),
    "phase_in": date(2026, 2, 1),
    "in_use": date(2026, 3, 1),
    "phase_out": date(2026, 4, 1),
    "retired": date(2026, 5, 1),
}

CASES: dict[str, tuple[dict[str, date], Standing]] = {
    "nothing-is-known": ({}, Standing("in-use")),
    "in-use-since-yesterday": ({"in_use": BEFORE}, Standing("in-use", BEFORE, source="in_use")),
    "in-use-from-today": ({"in_use": DAY}, Standing("in-use", DAY, source="in_use")),
    "in-use-from-tomorrow": ({"in_use": AFTER}, Standing("planned", None, "in-use", AFTER, "in_use")),
    "pilot-from-today": ({"pilot": DAY}, Standing("pilot", DAY, source="pilot")),
    "pilot-from-tomorrow": ({"pilot": AFTER}, Standing("planned", None, "pilot", AFTER, "pilot")),
    "phase-in-from-tomorrow": ({"phase_in": AFTER}, Standing("planned", None, "phase-in", AFTER, "phase_in")),
    "retired-yesterday": ({"retired": BEFORE}, Standing("retired", BEFORE, source="retired")),
    "retired-today": ({"retired": DAY}, Standing("retired", DAY, source="retired")),
    "retired-tomorrow": ({"retired": AFTER}, Standing("in-use", None, "retired", AFTER)),
    "phase-out-tomorrow": ({"phase_out": AFTER}, Standing("in-use", None, "phase-out", AFTER)),
    "phase-out-today": (
        {"phase_out": DAY, "retired": AFTER},
        Standing("phase-out", DAY, "retired", AFTER, "phase_out"),
    ),
    "two-stages-begin-at-once": ({"pilot": DAY, "in_use": DAY}, Standing("in-use", DAY, source="in_use")),
    "a-pilot-lasts-until-the-next-stage": (
        {"pilot": BEFORE, "in_use": AFTER},
        Standing("pilot", BEFORE, "in-use", AFTER, "pilot"),
    ),
    "a-whole-life": (WHOLE_LIFE, Standing("retired", WHOLE_LIFE["retired"], source="retired")),
    "out-of-order": ({"in_use": AFTER, "retired": BEFORE}, Standing("retired", BEFORE, "in-use", AFTER, "retired")),
}


def entry_with(days: dict[str, date], folder: str = "systems") -> Entry:
    lines = "".join(f"  {key}: {day.isoformat()}\n" for key, day in days.items())
    required = "provider: x\n" if folder == "interfaces" else ""
    text = f"name: A\n{required}" + (f"lifecycle:\n{lines}" if days else "")
    return registry_of({f"{folder}/a.yaml": text}).entries["a"]


@pytest.mark.parametrize(("days", "expected"), CASES.values(), ids=CASES)
def test_standing(days: dict[str, date], expected: Standing) -> None:
    assert standing(entry_with(days), DAY) == expected


@pytest.mark.parametrize("key", KEYS)
def test_each_stage_begins_on_its_first_day(key: str) -> None:
    entry, first = entry_with(WHOLE_LIFE), WHOLE_LIFE[key]
    assert standing(entry, first).state == STATE_OF[key]
    assert standing(entry, first).since == first
    day_before = standing(entry, first - timedelta(1))
    assert (day_before.state != STATE_OF[key], day_before.until) == (True, first)


@pytest.mark.parametrize("folder", ["systems", "interfaces", "datasources"])
def test_all_that_live_have_a_life(folder: str) -> None:
    assert standing(entry_with({"retired": DAY}, folder), DAY).state == "retired"


@pytest.mark.parametrize("folder", ["people", "units", "suppliers"])
def test_what_has_no_life_is_there(folder: str) -> None:
    assert standing(entry_with({}, folder), DAY) == Standing("in-use")


def test_a_fault_elsewhere_in_the_file_changes_nothing() -> None:
    entry = registry_of({"systems/a.yaml": "name: A\nlifecycle: {retired: 2020-01-01}\nai: ja\n"}).entries["a"]
    assert standing(entry, DAY).state == "retired"


@pytest.mark.parametrize("state", STATES)
def test_what_is_living(state: State) -> None:
    assert Standing(state).is_living is (state not in {"planned", "retired"})


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), DAYS), st.lists(DAYS, min_size=2))
def test_nothing_grows_younger(days: dict[str, date], asked: list[date]) -> None:
    """Whatever the dates say, even out of order."""
    entry = entry_with(days)
    for one, other in pairwise(sorted(asked)):
        assert STATES.index(standing(entry, one).state) <= STATES.index(standing(entry, other).state)


@settings(deadline=None)
@given(st.lists(DAYS, min_size=len(KEYS), max_size=len(KEYS)), st.sets(st.sampled_from(KEYS)), DAYS)
def test_what_is_said_to_follow_follows(first_days: list[date], keys: set[str], asked: date) -> None:
    days = {key: day for key, day in zip(KEYS, sorted(first_days), strict=True) if key in keys}
    entry = entry_with(days)
    now = standing(entry, asked)
    assert now.since is None or now.since <= asked
    if now.until is None:
        assert standing(entry, date.max) == now
    else:
        assert now.until > asked
        assert standing(entry, now.until - timedelta(1)).state == now.state
        then = standing(entry, now.until).state
        assert now.following is not None
        assert STATES.index(now.state) < STATES.index(now.following) <= STATES.index(then)
