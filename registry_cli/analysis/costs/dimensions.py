"""By what costs can be added up: one name, and how to find what a part of a price belongs to.

A part that belongs to several (a system with two tasks, a price that three systems share) is shared by them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from registry_cli.analysis.costs.records import Charge, Portion
from registry_cli.model.registry import Registry

Keys = tuple[str | None, ...]
Key = Callable[[Charge, Portion, Registry], Iterable[str | None]]
Holds = Literal["entity", "type", "account", "task", "function"]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to add up: what a part of a price belongs to (`None` for nothing), and what the keys are."""

    name: str
    keys: Key
    holds: Holds = "entity"
    per_contract: bool = False

    def of(self, charge: Charge, portion: Portion, registry: Registry) -> Keys:
        """What a part belongs to, each once; at least `None`."""
        return tuple(dict.fromkeys(self.keys(charge, portion, registry))) or (None,)


def _contract(charge: Charge, _: Portion, __: Registry) -> Keys:
    return (charge.line.contract.id if charge.line.contract else None,)


def _system(_: Charge, portion: Portion, registry: Registry) -> Keys:
    return tuple(thing if _kind(thing, registry) == "system" else None for thing in portion.things)


def _datasource(charge: Charge, portion: Portion, registry: Registry) -> Keys:
    """The data sources paid for; an interface counts for the register behind it."""
    things = (charge.bought,) if charge.bought else portion.things
    return tuple(_register(thing, registry) for thing in things)


def _register(thing: str, registry: Registry) -> str | None:
    entry = registry.find(thing)
    if entry is None or entry.kind == "datasource":
        return entry.id if entry else None
    behind = (entry.text("source"), entry.text("provider")) if entry.kind == "interface" else ()
    return next((one for one in behind if _kind(one, registry) == "datasource"), None)


def _words(field: str) -> Key:
    def keys(_: Charge, portion: Portion, registry: Registry) -> Iterable[str | None]:
        for thing in portion.things:
            entry = registry.find(thing)
            yield from (entry.words(field) if entry else ()) or (None,)

    return keys


def _kind(thing: str | None, registry: Registry) -> str | None:
    entry = registry.find(thing)
    return entry.kind if entry else None


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("contract", _contract, per_contract=True),
    Dimension("system", _system),
    Dimension("supplier", lambda charge, _, __: (charge.supplier,), per_contract=True),
    Dimension("unit", lambda charge, _, __: (charge.unit,)),
    Dimension("owner", lambda charge, _, __: (charge.owner,), per_contract=True),
    Dimension("task", _words("tasks"), "task"),
    Dimension("function", _words("functions"), "function"),
    Dimension("datasource", _datasource),
    Dimension("account", lambda charge, _, __: (charge.account,), "account"),
    Dimension("type", lambda charge, _, __: (charge.type,), "type"),
)
"""Every dimension but the years, which each of them is shown by."""

BY_NAME = {dimension.name: dimension for dimension in DIMENSIONS}
