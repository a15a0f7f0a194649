"""Who stands behind a thing: its owner, the owner's unit and centre, and its supplier."""

from registry_cli.model.registry import Entry, Registry

MAX_LEVELS = 50
"""No organisation is deeper; a cycle of units ends here."""


def owner_of(entry: Entry, registry: Registry) -> Entry | None:
    """The person or unit in the field `owner`, if the registry has it."""
    owner = entry.data.get("owner")
    return registry.entries.get(owner) if isinstance(owner, str) else None


def unit_of(entry: Entry, registry: Registry) -> Entry | None:
    """The unit that owns `entry`: the owner itself, or the unit the owner's position belongs to."""
    owner = owner_of(entry, registry)
    if owner is None or owner.kind == "unit":
        return owner
    unit = owner.data.get("unit")
    found = registry.entries.get(unit) if isinstance(unit, str) else None
    return found if found is not None and found.kind == "unit" else None


def supplier_of(entry: Entry, registry: Registry) -> Entry | None:
    """Who supplies `entry`: the supplier of its main contract, else the one it names itself."""
    contract = registry.entries.get(str(entry.data.get("main_contract") or ""))
    named = (contract.data.get("supplier") if contract else None) or entry.data.get("supplier")
    return registry.entries.get(named) if isinstance(named, str) else None


def centre_of(unit: Entry, registry: Registry) -> Entry:
    """The unit just below the top of the organisation that `unit` is part of; `unit` itself at the top."""
    line = [unit]
    while len(line) < MAX_LEVELS and (parent := _parent(line[-1], registry)) is not None and parent not in line:
        line.append(parent)
    return line[-2] if len(line) > 1 else line[-1]


def _parent(unit: Entry, registry: Registry) -> Entry | None:
    parent = unit.data.get("parent")
    return registry.entries.get(parent) if isinstance(parent, str) else None
