"""Whom a word of the policy leads to: positions and boards that can be asked, and who stands in where one cannot.

Everything is read from the base, where it knows the entity: a change makes nobody an approver of itself. Owners are those of both
states. Whoever has left, in either state, approves nothing; the head of their unit does, or the one above.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from registry_cli.analysis.changes import Fact
from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.analysis.organisation import MAX_LEVELS
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.review.approvals.faces import Face
from registry_cli.review.approvals.ground import Ground
from registry_cli.review.approvals.matching import Fit, gates_passed, model_of
from registry_cli.review.approvals.records import Approver


def approvers(words: Iterable[str], face: Face | None, fit: Fit, ground: Ground) -> tuple[Approver, ...]:
    """Everybody that the words of a rule lead to, each once; of the settings only what is named can be asked."""
    found: dict[tuple[bool, str, str | None], Approver] = {}
    for word in words:
        for one in _led_to(word, face, fit, ground):
            found.setdefault(one.key, one)
    return tuple(found.values())


def _led_to(word: str, face: Face | None, fit: Fit, ground: Ground) -> Iterator[Approver]:
    manner, _, name = word.partition(":")
    if manner == "board":
        yield board(word, name, ground)
    elif manner in ("person", "unit"):
        yield actor(word, name, ground)
    elif manner == "role":
        holder = ground.settings.responsible.get(name)
        yield actor(word, holder, ground) if holder else Approver(word, None, problem="no-role", named=name)
    elif face is None:
        yield Approver(word, None, problem="not-stated")
    else:
        yield from _by_data(word, face, fit, ground)


def _by_data(word: str, face: Face, fit: Fit, ground: Ground) -> Iterator[Approver]:
    match word:
        case "owner" | "manager":
            yield from _stated(word, word, face.sides, ground)
        case "old-owner":
            yield from _stated(word, "owner", face.sides[:1], ground)
        case "head":
            yield from (head_over(word, _near(one, ground), ground) for one in face.sides[:1])
        case "owners-of-consumers":
            yield from _owners(word, _consumers(face, ground), ground)
        case "owners-of-both-ends":
            yield from _owners(word, _ends(face, fit, ground), ground)
        case "owners-of-benefits":
            yield from _of_benefits(word, face, fit, ground)
        case "boards-of-gate":
            yield from gate_boards(word, face, ground)[0]


def gate_boards(word: str, face: Face, ground: Ground) -> tuple[tuple[Approver, ...], tuple[Approver, ...]]:
    """The boards that pass the gates by the project's model, and those that are asked before them."""
    model = model_of(face, ground)
    needed: list[Approver] = []
    asked: list[Approver] = []
    for phase in gates_passed(face, ground):
        gate = model.gates.get(phase) if model is not None else None
        if gate is None:
            needed.append(Approver(word, None, problem="no-gate", named=phase))
            continue
        boards = [board(word, name, ground) for name in gate.boards]
        asked += boards[:-1]
        needed += boards[-1:]
    return tuple(needed), tuple(asked)


def board(word: str, name: str, ground: Ground) -> Approver:
    """A board of the base's settings."""
    is_known = name in ground.settings.boards
    return Approver(
        word, name if is_known else None, is_board=True, named=name, problem=None if is_known else "unknown-board"
    )


def _stated(word: str, field: str, sides: Iterable[Entry], ground: Ground) -> Iterator[Approver]:
    """Who stands in the field before and after."""
    names = dict.fromkeys(name for one in sides if (name := one.text(field)))
    yield from (actor(word, name, ground) for name in names)
    if not names:
        yield Approver(word, None, problem="not-stated")


def _owners(word: str, things: Iterable[Entry], ground: Ground) -> Iterator[Approver]:
    for thing in things:
        owner = thing.text("owner")
        if owner is not None:
            yield actor(word, owner, ground)
        else:
            yield Approver(word, None, problem="not-stated", named=thing.id)


def _consumers(face: Face, ground: Ground) -> Iterator[Entry]:
    found = {ground.now(one.id): one for side in face.sides for one in ground.consumers(side)}
    return iter(found.values())


def _ends(face: Face, fit: Fit, ground: Ground) -> Iterator[Entry]:
    """Both ends: who offers an interface and who uses it; the holder of another connection and what it leads to."""
    if face.entry.kind == "interface":
        yield from (_offering(side, ground) for side in face.sides)
        yield from _consumers(face, ground)
        return
    yield from face.sides
    yield from (_offering(one, ground) for one in _others(face, fit, ground))


