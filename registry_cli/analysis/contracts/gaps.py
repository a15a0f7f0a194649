"""Where a contract ends before what it covers: gaps that are coming, and gaps that are there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.contracts.cover import Cover, Ending, day_after
from registry_cli.analysis.lifetimes import retired_on
from registry_cli.analysis.periods import Period, after
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in

SOON = Period(12, 0)
"""A contract that can be renewed no further and ends within this time asks for what comes after it."""

FAR = Period(36, 0)
"""An end further away than this is not held against a retirement: what comes after is for the tender plan."""

GapReason = Literal["terminated", "taken-out", "retirement", "maximum"]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is left without a contract when one ends, and why it is told: `things` live on after `ending.last`."""

    ending: Ending
    things: tuple[Entry, ...]
    reason: GapReason


def coming_gaps(cover: Cover, day: date) -> Iterator[Gap]:
    """Every gap that is to come, unless a renewal is open or the next purchase is stated."""
    for ending in cover.endings():
        if ending.last >= day and not is_bought_again(ending.contract, cover):
            left = cover.left(ending, day_after(ending.last))
            gap = _gap(ending, left, day) if left else None
            if gap is not None:
                yield gap


def _gap(ending: Ending, left: tuple[Entry, ...], day: date) -> Gap | None:
    if not ending.is_whole or ending.state.phase == "terminated":
        unplanned = tuple(one for one in left if not _is_to_be_left(one, ending.last))
        reason: GapReason = "terminated" if ending.is_whole else "taken-out"
        return Gap(ending, unplanned, reason) if unplanned else None
    if ending.state.maximum != ending.last:
        return None
    retiring = tuple(one for one in left if retired_on(one) is not None)
    if retiring and _is_within(ending.last, day, FAR):
        return Gap(ending, retiring, "retirement")
    return Gap(ending, left, "maximum") if not retiring and _is_within(ending.last, day, SOON) else None


def _is_within(last: date, day: date, time: Period) -> bool:
    horizon = after(day, time)
    return horizon is None or last <= horizon


def _is_to_be_left(thing: Entry, last: date) -> bool:
    """Whether it is the intention, though no retirement is stated, to leave the thing by then."""
    target = thing.section("target")
    by = day_in(target.get("by"))
    leaves = target.get("action") in ("migrate", "eliminate")
    return retired_on(thing) is None and leaves and by is not None and by <= day_after(last)


def is_bought_again(contract: Entry, cover: Cover) -> bool:
    """Whether the contract, or one that it stands under, says how the next purchase is made."""
    return any(one.section("reprocurement") for one in cover.above(contract))


def present_gaps(cover: Cover, day: date) -> Iterator[tuple[Ending, tuple[Entry, ...]]]:
    """Every ending that has passed, and what lives on without a contract."""
    for ending in cover.endings():
        if ending.last < day:
            yield ending, cover.left(ending, day)
