"""The recommendations for all who share a payment: it falls away when the last of them has left, so they are reckoned together.

Switching now is recommended where its cost is at most what is saved before the next exit: cost <= yearly saving × days / 365. The days
begin when the payment can stop: after the exit of the contract it is bought under, and when those who end anyway have left. They end
with the horizon: when the last of those who switch would be tendered or end as planned, or the source closes. Systems that are retired
need no switch, unless switching them too pays.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.costs.records import Ore
from registry_cli.analysis.switching.records import Case, Facts, Horizon, Missing, Payment, Verdict
from registry_cli.analysis.uses import Use
from registry_cli.findings import Route

LastPaid = Callable[[date], date | None]
"""The last day that is paid for if everyone has left by a day; `None` where it cannot be reckoned."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is recommended for one use, with the day it leaves by it."""

    verdict: Verdict
    missing: tuple[Missing, ...] = ()
    waits_for: tuple[Use, ...] = ()
    leaves: date | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """The case for a payment, if one can be made, and the advice for each of the uses that keep it going, in their order."""

    case: Case | None
    advice: tuple[Advice, ...]


def advise(payment: Payment, facts: Sequence[Facts], last_paid: LastPaid, as_of: date) -> Together:
    """The advice for the uses that keep a payment going."""
    if payment.amount is None:
        return Together(None, tuple(_alone(one, [payment.missing or "no-price"], ()) for one in facts))
    stuck = [one for one in facts if not one.can_switch and not _is_free(one)]
    if stuck:
        others = tuple(one.use for one in stuck)
        return Together(None, tuple(_alone(one, (), others) for one in facts))
    every = [one for one in facts if one.can_switch]
    needed = [one for one in every if not _is_free(one)]
    cases = [
        case
        for some in ([every, needed] if len(needed) < len(every) else [every])
        if some and (case := _case(payment.amount, some, facts, last_paid, as_of)) is not None
    ]
    paying = next((case for case in cases if case.pays), None)
    if paying is not None:
        switching = {one.place for one in paying.switchers}
        return Together(paying, tuple(_in_paying(one, switching, as_of) for one in facts))
    case = cases[-1] if cases else None
    return Together(case, tuple(_not_now(one, case) for one in facts))


def _case(
    amount: Ore, switching: Sequence[Facts], everyone: Sequence[Facts], last_paid: LastPaid, as_of: date
) -> Case | None:
    """The case if `switching` all switch and the rest leave as planned; `None` where it is not known when the payment can stop."""
    targets = {one.target.id: one.target_price.extra for one in switching if one.target and one.target_price}
    saving, cost = amount - sum(targets.values()), sum(one.cost or 0 for one in switching)
    chosen = {one.use.place for one in switching}
    rest = [one.ends.day for one in everyone if one.use.place not in chosen and one.ends]
    first = last_paid(max((as_of, *rest)))
    if first is None:
        return None
    return Case(tuple(one.use for one in switching), saving, cost, first, _horizon(switching))


def _horizon(switching: Sequence[Facts]) -> Horizon | None:
    """When the payment would stop or move without a switch: the last of the users' own ends, or the closing of every source."""
    closing = [one.source_ends for one in switching]
    closes = [day for day in closing if day is not None]
    natural = [_natural_end(one) for one in switching]
    known = [one for one in natural if one is not None]
    found = [Horizon(max(closes), "source")] if len(closes) == len(closing) else []
    found += [max(known, key=lambda one: one.day)] if len(known) == len(natural) else []
    return min(found, key=lambda one: one.day, default=None)


def _natural_end(facts: Facts) -> Horizon | None:
    """When the use would end without a switch of its own: planned, or with the next tender of its system."""
    found = []
    if facts.ends is not None:
        found.append(Horizon(facts.ends.day, facts.ends.why))
    if facts.tender is not None:
        found.append(Horizon(facts.tender.day, "tender", facts.tender.contract))
    return min(found, key=lambda one: one.day, default=None)


def _in_paying(facts: Facts, switching: Container[tuple[str, Route]], as_of: date) -> Advice:
    return Advice("now", leaves=as_of) if facts.use.place in switching else _ending(facts)


def _not_now(facts: Facts, case: Case | None) -> Advice:
    """The advice where switching now does not pay: as planned, before the source closes, in the next tender, or not at all."""
    planned = _as_planned(facts)
    if planned is not None:
        return planned
    saves_nothing = case is not None and case.saving <= 0
    if _closes_first(facts) or (facts.source_ends is not None and saves_nothing):
        return Advice("closing", leaves=facts.source_ends)
    if saves_nothing:
        return Advice("stay")
    if case is None or facts.tender is None:
        return Advice("unknown", ("no-exit",))
    return Advice("tender", leaves=facts.tender.day)


def _alone(facts: Facts, missing: Iterable[Missing], others: tuple[Use, ...]) -> Advice:
    """The advice where the money cannot be reckoned: what is planned all the same, else what is missing."""
    more: tuple[Missing, ...] = ("others",) if others and not facts.missing else ()
    wanting = (*missing, *facts.missing, *more)
    planned = _as_planned(facts)
    if planned is not None:
        return Advice(planned.verdict, wanting if planned.verdict == "planned" else (), (), planned.leaves)
    if facts.target is not None and _closes_first(facts):
        return Advice("closing", wanting, leaves=facts.source_ends)
    return Advice("unknown", wanting, others if more else ())


def _as_planned(facts: Facts) -> Advice | None:
    if _is_free(facts):
        return _ending(facts)
    is_planned = facts.ends is not None and facts.target is not None
    return Advice("planned", leaves=facts.ends.day) if is_planned and facts.ends else None


def _ending(facts: Facts) -> Advice:
    return Advice("ends", leaves=facts.ends.day if facts.ends else None)


def _is_free(facts: Facts) -> bool:
    return facts.ends is not None and facts.ends.is_free


def _closes_first(facts: Facts) -> bool:
    """Whether the source closes before its consumer would be tendered."""
    closes, tender = facts.source_ends, facts.tender
    return closes is not None and (tender is None or closes <= tender.day)
