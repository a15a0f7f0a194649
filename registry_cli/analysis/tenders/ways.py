"""Which ways are left where a tender can no longer be done in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.contracts.working_days import working_days_of
from registry_cli.analysis.tenders.schedule import schedule, stage_plans
from registry_cli.analysis.tenders.value import BELOW_THRESHOLD, JOINING, change_left, threshold_of, value_of
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in

WayKind = Literal["option", "stay", "amendment", "framework", "procedure", "direct"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way that is left, and how far it goes.

    An option is taken up until `day`; staying longer than intended is possible until it (`None` for ever); a framework is open
    until it; a procedure (`name`) must be begun by it. `kroner` is what an amendment or a direct purchase may be worth at most.
    """

    kind: WayKind
    day: date | None = None
    kroner: Decimal | None = None
    name: str | None = None


def ways_left(contract: Entry, state: ContractState, end: date, registry: Registry) -> Iterator[Way]:
    """The ways that are left on the day of `state` for a contract whose last day is to be `end`, the nearest at hand first."""
    open_option = next((one for one in state.deadlines if one.kind == "option" and one.last_day >= state.day), None)
    is_terminated = state.phase == "terminated"
    if open_option is not None and not is_terminated:
        yield Way("option", open_option.last_day)
    if not is_terminated and (state.is_endless or (state.maximum or end) > end):
        yield Way("stay", None if state.is_endless else state.maximum)
    left = change_left(contract, state, registry)
    if left is not None and left > 0 and not is_terminated:
        yield Way("amendment", kroner=left)
    framework = day_in(contract.section("procured").get("framework_until"))
    if framework is not None and framework >= state.day:
        yield Way("framework", framework)
    limit, value = _national(registry, state.day), value_of(contract, state, registry).kroner
    if limit is not None and value is not None and value < limit:
        yield Way("direct", kroner=limit)
    is_above = value is None or value >= (threshold_of(registry.settings, state.day)[0] or 0)
    closed = {BELOW_THRESHOLD} if is_above else set()
    closed |= set() if contract.text("type") == JOINING[0] else {JOINING[1]}
    quick = (way for way in _procedures(end, state.day, registry) if way.name not in closed)
    yield from sorted(quick, key=lambda way: (way.day, way.name), reverse=True)


def _national(registry: Registry, day: date) -> Decimal | None:
    """The value below which no tender rules apply, of the latest year that is known."""
    thresholds = registry.settings.tenders.thresholds if registry.settings.tenders else {}
    known = (thresholds[year].national for year in sorted(thresholds, reverse=True) if int(year) <= day.year)
    found = next((one for one in known if one is not None), None)
    return None if found is None else Decimal(found)


def _procedures(end: date, day: date, registry: Registry) -> Iterator[Way]:
    """The procedures that can still be done in time, with the last day to begin each."""
    working_days = working_days_of(registry.settings)
    for name in map(str, registry.settings.procedures):
        plans = stage_plans(name, registry.settings, working_days)
        dates = schedule(name, plans, end, working_days) if plans else None
        if dates is not None and dates.start_by >= day:
            yield Way("procedure", dates.start_by, name=name)
