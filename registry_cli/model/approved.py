"""What projects that are approved change, as plain records: what the registry at a later date is reckoned from.

A change counts when its project is in the state `approved` and the change names a system and a day. A project that is closed has
been carried out, and the system's own dates tell of it; one that is proposed, paused or stopped changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from registry_cli.documents import Data
from registry_cli.findings import Mark
from registry_cli.model.values import day_in

if TYPE_CHECKING:
    from registry_cli.model.registry import Entry

Action = Literal["introduce", "change", "replace", "retire", "move-interface"]
_ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True, slots=True)
class ApprovedMove:
    """Consumers of `source` go over to `target`: interfaces, data sources or systems, by id."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ApprovedChange:
    """One item of an approved project's `changes`, and where it stands: the project's file and the position in it.

    `day` is the first day on which it holds, `replacement` what takes over in a `replace`.
    """

    day: date
    project: str
    position: int
    path: str
    system: str
    action: Action
    replacement: str | None = None
    moves: tuple[ApprovedMove, ...] = ()

    @property
    def order(self) -> tuple[date, str, int]:
        """By day, then by project, then as the project lists them: the only order that counts."""
        return self.day, self.project, self.position

    @property
    def mark(self) -> Mark:
        """Where its day stands."""
        return Mark(self.path, ("changes", self.position, "date"))

    def brings(self, system: str) -> bool:
        """Whether `system` is in use from that day on, if it was not before."""
        is_taking_over = self.action == "replace" and self.replacement == system != self.system
        return is_taking_over or (self.action == "introduce" and self.system == system)

    def takes_away(self, system: str) -> bool:
        """Whether `system` is retired from that day on; what is replaced with itself stays."""
        return self.system == system and (
            self.action == "retire" or (self.action == "replace" and self.replacement != system)
        )


def approved_changes(entries: Iterable["Entry"]) -> tuple[ApprovedChange, ...]:
    """Every change of the approved projects among `entries`, in the order that counts."""
    projects = (entry for entry in entries if entry.kind == "project" and entry.text("state") == "approved")
    return tuple(sorted((one for project in projects for one in _changes(project)), key=lambda one: one.order))


def by_system(changes: Iterable[ApprovedChange]) -> Mapping[str, tuple[ApprovedChange, ...]]:
    """The changes of each system that they bring or take away, in the same order."""
    found: dict[str, tuple[ApprovedChange, ...]] = {}
    for change in changes:
        for system in dict.fromkeys((change.system, change.replacement)):
            if system is not None and (change.brings(system) or change.takes_away(system)):
                found[system] = (*found.get(system, ()), change)
    return found


def _changes(project: "Entry") -> Iterator[ApprovedChange]:
    for position, row in project.numbered_rows("changes"):
        day, system, stated = day_in(row.get("date")), row.get("system"), row.get("action")
        action = next((one for one in _ACTIONS if one == stated), None)
        if day is not None and isinstance(system, str) and action is not None:
            other = row.get("with")
            replacement = other if isinstance(other, str) else None
            moves = tuple(_moves(row.get("moves")))
            yield ApprovedChange(day, project.id, position, project.path, system, action, replacement, moves)


def _moves(stated: Data) -> Iterator[ApprovedMove]:
    for row in stated if isinstance(stated, list) else ():
        source, target = (row.get("from"), row.get("to")) if isinstance(row, dict) else (None, None)
        if isinstance(source, str) and isinstance(target, str):
            yield ApprovedMove(source, target)
