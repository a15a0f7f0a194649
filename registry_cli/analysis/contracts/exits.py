"""Which days a notice may lead to, and the last day on which it can be received for each.

The exit for a notice received on N is the first permitted exit E whose last notice day is N or later. For calendar days and ends
of terms that day is (E + 1 day − period) − 1 day; for the running forms (`after-quarter` ...) it is the last day of the unit
from which the period runs. A list of anchors permits what any of them permits. Everything is reckoned directly, never day by day.
"""

from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.contracts.course import Course, certain_course, day_before
from registry_cli.analysis.contracts.records import NoticeRule, Party, Terms
from registry_cli.analysis.periods import Period, after, before, shifted
from registry_cli.model.facts.term import Anchor

_MONTHS: dict[Anchor, int] = {
    "month-end": 1,
    "quarter-end": 3,
    "year-end": 12,
    "after-month": 1,
    "after-quarter": 3,
    "after-year": 12,
}
_RUNNING = ("after-month", "after-quarter", "after-year")


@dataclass(frozen=True, slots=True)
class Leaving:
    """How one party can leave: no exit lies before `floor`, on or after the final end, and no notice counts before `opens`."""

    course: Course
    rule: NoticeRule
    floor: date
    opens: date | None = None

    def exit_for(self, received: date) -> date | None:
        """The exit that a notice received on this day leads to; `None` if the contract ends by itself before, or never."""
        counted = received if self.opens is None else max(received, self.opens)
        found = (self._first(anchor, counted) for anchor in self.rule.to)
        return min((day for day in found if day is not None and self._is_before_the_end(day)), default=None)

    def last_notice_day(self, leaving: date) -> date | None:
        """The last day on which a notice for this exit can be received; `None` if it is no permitted exit."""
        if leaving < self.floor or not self._is_before_the_end(leaving):
            return None
        found = (self._last_notice_day(anchor, leaving) for anchor in self.rule.to)
        last = max((day for day in found if day is not None), default=None)
        return None if last is None or (self.opens is not None and last < self.opens) else last

    def latest_exit(self, wanted: date) -> date | None:
        """The last permitted exit on or before `wanted`: of several with the same last notice day the one that it gives."""
        found = [day for anchor in self.rule.to if (day := self._latest(anchor, wanted)) is not None]
        last = [day for leaving in found if (day := self.last_notice_day(leaving)) is not None]
        return max((day for received in last if (day := self.exit_for(received)) is not None), default=None)

    def _is_before_the_end(self, day: date) -> bool:
        final = self.course.final
        return final is None or day < final

    def _first(self, anchor: Anchor, received: date) -> date | None:
        if anchor in _RUNNING:
            return self._first_running(received, _MONTHS[anchor])
        earliest = _earliest(received, self.rule.period)
        if earliest is None:
            return None
        bound = max(earliest, self.floor)
        if anchor == "any-day":
            return bound
        return self.course.term_end_from(bound) if anchor == "term-end" else _unit_end(bound, _MONTHS[anchor])

    def _first_running(self, received: date, months: int) -> date | None:
        """The exit for the unit in which the notice is received, or for the first whose exit is not before the floor."""
        last = _unit_end(received, months)
        wanted = shifted(self.floor, 1 - self.rule.period.days)
        start = (
            None if wanted is None else before(_unit_ceiling(wanted, 1) or wanted, Period(self.rule.period.months, 0))
        )
        needed = None if start is None else day_before(_unit_ceiling(start, months))
        begins = shifted(last if needed is None else max(last, needed), 1)
        return None if begins is None else day_before(after(begins, self.rule.period))

    def _last_notice_day(self, anchor: Anchor, leaving: date) -> date | None:
        tomorrow = shifted(leaving, 1)
        if tomorrow is None:
            return None
        if anchor in _RUNNING:
            begins = _unit_before(tomorrow, self.rule.period, _MONTHS[anchor])
            is_one = begins is not None and after(begins, self.rule.period) == tomorrow
            return day_before(begins) if is_one else None
        if anchor == "term-end":
            is_one = self.course.term_end_from(leaving) == leaving
        else:
            is_one = anchor == "any-day" or _unit_end(leaving, _MONTHS[anchor]) == leaving
        return day_before(before(tomorrow, self.rule.period)) if is_one else None

    def _latest(self, anchor: Anchor, wanted: date) -> date | None:
        if anchor == "any-day":
            return wanted
        if anchor == "term-end":
            return self.course.term_end_by(wanted)
        tomorrow = shifted(wanted, 1) or wanted
        if anchor in _RUNNING:
            begins = _unit_before(tomorrow, self.rule.period, _MONTHS[anchor])
            return None if begins is None else day_before(after(begins, self.rule.period))
        return day_before(_unit_start(tomorrow, _MONTHS[anchor]))


