"""Entities in rows: the few facts by which people tell them apart."""

from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.narrowing import chosen
from registry_cli.analysis.organisation import owner_of, supplier_of
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import KINDS_WITH_A_LIFE, Standing, State, standing


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; empty means no restriction."""

    kinds: tuple[str, ...] = ()
    owner: str | None = None
    supplier: str | None = None
    tag: str | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An entity with its owner, its supplier, and where it stands if its kind has a life."""

    entry: Entry
    owner: Entry | None
    supplier: Entry | None
    standing: Standing | None


def listing(registry: Registry, wanted: Filter, as_of: date) -> tuple[Row, ...]:
    """The selected entities that `wanted` lets through, by id."""
    rows = (_row(entry, registry, as_of) for entry in chosen(registry, *wanted.kinds))
    return tuple(row for row in rows if _fits(row, wanted))


def _row(entry: Entry, registry: Registry, as_of: date) -> Row:
    now = standing(entry, as_of) if entry.kind in KINDS_WITH_A_LIFE else None
    return Row(entry, owner_of(entry, registry), supplier_of(entry, registry), now)


def _fits(row: Row, wanted: Filter) -> bool:
    return (
        (wanted.owner is None or row.entry.text("owner") == wanted.owner)
        and (wanted.supplier is None or (row.supplier is not None and row.supplier.id == wanted.supplier))
        and (wanted.tag is None or wanted.tag in row.entry.words("tags"))
        and (wanted.state is None or (row.standing is not None and row.standing.state == wanted.state))
    )
