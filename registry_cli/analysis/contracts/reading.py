"""The fields of a `term`, one by one, and what of them cannot be read."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Literal, get_args

from registry_cli.analysis.contracts.records import (
    Exercise,
    NoticeRule,
    Problem,
    RenewalKind,
    Termination,
    Unreadable,
    Unreckoned,
)
from registry_cli.analysis.periods import Period, period_in
from registry_cli.documents import Data
from registry_cli.model.facts.term import Anchor
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in

MOST_RENEWALS = 5000
"""Renewals that are listed one by one; more of them are taken to have no end, and named as beyond the calendar."""

_DATES = Literal["start", "end", "irrevocable_until", "no_notice_before", "intended_exit"]


class TermReader:
    """Reads the fields of a contract's `term`, and notes what it cannot read."""

    def __init__(self, contract: Entry) -> None:
        self.term = contract.section("term")
        self.unreckoned: list[Unreckoned] = []
        self.unreadable: set[Unreadable] = set()

    def note(self, field: Unreadable | None, problem: Problem, *route: str | int) -> None:
        """Remember that the value at `route` below the contract cannot be reckoned, and what `field` rests on it."""
        self.unreckoned.append(Unreckoned(route, problem))
        if field is not None:
            self.unreadable.add(field)

    def day(self, field: _DATES) -> date | None:
        """The day that a field states."""
        return self._day(field, self.term.get(field), "term", field)

    def _day(self, field: Unreadable, value: Data, *route: str | int) -> date | None:
        day = day_in(value)
        if day is None and value is not None:
            self.note(field, "bad-date", *route)
        return day

    def period(self, field: Literal["initial", "lead_time"]) -> Period | None:
        """The period that a field states."""
        return self._period(field, self.term.get(field), "term", field)

    def _period(self, field: Unreadable, value: Data, *route: str | int) -> Period | None:
        period = period_in(value)
        if period is None and value is not None:
            self.note(field, "bad-period", *route)
        return period

    def notice(self, field: Literal["notice", "supplier_notice"]) -> NoticeRule | None:
        """A notice: its period, and where it may lead."""
        stated = self.term.get(field)
        if not isinstance(stated, dict):
            if stated is not None:
                self.note(field, "no-notice", "term", field)
            return None
        if stated.get("period") is None:
            self.note(field, "no-period", "term", field)
        period = self._period(field, stated.get("period"), "term", field, "period")
        to = stated.get("to")
        listed = [to] if isinstance(to, str) else to if isinstance(to, list) else []
        anchors: tuple[Anchor, ...] = tuple(anchor for anchor in get_args(Anchor) if anchor in listed)
        if not anchors or any(anchor not in anchors for anchor in listed):
            self.note(field, "no-notice", "term", field, "to")
            return None
        return None if period is None else NoticeRule(period, anchors)

    def renewal(self) -> tuple[RenewalKind, tuple[Period, ...], bool, Period | None]:
        """What happens at the end: the kind, the renewals in order, whether they have no end, and the time for an option.

        `periods` come in order; `times` says how many of them count, and the last one repeats where it says more. Without
        `times` each of `periods` counts once as an option, one `period` is one option, and tacit renewal has no end.
        """
        stated = self.term.get("renewal")
        if stated is None:
            return "none", (), False, None
        kind = stated.get("kind") if isinstance(stated, dict) else None
        if not isinstance(stated, dict) or kind not in ("none", "tacit", "option"):
            self.note("renewal", "no-length", "term", "renewal", *(("kind",) if kind is not None else ()))
            return "none", (), False, None
        if kind == "none":
            return "none", (), False, None
        by = self._period("by", stated.get("by"), "term", "renewal", "by") if kind == "option" else None
        return self._renewals("tacit" if kind == "tacit" else "option", stated, by)

    def _renewals(
        self, kind: RenewalKind, stated: Mapping[str, Data], by: Period | None
    ) -> tuple[RenewalKind, tuple[Period, ...], bool, Period | None]:
        times = stated.get("times")
        if times is not None and (isinstance(times, bool) or not isinstance(times, int) or times < 0):
            self.note("renewal", "bad-period", "term", "renewal", "times")
            return kind, (), False, by
        if times == 0:
            return "none", (), False, None
        lengths = self._lengths(stated)
        if not lengths:
            return kind, (), False, by
        if times is None:
            return kind, lengths, kind == "tacit", by
        if times > MOST_RENEWALS:
            self.note(None, "beyond-the-calendar", "term", "renewal", "times")
            return kind, lengths, kind == "tacit", by
        return kind, (*lengths[:times], *((times - len(lengths)) * lengths[-1:])), False, by

    def _lengths(self, stated: Mapping[str, Data]) -> tuple[Period, ...]:
        """The lengths that are stated; none of them where one cannot be read."""
        listed, single = stated.get("periods"), stated.get("period")
        if isinstance(listed, list) and listed:
            read = [self._period("renewal", one, "term", "renewal", "periods", i) for i, one in enumerate(listed)]
            periods = tuple(period for period in read[:MOST_RENEWALS] if period is not None)
            if None in listed:
                self.note("renewal", "bad-period", "term", "renewal", "periods")
            return () if "renewal" in self.unreadable else periods
        if listed is not None and listed != []:
            self.note("renewal", "bad-period", "term", "renewal", "periods")
            return ()
        if single is None:
            self.note("renewal", "no-period", "term", "renewal")
            return ()
        period = self._period("renewal", single, "term", "renewal", "period")
        return () if period is None else (period,)

    def exercised(self, kind: RenewalKind, permitted: int) -> tuple[Exercise, ...]:
        """Options taken up, by date; more than are permitted are named. Tacit renewal needs none: there they say nothing."""
        taken: list[Exercise] = []
        total = 0
        for position, row in self._rows(self.term.get("exercised"), "exercised", "term", "exercised"):
            route = ("term", "exercised", position)
            day = self._day("exercised", row.get("date"), *route, "date")
            if row.get("date") is None:
                self.note("exercised", "bad-date", *route)
            periods = row.get("periods")
            if isinstance(periods, bool) or not isinstance(periods, int) or periods < 0:
                self.note("exercised", "bad-period", *route, *(("periods",) if periods is not None else ()))
            elif day is not None:
                taken.append(Exercise(day, periods))
                total += periods
                if kind != "tacit" and total > permitted:
                    self.note(None, "too-many-options", *route, "periods")
        return tuple(sorted(taken, key=lambda one: one.date))

    def _rows(self, value: Data, field: Unreadable, *route: str | int) -> Iterator[tuple[int, Mapping[str, Data]]]:
        """The mappings of a list with their positions; what is none is noted."""
        if value is not None and not isinstance(value, list):
            self.note(field, "bad-date", *route)
        for position, row in enumerate(islice(value, MOST_RENEWALS) if isinstance(value, list) else ()):
            if isinstance(row, dict):
                yield position, row
            else:
                self.note(field, "bad-date", *route, position)

    def terminated(self) -> tuple[Termination, ...]:
        """The termination given, if there is one."""
        stated = self.term.get("terminated")
        if stated is None:
            return ()
        if not isinstance(stated, dict):
            self.note("terminated", "bad-date", "term", "terminated")
            return ()
        day = self._day("terminated", stated.get("date"), "term", "terminated", "date")
        if stated.get("date") is None:
            self.note("terminated", "bad-date", "term", "terminated")
        effective = self._day("terminated", stated.get("effective"), "term", "terminated", "effective")
        covers = _ids(stated.get("covers"))
        if stated.get("covers") not in (None, []) and not covers:
            self.note("terminated", "no-length", "term", "terminated", "covers")
        by = stated.get("by")
        if by not in ("us", "supplier") and effective is None:
            self.note("terminated", "no-notice", "term", "terminated", *(("by",) if by is not None else ()))
        if day is None or "terminated" in self.unreadable:
            return ()
        return (Termination(day, "supplier" if by == "supplier" else "us", effective, covers),)


def _ids(value: Data) -> tuple[str, ...]:
    listed: list[Data] = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(one for one in listed if isinstance(one, str))
