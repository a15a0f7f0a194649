"""On which days to come a contract may stand elsewhere in its calendar, or a choice that it gives may become worth a word.

From a day on which a contract's state is known the next one is looked for: the first of the days that its files state, that the
state names, or from which such a day is near enough. Between two of them only the exit of a notice to any day moves, a day with
each day; the days on which it passes one that somebody has named are found by halving.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import MAXYEAR, date

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.choices import NEAR
from registry_cli.analysis.contracts.cover import clear_contracts
from registry_cli.analysis.contracts.gaps import FAR, SOON
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.contracts.terms import inheritance
from registry_cli.analysis.costs.bounds import bounds_of
from registry_cli.analysis.costs.unbound import Payers, unbound_prices
from registry_cli.analysis.lifetimes import retired_on
from registry_cli.analysis.periods import Period, after, before, shifted
from registry_cli.analysis.tenders.plan import last_day, tender_of
from registry_cli.analysis.wholes import with_wholes
from registry_cli.checks.days import Turn, Window, known_days, next_day, reached_on
from registry_cli.model.registry import Entry, Registry

SLACK = Period(1, 0)
"""A contract may run on for so long, after nothing is left that it covers, without a word."""

FURTHEST = Period(48, 0)
"""Nobody begins a purchase longer before."""


def contracts(window: Window) -> Iterable[Turn]:
    """When a contract's calendar turns: for it, for those that share its term, and for those that cover the same."""
    return window.once("contracts", lambda: tuple(_contracts(window)))


def _contracts(window: Window) -> Iterator[Turn]:
    sharing = window.registry.once("sharing", lambda: _sharing(window.registry))
    for id_, days in turning_days(window).items():
        yield from window.turns(days, *sharing.get(id_, (id_,)))


def payments(window: Window) -> Iterable[Turn]:
    """When a contract begins or ceases to pay: for it, and for all that carry a price which it may pay."""
    return window.once("payments", lambda: tuple(_payments(window)))


def _payments(window: Window) -> Iterator[Turn]:
    payers = Payers(window.registry, window.first)
    by_contract: dict[str, set[str]] = {}
    for price in unbound_prices(window.registry):
        for contract in payers.may_pay(price):
            by_contract.setdefault(contract.id, set()).add(price.line.entry.id)
    for id_, days in turning_days(window).items():
        was = _paying(id_, window.registry, window.first)
        for day in days:
            now = _paying(id_, window.registry, day)
            if now != was:
                yield from window.turns([day], id_, *by_contract.get(id_, ()))
            was = now


def _paying(id_: str, registry: Registry, day: date) -> object:
    """What the prices of a contract rest on: whether it is over, and its first and last days."""
    state = state_of(registry.entries[id_], registry, day)
    bounds = bounds_of(state)
    is_moving = bounds.last["expected"] == bounds.last["committed"]
    return state.phase == "expired", bounds.first, day if is_moving else bounds.last["maximum"], bounds.parts


def turning_days(window: Window) -> Mapping[str, tuple[date, ...]]:
    """The days on which each clear contract may stand elsewhere, by its id."""
    return window.once("turning days", lambda: dict(_turning_days(window)))


def _turning_days(window: Window) -> Iterator[tuple[str, tuple[date, ...]]]:
    for id_ in sorted(clear_contracts(window.registry)):
        yield id_, tuple(_days_of(window.registry.entries[id_], window))


def with_line(registry: Registry, ids: frozenset[str]) -> Iterator[str]:
    """The contracts whose term the contracts among `ids` have: what is told of the one is not told of the other."""
    for id_ in ids:
        entry = registry.find(id_)
        if entry is not None and entry.kind == "contract":
            yield from (one.id for one in inheritance(entry, registry))


