"""How large a registry is: entities by kind, systems and projects by where they stand, uses, waivers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.due import level_of
from registry_cli.analysis.narrowing import chosen
from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import STATES, standing

RECORDS_OF_A_DAY = ("decision", "waiver")
"""Kinds of which nothing is to be kept true: `active` means nothing there."""

LEVELS_OF_CRITICALITY = ("high", "medium", "low")
HOSTINGS = ("on-premises", "supplier", "cloud", "hybrid")
PROJECT_STATES = ("proposed", "approved", "paused", "rejected", "stopped", "closed")


@dataclass(frozen=True, slots=True)
class Size:
    """How many entities there are of a kind, and how many of them still matter; `None` where nothing is asked of the kind."""

    kind: str
    entities: int
    active: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a word; `None` stands for those that state no word the program knows."""

    word: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of a registry on a day. States count all systems, criticality and hosting those not retired."""

    kinds: tuple[Size, ...]
    system_states: tuple[Count, ...]
    criticality: tuple[Count, ...]
    hosting: tuple[Count, ...]
    uses: int
    project_states: tuple[Count, ...]
    waivers_in_force: int


def sizes(registry: Registry, as_of: date) -> Sizes:
    """How much there is of everything that was selected."""
    systems = tuple(chosen(registry, "system"))
    active = [entry for entry in systems if is_active(entry, as_of, registry)]
    living = [entry for entry in systems if standing(entry, as_of).is_living]
    return Sizes(
        kinds=tuple(_size(kind.KIND, registry, as_of) for kind in KINDS),
        system_states=_counts(STATES, (standing(entry, as_of).state for entry in systems)),
        criticality=_counts(LEVELS_OF_CRITICALITY, (level_of(entry) for entry in active)),
        hosting=_counts(HOSTINGS, (entry.text("hosting") for entry in active)),
        uses=sum(len(entry.rows("uses")) for entry in living),
        project_states=_counts(PROJECT_STATES, (entry.text("state") for entry in chosen(registry, "project"))),
        waivers_in_force=sum(is_in_force(entry, as_of) for entry in chosen(registry, "waiver")),
    )


def is_in_force(waiver: Entry, as_of: date) -> bool:
    """Whether a waiver still holds on a day: its last day is not past."""
    last = day_in(waiver.text("expires"))
    return last is not None and last >= as_of


def _size(kind: str, registry: Registry, as_of: date) -> Size:
    entries = tuple(chosen(registry, kind))
    active = None if kind in RECORDS_OF_A_DAY else sum(is_active(entry, as_of, registry) for entry in entries)
    return Size(kind, len(entries), active)


def _counts(words: Iterable[str], found: Iterable[str | None]) -> tuple[Count, ...]:
    """The words with their numbers, in their own order; what is none of them is counted last."""
    words = tuple(words)
    numbers = Counter(word if word in words else None for word in found)
    return tuple(Count(word, numbers[word]) for word in (*words, None))
