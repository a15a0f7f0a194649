"""Changes of a whole example as people make them, at random by a seed: the other side of a comparison.

A changed file is written anew as JSON, which is YAML; the others keep their bytes. Values come from where the same field
of another entity has one, so that most of what comes out is sound.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

from registry_cli.model.kinds import BY_KIND
from registry_cli.model.load import load
from registry_cli.model.references import references_in
from registry_cli.model.registry import Registry
from registry_cli.model.shape import shape_of
from registry_cli.model.values import day_in
from registry_cli.sources import MemorySource
from tests.running import EXAMPLES

Files = dict[str, bytes]
Path_ = tuple[str | int, ...]


def example(name: str) -> Files:
    """The files of an example."""
    folder: Path = EXAMPLES / name
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


class Number(float):
    """A decimal as its own digits in JSON."""

    def __new__(cls, value: Decimal) -> Self:
        """The number with its text kept."""
        found = super().__new__(cls, value)
        found.text = format(value, "f")  # type: ignore[attr-defined]
        return found

    def __repr__(self) -> str:
        """Its digits."""
        return str(self.text)  # type: ignore[attr-defined]


def written(data: Any) -> bytes:
    """The data as a file."""
    return json.dumps(_plain(data), ensure_ascii=False, indent=1).encode()


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(one) for one in data]
    return Number(data) if isinstance(data, Decimal) else data


class Mutator:
    """Takes a registry from one state to another; `done` says how."""

    def __init__(self, registry: Registry, seed: int) -> None:
        """Begin with the files of a registry."""
        self.random = random.Random(seed)  # noqa: S311
        self.files: Files = {path: one.text.encode() for path, one in registry.documents.items()}
        self.data: dict[str, Any] = {
            path: json.loads(json.dumps(_marked(one.data)), object_hook=_unmarked)
            for path, one in registry.documents.items()
            if one.data is not None
        }
        self.kinds = {one.path: one.kind for one in registry.entries.values()}
        self.ids = {one.path: one.id for one in registry.entries.values()}
        self.done: list[str] = []

    def changed(self, times: int, steps: Mapping[Callable[["Mutator"], str | None], int] | None = None) -> Files:
        """The files after so many changes."""
        steps = steps or STEPS
        while len(self.done) < times:
            step = self.random.choices(list(steps), list(steps.values()))[0]
            told = step(self)
            if told is not None:
                self.done.append(told)
        return self.files

    def pick(self, *kinds: str) -> str:
        """The path of an entity."""
        return self.random.choice(sorted(path for path, kind in self.kinds.items() if not kinds or kind in kinds))

    def take(self, path: str, to: str | None = None) -> None:
        """Take a file away, or to another path."""
        known: tuple[dict[str, Any], ...] = (self.files, self.data, self.kinds, self.ids)
        for one in known:
            value = one.pop(path)
            if to is not None:
                one[to] = value

    def write(self, path: str) -> None:
        """Write the data of a file."""
        self.files[path] = written(self.data[path])


def _marked(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _marked(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_marked(one) for one in data]
    return {"\0": str(data)} if isinstance(data, Decimal) else data


def _unmarked(data: dict[str, Any]) -> Any:
    return Decimal(data["\0"]) if "\0" in data else data


def places(data: Any, route: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Everything in a file, whole and in parts."""
    if route:
        yield route, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places(value, (*route, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from places(value, (*route, at))


def _holder(data: Any, route: Path_) -> Any:
    for step in route[:-1]:
        data = data[step]
    return data


def _field(route: Path_) -> tuple[str, ...]:
    return tuple(step if isinstance(step, str) else "*" for step in route)


def _copy(data: Any) -> Any:
    return json.loads(json.dumps(_marked(data)), object_hook=_unmarked)


def in_file(kinds: tuple[str, ...] = (), *, settings: bool = False) -> Callable[[Mutator], str | None]:
    """A step that changes a value, takes it away, or takes over what another says."""

    def step(state: Mutator) -> str | None:
        draw = state.random
        if settings:
            path = draw.choice(sorted(one for one in state.data if one not in state.kinds))
            alike = [path]
        else:
            path = state.pick(*kinds)
            alike = sorted(one for one, kind in state.kinds.items() if kind == state.kinds[path])
        every = [route for route, _ in places(state.data[path])]
        if not every:
            return None
        route = draw.choice(every)
        how = draw.choice(["other", "other", "other", "take", "shift", "shift", "shift", "twice"])
        if how == "other":
            route = _taken_over(state, path, draw.choice(alike), route)
        elif not _altered(_holder(state.data[path], route), route[-1], how, draw):
            return None
        state.write(path)
        return f"{how} {path}:{'.'.join(map(str, route))}"

    return step


def _taken_over(state: Mutator, path: str, other: str, route: Path_) -> Path_:
    """Take over what another says in the same field; what it says in any, where it has not that."""
    found = [one for at, one in places(state.data[other]) if _field(at) == _field(route)]
    if found:
        _holder(state.data[path], route)[route[-1]] = _copy(state.random.choice(found))
        return route
    top = state.random.choice(sorted(state.data[other]))
    state.data[path][top] = _copy(state.data[other][top])
    return (top,)


def _altered(holder: Any, at: str | int, how: str, draw: random.Random) -> bool:
    """Whether the value could be altered so."""
    value = holder[at]
    if how == "take":
        del holder[at]
    elif how == "twice" and isinstance(holder, list):
        holder.append(_copy(value))
    elif how == "shift" and isinstance(value, str) and day_in(value):
        day = date.fromisoformat(value) + timedelta(days=draw.choice([-800, -365, -40, -1, 1, 30, 200, 365, 900]))
        holder[at] = day.isoformat()
    elif how == "shift" and isinstance(value, bool):
        holder[at] = not value
    elif how == "shift" and isinstance(value, int | Decimal):
        holder[at] = value * draw.choice([0, 2, 3]) + draw.choice([0, 1, 7])
    else:
        return False
    return True


def brought(state: Mutator) -> str | None:
    """A whole section that another of the kind has."""
    path = state.pick()
    other = state.random.choice(sorted(one for one, kind in state.kinds.items() if kind == state.kinds[path]))
    top = state.random.choice(sorted(state.data[other]))
    state.data[path][top] = _copy(state.data[other][top])
    state.write(path)
    return f"bring {path}:{top} of {other}"


def removed(state: Mutator) -> str | None:
    """An entity goes."""
    path = state.pick()
    state.take(path)
    return f"remove {path}"


def added(state: Mutator) -> str | None:
    """An entity much like another comes."""
    path = state.pick()
    new = f"{path.rpartition('/')[0]}/ny-{len(state.done)}-{state.ids[path]}.yaml"
    state.data[new] = {**_copy(state.data[path]), "name": "Ny"}
    state.data[new].pop("formerly", None)
    state.kinds[new], state.ids[new] = state.kinds[path], new.rpartition("/")[2][:-5]
    state.write(new)
    return f"add {new}"


def renamed(state: Mutator) -> str | None:
    """An entity gets another id, and all who refer to it say the new one."""
    path = state.pick()
    old = state.ids[path]
    new = f"omdoebt-{len(state.done)}-{old}"
    to = f"{path.rpartition('/')[0]}/{new}.yaml"
    state.take(path, to)
    state.ids[to] = new
    for one, kind in state.kinds.items():
        if _followed(state.data[one], shape_of(BY_KIND[kind]), old, new):
            state.write(one)
    if state.random.random() < 0.8 or "formerly" in state.data[to]:
        state.data[to]["formerly"] = [*state.data[to].get("formerly", []), old]
        state.write(to)
    for one in state.data:
        if one not in state.kinds:
            text = written(state.data[one])
            again = text.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
            if text != again:
                state.data[one] = json.loads(again, parse_float=Decimal)
                state.files[one] = again
    return f"rename {path} to {new}"


def _followed(data: Any, shape: Any, old: str, new: str) -> bool:
    is_any = False
    for found in list(references_in(data, shape)):
        if found.entity == old:
            holder = _holder(data, found.route)
            said = f"{new}{found.target.removeprefix(old)}"
            if found.part == "key":
                items = [(said if key == found.route[-1] else key, value) for key, value in holder.items()]
                holder.clear()
                holder.update(items)
            else:
                holder[found.route[-1]] = said
            is_any = True
    return is_any


def moved(state: Mutator) -> str | None:
    """A file goes to a folder below."""
    path = state.pick()
    folder, _, name = path.rpartition("/")
    to = f"{folder.partition('/')[0]}/under-{state.random.randrange(3)}/{name}"
    if to == path:
        return None
    state.take(path, to)
    return f"move {path} to {to}"


def rewritten(state: Mutator) -> str | None:
    """A file is written in another way, and says the same."""
    path = state.random.choice(sorted(state.data))
    state.write(path)
    return f"write {path} anew"


def project_state(state: Mutator) -> str | None:
    """A project with changes becomes approved, or no longer is."""
    path = state.pick("project")
    now = state.data[path].get("state")
    state.data[path]["state"] = "paused" if now == "approved" else "approved"
    state.write(path)
    return f"state {path} was {now}"


def terminated(state: Mutator) -> str | None:
    """A contract is terminated, whole or in part."""
    path = state.pick("contract")
    term = state.data[path].get("term")
    if not isinstance(term, dict):
        return None
    day = date(2026, 11, 25) + timedelta(days=state.random.randrange(-200, 200))
    said = {"date": day.isoformat(), "by": "us", "effective": (day + timedelta(days=200)).isoformat()}
    covers = state.data[path].get("covers") or []
    if len(covers) > 1 and state.random.random() < 0.6:
        said["covers"] = [state.random.choice(covers)]  # type: ignore[assignment]
    term["terminated"] = said
    state.write(path)
    return f"terminate {path}"


def covering(state: Mutator) -> str | None:
    """A contract covers something more, or something less."""
    path = state.pick("contract")
    covers = list(state.data[path].get("covers") or [])
    if covers and state.random.random() < 0.4:
        covers.remove(state.random.choice(covers))
    else:
        covers.append(state.ids[state.pick("system", "interface", "datasource")])
    state.data[path]["covers"] = covers
    state.write(path)
    return f"covers {path}"


def project_change(state: Mutator) -> str | None:
    """An approved project changes a system."""
    path = state.pick("project")
    systems = [state.ids[state.pick("system")] for _ in range(2)]
    day = date(2026, 11, 25) + timedelta(days=state.random.randrange(-500, 1500))
    action = state.random.choice(["introduce", "retire", "replace", "change"])
    row = {"system": systems[0], "action": action, "date": day.isoformat()}
    if action == "replace":
        row["with"] = systems[1]
    state.data[path]["state"] = "approved"
    state.data[path]["changes"] = [*(state.data[path].get("changes") or []), row]
    state.write(path)
    return f"project {path} {action} {systems}"


def retired(state: Mutator) -> str | None:
    """A thing gets a last day."""
    path = state.pick("system", "interface", "datasource")
    day = date(2026, 11, 25) + timedelta(days=state.random.randrange(-500, 1500))
    state.data[path]["lifecycle"] = {**(state.data[path].get("lifecycle") or {}), "retired": day.isoformat()}
    state.write(path)
    return f"retire {path} {day}"


def priced(state: Mutator) -> str | None:
    """A use, an interface or a data source costs something."""
    path = state.pick("system", "interface", "datasource")
    kind, data = state.kinds[path], state.data[path]
    if kind == "datasource":
        data["price"] = {"model": "yearly", "amount": state.random.randrange(1000, 90000)}
    elif kind == "interface":
        data["annual_price"] = state.random.randrange(1000, 90000)
    elif data.get("uses"):
        state.random.choice(data["uses"])["annual_price"] = state.random.randrange(1000, 90000)
    else:
        return None
    state.write(path)
    return f"price {path}"


def waived(state: Mutator) -> str | None:
    """Something is accepted, or no longer."""
    code = state.random.choice(
        ["no-owner", "copy-register-in-use", "support-ends", "must-be-filled-in", "not-verified"]
    )
    new = f"waivers/ny-{len(state.done)}.yaml"
    state.data[new] = {
        "name": "Accepteret",
        "finding": code,
        "entity": state.ids[state.pick()],
        "reason": "Prøve",
        "owner": state.ids[state.pick("person")],
        "expires": state.random.choice(["2026-01-01", "2027-06-30"]),
    }
    state.kinds[new], state.ids[new] = "waiver", new.rpartition("/")[2][:-5]
    state.write(new)
    return f"waiver {code}"


STEPS: Mapping[Callable[[Mutator], str | None], int] = {
    in_file(): 8,
    in_file(("contract",)): 10,
    in_file(("system", "interface", "datasource")): 8,
    in_file(("project",)): 4,
    in_file(settings=True): 8,
    brought: 6,
    removed: 5,
    added: 4,
    renamed: 5,
    moved: 2,
    rewritten: 2,
    project_state: 4,
    project_change: 4,
    terminated: 4,
    covering: 5,
    retired: 4,
    priced: 4,
    waived: 3,
}
"""Every way of changing a registry, with how often it is taken."""


def mutated(registry: Registry, seed: int, times: int) -> tuple[Registry, list[str]]:
    """Another state of the registry, and what was done to it."""
    state = Mutator(registry, seed)
    files = state.changed(times)
    return load(MemorySource(files), beside=registry), state.done
