"""Who stands behind a thing: its owner, the owner's unit and centre, and its supplier."""

from registry_cli.model.registry import Entry, Registry

MAX_LEVELS = 50
"""No organisation is deeper; a cycle of units ends here."""


def owner_of(entry: Entry, registry: Registry) -> Entry | None:
    """The person or unit in the field `owner`, if the registry has it."""
    return registry.find(entry.text("owner"))


def unit_of(entry: Entry, registry: Registry) -> Entry | None:
    """The unit that owns `entry`: the owner itself, or the unit the owner's position belongs to."""
    owner = owner_of(entry, registry)
    if owner is None or owner.kind == "unit":
        return owner
    unit = registry.find(owner.text("unit"))
    return unit if unit is not None and unit.kind == "unit" else None


def supplier_of(entry: Entry, registry: Registry) -> Entry | None:
    """Who supplies `entry`: the supplier of its main contract, else the one it names itself."""
    contract = registry.find(entry.text("main_contract"))
    named = contract.text("supplier") if contract else None
    return registry.find(named or entry.text("supplier"))


def centre_of(unit: Entry, registry: Registry) -> Entry:
    """The unit just below the top of the organisation that `unit` is part of; `unit` itself at the top."""
    line = [unit]
    while (
        len(line) < MAX_LEVELS and (parent := registry.find(line[-1].text("parent"))) is not None and parent not in line
    ):
        line.append(parent)
    return line[-2] if len(line) > 1 else line[-1]
