"""Where data go: from a register over its copies and interfaces to the systems, and what is known of them on the way.

Lineage follows the data, not who stops working. A direction is seen from the system that uses something: it pulls data from
there, pushes them there, or both. Where nobody says which, it is taken to pull, and that is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from registry_cli.analysis.lifetimes import is_surely_not_retired
from registry_cli.analysis.uses import Use, uses
from registry_cli.documents import Data
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import words_in
from registry_cli.timeline import standing

Passage = Literal["copy", "interface"]
DataDirection = Literal["pull", "push", "both"]
DIRECTIONS: tuple[DataDirection, ...] = get_args(DataDirection)


@dataclass(frozen=True, slots=True)
class Carrier:
    """Something the data stand in or pass: the register itself, a copy of it, or an interface.

    `behind` is what it is a copy of or what stands behind it; `provider` offers an interface without being its source.
    """

    entry: Entry
    passage: Passage | None
    behind: Entry | None
    provider: Entry | None
    data: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """What a system says of a category of data that it holds."""

    category: str
    personal: tuple[str, ...]
    has_cpr: bool
    is_master: bool
    classification: str | None


@dataclass(frozen=True, slots=True)
class Consumer:
    """A system at the end of a way: what it uses, over which carriers, which way the data go, and what it holds of them.

    `data` are the categories that travel; `holdings` what the system says of those, or of all where no category is stated.
    """

    system: Entry
    way: tuple[Entry, ...]
    direction: DataDirection
    is_direction_stated: bool
    data: tuple[str, ...]
    holdings: tuple[Holding, ...]
    via: str | None
    frequency: str | None

    @property
    def gets(self) -> bool:
        """Whether data come to the system."""
        return self.direction != "push"


@dataclass(frozen=True, slots=True)
class Lineage:
    """The data of one register, system or interface: what carries them, nearest first, and the systems by id."""

    origin: Entry
    carriers: tuple[Carrier, ...]
    consumers: tuple[Consumer, ...]


def lineage(registry: Registry, origin: Entry, as_of: date) -> Lineage:
    """Where the data of `origin` go on `as_of`: what is retired carries and gets nothing."""
    carriers = _carriers(registry, origin, as_of)
    ends = (
        _consumer(use, carriers)
        for use in uses(registry)
        if use.target in carriers and use.system.id != origin.id and _is_made(use, as_of)
    )
    return Lineage(
        origin, tuple(carriers.values()), tuple(sorted(ends, key=lambda one: (one.system.id, one.way[-2].id)))
    )


def _is_made(use: Use, as_of: date) -> bool:
    until = use.day("until")
    return is_surely_not_retired(use.system, as_of) and (until is None or until >= as_of)


def _carriers(registry: Registry, origin: Entry, as_of: date) -> dict[str, Carrier]:
    """What the data stand in or pass, by id, nearest first; each once, so that copies of one another end."""
    found = {origin.id: Carrier(origin, None, None, None, _categories(origin))}
    waiting = [origin]
    carried_on = _carried_on(registry)
    for entry in waiting:  # grows while it is walked
        for passage, other in carried_on.get(entry.id, ()):
            if other.id not in found and standing(other, as_of).state != "retired":
                data = _categories(other) or found[entry.id].data
                provider = registry.find(other.text("provider")) if passage == "interface" else None
                found[other.id] = Carrier(other, passage, entry, None if provider is entry else provider, data)
                waiting.append(other)
    return found


def _carried_on(registry: Registry) -> dict[str, list[tuple[Passage, Entry]]]:
    """For each id its copies and the interfaces that it stands behind."""
    found: dict[str, list[tuple[Passage, Entry]]] = {}
    for copy in registry.of_kind("datasource"):
        if original := copy.text("copy_of"):
            found.setdefault(original, []).append(("copy", copy))
    for interface in registry.of_kind("interface"):
        if behind := interface.text("source") or interface.text("provider"):
            found.setdefault(behind, []).append(("interface", interface))
    return found


def _consumer(use: Use, carriers: dict[str, Carrier]) -> Consumer:
    carrier = carriers[use.target]
    way = [use.system, carrier.entry]
    while (behind := carriers[way[-1].id].behind) is not None:
        way.append(behind)
    stated = _direction(carrier.entry.text("direction")) or _direction(use.row.get("direction"))
    data = (words_in(use.row.get("data")) if carrier.passage != "interface" else ()) or carrier.data
    return Consumer(
        use.system,
        tuple(reversed(way)),
        stated or "pull",
        stated is not None,
        data,
        tuple(holdings(use.system, data)),
        _plain(use.row.get("via")),
        _plain(use.row.get("frequency")),
    )


def _direction(value: Data) -> DataDirection | None:
    return next((one for one in DIRECTIONS if one == value), None)


def _plain(value: Data) -> str | None:
    return value if isinstance(value, str) else None


def _categories(entry: Entry) -> tuple[str, ...]:
    """The categories that a register or an interface names, or that a system holds."""
    if entry.kind == "system":
        return tuple(one.category for one in holdings(entry))
    return entry.words("data")


def holdings(system: Entry, wanted: tuple[str, ...] = ()) -> Iterator[Holding]:
    """What a system says of the data it holds: of the wanted categories, or of all."""
    for row in system.rows("data"):
        category = row.get("category")
        if isinstance(category, str) and (not wanted or category in wanted):
            yield Holding(
                category,
                words_in(row.get("personal")),
                row.get("cpr") is True,
                row.get("master") is True,
                _plain(row.get("classification")),
            )