def _days_of(contract: Entry, window: Window) -> Iterator[date]:
    known = known_days(contract, window.registry)
    coming = {one for day in known for one in (day, next_day(day))}
    thresholds = known | _overruns(contract, window.registry)
    day = window.first
    while True:
        state = state_of(contract, window.registry, day)
        coming.update(_named_days(contract, state, window.registry))
        following = min((one for one in coming if one is not None and window.holds(one) and one > day), default=None)
        if _moves(state):
            yield from _passed(contract, window, state, before_=following, thresholds=thresholds)
        if following is None:
            return
        yield following
        day = following


def _named_days(contract: Entry, state: ContractState, registry: Registry) -> Iterator[date | None]:
    """The days on which what the state says may be over, due or near."""
    for one in state.deadlines:
        if not (_moves(state) and one.last_day == state.day and one.exit != state.terms.intended_exit):
            yield one.decide_by
            yield from map(next_day, (one.safe_day, one.last_day, one.exit))
        if one.kind == "option":
            yield from (before(one.decide_by, NEAR), next_day(one.decide_by))
    ends = [state.end, state.maximum, state.expected_end, *state.parts.values()]
    for end in ends:
        yield next_day(end)
        yield from (reached_on(end, time) for time in (SOON, FAR, FURTHEST))
    yield next_day(state.current.last) if state.current else None
    if last_day(state)[0] is not None:
        tender = tender_of(contract, registry, state.day)
        yield from (reached_on(last_day(state)[0], FURTHEST), next_day(tender.start_by) if tender else None)
        yield date(state.day.year + 1, 1, 1) if state.day.year < MAXYEAR else None  # the threshold of another year


def _moves(state: ContractState) -> bool:
    """Whether the exit of a notice received today moves with the day."""
    rule = state.terms.notice
    return rule is not None and "any-day" in rule.to and state.phase != "expired"


def _overruns(contract: Entry, registry: Registry) -> frozenset[date]:
    """The days from which an exit is later than what the contract covers is needed."""
    gone = [retired_on(one) for id_ in contract.words("covers") if (one := registry.find(id_)) is not None]
    limits = (after(day, SLACK) for day in gone if day is not None)
    return frozenset(day for day in limits if day is not None)


def _passed(
    contract: Entry, window: Window, state: ContractState, *, before_: date | None, thresholds: frozenset[date]
) -> Iterator[date]:
    """The days before the next one on which the exit that can be had today reaches a threshold, and on which it passes one."""
    last = shifted(before_, -1) if before_ is not None else window.last
    final = state_of(contract, window.registry, last) if last is not None else state
    if last is None or state.earliest_exit is None or final.earliest_exit is None:
        return
    for threshold in thresholds:
        for limit in (threshold, next_day(threshold) or threshold):
            if state.earliest_exit < limit <= final.earliest_exit:
                yield _first_reaching(limit, contract, window.registry, state.day, last)


def _first_reaching(limit: date, contract: Entry, registry: Registry, low: date, high: date) -> date:
    """The first day after `low` on which the exit is `limit` or later; on `high` it is."""
    while (high - low).days > 1:
        middle = low + (high - low) // 2
        leave = state_of(contract, registry, middle).earliest_exit
        low, high = (low, middle) if leave is None or leave >= limit else (middle, high)
    return high


def _sharing(registry: Registry) -> Mapping[str, frozenset[str]]:
    """For each contract itself, those with the same term, and those that cover a part of the same whole."""
    together: dict[tuple[str, str], set[str]] = {}
    for contract in registry.of_kind("contract"):
        together.setdefault(("term", inheritance(contract, registry)[-1].id), set()).add(contract.id)
        for thing in contract.words("covers"):
            together.setdefault(("whole", _outermost(thing, registry)), set()).add(contract.id)
    found: dict[str, set[str]] = {}
    for ids in together.values():
        for one in ids:
            found.setdefault(one, set()).update(ids)
    return {id_: frozenset(ids) for id_, ids in found.items()}


def _outermost(id_: str, registry: Registry) -> str:
    entry = registry.find(id_)
    return with_wholes(entry, registry)[-1].id if entry is not None and entry.kind == "system" else id_
