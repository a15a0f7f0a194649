"""What approved projects make of a life, at the boundaries above all."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from registry_cli.model.registry import Entry
from registry_cli.timeline import contradictions, own_standing, place_of, retirement, stages, standing
from tests.model.memory import registry_of

INTRODUCE = "{system: k, action: introduce, date: 2027-06-01}"
RETIRE = "{system: k, action: retire, date: 2029-01-01}"
REPLACE = "{system: k, action: replace, with: n, date: 2029-01-01}"


def system(life: str, *changes: str, state: str = "approved", wanted: str = "k") -> Entry:
    files: dict[str, str | bytes] = {
        "systems/k.yaml": f"name: K\n{life}",
        "systems/n.yaml": "name: N\n",
        "projects/p.yaml": f"name: P\nstate: {state}\nchanges: [{', '.join(changes)}]\n",
    }
    return registry_of(files).entries[wanted]


def life_of(entry: Entry) -> list[str]:
    """Each stage as *state day*, with the project that it rests on."""
    grounds = ((one, "" if isinstance(one.ground, str) else f" {one.ground.project}") for one in stages(entry))
    return [f"{one.state} {one.day}{ground}" for one, ground in grounds]


LIVES: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    "nothing-is-known": ("", (RETIRE,), ["retired 2029-01-01 p"]),
    "what-agrees-is-its-own": ("lifecycle: {retired: 2029-01-01}\n", (RETIRE,), ["retired 2029-01-01"]),
    "the-project-is-later": ("lifecycle: {retired: 2028-12-31}\n", (RETIRE,), ["retired 2029-01-01 p"]),
    "the-project-is-earlier": ("lifecycle: {retired: 2029-01-02}\n", (RETIRE,), ["retired 2029-01-01 p"]),
    "what-comes-before-stays": (
        "lifecycle: {in_use: 2010-01-01, phase_out: 2028-12-31}\n",
        (RETIRE,),
        ["in-use 2010-01-01", "phase-out 2028-12-31", "retired 2029-01-01 p"],
    ),
    "what-was-to-come-later-does-not": (
        "lifecycle: {in_use: 2010-01-01, phase_out: 2029-01-01, retired: 2030-01-01}\n",
        (RETIRE,),
        ["in-use 2010-01-01", "retired 2029-01-01 p"],
    ),
    "replaced": ("lifecycle: {in_use: 2010-01-01}\n", (REPLACE,), ["in-use 2010-01-01", "retired 2029-01-01 p"]),
    "replaced-with-itself-stays": ("", ("{system: k, action: replace, with: k, date: 2029-01-01}",), []),
    "introduced": ("", (INTRODUCE,), ["in-use 2027-06-01 p"]),
    "introduced-within-its-coming": (
        "lifecycle: {phase_in: 2027-06-01, in_use: 2027-09-01}\n",
        (INTRODUCE,),
        ["phase-in 2027-06-01", "in-use 2027-09-01"],
    ),
    "introduced-the-day-before-its-coming": (
        "lifecycle: {phase_in: 2027-06-02, in_use: 2027-09-01}\n",
        (INTRODUCE,),
        ["in-use 2027-06-01 p"],
    ),
    "introduced-later-than-it-says": (
        "lifecycle: {pilot: 2026-01-01, in_use: 2027-05-31, phase_out: 2030-01-01}\n",
        (INTRODUCE,),
        ["pilot 2026-01-01", "in-use 2027-06-01 p", "phase-out 2030-01-01"],
    ),
    "introduced-and-retired": ("", (RETIRE, INTRODUCE), ["in-use 2027-06-01 p", "retired 2029-01-01 p"]),
    "comes-back": (
        "lifecycle: {in_use: 2010-01-01, retired: 2020-01-01}\n",
        (INTRODUCE, RETIRE),
        ["in-use 2010-01-01", "retired 2020-01-01", "in-use 2027-06-01 p", "retired 2029-01-01 p"],
    ),
    "retired-twice-is-retired-once": (
        "",
        (RETIRE, "{system: k, action: replace, date: 2029-06-01}"),
        ["retired 2029-01-01 p"],
    ),
    "changed-or-moved-is-no-new-state": (
        "",
        ("{system: k, action: change, date: 2027-01-01}", "{system: k, action: move-interface, date: 2027-01-01}"),
        [],
    ),
    "without-a-day-nothing": ("", ("{system: k, action: retire}", "{system: k, action: retire, date: soon}"), []),
}


@pytest.mark.parametrize(("life", "changes", "expected"), LIVES.values(), ids=LIVES)
def test_a_life(life: str, changes: tuple[str, ...], expected: list[str]) -> None:
    assert life_of(system(life, *changes)) == expected


@pytest.mark.parametrize("state", ["proposed", "paused", "rejected", "stopped", "closed"])
def test_only_approved_projects_count(state: str) -> None:
    assert life_of(system("", RETIRE, state=state)) == []


def test_what_replaces_is_there_from_the_day_unless_it_was_before() -> None:
    assert life_of(system("", REPLACE, wanted="n")) == []
    planned: dict[str, str | bytes] = {
        "systems/k.yaml": "name: K\n",
        "systems/n.yaml": "name: N\nlifecycle: {in_use: 2029-06-01}\n",
        "projects/p.yaml": f"name: P\nstate: approved\nchanges: [{REPLACE}]\n",
    }
    assert life_of(registry_of(planned).entries["n"]) == ["in-use 2029-01-01 p"]


def test_the_target_is_an_intention() -> None:
    assert life_of(system("target: {action: eliminate, by: 2027-01-01}\n")) == []


def test_on_the_day_and_the_day_before() -> None:
    entry = system("lifecycle: {in_use: 2010-01-01, retired: 2030-01-01}\n", RETIRE)
    before, then = (standing(entry, date(2029, 1, 1) - timedelta(days)) for days in (1, 0))
    assert (before.state, before.source, before.following, str(before.until)) == (
        "in-use",
        "in_use",
        "retired",
        "2029-01-01",
    )
    assert (then.state, str(then.since), then.source, then.change and then.change.project) == (
        "retired",
        "2029-01-01",
        None,
        "p",
    )
    assert then.place(entry) == ("projects/p.yaml", ("changes", 0, "date"), "value", None)
    assert before.place(entry) == ("systems/k.yaml", ("lifecycle", "in_use"), "value", None)
    assert own_standing(entry, date(2029, 1, 1)).state == "in-use"


def test_where_its_retirement_is_stated() -> None:
    theirs, own = system("", RETIRE), system("lifecycle: {retired: 2029-01-01}\n", RETIRE)
    assert [place_of(stage, one).path for one in (theirs, own) if (stage := retirement(one))] == [
        "projects/p.yaml",
        "systems/k.yaml",
    ]


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ("", []),
        ("lifecycle: {in_use: 2010-01-01}\n", []),
        ("lifecycle: {retired: 2029-01-01}\n", []),
        ("lifecycle: {retired: 2029-01-02}\n", ["retired"]),
        ("lifecycle: {phase_out: 2029-02-01, retired: 2029-03-01}\n", ["retired"]),
        ("lifecycle: {phase_out: 2029-02-01}\n", ["phase_out"]),
        ("lifecycle: {retired: soon}\n", []),
    ],
)
def test_contradictions(life: str, expected: list[str]) -> None:
    assert [stage.ground for stage, _ in contradictions(system(life, RETIRE))] == expected


DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
CHANGES = st.lists(
    st.tuples(DAYS, st.sampled_from(["introduce", "retire", "replace", "change"]), st.sampled_from("abc")), max_size=4
)
KEYS = ("pilot", "phase_in", "in_use", "phase_out", "retired")
OWN = st.lists(st.sampled_from(KEYS), unique=True).flatmap(
    lambda keys: st.lists(DAYS, unique=True, min_size=len(keys), max_size=len(keys)).map(
        lambda days: dict(zip([key for key in KEYS if key in keys], sorted(days), strict=True))
    )
)


def world(own: dict[str, date], changes: list[tuple[date, str, str]]) -> Entry:
    """The system `k`, with each change in the project of its letter."""
    files: dict[str, str | bytes] = {
        "systems/k.yaml": f"name: K\nlifecycle: {{{', '.join(f'{key}: {day}' for key, day in own.items())}}}\n"
    }
    for letter in "abc":
        rows = [f"{{system: k, action: {action}, date: {day}}}" for day, action, one in changes if one == letter]
        files[f"projects/{letter}.yaml"] = f"name: {letter}\nstate: approved\nchanges: [{', '.join(rows)}]\n"
    return registry_of(files).entries["k"]


def test_of_two_states_on_one_day_the_last_is_the_next() -> None:
    day = date(2025, 1, 1)
    now = standing(world({"in_use": day, "phase_out": day}, []), day - timedelta(1))
    assert (now.state, now.following, now.until) == ("planned", "phase-out", day)


@settings(deadline=None, max_examples=30)
@given(OWN, CHANGES, DAYS)
def test_each_state_lasts_until_the_next(own: dict[str, date], changes: list[tuple[date, str, str]], day: date) -> None:
    entry = world(own, changes)
    now = standing(entry, day)
    if now.until is not None:
        assert standing(entry, now.until - timedelta(1)).state == now.state
        assert standing(entry, now.until).state == now.following


@example(
    own={},
    changes=[
        (date(2024, 1, 1), "retire", "a"),
        (date(2025, 1, 1), "introduce", "b"),
        (date(2025, 1, 1), "retire", "b"),
    ],
)
@settings(deadline=None, max_examples=30)
@given(OWN, CHANGES)
def test_the_same_changes_once_more_change_nothing(own: dict[str, date], changes: list[tuple[date, str, str]]) -> None:
    once, twice = world(own, changes), world(own, changes + changes)
    asked = sorted({day for day, _, _ in changes} | set(own.values()))
    assert [standing(once, day).state for day in asked] == [standing(twice, day).state for day in asked]


@settings(deadline=None, max_examples=30)
@given(OWN, CHANGES)
def test_on_the_day_of_the_last_change_its_word_holds(
    own: dict[str, date], changes: list[tuple[date, str, str]]
) -> None:
    entry = world(own, changes)
    if entry.approved_changes:
        last = entry.approved_changes[-1]
        on_that_day = [one for one in entry.approved_changes if one.day == last.day]
        if len(on_that_day) == 1:
            assert (standing(entry, last.day).state == "retired") == last.takes_away("k")
