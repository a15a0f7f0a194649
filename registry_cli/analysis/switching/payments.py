"""What is paid today for each use of data: on the use itself, in a contract's line, or at the source.

A price in a contract counts before one outside it. It is the use's own where the line is split on the consuming system; otherwise all
who use what is paid for share it. A price that pays for more than data is not divided here: what the data cost of it is not known.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.records import NOT_COUNTED, Charge, Ledger, Ore, Priced, number_in, to_ore
from registry_cli.analysis.switching.records import Payment
from registry_cli.analysis.uses import Use
from registry_cli.documents import Data
from registry_cli.model.registry import Entry, Registry

_PER_YEAR = {"month": 12, "quarter": 4, "half-year": 2, "year": 1}


@dataclass(frozen=True, slots=True)
class _Part:
    """Things of one contract that are paid together, and what they cost a year."""

    things: frozenset[str]
    amount: Ore


class Payments:
    """The payments for `uses` on a day."""

    def __init__(self, registry: Registry, as_of: date, uses: tuple[Use, ...]) -> None:
        self._registry, self._as_of = registry, as_of
        self._ledger = ledger(registry, as_of, (as_of.year,))
        self._covering = _covering(registry)
        self._parts = {contract: _together(found) for contract, found in _yearly_parts(self._ledger, as_of).items()}
        self._doubtful = {one.entry.id for one in self._ledger.gaps if one.problem in NOT_COUNTED - {"after-the-end"}}
        self._users: dict[str, list[Use]] = {}
        for use in uses:
            for thing in rests_on(use.target, registry):
                self._users.setdefault(thing, []).append(use)
        self._sums: dict[tuple[str, frozenset[str]], Ore] = {}
        self._of: dict[Hashable, Payment] = {use.place: self._found(use) for use in uses}
        self._by_key: dict[Hashable, list[Use]] = {}
        for use in uses:
            self._by_key.setdefault(self._of[use.place].key, []).append(use)
        self._whole: dict[Hashable, Payment] = {}

    def of(self, use: Use) -> Payment:
        """What is paid for a use, with all who keep the payment going."""
        found = self._of[use.place]
        if found.key not in self._whole:
            self._whole[found.key] = self._with_members(found)
        return self._whole[found.key]

    def unused(self, source: Entry) -> Payment | None:
        """What is paid for a source that nobody uses; `None` where somebody does, or nothing is known to be paid."""
        if self._users.get(source.id):
            return None
        found = self._from_contracts(source, None, None) or self._own_price(source, self._contract_of(source, None))
        return found if found and found.amount and not self._with_members(found).members else None

    def _with_members(self, payment: Payment) -> Payment:
        members = list(self._by_key.get(payment.key, ()))
        if payment.stated.kind == "contract":
            members += [use for thing in payment.things for use in self._users.get(thing, ())]
        unique = {use.place: use for use in members}
        return replace(payment, members=tuple(sorted(unique.values(), key=lambda use: (use.system.id, str(use.route)))))

    def _found(self, use: Use) -> Payment:
        target = self._registry.find(use.target)
        named = _contract_named(use, self._registry)
        contract = self._contract_of(target, named)
        nothing = Payment(("use", use.place), use.system, None, contract, missing="no-price")
        if target is None or target.kind == "system":
            return nothing
        sources = [target, *self._sources_behind(target)]
        doubts = []
        for found in (self._from_contracts(one, use, named) for one in sources):
            if found is not None and found.amount is not None:
                return found
            doubts += [found] if found is not None else []
        stated = use.row.get("annual_price")
        if stated is not None:
            amount = _amount(stated)
            return replace(nothing, amount=amount, missing="bad-price" if amount is None else None)
        own = (self._own_price(one, self._contract_of(one, named)) for one in sources)
        return next((one for one in (*doubts, *own) if one is not None), nothing)

    def _sources_behind(self, target: Entry) -> list[Entry]:
        """The data sources that must be kept for an interface."""
        behind = (self._registry.find(one) for one in rests_on(target.id, self._registry)[1:])
        return [one for one in behind if one is not None and one.kind == "datasource"]

    def _contract_of(self, target: Entry | None, named: Entry | None) -> Entry | None:
        covering = self._covering.get(target.id, ()) if target else ()
        candidates = (*([named] if named else []), *covering)
        return next((one for one in candidates if self._is_running(one)), None)

    def _is_running(self, contract: Entry) -> bool:
        return state_of(contract, self._registry, self._as_of).phase not in ("expired", "not-started")

    def _from_contracts(self, target: Entry, use: Use | None, named: Entry | None) -> Payment | None:
        """The payment in the contract that the use names or that covers its target; with what is missing where it is no sum."""
        covering = self._covering.get(target.id, ())
        found = [self._in_contract(named, target, use, is_named=True)] if named else []
        found += [self._in_contract(one, target, use, is_named=False) for one in covering if one is not named]
        sums = [one for one in found if one is not None]
        return next((one for one in sums if one.amount is not None), sums[0] if sums else None)

    def _in_contract(self, contract: Entry, target: Entry, use: Use | None, *, is_named: bool) -> Payment | None:
        if not self._is_running(contract):
            return None
        blank = Payment(("contract", contract.id, target.id), contract, None, contract)
        if contract.id in self._doubtful:
            return replace(blank, missing="bad-price")
        wanted = frozenset(rests_on(target.id, self._registry)) if is_named else frozenset((target.id,))
        parts = self._parts.get(contract.id, ())
        part = next((one for one in parts if not wanted.isdisjoint(one.things) or (is_named and not one.things)), None)
        if part is None:
            own = self._own_part(contract, use) if use else 0
            if own and use:
                return replace(blank, key=("own", contract.id, use.system.id), amount=own)
            return replace(blank, missing="not-split") if is_named and parts else None
        if not self._is_of_data(part.things, wanted):
            return replace(blank, missing="not-split")
        things = tuple(sorted(part.things))
        return replace(blank, key=("contract", contract.id, things), amount=self._sum(contract, part), things=things)

    def _sum(self, contract: Entry, part: _Part) -> Ore:
        """What the things cost together with what the contract's lines say of those who use them."""
        place = (contract.id, part.things)
        if place not in self._sums:
            users = {use.system.id for thing in part.things for use in self._users.get(thing, ())}
            alone = users.difference(contract.words("covers"), part.things)
            split = (one.amount for one in self._parts[contract.id] if len(one.things) == 1 and alone & one.things)
            self._sums[place] = part.amount + sum(split)
        return self._sums[place]

    def _own_part(self, contract: Entry, use: Use) -> Ore:
        """What a line split on the consuming system costs for it, where the contract does not cover the system itself."""
        if use.system.id in contract.words("covers"):
            return 0
        return sum(one.amount for one in self._parts.get(contract.id, ()) if one.things == {use.system.id})

    def _is_of_data(self, things: frozenset[str], wanted: frozenset[str]) -> bool:
        """Whether these are paid for the data alone: interfaces, data sources, or the system that hands them out."""
        kinds = {thing: entry.kind for thing in things if (entry := self._registry.find(thing)) is not None}
        return all(kinds.get(thing) in ("interface", "datasource") or thing in wanted for thing in things)

    def _own_price(self, target: Entry, contract: Entry | None) -> Payment | None:
        """What the interface or data source itself says it costs."""
        found = stated_price(target)
        if found is None:
            return None
        amount, is_known = found
        return Payment(
            ("source", target.id), target, amount, contract, (target.id,), (), None if is_known else "bad-price"
        )


