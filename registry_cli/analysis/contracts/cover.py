"""What contracts cover from day to day, and where nothing covers it any more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.contracts.terms import inheritance
from registry_cli.analysis.lifetimes import is_surely_living
from registry_cli.analysis.misspelling import is_listed
from registry_cli.analysis.periods import shifted
from registry_cli.analysis.wholes import with_wholes
from registry_cli.findings import Route
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.terms import COVERED_KINDS
from registry_cli.model.values import day_in

MAX_LEVELS = 50
"""No agreement stands under more of them; a cycle of parents ends here."""


@dataclass(frozen=True)
class Ending:
    """The last day on which a contract covers some things; `is_whole` unless a partial termination takes them out."""

    contract: Entry
    state: ContractState
    last: date
    things: tuple[Entry, ...]
    is_whole: bool


@dataclass(frozen=True)
class Cover:
    """The contracts of a registry that leave no doubt, by id with their states, and what they cover."""

    registry: Registry
    states: Mapping[str, ContractState]

    @cached_property
    def contracts(self) -> tuple[tuple[Entry, ContractState], ...]:
        """Each contract that leaves no doubt, and where it stands, by id."""
        return tuple((self.registry.entries[one], state) for one, state in self.states.items())

    @cached_property
    def _listing(self) -> Mapping[str, tuple[Entry, ...]]:
        return listing_of(self.registry)

    @cached_property
    def _unknown_ids(self) -> tuple[str, ...]:
        """The ids that contracts cover and nothing has: each may be a slip for another."""
        listing, entries = self._listing, self.registry.entries
        return self.registry.once("covered and unknown", lambda: tuple(one for one in listing if one not in entries))

    def listing(self, thing: Entry) -> tuple[Entry, ...]:
        """The contracts that list `thing` or a system it is a module of."""
        return tuple(contract for one in self._wanted(thing) for contract in self._listing.get(one, ()))

    def may_be_misspelt(self, thing: Entry) -> bool:
        """Whether a contract lists an id that nothing has and that may mean `thing`."""
        return bool(self._unknown_ids) and is_listed(self._wanted(thing), self._unknown_ids, self.registry)

    def _wanted(self, thing: Entry) -> tuple[str, ...]:
        whole = with_wholes(thing, self.registry) if thing.kind == "system" else (thing,)
        return tuple(one.id for one in whole)

    def is_covered(self, thing: Entry, day: date, besides: Entry) -> bool:
        """Whether another contract covers `thing` on `day`, or one of which it cannot be said."""
        others = (one for one in self.listing(thing) if one.id != besides.id)
        return any(self._covers(one, thing, day) for one in others) or self.may_be_misspelt(thing)

    def _covers(self, contract: Entry, thing: Entry, day: date) -> bool:
        state = self.states.get(contract.id)
        if state is None or state.phase == "unknown":
            return True
        start = state.terms.own_start or state.terms.start
        ends = [state.end, *(state.parts.get(one) for one in self._wanted(thing) if one in contract.words("covers"))]
        return (start is None or start <= day) and all(end is None or day <= end for end in ends)

    def things(self, contract: Entry) -> tuple[Entry, ...]:
        """What the contract covers, as far as the registry has it."""
        found = (self.registry.find(one) for one in dict.fromkeys(contract.words("covers")))
        return tuple(one for one in found if one is not None and one.kind in COVERED_KINDS)

    def lives_on(self, thing: Entry, day: date) -> bool:
        """Whether `thing` is certainly there on `day`."""
        is_certain = thing.id not in self.registry.ambiguous and self.registry.is_whole(thing)
        return is_certain and is_surely_living(thing, day)

    def left(self, ending: Ending, day: date) -> tuple[Entry, ...]:
        """What still lives on `day`, which is after the ending, with no other contract that covers it."""
        return tuple(
            thing
            for thing in ending.things
            if self.lives_on(thing, day) and not self.is_covered(thing, day, ending.contract)
        )

    def endings(self) -> Iterator[Ending]:
        """Every last day that can be told, of whole contracts and of what partial terminations take out."""
        for contract, state in self.contracts:
            things = self.things(contract)
            taken = {thing.id for thing in things if _is_taken_out(thing, state)}
            if state.end is not None:
                rest = tuple(thing for thing in things if thing.id not in taken)
                yield Ending(contract, state, state.end, rest, is_whole=True)
            for last in sorted({state.parts[one] for one in taken}):
                out = tuple(one for one in things if one.id in taken and state.parts[one.id] == last)
                yield Ending(contract, state, last, out, is_whole=False)

    def above(self, contract: Entry) -> tuple[Entry, ...]:
        """The contract itself, the agreement above it, and so on to the topmost."""
        line = [contract]
        while (
            len(line) < MAX_LEVELS
            and (parent := self.registry.find(line[-1].text("parent"))) is not None
            and parent.kind == "contract"
            and parent not in line
        ):
            line.append(parent)
        return tuple(line)

    @cached_property
    def below(self) -> Mapping[str, tuple[Entry, ...]]:
        """The contracts that stand directly under another, by its id."""
        return self.registry.once("contracts below", lambda: _below(self.registry))


def _below(registry: Registry) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for contract in registry.of_kind("contract"):
        parent = contract.text("parent")
        if parent is not None:
            found[parent] = (*found.get(parent, ()), contract)
    return found


def listing_of(registry: Registry) -> Mapping[str, tuple[Entry, ...]]:
    """The contracts that list an id, by that id."""
    return registry.once("contracts that list", lambda: _listing(registry))


def _listing(registry: Registry) -> Mapping[str, tuple[Entry, ...]]:
    listing: dict[str, tuple[Entry, ...]] = {}
    for contract in registry.of_kind("contract"):
        for one in contract.words("covers"):
            listing[one] = (*listing.get(one, ()), contract)
    return listing


def clear_contracts(registry: Registry) -> frozenset[str]:
    """The ids of the contracts of which no file, their own or one whose term they inherit, leaves a doubt; found once."""
    return registry.once("clear contracts", lambda: frozenset(_clear_contracts(registry)))


def _clear_contracts(registry: Registry) -> Iterator[str]:
    for entry in registry.of_kind("contract"):
        is_whole = all(registry.is_whole(one) for one in inheritance(entry, registry))
        if entry.id not in registry.ambiguous and is_whole:
            yield entry.id


def _is_taken_out(thing: Entry, state: ContractState) -> bool:
    part = state.parts.get(thing.id)
    return part is not None and (state.end is None or part < state.end)


def day_after(day: date) -> date:
    """The next day; the last day of the calendar has none and stands for itself."""
    return shifted(day, 1) or day


def place_of_end(contract: Entry, state: ContractState) -> Route:
    """Where in the contract's own file its last day stands: the termination, an amendment, the end or the length."""
    term, last = contract.section("term"), state.end
    terminated = term.get("terminated")
    if isinstance(terminated, dict) and not terminated.get("covers") and state.phase in ("terminated", "expired"):
        return ("term", "terminated", "effective")
    for position, row in contract.numbered_rows("amendments"):
        if last is not None and day_in(row.get("end")) == last:
            return ("amendments", position, "end")
    if term.get("end") is not None:
        return ("term", "end")
    if state.terms.inherited_from:
        return ("inherits_term",)
    return ("term", "exercised") if state.terms.exercised and term.get("exercised") else ("term", "initial")


def place_of_taking_out(contract: Entry) -> Route:
    """Where in the contract's own file it stands that something is taken out of it."""
    return ("term", "terminated", "covers") if contract.section("term").get("terminated") else ("inherits_term",)
