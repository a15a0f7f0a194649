"""What rests on the things that are touched: who answers for them, which tasks and processes, who works in them, which data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from registry_cli.analysis.impact.lineage import Holding, holdings
from registry_cli.documents import Data
from registry_cli.model.registry import Entry, Registry


@dataclass(frozen=True, slots=True)
class Answerable:
    """A person or unit with what it owns and manages of what is touched; `entry` is `None` where the registry does not know it."""

    id: str
    entry: Entry | None
    owns: tuple[Entry, ...]
    manages: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TaskTouched:
    """A municipal task and the systems that support it."""

    task: str
    systems: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ProcessTouched:
    """A work process that rests on a system, with what is done by hand in it already."""

    system: Entry
    id: str
    name: str
    task: str | None
    manual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsersTouched:
    """A unit that works in some of the systems.

    `users` is the largest number that one of them states for it: the same people may work in several. `None` where none does.
    """

    id: str
    unit: Entry | None
    users: int | None
    systems: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DataTouched:
    """A category of data, with the systems that hold it and what they say of it, and the interfaces and registers that carry it."""

    category: str
    held: tuple[tuple[Entry, Holding], ...]
    carried: tuple[Entry, ...]

    @property
    def personal(self) -> tuple[str, ...]:
        """The kinds of personal data that any of the systems states."""
        return tuple(dict.fromkeys(kind for _, one in self.held for kind in one.personal if kind != "none"))

    @property
    def has_cpr(self) -> bool:
        """Whether any of the systems holds civil registration numbers with it."""
        return any(one.has_cpr for _, one in self.held)

    @property
    def masters(self) -> tuple[Entry, ...]:
        """The systems that are master of it."""
        return tuple(entry for entry, one in self.held if one.is_master)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that rests on what is touched; each list in the order of ids, those who own most first."""

    answerable: tuple[Answerable, ...]
    tasks: tuple[TaskTouched, ...]
    processes: tuple[ProcessTouched, ...]
    users: tuple[UsersTouched, ...]
    users_unstated: tuple[Entry, ...]
    data: tuple[DataTouched, ...]


def facts_of(touched: Iterable[Entry], registry: Registry) -> Facts:
    """What rests on these entities."""
    things = tuple(touched)
    systems = tuple(one for one in things if one.kind == "system")
    return Facts(
        tuple(_answerable(things, registry)),
        tuple(TaskTouched(task, tuple(found.values())) for task, found in sorted(_tasks(systems).items())),
        tuple(process for system in systems for process in _processes(system)),
        tuple(_users(systems, registry)),
        tuple(one for one in systems if not any(_text(row.get("unit")) for row in one.rows("used_by"))),
        tuple(_data(things)),
    )


def _answerable(things: tuple[Entry, ...], registry: Registry) -> list[Answerable]:
    owns: dict[str, list[Entry]] = defaultdict(list)
    manages: dict[str, list[Entry]] = defaultdict(list)
    for thing in things:
        for field, found in (("owner", owns), ("manager", manages)):
            who = thing.text(field)
            if who:
                found[who].append(thing)
    rows = [
        Answerable(who, registry.find(who), tuple(owns.get(who, ())), tuple(manages.get(who, ())))
        for who in {**owns, **manages}
    ]
    return sorted(rows, key=lambda one: (-len(one.owns), -len(one.manages), one.id))


def _tasks(systems: Iterable[Entry]) -> Mapping[str, dict[str, Entry]]:
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for system in systems:
        in_processes = (_text(row.get("task")) for row in system.rows("processes"))
        for task in (*system.words("tasks"), *(task for task in in_processes if task)):
            found[task][system.id] = system
    return found


def _processes(system: Entry) -> Iterator[ProcessTouched]:
    for row in system.rows("processes"):
        name = _text(row.get("name")) or _text(row.get("id"))
        if name:
            yield ProcessTouched(
                system, _text(row.get("id")) or name, name, _text(row.get("task")), _texts(row.get("manual"))
            )


def _users(systems: Iterable[Entry], registry: Registry) -> Iterator[UsersTouched]:
    found: dict[str, list[tuple[Entry, int | None]]] = defaultdict(list)
    for system in systems:
        for row in system.rows("used_by"):
            unit, users = _text(row.get("unit")), row.get("users")
            if unit:
                is_number = isinstance(users, int) and not isinstance(users, bool)
                found[unit].append((system, int(str(users)) if is_number else None))
    for unit, rows in sorted(found.items()):
        stated = [users for _, users in rows if users is not None]
        used = tuple({system.id: system for system, _ in rows}.values())
        yield UsersTouched(unit, registry.find(unit), max(stated, default=None), used)


def _data(things: Iterable[Entry]) -> Iterator[DataTouched]:
    held: dict[str, list[tuple[Entry, Holding]]] = defaultdict(list)
    carried: dict[str, list[Entry]] = defaultdict(list)
    for thing in things:
        if thing.kind == "system":
            for one in holdings(thing):
                held[one.category].append((thing, one))
        elif thing.kind in ("interface", "datasource"):
            for category in thing.words("data"):
                carried[category].append(thing)
    for category in sorted({*held, *carried}):
        yield DataTouched(category, tuple(held.get(category, ())), tuple(carried.get(category, ())))


def _text(value: Data) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: Data) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
