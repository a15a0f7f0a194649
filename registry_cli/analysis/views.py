"""What one picture shows: nodes with a shape and a state, edges with a weight, and the clusters they stand in."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from registry_cli.analysis.dependence import DEPENDENCE, dependences
from registry_cli.analysis.landscape import LANDSCAPE_KINDS, Landscape
from registry_cli.analysis.neighbourhood import within
from registry_cli.analysis.organisation import centre_of, supplier_of, unit_of
from registry_cli.graph import Edge, Graph
from registry_cli.labels import KIND_PLURALS
from registry_cli.language import Lang, Text
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.timeline import State, standing

Weight = Literal["essential", "useful", "reference", "users", "pull", "push", "both", "copy", "flow", "severed"]
"""What an arrow says: the first four of dependence, `users` with a number, then those of data, and one that is cut."""

Grouping = Literal["unit", "supplier", "kind", "none"]

LANDSCAPE: dict[Grouping, Text] = {
    "unit": Text("The landscape by unit", "Systemlandskabet efter enhed"),
    "supplier": Text("The landscape by supplier", "Systemlandskabet efter leverandør"),
    "kind": Text("The landscape by kind", "Systemlandskabet efter art"),
    "none": Text("The landscape", "Systemlandskabet"),
}
AROUND = Text("Around {name}", "Omkring {name}")
OWNER_FIELDS = ("owner", "manager")


@dataclass(frozen=True, slots=True)
class ViewNode:
    """An entity in a picture; or a whole cluster drawn as one, with its `members`.

    Those are listed inside it; `unlisted` more of them are not.
    """

    id: str
    label: str
    kind: str
    state: State
    is_focus: bool = False
    owners: tuple[str, ...] = ()
    members: tuple["ViewNode", ...] = ()
    caption: Text | None = None
    unlisted: int = 0

    def says(self, lang: Lang) -> str:
        """What is written in the box: the name of an entity is the same in both languages."""
        return self.caption.say(lang) if self.caption else self.label


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """`source` stops without `target`, suffers without it, or only refers to it; or so many of its systems use it.

    In a picture of data they travel from `source` to `target`. `relations` are the fields it stands for, each with its effect;
    `count` how many arrows it stands for; one that is minor only repeats what others already say.
    """

    source: str
    target: str
    weight: Weight
    label: str = ""
    relations: tuple[tuple[str, str], ...] = ()
    count: int = 1
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that are drawn together; no label means no frame."""

    id: str
    label: Text | None
    nodes: tuple[ViewNode, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A picture without its looks, everything sorted; `title`, `as_of` and `notes` say what it shows and what not."""

    clusters: tuple[Cluster, ...]
    edges: tuple[ViewEdge, ...]
    title: Text | None = None
    as_of: date | None = None
    notes: tuple[Text, ...] = ()
    is_incomplete: bool = False

    @property
    def nodes(self) -> tuple[ViewNode, ...]:
        """Every node, cluster by cluster."""
        return tuple(node for cluster in self.clusters for node in cluster.nodes)


def landscape_view(registry: Registry, graph: Graph, as_of: date, *, grouping: Grouping = "unit") -> View:
    """Systems, interfaces and data sources that are not retired, and what they depend on."""
    shown = {entry.key for entry in registry.of_kind(*LANDSCAPE_KINDS) if standing(entry, as_of).state != "retired"}
    edges = [edge for edge in dependences(graph) if {edge.source, edge.target} <= shown]
    return replace(view_of(registry, shown, arrows(edges), as_of, grouping), title=LANDSCAPE[grouping])


def hub_view(registry: Registry, graph: Graph, overview: Landscape) -> View:
    """Which centre rests on which of the things that most hangs on: one node a centre, with its number of systems."""
    hubs = {hub.entry.key for hub in overview.hubs}
    uses: Counter[tuple[str, str]] = Counter()
    centres: Counter[str] = Counter()
    for row in (row for row in overview.living if row.centre):
        assert row.centre is not None
        centres[row.centre.id] += 1
        targets = {edge.target for edge in graph.outgoing[row.entry.key] if edge.effect in DEPENDENCE}
        uses.update((row.centre.id, target.id) for target in targets & hubs)
    units = [registry.entries[centre] for centre in sorted(centres) if any(centre == user for user, _ in uses)]
    nodes = [ViewNode(unit.id, f"{unit.name} ({centres[unit.id]})", "unit", "in-use") for unit in units]
    nodes += [node_of(hub.entry, overview.as_of) for hub in overview.hubs]
    between = [edge for edge in dependences(graph) if {edge.source, edge.target} <= hubs]
    counted = [ViewEdge(centre, hub, "users", str(number)) for (centre, hub), number in sorted(uses.items())]
    return View((Cluster("", None, tuple(nodes)),), (*counted, *arrows(between)))


def focus_view(
    registry: Registry, graph: Graph, as_of: date, centre: Entry, steps: int, grouping: Grouping = "kind"
) -> View:
    """What stands around `centre`, `steps` far; what is retired only where `centre` itself names it."""
    near = within(graph, centre.key, 1)
    shown = {
        key
        for key in within(graph, centre.key, steps)
        if key in near or standing(graph.nodes[key], as_of).state != "retired"
    }
    edges = [edge for edge in graph.edges if {edge.source, edge.target} <= shown and _is_drawn(edge, centre)]
    view = view_of(registry, shown, arrows(edges), as_of, grouping, centre)
    return replace(view, title=about(AROUND, centre))


def about(title: Text, entry: Entry) -> Text:
    """A title with the name of the entity it speaks of."""
    return Text(title.say("en", name=entry.name), title.say("da", name=entry.name))


def _is_drawn(edge: Edge, centre: Entry) -> bool:
    """Dependence is drawn everywhere; who owns or supplies what only for the entity in the middle."""
    return edge.effect in DEPENDENCE or centre.key in (edge.source, edge.target)


def view_of(
    registry: Registry,
    shown: set[EntityKey],
    edges: tuple[ViewEdge, ...],
    as_of: date,
    grouping: Grouping,
    focus: Entry | None = None,
) -> View:
    """The picture of the entities `shown`, in groups, with these arrows between them."""
    groups: dict[str, list[ViewNode]] = defaultdict(list)
    labels: dict[str, Text | None] = {}
    for entry in registry.entries.values():
        if entry.key in shown:
            group, labels[group] = _group(entry, registry, grouping)
            groups[group].append(node_of(entry, as_of, is_focus=entry is focus))
    clusters = (Cluster(group, labels[group], tuple(nodes)) for group, nodes in sorted(groups.items()))
    return View(tuple(clusters), edges, as_of=as_of, is_incomplete=registry.is_incomplete)


def node_of(entry: Entry, as_of: date, *, is_focus: bool = False) -> ViewNode:
    """An entity as it is drawn on the day."""
    owners = tuple(owner for key in OWNER_FIELDS if (owner := entry.text(key)))
    return ViewNode(entry.id, entry.name, entry.kind, standing(entry, as_of).state, is_focus, owners)


def arrows(edges: Iterable[Edge]) -> tuple[ViewEdge, ...]:
    """One arrow for each pair, the heaviest that holds; several fields of mere reference are one label."""
    between: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        between[edge.source.id, edge.target.id].append(edge)
    return tuple(_arrow(source, target, found) for (source, target), found in sorted(between.items()))


def _arrow(source: str, target: str, edges: list[Edge]) -> ViewEdge:
    effects = {edge.effect for edge in edges}
    relations = tuple(sorted({(edge.relation, edge.effect.value) for edge in edges}))
    if Effect.BREAKS in effects:
        return ViewEdge(source, target, "essential", relations=relations)
    if Effect.DEGRADES in effects:
        return ViewEdge(source, target, "useful", relations=relations)
    label = ", ".join(sorted({relation for relation, _ in relations}))
    return ViewEdge(source, target, "reference", label, relations)


def _group(entry: Entry, registry: Registry, grouping: Grouping) -> tuple[str, Text | None]:
    if grouping == "kind":
        return entry.kind, KIND_PLURALS[entry.kind]
    other: Entry | None = None
    if grouping == "supplier":
        other = supplier_of(entry, registry)
    elif grouping == "unit" and entry.kind == "system" and (unit := unit_of(entry, registry)):
        other = centre_of(unit, registry)
    return (other.id, Text(other.name, other.name)) if other else ("", None)
