"""A day of the calendar: what happens or must be done, where it is stated, who answers for it, and whether it was missed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from registry_cli.analysis.contracts.working_days import WorkingDays, working_days_of
from registry_cli.analysis.periods import Period, after
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry, Registry

EventKind = Literal[
    "notice",
    "notice-opens",
    "option",
    "renewal",
    "expiry",
    "intended-exit",
    "contract-start",
    "amendment",
    "price-change",
    "payment",
    "purchase-option",
    "framework-end",
    "data-deletion",
    "reprocurement",
    "tender-start",
    "support-end",
    "lifecycle",
    "retirement",
    "target",
    "conformity",
    "standard",
    "use-end",
    "agreement",
    "certificate",
    "gate",
    "milestone",
    "checkpoint",
    "status-report",
    "system-change",
    "communication",
    "handover",
    "follow-up",
    "benefit",
    "benefit-target",
    "verification",
    "control",
    "risk-assessment",
    "oversight",
    "retention-review",
    "archiving",
    "supplier-meeting",
    "goal",
    "strategy-end",
    "programme-end",
    "initiative",
    "waiver",
    "departure",
    "rule",
    "board",
    "annual-task",
]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)

EventState = Literal["overdue", "never", "decide", "coming", "passed"]
EVENT_STATES: tuple[EventState, ...] = get_args(EventState)


@dataclass(frozen=True, slots=True)
class Event:
    """One deadline or day. `entry` is the entity that states it; the settings have none.

    `kind`, the entity and `part` together say which one it is, also after its day has moved. `day` is the last day to act, or
    the day it happens; `None` for what should recur and was never done. `through` is the last day of what lasts longer.
    `must` tells that somebody has to act, and that the files do not show that it was done: such a day stays overdue until
    they do. `safe_day` is the last working day on or before `day`, `decide_by` the day by which we must have decided, or
    sent the papers. `leads_to` is the last day in force of a contract if we act (`notice`) or do not (`option`), `if_missed`
    the one after; `at_stake` are the kroner from the first to the second, `amount` is the price of what the day is about.
    `name` is text of the files, `word` a fixed word: which stage, how a thing stands.
    """

    kind: EventKind
    day: date | None
    entry: Entry | None = None
    part: str = ""
    name: str = ""
    word: str = ""
    route: Route = ()
    who: tuple[str, ...] = ()
    must: bool = False
    through: date | None = None
    safe_day: date | None = None
    decide_by: date | None = None
    leads_to: date | None = None
    if_missed: date | None = None
    amount: Decimal | None = None
    at_stake: Decimal | None = None
    conditions: tuple[str, ...] = ()
    reminders: tuple[date, ...] = ()

    @property
    def entity(self) -> str:
        """The id of the entity; empty for the settings."""
        return self.entry.id if self.entry else ""

    @property
    def last(self) -> date | None:
        """The last of its days."""
        return self.through or self.day

    def state(self, as_of: date) -> EventState:
        """Where it stands on a day: `decide` when the day to decide has come and the last day has not passed."""
        if self.last is None:
            return "never"
        if self.last < as_of:
            return "overdue" if self.must else "passed"
        is_open = self.must and self.decide_by is not None and self.decide_by <= as_of
        return "decide" if is_open else "coming"

    def next_day(self, as_of: date) -> date:
        """The next of its days that calls for something; its own day where all have passed."""
        decide_by = self.decide_by if self.must else None
        days = [day for day in (decide_by, self.safe_day, self.day, self.through) if day is not None]
        return min((day for day in days if day >= as_of), default=self.day or as_of)


@dataclass(frozen=True)
class Around:
    """What every source of events may ask: the registry, the day, its working days, and the window for what recurs.

    `projects` are the projects that an initiative gave rise to, by its id.
    """

    registry: Registry
    as_of: date
    first: date
    last: date
    working_days: WorkingDays
    projects: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)


def around(registry: Registry, as_of: date, first: date | None = None, last: date | None = None) -> Around:
    """The surroundings of a question on `as_of`; a window that is not stated is the following twelve months."""
    beginning = first or as_of
    end = last or after(max(as_of, beginning), Period(12, 0)) or date.max
    projects: dict[str, tuple[Entry, ...]] = {}
    for project in registry.of_kind("project"):
        initiative = project.section("origin").get("initiative")
        if isinstance(initiative, str):
            projects[initiative] = (*projects.get(initiative, ()), project)
    return Around(registry, as_of, beginning, end, working_days_of(registry.settings), projects)


def actors(entry: Entry, row: Mapping[str, Data] | None = None) -> tuple[str, ...]:
    """Who answers for something of `entry`: the owner of the row where it has one, then the entity's owner and manager."""
    named = ((row or {}).get("owner"), entry.data.get("owner"), entry.data.get("manager"))
    return tuple(dict.fromkeys(one for one in named if isinstance(one, str)))


def text_of(row: Mapping[str, Data], *keys: str) -> str:
    """The texts at these keys, those that are there, joined by a dash."""
    return " – ".join(value for key in keys if isinstance(value := row.get(key), str) and value.strip())
