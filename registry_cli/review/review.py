"""A change under review: what differs, what that touches and costs, which findings it brings, who must approve it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.changes import Changes, changes
from registry_cli.checks.running import Judged
from registry_cli.model.registry import Registry
from registry_cli.review.affected import affected
from registry_cli.review.approvals import Approvals, required
from registry_cli.review.connections import ConnectionChanges, connection_changes
from registry_cli.review.costs import CostDelta, cost_delta
from registry_cli.review.deadlines import DeadlineMove, deadline_moves
from registry_cli.review.footing import on_one_footing
from registry_cli.review.impact import Reach, reach
from registry_cli.review.lives import LifeMove, life_moves
from registry_cli.review.ratchet import ratchet
from registry_cli.review.risk import Evidence, Risk, risk_of


@dataclass(frozen=True)
class Review:
    """Everything told of a change. Both sides are judged on one day, so that what time alone changes is never in it.

    Findings are judged by the base's own policy: a change cannot excuse itself.
    """

    changes: Changes
    as_of: date
    introduced: tuple[Judged, ...]
    fixed: tuple[Judged, ...]
    costs: CostDelta
    deadlines: tuple[DeadlineMove, ...]
    lives: tuple[LifeMove, ...]
    connections: ConnectionChanges
    reach: Reach
    risk: Risk
    approvals: Approvals

    @property
    def base(self) -> Registry:
        """The state that is compared with."""
        return self.changes.base

    @property
    def head(self) -> Registry:
        """The state under review."""
        return self.changes.head

    @property
    def numbers(self) -> Mapping[str, int]:
        """How many entities were added, changed, renamed, moved and removed; changed settings count as one change more."""
        counts = {turn: len(self.changes.of(turn)) for turn in ("added", "changed", "renamed", "moved", "removed")}
        counts["changed"] += bool(self.changes.settings.facts) or not self.changes.settings.is_known
        return counts


def review(base: Registry, head: Registry, as_of: date) -> Review:
    """The review of the change from `base` to `head` on a day."""
    found = changes(base, head)
    findings = ratchet(found, as_of)
    even = on_one_footing(found)
    near = affected(even)
    costs, lives, deadlines = (
        cost_delta(even, near, as_of),
        life_moves(even, near, as_of),
        deadline_moves(even, near, as_of),
    )
    needed = required(found, as_of, costs)
    connections, touched = connection_changes(even), reach(even, as_of)
    evidence = Evidence(found, touched, findings.new, costs, lives, deadlines, connections)
    return Review(
        found,
        as_of,
        findings.new,
        findings.fixed,
        costs,
        deadlines,
        lives,
        connections,
        touched,
        risk_of(evidence),
        needed,
    )
