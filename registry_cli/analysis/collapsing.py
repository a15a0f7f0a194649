"""What to leave out of a picture: whole clusters become one box each, and arrows that only repeat others are minor."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import replace

from registry_cli.analysis.views import Cluster, View, ViewEdge, ViewNode, Weight
from registry_cli.labels import KIND_PLURALS
from registry_cli.language import Text, sort_key

LEGIBLE = 60
"""With more boxes than this an eye finds nothing any more."""

CLUSTER = "cluster"
"""The kind of the box that stands for a whole cluster."""

DEPENDENT: tuple[Weight, ...] = ("essential", "useful")
SHARED = ("interface", "datasource")
MANY_CLUSTERS = 12
"""With more of them than this, the ones that hold a single thing are drawn as one."""

GATHERED = "others"
OTHERS = Text("{count} others with one each", "{count} øvrige med én hver")
OFFERS = Text(
    "not shown: who offers interfaces and data sources ({count})",
    "ikke vist: hvem der udstiller snitflader og datakilder ({count})",
)
OTHERWISE = Text(
    "not shown: what the closed groups have to do with each other ({count})",
    "ikke vist: hvad de lukkede grupper har med hinanden at gøre ({count})",
)
REST = Text("{kind} that stand alone", "{kind} uden for grupperne")
_HEAVIEST: tuple[Weight, ...] = ("severed", "essential", "push", "pull", "both", "copy", "useful", "flow", "reference")


def collapsed(view: View, opened: Container[str] = ()) -> View:
    """Every cluster as one box, except those that are `opened`; arrows between two boxes become one with a number.

    What stands in no cluster is put together by its kind: the interfaces in one box, the data sources in another. Who offers
    them is left out, since nearly all arrows would lead there. Of very many clusters, those of one are put together too.
    """
    clusters = tuple(cluster for whole in view.clusters for cluster in _framed(whole))
    closed = _gathered([one for one in clusters if one.id not in opened and not any(_foci(one.nodes))])
    shut = {node.id for cluster in closed for node in cluster.nodes}
    box_of = {node.id: _box_id(cluster) for cluster in closed for node in cluster.nodes}
    rest = tuple(one for one in clusters if one.nodes and one.nodes[0].id not in shut)
    shared = {_box_id(one) for one in closed if one.id in SHARED}
    edges = _between(view.edges, box_of)
    boxes = tuple(_box(cluster) for cluster in closed)
    if rest:
        return _around(view, rest, boxes, edges)
    kept = tuple(edge for edge in edges if not _tells_who_offers(edge, shared))
    notes = _left_out(OFFERS, edges, kept)
    return replace(view, clusters=(Cluster("", None, boxes),), edges=kept, notes=(*view.notes, *notes))


def _around(view: View, opened: tuple[Cluster, ...], boxes: tuple[ViewNode, ...], edges: tuple[ViewEdge, ...]) -> View:
    """The opened clusters with what they have to do with others; what the others have between them is left out."""
    kept = tuple(edge for edge in edges if not (_is_box(edge.source) and _is_box(edge.target)))
    inside = {node.id for cluster in opened for node in cluster.nodes}
    touched = {end for edge in view.edges if inside & {edge.source, edge.target} for end in (edge.source, edge.target)}
    shown = tuple(_shortened(box, touched) for box in boxes if touched & {node.id for node in box.members})
    notes = _left_out(OTHERWISE, edges, kept)
    return replace(view, clusters=(Cluster("", None, shown), *opened), edges=kept, notes=(*view.notes, *notes))


def _shortened(box: ViewNode, touched: Container[str]) -> ViewNode:
    listed = tuple(node for node in box.members if node.id in touched)
    return replace(box, members=listed, unlisted=len(box.members) - len(listed))


def cluster_ids(view: View) -> tuple[str, ...]:
    """The names by which the clusters of a picture can be opened."""
    return tuple(cluster.id for whole in view.clusters for cluster in _framed(whole))


def with_minor(view: View) -> View:
    """The same picture, where an arrow is minor if a longer way along other arrows says as much.

    Arrows on a cycle are never minor: each may be the only reason for some other.
    """
    import networkx as nx  # noqa: PLC0415 - only where arrows are weighed

    graph: nx.DiGraph[str] = nx.DiGraph((edge.source, edge.target) for edge in view.edges)
    part = {node: number for number, found in enumerate(nx.strongly_connected_components(graph)) for node in found}
    condensed = nx.condensation(graph, [set(found) for found in _parts(part)])
    kept = set(nx.transitive_reduction(condensed).edges) if condensed.number_of_edges() else set()
    return replace(view, edges=tuple(_weighed(edge, part, kept) for edge in view.edges))


def _gathered(clusters: list[Cluster]) -> list[Cluster]:
    single = [cluster for cluster in clusters if len(cluster.nodes) == 1]
    if len(clusters) <= MANY_CLUSTERS or len(single) < 2:
        return clusters
    label = _counted(OTHERS, len(single))
    together = Cluster(GATHERED, label, tuple(node for cluster in single for node in cluster.nodes))
    return [*(cluster for cluster in clusters if len(cluster.nodes) != 1), together]


def _tells_who_offers(edge: ViewEdge, shared: Container[str]) -> bool:
    return edge.weight in DEPENDENT and edge.source in shared and _is_box(edge.target) and edge.target not in shared


def _left_out(note: Text, edges: tuple[ViewEdge, ...], kept: tuple[ViewEdge, ...]) -> Iterator[Text]:
    count = sum(edge.count for edge in edges) - sum(edge.count for edge in kept)
    if count:
        yield _counted(note, count)


def _counted(text: Text, count: int) -> Text:
    return Text(text.say("en", count=count), text.say("da", count=count))


def _is_box(key: str) -> bool:
    return key.startswith(f"{CLUSTER}:")


def _parts(part: dict[str, int]) -> list[list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for node, number in part.items():
        found[number].append(node)
    return [found[number] for number in sorted(found)]


def _weighed(edge: ViewEdge, part: dict[str, int], kept: set[tuple[int, int]]) -> ViewEdge:
    ends = part[edge.source], part[edge.target]
    is_minor = edge.weight in DEPENDENT and ends[0] != ends[1] and ends not in kept
    return replace(edge, is_minor=is_minor)


def _foci(nodes: tuple[ViewNode, ...]) -> Iterator[ViewNode]:
    return (node for node in nodes if node.is_focus)


def _framed(cluster: Cluster) -> Iterator[Cluster]:
    """The cluster itself; one without a frame by the kinds of what stands in it."""
    if cluster.label is not None:
        yield cluster
        return
    by_kind: dict[str, list[ViewNode]] = defaultdict(list)
    for node in cluster.nodes:
        by_kind[node.kind].append(node)
    for kind, nodes in sorted(by_kind.items()):
        yield Cluster(kind, _rest(kind) if kind == "system" else KIND_PLURALS[kind], tuple(nodes))


def _rest(kind: str) -> Text:
    plural = KIND_PLURALS[kind]
    return Text(REST.say("en", kind=plural.en), REST.say("da", kind=plural.da))


def _box_id(cluster: Cluster) -> str:
    """No entity has such an id: they hold no colons."""
    return f"{CLUSTER}:{cluster.id}"


def _box(cluster: Cluster) -> ViewNode:
    assert cluster.label is not None
    members = tuple(sorted(cluster.nodes, key=lambda node: (sort_key(node.label), node.id)))
    return ViewNode(_box_id(cluster), cluster.label.en, CLUSTER, "in-use", members=members, caption=cluster.label)


def _between(edges: tuple[ViewEdge, ...], box_of: dict[str, str]) -> tuple[ViewEdge, ...]:
    together: dict[tuple[str, str], list[ViewEdge]] = defaultdict(list)
    for edge in edges:
        ends = box_of.get(edge.source, edge.source), box_of.get(edge.target, edge.target)
        if ends[0] != ends[1] or edge.source == edge.target:
            together[ends].append(edge)
    return tuple(_together(*ends, found) for ends, found in sorted(together.items()))


def _together(source: str, target: str, edges: list[ViewEdge]) -> ViewEdge:
    if len(edges) == 1:
        is_minor = edges[0].weight != "essential" and (_is_box(source) or _is_box(target))
        return replace(edges[0], source=source, target=target, is_minor=is_minor or edges[0].is_minor)
    weights = Counter(edge.weight for edge in edges)
    weight = next(weight for weight in (*_HEAVIEST, "users") if weight in weights)
    relations = tuple(sorted({relation for edge in edges for relation in edge.relations}))
    count = sum(edge.count for edge in edges)
    return ViewEdge(source, target, weight, str(count), relations, count)