def stated_price(entry: Entry) -> tuple[Ore | None, bool] | None:
    """The yearly price that an interface or data source states, and whether it can be reckoned; `None` where none is stated."""
    if entry.kind == "interface":
        stated = entry.data.get("annual_price")
        if stated is None:
            return None
        amount = _amount(stated)
    else:
        price = entry.section("price")
        if not price:
            return None if entry.data.get("price") is None else (None, False)
        if price.get("model") == "free":
            return 0, True
        amount = _amount(price.get("amount")) if price.get("model") != "per-call" else None
    return amount, amount is not None


def _amount(value: Data) -> Ore | None:
    """Kroner as a file states them; no price is negative."""
    number = number_in(value)
    return None if number is None or number < 0 else to_ore(number)


def rests_on(target: str, registry: Registry) -> tuple[str, ...]:
    """What must be kept for a use of `target`: itself, who hands it out, and the copy behind an interface."""
    entry = registry.find(target)
    if entry is None or entry.kind not in ("interface", "datasource"):
        return (target,)
    if entry.kind == "datasource":
        return tuple(dict.fromkeys((target, *entry.words("providers"))))
    copy = registry.find(entry.text("source"))
    behind = (entry.text("provider"), copy.id if copy is not None and is_copy(copy, registry) else None)
    return tuple(dict.fromkeys((target, *(one for one in behind if one is not None))))


