"""What is covered: things by their owners, uses by interfaces, personal data by agreements, contracts by their terms.

Of a registry narrowed to a selection the selected things count, whatever covers them.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.due import holds_personal_data
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.narrowing import chosen
from registry_cli.analysis.organisation import owner_of
from registry_cli.analysis.shares import Share, share
from registry_cli.analysis.sizes import is_in_force
from registry_cli.graph import Graph
from registry_cli.model.entity import Entity
from registry_cli.model.kinds import BY_KIND, KINDS
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import standing

OWNED_KINDS = tuple(kind.KIND for kind in KINDS if "owner" in kind.model_fields)
NO_AGREEMENT_NEEDED = ("no", "by-law")
TARGETS = ("interface", "datasource", "system")

UseTarget = Literal["interface", "datasource", "system", "unknown"]


@dataclass(frozen=True, slots=True)
class Ownership:
    """Of the entities of a kind that matter: how many state an owner, have one that is still there, and a manager.

    `manager` is `None` where the kind has no such field.
    """

    kind: str
    stated: Share
    there: Share
    manager: Share | None


@dataclass(frozen=True, slots=True)
class Connections:
    """The uses of living systems by what they lead to, how well interfaces are described, and systems that stand alone.

    `described` are uses of an interface or a data source that the registry has; `direct` are those of another system, and
    `unknown` lead to nothing the registry has.
    """

    described: Share
    by_interface: int
    by_datasource: int
    direct: int
    unknown: int
    provider: Share
    data: Share
    protocol: Share
    alone: Share
    alone_systems: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Active systems with personal data, and of those that need one how many have an agreement and an assessment."""

    systems: Share
    agreement: Share
    risk_assessment: Share


@dataclass(frozen=True, slots=True)
class Contracts:
    """Active contracts: how many have each of these, and how many all three."""

    term: Share
    price: Share
    owner: Share
    all: Share


def ownership(registry: Registry, as_of: date) -> tuple[Ownership, ...]:
    """Who answers for what, by kind; kinds with nothing that matters are left out."""
    made = (_ownership(kind, registry, as_of) for kind in OWNED_KINDS)
    return tuple(one for one in made if one.stated.whole)


def _ownership(kind: str, registry: Registry, as_of: date) -> Ownership:
    entries = [entry for entry in chosen(registry, kind) if matters(entry, as_of, registry)]
    model: type[Entity] = BY_KIND[kind]
    return Ownership(
        kind,
        share(entries, lambda entry: entry.text("owner")),
        share(entries, lambda entry: has_owner(entry, registry, as_of)),
        share(entries, lambda entry: entry.text("manager")) if "manager" in model.model_fields else None,
    )


def matters(entry: Entry, as_of: date, registry: Registry) -> bool:
    """Whether the entity is still to be kept true, or is a waiver in force."""
    return is_in_force(entry, as_of) if entry.kind == "waiver" else is_active(entry, as_of, registry)


def has_owner(entry: Entry, registry: Registry, as_of: date) -> bool:
    """Whether the owner is in the registry and has not left."""
    owner = owner_of(entry, registry)
    return owner is not None and is_active(owner, as_of, registry)


def connections(registry: Registry, graph: Graph, as_of: date) -> Connections:
    """What the registry knows of how data travel."""
    living = [entry for entry in chosen(registry, "system") if standing(entry, as_of).is_living]
    interfaces = [entry for entry in chosen(registry, "interface") if is_active(entry, as_of, registry)]
    uses: Counter[UseTarget] = Counter(_target(use, registry) for entry in living for use in entry.rows("uses"))
    alone = tuple(entry for entry in living if _is_alone(entry, graph))
    return Connections(
        described=Share(uses["interface"] + uses["datasource"], uses.total()),
        by_interface=uses["interface"],
        by_datasource=uses["datasource"],
        direct=uses["system"],
        unknown=uses["unknown"],
        provider=share(interfaces, lambda entry: registry.find(entry.text("provider"))),
        data=share(interfaces, lambda entry: entry.words("data")),
        protocol=share(interfaces, lambda entry: entry.text("protocol")),
        alone=Share(len(alone), len(living)),
        alone_systems=alone,
    )


