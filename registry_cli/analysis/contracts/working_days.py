"""Danish working days: neither weekend, public holiday nor one of the days off that the registry adds.

The public holidays are those of the year in question, so store bededag only until 2023.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from registry_cli.analysis.periods import shifted
from registry_cli.model.settings import Settings

DAYS_OFF = ("06-05", "12-24", "12-31")
"""Constitution day, Christmas eve and New Year's eve: off where neither registry nor preset says anything."""

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days of a registry; `extra_days_off` are months and days (`06-05`) that are off each year."""

    extra_days_off: tuple[str, ...] = DAYS_OFF

    def is_working_day(self, day: date) -> bool:
        """Whether people are at work on `day`."""
        return (
            day.weekday() < _SATURDAY
            and f"{day.month:02}-{day.day:02}" not in self.extra_days_off
            and day not in _public_holidays(day.year)
        )

    def on_or_before(self, day: date) -> date:
        """`day`, or the last working day before it; `day` itself where the calendar begins without one."""
        return self._towards(day, -1)

    def on_or_after(self, day: date) -> date:
        """`day`, or the first working day after it; `day` itself where the calendar ends without one."""
        return self._towards(day, 1)

    def minus_working_days(self, day: date, number: int) -> date:
        """The day that lies so many working days before `day`, which itself need not be one."""
        for _ in range(number):
            earlier = shifted(day, -1)
            if earlier is None:
                return day
            day = self.on_or_before(earlier)
        return day

    def _towards(self, day: date, step: int) -> date:
        wanted = day
        for _ in range(366):
            if self.is_working_day(wanted):
                return wanted
            moved = shifted(wanted, step)
            if moved is None:
                break
            wanted = moved
        return day


def working_days_of(settings: Settings) -> WorkingDays:
    """The working days that `settings` state; an empty list of days off means none beside weekends and public holidays."""
    stated = settings.calendar
    if stated is None or "extra_days_off" not in stated.model_fields_set:
        return WorkingDays()
    return WorkingDays(tuple(stated.extra_days_off))


@lru_cache(maxsize=1024)
def _public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year; far beyond what anyone can plan for, where Easter is not reckoned, none."""
    denmark = _denmark()
    return frozenset(denmark(years=year)) if denmark.start_year <= year <= denmark.end_year else frozenset()


@cache
def _denmark() -> Any:
    """The library's Denmark, which stops at 2100, over all the years for which Easter is known."""
    from holidays.countries.denmark import Denmark  # noqa: PLC0415 - 110 ms

    return type("DenmarkInAnyYear", (Denmark,), {"start_year": 1771, "end_year": 4099})
