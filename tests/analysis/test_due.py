"""What recurs: which duties a registry has, when each was last done and when it is due."""

from datetime import date

import pytest

from registry_cli.analysis.due import Due, duties
from tests.model.memory import SETTINGS, registry_of

TODAY = date(2026, 11, 25)
VERIFICATION = "verification: {by_criticality: {high: P6M, medium: P12M, low: P24M}, by_kind: {contract: P12M}}\n"


def due(settings: str, **files: str) -> list[Due]:
    paths = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return list(duties(registry_of({"registry.yaml": SETTINGS + settings, **paths}), TODAY))


@pytest.mark.parametrize(
    ("system", "last", "next_day", "state"),
    [
        ("criticality: {level: high}\nverified: {by: a, date: 2026-05-25}", "2026-05-25", "2026-11-25", "current"),
        ("criticality: {level: high}\nverified: {by: a, date: 2026-05-24}", "2026-05-24", "2026-11-24", "overdue"),
        (
            "criticality: {level: low, societal: true}\nverified: {by: a, date: 2026-05-24}",
            "2026-05-24",
            "2026-11-24",
            "overdue",
        ),
        ("criticality: {level: medium}\nverified: {by: a, date: 2026-05-24}", "2026-05-24", "2027-05-24", "current"),
        ("verified: {by: a, date: 2025-01-31}", "2025-01-31", "2027-01-31", "current"),
        ("criticality: {level: high}", None, None, "never"),
    ],
)
def test_how_often_a_system_is_confirmed(system: str, last: str | None, next_day: str | None, state: str) -> None:
    (one,) = due(VERIFICATION, systems__a=f"name: A\n{system}\n")
    assert (one.duty, one.route, one.state(TODAY)) == ("verification", ("verified", "date"), state)
    assert one.last == (date.fromisoformat(last) if last else None)
    assert one.due == (date.fromisoformat(next_day) if next_day else None)


def test_nothing_is_asked_of_what_is_over() -> None:
    gone = "name: A\nlifecycle: {retired: 2026-01-01}\n"
    ended = "name: K\nterm: {start: 2020-01-01, end: 2025-12-31}\n"
    assert due(VERIFICATION, systems__a=gone, contracts__k=ended) == []


def test_without_settings_nothing_is_due() -> None:
    assert (
        due("", systems__a="name: A\n", processing__p="name: P\n", suppliers__s="name: S\nrelation: strategic\n") == []
    )


CONTROLS = """controls:
  adgange: {name: Adgange, every: P6M, applies_to: personal-data}
  erklaering: {name: Erklæring, every: P12M, applies_to: public, recorded_in: accessibility.statement}
  test: {name: Test, every: P24M, every_high: P12M, applies_to: high}
  egen: {name: Egen, every: P12M}
"""


def test_controls_are_asked_where_they_apply() -> None:
    text = """name: A
criticality: {level: high}
data: [{category: person, cpr: true}]
accessibility: {statement: 2025-11-01}
controls:
  - {control: egen, done: 2026-01-01}
  - {control: test, done: 2025-11-24}
"""
    found = {one.name: one for one in due(CONTROLS, systems__a=text)}
    assert {name: one.state(TODAY) for name, one in found.items()} == {
        "adgange": "never",
        "erklaering": "overdue",
        "test": "overdue",
        "egen": "current",
    }
    assert found["adgange"].route == ("controls",)
    assert found["erklaering"].route == ("accessibility", "statement")
    assert found["test"].route == ("controls", 1, "done")
    assert found["test"].due == date(2026, 11, 24)


def test_controls_are_not_asked_elsewhere() -> None:
    assert due(CONTROLS, systems__a="name: A\ndata: [{category: kort, personal: [none]}]\n") == []


def test_oversight_follows_the_agreement_then_the_risk() -> None:
    settings = "oversight: {every: P24M, every_high: P12M}\n"
    done = "done: [{date: 2025-06-01}, {date: 2024-06-01}]"
    own = due(settings, processing__p=f"name: P\noversight: {{every: P6M, {done}}}\n")
    high = due(settings, processing__p=f"name: P\noversight: {{risk: high, {done}}}\n")
    other = due(settings, processing__p=f"name: P\noversight: {{{done}}}\n")
    assert [one.due for one in (*own, *high, *other)] == [date(2025, 12, 1), date(2026, 6, 1), date(2027, 6, 1)]
    assert due(settings, processing__p="name: P\nrole: joint-controller\n") == []


def test_a_close_supplier_is_met_and_another_left_alone() -> None:
    settings = "intervals: {supplier_strategic: P3M, supplier_other: P12M}\n"
    close = due(settings, suppliers__s="name: S\nrelation: strategic\nmeetings: [{date: 2026-09-01}]\n")
    assert [(one.due, one.state(TODAY)) for one in close] == [(date(2026, 12, 1), "current")]
    assert due(settings, suppliers__s="name: S\n") == []


def test_a_control_whose_name_is_no_word_is_passed_over() -> None:
    controls = "controls: {brugeradgange: {name: B, every: P12M, applies_to: all}}\n"
    (one,) = due(controls, systems__a="name: A\ncontrols: [{control: {a: 1}, done: 2026-01-01}]\n")
    assert (one.duty, one.name, one.last) == ("control", "brugeradgange", None)