def leaving_of(terms: Terms, course: Course, party: Party) -> Leaving | None:
    """How `party` can leave; `None` where no notice is stated, or one that cannot be read."""
    rule = terms.notice if party == "us" else terms.supplier_notice
    field = "notice" if party == "us" else "supplier_notice"
    if rule is None or terms.unreadable & {field, "irrevocable_until", "no_notice_before"}:
        return None
    floor = course.first if terms.irrevocable_until is None else max(course.first, terms.irrevocable_until)
    return Leaving(course, rule, floor, terms.no_notice_before)


def permitted_exit(terms: Terms, day: date, party: Party) -> date | None:
    """The last day in force if a notice of `party` is received on `day`: the first permitted exit, else the final end.

    It takes no account of terminations. `None` where the contract goes on without end, or nothing can be reckoned.
    """
    course = certain_course(terms, day)
    return None if course is None else exit_within(terms, course, day, party)


def exit_within(terms: Terms, course: Course, day: date, party: Party) -> date | None:
    """The same for a course that is known; `None` too where a notice is stated that cannot be read."""
    leaving = leaving_of(terms, course, party)
    if leaving is not None:
        return leaving.exit_for(day) or course.final
    rule, field = (terms.notice, "notice") if party == "us" else (terms.supplier_notice, "supplier_notice")
    return course.final if rule is None and field not in terms.unreadable else None


def last_notice_day(leaving: date, period: Period) -> date | None:
    """The last day on which a notice of `period` for an exit on this day can be received; the same for the day of an option."""
    tomorrow = shifted(leaving, 1)
    return None if tomorrow is None else day_before(before(tomorrow, period))


def _earliest(received: date, period: Period) -> date | None:
    """The first day that a notice of `period` received on this day can lead to, were every day permitted.

    Where the months lead to a day that the month does not have, no day of that month is late enough: its next month's first is.
    """
    counted = shifted(received, 1 + period.days)
    moved = None if counted is None else after(counted, Period(period.months, 0))
    if counted is None or moved is None:
        return None
    return moved if moved.day < counted.day else shifted(moved, -1)


def _unit_start(day: date, months: int) -> date:
    """The first day of the month, quarter or year of `day`."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _unit_end(day: date, months: int) -> date:
    """The last day of the month, quarter or year of `day`."""
    next_one = after(_unit_start(day, months), Period(months, 0))
    return date.max if next_one is None else shifted(next_one, -1) or date.max


def _unit_ceiling(day: date, months: int) -> date | None:
    """The first day of a month, quarter or year on or after `day`."""
    start = _unit_start(day, months)
    return start if start == day else after(start, Period(months, 0))


def _unit_before(day: date, period: Period, months: int) -> date | None:
    """The last first day of a month, quarter or year from which `period` leads to `day` or before."""
    counted = shifted(day, -period.days)
    begins = None if counted is None else before(_unit_start(counted, 1), Period(period.months, 0))
    return None if begins is None else _unit_start(begins, months)
