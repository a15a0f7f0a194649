"""What systems say they use, one use at a time, with what it leads to and whether it is still made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import moved, standing

TARGETS = ("interface", "datasource", "system")


@dataclass(frozen=True, slots=True)
class Use:
    """One item of a system's `uses`: the system, where the item stands, what it says, and the id it uses."""

    system: Entry
    route: Route
    row: dict[str, Data]
    target: str

    @property
    def place(self) -> tuple[str, Route]:
        """Where it stands, among all uses."""
        return self.system.id, self.route

    def day(self, *keys: str) -> date | None:
        """The day at the end of `keys`; `None` where there is none."""
        data: Data = self.row
        for key in keys:
            data = data.get(key) if isinstance(data, dict) else None
        return day_in(data)

    def is_made(self, registry: Registry, as_of: date) -> bool:
        """Whether the system lives, the use has neither ended nor been moved, and what it uses is not retired."""
        until, target = self.day("until"), registry.find(self.target)
        has_ended = until is not None and until < as_of
        is_gone = target is not None and standing(target, as_of).state == "retired"
        is_moved = moved(registry, self.system.id, self.target, as_of) is not None
        return standing(self.system, as_of).is_living and not (has_ended or is_gone or is_moved)


def use_at(route: Route, entry: Entry) -> Mapping[str, Data] | None:
    """The item of `uses` in which the reference at `route` of `entry` stands; `None` where it stands in none."""
    match route, entry.data.get("uses"):
        case ("uses", int(position), str()), list(rows):
            row = rows[position]
            return row if isinstance(row, dict) else None
    return None


def uses(registry: Registry, among: Iterable[Entry] | None = None) -> Iterator[Use]:
    """Every use of every system, or of those `among`, by the system's id; a use that names nothing is left out."""
    for system in registry.of_kind("system") if among is None else among:
        items = system.data.get("uses")
        for position, row in enumerate(items if isinstance(items, list) else ()):
            named = [row[key] for key in TARGETS if isinstance(row.get(key), str)] if isinstance(row, dict) else []
            if isinstance(row, dict) and named:
                yield Use(system, ("uses", position), row, str(named[0]))
