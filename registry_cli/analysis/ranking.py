"""What is filled in, ranked: kinds, centres and owners with the least complete first, and the entities that lack most."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.completeness import Completeness, Level, Total, completeness, grouped, total
from registry_cli.analysis.due import level_of
from registry_cli.analysis.narrowing import is_chosen
from registry_cli.analysis.organisation import centre_of, owner_of, unit_of
from registry_cli.analysis.shares import Share
from registry_cli.analysis.sizes import LEVELS_OF_CRITICALITY
from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry, Registry

MOST_INCOMPLETE = 10
"""How many of the most incomplete entities are told."""


@dataclass(frozen=True, slots=True)
class Fullness:
    """How much of what the settings ask for is there in a group, by level. `key` is a kind or an id.

    `name` is what people call it, `None` for a kind. Key and name are both `None` for the entities that belong to no group.
    """

    key: str | None
    name: str | None
    entities: int
    must: Share
    should: Share
    could: Share


@dataclass(frozen=True, slots=True)
class Lacking:
    """An entity with the fields it must have and has not."""

    entry: Entry
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """Completeness as a whole, by kind, centre (the unit below the top) and owner, and what lacks most.

    `is_asked` tells whether the settings ask for any field.
    """

    is_asked: bool
    whole: Fullness
    by_kind: tuple[Fullness, ...]
    by_unit: tuple[Fullness, ...]
    by_owner: tuple[Fullness, ...]
    most_incomplete: tuple[Lacking, ...]


def filling(registry: Registry, as_of: date) -> Filling:
    """How complete the selected entities that are active are on `as_of`."""
    parts = tuple(one for one in completeness(registry, as_of) if is_chosen(one.entry, registry))
    order = [kind.KIND for kind in KINDS]
    kinds = grouped(parts, lambda entry: entry.kind)
    return Filling(
        is_asked=bool(registry.settings.completeness),
        whole=_fullness(None, None, total(parts)),
        by_kind=_ranked(_fullness(kind, None, kinds[kind]) for kind in order if kind in kinds),
        by_unit=_by_entry(parts, lambda entry: _centre(entry, registry)),
        by_owner=_by_entry(parts, lambda entry: owner_of(entry, registry)),
        most_incomplete=_most_incomplete(parts),
    )


def _by_entry(parts: tuple[Completeness, ...], group: Callable[[Entry], Entry | None]) -> tuple[Fullness, ...]:
    """The groups that `group` names; what it gives nothing for is a group too."""
    groups = {part.entry.id: group(part.entry) for part in parts}
    names = {found.id: found.name for found in groups.values() if found is not None}
    totals = grouped(parts, lambda entry: found.id if (found := groups[entry.id]) is not None else None)
    return _ranked(_fullness(key, names[key] if key else None, one) for key, one in sorted(totals.items(), key=_by_id))


def _by_id(item: tuple[str | None, Total]) -> str:
    return item[0] or ""


def _centre(entry: Entry, registry: Registry) -> Entry | None:
    unit = entry if entry.kind == "unit" else unit_of(entry, registry)
    return centre_of(unit, registry) if unit else None


def _fullness(key: str | None, name: str | None, one: Total) -> Fullness:
    shares: dict[Level, Share] = {level: Share(there, wanted) for level, there, wanted in one.levels}
    return Fullness(key, name, one.entities, shares["must"], shares["should"], shares["could"])


def _ranked(groups: Iterable[Fullness]) -> tuple[Fullness, ...]:
    """The least complete first, by what must be there, then should, then could; larger groups before smaller ones."""
    return tuple(sorted(groups, key=lambda one: (one.must.ratio, one.should.ratio, one.could.ratio, -one.entities)))


def _most_incomplete(parts: Iterable[Completeness]) -> tuple[Lacking, ...]:
    """Those that lack most of what they must have; of equals the more critical, then those that lack more of the rest."""
    lacking = (part for part in parts if part.of("must").missing)
    ranked = sorted(
        lacking,
        key=lambda part: (
            -len(part.of("must").missing),
            rank_of(part.entry),
            -len(part.of("should").missing),
            part.entry.id,
        ),
    )
    return tuple(Lacking(part.entry, part.of("must").missing) for part in ranked[:MOST_INCOMPLETE])


def rank_of(entry: Entry) -> int:
    """The place in a list that begins with what is most critical: systems of high criticality 0, what has no level last."""
    level = level_of(entry)
    return LEVELS_OF_CRITICALITY.index(level) if level in LEVELS_OF_CRITICALITY else len(LEVELS_OF_CRITICALITY)
