"""The terms of a contract one after another, as far as they are known on a day.

Term k is counted from the first start: start + (the months of the initial period and of k renewals) and then the days of both.
With a stated `end` renewals count from the day after it, and so they do after an amendment that states another end: what was
renewed before stays used up, the term that ran (or the last option taken up) now ends where the amendment says, and the
remaining renewals count from the day after. Facts count from their own date: a day before an amendment knows nothing of it.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date

from registry_cli.analysis.contracts.records import AmendedEnd, Span, Terms
from registry_cli.analysis.contracts.renewals import NO_TIME, Renewals, Taken, renewals_of, taken_of
from registry_cli.analysis.periods import Period, after, shifted

NOTHING_WITHOUT = {"parent", "start", "end", "initial", "terminated"}
"""Fields that leave nothing certain if they cannot be read."""

_NO_END_WITHOUT = {"exercised", "amendments"}
"""Fields that leave the end uncertain if they cannot be read."""


@dataclass(frozen=True, slots=True)
class Course:
    """Terms in order: the settled ones, then renewals that count from `origin` + `offset`.

    `held` of the renewals hold on the day, `None` for all of them without end. `counted_from` is the day from which options
    taken up concern these renewals. `since` and `until` cut what an inherited term gives. `final` is the last day if nothing
    more is done; `None` where it goes on, or beyond the calendar.
    """

    settled: tuple[Span, ...]
    origin: date | None
    offset: Period
    renewals: Renewals
    held: int | None = 0
    counted_from: date = date.min
    since: date | None = None
    until: date | None = None
    final: date | None = None

    @property
    def first(self) -> date:
        """The first day in force."""
        first = self.settled[0].first
        return first if self.since is None else max(first, self.since)

    @property
    def maximum(self) -> date | None:
        """The last day if every permitted renewal is used; `None` where there is no end, or beyond the calendar."""
        return self._cut(None if self.renewals.is_endless else self.last(self.renewals.left))

    @property
    def goes_on(self) -> bool:
        """Whether nothing but a notice ends it."""
        is_open = self.settled[-1].last is None and self.origin is None
        return self.until is None and (self.held is None or (self.held == 0 and is_open))

    def term_on(self, day: date) -> Span | None:
        """The term that holds on `day`; `None` before the first, after the last and where it cannot be known."""
        if day < self.first or (self.until is not None and day > self.until):
            return None
        for span in self.settled:
            if span.last is None or day <= span.last:
                return self._within(span)
        step = self.step_to(day)
        return None if step is None else self._within(self._span(step))

    def step_to(self, day: date) -> int | None:
        """How many renewals after the settled terms it takes to reach `day`; `None` if those that hold do not reach it."""
        steps = range(self._steps(day) + 1)
        step = bisect_left(steps, day, key=lambda step: self.last(step) or date.max)
        return step if step < len(steps) else None

    def term_end_from(self, day: date) -> date | None:
        """The first end of a term on or after `day`."""
        for span in self.settled[:-1]:
            if span.last is not None and day <= span.last:
                return span.last
        step = self.step_to(day)
        return None if step is None else self._cut(self.last(step))

    def term_end_by(self, day: date) -> date | None:
        """The last end of a term on or before `day`."""
        steps = range(self._steps(day) + 1)
        tomorrow = shifted(day, 1) or date.max
        step = bisect_left(steps, tomorrow, key=lambda step: self.last(step) or date.max) - 1
        if step >= 0:
            return self.last(step)
        return next((span.last for span in reversed(self.settled) if span.last is not None and span.last <= day), None)

    def _steps(self, day: date) -> int:
        """The most renewals that need to be looked at to reach `day`: all that hold, or enough of those without end."""
        if self.held is not None:
            return self.held
        if self.origin is None or not self.renewals.lengths:
            return 1
        return self.renewals.left + max(0, (day - self.origin).days) // self.renewals.least_days() + 1

    def last(self, step: int) -> date | None:
        """The last day of the renewal so many steps after the settled terms."""
        if step == 0:
            return self.settled[-1].last
        time = self.renewals.time_of(step)
        if self.origin is None or time is None:
            return None
        whole = Period(self.offset.months + time.months, self.offset.days + time.days)
        return day_before(after(self.origin, whole))

    def _span(self, step: int) -> Span:
        if step == 0:
            return self.settled[-1]
        before = self.last(step - 1)
        first = None if before is None else shifted(before, 1)
        return Span(self.settled[-1].number + step, first or date.max, self.last(step))

    def _cut(self, last: date | None) -> date | None:
        return last if self.until is None else self.until if last is None else min(last, self.until)

    def _within(self, span: Span) -> Span:
        first = span.first if self.since is None else max(span.first, self.since)
        return Span(span.number, first, self._cut(span.last))

    def begun(self, low: int, high: int, last: date) -> tuple[Span, ...]:
        """The terms from one step to another that begin by `last`, with all settled ones where the first step is none."""
        settled = self.settled[: bisect_right(self.settled, last, key=lambda span: span.first)] if low == 0 else ()
        spans = (self._span(step) for step in range(max(low, 1), high + 1))
        return (*settled, *(span for span in spans if span.first <= last)) or (self._span(low),)


def course_on(terms: Terms, day: date) -> Course | None:
    """The course of `terms` as known on `day`; `None` where neither a start nor an end is known."""
    known = [amendment for amendment in terms.amendments if amendment.date <= day]
    course, taken = _written(terms, known), taken_of(terms)
    if course is None:
        return None
    for amendment in known:
        before = _holding(course, terms, taken, shifted(amendment.date, -1) or date.min)
        course = _amended(before, amendment, terms)
    return _cut_to(_holding(course, terms, taken, day), terms.own_start, own_end_on(terms, day))


def certain_course(terms: Terms, day: date) -> Course | None:
    """The course of `terms` on `day`, where its end and its exits can be relied on."""
    course = None if terms.unreadable & NOTHING_WITHOUT else course_on(terms, day)
    return None if course is None or has_uncertain_end(terms, course) else course


def has_uncertain_end(terms: Terms, course: Course) -> bool:
    """Whether the end of the terms that are known need not be the end of the contract, nor an exit."""
    if terms.unreadable & _NO_END_WITHOUT:
        return True
    if "renewal" not in terms.unreadable:
        return False
    taken = any(one.periods and one.date >= course.counted_from for one in terms.exercised)
    return terms.renewal == "none" or (terms.renewal == "option" and taken)


def _cut_to(course: Course, since: date | None, until: date | None) -> Course:
    """The course within these days, with its final end."""
    last = None if course.held is None else course.last(course.held)
    ends = [day for day in (last, until) if day is not None]
    return replace(course, since=since, until=until, final=min(ends, default=None))


def own_end_on(terms: Terms, day: date) -> date | None:
    """Where the contract's own end, or one between it and the contract whose term it inherits, cuts it on `day`."""
    levels = (tuple(_own_ends(terms)), *terms.outer_bounds)
    ends = [[one.end for one in level if one.date <= day] for level in levels]
    return min((end[-1] for end in ends if end), default=None)


