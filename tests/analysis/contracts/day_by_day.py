"""The contract calendar once more, slowly: every term is listed and every day is tried, straight from the rules.

It shares no code with the calendar but the records, and is only good for terms that can be read and for some decades.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from registry_cli.analysis.contracts.records import NoticeRule, Span, Terms
from registry_cli.analysis.periods import Period

DAY = timedelta(days=1)
HORIZON = date(2110, 1, 1)
"""No term and no exit is looked for beyond it."""


def moved(day: date, months: int, days: int) -> date:
    """Month by month from the first of the month, then to the day or the month's last, then day by day."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, monthrange(year, month)[1])) + days * DAY


def terms_until(terms: Terms, day: date) -> list[Span]:
    """The terms that hold on `day`, all of them, until the horizon where there is no end."""
    return _spans(terms, day)[0]


def _spans(terms: Terms, day: date) -> tuple[list[Span], list[Period]]:
    """The terms that hold on `day`, and the renewals that are still open to be taken up."""
    assert terms.start is not None
    if terms.end is not None:
        spans, counted, months, days = [Span(0, terms.start, terms.end)], terms.end + DAY, 0, 0
    elif terms.initial is not None:
        months, days = terms.initial
        counted = terms.start
        spans = [Span(0, terms.start, moved(counted, months, days) - DAY)]
    else:
        spans, counted, months, days = [Span(0, terms.start, None)], terms.start, 0, 0
    left, since = list(terms.renewals), date.min
    for amendment in [one for one in terms.amendments if one.date <= day]:
        held, open_ones = _held(terms, spans, counted, (months, days), left, (since, amendment.date - DAY))
        begun = [span for span in held if span.first <= amendment.date] or held[:1]
        used = held if terms.renewal == "option" else begun
        if terms.renewal == "option":
            left = open_ones
        elif not terms.is_endless:
            left = left[len(used) - len(spans) if len(used) > len(spans) else 0 :]
        else:
            more = max(0, len(used) - len(spans))
            left = left[more:] or left[-1:]
        spans = [span for span in used if span.first <= amendment.end] or used[:1]
        spans = [*spans[:-1], Span(spans[-1].number, spans[-1].first, amendment.end)]
        counted, months, days, since = amendment.end + DAY, 0, 0, amendment.date
    return _held(terms, spans, counted, (months, days), left, (since, day))


def _held(
    terms: Terms,
    spans: list[Span],
    counted: date,
    offset: tuple[int, int],
    left: list[Period],
    window: tuple[date, date],
) -> tuple[list[Span], list[Period]]:
    months, days = offset
    spans, left = list(spans), list(left)
    taken = sum(one.periods for one in terms.exercised if window[0] <= one.date <= window[1])
    while left:
        last = spans[-1].last
        if terms.renewal == "none" or last is None or last >= HORIZON or (terms.renewal == "option" and taken == 0):
            break
        taken -= 1
        period = left[0]
        left = left if terms.is_endless and len(left) == 1 else left[1:]
        months, days = months + period.months, days + period.days
        spans.append(Span(spans[-1].number + 1, last + DAY, moved(counted, months, days) - DAY))
    return spans, left


@dataclass(frozen=True)
class Answer:
    """What the calendar must say too."""

    current: Span | None
    end: date | None
    earliest_exit: date | None
    after_that: date | None
    supplier_earliest_exit: date | None


def answer(terms: Terms, day: date) -> Answer:
    """Where a contract that nobody terminated stands on `day`."""
    spans = terms_until(terms, day)
    end = None if _goes_on(terms) or spans[-1].last is None else spans[-1].last
    if end is not None and day > end:
        return Answer(None, end, None, None, None)
    current = next((one for one in spans if one.first <= day and (one.last is None or day <= one.last)), None)
    ours = first_exit(terms, terms.notice, spans, day, end)
    last = None if ours is None else last_notice_day(terms.notice, spans, ours)
    later = None if last is None else first_exit(terms, terms.notice, spans, last + DAY, end) or end
    theirs = first_exit(terms, terms.supplier_notice, spans, day, end)
    return Answer(current, end, ours or end, later, theirs or end)


def _goes_on(terms: Terms) -> bool:
    return terms.renewal == "tacit" and terms.is_endless


def first_exit(
    terms: Terms, rule: NoticeRule | None, spans: list[Span], received: date, end: date | None
) -> date | None:
    """The first permitted exit whose last notice day is the day the notice is received or later, day by day."""
    if rule is None:
        return None
    received = max(received, terms.no_notice_before or received)
    return next((day for day, last in _exits(terms, rule, spans, received, end) if last >= received), None)


def last_notice_day(rule: NoticeRule | None, spans: list[Span], leave: date) -> date | None:
    """The last day on which the exit can still be had."""
    assert rule is not None
    return max((last for last in _last_notice_days(rule, spans, leave)), default=None)


def _exits(
    terms: Terms, rule: NoticeRule, spans: list[Span], since: date, end: date | None
) -> Iterator[tuple[date, date]]:
    day = max(spans[0].first, terms.irrevocable_until or date.min, since)
    while day < HORIZON and (end is None or day < end):
        for last in _last_notice_days(rule, spans, day):
            yield day, last
        day += DAY


def _last_notice_days(rule: NoticeRule, spans: list[Span], day: date) -> Iterator[date]:
    for anchor in rule.to:
        unit = 12 if "year" in anchor else 3 if "quarter" in anchor else 1
        if anchor.startswith("after-"):
            yield from _running(rule.period, unit, day)
        elif (
            anchor == "any-day"
            or (anchor == "term-end" and any(day == span.last for span in spans))
            or (anchor.endswith("-end") and anchor != "term-end" and _ends_unit(day, unit))
        ):
            yield _back(day + DAY, rule.period) - DAY


def _back(day: date, period: Period) -> date:
    return moved(day, -period.months, 0) - period.days * DAY


def _ends_unit(day: date, months: int) -> bool:
    return (day + DAY).day == 1 and day.month % months == 0


def _running(period: Period, months: int, leave: date) -> Iterator[date]:
    """The ends of the units whose next day plus the period, less a day, is `leave`: tried one by one."""
    near = moved(leave, -period.months, 0) - (period.days + 40) * DAY
    for _ in range(90):
        if _ends_unit(near, months) and moved(near + DAY, period.months, period.days) - DAY == leave:
            yield near
        near += DAY
