"""What the portfolio's secretariat looks for in the costs, together."""

from dataclasses import dataclass

from registry_cli.analysis.costs.concentration import Concentration, concentration
from registry_cli.analysis.costs.leaving import Leaving, leavings
from registry_cli.analysis.costs.oddities import BoughtTwice, bought_twice, without_contract, without_cost
from registry_cli.analysis.costs.records import Charge, Ledger, View
from registry_cli.analysis.narrowing import is_concerned
from registry_cli.model.registry import Entry, Registry


@dataclass(frozen=True, slots=True)
class Overview:
    """Concentration and repeated purchases of the first year, prices without contract, contracts without price, exits."""

    year: int
    view: View
    concentration: Concentration
    without_contract: tuple[Charge, ...]
    without_cost: tuple[Entry, ...]
    bought_twice: tuple[BoughtTwice, ...]
    leaving: tuple[Leaving, ...]


def overview(ledger: Ledger, registry: Registry, view: View) -> Overview:
    """The overview of the ledger's first year; contracts that do not concern what was selected are left out."""
    year = ledger.years[0]
    return Overview(
        year,
        view,
        concentration(ledger, view, year),
        without_contract(ledger),
        tuple(one for one in without_cost(registry, ledger.as_of) if is_concerned(one, registry)),
        tuple(bought_twice(ledger, registry, view, year)),
        tuple(one for one in leavings(registry, ledger.as_of) if is_concerned(one.contract, registry)),
    )
