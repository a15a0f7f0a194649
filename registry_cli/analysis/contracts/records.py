"""What the contract calendar works on and what it answers: plain frozen records.

Every `last` and `end` is the last day in force, every `first` and `start` the first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from registry_cli.analysis.periods import Period
from registry_cli.findings import Route
from registry_cli.model.facts.term import Anchor

Day: TypeAlias = date
"""`date`, in records that have a field of that name."""

RenewalKind = Literal["none", "tacit", "option"]
Party = Literal["us", "supplier"]
DeadlineKind = Literal["notice", "option", "end"]
Problem = Literal[
    "no-term",
    "no-start",
    "no-length",
    "no-period",
    "bad-period",
    "bad-date",
    "no-notice",
    "end-before-start",
    "too-many-options",
    "amendments-out-of-order",
    "no-parent",
    "beyond-the-calendar",
]
Unreadable = Literal[
    "parent",
    "start",
    "end",
    "initial",
    "renewal",
    "by",
    "exercised",
    "amendments",
    "terminated",
    "notice",
    "supplier_notice",
    "irrevocable_until",
    "no_notice_before",
    "lead_time",
    "intended_exit",
]
ContractPhase = Literal["unknown", "not-started", "in-force", "notice-window", "notice-missed", "terminated", "expired"]


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How long a notice is, and which days it may lead to."""

    period: Period
    to: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """Options taken up on a day: so many periods."""

    date: Day
    periods: int


@dataclass(frozen=True, slots=True)
class Termination:
    """A termination as given. `covers` are the ids that a partial one takes out; empty for the whole contract."""

    date: Day
    by: Party
    effective: Day | None = None
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendedEnd:
    """From `date` on the contract's last day is `end`."""

    date: Day
    end: Day


@dataclass(frozen=True, slots=True)
class Unreckoned:
    """Something that the terms leave out or say in a way that cannot be reckoned: the field, and a code for what is wrong."""

    route: Route
    problem: Problem


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a contract as they were written, whole: what the calendar is a function of.

    `renewals` are the lengths of the permitted renewals in order; with `is_endless` the last one repeats for ever.
    An inherited term is cut to `own_start` and `own_end`, the contract's own; `own_amendments` move its own end, and
    `outer_bounds` are the own ends of the contracts between it and `inherited_from`, whose term applies.
    `amendments` stand by date. `unreadable` names the fields that state what cannot be read: what rests on them is not reckoned.
    """

    start: date | None = None
    initial: Period | None = None
    end: date | None = None
    renewal: RenewalKind = "none"
    renewals: tuple[Period, ...] = ()
    is_endless: bool = False
    by: Period | None = None
    exercised: tuple[Exercise, ...] = ()
    irrevocable_until: date | None = None
    no_notice_before: date | None = None
    notice: NoticeRule | None = None
    supplier_notice: NoticeRule | None = None
    lead_time: Period | None = None
    intended_exit: date | None = None
    terminations: tuple[Termination, ...] = ()
    amendments: tuple[AmendedEnd, ...] = ()
    own_start: date | None = None
    own_end: date | None = None
    own_amendments: tuple[AmendedEnd, ...] = ()
    outer_bounds: tuple[tuple[AmendedEnd, ...], ...] = ()
    inherited_from: str | None = None
    framework_until: date | None = None
    conditions: tuple[str, ...] = ()
    unreadable: frozenset[Unreadable] = frozenset()
    unreckoned: tuple[Unreckoned, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """One term: 0 is the initial one. `last` is `None` for a contract that runs until it is terminated."""

    number: int
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which we must act, or on which the contract ends by itself.

    `last_day` is the last day on which the notice can be received or the option taken up; `safe_day` the last working day on
    or before it; `decide_by` lies the lead time before that. `exit` is the last day in force if we act (notice) or if we do
    nothing (option, end). `missed` is the next possible exit if it is missed: `None` where there is none.
    `exit` of an option is the end without it, and `missed` is the same day.
    """

    kind: DeadlineKind
    last_day: date
    safe_day: date
    decide_by: date
    exit: date
    missed: date | None = None


@dataclass(frozen=True, slots=True)
class ContractState:
    """Where a contract stands on a day.

    `end` is the last day if nobody does anything more (`None` where it goes on by itself or cannot be reckoned), `maximum`
    the last day if every permitted renewal is used (`None` for one without end, see `is_endless`). `earliest_exit` is the
    last day in force if our notice were received on `day`, `after_that` the next exit if that one is missed. `deadline` is
    the next one that matters; `deadlines` are all that can be named today, by day. `expected_end` is the intended exit, the
    end by itself, or the maximum, whichever holds for what we plan; `None` for one that goes on.
    `parts` are the last days of what partial terminations take out.
    """

    day: date
    phase: ContractPhase
    terms: Terms
    current: Span | None = None
    end: date | None = None
    maximum: date | None = None
    is_endless: bool = False
    earliest_exit: date | None = None
    after_that: date | None = None
    expected_end: date | None = None
    supplier_earliest_exit: date | None = None
    deadline: Deadline | None = None
    deadlines: tuple[Deadline, ...] = ()
    parts: Mapping[str, date] = field(default_factory=dict)
    unreckoned: tuple[Unreckoned, ...] = ()
