"""The whole registry at a date: where everything with a life stands, and what has become of every use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, get_args

from registry_cli.documents import Data
from registry_cli.findings import Mark
from registry_cli.model.approved import ApprovedChange
from registry_cli.model.facts.uses import Use
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline.life import KINDS_WITH_A_LIFE
from registry_cli.timeline.moves import moved
from registry_cli.timeline.standing import Standing, standing

UseState = Literal["coming", "made", "moved", "severed", "ended"]
USE_STATES: tuple[UseState, ...] = get_args(UseState)

MAX_STEPS = 20
"""Nothing rests on a longer chain of providers; a circle of them ends here."""


@dataclass(frozen=True, slots=True)
class UseOnDay:
    """One item of a system's `uses` on a day: what it says it leads to, what it leads to now, and what has become of it.

    *coming*: the system or what it uses is not there yet; *made*; *moved*: made, to what the approved `change` moved it to;
    *severed*: the system goes on, and `lost` is retired (what is used, or what that cannot do without) with nothing in its place;
    *ended*: by its own last day, or because the system is retired. `since` is the first day of that, where it is known.
    """

    consumer: Entry
    position: int
    stated: str
    target: str
    state: UseState
    since: date | None = None
    change: ApprovedChange | None = None
    lost: Entry | None = None

    @property
    def row(self) -> Mapping[str, Data]:
        """What the file says of it."""
        items = self.consumer.data.get("uses")
        row = items[self.position] if isinstance(items, list) else None
        return row if isinstance(row, dict) else {}

    @property
    def place(self) -> Mark:
        """Where it is stated that it is so: the project's day, else the item itself."""
        return self.change.mark if self.change else Mark(self.consumer.path, ("uses", self.position))

    @property
    def is_made(self) -> bool:
        """Whether data flow, or may flow, over it."""
        return self.state in ("made", "moved")


@dataclass(frozen=True)
class Projection:
    """The registry on `day`; standings by id, uses by their system's id and their place in its file."""

    day: date
    standings: Mapping[str, Standing]
    uses: Mapping[tuple[str, int], UseOnDay]


def at(registry: Registry, day: date) -> Projection:
    """The registry as it will be, or was, on `day`: its own dates, then what approved projects change. Reckoned once a day."""
    return registry.once(("timeline", day), lambda: _project(registry, day))


def use_on(registry: Registry, consumer: Entry, position: int, day: date) -> UseOnDay | None:
    """What has become of one item of a system's `uses`; `None` where the item names nothing."""
    return at(registry, day).uses.get((consumer.id, position))


def _project(registry: Registry, day: date) -> Projection:
    standings = {entry.id: standing(entry, day) for entry in registry.of_kind(*KINDS_WITH_A_LIFE)}
    ground = _Ground(registry, day, standings)
    uses = {(one.consumer.id, one.position): one for one in _uses(ground)}
    return Projection(day, standings, uses)


@dataclass(frozen=True, slots=True)
class _Ground:
    registry: Registry
    day: date
    standings: Mapping[str, Standing]
    lost: dict[str, Entry | None] = field(default_factory=dict)


def _uses(ground: _Ground) -> Iterator[UseOnDay]:
    for consumer in ground.registry.of_kind("system"):
        for position, row in consumer.numbered_rows("uses"):
            named = next((one for key in Use.ONE_OF if isinstance(one := row.get(key), str)), None)
            if named is not None:
                yield _use(consumer, position, row, named, ground)


def _use(consumer: Entry, position: int, row: Mapping[str, Data], stated: str, ground: _Ground) -> UseOnDay:
    now, until = ground.standings[consumer.id], day_in(row.get("until"))
    if now.state == "retired":
        return UseOnDay(consumer, position, stated, stated, "ended", now.since, now.change)
    step = moved(ground.registry, consumer.id, stated, ground.day)
    target, change = step or (stated, None)
    if change is None and until is not None and until < ground.day:
        return UseOnDay(consumer, position, stated, stated, "ended", until + timedelta(1) if until < date.max else None)
    lost = _lost(target, ground)
    if lost is not None:
        gone = ground.standings[lost.id]
        days = [one for one in (gone.since, change.day if change else None) if one is not None]
        return UseOnDay(consumer, position, stated, target, "severed", max(days, default=None), gone.change, lost)
    used = ground.standings.get(target)
    if now.state == "planned" or (used is not None and used.state == "planned"):
        return UseOnDay(consumer, position, stated, target, "coming", None, change)
    return UseOnDay(
        consumer, position, stated, target, "moved" if change else "made", change.day if change else None, change
    )


def _lost(wanted: str, ground: _Ground, steps: int = MAX_STEPS) -> Entry | None:
    """What is retired of a thing and of all it cannot do without; each is looked for once."""
    entry = ground.registry.find(wanted)
    if entry is None or steps == 0:
        return None
    if wanted not in ground.lost:
        ground.lost[wanted] = None  # a circle of providers holds itself up
        ground.lost[wanted] = _lost_of(entry, ground, steps)
    return ground.lost[wanted]


def _lost_of(entry: Entry, ground: _Ground, steps: int) -> Entry | None:
    now = ground.standings.get(entry.id)
    if now is None or now.state == "retired":
        return entry if now else None
    needed = [entry.text(key) for key in ("provider", "source", "part_of")]
    gone = (_lost(one, ground, steps - 1) for one in needed if one is not None)
    first = next((one for one in gone if one is not None), None)
    providers = [_lost(one, ground, steps - 1) for one in entry.words("providers")]
    return first or (providers[0] if providers and all(providers) else None)
