"""The matrix of systems against tasks: as a Markdown table, as SVG, and as JSON."""

from collections.abc import Callable, Iterator

from registry_cli.analysis.matrix import Column, Matrix, MatrixRow
from registry_cli.escaping import escape_markdown
from registry_cli.exports.drawing.page import AS_OF, Field, Sign, day_text, page
from registry_cli.exports.drawing.shapes import outline, sides
from registry_cli.exports.drawing.text import FAINT, cut, escaped, number, plain, width_of, write
from registry_cli.exports.graph_json import document
from registry_cli.exports.legend import LOOKS
from registry_cli.exports.placing import Box
from registry_cli.labels import STATE_LABELS
from registry_cli.language import Lang, Text

TITLE = Text("Systems and tasks", "Systemer og opgaver")
SYSTEM, NO_UNIT, TOTAL = Text("System", "System"), Text("no unit", "uden enhed"), Text("systems", "systemer")
WITHOUT = Text("Systems that name no task: {names}", "Systemer uden opgave: {names}")
WITHOUT_COUNT = Text("systems that name no task: {count}", "systemer uden opgave: {count}")
CELL = Text("the system supports tasks of the group: so many", "systemet understøtter opgaver i gruppen: så mange")
COLUMNS = Text("columns: main groups of tasks", "kolonner: opgavernes hovedgrupper")

ROW, COLUMN, SIZE, HEAD_SIZE = 16.0, 22.0, 10.0, 9.5
MAX_NAME, MAX_HEAD = 250.0, 220.0
FILL, BAND = "#0072b2", "#f2f2f2"


def to_markdown(matrix: Matrix, lang: Lang) -> str:
    """A table for each unit would hide overlaps between them, so there is one, with the unit's rows together."""
    heads = [SYSTEM.say(lang), *(escape_markdown(column.group) for column in matrix.columns)]
    lines = [f"# {TITLE.say(lang)}", "", AS_OF.say(lang, day=day_text(matrix.as_of, lang)), ""]
    lines += [_cells(heads), _cells(["---", *(":-:" for _ in matrix.columns)])]
    for unit in dict.fromkeys(row.unit for row in matrix.rows):
        lines.append(_cells([f"**{escape_markdown(unit) or NO_UNIT.say(lang)}**", *("" for _ in matrix.columns)]))
        lines += [_markdown_row(row) for row in matrix.rows if row.unit == unit]
    lines.append(_cells([TOTAL.say(lang), *map(str, matrix.totals)]))
    if matrix.without:
        names = ", ".join(escape_markdown(entry.name) for entry in matrix.without)
        lines += ["", WITHOUT.say(lang, names=names)]
    return "\n".join([*lines, "", *_titles(matrix.columns)]).rstrip("\n") + "\n"