def is_copy(entry: Entry, registry: Registry) -> bool:
    """Whether the data are a copy, or of a register that is not the authoritative one."""
    if entry.kind == "interface":
        source = registry.find(entry.text("source"))
        return source is not None and source.kind == "datasource" and is_copy(source, registry)
    return entry.kind == "datasource" and (
        entry.data.get("copy_of") is not None or entry.data.get("authoritative") is False
    )


def _covering(registry: Registry) -> Mapping[str, tuple[Entry, ...]]:
    """The contracts that cover a thing, by the thing."""
    found: dict[str, tuple[Entry, ...]] = {}
    for contract in registry.of_kind("contract"):
        for thing in contract.words("covers"):
            found[thing] = (*found.get(thing, ()), contract)
    return found


def _yearly_parts(book: Ledger, as_of: date) -> dict[str, list[_Part]]:
    """What each contract's lines in force cost a year at today's price, by what they pay for."""
    found: dict[str, list[_Part]] = {}
    for charge in book.charges:
        if charge.line.contract is not None:
            found.setdefault(charge.line.contract.id, []).extend(_parts(charge, as_of))
    return found


def _parts(charge: Charge, as_of: date) -> Iterator[_Part]:
    rate = _rate(charge.priced, as_of)
    for portion in charge.portions if rate is not None else ():
        gone = [charge.bounds.parts.get(thing) for thing in portion.things]
        if not any(last is not None and last < as_of for last in gone):
            yield _Part(frozenset(portion.things), to_ore((rate or Fraction(0)) * portion.share))


def _rate(priced: Priced, as_of: date) -> Fraction | None:
    """Kroner a year at the price of the day; `None` for a single payment, or a price that does not hold on it."""
    times, last = _PER_YEAR.get(priced.rate.per), priced.line.last
    if times is None or as_of < priced.first or (last is not None and as_of > last):
        return None
    factor = next((step.factor for step in reversed(priced.steps) if step.day <= as_of), Fraction(1))
    return priced.rate.kroner * factor * times


def _together(parts: list[_Part]) -> tuple[_Part, ...]:
    """The parts with those that share a thing as one: none of them falls away alone."""
    merged: list[_Part] = []
    for part in parts:
        touching = [one for one in merged if one.things == part.things or not one.things.isdisjoint(part.things)]
        things = part.things.union(*(one.things for one in touching))
        merged = [one for one in merged if one not in touching]
        merged.append(_Part(things, part.amount + sum(one.amount for one in touching)))
    return tuple(merged)


def _contract_named(use: Use, registry: Registry) -> Entry | None:
    named = use.row.get("contract")
    found = registry.find(named) if isinstance(named, str) else None
    return found if found is not None and found.kind == "contract" else None
