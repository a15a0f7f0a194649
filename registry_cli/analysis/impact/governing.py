"""What governs the things that are touched: contracts with their days and kroner, projects with gates, goals and benefits, obligations."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.costs.leaving import leaving
from registry_cli.analysis.costs.records import Ore, number_in, to_ore
from registry_cli.analysis.impact.kroner import cost_in_year
from registry_cli.analysis.impact.scope import still_matters
from registry_cli.documents import Data
from registry_cli.graph import Graph
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.model.values import day_in


@dataclass(frozen=True, slots=True)
class ContractTouched:
    """A contract that covers something touched, or is touched itself: where it stands, this year's cost, and what is locked in.

    `cost` is what is expected for the year of the day; `locked_in` what is paid until the earliest exit, `None` where that cannot be
    reckoned.
    """

    entry: Entry
    things: tuple[Entry, ...]
    state: ContractState
    year: int
    cost: Ore
    locked_in: Ore | None


@dataclass(frozen=True, slots=True)
class ChangeTouched:
    """What a project does to something touched, and when."""

    thing: Entry
    action: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class ProjectTouched:
    """A project in flight that has to do with something touched: its phase, the next gate, and what it promised.

    `gate` is the phase whose gate comes next, with its name and the boards that pass it where the project model says so.
    """

    entry: Entry
    changes: tuple[ChangeTouched, ...]
    contracts: tuple[Entry, ...]
    is_itself: bool
    gate: str | None
    gate_name: str | None
    boards: tuple[str, ...]
    goals: tuple["GoalAtRisk", ...]
    benefits: tuple["BenefitAtRisk", ...]


@dataclass(frozen=True, slots=True)
class GoalAtRisk:
    """A goal of a strategy that a project serves: `id` as `strategy#goal`."""

    id: str
    name: str
    contribution: str | None


@dataclass(frozen=True, slots=True)
class BenefitAtRisk:
    """A benefit that a project promised and nobody has written off; `budgeted` are the kroner by year that a budget counts on."""

    id: str
    name: str
    owner: str | None
    type: str | None
    by: date | None
    budgeted: tuple[tuple[int, Ore], ...]


@dataclass(frozen=True, slots=True)
class OtherGoverning:
    """An initiative, a decision, a processing agreement ... and what of the things touched it has to do with."""

    entry: Entry
    things: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Governing:
    """All that governs what is touched; contracts and projects that are over are left out."""

    contracts: tuple[ContractTouched, ...]
    projects: tuple[ProjectTouched, ...]
    initiatives: tuple[OtherGoverning, ...]
    others: tuple[OtherGoverning, ...]


def governing(touched: Mapping[EntityKey, Entry], registry: Registry, graph: Graph, as_of: date) -> Governing:
    """What governs these entities on `as_of`."""
    governors = registry.once("governors", lambda: {key: tuple(_governors(key, graph)) for key in graph.nodes})
    found: dict[EntityKey, dict[EntityKey, Entry]] = defaultdict(dict)
    for key, entry in touched.items():
        if entry.kind in ("contract", "project"):
            found[key].setdefault(key, entry)
        for governor in governors[key]:
            found[governor][key] = entry
    rows = [
        (graph.nodes[key], tuple(found[key].values()))
        for key in sorted(found)
        if still_matters(graph.nodes[key], as_of, registry) or graph.nodes[key].kind == "decision"
    ]
    contracts = (one for one in rows if one[0].kind == "contract")
    projects = (one for one in rows if one[0].kind == "project")
    named = ("contract", "project", "initiative")
    return Governing(
        tuple(contract_touched(entry, things, registry, as_of) for entry, things in contracts),
        tuple(_project(entry, things, registry) for entry, things in projects),
        tuple(OtherGoverning(*one) for one in rows if one[0].kind == "initiative"),
        tuple(OtherGoverning(*one) for one in rows if one[0].kind not in named),
    )


def _governors(key: EntityKey, graph: Graph) -> Iterator[EntityKey]:
    """What governs a node: who says so, and the contract that it calls its main one."""
    yield from (edge.source for edge in graph.incoming[key] if edge.effect is Effect.GOVERNS and edge.source != key)
    yield from (edge.target for edge in graph.outgoing[key] if edge.relation == "main_contract" and edge.target != key)


def contract_touched(contract: Entry, things: tuple[Entry, ...], registry: Registry, as_of: date) -> ContractTouched:
    """A contract with its state and its kroner; reckoned once for a registry, since a platform's contract is touched by everything."""
    state, cost, locked_in = registry.once(
        ("touched", contract.id, as_of), lambda: _reckoned(contract, registry, as_of)
    )
    return ContractTouched(contract, things, state, as_of.year, cost, locked_in)


