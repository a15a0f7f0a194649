"""The switch plan of a registry on a day, put together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.narrowing import is_chosen
from registry_cli.analysis.periods import shifted
from registry_cli.analysis.switching.advice import Advice, advise
from registry_cli.analysis.switching.consumption import is_candidate, is_unpriced, register_of, ways
from registry_cli.analysis.switching.endings import last_paid, subscription
from registry_cli.analysis.switching.facts import Surroundings, facts_of, surroundings
from registry_cli.analysis.switching.payments import Payments, is_copy
from registry_cli.analysis.switching.records import (
    SWITCHING,
    VERDICTS,
    Case,
    Facts,
    Payment,
    Row,
    Subscription,
    SwitchPlan,
)
from registry_cli.analysis.switching.totals import plan_years
from registry_cli.analysis.uses import Use, uses
from registry_cli.findings import Route
from registry_cli.model.registry import Registry
from registry_cli.timeline import moved, standing


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """A payment with the case for all who share it, the facts and the advice of each by its place, and its end by the advice."""

    payment: Payment
    case: Case | None
    advised: dict[tuple[str, Route], tuple[Facts, Advice]]
    ending: Subscription


def switch_plan(registry: Registry, as_of: date) -> SwitchPlan:
    """Everything about how registers are read, what it costs, and who should change to the better way when.

    Of a registry narrowed to a selection the uses by what was selected, or of it; each reckoned with all who share its payment.
    """
    every = tuple(use for use in uses(registry) if _counts(use, registry, as_of))
    payments, around = Payments(registry, as_of, every), surroundings(registry, as_of, every)
    chosen = [use for use in every if is_candidate(use, payments, registry) and _is_shown_use(use, registry)]
    shared = {one.key: one for one in map(payments.of, chosen)}
    found = {key: _reckoned(one, around) for key, one in shared.items()}
    rows = sorted((_row(use, found[payments.of(use).key], registry) for use in chosen), key=_most_urgent)
    ends = [*(one.ending for one in found.values()), *_unused(payments, registry, as_of)]
    now = [use for use in every if _is_read(use, registry, as_of) and _is_shown_use(use, registry)]
    return SwitchPlan(
        as_of,
        ways(now, payments, registry),
        sum({one.key: one.amount or 0 for one in map(payments.of, now)}.values()),
        tuple(rows),
        tuple(use for use in now if is_unpriced(use, payments, registry)),
        tuple(sorted((one for one in ends if _is_shown(one.payment)), key=_first_notice)),
        tuple(plan_years(rows, ends, as_of)),
        tuple(row for row in rows if row.verdict in SWITCHING and not _is_counted(row)),
    )


def _counts(use: Use, registry: Registry, as_of: date) -> bool:
    """Whether the use is made today or is to come: its system and what it uses are not retired, it is neither over nor moved."""
    until, target = use.day("until"), registry.find(use.target)
    is_there = target is not None and target.kind in ("interface", "datasource", "system")
    is_over = (until is not None and until < as_of) or moved(registry, use.system.id, use.target, as_of) is not None
    return (
        is_there and not is_over and all(standing(one, as_of).state != "retired" for one in (use.system, target) if one)
    )


def _is_shown_use(use: Use, registry: Registry) -> bool:
    """Whether the system, what it uses, or the register behind that was selected."""
    target = registry.entries[use.target]
    behind = (use.system, target, register_of(target, registry))
    return any(one is not None and is_chosen(one, registry) for one in behind)


def _is_read(use: Use, registry: Registry, as_of: date) -> bool:
    """Whether a register is read today."""
    source = registry.entries[use.target]
    return (
        source.kind != "system" and standing(use.system, as_of).is_living and register_of(source, registry) is not None
    )


def _reckoned(payment: Payment, around: Surroundings) -> _Reckoned:
    facts = [facts_of(use, around) for use in payment.members]
    together = advise(payment, facts, lambda day: last_paid(payment, around.registry, around.as_of, day), around.as_of)
    advised = {one.use.place: (one, advice) for one, advice in zip(facts, together.advice, strict=True)}
    ending = subscription(payment, together.advice, around.registry, around.as_of)
    return _Reckoned(payment, together.case, advised, ending)


def _row(use: Use, found: _Reckoned, registry: Registry) -> Row:
    facts, advice = found.advised[use.place]
    begins, days = found.ending.saves_from, found.case.payback_days if found.case else None
    is_switch = advice.verdict in SWITCHING
    paid_back = shifted(begins, days - 1) if begins is not None and days and is_switch else None
    return Row(
        facts,
        register_of(facts.source, registry) or facts.source,
        found.payment,
        found.case,
        advice.verdict,
        advice.missing,
        advice.waits_for,
        advice.leaves,
        begins if is_switch else None,
        paid_back,
    )


def _unused(payments: Payments, registry: Registry, as_of: date) -> Iterator[Subscription]:
    """The copies that are paid for and that nobody uses."""
    for source in registry.of_kind("datasource"):
        if is_chosen(source, registry) and is_copy(source, registry) and standing(source, as_of).is_living:
            payment = payments.unused(source)
            if payment is not None:
                yield subscription(payment, (), registry, as_of)


def _is_shown(payment: Payment) -> bool:
    """Whether the payment is a subscription: bought for whoever uses it, rather than stated at one use."""
    return bool(payment.amount) and payment.stated.kind != "system"


def _is_counted(row: Row) -> bool:
    return row.facts.cost is not None and row.payment.amount is not None and row.facts.target_price is not None


def _most_urgent(row: Row) -> tuple[int, date, str, str]:
    return VERDICTS.index(row.verdict), row.leaves or date.max, row.facts.source.id, row.system.id


def _first_notice(one: Subscription) -> tuple[date, date, str]:
    return one.notice_day or date.max, one.last or date.max, one.payment.stated.id
