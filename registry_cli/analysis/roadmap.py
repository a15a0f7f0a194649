"""What comes, changes and goes, year by year: bars of a life, what replaces what, and what is cut off when something goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.narrowing import chosen
from registry_cli.graph import Edge, Graph
from registry_cli.language import sort_key
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import State, standing

YEARS = 10
"""No roadmap looks further ahead by itself."""

Course = Literal["arriving", "leaving", "changing"]
COURSES: tuple[Course, ...] = ("arriving", "leaving", "changing")


@dataclass(frozen=True, slots=True)
class Bar:
    """A state and its first and last day, as far as they lie in the years that are shown."""

    state: State
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Severed:
    """Something that rests on what goes, lives on, and is not said to be moved: it loses it with this reference."""

    entry: Entry
    relation: str
    is_essential: bool


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """One life: its bars, the day it is gone, what it is replaced by, and whom that cuts off."""

    entry: Entry
    course: Course
    bars: tuple[Bar, ...]
    gone: date | None
    successor: Entry | None
    severed: tuple[Severed, ...]


@dataclass(frozen=True, slots=True)
class RoadmapYear:
    """How many come into use and go in a year, and how many live at its end."""

    year: int
    arriving: int
    leaving: int
    living: int


@dataclass(frozen=True, slots=True)
class Roadmap:
    """What changes from the beginning of the first year to the end of the last; `unchanged` are those that only go on."""

    as_of: date
    first: date
    last: date
    rows: tuple[RoadmapRow, ...]
    years: tuple[RoadmapYear, ...]
    unchanged: int
    is_incomplete: bool = False


def roadmap(registry: Registry, graph: Graph, as_of: date, until: int | None = None) -> Roadmap:
    """The systems, interfaces and data sources whose state changes from the year of `as_of` to the year `until`.

    Without `until`: to the last year in which something changes, ten at most.
    """
    things = [entry for entry in chosen(registry, *LANDSCAPE_KINDS) if standing(entry, as_of).state != "retired"]
    first = date(as_of.year, 1, 1)
    last = date(until or _last_year(things, as_of), 12, 31)
    moving = [entry for entry in things if _turns(entry, first, last)]
    moved = _moved(registry)
    rows = (_row(entry, registry, graph, moved, first, last) for entry in moving)
    return Roadmap(
        as_of,
        first,
        last,
        tuple(sorted(rows, key=_order)),
        tuple(_year(year, things) for year in range(first.year, last.year + 1)),
        len(things) - len(moving),
        registry.is_incomplete,
    )


def _last_year(things: list[Entry], as_of: date) -> int:
    first, last = date(as_of.year, 1, 1), date(min(as_of.year + YEARS, date.max.year), 12, 31)
    return max(
        [min(as_of.year + 1, last.year), *(day.year for entry in things for day, _ in _turns(entry, first, last))]
    )


def _turns(entry: Entry, first: date, last: date) -> tuple[tuple[date, State], ...]:
    """Every day from `first` to `last` on which it enters another state, with that state."""
    found: list[tuple[date, State]] = []
    now = standing(entry, first)
    if now.since == first:
        found.append((first, now.state))
    while now.until is not None and now.until <= last:
        now = standing(entry, now.until)
        found.append((now.since or last, now.state))
    return tuple(found)


def _row(entry: Entry, registry: Registry, graph: Graph, moved: set[str], first: date, last: date) -> RoadmapRow:
    turns = _turns(entry, first, last)
    gone = next((day for day, state in turns if state == "retired"), None)
    severed = () if gone is None or entry.id in moved else tuple(_severed(entry, graph, gone))
    successor = registry.find(entry.text("successor"))
    bars = tuple(_bars(standing(entry, first).state, turns, first, last))
    return RoadmapRow(entry, _course(entry, turns, first), bars, gone, successor, severed)


def _course(entry: Entry, turns: tuple[tuple[date, State], ...], first: date) -> Course:
    if standing(entry, date.fromordinal(first.toordinal() - 1)).state == "planned":
        return "arriving"
    return "leaving" if {state for _, state in turns} & {"phase-out", "retired"} else "changing"


def _bars(at_first: State, turns: tuple[tuple[date, State], ...], first: date, last: date) -> Iterator[Bar]:
    """The states in their order; before the first day of a planned thing there is nothing to draw, nor after its end."""
    starts = [(first, at_first), *(turn for turn in turns if turn[0] > first)]
    for (start, state), following in zip(starts, [*starts[1:], None], strict=True):
        if state not in ("planned", "retired"):
            yield Bar(state, start, last if following is None else date.fromordinal(following[0].toordinal() - 1))


def _severed(entry: Entry, graph: Graph, gone: date) -> Iterator[Severed]:
    found: dict[str, Severed] = {}
    for edge in graph.incoming[entry.key]:
        user = graph.nodes[edge.source]
        if edge.effect in DEPENDENCE and user.key != entry.key and _is_cut(user, edge, gone):
            is_essential = edge.effect == "breaks" or (user.id in found and found[user.id].is_essential)
            found[user.id] = Severed(user, edge.relation, is_essential)
    yield from sorted(found.values(), key=lambda one: (not one.is_essential, sort_key(one.entry.name), one.entry.id))


def _is_cut(user: Entry, edge: Edge, gone: date) -> bool:
    """Whether the user is there when its provider goes, and does not say that it has left it by then."""
    if not standing(user, gone).is_living:
        return False
    match edge.route, user.data.get("uses"):
        case ("uses", int(position), str()), list(rows) if isinstance(row := rows[position], dict):
            until = day_in(row.get("until"))
            return until is None or until >= gone
    return True


def _moved(registry: Registry) -> set[str]:
    """The interfaces whose consumers an approved project moves elsewhere."""
    projects = (project for project in registry.of_kind("project") if project.text("state") == "approved")
    changes = [row for project in projects for row in project.rows("changes")]
    moves = [move for row in changes if isinstance(listed := row.get("moves"), list) for move in listed]
    return {str(move["from"]) for move in moves if isinstance(move, dict) and isinstance(move.get("from"), str)}


def _year(year: int, things: list[Entry]) -> RoadmapYear:
    before, after = date(year - 1, 12, 31), date(year, 12, 31)
    at = [(standing(entry, before), standing(entry, after)) for entry in things]
    return RoadmapYear(
        year,
        sum(then.state == "planned" and now.is_living for then, now in at),
        sum(then.state != "retired" and now.state == "retired" for then, now in at),
        sum(now.is_living for _, now in at),
    )


def _order(row: RoadmapRow) -> tuple[int, date, str, str]:
    turn = row.gone or (row.bars[-1].first if row.bars else date.max)
    first = row.bars[0].first if row.bars and row.course == "arriving" else turn
    return COURSES.index(row.course), first, sort_key(row.entry.name), row.entry.id
