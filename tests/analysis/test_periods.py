"""Periods: what is one, and which day lies so long after another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry_cli.analysis.periods import Period, after, before, period_in, shifted


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("P6M", Period(6, 0)),
        ("P1Y6M", Period(18, 0)),
        ("P2W", Period(0, 14)),
        ("P1Y2M3W4D", Period(14, 25)),
        ("P0D", None),
        ("P", None),
        ("PT4H", None),
        ("6M", None),
        (6, None),
        (None, None),
    ],
)
def test_what_is_a_period(text: str | int | None, period: Period | None) -> None:
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("day", "period", "later"),
    [
        ("2026-01-31", Period(1, 0), "2026-02-28"),
        ("2028-01-31", Period(1, 0), "2028-02-29"),
        ("2024-02-29", Period(12, 0), "2025-02-28"),
        ("2026-11-30", Period(3, 1), "2027-03-01"),
        ("2026-12-01", Period(1, 0), "2027-01-01"),
    ],
)
def test_months_end_in_the_last_day_and_days_follow(day: str, period: Period, later: str) -> None:
    assert after(date.fromisoformat(day), period) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("day", "period", "earlier"),
    [
        ("2026-04-01", Period(6, 0), "2025-10-01"),
        ("2026-03-31", Period(1, 0), "2026-02-28"),
        ("2026-03-31", Period(1, 1), "2026-02-27"),
        ("2026-01-15", Period(1, 0), "2025-12-15"),
        ("2028-02-29", Period(12, 0), "2027-02-28"),
    ],
)
def test_months_back_end_in_the_last_day_too(day: str, period: Period, earlier: str) -> None:
    assert before(date.fromisoformat(day), period) == date.fromisoformat(earlier)


def test_the_calendar_begins() -> None:
    assert before(date(1, 6, 1), Period(12, 0)) is None
    assert before(date.min, Period(0, 1)) is None
    assert shifted(date.min, -1) is None
    assert shifted(date.max, 0) == date.max


def test_the_calendar_ends() -> None:
    assert after(date(9999, 6, 1), Period(12, 0)) is None
    assert after(date(9999, 12, 31), Period(0, 1)) is None


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(0, 600), st.integers(0, 2000))
def test_later_days_never_come_earlier(day: date, months: int, days: int) -> None:
    period = Period(months, days)
    first, second = after(day, period), after(day + timedelta(days=1), period)
    assert first is not None
    assert second is not None
    assert day <= first <= second
