"""Entities in rows: the few facts by which people tell them apart."""

from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.organisation import owner_of, supplier_of
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import Standing, standing


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; empty means no restriction."""

    kinds: tuple[str, ...] = ()
    owner: str | None = None
    supplier: str | None = None
    tag: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An entity with its owner and where it stands."""

    entry: Entry
    owner: Entry | None
    standing: Standing


def listing(registry: Registry, wanted: Filter, as_of: date) -> tuple[Row, ...]:
    """The entities that `wanted` lets through, by id."""
    rows = (Row(entry, owner_of(entry, registry), standing(entry, as_of)) for entry in registry.of_kind(*wanted.kinds))
    return tuple(row for row in rows if _fits(row, wanted, registry))


def _fits(row: Row, wanted: Filter, registry: Registry) -> bool:
    data = row.entry.data
    supplier = supplier_of(row.entry, registry)
    tags = data.get("tags")
    return (
        (wanted.owner is None or data.get("owner") == wanted.owner)
        and (wanted.supplier is None or (supplier is not None and supplier.id == wanted.supplier))
        and (wanted.tag is None or (isinstance(tags, list) and wanted.tag in tags))
        and (wanted.state is None or row.standing.state == wanted.state)
    )
