"""What has become of one entity between two states: whether it comes or goes, why, and which of its facts differ."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from registry_cli.analysis.comparison.side import Presence, Side
from registry_cli.analysis.organisation import supplier_of
from registry_cli.model.approved import ApprovedChange
from registry_cli.model.registry import Entry

Turn = Literal["arriving", "retiring", "changed"]
Aspect = Literal[
    "state",
    "name",
    "owner",
    "manager",
    "supplier",
    "contract",
    "end",
    "phase",
    "provider",
    "source",
    "criticality",
    "hosting",
    "target",
]
Ground = Literal["dates", "project", "contract", "files"]
"""What a difference rests on: its own dates, an approved project, the contract calendar, or that the files say something else."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An entity on both sides (`None` where it is not in the registry) and what differs.

    `facts` are the aspects that differ with what each side says. `day` is the first day of the new state, where it is known, and
    `change` the approved change it rests on.
    """

    turn: Turn
    before: Entry | None
    after: Entry | None
    facts: tuple[tuple[Aspect, str | None, str | None], ...]
    ground: Ground
    day: date | None = None
    change: ApprovedChange | None = None

    @property
    def entry(self) -> Entry:
        """The later of the two."""
        found = self.after or self.before
        assert found is not None
        return found


def difference(id_: str, before: Side, after: Side) -> Difference | None:
    """What has become of the entity with this id; `None` where nothing differs that is looked at."""
    old, new = before.registry.find(id_), after.registry.find(id_)
    was, now = before.presence(old), after.presence(new)
    turn = _turn(was, now)
    if old is not None and new is not None and old.kind == new.kind:
        facts = tuple(_differing(old, new, before, after))
    else:
        facts = _states(old, new, before, after)
    if turn is None and not facts:
        return None
    return Difference(turn or "changed", old, new, facts, *_ground(old, new, before, after))


def _turn(was: Presence, now: Presence) -> Turn | None:
    if was != "there" and now == "there":
        return "arriving"
    if was == "there" and now != "there":
        return "retiring"
    return None if was == now or "absent" not in (was, now) else "changed"


def _ground(
    old: Entry | None, new: Entry | None, before: Side, after: Side
) -> tuple[Ground, date | None, ApprovedChange | None]:
    """The dates that make the new state, if they do; else that the files differ."""
    if new is None:
        return "files", None, None
    is_new_state = _state(old, before) != _state(new, after)
    now, last = after.standing(new), after.last_day(new)
    is_dated = now is not None and now.since is not None and (old is not None or now.since > before.day)
    if is_new_state and now is not None and is_dated:
        return ("project" if now.change else "dates"), now.since, now.change
    if is_new_state and now is None and last is not None and after.presence(new) == "over":
        return ("contract" if new.kind == "contract" else "dates"), last + timedelta(1), None
    is_told_anew = old is None or old.data != new.data
    return ("files" if is_told_anew else "contract" if new.kind == "contract" else "dates"), None, None


def _differing(old: Entry, new: Entry, before: Side, after: Side) -> Iterator[tuple[Aspect, str | None, str | None]]:
    for aspect, said in ASPECTS.items():
        was, now = said(old, before), said(new, after)
        if was != now:
            yield aspect, was, now


def _states(
    old: Entry | None, new: Entry | None, before: Side, after: Side
) -> tuple[tuple[Aspect, str | None, str | None], ...]:
    """Of what is only on one side nothing but its state: all else is as new as itself."""
    was, now = _state(old, before), _state(new, after)
    return (("state", was, now),) if was != now else ()


def _state(entry: Entry | None, side: Side) -> str | None:
    """The state of its life or its project, whether a contract is in force, or else only whether it is there."""
    if entry is None:
        return None
    now, contract, presence = side.standing(entry), side.contract(entry), side.presence(entry)
    if now is not None:
        return now.state
    if contract is not None and presence != "there":
        return "not-started" if presence == "coming" else "expired"
    if contract is not None:
        return contract.phase if contract.phase in ("terminated", "unknown") else "in-force"
    return (entry.text("state") if entry.kind == "project" else None) or presence


def _supplier(entry: Entry, side: Side) -> str | None:
    if entry.kind == "contract":
        return entry.text("supplier")
    found = supplier_of(entry, side.registry) if entry.kind in ("system", "datasource") else None
    return found.id if found else entry.text("supplier")


def _end(entry: Entry, side: Side) -> str | None:
    """The last day as it is planned with, also of a contract that goes on by itself until then."""
    last = side.last_day(entry)
    return last.isoformat() if last is not None else None


def _target(entry: Entry, _: Side) -> str | None:
    target = entry.section("target")
    return " ".join(str(target[key]) for key in ("action", "to", "by") if isinstance(target.get(key), str)) or None


def _level(entry: Entry, _: Side) -> str | None:
    level = entry.section("criticality").get("level")
    return level if isinstance(level, str) else None


def _text(key: str) -> Callable[[Entry, Side], str | None]:
    return lambda entry, _: entry.text(key)


ASPECTS: dict[Aspect, Callable[[Entry, Side], str | None]] = {
    "state": _state,
    "name": _text("name"),
    "owner": _text("owner"),
    "manager": _text("manager"),
    "supplier": _supplier,
    "contract": _text("main_contract"),
    "end": _end,
    "phase": _text("phase"),
    "provider": _text("provider"),
    "source": _text("source"),
    "criticality": _level,
    "hosting": _text("hosting"),
    "target": _target,
}
"""What is compared of an entity that is there on both sides, and how each side says it."""
