"""Purchases that could be made together with a neighbour: the same product, function or task, and exits close to each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.periods import Period, after, period_in
from registry_cli.analysis.tenders.plan import Tender, TenderPlan, tender_plan
from registry_cli.model.peers import Neighbour
from registry_cli.model.registry import Entry, Registry

WINDOW = Period(12, 0)
"""How far apart exits may lie where the settings say nothing."""

Ground = Literal["product", "function", "task"]
_FIELDS: tuple[tuple[Ground, str], ...] = (("function", "functions"), ("task", "tasks"))
PLANNABLE = ("too-late", "planned-too-late", "no-plan", "planned", "started")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A system of ours and one of theirs that have something in common: the same product, functions or tasks."""

    ours: Entry
    theirs: Entry
    ground: Ground
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JointCandidate:
    """Two purchases that could be one: ours and a peer's, what is alike, and how many days apart the contracts end.

    `is_agreed` says that ours names the peer already.
    """

    neighbour: Neighbour
    ours: Tender
    theirs: Tender
    alike: tuple[Likeness, ...]
    days_apart: int
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class JointPlan:
    """The candidates, the likest first; and the peers, of whom some may be missing."""

    candidates: tuple[JointCandidate, ...]
    neighbours: tuple[Neighbour, ...]


def joint_plan(plan: TenderPlan, registry: Registry, neighbours: Iterable[Neighbour]) -> JointPlan:
    """What of `plan` could be bought together with the peers."""
    neighbours = tuple(neighbours)
    tenders = registry.settings.tenders
    window = period_in(tenders.joint_window if tenders else None) or WINDOW
    found = [one for peer in neighbours for one in _with_peer(plan, peer, window)]
    return JointPlan(tuple(sorted(found, key=_likest_first)), neighbours)


def _with_peer(plan: TenderPlan, peer: Neighbour, window: Period) -> Iterator[JointCandidate]:
    if peer.registry is None:
        return
    theirs = [one for one in tender_plan(peer.registry, plan.as_of).tenders if _can_be_joined(one)]
    for our in plan.tenders:
        for their in theirs if _can_be_joined(our) else ():
            days = _apart(our.end, their.end, window)
            alike = tuple(_alike(our, their)) if days is not None else ()
            if days is not None and alike:
                yield JointCandidate(peer, our, their, alike, days, str(peer.peer.id) in our.joint_with)


def _can_be_joined(tender: Tender) -> bool:
    return tender.end is not None and tender.state in PLANNABLE


def _apart(our: date | None, their: date | None, window: Period) -> int | None:
    """How many days two ends lie apart; `None` if by more than the window."""
    if our is None or their is None:
        return None
    early, late = sorted((our, their))
    limit = after(early, window)
    return (late - early).days if limit is None or late <= limit else None


def _alike(our: Tender, their: Tender) -> Iterator[Likeness]:
    """The likest pair of each of our systems: by product before functions before tasks."""
    for system in our.covers:
        pairs = [one for other in their.covers if (one := _likeness(system, other)) is not None]
        if pairs:
            yield min(pairs, key=lambda one: (_RANK[one.ground], -len(one.words), one.theirs.id))


def _likeness(ours: Entry, theirs: Entry) -> Likeness | None:
    if ours.kind != "system" or theirs.kind != "system":
        return None
    product = ours.text("product")
    if product is not None and product == theirs.text("product"):
        return Likeness(ours, theirs, "product", (product,))
    for ground, field in _FIELDS:
        common = set(ours.words(field)) & set(theirs.words(field))
        if common:
            return Likeness(ours, theirs, ground, tuple(sorted(common)))
    return None


_RANK: dict[Ground, int] = {"product": 0, "function": 1, "task": 2}


def _likest_first(one: JointCandidate) -> tuple[int, int, str, str, str]:
    rank = min(_RANK[like.ground] for like in one.alike)
    return rank, one.days_apart, one.ours.contract.id, str(one.neighbour.peer.id), one.theirs.contract.id
