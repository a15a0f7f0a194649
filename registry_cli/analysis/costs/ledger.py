"""Every price of a registry reckoned once: what contracts state, and what else is paid that no contract covers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.costs.bounds import bounds_of, open_ends
from registry_cli.analysis.costs.dividing import Part, division_of
from registry_cli.analysis.costs.lines import price_lines
from registry_cli.analysis.costs.pricing import Pricing, gap, unsplit_ends
from registry_cli.analysis.costs.reckoning import portions
from registry_cli.analysis.costs.records import (
    WHOLE,
    Bounds,
    Charge,
    CostGap,
    Ledger,
    Paid,
    PriceLine,
    number_in,
    to_ore,
)
from registry_cli.analysis.costs.unbound import UnboundPrice, priced_twice, unbound_prices
from registry_cli.analysis.organisation import supplier_of, unit_of
from registry_cli.model.registry import Entry, Registry

LONG_AGO = date(1, 1, 1)
"""From when a price without a contract counts where nothing says when it began."""


def ledger(registry: Registry, as_of: date, years: Sequence[int], contracts: Iterable[Entry] | None = None) -> Ledger:
    """The costs of `registry` in `years`, as the contracts stand on `as_of`; of contracts only `contracts`, where given."""
    book = _Book(registry, as_of, tuple(years))
    contracts = list(registry.of_kind("contract") if contracts is None else contracts)
    for contract in contracts:
        book.add_contract(contract)
    twice = {price.line.place: contract for price, contract in priced_twice(registry, as_of)}
    for price in unbound_prices(registry):
        book.add_unbound(price, twice.get(price.line.place))
    paid = tuple(one for contract in contracts for one in paid_on(contract) if one.year in book.years)
    return Ledger(as_of, book.years, tuple(book.charges), paid, tuple(book.gaps))


def cost_gaps(registry: Registry, as_of: date, until: int, among: Collection[str] | None = None) -> tuple[CostGap, ...]:
    """What stands in the way of reckoning the costs until the end of a year, without reckoning them; only in files of the entities `among`."""
    book = _Book(registry, as_of, (as_of.year, until), adds_up=False)
    named = (registry.find(one) for one in sorted(among)) if among is not None else registry.of_kind("contract")
    for contract in named:
        if contract is not None and contract.kind == "contract":
            book.add_contract(contract)
    prices = [one for one in unbound_prices(registry) if among is None or one.line.entry.id in among]
    twice = {price.line.place: contract for price, contract in priced_twice(registry, as_of, prices)}
    for price in prices:
        book.add_unbound(price, twice.get(price.line.place))
    return tuple(book.gaps)


def paid_on(contract: Entry) -> Iterator[Paid]:
    """What the contract's file says was paid, year by year."""
    for row in contract.rows("actuals"):
        year, amount = row.get("year"), number_in(row.get("amount"))
        if isinstance(year, int) and not isinstance(year, bool) and amount is not None:
            yield Paid(contract, year, to_ore(amount))


class _Book:
    """What is reckoned so far, and by which contract each thing is paid."""

    def __init__(self, registry: Registry, as_of: date, years: tuple[int, ...], *, adds_up: bool = True) -> None:
        self.years, self._counted = years, years if adds_up else ()
        self.charges: list[Charge] = []
        self.gaps: list[CostGap] = []
        self._registry, self._as_of = registry, as_of
        self._pricing = Pricing(registry, max(years))

    def add_contract(self, contract: Entry) -> None:
        """Reckon the lines of a contract."""
        found = price_lines(contract)
        if not found.lines and not found.gaps:
            return
        state = state_of(contract, self._registry, self._as_of)
        bounds, gaps = bounds_of(state), list(found.gaps)
        charges = [one for line in found.lines if (one := self._of_contract(line, contract, bounds, gaps)) is not None]
        if any(one.line.last is None and one.priced.rate.per != "once" for one in charges):
            gaps.extend(open_ends(contract, state))
        end = bounds.last["maximum"]
        is_long_over = end is not None and end.year < self.years[0]
        self.charges.extend(() if is_long_over else charges)
        self.gaps.extend(gap for gap in gaps if not is_long_over or gap.problem == "after-the-end")

    def _of_contract(self, line: PriceLine, contract: Entry, bounds: Bounds, gaps: list[CostGap]) -> Charge | None:
        priced = self._pricing.priced(line, bounds, gaps)
        if priced is None:
            return None
        division, row = division_of(line), line.row
        if not division.is_sound:
            gaps.append(gap("bad-split", line, "split"))
        gaps.extend(one for part in division.parts for one in unsplit_ends(part.things, line, bounds))
        unit = unit_of(contract, self._registry)
        return Charge(
            priced,
            portions(priced, division.parts, bounds, self._counted),
            bounds,
            type=_text(row.get("type")),
            supplier=contract.text("supplier"),
            unit=_text(row.get("unit")) or (unit.id if unit else None),
            owner=contract.text("owner"),
            account=_text(row.get("account")) or contract.text("account"),
            is_internal=row.get("internal") is True,
        )

    def add_unbound(self, price: UnboundPrice, contract: Entry | None) -> None:
        """Reckon a price outside the contracts, unless `contract` pays the same."""
        if contract is not None:
            self.gaps.append(gap("priced-twice", price.line, contract=contract.id))
            return
        last = price.line.last
        bounds = Bounds(LONG_AGO, {"committed": self._as_of, "expected": last, "maximum": last})
        priced = self._pricing.priced(price.line, bounds, self.gaps)
        if priced is None:
            return
        holder, bought = price.payer or price.line.entry, price.target
        seller = _seller(bought, self._registry) if bought else None
        unit = unit_of(holder, self._registry)
        self.charges.append(
            Charge(
                priced,
                portions(priced, (Part((holder.id,), WHOLE),), bounds, self._counted),
                bounds,
                bought=bought.id if bought else None,
                supplier=seller,
                unit=unit.id if unit else None,
                owner=holder.text("owner"),
            )
        )


def _seller(thing: Entry, registry: Registry) -> str | None:
    """Who sells an interface or data source: its supplier, else its provider's."""
    provider = registry.find(thing.text("provider"))
    found = supplier_of(thing, registry) or (supplier_of(provider, registry) if provider else None)
    return found.id if found else thing.text("supplier")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
