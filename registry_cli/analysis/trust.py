"""Whether a registry can be trusted: what was confirmed, controlled and overseen in time, late, or never."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.due import Due, DueState, Duty, duties, level_of
from registry_cli.analysis.narrowing import is_chosen
from registry_cli.analysis.sizes import LEVELS_OF_CRITICALITY
from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry, Registry

OLDEST = 5
"""How many of the longest unconfirmed entries are told."""

OTHER_DUTIES: tuple[Duty, ...] = ("oversight", "supplier-meeting", "retention-review")


@dataclass(frozen=True, slots=True)
class Standings:
    """How many of the things that recur are current, overdue and never done; `name` is what they have in common."""

    name: str
    current: int
    overdue: int
    never: int

    @property
    def all(self) -> int:
        """How many there are."""
        return self.current + self.overdue + self.never


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An entity with the day it was last confirmed."""

    entry: Entry
    date: date


@dataclass(frozen=True, slots=True)
class Trust:
    """Confirmation by kind, of systems by criticality (those without a level as low), and whatever else recurs.

    `has_intervals` tells whether the settings say how often entries are confirmed; `oldest` are the longest unconfirmed.
    """

    has_intervals: bool
    by_kind: tuple[Standings, ...]
    by_criticality: tuple[Standings, ...]
    oldest: tuple[Confirmed, ...]
    controls: tuple[Standings, ...]
    others: tuple[Standings, ...]


def trust(registry: Registry, as_of: date) -> Trust:
    """What was done in time on `as_of`, by the intervals of the settings; groups with nothing in them are left out.

    Of a registry narrowed to a selection only the selected entities count.
    """
    found = tuple(one for one in duties(registry, as_of) if is_chosen(one.entry, registry))
    confirmations = [one for one in found if one.duty == "verification"]
    systems = [one for one in confirmations if one.entry.kind == "system"]
    controls = [one for one in found if one.duty == "control"]
    kinds = [kind.KIND for kind in KINDS]
    return Trust(
        has_intervals=registry.settings.verification is not None,
        by_kind=_grouped(kinds, ((one.entry.kind, one) for one in confirmations), as_of),
        by_criticality=_grouped(LEVELS_OF_CRITICALITY, ((level_of(one.entry) or "low", one) for one in systems), as_of),
        oldest=_oldest(confirmations),
        controls=_grouped(registry.settings.controls, ((one.name, one) for one in controls), as_of),
        others=_grouped(OTHER_DUTIES, ((one.duty, one) for one in found), as_of),
    )


def _grouped(names: Iterable[str], named: Iterable[tuple[str, Due]], as_of: date) -> tuple[Standings, ...]:
    numbers: Counter[tuple[str, DueState]] = Counter((name, one.state(as_of)) for name, one in named)
    made = (
        Standings(name, numbers[name, "current"], numbers[name, "overdue"], numbers[name, "never"]) for name in names
    )
    return tuple(one for one in made if one.all)


def _oldest(confirmations: Iterable[Due]) -> tuple[Confirmed, ...]:
    dated = [Confirmed(one.entry, one.last) for one in confirmations if one.last is not None]
    return tuple(sorted(dated, key=lambda one: (one.date, one.entry.id))[:OLDEST])