def _reckoned(contract: Entry, registry: Registry, as_of: date) -> tuple[ContractState, Ore, Ore | None]:
    state = state_of(contract, registry, as_of)
    cost = cost_in_year(contract, registry, state, as_of.year, "expected")
    return state, cost, leaving(contract, registry, state).locked_in


def _project(project: Entry, things: Collection[Entry], registry: Registry) -> ProjectTouched:
    ids = {thing.id: thing for thing in things}
    gate = _next_gate(project, registry)
    model = registry.settings.project_models.get(project.text("model") or "")
    of_gate = model.gates.get(gate) if model and gate else None
    return ProjectTouched(
        project,
        tuple(_changes(project, ids)),
        tuple(ids[name] for name in dict.fromkeys(project.words("contracts")) if name in ids),
        project.id in ids,
        gate,
        of_gate.name if of_gate else None,
        of_gate.boards if of_gate else (),
        tuple(_goals(project, registry)),
        tuple(_benefits(project)),
    )


def _changes(project: Entry, ids: Mapping[str, Entry]) -> Iterator[ChangeTouched]:
    for row in project.rows("changes"):
        action, day = _text(row.get("action")), day_in(row.get("date"))
        concerned = [(row.get("system"), action), (row.get("with"), "introduce")]
        moves = row.get("moves")
        for move in moves if isinstance(moves, list) else ():
            if isinstance(move, dict):
                concerned += [(move.get(key), "move-interface") for key in ("from", "to")]
        known = {name: what for name, what in reversed(concerned) if isinstance(name, str) and name in ids}
        yield from (ChangeTouched(ids[name], known[name], day) for name in sorted(known))


def _next_gate(project: Entry, registry: Registry) -> str | None:
    """The first phase of the project's model, from the one it stands in, whose gate is not passed; else the phase itself."""
    model = registry.settings.project_models.get(project.text("model") or "")
    phase = project.text("phase")
    phases = tuple(model.phases) if model else ()
    passed = {row.get("phase") for row in project.rows("gates") if day_in(row.get("passed")) is not None}
    rest = phases[phases.index(phase) :] if phase in phases else phases
    return next((one for one in rest if one not in passed), phase if phase not in passed else None)


def _goals(project: Entry, registry: Registry) -> Iterator[GoalAtRisk]:
    for row in project.rows("goals"):
        goal, contribution = row.get("goal"), row.get("contribution")
        if isinstance(goal, str):
            strategy, _, part = goal.partition("#")
            found = registry.find(strategy)
            names = (one.get("name") for one in (found.rows("goals") if found else ()) if one.get("id") == part)
            name = next((one for one in names if isinstance(one, str)), goal)
            yield GoalAtRisk(goal, name, contribution if isinstance(contribution, str) else None)


def _benefits(project: Entry) -> Iterator[BenefitAtRisk]:
    for row in project.rows("benefits"):
        name = _text(row.get("name")) or _text(row.get("id"))
        if name and not row.get("written_off"):
            target = row.get("target")
            day = day_in(target.get("date")) if isinstance(target, dict) else None
            id_ = _text(row.get("id")) or name
            yield BenefitAtRisk(
                id_, name, _text(row.get("owner")), _text(row.get("type")), day, tuple(_budgeted(row.get("budgeted")))
            )


def _budgeted(rows: Data) -> Iterator[tuple[int, Ore]]:
    for row in rows if isinstance(rows, list) else ():
        year, amount = (row.get("year"), number_in(row.get("amount"))) if isinstance(row, dict) else (None, None)
        if isinstance(year, int) and not isinstance(year, bool) and amount is not None:
            yield year, to_ore(amount)


def _text(value: Data) -> str | None:
    return value if isinstance(value, str) and value else None
