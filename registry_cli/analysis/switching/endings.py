"""When a payment falls away: the day its last user leaves, and the first exit of its contract from then on."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.course import certain_course
from registry_cli.analysis.contracts.exits import last_notice_day, leaving_of
from registry_cli.analysis.contracts.working_days import working_days_of
from registry_cli.analysis.periods import shifted
from registry_cli.analysis.switching.advice import Advice
from registry_cli.analysis.switching.records import Payment, Subscription
from registry_cli.model.registry import Entry, Registry

MAX_EXITS = 1000
"""No contract has more exits between two days that anyone plans for."""


class FirstExit(NamedTuple):
    """The first exit on or after a day, and the last day on which a notice for it can be received, where it takes one."""

    day: date | None
    notice_day: date | None = None


def first_exit(contract: Entry, things: Sequence[str], registry: Registry, as_of: date, wanted: date) -> FirstExit:
    """The first day from `wanted` on, on which `contract` can end if we give notice from `as_of` on.

    Its end where it just ends, and the end of `things` where a partial termination takes them out.
    """
    state = state_of(contract, registry, as_of)
    taken = [state.parts[thing] for thing in things if thing in state.parts]
    if taken and len(taken) == len(things):
        return FirstExit(max(taken))
    course = certain_course(state.terms, as_of)
    leaving = None if course is None else leaving_of(state.terms, course, "us")
    if state.phase == "terminated" or leaving is None:
        return FirstExit(state.end)
    received = max(as_of, last_notice_day(wanted, leaving.rule.period) or as_of)
    for _ in range(MAX_EXITS):
        found = leaving.exit_for(received)
        if found is None or found >= wanted:
            break
        received = shifted(max(received, leaving.last_notice_day(found) or received), 1) or date.max
    else:
        return FirstExit(None)
    return FirstExit(state.end) if found is None else FirstExit(found, leaving.last_notice_day(found))


def last_paid(payment: Payment, registry: Registry, as_of: date, left: date) -> date | None:
    """The last day that is paid for if everyone has left by `left`; `None` where the end of the contract cannot be reckoned."""
    if payment.contract is None:
        return left
    day = first_exit(payment.contract, payment.things, registry, as_of, left).day
    return None if day is None else max(day, left)


def subscription(payment: Payment, advice: Sequence[Advice], registry: Registry, as_of: date) -> Subscription:
    """The end of a payment if its users, in the order of `advice`, leave as recommended; one that nobody uses can end now."""
    stays = tuple(use for use, one in zip(payment.members, advice, strict=True) if one.leaves is None)
    if stays:
        return Subscription(payment, None, stays)
    last = max((as_of, *(one.leaves for one in advice if one.leaves is not None)))
    until = last_paid(payment, registry, as_of, last)
    saves_from = None if until is None else shifted(until, 1)
    if payment.contract is None:
        return Subscription(payment, last, (), saves_from=saves_from)
    exit_ = first_exit(payment.contract, payment.things, registry, as_of, last)
    safe = exit_.notice_day and working_days_of(registry.settings).on_or_before(exit_.notice_day)
    conditions = state_of(payment.contract, registry, as_of).terms.conditions
    return Subscription(payment, last, (), exit_.day, exit_.notice_day, safe, saves_from, conditions)
