"""What the switch plan works on and what it answers: plain frozen records. Amounts are whole øre a year unless said otherwise."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from registry_cli.analysis.costs.records import Ore
from registry_cli.analysis.uses import Use
from registry_cli.model.registry import Entry

Verdict = Literal["now", "planned", "closing", "tender", "stay", "ends", "unknown"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Switch now; as already planned; before the source closes; as a requirement in the next tender; keep it; it ends anyway; cannot be told."""

SWITCHING: tuple[Verdict, ...] = ("now", "planned", "closing", "tender")
"""The recommendations by which a system changes to the better way."""

Missing = Literal[
    "no-price", "bad-price", "not-split", "no-target", "target-gone", "target-price", "no-cost", "no-exit", "others"
]
"""No price is stated; it cannot be reckoned; it is part of a price for more; no better way is stated; that way is retired or
unknown; its price cannot be reckoned; the cost of the switch, or the next exit, is not known; not all who share the price can leave."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What is paid a year for data, and who keeps it going: it falls away when the last of `members` has left.

    `stated` is whose file says the price: the system for a use, a contract, or the data source or interface itself.
    `contract` is the one that it is bought under, whether or not the price stands there. `things` are what is paid for.
    """

    key: Hashable
    stated: Entry
    amount: Ore | None
    contract: Entry | None = None
    things: tuple[str, ...] = ()
    members: tuple[Use, ...] = ()
    missing: Missing | None = None

    @property
    def is_shared(self) -> bool:
        """Whether several uses keep it going."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class TargetPrice:
    """What the better way costs a year: `extra` is what is paid more than today.

    Nothing is where it is free, somebody uses it already, a `contract` in force pays for it or for who offers it, or no price is stated.
    """

    extra: Ore
    why: Literal["free", "in-use", "contract", "not-stated", "price"]
    contract: Entry | None = None


@dataclass(frozen=True, slots=True)
class PlannedEnd:
    """The last day of a use as planned: its own or its system's. `is_free` where no switch is needed by then."""

    day: date
    why: Literal["use", "system"]
    is_free: bool


@dataclass(frozen=True, slots=True)
class NextTender:
    """The contract that covers a system, and the day its next purchase is planned back from."""

    contract: Entry
    day: date


@dataclass(frozen=True, slots=True)
class Horizon:
    """The day by which a switch must have paid for itself, and what happens on it; `contract` is the one that is tendered."""

    day: date
    why: Literal["tender", "use", "system", "source"]
    contract: Entry | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one use, whatever is recommended. `ends` is the earliest planned end of the use or its system."""

    use: Use
    source: Entry
    target: Entry | None
    target_price: TargetPrice | None
    cost: Ore | None
    ends: PlannedEnd | None
    source_ends: date | None
    tender: NextTender | None
    missing: tuple[Missing, ...]

    @property
    def can_switch(self) -> bool:
        """Whether everything about the switch itself is known."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Case:
    """The reckoning for all who share a payment: what is saved a year and what it costs once if `switchers` all switch.

    `first` is the last day that is paid for whatever is done, `horizon` the next exit, if one is known.
    """

    switchers: tuple[Use, ...]
    saving: Ore
    cost: Ore
    first: date
    horizon: Horizon | None

    @property
    def days(self) -> int | None:
        """The days of saving until the horizon; negative where it comes before anything can be saved."""
        return (self.horizon.day - self.first).days if self.horizon else None

    @property
    def pays(self) -> bool:
        """Whether the cost is at most what is saved until the horizon."""
        return self.saving > 0 and self.days is not None and 0 <= self.cost * 365 <= self.saving * self.days

    @property
    def payback_days(self) -> int | None:
        """So many days of saving pay the cost; `None` where nothing is saved."""
        return -(-self.cost * 365 // self.saving) if self.saving > 0 else None


@dataclass(frozen=True, slots=True)
class Row:
    """One consumer with the recommendation for it. `leaves` is its last day on the old way if the recommendation is followed.

    `saves_from` is the first day on which the whole payment has fallen away, `paid_back` the day on which the switches that it
    takes have paid for themselves. `waits_for` are the others whose leaving cannot be told.
    """

    facts: Facts
    register: Entry
    payment: Payment
    case: Case | None
    verdict: Verdict
    missing: tuple[Missing, ...] = ()
    waits_for: tuple[Use, ...] = ()
    leaves: date | None = None
    saves_from: date | None = None
    paid_back: date | None = None

    @property
    def system(self) -> Entry:
        """Who consumes."""
        return self.facts.use.system

    @property
    def channel(self) -> str | None:
        """How the data travel, if that is stated."""
        via = self.facts.use.row.get("via")
        return via if isinstance(via, str) else None


@dataclass(frozen=True, slots=True)
class Way:
    """A register read from one source through one channel: by whom, and what is paid for it.

    `is_partly` says that others than these pay for the same, or that some price is not known.
    """

    register: Entry
    source: Entry
    channel: str | None
    uses: tuple[Use, ...]
    amount: Ore | None
    is_partly: bool


@dataclass(frozen=True, slots=True)
class Subscription:
    """A price that several, one or none keep going, and its end. `last` is the day the last of them leaves; `None` while some stay.

    `exit` is the first day on which the contract can then end, `notice_day` the last on which its notice can be received, `safe_day`
    the last working day until then. `saves_from` is the first day without the price. `conditions` of the contract may move them.
    """

    payment: Payment
    last: date | None
    stays: tuple[Use, ...]
    exit: date | None = None
    notice_day: date | None = None
    safe_day: date | None = None
    saves_from: date | None = None
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A year if the recommendations are followed, compared with paying on as today; `sum` is the net of this year and those before."""

    year: int
    saving: Ore
    cost: Ore
    net: Ore
    sum: Ore


@dataclass(frozen=True, slots=True)
class SwitchPlan:
    """The whole plan on a day. `unpriced` are read directly and state neither a price nor a better way; `uncounted` switch at a cost that is not known."""

    as_of: date
    ways: tuple[Way, ...]
    paid: Ore
    rows: tuple[Row, ...]
    unpriced: tuple[Use, ...]
    subscriptions: tuple[Subscription, ...]
    years: tuple[PlanYear, ...]
    uncounted: tuple[Row, ...]

    def of(self, *verdicts: Verdict) -> tuple[Row, ...]:
        """The rows with one of these recommendations."""
        return tuple(row for row in self.rows if row.verdict in verdicts)
