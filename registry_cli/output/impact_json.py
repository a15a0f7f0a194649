"""What is touched, and what a retirement means, for programs: one JSON document each. Amounts are kroner."""

from collections.abc import Iterable, Sequence

from registry_cli.analysis.costs.records import kroner
from registry_cli.analysis.impact.endings import ContractEnding
from registry_cli.analysis.impact.facts import Facts
from registry_cli.analysis.impact.governing import ContractTouched, OtherGoverning, ProjectTouched
from registry_cli.analysis.impact.impact import Impact, Touched
from registry_cli.analysis.impact.kroner import Money
from registry_cli.analysis.impact.reach import Step
from registry_cli.analysis.impact.replacing import Replacement
from registry_cli.analysis.impact.retirement import Retirement
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.contract_state import state_as_data
from registry_cli.output.tables import json_text


def impact_as_json(found: Impact, registry: Registry) -> str:
    """Everything that is touched, with ways, facts and what governs it."""
    governing = found.governing
    return json_text(
        {
            "schema_version": 1,
            "incomplete": registry.is_incomplete,
            "as_of": found.as_of,
            "asked": _identity(found.asked),
            "touched": [_touched(one) for one in found.touched],
            **_facts(found.facts),
            "contracts": [_contract(one) for one in governing.contracts],
            "projects": [_project(one) for one in governing.projects],
            "initiatives": [_other(one) for one in governing.initiatives],
            "others": [_other(one) for one in governing.others],
            "context": [
                {"relation": one.edge.relation, "from": str(one.edge.source), "to": str(one.edge.target)}
                for one in found.context
            ],
        }
    )


def steps_as_data(steps: Iterable[Step]) -> list[dict[str, object]]:
    """A way as its references: who refers to what in which field, and what that means on this way."""
    return [
        {
            "from": str(step.edge.source),
            "to": str(step.edge.target),
            "relation": step.edge.relation,
            "effect": step.edge.effect.value,
            "bearing": step.bearing,
        }
        for step in steps
    ]


def _touched(one: Touched) -> dict[str, object]:
    return {
        **_identity(one.entry),
        "how": one.bond,
        "distance": one.distance,
        "path": steps_as_data(one.path),
    }


def _facts(facts: Facts) -> dict[str, object]:
    return {
        "answerable": [
            {"id": one.id, "owns": _ids(one.owns), "manages": _ids(one.manages)} for one in facts.answerable
        ],
        "users": [{"unit": one.id, "users_at_most": one.users, "systems": _ids(one.systems)} for one in facts.users],
        "users_unstated": _ids(facts.users_unstated),
        "tasks": [{"task": one.task, "systems": _ids(one.systems)} for one in facts.tasks],
        "processes": [
            {"system": one.system.id, "id": one.id, "name": one.name, "task": one.task, "manual": one.manual}
            for one in facts.processes
        ],
        "data": [
            {
                "category": one.category,
                "personal": one.personal,
                "cpr": one.has_cpr,
                "masters": _ids(one.masters),
                "held_by": [entry.id for entry, _ in one.held],
                "carried_by": _ids(one.carried),
            }
            for one in facts.data
        ],
    }


def _contract(one: ContractTouched) -> dict[str, object]:
    return {
        **_identity(one.entry),
        "touched": _ids(one.things),
        "state": state_as_data(one.state),
        "year": one.year,
        "cost": kroner(one.cost),
        "locked_in": None if one.locked_in is None else kroner(one.locked_in),
    }


def _project(one: ProjectTouched) -> dict[str, object]:
    return {
        **_identity(one.entry),
        "state": one.entry.text("state"),
        "phase": one.entry.text("phase"),
        "next_gate": one.gate,
        "next_gate_name": one.gate_name,
        "boards": one.boards,
        "is_touched_itself": one.is_itself,
        "changes": [{"id": change.thing.id, "action": change.action, "date": change.day} for change in one.changes],
        "contracts": _ids(one.contracts),
        "goals": [{"goal": goal.id, "name": goal.name, "contribution": goal.contribution} for goal in one.goals],
        "benefits": [
            {
                "id": benefit.id,
                "name": benefit.name,
                "owner": benefit.owner,
                "type": benefit.type,
                "target_date": benefit.by,
                "budgeted": [{"year": year, "amount": kroner(ore)} for year, ore in benefit.budgeted],
            }
            for benefit in one.benefits
        ],
    }


def _other(one: OtherGoverning) -> dict[str, object]:
    return {**_identity(one.entry), "touched": _ids(one.things)}


def retirement_as_json(found: Retirement, registry: Registry) -> str:
    """The simulation."""
    return json_text(
        {
            "schema_version": 1,
            "incomplete": registry.is_incomplete,
            "as_of": found.as_of,
            "asked": _identity(found.asked),
            "retired": found.day,
            "last_day": found.last_day,
            "stated": found.stated,
            "gone": [{**_identity(one.entry), "replacements": _replacements(one.replacements)} for one in found.gone],
            "losing": [
                {
                    "system": one.system.id,
                    "loses": one.lost.id,
                    "loss": one.loss,
                    "purpose": one.purpose,
                    "data": one.data,
                    "in_time": one.has_replacement_in_time,
                    "replacements": _replacements(one.replacements),
                }
                for one in found.losing
            ],
            "further": [
                {
                    "id": str(one.key),
                    "certainty": one.certainty,
                    "distance": one.distance,
                    "path": steps_as_data(one.path),
                }
                for one in found.further
            ],
            "contracts": [_ending(one) for one in found.contracts],
            "spared": [
                {"paid_by": one.holder.id, "for": one.thing.id if one.thing else None, "amount": kroner(one.amount)}
                for one in found.spared
            ],
            "leaving_costs": [{"id": entry.id, "amount": kroner(ore)} for entry, ore in found.leaving_costs],
            "decisions": [
                {
                    "decide_by": one.by,
                    "last_day": one.last_day,
                    "what": one.matter,
                    "id": one.entry.id,
                    "about": _ids(one.about),
                }
                for one in found.matters
            ],
            "year": found.year,
            "saved": _money(found.saved),
            "stranded": _money(found.stranded),
            "not_reckoned": _ids(found.unreckoned),
        }
    )


def _ending(one: ContractEnding) -> dict[str, object]:
    return {
        **_identity(one.contract),
        "goes": _ids(one.covered),
        "still_covers": _ids(one.left),
        "how": one.how,
        "end": one.end,
        "notice_day": one.notice_day,
        "safe_day": one.safe_day,
        "decide_by": one.decide_by,
        "conditions": one.state.terms.conditions,
        "stranded": None if one.stranded is None else _money(one.stranded),
        "yearly": _money(one.yearly),
    }


def _money(money: Money) -> dict[str, object]:
    return {"own": kroner(money.own), "shared": kroner(money.shared)}


def _replacements(found: Sequence[Replacement]) -> list[dict[str, object]]:
    return [
        {
            "id": one.entry.id,
            "said_by": one.source,
            "project": one.project.id if one.project else None,
            "over": _ids(one.over),
            "from": one.day,
            "timing": one.timing,
        }
        for one in found
    ]


def _identity(entry: Entry) -> dict[str, object]:
    return {"id": entry.id, "kind": entry.kind, "name": entry.name, "path": entry.path}


def _ids(entries: Iterable[Entry]) -> list[str]:
    return [one.id for one in entries]
