"""What the reckoning of costs works on and what it answers: plain frozen records. Amounts are whole øre."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry

View = Literal["committed", "expected", "maximum"]
VIEWS: tuple[View, ...] = get_args(View)
"""To the earliest exit; as we plan; with every permitted renewal."""

Pricing = Literal["once", "month", "quarter", "half-year", "year"]
Ore = int
"""Whole øre: sums of them are exact whatever their size."""

CostProblem = Literal[
    "bad-line",
    "no-amount",
    "no-start",
    "bad-day",
    "until-before-from",
    "unknown-per",
    "no-count",
    "no-volume",
    "bad-tiers",
    "part-unused",
    "unknown-index",
    "no-index-value",
    "bad-split",
    "overlapping-lines",
    "amendment-without-date",
    "no-exit",
    "no-end",
    "partial-not-split",
    "after-the-end",
    "priced-twice",
]
WHOLE = Fraction(1)

NOT_COUNTED: frozenset[CostProblem] = frozenset(
    (
        "bad-line",
        "no-amount",
        "no-start",
        "bad-day",
        "until-before-from",
        "unknown-per",
        "no-count",
        "no-volume",
        "bad-tiers",
        "amendment-without-date",
        "after-the-end",
    )
)
"""Problems that leave a price out of every sum; the others are counted in a way that the problem states."""


@dataclass(frozen=True, slots=True)
class CostGap:
    """Something that could not be reckoned as it stands: where, and what about it; `about` holds the name of the line and more."""

    problem: CostProblem
    entry: Entry
    route: Route
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A price as its file states it: the entity whose file it is, where it stands, and the days it holds.

    `first` and `last` are `None` where the contract's own count. `contract` states it; `None` for a price without a contract.
    """

    entry: Entry
    route: Route
    name: str
    row: Mapping[str, Data]
    first: date | None = None
    last: date | None = None
    contract: Entry | None = None

    @property
    def place(self) -> tuple[str, Route]:
        """Where it stands, among all lines."""
        return self.entry.id, self.route


@dataclass(frozen=True, slots=True)
class Rate:
    """Kroner per pricing period; for a price per unit so many units (`count`) in the period, with or without steps."""

    kroner: Fraction
    per: Pricing
    count: int | None = None
    unit: str | None = None
    has_tiers: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """From `day` on a price is its base times `factor`; a forecast where no published value says so."""

    day: date
    factor: Fraction
    is_forecast: bool = False


@dataclass(frozen=True, slots=True)
class Priced:
    """A price line that can be reckoned: its rate, the first day it holds, and how it is regulated."""

    line: PriceLine
    rate: Rate
    first: date
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """Days at one price: so many pricing periods (whole and parts) at so many kroner."""

    first: date
    last: date
    periods: Fraction
    price: Fraction
    factor: Fraction = Fraction(1)
    is_forecast: bool = False

    @property
    def kroner(self) -> Fraction:
        """What these days cost, exactly."""
        return self.periods * self.price


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days a contract costs money: its first, and by view its last (`None` where it goes on). `parts` end before it does."""

    first: date | None
    last: Mapping[View, date | None]
    parts: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Portion:
    """What a line costs for one thing, or for several that share it: its `share` of the line.

    `things` are ids, none where it is for nothing named.
    """

    things: tuple[str, ...]
    share: Fraction
    amounts: Mapping[tuple[View, int], Ore]


@dataclass(frozen=True, slots=True)
class Charge:
    """A price line with what it comes to: by view and year, divided as its `split` says.

    `bought` is the interface or data source that a price without a contract is paid for. `supplier`, `unit`, `owner` and `account` are who is paid, who pays, who answers for it, and from where; `type` is `None`
    for a price without one.
    """

    priced: Priced
    portions: tuple[Portion, ...]
    bounds: Bounds
    bought: str | None = None
    type: str | None = None
    supplier: str | None = None
    unit: str | None = None
    owner: str | None = None
    account: str | None = None
    is_internal: bool = False

    @property
    def line(self) -> PriceLine:
        """The line as it stands in its file."""
        return self.priced.line

    def amount(self, view: View, year: int) -> Ore:
        """The whole line in a year."""
        return sum(portion.amounts[view, year] for portion in self.portions)


@dataclass(frozen=True, slots=True)
class Paid:
    """What was paid on a contract in a year."""

    contract: Entry
    year: int
    amount: Ore


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every charge of a registry in some years as known on a day, what was paid, and what could not be reckoned."""

    as_of: date
    years: tuple[int, ...]
    charges: tuple[Charge, ...]
    paid: tuple[Paid, ...]
    gaps: tuple[CostGap, ...]


def kroner(amount: Ore) -> Decimal:
    """Øre as kroner with two places, exactly."""
    return Decimal((int(amount < 0), tuple(int(digit) for digit in str(abs(amount))), -2))


def to_ore(exact: Fraction) -> Ore:
    """Exact kroner to whole øre; half an øre away from zero, as bookkeeping does."""
    scaled = abs(exact) * 100
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return whole if exact >= 0 else -whole


def number_in(value: Data) -> Fraction | None:
    """The number that a value of a file says, exactly; `None` for anything else."""
    return Fraction(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
