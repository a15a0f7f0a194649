"""All events of a registry, and those that a question asks for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from registry_cli.analysis.contracts.records import ContractState, Unreckoned
from registry_cli.analysis.costs.leaving import committed_between
from registry_cli.analysis.deadlines.benefits import benefit_events
from registry_cli.analysis.deadlines.contracts import contract_events, contract_state, names_what_is_missing
from registry_cli.analysis.deadlines.event import Around, Event, EventKind, around
from registry_cli.analysis.deadlines.plans import (
    initiative_events,
    person_events,
    programme_events,
    strategy_events,
    waiver_events,
)
from registry_cli.analysis.deadlines.projects import project_events
from registry_cli.analysis.deadlines.recurring import recurring_events
from registry_cli.analysis.deadlines.settings import settings_events
from registry_cli.analysis.deadlines.systems import life_of, standard_events, system_events
from registry_cli.analysis.deadlines.tenders import tender_events
from registry_cli.analysis.narrowing import is_concerned
from registry_cli.analysis.periods import shifted
from registry_cli.model.registry import Entry, Registry

Source = Callable[[Entry, Around], Iterator[Event]]

SOURCES: Mapping[str, tuple[Source, ...]] = {
    "system": (life_of, system_events),
    "interface": (life_of,),
    "datasource": (life_of,),
    "standard": (standard_events,),
    "contract": (tender_events,),
    "project": (project_events, benefit_events),
    "strategy": (strategy_events,),
    "programme": (programme_events,),
    "initiative": (initiative_events,),
    "waiver": (waiver_events,),
    "person": (person_events,),
}
"""Where the events of each kind of entity come from, beside the contract calendar, what recurs, and the settings."""


GOVERNED = {"contract": "covers", "processing": "systems", "initiative": "affects"}
"""The field in which an entity of a kind names those whose deadlines its own are too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show. Empty means no restriction; the window is the days from `first` to `last`.

    `who` are ids of people and units, any of which must answer for the event. `entity` is the one asked about, with what
    governs it: the contracts that cover or come from it, the agreements on its data, the obligations that touch it. What is overdue or was never done is wanted whenever `with_missed` says so. In a window without
    end (`date.max`) what recurs each year is told for the next twelve months.
    """

    first: date
    last: date
    with_missed: bool = True
    kinds: frozenset[EventKind] = frozenset()
    who: frozenset[str] | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class NotReckoned:
    """Something of a contract's terms that no day can be reckoned from."""

    contract: Entry
    what: Unreckoned


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The answer: events in the order in which they call for something, overdue and never done first.

    Of one contract also its `state`, and the kroner that missing its next notice costs.
    """

    as_of: date
    first: date
    last: date
    events: tuple[Event, ...]
    not_reckoned: tuple[NotReckoned, ...] = ()
    state: ContractState | None = None
    at_stake: Decimal | None = None


def deadlines(registry: Registry, as_of: date, wanted: Wanted) -> Deadlines:
    """The events of `registry` on a day that `wanted` lets through; of a registry narrowed to a selection only those that concern it."""
    here = around(registry, as_of, wanted.first, None if wanted.last == date.max else wanted.last)
    states = {one.id: contract_state(one, here) for one in registry.of_kind("contract")}
    events = [
        _priced(one, registry)
        for one in _events(here, states)
        if _fits(one, wanted, as_of) and _is_shown(one, registry)
    ]
    state = states.get(wanted.entity) if wanted.entity else None
    ordered = sorted(events, key=lambda one: _place(one, as_of))
    missing = tuple(_not_reckoned(here, states, wanted))
    at_stake = _at_next(registry.entries[wanted.entity], state, registry) if state and wanted.entity else None
    return Deadlines(as_of, wanted.first, wanted.last, tuple(ordered), missing, state, at_stake)


def _priced(event: Event, registry: Registry) -> Event:
    """The event with what it costs to miss it."""
    if event.kind != "notice" or event.entry is None:
        return event
    return replace(event, at_stake=_at_stake(event.entry, event.leads_to, event.if_missed, registry))


def _at_stake(contract: Entry, leads_to: date | None, if_missed: date | None, registry: Registry) -> Decimal | None:
    """The kroner from the day after one exit until the next."""
    first = shifted(leads_to, 1) if leads_to else None
    if first is None or if_missed is None or if_missed < first:
        return None
    return committed_between(contract, registry, first, if_missed)


def _at_next(contract: Entry, state: ContractState, registry: Registry) -> Decimal | None:
    """What it costs to miss the next deadline of a contract, where that is a notice."""
    found = state.deadline
    is_notice = found is not None and found.kind == "notice"
    return _at_stake(contract, found.exit, found.missed, registry) if found and is_notice else None


def _events(here: Around, states: Mapping[str, ContractState]) -> Iterator[Event]:
    yield from _events_of(here.registry.entries.values(), here, states)
    yield from settings_events(here)


def events_of(entries: Iterable[Entry], registry: Registry, as_of: date, last: date | None = None) -> tuple[Event, ...]:
    """Every event of these entities alone, what recurs until `last`, else for a year."""
    entries = tuple(entries)
    here = around(registry, as_of, None, last)
    states = {one.id: contract_state(one, here) for one in entries if one.kind == "contract"}
    return tuple(_events_of(entries, here, states))


def _events_of(entries: Iterable[Entry], here: Around, states: Mapping[str, ContractState]) -> Iterator[Event]:
    for entry in entries:
        for source in SOURCES.get(entry.kind, ()):
            yield from source(entry, here)
        if entry.kind == "contract":
            yield from contract_events(entry, states[entry.id], here)
    yield from recurring_events(here, entries)


def _fits(event: Event, wanted: Wanted, as_of: date) -> bool:
    if wanted.kinds and event.kind not in wanted.kinds:
        return False
    if wanted.who is not None and wanted.who.isdisjoint(event.who):
        return False
    if wanted.entity is not None and not _concerns(event, wanted.entity):
        return False
    state = event.state(as_of)
    if state in ("overdue", "never") and wanted.with_missed:
        return True
    return state != "never" and _lies_in(event, wanted.first, wanted.last)


def _is_shown(event: Event, registry: Registry) -> bool:
    """Whether the event concerns what was selected; those of the settings concern no entity."""
    return registry.narrowing is None or (event.entry is not None and is_concerned(event.entry, registry))


def _lies_in(event: Event, first: date, last: date) -> bool:
    days = [day for day in (event.decide_by, event.safe_day, event.day, event.through) if day is not None]
    return any(first <= day <= last for day in days) or (min(days) < first and max(days) > last)


def _concerns(event: Event, entity: str) -> bool:
    """Whether the event is one of this entity, or of what governs it."""
    entry = event.entry
    if entity in (event.entity, event.name):
        return True
    return entry is not None and (entity in entry.words(GOVERNED.get(entry.kind, "")) or _is_supplied_by(entry, entity))


def _is_supplied_by(entry: Entry, entity: str) -> bool:
    return entry.kind == "contract" and entry.text("supplier") == entity


def _place(event: Event, as_of: date) -> tuple[bool, date, date, str, str, str]:
    """Missed ones by their day, those never done after them, then what is to come by its next day."""
    state = event.state(as_of)
    is_missed = state in ("overdue", "never")
    day = event.day or date.max
    return not is_missed, day if is_missed else event.next_day(as_of), day, event.kind, event.entity, event.part


def _not_reckoned(here: Around, states: Mapping[str, ContractState], wanted: Wanted) -> Iterator[NotReckoned]:
    if wanted.kinds and wanted.kinds.isdisjoint(("notice", "option", "renewal", "expiry")):
        return
    for id_, state in states.items():
        contract = here.registry.entries[id_]
        is_wanted = wanted.entity is None or wanted.entity == id_ or wanted.entity in contract.words("covers")
        answers = {contract.data.get(key) for key in ("owner", "manager") if isinstance(contract.data.get(key), str)}
        is_theirs = wanted.who is None or not wanted.who.isdisjoint(map(str, answers))
        if is_wanted and is_theirs and is_concerned(contract, here.registry) and names_what_is_missing(contract, here):
            yield from (NotReckoned(contract, what) for what in state.unreckoned)


def answering(registry: Registry, who: str) -> frozenset[str]:
    """The ids under which a person or unit answers.

    A unit answers with all units below it and the positions in any of them; a person with the units it is the head of.
    """
    entry = registry.find(who)
    if entry is None or entry.kind != "unit":
        return frozenset((who, *(unit.id for unit in registry.of_kind("unit") if unit.text("head") == who)))
    units = _with_all_below(who, registry.of_kind("unit"))
    return frozenset((*units, *(one.id for one in registry.of_kind("person") if one.text("unit") in units)))


def _with_all_below(top: str, units: Iterable[Entry]) -> set[str]:
    below: dict[str, list[str]] = {}
    for unit in units:
        below.setdefault(unit.text("parent") or "", []).append(unit.id)
    found, waiting = {top}, [top]
    while waiting:
        new = [one for one in below.get(waiting.pop(), ()) if one not in found]
        found.update(new)
        waiting.extend(new)
    return found
