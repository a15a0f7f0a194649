"""How much care a change asks for: low, medium or high, with every reason. It is told to reviewers and decides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from registry_cli.analysis.changes import Changes, EntityChange
from registry_cli.analysis.due import level_of
from registry_cli.analysis.impact.impact import Touched
from registry_cli.checks.running import Judged
from registry_cli.model.registry import Entry
from registry_cli.review.connections import ConnectionChanges
from registry_cli.review.costs import CostDelta
from registry_cli.review.deadlines import DeadlineMove
from registry_cli.review.impact import Reach
from registry_cli.review.lives import LifeMove

RiskClass = Literal["low", "medium", "high"]
CLASSES: tuple[RiskClass, ...] = ("low", "medium", "high")

HIGH_YEARLY, MEDIUM_YEARLY = 500_000_00, 100_000_00
"""Øre: a year that costs so much more or less."""

POLICY = (
    "approvals",
    "rules",
    "severity",
    "severity_by_path",
    "prioritisation",
    "project_models",
    "responsible",
    "boards",
)

Cause = Literal[
    "unreadable",
    "error",
    "critical-ends",
    "critical-touched",
    "cost-high",
    "policy",
    "waiver",
    "ends",
    "removed",
    "likely-rename",
    "severed",
    "connected",
    "touched",
    "cost",
    "deadline",
    "warning",
    "personal",
]

WEIGHT: dict[Cause, RiskClass] = {
    "unreadable": "high",
    "error": "high",
    "critical-ends": "high",
    "critical-touched": "high",
    "cost-high": "high",
    "policy": "high",
    "waiver": "medium",
    "ends": "medium",
    "removed": "medium",
    "likely-rename": "medium",
    "severed": "medium",
    "connected": "medium",
    "touched": "medium",
    "cost": "medium",
    "deadline": "medium",
    "warning": "low",
    "personal": "medium",
}
"""The class that each cause makes the least there is."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change is in its class: the cause, and the ids it is about."""

    cause: Cause
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """The class of the gravest reason, and every reason, the gravest first; low without any."""

    level: RiskClass
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a change is judged by."""

    changes: Changes
    reach: Reach
    introduced: tuple[Judged, ...]
    costs: CostDelta
    lives: tuple[LifeMove, ...]
    deadlines: tuple[DeadlineMove, ...]
    connections: ConnectionChanges


def risk_of(evidence: Evidence) -> Risk:
    """The class of a change."""
    found: dict[Cause, dict[str, None]] = {}
    for cause, about in _reasons(evidence):
        found.setdefault(cause, {})[about] = None
    reasons = [Reason(cause, tuple(one for one in about if one)) for cause, about in found.items()]
    reasons.sort(key=lambda one: -CLASSES.index(WEIGHT[one.cause]))
    return Risk(WEIGHT[reasons[0].cause] if reasons else "low", tuple(reasons))


def _reasons(evidence: Evidence) -> Iterator[tuple[Cause, str]]:
    for change in evidence.changes.entities:
        yield from _of_change(change)
    yield from _of_findings(evidence.introduced)
    yield from _of_lives(evidence)
    yield from _of_reach(evidence.reach)
    yield from _of_costs(evidence.costs)
    if not evidence.changes.settings.is_known or any(
        fact.path and fact.path[0] in POLICY for fact in evidence.changes.settings.facts
    ):
        yield "policy", "registry.yaml"
    yield from (("severed", one.source.id) for one in evidence.connections.severed)
    yield from (("connected", one.source.id) for one in evidence.connections.new)
    yield from (
        ("deadline", one.event.entity) for one in evidence.deadlines if one.before and one.after and one.is_earlier
    )


def _of_change(change: EntityChange) -> Iterator[tuple[Cause, str]]:
    if change.unreadable:
        yield "unreadable", change.entry.id
    if change.entry.kind == "waiver":
        yield "waiver", change.entry.id
    if change.turn == "removed":
        yield ("critical-ends" if level_of(change.entry) == "high" else "removed"), change.entry.id
    if change.ground == "alike":
        yield "likely-rename", change.entry.id
    if change.entry.kind == "system" and any(_is_about_people(fact.path) for fact in change.facts):
        yield "personal", change.entry.id


def _is_about_people(path: tuple[object, ...]) -> bool:
    return bool(path) and path[0] in ("data", "privacy", "classification")


def _of_findings(introduced: tuple[Judged, ...]) -> Iterator[tuple[Cause, str]]:
    for one in introduced:
        if one.severity in ("error", "warning"):
            yield ("error" if one.severity == "error" else "warning"), one.finding.entity or one.finding.mark.path


def _of_lives(evidence: Evidence) -> Iterator[tuple[Cause, str]]:
    for move in evidence.lives:
        if move.is_ending_sooner and evidence.changes.base.find(move.entry.id) is not None:
            yield ("critical-ends" if level_of(move.entry) == "high" else "ends"), move.entry.id


def _of_reach(reach: Reach) -> Iterator[tuple[Cause, str]]:
    for one in reach.downstream:
        for touched in one.touched:
            yield ("critical-touched" if _is_critical(touched) else "touched"), one.change.entry.id


def _is_critical(touched: Touched) -> bool:
    entry: Entry = touched.entry
    return touched.bond == "certain" and entry.kind == "system" and level_of(entry) == "high"


def _of_costs(costs: CostDelta) -> Iterator[tuple[Cause, str]]:
    largest = abs(costs.total.largest)
    if largest >= MEDIUM_YEARLY:
        yield ("cost-high" if largest >= HIGH_YEARLY else "cost"), ""
