"""A registry in numbers: how large, how complete, how trustworthy, and what of it is covered."""

from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.coverage import (
    Connections,
    Contracts,
    Ownership,
    PersonalData,
    connections,
    contracts,
    ownership,
    personal_data,
    tasks,
)
from registry_cli.analysis.ranking import Filling, filling
from registry_cli.analysis.shares import Share
from registry_cli.analysis.sizes import Sizes, sizes
from registry_cli.analysis.trust import Trust, trust
from registry_cli.graph import Graph
from registry_cli.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Statistics:
    """Every number about a registry on a day. `preset` is the preset that its settings extend."""

    as_of: date
    preset: str | None
    sizes: Sizes
    completeness: Filling
    trust: Trust
    owners: tuple[Ownership, ...]
    connections: Connections
    personal_data: PersonalData
    contracts: Contracts
    kle: Share


def statistics(registry: Registry, graph: Graph, as_of: date) -> Statistics:
    """The numbers of `registry` on `as_of`; entities whose files have faults count with what is known of them."""
    return Statistics(
        as_of=as_of,
        preset=registry.settings.extends,
        sizes=sizes(registry, as_of),
        completeness=filling(registry, as_of),
        trust=trust(registry, as_of),
        owners=ownership(registry, as_of),
        connections=connections(registry, graph, as_of),
        personal_data=personal_data(registry, as_of),
        contracts=contracts(registry, as_of),
        kle=tasks(registry, as_of),
    )
