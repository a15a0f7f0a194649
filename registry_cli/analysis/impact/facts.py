"""What rests on the things that are touched: who answers for them, which tasks and processes, who works in them, which data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry_cli.analysis.impact.lineage import Holding, holdings
from registry_cli.documents import Data
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.model.values import words_in


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
    known: dict[EntityKey, _Said] = registry.once("facts of impact", dict)
    said = []
    for entry in touched:
        if entry.key not in known:
            known[entry.key] = _said_by(entry)
        said.append(known[entry.key])
    return Facts(
        tuple(_answerable(said, registry)),
        tuple(_tasks(said)),
        tuple(process for one in said for process in one.processes),
        tuple(_users(said, registry)),
        tuple(one.entry for one in said if one.entry.kind == "system" and not one.users),
        tuple(_data(said)),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What one entity says; read once, since what much hangs on is touched by much."""

    entry: Entry
    owner: str | None
    manager: str | None
    tasks: tuple[str, ...]
    processes: tuple[ProcessTouched, ...]
    users: tuple[tuple[str, int | None], ...]
    held: tuple[Holding, ...]
    carried: tuple[str, ...]


def _said_by(entry: Entry) -> _Said:
    owner, manager = entry.text("owner"), entry.text("manager")
    if entry.kind != "system":
        carried = entry.words("data") if entry.kind in ("interface", "datasource") else ()
        return _Said(entry, owner, manager, (), (), (), (), carried)
    processes = tuple(_processes(entry))
    tasks = dict.fromkeys((*entry.words("tasks"), *(one.task for one in processes if one.task)))
    return _Said(entry, owner, manager, tuple(tasks), processes, tuple(_groups(entry)), tuple(holdings(entry)), ())


def _processes(system: Entry) -> Iterator[ProcessTouched]:
    for row in system.rows("processes"):
        name = _text(row.get("name")) or _text(row.get("id"))
        if name:
            id_, task = _text(row.get("id")) or name, _text(row.get("task"))
            yield ProcessTouched(system, id_, name, task, words_in(row.get("manual")))


def _groups(system: Entry) -> Iterator[tuple[str, int | None]]:
    for row in system.rows("used_by"):
        unit, users = _text(row.get("unit")), row.get("users")
        if unit:
            yield unit, users if isinstance(users, int) and not isinstance(users, bool) else None


def _answerable(said: Iterable[_Said], registry: Registry) -> list[Answerable]:
    owns: dict[str, list[Entry]] = defaultdict(list)
    manages: dict[str, list[Entry]] = defaultdict(list)
    for one in said:
        if one.owner:
            owns[one.owner].append(one.entry)
        if one.manager:
            manages[one.manager].append(one.entry)
    rows = [
        Answerable(who, registry.find(who), tuple(owns.get(who, ())), tuple(manages.get(who, ())))
        for who in {**owns, **manages}
    ]
    return sorted(rows, key=lambda one: (-len(one.owns), -len(one.manages), one.id))


def _tasks(said: Iterable[_Said]) -> Iterator[TaskTouched]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in said:
        for task in one.tasks:
            found[task].append(one.entry)
    return (TaskTouched(task, tuple(systems)) for task, systems in sorted(found.items()))


def _users(said: Iterable[_Said], registry: Registry) -> Iterator[UsersTouched]:
    systems: dict[str, dict[EntityKey, Entry]] = defaultdict(dict)
    most: dict[str, int] = {}
    for one in said:
        for unit, users in one.users:
            systems[unit][one.entry.key] = one.entry
            if users is not None:
                most[unit] = max(users, most.get(unit, users))
    for unit, used in sorted(systems.items()):
        yield UsersTouched(unit, registry.find(unit), most.get(unit), tuple(used.values()))


def _data(said: Iterable[_Said]) -> Iterator[DataTouched]:
    held: dict[str, list[tuple[Entry, Holding]]] = defaultdict(list)
    carried: dict[str, list[Entry]] = defaultdict(list)
    for one in said:
        for holding in one.held:
            held[holding.category].append((one.entry, holding))
        for category in one.carried:
            carried[category].append(one.entry)
    for category in sorted({*held, *carried}):
        yield DataTouched(category, tuple(held.get(category, ())), tuple(carried.get(category, ())))


def _text(value: Data) -> str | None:
    return value if isinstance(value, str) and value else None
