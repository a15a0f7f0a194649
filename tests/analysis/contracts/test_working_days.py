"""Danish working days, by the year's own holidays and the registry's days off."""

from datetime import date

import pytest

from registry_cli.analysis.contracts.working_days import WorkingDays, working_days_of
from tests.model.memory import SETTINGS, registry_of


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        ("2026-11-25", True),
        ("2026-11-28", False),
        ("2023-05-05", False),
        ("2024-04-26", True),
        ("2026-06-05", False),
        ("2026-12-24", False),
        ("2026-12-25", False),
        ("2026-12-31", False),
        ("2027-01-01", False),
        ("2026-04-02", False),
        ("2026-05-14", False),
        ("2026-05-15", True),
        ("2026-05-01", True),
        ("2150-01-01", False),
        ("2150-04-10", False),
    ],
    ids=[
        "a Wednesday",
        "a Saturday",
        "store bededag while it was one",
        "store bededag no more",
        "constitution day",
        "Christmas eve",
        "Christmas day",
        "New Year's eve",
        "New Year's day",
        "Maundy Thursday",
        "Ascension day",
        "the day after Ascension",
        "the first of May",
        "New Year's day far away",
        "Good Friday far away",
    ],
)
def test_which_days_are_working_days(day: str, is_one: bool) -> None:  # noqa: FBT001
    assert WorkingDays().is_working_day(date.fromisoformat(day)) is is_one


def test_the_next_and_the_last_working_day() -> None:
    days = WorkingDays()
    assert days.on_or_before(date(2026, 12, 27)) == date(2026, 12, 23)
    assert days.on_or_after(date(2026, 12, 24)) == date(2026, 12, 28)
    assert days.on_or_after(date(2026, 12, 28)) == date(2026, 12, 28)


def test_working_days_back() -> None:
    days = WorkingDays()
    assert days.minus_working_days(date(2026, 12, 28), 0) == date(2026, 12, 28)
    assert days.minus_working_days(date(2026, 12, 28), 1) == date(2026, 12, 23)
    assert days.minus_working_days(date(2026, 4, 7), 5) == date(2026, 3, 26)


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(4500, 4, 1), date.max])
def test_far_away_years_do_not_raise(day: date) -> None:
    days = WorkingDays()
    assert days.on_or_before(day) <= day <= days.on_or_after(day)
    assert days.minus_working_days(day, 3) <= day


def test_a_calendar_without_any_working_day() -> None:
    never = WorkingDays(tuple(f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 32)))
    assert never.on_or_before(date(2026, 11, 25)) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("settings", "off"),
    [
        ("", True),
        ("extends: dk-2026\n", True),
        ("calendar: {extra_days_off: [12-24]}\n", False),
        ("calendar: {extra_days_off: []}\n", False),
        ("calendar: {}\n", True),
    ],
    ids=["nothing stated", "the preset", "others stated", "none stated", "an empty calendar"],
)
def test_whose_days_off_hold(settings: str, off: bool) -> None:  # noqa: FBT001
    days = working_days_of(registry_of({"registry.yaml": SETTINGS + settings}).settings)
    assert days.is_working_day(date(2026, 6, 5)) is not off
