"""What the approval policy asks of a change: plain frozen records, without words for people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from registry_cli.analysis.changes import EntityChange

Problem = Literal["left", "unknown", "no-head", "not-stated", "no-role", "unknown-board", "no-board", "no-gate"]
"""Why somebody named cannot approve: left, not in the registry, a unit without head, nobody stated in the field, a role that nobody
holds, a board that the settings do not have, none for the portfolio, or a gate that the project's model does not have."""

BuiltIn = Literal["renamed", "moved", "new-owner", "judging", "waiver"]
"""What needs approval though no rule of the policy says so."""

NoteKind = Literal[
    "faulty-settings", "no-policy", "unreadable", "likely-rename", "no-sum", "unknown-settings", "nobody-to-ask"
]
"""What must be known beside the list: see `output/approvals.py` for the words."""


@dataclass(frozen=True, slots=True)
class Approver:
    """Who must approve: a person or a board by id, and the word of the policy that leads to them.

    `who` is `None` where the word leads to nobody. `named` is the id that the data or the settings name, which is another where a unit means its head, or where
    somebody cannot approve and it falls back to the head of their unit; `problem` says why.
    """

    word: str
    who: str | None
    is_board: bool = False
    named: str | None = None
    problem: Problem | None = None

    @property
    def key(self) -> tuple[bool, str, str | None]:
        """What makes two of them the same one: who it is, or what leads to nobody."""
        return self.is_board, self.who or self.word, None if self.who else self.named


@dataclass(frozen=True, slots=True)
class Requirement:
    """A rule that speaks of a change, and whom it asks for.

    `rule` is its key in the policy, or what is built in; `name` is the policy's own. `change` is the entity it speaks of, `None` for the
    settings. `fields` are those that made it fit, none where the whole entity comes or goes. Without `is_certain` a file that cannot
    be read may hold such a change.
    """

    rule: str
    name: str
    change: EntityChange | None
    fields: tuple[str, ...]
    needs: tuple[Approver, ...]
    hears: tuple[Approver, ...] = ()
    built_in: BuiltIn | None = None
    is_certain: bool = True

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the entity it speaks of, now and before."""
        sides = (self.change.before, self.change.after) if self.change else ()
        return frozenset(one.id for one in sides if one is not None)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that must be known of the list: about an entity by its id, a rule, or the base as a whole."""

    kind: NoteKind
    entity: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Approvals:
    """Every requirement that a change meets, in the order of the entities and of the policy; and what must be known beside them."""

    requirements: tuple[Requirement, ...]
    notes: tuple[Note, ...] = ()

    @property
    def approvers(self) -> tuple[Approver, ...]:
        """Everybody who must approve, each once for all that asks for them."""
        return _each_once(one for each in self.requirements for one in each.needs)

    @property
    def heard(self) -> tuple[Approver, ...]:
        """Everybody who is to be heard, each once."""
        return _each_once(one for each in self.requirements for one in each.hears)


def _each_once(approvers: Iterable[Approver]) -> tuple[Approver, ...]:
    found: dict[tuple[bool, str, str | None], Approver] = {}
    for one in approvers:
        found.setdefault(one.key, one)
    return tuple(found.values())
