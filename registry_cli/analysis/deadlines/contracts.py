"""The days of a contract: notices, options, renewals, its end, and what else its terms name."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.course import Course, course_on
from registry_cli.analysis.contracts.exits import Leaving, leaving_of
from registry_cli.analysis.contracts.records import ContractState, Deadline
from registry_cli.analysis.deadlines.event import Around, Event, EventKind, actors, text_of
from registry_cli.analysis.deadlines.money import money_events
from registry_cli.analysis.periods import after, period_in, shifted
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing

OVER = ("expired", "terminated")
TO_TERM_ENDS = ("term-end",)


def contract_events(contract: Entry, state: ContractState, around: Around) -> Iterator[Event]:
    """Every day of a contract that stands as `state` says."""
    course = course_on(state.terms, state.day)
    yield from _notices(contract, state, course)
    yield from _options_and_ends(contract, state, around)
    yield from _renewal(contract, state, course)
    yield from _stated(contract, state)
    yield from _deletion(contract, state)
    yield from money_events(contract, state, around)


def contract_state(contract: Entry, around: Around) -> ContractState:
    """Where the contract stands on the day asked about."""
    return state_of(contract, around.registry, around.as_of)


def _event(
    kind: EventKind, contract: Entry, state: ContractState, deadline: Deadline, part: str, *, must: bool
) -> Event:
    return Event(
        kind,
        deadline.last_day,
        contract,
        part,
        word="terminated" if kind == "expiry" and state.terms.terminations else "",
        route=("term",) if contract.section("term") else (),
        who=actors(contract),
        must=must,
        safe_day=deadline.safe_day,
        decide_by=None if deadline.decide_by == date.min else deadline.decide_by,
        leads_to=deadline.exit,
        if_missed=deadline.missed,
        conditions=state.terms.conditions,
    )


def _notices(contract: Entry, state: ContractState, course: Course | None) -> Iterator[Event]:
    """The notices that somebody waits for; one that can be given on any day and that nobody intends is none."""
    leaving = leaving_of(state.terms, course, "us") if course else None
    if state.phase in OVER or course is None or leaving is None:
        return
    notices = [one for one in state.deadlines if one.kind == "notice"]
    if leaving.rule.to == TO_TERM_ENDS:
        for one in notices:
            term = course.term_on(one.exit)
            part = f"term {term.number}" if term else "term"
            yield _event("notice", contract, state, one, part, must=_is_wanted(one, state))
    elif state.terms.intended_exit is not None:
        yield from _intended_notices(contract, state, notices, leaving)


def _is_wanted(notice: Deadline, state: ContractState) -> bool:
    """Whether leaving by this notice is still open to us: not where we intend to stay longer, or have taken up an option."""
    intended = state.terms.intended_exit
    if intended is not None and notice.missed is not None and notice.missed <= intended:
        return False
    return notice.last_day >= state.day or state.terms.renewal == "tacit"


def _intended_notices(
    contract: Entry, state: ContractState, notices: Sequence[Deadline], leaving: Leaving
) -> Iterator[Event]:
    """The notice for the exit we intend; where that has been missed, the first that can still be given."""
    intended = state.terms.intended_exit
    wanted = leaving.latest_exit(intended) if intended else None
    in_time = next((one for one in notices if one.exit == wanted), None)
    if in_time is not None:
        yield _event("notice", contract, state, in_time, "intended", must=True)
    is_missed = in_time is None or in_time.last_day < state.day
    if is_missed and intended is not None and intended >= state.day and (state.end is None or intended < state.end):
        now = leaving.exit_for(state.day)
        for one in notices:
            if one.exit == now and one is not in_time:
                yield _event("notice", contract, state, one, "late", must=True)


def _options_and_ends(contract: Entry, state: ContractState, around: Around) -> Iterator[Event]:
    """An option calls for something unless we intend to leave, an end where what the contract covers goes on."""
    number, intended = state.current.number if state.current else 0, state.terms.intended_exit
    for one in state.deadlines:
        if one.kind == "option" and state.phase not in OVER:
            must = intended is None or intended > one.exit
            yield _event("option", contract, state, one, f"after {number}", must=must)
        elif one.kind == "end":
            must = _covers_what_lives_on(contract, one.exit, around)
            yield _event("expiry", contract, state, one, "", must=must)
    for id_, last in state.parts.items():
        route = ("term", "terminated")
        yield Event("expiry", last, contract, f"part {id_}", id_, "part", route=route, who=actors(contract))


def _covers_what_lives_on(contract: Entry, last: date, around: Around) -> bool:
    """Whether anything that the contract covers is there after its last day, or today if that has passed."""
    day = max(shifted(last, 1) or last, around.as_of)
    covered = [around.registry.find(id_) for id_ in contract.words("covers")]
    return any(standing(one, day).is_living for one in covered if one is not None and one.kind in KINDS_WITH_A_LIFE)


def _renewal(contract: Entry, state: ContractState, course: Course | None) -> Iterator[Event]:
    """The first day of the next term, where it comes by itself or its option has been taken up."""
    last = state.current.last if state.current else None
    first = shifted(last, 1) if last else None
    following = course.term_on(first) if course and first and state.phase not in OVER else None
    if following is not None and following.first == first:
        yield Event(
            "renewal",
            first,
            contract,
            f"term {following.number}",
            word=state.terms.renewal,
            route=("term", "renewal"),
            who=actors(contract),
            leads_to=following.last,
        )


def _stated(contract: Entry, state: ContractState) -> Iterator[Event]:
    """The days that the contract states itself."""
    terms, who = state.terms, actors(contract)
    start = terms.own_start or terms.start
    if start is not None:
        yield Event("contract-start", start, contract, route=("term", "start"), who=who)
    opens: tuple[tuple[str, date | None], ...] = (
        ("irrevocable_until", terms.irrevocable_until),
        ("no_notice_before", terms.no_notice_before),
    )
    for key, day in opens:
        if day is not None and state.phase not in OVER:
            yield Event("notice-opens", day, contract, key, word=key, route=("term", key), who=who)
    if terms.intended_exit is not None and state.phase not in OVER:
        route = ("term", "intended_exit")
        yield Event("intended-exit", terms.intended_exit, contract, route=route, who=who, must=True)
    for position, row in contract.numbered_rows("amendments"):
        yield from _dated("amendment", contract, row, "date", ("amendments", position), name=text_of(row, "note"))
    for position, row in contract.numbered_rows("purchase_options"):
        name = text_of(row, "name")
        yield from _dated("purchase-option", contract, row, "last_day", ("purchase_options", position), name)
    yield from _dated("framework-end", contract, contract.section("procured"), "framework_until", ("procured",), "")


def _dated(
    kind: EventKind, contract: Entry, row: Mapping[str, Data], key: str, route: Route, name: str
) -> Iterator[Event]:
    day = day_in(row.get(key))
    if day is not None:
        part = name if kind == "purchase-option" else ""
        yield Event(kind, day, contract, part, name, route=(*route, key), who=actors(contract))


def _deletion(contract: Entry, state: ContractState) -> Iterator[Event]:
    """The day by which the supplier has deleted our data, once the last day of the contract is certain."""
    period = period_in(contract.section("exit").get("deletion"))
    is_certain = state.phase in OVER or any(one.kind == "end" for one in state.deadlines)
    day = after(state.end, period) if period is not None and state.end is not None and is_certain else None
    if day is not None:
        yield Event("data-deletion", day, contract, route=("exit", "deletion"), who=actors(contract))


def names_what_is_missing(contract: Entry, around: Around) -> bool:
    """Whether it matters that something of the contract's terms cannot be reckoned."""
    return is_active(contract, around.as_of, around.registry)
