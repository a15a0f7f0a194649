"""A review as one JSON document: everything that is told, in words of the program, and enough to make the head from the base."""

from collections.abc import Iterable, Iterator
from datetime import date

from registry_cli.analysis.changes import EntityChange, Fact
from registry_cli.analysis.costs.records import kroner
from registry_cli.analysis.deadlines.event import Event
from registry_cli.documents import Document, locate
from registry_cli.findings import Mark, Route
from registry_cli.model.items import ItemKey
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of
from registry_cli.output.approvals import as_data
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.facts import fact_words
from registry_cli.output.review.shown import ShownReview
from registry_cli.output.review.words import signs
from registry_cli.output.tables import json_text
from registry_cli.review.connections import Connection
from registry_cli.review.costs import Amounts
from registry_cli.review.impact import Downstream
from registry_cli.review.lives import LifeMove
from registry_cli.timeline.life import Stage

SCHEMA_VERSION = 1


def render(shown: ShownReview) -> str:
    """The document, indented by two."""
    review = shown.review
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": review.as_of,
            "incomplete": shown.incomplete,
            "base": {"ref": shown.base_ref, "commit": shown.base_commit},
            "head": {"ref": shown.head_ref, "commit": shown.head_commit},
            "notes": shown.notes,
            "summary": {"text": signs(review), **review.numbers},
            "risk": _risk(shown),
            "approvals": as_data(review.approvals, review.changes),
            "changes": [_change(one, shown) for one in review.changes.entities],
            "settings": {
                "known": review.changes.settings.is_known,
                "facts": [_fact(one, shape_of(Settings), shown) for one in review.changes.settings.facts],
            },
            "findings": {
                "introduced": [_finding(one, shown) for one in shown.introduced()],
                "fixed": [_finding(one, shown) for one in shown.fixed()],
            },
            "costs": _costs(shown),
            "deadlines": [
                {"entity": one.event.entity, "kind": one.event.kind, "part": one.event.part}
                | {"before": _event(one.before), "after": _event(one.after)}
                for one in review.deadlines
            ],
            "lives": [_life(one) for one in review.lives],
            "connections": {
                "new": [_connection(one) for one in review.connections.new],
                "severed": [_connection(one) for one in review.connections.severed],
                "altered": [
                    {"before": _connection(was), "after": _connection(now)} for was, now in review.connections.altered
                ],
            },
            "reach": {
                "entities": [entry.id for entry in review.reach.entries],
                "by_change": [_downstream(one) for one in review.reach.downstream],
            },
        }
    )


def _risk(shown: ShownReview) -> dict[str, object]:
    risk = shown.review.risk
    return {"class": risk.level, "reasons": [{"cause": one.cause, "about": one.about} for one in risk.reasons]}


def _change(change: EntityChange, shown: ShownReview) -> dict[str, object]:
    old, new = change.before, change.after
    shape = shape_of(BY_KIND[change.entry.kind])
    return {
        "change": change.turn,
        "id": change.entry.id,
        "kind": change.entry.kind,
        "name": change.entry.name,
        "path": f"{shown.prefix}{change.entry.path}",
        "before": {"id": old.id, "kind": old.kind, "name": old.name, "path": f"{shown.prefix}{old.path}"}
        if old
        else None,
        "certain": change.is_certain,
        "ground": change.ground,
        "unreadable": change.unreadable,
        "data": dict(new.data) if new is not None and old is None else None,
        "facts": [_fact(one, shape, shown, *_documents(change, shown)) for one in change.facts],
    }


def _documents(change: EntityChange, shown: ShownReview) -> tuple[Document | None, Document | None]:
    old, new = change.before, change.after
    return (
        shown.review.base.documents[old.path] if old else None,
        shown.review.head.documents[new.path] if new else None,
    )


def _fact(
    fact: Fact, shape: Shape, shown: ShownReview, was: Document | None = None, now: Document | None = None
) -> dict[str, object]:
    words = fact_words(fact, shape, shown.teller)
    return {
        "path": [_step(step) for step in fact.path],
        "field": fact.field,
        "label": words.field,
        "before": fact.before,
        "after": fact.after,
        "lines": {"before": _line(was, fact.routes[0]), "after": _line(now, fact.routes[1])},
    }


def _step(step: str | ItemKey) -> object:
    return step if isinstance(step, str) else {"item": dict(step.parts), "number": step.number}


def _line(document: Document | None, route: Route | None) -> int | None:
    if document is None or route is None:
        return None
    return locate(document.text, Mark(document.path, route)).line


def _finding(one: Diagnostic, shown: ShownReview) -> dict[str, object]:
    place = {"path": f"{shown.prefix}{one.path}", "line": one.span.line, "column": one.span.column}
    return {"code": one.code, "severity": one.severity, "entity": one.entity, "message": one.message, **place}


def _costs(shown: ShownReview) -> dict[str, object]:
    costs = shown.review.costs
    return {
        "view": "expected",
        "years": costs.years,
        "total": _amounts(costs.total),
        "by_payer": {id_: _amounts(one) for id_, one in costs.payers.items()},
        "by_thing": {id_: _amounts(one) for id_, one in costs.things.items()},
        "not_reckoned": [
            {"entity": gap.entry.id, "route": gap.route, "problem": gap.problem} for gap in costs.unreckoned
        ],
    }


def _amounts(amounts: Amounts) -> dict[str, object]:
    sides = {"before": amounts.before, "after": amounts.after, "difference": amounts.delta}
    return {name: [kroner(one) for one in side] for name, side in sides.items()}


def _event(event: Event | None) -> dict[str, date | None] | None:
    if event is None:
        return None
    return {"day": event.day, "through": event.through, "decide_by": event.decide_by}


def _life(move: LifeMove) -> dict[str, object]:
    return {
        "entity": move.entry.id,
        "before": {"state": move.state_before, "stages": list(_stages(move.before))},
        "after": {"state": move.state_after, "stages": list(_stages(move.after))},
    }


def _stages(stages: Iterable[Stage]) -> Iterator[dict[str, object]]:
    for one in stages:
        by = None if isinstance(one.ground, str) else one.ground.mark.path
        yield {"state": one.state, "day": one.day, "project": by}


def _connection(one: Connection) -> dict[str, object]:
    via = one.row.get("via")
    return {
        "source": one.source.id,
        "target": one.target.id,
        "relation": one.relation,
        "effect": one.effect.value,
        "via": via if isinstance(via, str) else None,
    }


def _downstream(one: Downstream) -> dict[str, object]:
    touched = [{"id": entry.entry.id, "kind": entry.entry.kind, "bond": entry.bond} for entry in one.touched]
    return {"entity": one.change.entry.id, "touched": touched}
