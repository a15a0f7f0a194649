"""Data on their way, as a picture: from registers over copies and interfaces to the systems, and back where systems send them.

A direction is seen from the system that uses something: it pulls data from there, or pushes them there. Where nobody says which,
data are taken to be pulled, and the arrow says that nobody has said.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.uses import uses
from registry_cli.analysis.views import Grouping, View, ViewEdge, Weight, about, view_of
from registry_cli.documents import Data
from registry_cli.language import Text
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.timeline import standing

ALL = Text("Data on their way", "Dataflow")
OF_ONE = Text("Where the data of {name} come from and go", "Data til og fra {name}")
_DIRECTIONS: dict[Data, Weight] = {"pull": "pull", "push": "push", "both": "both"}


@dataclass(frozen=True, slots=True)
class Flow:
    """Data that go from one entity to another, and how that comes about."""

    source: Entry
    target: Entry
    how: Weight
    relation: str


def flow_view(registry: Registry, as_of: date, *, grouping: Grouping = "unit") -> View:
    """All data that travel between systems, interfaces and data sources that are not retired."""
    found = tuple(flows(registry, as_of))
    shown = {entry.key for flow in found for entry in (flow.source, flow.target)}
    return replace(view_of(registry, shown, _arrows(found), as_of, grouping), title=ALL)


def lineage_view(registry: Registry, as_of: date, centre: Entry, steps: int, *, grouping: Grouping = "none") -> View:
    """Where the data of one entity come from, and where they go: as far as the next systems, and `steps` - 1 further."""
    found = tuple(flows(registry, as_of))
    kept = (*_along(found, centre, steps, up=True), *_along(found, centre, steps, up=False))
    shown = {centre.key, *(entry.key for flow in kept for entry in (flow.source, flow.target))}
    return replace(view_of(registry, shown, _arrows(kept), as_of, grouping, centre), title=about(OF_ONE, centre))


def flows(registry: Registry, as_of: date) -> Iterator[Flow]:
    """Every way of data that is made on the day: uses, what stands behind interfaces, and copies."""
    for flow in _stated(registry, as_of):
        if flow.source is not flow.target and all(_is_drawn(entry, as_of) for entry in (flow.source, flow.target)):
            yield flow


def _is_drawn(entry: Entry, as_of: date) -> bool:
    return entry.kind in LANDSCAPE_KINDS and standing(entry, as_of).state != "retired"


def _stated(registry: Registry, as_of: date) -> Iterator[Flow]:
    for use in uses(registry):
        target, until = registry.find(use.target), use.day("until")
        if target is not None and (until is None or until >= as_of):
            how = _how(target.text("direction") if target.kind == "interface" else None, use.row.get("direction"))
            yield _flow(use.system, target, how, "uses")
    for interface in registry.of_kind("interface"):
        field = "source" if interface.text("source") else "provider"
        behind = registry.find(interface.text(field))
        if behind is not None:
            yield _flow(interface, behind, _how(interface.text("direction")), field)
    for copy in registry.of_kind("datasource"):
        original = registry.find(copy.text("copy_of"))
        if original is not None:
            yield Flow(original, copy, "copy", "copy_of")


def _how(*stated: Data) -> Weight:
    return next((_DIRECTIONS[one] for one in stated if isinstance(one, str) and one in _DIRECTIONS), "flow")


def _flow(user: Entry, used: Entry, how: Weight, relation: str) -> Flow:
    ends = (user, used) if how == "push" else (used, user)
    return Flow(*ends, how, relation)


def _arrows(found: tuple[Flow, ...]) -> tuple[ViewEdge, ...]:
    """One arrow for each pair; of several ways between them the one that says most."""
    between: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in found:
        between[flow.source.id, flow.target.id].append(flow)
    return tuple(
        ViewEdge(*ends, _of(several), relations=tuple(sorted({(flow.relation, flow.how) for flow in several})))
        for ends, several in sorted(between.items())
    )


def _of(several: list[Flow]) -> Weight:
    hows = {flow.how for flow in several}
    order: tuple[Weight, ...] = ("both", "push", "pull", "copy", "flow")
    return next(how for how in order if how in hows)


def _along(found: tuple[Flow, ...], centre: Entry, steps: int, *, up: bool) -> Iterator[Flow]:
    """The ways of the data before or behind `centre`; they end at the system with which they have passed `steps` of them.

    What comes to an interface from one of its users goes on to what stands behind it, and not to its other users.
    """
    further: dict[EntityKey, list[tuple[Flow, Entry]]] = defaultdict(list)
    for flow in found:
        for source, target in _ways(flow):
            further[target.key if up else source.key].append((flow, source if up else target))
    waiting = [(centre, "", 0)]
    seen = {(centre.key, False)}
    for entry, reached_by, passed in waiting:  # grows while it is walked
        for flow, other in further[entry.key] if passed < steps else ():
            if reached_by == flow.relation == "uses" and entry.kind != "system":
                continue
            yield flow
            if (other.key, flow.relation == "uses") not in seen and other is not centre:
                seen.add((other.key, flow.relation == "uses"))
                waiting.append((other, flow.relation, passed + (other.kind == "system")))


def _ways(flow: Flow) -> Iterator[tuple[Entry, Entry]]:
    yield flow.source, flow.target
    if flow.how == "both":
        yield flow.target, flow.source
