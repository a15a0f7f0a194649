"""Views as JSON, for programs: nodes with what they are and who answers for them, arrows with every field they stand for."""

import json
from collections.abc import Mapping
from datetime import date

from registry_cli.analysis.views import View, ViewEdge, ViewNode
from registry_cli.escaping import harmless_json
from registry_cli.language import Lang

SCHEMA_VERSION = 1


def to_json(view: View, lang: Lang) -> str:
    """One document; `members` are the entities of a cluster that is drawn as one box."""
    cluster_of = {node.id: cluster.id for cluster in view.clusters for node in cluster.nodes if cluster.label}
    found: dict[str, object] = {
        "title": view.title.say(lang) if view.title else None,
        "clusters": [{"id": one.id, "label": one.label.say(lang)} for one in view.clusters if one.label],
        "nodes": [{**_node(node, lang), "cluster": cluster_of.get(node.id)} for node in view.nodes],
        "edges": [_edge(edge) for edge in view.edges],
        "notes": [note.say(lang) for note in view.notes],
    }
    return document(found, view.as_of, incomplete=view.is_incomplete)


def document(found: Mapping[str, object], as_of: date | None, *, incomplete: bool) -> str:
    """The answer with the version of its shape, the day it is about, and whether it rests on everything."""
    head = {"schema_version": SCHEMA_VERSION, "as_of": as_of.isoformat() if as_of else None, "incomplete": incomplete}
    return harmless_json(json.dumps({**head, **found}, ensure_ascii=False, indent=2)) + "\n"


def _node(node: ViewNode, lang: Lang) -> dict[str, object]:
    found: dict[str, object] = {
        "id": node.id,
        "kind": node.kind,
        "name": node.says(lang),
        "state": node.state,
        "owners": list(node.owners),
        "is_focus": node.is_focus,
    }
    if not node.members:
        return found
    return {**found, "members": [_node(member, lang) for member in node.members], "unlisted": node.unlisted}


def _edge(edge: ViewEdge) -> dict[str, object]:
    return {
        "source": edge.source,
        "target": edge.target,
        "weight": edge.weight,
        "count": edge.count,
        "is_minor": edge.is_minor,
        "relations": [{"relation": relation, "effect": effect} for relation, effect in edge.relations],
    }
