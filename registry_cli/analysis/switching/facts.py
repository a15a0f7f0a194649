"""What is known of one use before anything is recommended: the better way and its price, the planned ends, the next tender."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.costs.records import Ore, number_in, to_ore
from registry_cli.analysis.lifetimes import retired_on
from registry_cli.analysis.periods import shifted
from registry_cli.analysis.switching.payments import stated_price
from registry_cli.analysis.switching.records import Facts, Missing, NextTender, PlannedEnd, TargetPrice
from registry_cli.analysis.tenders.plan import last_day
from registry_cli.analysis.uses import Use
from registry_cli.analysis.wholes import with_wholes
from registry_cli.documents import Data
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import moved, standing


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the facts of every use rest on: the day, what is in use on it, and the contracts by what they cover."""

    registry: Registry
    as_of: date
    used: frozenset[str]
    covering: Mapping[str, tuple[Entry, ...]]


def surroundings(registry: Registry, as_of: date, uses: Iterable[Use]) -> Surroundings:
    """The surroundings of the uses of a registry that are made on a day or are to come."""
    used = frozenset(use.target for use in uses if standing(use.system, as_of).is_living)
    covering: dict[str, tuple[Entry, ...]] = {}
    for contract in registry.of_kind("contract"):
        for thing in contract.words("covers"):
            covering[thing] = (*covering.get(thing, ()), contract)
    return Surroundings(registry, as_of, used, covering)


def facts_of(use: Use, around: Surroundings) -> Facts:
    """What is known of a use of an interface, a data source or a system that the registry has."""
    switch, source = use.row.get("switch"), around.registry.entries[use.target]
    wanted = switch.get("to") if isinstance(switch, dict) else None
    found = around.registry.find(wanted) if isinstance(wanted, str) else None
    target = found if found is not None and found.kind in ("interface", "datasource") and found is not source else None
    price = None if target is None else target_price(target, around)
    cost = _cost(switch)
    missing = _missing(target, price, cost, around.as_of, is_named=wanted is not None)
    closes = last_day_of(source)
    ends = _ends(use, around.registry, closes, can_switch=target is not None)
    return Facts(use, source, target, price, cost, ends, closes, next_tender(use.system, around), tuple(missing))


def target_price(target: Entry, around: Surroundings) -> TargetPrice | None:
    """What is paid more for the better way than today; `None` where its price cannot be reckoned."""
    stated, own = stated_price(target), _paying((target.id,), around)
    if own is not None:
        return TargetPrice(0, "contract", own)
    if stated is None:
        above = _paying((target.text("provider") or "", *target.words("providers")), around)
        return TargetPrice(0, "not-stated") if above is None else TargetPrice(0, "contract", above)
    amount, _ = stated
    if amount is None:
        return None
    if amount == 0:
        return TargetPrice(0, "free")
    return TargetPrice(0, "in-use") if target.id in around.used else TargetPrice(amount, "price")


def _paying(things: Iterable[str], around: Surroundings) -> Entry | None:
    """A contract in force that covers one of the things and states prices."""
    covering = (contract for thing in things for contract in around.covering.get(thing, ()))
    return next((one for one in covering if one.data.get("prices") and _is_in_force(one, around)), None)


def _is_in_force(contract: Entry, around: Surroundings) -> bool:
    return state_of(contract, around.registry, around.as_of).phase not in ("expired", "not-started")


def next_tender(system: Entry, around: Surroundings) -> NextTender | None:
    """The contract of a system that is bought again first, and its last day by the tender plan.

    The main contract where it is in force; else those that cover the system or a system it is a module of. A contract that goes on
    by itself, and that we intend no exit from, counts with the first day on which it can be left.
    """
    main = around.registry.find(system.text("main_contract"))
    found = _tender(main, around) if main is not None and main.kind == "contract" else None
    if found is not None:
        return found
    wholes = with_wholes(system, around.registry)
    covering = (contract for whole in wholes for contract in around.covering.get(whole.id, ()))
    dated = [one for contract in covering if (one := _tender(contract, around)) is not None]
    return min(dated, key=lambda one: (one.day, one.contract.id), default=None)


def _tender(contract: Entry, around: Surroundings) -> NextTender | None:
    state = state_of(contract, around.registry, around.as_of)
    if state.phase == "expired":
        return None
    planned, _ = last_day(state)
    day = planned or state.earliest_exit
    return None if day is None or day < around.as_of else NextTender(contract, day)


def last_day_of(entry: Entry) -> date | None:
    """The last day on which a thing is there, if its retirement is stated."""
    retired = retired_on(entry)
    return None if retired is None else shifted(retired, -1)


def _ends(use: Use, registry: Registry, closes: date | None, *, can_switch: bool) -> PlannedEnd | None:
    """The earliest planned end of the use itself or its system, on the same day the system's; none that the source comes before."""
    system = last_day_of(use.system)
    day = min((one for one in (system, use.day("until"), _moved_after(use, registry)) if one is not None), default=None)
    if day is None or (closes is not None and closes < day):
        return None
    return PlannedEnd(day, "system", is_free=True) if day == system else PlannedEnd(day, "use", is_free=not can_switch)


def _moved_after(use: Use, registry: Registry) -> date | None:
    """The last day before an approved project moves the use to something else."""
    found, last = moved(registry, use.system.id, use.target, date.max), None
    while found is not None and last != found.change.day:
        last = found.change.day
        earlier = moved(registry, use.system.id, use.target, shifted(last, -1) or last)
        found = earlier or found
    return None if last is None else shifted(last, -1)


def _cost(switch: Data) -> Ore | None:
    number = number_in(switch.get("cost")) if isinstance(switch, dict) else None
    return None if number is None or number < 0 else to_ore(number)


def _missing(
    target: Entry | None, price: TargetPrice | None, cost: Ore | None, as_of: date, *, is_named: bool
) -> Iterator[Missing]:
    """What is missing to reckon the switch."""
    if target is None:
        yield "target-gone" if is_named else "no-target"
    elif standing(target, as_of).state == "retired":
        yield "target-gone"
    elif price is None:
        yield "target-price"
    if cost is None and is_named:
        yield "no-cost"
