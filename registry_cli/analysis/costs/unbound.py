"""Prices that stand at a use, an interface or a data source, because no contract states them: counted only where none does."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.costs.dividing import division_of
from registry_cli.analysis.costs.lines import price_lines
from registry_cli.analysis.costs.records import PriceLine
from registry_cli.analysis.uses import Use, uses
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import stages


@dataclass(frozen=True, slots=True)
class UnboundPrice:
    """A price that no contract states: the line as it would stand in one, and what is paid for.

    `target` is the interface, data source or system; `payer` the system that pays, where one does; `named_contract` the contract
    that a use says covers it.
    """

    line: PriceLine
    target: Entry | None
    payer: Entry | None = None
    named_contract: Entry | None = None


def unbound_prices(registry: Registry) -> tuple[UnboundPrice, ...]:
    """Every price that stands outside the contracts, by the id of the entity that carries it; found once."""
    return registry.once("prices outside contracts", lambda: tuple(_unbound_prices(registry)))


def _unbound_prices(registry: Registry) -> Iterator[UnboundPrice]:
    for use in uses(registry):
        if use.row.get("annual_price") is not None:
            yield _of_use(use, registry)
    for entry in registry.of_kind("interface", "datasource"):
        amount, route = _own_price(entry)
        if route:
            line = _yearly(entry, route, amount, entry.name, _life(entry), per=_per(entry))
            yield UnboundPrice(line, entry)


class Payers:
    """The contracts that may pay for a thing, and whether one does: it is in force and states a price for it."""

    def __init__(self, registry: Registry, as_of: date) -> None:
        self._registry, self._as_of = registry, as_of
        self._covering = paying(registry)

    def may_pay(self, price: UnboundPrice) -> tuple[Entry, ...]:
        """The contracts that a use names or that state a price for what is paid for, whether they are in force or not."""
        covering = self._covering.get(price.target.id, []) if price.target else []
        return (*([price.named_contract] if price.named_contract else []), *covering)

    def of(self, price: UnboundPrice) -> Entry | None:
        """The contract that a use names, or that covers what is paid for, if it pays."""
        return next((one for one in self.may_pay(price) if self._is_paying(one)), None)

    def _is_paying(self, contract: Entry) -> bool:
        is_priced = bool(price_lines(contract).lines)
        return is_priced and state_of(contract, self._registry, self._as_of).phase != "expired"


def paying(registry: Registry) -> Mapping[str, list[Entry]]:
    """The contracts that state a price for a thing, whether they are in force or not, by the thing's id; found once."""
    return registry.once("contracts that pay", lambda: _paying(registry))


def _paying(registry: Registry) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for contract in registry.of_kind("contract"):
        for thing in paid_things(contract):
            found.setdefault(thing, []).append(contract)
    return found


def paid_things(contract: Entry) -> dict[str, None]:
    """The ids of what the price lines of a contract are for."""
    parts = (part for line in price_lines(contract).lines for part in division_of(line).parts)
    return dict.fromkeys(thing for part in parts for thing in part.things)


def priced_twice(
    registry: Registry, as_of: date, among: Iterable[UnboundPrice] | None = None
) -> Iterator[tuple[UnboundPrice, Entry]]:
    """Every price outside the contracts, or `among` these, that a contract pays too, with the contract; the contract's counts."""
    prices = list(unbound_prices(registry) if among is None else among)
    payers = Payers(registry, as_of) if prices else None
    for price in prices:
        contract = payers.of(price) if payers else None
        if contract is not None:
            yield price, contract


def _of_use(use: Use, registry: Registry) -> UnboundPrice:
    named = use.row.get("contract")
    target, contract = registry.find(use.target), registry.find(named if isinstance(named, str) else None)
    first, last = _life(use.system)
    begun, gone = _life(target) if target else (None, None)
    days = (
        max((day for day in (first, begun) if day is not None), default=None),
        min((day for day in (last, gone, use.day("until")) if day is not None), default=None),
    )
    name = target.name if target else use.target
    line = _yearly(use.system, (*use.route, "annual_price"), use.row.get("annual_price"), name, days)
    return UnboundPrice(line, target, use.system, contract if contract and contract.kind == "contract" else None)


def _own_price(entry: Entry) -> tuple[Data, Route]:
    """The price that an interface or data source carries, and where; no route where it carries none."""
    if entry.kind == "interface":
        amount = entry.data.get("annual_price")
        return amount, ("annual_price",) if amount is not None else ()
    price = entry.section("price")
    is_priced = bool(price) and price.get("model") != "free"
    return price.get("amount"), ("price", "amount") if is_priced else ()


def _per(entry: Entry) -> str:
    """A data source may be paid by the call."""
    return "call" if entry.kind == "datasource" and entry.section("price").get("model") == "per-call" else "year"


def _yearly(
    entry: Entry, route: Route, amount: Data, name: str, days: tuple[date | None, date | None], per: str = "year"
) -> PriceLine:
    return PriceLine(entry, route, name, {"amount": amount, "per": per}, *days)


def _life(entry: Entry) -> tuple[date | None, date | None]:
    """The first and last day on which a thing is there, as far as they are stated."""
    dated = stages(entry)
    first = next((day for state, _, day in dated if state not in ("phase-out", "retired")), None)
    retired = next((day for state, _, day in dated if state == "retired"), None)
    return first, retired - timedelta(days=1) if retired and retired > date.min else None
