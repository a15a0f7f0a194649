"""The tender plan for programs: one JSON document with every purchase, its stages, the ways left and the neighbours."""

from registry_cli.analysis.tenders.joint import JointCandidate, JointPlan
from registry_cli.analysis.tenders.plan import Tender, TenderPlan
from registry_cli.analysis.tenders.schedule import StageDates
from registry_cli.model.peers import Neighbour
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.tables import json_text


def as_json(plan: TenderPlan, joint: JointPlan | None, registry: Registry) -> str:
    """The plan; amounts are kroner, days ISO text, what is not known is null."""
    return json_text(
        {
            "schema_version": 1,
            "as_of": plan.as_of,
            "incomplete": registry.is_incomplete,
            "tenders": [_tender(one) for one in plan.tenders],
            **({} if joint is None else _joint(joint)),
        }
    )


def _tender(one: Tender) -> dict[str, object]:
    return {
        "contract": _identity(one.contract),
        "state": one.state,
        "doubt": one.doubt,
        "start_by": one.start_by,
        "quarter": one.quarter,
        "end": one.end,
        "end_reason": one.why,
        "owner": one.owner.id if one.owner else None,
        "covers": [each.id for each in one.covers],
        "procedure": one.procedure,
        "procedure_is_assumed": one.is_assumed,
        "published": one.schedule.published if one.schedule else None,
        "value": one.value.kroner,
        "value_basis": one.value.basis,
        "threshold": one.threshold,
        "threshold_year": one.threshold_year,
        "is_above_threshold": one.is_above,
        "planned": one.planned,
        "project": one.project.id if one.project else None,
        "joint_with": one.joint_with,
        "ways": [{"kind": it.kind, "day": it.day, "kroner": it.kroner, "procedure": it.name} for it in one.ways],
        "stages": [_stage(stage) for stage in one.schedule.stages] if one.schedule else [],
    }


def _stage(stage: StageDates) -> dict[str, object]:
    plan = stage.plan
    return {
        "id": plan.id,
        "name": plan.name,
        "kind": plan.kind,
        "days": plan.days,
        "counts": "working" if plan.counts_working_days else "calendar",
        "minimum": plan.minimum,
        "was_raised": plan.was_raised,
        "first": stage.first,
        "last": stage.last,
        "dispatch": stage.dispatch,
        "meetings": [{"board": it.board.id, "day": it.day, "papers": it.papers} for it in stage.meetings],
    }


def _joint(joint: JointPlan) -> dict[str, object]:
    return {
        "joint": [_candidate(one) for one in joint.candidates],
        "peers": [_neighbour(one) for one in joint.neighbours],
    }


def _candidate(one: JointCandidate) -> dict[str, object]:
    return {
        "peer": one.neighbour.peer.id,
        "agreed": one.is_agreed,
        "days_apart": one.days_apart,
        "ours": _side(one.ours),
        "theirs": _side(one.theirs),
        "alike": [
            {"ours": str(it.ours.key), "theirs": str(it.theirs.key), "ground": it.ground, "words": it.words}
            for it in one.alike
        ],
    }


def _side(tender: Tender) -> dict[str, object]:
    return {
        "contract": str(tender.contract.key),
        "name": tender.contract.name,
        "end": tender.end,
        "value": tender.value.kroner,
        "state": tender.state,
    }


def _neighbour(one: Neighbour) -> dict[str, object]:
    return {
        "id": one.peer.id,
        "name": one.peer.name,
        "problem": one.problem,
        "incomplete": one.registry is None or one.registry.is_incomplete,
    }


def _identity(entry: Entry) -> dict[str, object]:
    return {"id": entry.id, "kind": entry.kind, "name": entry.name, "path": entry.path}
