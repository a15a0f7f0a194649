"""The choices that contracts put before us: which deadline waits for one, and which was let go by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.contracts.course import course_on
from registry_cli.analysis.contracts.cover import Cover, day_after
from registry_cli.analysis.contracts.records import ContractState, Deadline
from registry_cli.analysis.periods import Period, before
from registry_cli.model.registry import Entry

NEAR = Period(3, 0)
"""An option is worth a word so long before its decision is due."""

RUNNING = ("in-force", "notice-window", "notice-missed")


@dataclass(frozen=True, slots=True)
class Missed:
    """A way out that was let go by: the exit that was meant, and the first that is left.

    `last_day` is the day by which the notice should have been received, where it can be said; `until` is the end of the term
    into which the contract is renewed. `intended` says that we meant to leave.
    """

    contract: Entry
    exit: date
    following: date
    last_day: date | None = None
    until: date | None = None
    intended: Literal["no", "for-a-day", "for-a-day-gone"] = "no"


def open_notice(state: ContractState) -> Deadline | None:
    """The notice that must be decided on now, unless it is our intention to stay beyond the exit it leads to."""
    found = state.deadline
    if state.phase != "notice-window" or found is None or found.kind != "notice":
        return None
    intended = state.terms.intended_exit
    return None if intended is not None and intended > found.exit else found


def open_option(contract: Entry, state: ContractState, cover: Cover, day: date) -> Deadline | None:
    """The option that must be decided on now or soon, where something is to go on after the end without it."""
    found, intended = state.deadline, state.terms.intended_exit
    if state.phase not in RUNNING or found is None or found.kind != "option":
        return None
    near = before(found.decide_by, NEAR)
    if near is not None and day < near:
        return None
    if intended is not None:
        return found if intended > found.exit else None
    following = day_after(found.exit)
    things = cover.things(contract)
    goes_on = any(cover.lives_on(one, following) and not cover.is_covered(one, following, contract) for one in things)
    return found if goes_on else None


def missed_exit(contract: Entry, state: ContractState, day: date) -> Missed | None:
    """The exit that was meant, or that the current term offered, where it is too late for it."""
    if state.phase not in RUNNING:
        return None
    return _missed_intention(contract, state, day) or _missed_term_end(contract, state, day)


def _missed_intention(contract: Entry, state: ContractState, day: date) -> Missed | None:
    intended, leave = state.terms.intended_exit, state.earliest_exit
    if intended is None or leave is None or leave <= intended or leave == state.end:
        return None
    return Missed(contract, intended, leave, intended="for-a-day-gone" if intended < day else "for-a-day")


def _missed_term_end(contract: Entry, state: ContractState, day: date) -> Missed | None:
    """The passed notice for the end of the current term, unless we mean to stay longer."""
    passed = [one for one in state.deadlines if one.kind == "notice" and one.last_day < day]
    if state.phase != "notice-missed" or not passed or passed[-1].missed is None:
        return None
    notice, intended = passed[-1], state.terms.intended_exit
    if intended is not None and intended > notice.exit:
        return None
    course = course_on(state.terms, day)
    following = course.term_on(day_after(notice.exit)) if course else None
    return Missed(contract, notice.exit, passed[-1].missed, notice.last_day, following.last if following else None)


def told_once(found: Iterable[tuple[Entry, ContractState, Deadline]]) -> list[tuple[Entry, ContractState, Deadline]]:
    """Those left when a deadline that a contract inherits is told of the one whose term it is."""
    listed = list(found)
    told = {(contract.id, deadline) for contract, _, deadline in listed}
    return [one for one in listed if (one[1].terms.inherited_from, one[2]) not in told]
