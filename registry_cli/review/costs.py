"""What a change costs: the expected costs of what it touches, year by year, before and after. Amounts are whole øre."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.changes import Changes
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.records import Charge, CostGap, Ledger, Ore, View
from registry_cli.analysis.costs.unbound import paid_things, paying
from registry_cli.model.registry import Entry, Registry
from registry_cli.review.affected import Affected

YEARS = 10
"""So many years are looked at, the year of the day asked about first."""

VIEW: View = "expected"


@dataclass(frozen=True, slots=True)
class Amounts:
    """Costs by year, before and after."""

    before: tuple[Ore, ...]
    after: tuple[Ore, ...]

    @property
    def delta(self) -> tuple[Ore, ...]:
        """How much more each year costs; less is negative."""
        return tuple(new - old for old, new in zip(self.before, self.after, strict=True))

    @property
    def largest(self) -> Ore:
        """The difference of the year that differs most, with its sign; of equals the earliest."""
        return max(self.delta, key=abs, default=0)

    @property
    def is_other(self) -> bool:
        """Whether any year differs."""
        return self.before != self.after


@dataclass(frozen=True)
class CostDelta:
    """The costs that a change moves: by the contract or other entity that states the price, and by what is paid for.

    `payers` and `things` hold only what differs, by the id it has now; what several things share is whole at each of them in
    `things`. `total` is the sum of all. `unreckoned` are the gaps in what was changed or costs something else.
    """

    years: tuple[int, ...]
    payers: Mapping[str, Amounts]
    things: Mapping[str, Amounts]
    total: Amounts
    unreckoned: tuple[CostGap, ...]

    def of(self, id_: str) -> Amounts | None:
        """What moves for an entity, as payer or as what is paid for."""
        return self.payers.get(id_) or self.things.get(id_)


def cost_delta(changes: Changes, reach: Affected, as_of: date) -> CostDelta:
    """What differs in the expected costs of the ten years from `as_of`'s on."""
    years = tuple(range(as_of.year, as_of.year + YEARS))
    before, after = (
        _ledger(registry, [one for one in registry.of_kind("contract") if one.id in ids], as_of, years)
        for registry, ids in zip((changes.base, changes.head), _reckoned(changes, reach), strict=True)
    )
    sums = (_sums(before, changes.renames), _sums(after, {}))
    nothing = (0,) * len(years)
    payers, things = (
        {
            id_: found
            for id_ in sorted({*sums[0][at], *sums[1][at]})
            if (found := Amounts(sums[0][at].get(id_, nothing), sums[1][at].get(id_, nothing))).is_other
        }
        for at in (0, 1)
    )
    total = Amounts(
        _total((one.before for one in payers.values()), years), _total((one.after for one in payers.values()), years)
    )
    return CostDelta(years, payers, things, total, tuple(_gaps(before, after, changes, payers)))


def _ledger(registry: Registry, contracts: list[Entry], as_of: date, years: tuple[int, ...]) -> Ledger:
    return ledger(registry, as_of, years, contracts)


def _reckoned(changes: Changes, reach: Affected) -> tuple[set[str], set[str]]:
    """The contracts of each state that are reckoned: the affected ones, and all that pay for the same, so that what a thing costs is whole."""
    sides: tuple[tuple[Registry, tuple[Entry, ...], Mapping[str, str]], ...] = (
        (changes.base, reach.before, changes.renames),
        (changes.head, reach.after, {}),
    )
    near = [[one for one in entries if one.kind == "contract"] for _, entries, _ in sides]
    things = {
        names.get(thing, thing)
        for contracts, (_, _, names) in zip(near, sides, strict=True)
        for one in contracts
        for thing in paid_things(one)
    }
    before, after = (
        {one.id for one in contracts}
        | {
            one.id
            for thing, all_ in (paying(registry).items() if things else ())
            if names.get(thing, thing) in things
            for one in all_
        }
        for contracts, (registry, _, names) in zip(near, sides, strict=True)
    )
    return before, after


def _sums(book: Ledger, renames: Mapping[str, str]) -> tuple[dict[str, tuple[Ore, ...]], dict[str, tuple[Ore, ...]]]:
    """By who states the price, and by what it is paid for."""
    payers: defaultdict[str, list[tuple[Ore, ...]]] = defaultdict(list)
    things: defaultdict[str, list[tuple[Ore, ...]]] = defaultdict(list)
    for charge in book.charges:
        payer = charge.line.entry.id
        payers[renames.get(payer, payer)].append(tuple(charge.amount(VIEW, year) for year in book.years))
        for thing, amounts in _of_things(charge, book.years):
            if thing != payer:
                things[renames.get(thing, thing)].append(amounts)
    return _added(payers, book.years), _added(things, book.years)


def _of_things(charge: Charge, years: tuple[int, ...]) -> Iterable[tuple[str, tuple[Ore, ...]]]:
    for portion in charge.portions:
        for thing in portion.things:
            yield thing, tuple(portion.amounts[VIEW, year] for year in years)


def _added(found: Mapping[str, list[tuple[Ore, ...]]], years: tuple[int, ...]) -> dict[str, tuple[Ore, ...]]:
    return {id_: _total(amounts, years) for id_, amounts in found.items()}


def _total(amounts: Iterable[tuple[Ore, ...]], years: tuple[int, ...]) -> tuple[Ore, ...]:
    found = list(amounts)
    return tuple(sum(one[at] for one in found) for at in range(len(years)))


def _gaps(before: Ledger, after: Ledger, changes: Changes, payers: Iterable[str]) -> Iterable[CostGap]:
    """What could not be reckoned of what was changed or costs something else; of the base only where the entity is there no more."""
    told = {one.id for change in changes.entities for one in (change.before, change.after) if one is not None} | {
        *payers
    }
    yield from (gap for gap in after.gaps if gap.entry.id in told)
    yield from (gap for gap in before.gaps if gap.entry.id in told and changes.head.find(gap.entry.id) is None)
