"""What recurs: when it was last done, and when it is due again by the intervals of the settings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.periods import after, period_in
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings import Settings
from registry_cli.model.settings.trust import Control
from registry_cli.model.values import day_in
from registry_cli.timeline import standing

Duty = Literal["verification", "control", "oversight", "supplier-meeting", "retention-review"]
DueState = Literal["never", "overdue", "current"]

PERSONAL = ("ordinary", "sensitive", "criminal")
OUTSIDE = ("supplier", "cloud", "hybrid")


@dataclass(frozen=True, slots=True)
class Due:
    """Something that recurs for an entity: `name` tells controls apart, `route` is where its last day stands or should stand.

    `last` and `due` are days; without `last` it was never done.
    """

    duty: Duty
    entry: Entry
    route: Route
    last: date | None = None
    due: date | None = None
    name: str = ""

    def state(self, as_of: date) -> DueState:
        """Where it stands on a day."""
        if self.last is None and self.due is None:
            return "never"
        return "overdue" if self.due is not None and self.due < as_of else "current"


def duties(registry: Registry, as_of: date, among: Iterable[Entry] | None = None) -> Iterator[Due]:
    """Everything that recurs for the active entities of `registry`, in the order of their ids; of `among` alone where given."""
    for entry in registry.entries.values() if among is None else among:
        if is_active(entry, as_of, registry):
            is_there = entry.kind != "system" or standing(entry, as_of).is_living
            yield from duties_of(entry, registry.settings, is_there=is_there)


def duties_of(entry: Entry, settings: Settings, *, is_there: bool = True) -> Iterator[Due]:
    """What recurs for an entity while it matters; controls only of a system that `is_there`."""
    verification = verification_of(entry, settings)
    if verification is not None:
        yield verification
    if entry.kind == "system" and is_there:
        yield from controls_of(entry, settings)
        yield from _retention(entry)
    elif entry.kind == "processing":
        yield from _oversight(entry, settings)
    elif entry.kind == "supplier":
        yield from _meetings(entry, settings)


def level_of(system: Entry) -> str | None:
    """How critical a system is: its level; what is critical for society counts as high."""
    criticality = system.section("criticality")
    if criticality.get("societal") is True:
        return "high"
    level = criticality.get("level")
    return level if isinstance(level, str) else None


def verification_of(entry: Entry, settings: Settings) -> Due | None:
    """When `entry` must be confirmed again; `None` where the settings ask for nothing.

    A system without a level is taken to be of the lowest.
    """
    stated = settings.verification
    if stated is None:
        return None
    intervals = {str(level): period for level, period in stated.by_criticality.items()}
    interval = intervals.get(level_of(entry) or "low") if entry.kind == "system" else stated.by_kind.get(entry.kind)
    if interval is None:
        return None
    last = day_in(entry.section("verified").get("date"))
    return Due("verification", entry, ("verified", "date"), last, _next(last, interval))


def controls_of(system: Entry, settings: Settings) -> Iterator[Due]:
    """The recurring controls of a system: those the settings ask for, and those it lists itself."""
    listed = {name for row in system.rows("controls") if isinstance(name := row.get("control"), str)}
    for name, control in settings.controls.items():
        interval = control.every_high if level_of(system) == "high" and control.every_high else control.every
        if interval is None or not (_applies(control, system) or name in listed):
            continue
        route, last = _last_done(system, name, control)
        yield Due("control", system, route, last, _next(last, interval), name)


def _last_done(system: Entry, name: str, control: Control) -> tuple[Route, date | None]:
    """Where the last day of a control stands, and the day: in `controls`, or in the field that the settings name."""
    done: list[tuple[date, Route]] = [
        (day, ("controls", position, "done"))
        for position, row in system.numbered_rows("controls")
        if row.get("control") == name and (day := day_in(row.get("done"))) is not None
    ]
    if control.recorded_in:
        path = tuple(control.recorded_in.split("."))
        day = day_in(_at(system.data, path))
        done += [(day, path)] if day is not None else []
        return (max(done)[1], max(done)[0]) if done else (path, None)
    return (max(done)[1], max(done)[0]) if done else (("controls",), None)


def _applies(control: Control, system: Entry) -> bool:
    match control.applies_to:
        case "all":
            return True
        case "high":
            return level_of(system) == "high"
        case "societal":
            return system.section("criticality").get("societal") is True
        case "personal-data":
            return holds_personal_data(system)
        case "public":
            return "accessibility" in system.data
        case "archived":
            return system.section("archiving").get("duty") not in (None, "none", "K", "undecided")
        case "certificates":
            return any(row.get("agreement") or row.get("certificate_until") for row in system.rows("uses"))
    return False


def holds_personal_data(system: Entry) -> bool:
    """Whether any data of the system are personal."""
    return any(
        row.get("cpr") is True
        or (isinstance(kinds := row.get("personal"), list) and any(one in PERSONAL for one in kinds))
        for row in system.rows("data")
    )


def _oversight(processing: Entry, settings: Settings) -> Iterator[Due]:
    """When a processor must be overseen again: by the agreement's own interval, else by the settings'."""
    if processing.text("role") not in (None, "processor"):
        return
    oversight, stated = processing.section("oversight"), settings.oversight
    by_risk = (stated.every_high if oversight.get("risk") == "high" else stated.every) if stated else None
    interval = oversight.get("every") or by_risk
    if interval is None:
        return
    done = oversight.get("done")
    days = _days(row.get("date") for row in done if isinstance(row, dict)) if isinstance(done, list) else []
    last = max(days, default=None)
    yield Due("oversight", processing, ("oversight", "done") if last else ("oversight",), last, _next(last, interval))


def _meetings(supplier: Entry, settings: Settings) -> Iterator[Due]:
    stated = settings.intervals
    relation = supplier.text("relation")
    interval = (stated.supplier_strategic if relation == "strategic" else stated.supplier_other) if stated else None
    if interval is None or relation is None or relation == "other":
        return
    last = max(_days(row.get("date") for row in supplier.rows("meetings")), default=None)
    yield Due("supplier-meeting", supplier, ("meetings",), last, _next(last, interval))


def _retention(system: Entry) -> Iterator[Due]:
    retention = system.section("privacy").get("retention")
    planned = day_in(retention.get("next_review")) if isinstance(retention, dict) else None
    if planned is not None:
        yield Due("retention-review", system, ("privacy", "retention", "next_review"), None, planned)


def _next(last: date | None, interval: Data) -> date | None:
    period = period_in(interval)
    return after(last, period) if last is not None and period is not None else None


def _days(values: Iterable[Data]) -> list[date]:
    return [day for value in values if (day := day_in(value)) is not None]


def _at(data: Mapping[str, Data], path: tuple[str, ...]) -> Data:
    """The value at the end of the keys; `None` where there is none."""
    *sections, last = path
    for key in sections:
        below = data.get(key)
        data = below if isinstance(below, dict) else {}
    return data.get(last)
