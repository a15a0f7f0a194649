"""The renewals that terms permit, how much time so many of them give, and how many were taken up."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from registry_cli.analysis.contracts.records import Terms
from registry_cli.analysis.periods import Period

NO_TIME = Period(0, 0)


@dataclass(frozen=True, slots=True)
class Renewals:
    """The permitted renewals: `totals` are what none, one, two ... of them give together, `used` those that count no more.

    With `is_endless` the last one repeats for ever; one without any length is of unknown length.
    """

    lengths: tuple[Period, ...]
    totals: tuple[Period, ...]
    is_endless: bool
    used: int = 0

    @property
    def left(self) -> int:
        """How many are still permitted; for endless ones how many before only the last repeats."""
        return max(0, len(self.lengths) - self.used)

    def using(self, number: int) -> "Renewals":
        """The renewals once so many more are used up."""
        return replace(self, used=self.used + number)

    def time_of(self, number: int) -> Period | None:
        """What so many of those that are left give together; `None` where their length is not known."""
        if not self.lengths:
            return None
        before, until = self._total(self.used), self._total(self.used + number)
        return Period(until.months - before.months, until.days - before.days)

    def least_days(self) -> int:
        """The fewest days that one more of them gives once all have been listed."""
        return max(1, 28 * self.lengths[-1].months + self.lengths[-1].days)

    def _total(self, number: int) -> Period:
        listed = self.totals[min(number, len(self.lengths))]
        beyond = max(0, number - len(self.lengths))
        return Period(
            listed.months + beyond * self.lengths[-1].months,
            listed.days + beyond * self.lengths[-1].days,
        )


def renewals_of(terms: Terms) -> Renewals:
    """The renewals that `terms` permit; tacit ones that cannot be read go on, nobody knows how long each."""
    added = accumulate(
        terms.renewals, lambda one, two: Period(one.months + two.months, one.days + two.days), initial=NO_TIME
    )
    endless = terms.is_endless or (terms.renewal == "tacit" and "renewal" in terms.unreadable)
    return Renewals(terms.renewals, tuple(added), endless)


@dataclass(frozen=True, slots=True)
class Taken:
    """Options taken up: the days, and how many had been taken up before each of them."""

    days: Sequence[date]
    sums: Sequence[int]

    def between(self, first: date, last: date) -> int:
        """How many were taken up from one day to another."""
        return max(0, self.sums[bisect_right(self.days, last)] - self.sums[bisect_left(self.days, first)])


def taken_of(terms: Terms) -> Taken:
    """The options that were taken up, by day."""
    exercised = sorted(terms.exercised, key=lambda one: one.date)
    sums = accumulate((max(0, one.periods) for one in exercised), initial=0)
    return Taken([one.date for one in exercised], list(sums))