def _cells(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _markdown_row(row: MatrixRow) -> str:
    """A cell holds what follows the group's number in those of the tasks."""
    cells = (", ".join(escape_markdown(task.partition(".")[2] or task) for task in cell) for cell in row.cells)
    return _cells([escape_markdown(row.entry.name), *cells])


def _titles(columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        known = [f"{escape_markdown(task)} {escape_markdown(title)}" for task, title in column.tasks if title]
        group = f"{escape_markdown(column.group)} {escape_markdown(column.title or '')}".strip()
        if known or column.title:
            yield f"- {group}{': ' if known else ''}{'; '.join(known)}"


def to_json(matrix: Matrix, lang: Lang) -> str:
    """One document: the columns with their tasks, and for each system its tasks by column."""
    del lang
    found: dict[str, object] = {
        "columns": [_column(column, total) for column, total in zip(matrix.columns, matrix.totals, strict=True)],
        "rows": [_row(row, matrix.columns) for row in matrix.rows],
        "without": [entry.id for entry in matrix.without],
    }
    return document(found, matrix.as_of, incomplete=matrix.is_incomplete)


def _column(column: Column, total: int) -> dict[str, object]:
    tasks = [{"task": task, "title": title} for task, title in column.tasks]
    return {"group": column.group, "title": column.title, "tasks": tasks, "systems": total}


def _row(row: MatrixRow, columns: tuple[Column, ...]) -> dict[str, object]:
    tasks = {column.group: list(cell) for column, cell in zip(columns, row.cells, strict=True) if cell}
    return {"id": row.entry.id, "name": row.entry.name, "state": row.state, "unit": row.unit or None, "tasks": tasks}


def to_svg(matrix: Matrix, lang: Lang) -> str:
    """Rows by unit, columns with slanted heads, and a filled square for each pair; the last line counts."""
    names = [width_of(plain(row.entry.name), SIZE) for row in matrix.rows]
    left = min(max([120.0, *names]), MAX_NAME) + 24
    heads = [_head(column) for column in matrix.columns]
    top = max([40.0, *(width_of(head, HEAD_SIZE) for head in heads)]) + 10
    lines = list(_lines(matrix))
    width, height = left + COLUMN * len(heads), top + ROW * (len(lines) + 1)
    body = [
        *_heads(matrix.columns, heads, left, top),
        *(mark for at, row in enumerate(lines) for mark in _line(row, left, top + ROW * at, width, lang)),
        *_grid(len(heads), left, top, ROW * len(lines)),
        *_totals(matrix, left, top + ROW * len(lines), lang),
    ]
    notes = [AS_OF.say(lang, day=day_text(matrix.as_of, lang)), COLUMNS.say(lang)]
    if matrix.without:
        notes.append(WITHOUT_COUNT.say(lang, count=len(matrix.without)))
    return page(TITLE.say(lang), notes, Field(width + 40, height, tuple(body)), tuple(_signs(matrix, lang)), lang)


def _head(column: Column) -> str:
    """The group's number with its title; without one with those of the tasks in it, as far as there is room."""
    titles = column.title or ", ".join(title for _, title in column.tasks if title)
    return cut(plain(f"{column.group} {titles}".strip()), HEAD_SIZE, MAX_HEAD)


def _lines(matrix: Matrix) -> Iterator[MatrixRow | str]:
    """Every row, and before the first of each unit its name."""
    unit: str | None = None
    for row in matrix.rows:
        if row.unit != unit:
            unit = row.unit
            yield unit
        yield row


def _heads(columns: tuple[Column, ...], heads: list[str], left: float, top: float) -> Iterator[str]:
    for at, (column, head) in enumerate(zip(columns, heads, strict=True)):
        x = left + COLUMN * at + COLUMN / 2 + 3
        tasks = "; ".join(f"{task} {title or ''}".strip() for task, title in column.tasks)
        yield f'<g transform="translate({number(x)} {number(top - 6)}) rotate(-90)"><title>{escaped(tasks)}</title>'
        yield write(head, 0, 0, HEAD_SIZE) + "</g>"


def _line(row: MatrixRow | str, left: float, y: float, width: float, lang: Lang) -> Iterator[str]:
    if isinstance(row, str):
        yield f'<rect {sides(Box(0, y, width, ROW))} fill="{BAND}"/>'
        yield write(cut(plain(row) or NO_UNIT.say(lang), SIZE * 1.08, width - 12), 6, y + 12, SIZE, is_bold=True)
        return
    hint = f"{plain(row.entry.name)} ({row.entry.id}): {STATE_LABELS[row.state].say(lang)}"
    yield f"<g><title>{escaped(hint)}</title>" + outline("system", Box(6, y + 4, 9, 8), LOOKS[row.state], 0.9)
    yield write(cut(plain(row.entry.name), SIZE, left - 26), 20, y + 12, SIZE) + "</g>"
    for at, cell in enumerate(row.cells):
        if cell:
            yield from _mark(cell, left + COLUMN * at, y, f"{plain(row.entry.name)}: {', '.join(cell)}")


def _mark(cell: tuple[str, ...], x: float, y: float, hint: str) -> Iterator[str]:
    yield f'<g><title>{escaped(hint)}</title><rect {sides(Box(x + 4, y + 2, COLUMN - 8, ROW - 4))} fill="{FILL}"/>'
    yield write(str(len(cell)), x + COLUMN / 2, y + 12, 9, anchor="middle", colour="#ffffff", is_bold=True) + "</g>"


def _grid(count: int, left: float, top: float, height: float) -> Iterator[str]:
    for at in range(count + 1):
        x = number(left + COLUMN * at)
        yield f'<path d="M{x} {number(top)}V{number(top + height)}" stroke="#d0d0d0" stroke-width="0.6"/>'


def _totals(matrix: Matrix, left: float, y: float, lang: Lang) -> Iterator[str]:
    yield write(TOTAL.say(lang), 6, y + 13, SIZE, colour=FAINT, is_italic=True)
    for at, total in enumerate(matrix.totals):
        yield write(str(total), left + COLUMN * at + COLUMN / 2, y + 13, SIZE, anchor="middle", is_bold=True)


def _signs(matrix: Matrix, lang: Lang) -> Iterator[Sign]:
    yield Sign(tuple(_mark(("",), 4, 0, "")), CELL.say(lang))
    for state in (state for state in LOOKS if any(row.state == state for row in matrix.rows)):
        yield Sign((outline("system", Box(2, 0, 28, 14), LOOKS[state], 1.2),), STATE_LABELS[state].say(lang))


MATRIX_FORMATS: dict[str, Callable[[Matrix, Lang], str]] = {"markdown": to_markdown, "svg": to_svg, "json": to_json}
