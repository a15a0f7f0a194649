"""What a review says of money, days, lives and connections, found the slow way: all of both states reckoned, and compared.

python -m tests.review.whole [EXAMPLE] [FIRST] [LAST] [TIMES]    # fjordby changed by these seeds, so often each
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.changes import Changes, changes
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.deadlines.collecting import events_of
from registry_cli.analysis.deadlines.event import around
from registry_cli.analysis.deadlines.settings import settings_events
from registry_cli.model.fields import Effect
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.review.affected import affected
from registry_cli.review.connections import connection_changes
from registry_cli.review.costs import YEARS, Amounts, cost_delta
from registry_cli.review.deadlines import NAMING, deadline_moves
from registry_cli.review.footing import on_one_footing
from registry_cli.review.lives import life_moves
from registry_cli.sources import MemorySource
from registry_cli.timeline import KINDS_WITH_A_LIFE, stages
from tests.review.mutating import example, mutated

DAY = date(2026, 11, 25)
Kroner = tuple[int, ...]
Names = Mapping[str, str]
Days = tuple[date | None, date | None, date | None]
Key = tuple[str, str, str]
NOTHING = (0,) * YEARS


@dataclass(frozen=True)
class Whole:
    """All that one state says, with the ids of the other. Of what has passed only how many there are of a day counts."""

    payers: Mapping[str, Kroner]
    things: Mapping[str, Kroner]
    events: Mapping[Key, Counter[Days]]
    lives: Mapping[str, tuple[tuple[str, date], ...]]
    connections: Mapping[Key, frozenset[tuple[str, str | None]]]
    passed: frozenset[tuple[Key, Days]]


def whole(registry: Registry, names: Names) -> Whole:
    """Everything about a state."""
    events, passed = _events(registry, names)
    lives = {
        names.get(one.id, one.id): tuple((stage.state, stage.day) for stage in stages(one))
        for one in registry.of_kind(*KINDS_WITH_A_LIFE)
    }
    return Whole(*_costs(registry, names), events, lives, _connections(registry, names), passed)


def _costs(registry: Registry, names: Names) -> tuple[Mapping[str, Kroner], Mapping[str, Kroner]]:
    years = tuple(range(DAY.year, DAY.year + YEARS))
    payers: dict[str, Kroner] = {}
    things: dict[str, Kroner] = {}
    for charge in ledger(registry, DAY, years).charges:
        payer = charge.line.entry.id
        _add(payers, names.get(payer, payer), tuple(charge.amount("expected", one) for one in years))
        for portion in charge.portions:
            for thing in portion.things:
                if thing != payer:
                    amounts = tuple(portion.amounts["expected", one] for one in years)
                    _add(things, names.get(thing, thing), amounts)
    return payers, things


def _add(into: dict[str, Kroner], id_: str, amounts: Kroner) -> None:
    into[id_] = tuple(map(sum, zip(into.get(id_, NOTHING), amounts, strict=True)))


def _events(registry: Registry, names: Names) -> tuple[Mapping[Key, Counter[Days]], frozenset[tuple[Key, Days]]]:
    found: dict[Key, Counter[Days]] = {}
    passed = set()
    every = (*events_of(registry.entries.values(), registry, DAY), *settings_events(around(registry, DAY)))
    for one in every:
        part = " ".join(names.get(word, word) for word in one.part.split(" ")) if one.kind in NAMING else one.part
        key, days = (one.kind, names.get(one.entity, one.entity), part), (one.day, one.through, one.decide_by)
        found.setdefault(key, Counter())[days] += one.day is not None
        if one.state(DAY) == "passed":
            passed.add((key, days))
    return found, frozenset(passed)


def _connections(registry: Registry, names: Names) -> Mapping[Key, frozenset[tuple[str, str | None]]]:
    found: dict[Key, set[tuple[str, str | None]]] = {}
    for entry in registry.entries.values():
        for one in entry.references:
            target = registry.find(one.entity)
            if target is not None and one.effect is not Effect.CONTEXT:
                key = (names.get(entry.id, entry.id), names.get(target.id, target.id), one.relation)
                rows = entry.data.get("uses")
                row = rows[int(one.route[1])] if one.route[0] == "uses" and isinstance(rows, list) else {}
                via = row.get("via") if isinstance(row, dict) else None
                found.setdefault(key, set()).add((one.effect, str(via)))
    return {key: frozenset(ways) for key, ways in found.items()}


def wrong(base: Registry, head: Registry) -> Iterator[str]:
    """Every difference between what the parts of a review say and what is so."""
    found = changes(base, head)
    even = on_one_footing(found)
    old, new = whole(even.base, found.renames), whole(even.head, {})
    yield from _wrong_costs(even, old, new)
    yield from _wrong_days(even, old, new)
    moves = {found.renames.get(one.entry.id, one.entry.id) for one in life_moves(even, affected(even), DAY)}
    meant = {id_ for id_ in {*old.lives, *new.lives} if old.lives.get(id_) != new.lives.get(id_)}
    yield from (f"life of {id_}" for id_ in sorted(moves ^ meant))
    yield from _wrong_connections(found, old, new)


def _wrong_costs(found: Changes, old: Whole, new: Whole) -> Iterator[str]:
    told = cost_delta(found, affected(found), DAY)
    for said, was, now in ((told.payers, old.payers, new.payers), (told.things, old.things, new.things)):
        for id_ in sorted({*said, *was, *now}):
            meant = Amounts(was.get(id_, NOTHING), now.get(id_, NOTHING))
            if said.get(id_) != (meant if meant.is_other else None):
                yield f"cost of {id_}: {said.get(id_)}, not {meant}"
    total = [[sum(column) for column in zip(NOTHING, *side.values(), strict=True)] for side in (old.payers, new.payers)]
    if list(told.total.delta) != [now - was for was, now in zip(*total, strict=True)]:
        yield f"total: {told.total.delta}"


def _wrong_days(found: Changes, old: Whole, new: Whole) -> Iterator[str]:
    sides: tuple[dict[Key, Counter[Days]], ...] = ({}, {})
    for move in deadline_moves(found, affected(found), DAY):
        for one, side, names in zip((move.before, move.after), sides, (found.renames, {}), strict=True):
            if one is not None and one.day is not None:
                part = " ".join(names.get(word, word) for word in one.part.split(" "))
                key: Key = (one.kind, names.get(one.entity, one.entity), part if one.kind in NAMING else one.part)
                side.setdefault(key, Counter())[one.day, one.through, one.decide_by] += 1
    for key in {*sides[0], *sides[1], *old.events, *new.events}:
        was, now = (side.events.get(key, Counter()) for side in (old, new))
        meant = (was - now, now - was)
        told = (sides[0].get(key, Counter()), sides[1].get(key, Counter()))
        is_over = all((key, days) in old.passed | new.passed for days in (*meant[0], *meant[1]))
        if told != meant and not (is_over and not told[0] and not told[1]):
            yield f"days of {key}: {told}, not {meant}"


def _wrong_connections(found: Changes, old: Whole, new: Whole) -> Iterator[str]:
    told = connection_changes(found)
    sides: tuple[set[tuple[Key, tuple[str, str]]], ...] = (set(), set())
    pairs = [(one, None) for one in told.severed] + [(None, one) for one in told.new] + list(told.altered)
    for pair in pairs:
        for one, side, names in zip(pair, sides, (found.renames, {}), strict=True):
            if one is not None:
                key = (names.get(one.source.id, one.source.id), names.get(one.target.id, one.target.id), one.relation)
                side.add((key, (one.effect, str(one.row.get("via")))))
    flat = [{(key, way) for key, ways in side.connections.items() for way in ways} for side in (old, new)]
    yield from (f"severed {one}" for one in sorted(sides[0] ^ (flat[0] - flat[1]), key=repr))
    yield from (f"new {one}" for one in sorted(sides[1] ^ (flat[1] - flat[0]), key=repr))


def main(name: str = "fjordby", first: str = "0", last: str = "100", times: str = "3") -> int:
    """How many seeds show something wrong; each is printed."""
    base, count = load(MemorySource(example(name))), 0
    for seed in range(int(first), int(last)):
        head, done = mutated(base, seed, int(times))
        if found := list(wrong(base, head)):
            count += 1
            sys.stdout.write("\n    ".join((f"{seed} {done}", *found[:8])) + "\n")
            sys.stdout.flush()
    return count


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:]), 1))