def _own_ends(terms: Terms) -> list[AmendedEnd]:
    own = [] if terms.own_end is None else [AmendedEnd(date.min, terms.own_end)]
    return [*own, *terms.own_amendments]


def _written(terms: Terms, known: list[AmendedEnd]) -> Course | None:
    """The course before any amendment."""
    renewals = renewals_of(terms)
    if terms.end is not None:
        first = Span(0, terms.start or date.min, terms.end)
        return Course((first,), shifted(terms.end, 1), NO_TIME, renewals)
    if terms.start is None:
        return Course((Span(0, date.min, None),), None, NO_TIME, renewals) if known else None
    if terms.initial is None:
        return Course((Span(0, terms.start, None),), None, NO_TIME, renewals)
    first = Span(0, terms.start, day_before(after(terms.start, terms.initial)))
    return Course((first,), terms.start, terms.initial, renewals)


def _holding(course: Course, terms: Terms, taken: Taken, day: date) -> Course:
    """The course with the renewals that hold on `day`: by themselves, or by options taken up until then."""
    if terms.renewal == "tacit":
        return replace(course, held=None if course.renewals.is_endless else course.renewals.left)
    if terms.renewal == "none":
        return replace(course, held=0)
    return replace(course, held=min(taken.between(course.counted_from, day), course.renewals.left))


def _amended(course: Course, amendment: AmendedEnd, terms: Terms) -> Course:
    """The course after an amendment; `course` is what held the day before it."""
    low = _step_at(course, min(amendment.date, amendment.end))
    used = course.held or 0 if terms.renewal == "option" else _step_at(course, amendment.date)
    begun = course.begun(low, used, amendment.end)
    return Course(
        (*begun[:-1], replace(begun[-1], last=amendment.end)),
        shifted(amendment.end, 1),
        NO_TIME,
        course.renewals.using(used),
        counted_from=amendment.date,
    )


def _step_at(course: Course, day: date) -> int:
    """The renewal that runs on `day`, the last that holds after the end."""
    step = course.step_to(day)
    return step if step is not None else (course.held or 0)


def day_before(day: date | None) -> date | None:
    """The day before; `None` for none."""
    return None if day is None else shifted(day, -1)
