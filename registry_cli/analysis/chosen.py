"""Which entities a rule of the settings speaks of."""

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase

from registry_cli.analysis.due import level_of
from registry_cli.analysis.organisation import supplier_of
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings.policy import Chosen


def fits(entry: Entry, chosen: Chosen | None, registry: Registry) -> bool:
    """Whether `entry` is among those chosen: all that is stated holds of it, and of each list one item.

    Nothing stated chooses everything. `authoritative` and `copies` speak of data sources, so nothing else fits them.
    """
    return chosen is None or all(test(entry, chosen, registry) for test in _TESTS)


_Test = Callable[[Entry, Chosen, Registry], bool]


def _one_of(wanted: Iterable[str], *found: str | None) -> bool:
    wanted = tuple(wanted)
    return not wanted or any(word in wanted for word in found)


def _one_like(patterns: Iterable[str], found: str | None) -> bool:
    patterns = tuple(patterns)
    return not patterns or (found is not None and any(fnmatchcase(found, pattern) for pattern in patterns))


def _type_fits(entry: Entry, chosen: Chosen, _: Registry) -> bool:
    return _one_of(chosen.types, entry.text("type") if entry.kind == "system" else None)


def _supplier_fits(entry: Entry, chosen: Chosen, registry: Registry) -> bool:
    if not chosen.suppliers:
        return True
    supplier = entry if entry.kind == "supplier" else supplier_of(entry, registry)
    return _one_like(chosen.suppliers, supplier.id if supplier else entry.text("supplier"))


def _criticality_fits(entry: Entry, chosen: Chosen, _: Registry) -> bool:
    return not chosen.criticality or (entry.kind == "system" and level_of(entry) in chosen.criticality)


def _register_fits(entry: Entry, chosen: Chosen, _: Registry) -> bool:
    is_register = entry.kind == "datasource"
    is_authoritative, is_copy = entry.data.get("authoritative") is True, entry.data.get("copy_of") is not None
    return (chosen.authoritative is None or (is_register and is_authoritative is chosen.authoritative)) and (
        chosen.copies is None or (is_register and is_copy is chosen.copies)
    )


_TESTS: tuple[_Test, ...] = (
    lambda entry, chosen, _: _one_like(chosen.ids, entry.id),
    lambda entry, chosen, _: _one_of(chosen.kinds, entry.kind),
    _type_fits,
    lambda entry, chosen, _: _one_of(chosen.tags, *entry.words("tags")),
    lambda entry, chosen, _: _one_of(chosen.functions, *entry.words("functions")),
    _supplier_fits,
    lambda entry, chosen, _: _one_like(chosen.owners, entry.text("owner")),
    lambda entry, chosen, _: _one_of(chosen.classifications, entry.text("classification")),
    _criticality_fits,
    _register_fits,
)