def _target(use: object, registry: Registry) -> UseTarget:
    named = (use.get(key) for key in TARGETS) if isinstance(use, dict) else ()
    target = registry.find(next((one for one in named if isinstance(one, str)), None))
    match target.kind if target else None:
        case "interface" | "datasource" | "system" as kind:
            return kind
        case _:
            return "unknown"


def _is_alone(system: Entry, graph: Graph) -> bool:
    """Whether nothing of the landscape refers to the system, and it refers to nothing of the landscape."""
    others = (
        *(edge.target for edge in graph.outgoing[system.key]),
        *(edge.source for edge in graph.incoming[system.key]),
    )
    return not any(graph.nodes[key].kind in LANDSCAPE_KINDS for key in others)


def personal_data(registry: Registry, as_of: date) -> PersonalData:
    """How the active systems with personal data are covered; what is said not to need something is not counted there."""
    systems = [entry for entry in chosen(registry, "system") if is_active(entry, as_of, registry)]
    personal = [entry for entry in systems if holds_personal_data(entry)]
    by_system = _processing_by_system(registry, as_of)
    needing = [entry for entry in personal if _needs_agreement(entry, by_system[entry.id])]
    assessed = [entry for entry in personal if _risk(entry).get("status") != "not-relevant"]
    return PersonalData(
        systems=Share(len(personal), len(systems)),
        agreement=share(needing, lambda entry: any(map(_is_agreed, by_system[entry.id]))),
        risk_assessment=share(assessed, _is_assessed),
    )


def _processing_by_system(registry: Registry, as_of: date) -> defaultdict[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in registry.of_kind("processing"):
        if is_active(entry, as_of, registry):
            for system in entry.words("systems"):
                found[system].append(entry)
    return found


def _is_agreed(processing: Entry) -> bool:
    return processing.section("agreement").get("status") == "yes"


def _needs_agreement(system: Entry, processing: Sequence[Entry]) -> bool:
    """Whether the system needs a data processing agreement: unless it says not, or nobody processes for us."""
    if system.section("privacy").get("agreement_required") in NO_AGREEMENT_NEEDED:
        return False
    return not processing or any(
        one.text("role") in (None, "processor") and one.section("agreement").get("status") != "not-relevant"
        for one in processing
    )


def _risk(system: Entry) -> dict[str, object]:
    assessment = system.section("privacy").get("risk_assessment")
    return dict(assessment) if isinstance(assessment, dict) else {}


def _is_assessed(system: Entry) -> bool:
    risk = _risk(system)
    return risk.get("status") == "done" or (risk.get("status") is None and risk.get("date") is not None)


def contracts(registry: Registry, as_of: date) -> Contracts:
    """What the active contracts say of themselves."""
    active = [entry for entry in chosen(registry, "contract") if is_active(entry, as_of, registry)]
    return Contracts(
        term=share(active, _has_term),
        price=share(active, _has_price),
        owner=share(active, lambda entry: entry.text("owner")),
        all=share(active, lambda entry: _has_term(entry) and _has_price(entry) and entry.text("owner")),
    )


def _has_term(contract: Entry) -> bool:
    return bool(contract.section("term")) or contract.data.get("inherits_term") is True


def _has_price(contract: Entry) -> bool:
    return bool(contract.rows("prices")) or any(row.get("prices") for row in contract.rows("amendments"))


def tasks(registry: Registry, as_of: date) -> Share:
    """How many active systems name a task by its number in KLE."""
    active = (entry for entry in chosen(registry, "system") if is_active(entry, as_of, registry))
    return share(active, lambda entry: any(task.startswith("kle:") for task in entry.words("tasks")))