def _offering(thing: Entry, ground: Ground) -> Entry:
    """Whose owner answers for what is offered: the thing's own, else its provider's."""
    if thing.text("owner") is None and thing.kind == "interface":
        return ground.known(thing.text("provider") or "") or thing
    return thing


def _others(face: Face, fit: Fit, ground: Ground) -> Iterator[Entry]:
    """What the connections lead to that the facts speak of; of facts that speak of the whole, all of them."""
    found: dict[str, Entry] = {}
    for at, side in enumerate((face.before, face.after)):
        for one in side.references if side is not None else ():
            if one.effect in DEPENDENCE and one.entity and _is_about(one.route, fit.facts or face.facts, at):
                entry = ground.known(one.entity)
                if entry is not None:
                    found.setdefault(ground.now(entry.id), entry)
    return iter(found.values())


def _is_about(route: Route, facts: Iterable[Fact], at: int) -> bool:
    """Whether a fact speaks of the item that a reference stands in: it lies within, or holds all of it."""
    item = route[:2] if len(route) > 1 else route
    routes = (fact.routes[at] for fact in facts)
    return any(one is not None and (route[: len(one)] == one or one[: len(item)] == item) for one in routes)


def _of_benefits(word: str, face: Face, fit: Fit, ground: Ground) -> Iterator[Approver]:
    """Who stands by the benefits that the facts speak of, before and after."""
    for at, side in enumerate((face.before, face.after)):
        for position, row in side.numbered_rows("benefits") if side is not None else ():
            if _is_about(("benefits", position), fit.facts or face.facts, at):
                yield _benefit_owner(word, row, ground)


def _benefit_owner(word: str, row: dict[str, Data], ground: Ground) -> Approver:
    owner = row.get("owner")
    if isinstance(owner, str):
        return actor(word, owner, ground)
    return Approver(word, None, problem="not-stated", named=str(row.get("id", "")))


def actor(word: str, name: str, ground: Ground) -> Approver:
    """The person of this id, or the head of the unit of this id; where they cannot approve, who stands in."""
    entry = ground.known(name)
    if entry is None or entry.kind not in ("person", "unit"):
        return Approver(word, None, named=name, problem="unknown")
    if entry.kind == "unit":
        return _head_of(word, entry, ground)
    if not has_left(entry, ground):
        return Approver(word, ground.now(entry.id), named=name)
    return replace(head_over(word, entry, ground), named=name, problem="left")


def has_left(person: Entry, ground: Ground) -> bool:
    """Whether the person has left by the day, as either state says."""
    sides = (ground.base.find(person.id), ground.head.find(ground.now(person.id)))
    days = [day_in(one.text("left")) for one in sides if one is not None]
    return any(day is not None and day <= ground.as_of for day in days)


def _head_of(word: str, unit: Entry, ground: Ground) -> Approver:
    found = next(_heads(unit, ground), None)
    own = ground.known(unit.text("head") or "")
    if found is not None and own is not None and own.id == found.id:
        return Approver(word, ground.now(found.id), named=unit.id)
    return Approver(word, ground.now(found.id) if found else None, named=unit.id, problem="no-head")


def head_over(word: str, entry: Entry, ground: Ground) -> Approver:
    """The head of somebody's unit; of a head, the one above."""
    unit = entry if entry.kind == "unit" else ground.known(entry.text("unit") or "")
    heads = _heads(unit, ground) if unit is not None else iter(())
    found = next((one for one in heads if one.id != entry.id), None)
    if found is None:
        return Approver(word, None, named=entry.id, problem="no-head")
    return Approver(word, ground.now(found.id), named=entry.id)


def _near(thing: Entry, ground: Ground) -> Entry:
    """Whose head is asked: a person's or unit's own, else that of the owner."""
    owner = ground.known(thing.text("owner") or "") if thing.kind not in ("person", "unit") else None
    return owner or thing


def _heads(unit: Entry, ground: Ground) -> Iterator[Entry]:
    """The heads of a unit and of those above it who have not left, the nearest first."""
    seen: list[str] = []
    one: Entry | None = unit
    while one is not None and one.kind == "unit" and one.id not in seen and len(seen) < MAX_LEVELS:
        seen.append(one.id)
        head = ground.known(one.text("head") or "")
        if head is not None and head.kind == "person" and not has_left(head, ground):
            yield head
        one = ground.known(one.text("parent") or "")
