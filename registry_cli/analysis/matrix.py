"""Which system supports which task: systems down, tasks across, so that both gaps and overlaps are seen."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.narrowing import chosen
from registry_cli.analysis.organisation import centre_of, unit_of
from registry_cli.language import sort_key
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import State, standing


@dataclass(frozen=True, slots=True)
class Column:
    """A main group of tasks, such as `kle:32`; the tasks in it that are named, each with its title if one is known."""

    group: str
    title: str | None
    tasks: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A system with the tasks it supports, by the column they fall in."""

    entry: Entry
    state: State
    unit: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The systems by unit and name against groups of tasks; `totals` are the systems of each column.

    `without` are systems that name no task.
    """

    as_of: date
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    without: tuple[Entry, ...]
    is_incomplete: bool = False


def matrix(registry: Registry, as_of: date) -> Matrix:
    """The systems that are not retired on the day against the main groups of the tasks they name."""
    systems = [entry for entry in chosen(registry, "system") if standing(entry, as_of).state != "retired"]
    named = sorted({task for entry in systems for task in entry.words("tasks")})
    columns = tuple(_column(group, named, registry) for group in dict.fromkeys(map(group_of, named)))
    rows = sorted((_row(entry, registry, columns, as_of) for entry in systems if entry.words("tasks")), key=_order)
    counts = Counter(column.group for row in rows for column, cell in zip(columns, row.cells, strict=True) if cell)
    without = sorted(
        (entry for entry in systems if not entry.words("tasks")), key=lambda one: (sort_key(one.name), one.id)
    )
    totals = tuple(counts[column.group] for column in columns)
    return Matrix(as_of, columns, tuple(rows), totals, tuple(without), registry.is_incomplete)


def group_of(task: str) -> str:
    """The main group of a task's number: `kle:32` of `kle:32.24`."""
    return task.partition(".")[0]


def title_of(task: str, registry: Registry) -> str | None:
    """The title that the registry gives to a task's number, or to that of a group."""
    taxonomy, _, number = task.partition(":")
    titles = next((titles for name, titles in registry.settings.taxonomies.items() if name == taxonomy), {})
    return titles.get(number)


def _column(group: str, named: list[str], registry: Registry) -> Column:
    inside = tuple((task, title_of(task, registry)) for task in named if group_of(task) == group)
    return Column(group, title_of(group, registry), inside)


def _row(entry: Entry, registry: Registry, columns: tuple[Column, ...], as_of: date) -> MatrixRow:
    tasks = sorted(set(entry.words("tasks")))
    unit = unit_of(entry, registry)
    cells = tuple(tuple(task for task in tasks if group_of(task) == column.group) for column in columns)
    return MatrixRow(entry, standing(entry, as_of).state, centre_of(unit, registry).name if unit else "", cells)


def _order(row: MatrixRow) -> tuple[bool, str, str, str]:
    return not row.unit, sort_key(row.unit), sort_key(row.entry.name), row.entry.id
