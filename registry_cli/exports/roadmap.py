"""The roadmap: as a Gantt chart in Mermaid, as SVG, and as JSON."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from registry_cli.analysis.roadmap import COURSES, Bar, Roadmap, RoadmapRow
from registry_cli.exports.drawing.gantt import to_svg
from registry_cli.exports.drawing.gantt_words import COURSE_LABELS, TITLE, consequences
from registry_cli.exports.graph_json import document
from registry_cli.exports.mermaid import mermaid_text
from registry_cli.labels import STATE_LABELS
from registry_cli.language import Lang
from registry_cli.timeline import State

_KEYWORD = re.compile(
    r"^(?:\d|(?:gantt|title|section|dateformat|axisformat|tickinterval|inclusiveenddates|topaxis|includes|excludes|todaymarker"
    r"|weekday|weekend|acctitle|accdescr|click|call|href|vert|milestone)\b)",
    re.IGNORECASE,
)
"""What Mermaid would read as an order or a day at the beginning of a task."""

_TAGS: dict[State, str] = {"pilot": "active, ", "phase-in": "active, ", "in-use": "done, ", "phase-out": "crit, "}


def to_mermaid(roadmap: Roadmap, lang: Lang) -> str:
    """A chart with a section for what comes, what goes and what changes; the end of a life is a milestone."""
    lines = [
        "gantt",
        f"  title {TITLE.say(lang)}",
        "  dateFormat YYYY-MM-DD",
        "  axisFormat %Y",
        "  tickInterval 12month",
    ]
    for course in COURSES:
        rows = [(at, row) for at, row in enumerate(roadmap.rows) if row.course == course]
        if rows:
            lines.append(f"  section {COURSE_LABELS[course].say(lang)}")
        for at, row in rows:
            lines += _tasks(row, at, lang)
    return "\n".join(lines) + "\n"


def _tasks(row: RoadmapRow, at: int, lang: Lang) -> Iterator[str]:
    for number, bar in enumerate(row.bars):
        name = _task_name(f"{row.entry.name}, {STATE_LABELS[bar.state].say(lang)}")
        end = bar.last + timedelta(1) if bar.last < date.max else bar.last
        yield f"  {name} :{_TAGS.get(bar.state, '')}r{at}_{number}, {bar.first.isoformat()}, {end.isoformat()}"
    if row.gone:
        words = "; ".join(consequences(row, lang))
        yield f"  {_task_name(f'{row.entry.name}, {words}')} :milestone, r{at}_gone, {row.gone.isoformat()}, 0d"


def _task_name(text: str) -> str:
    """A name that ends at no colon or comma of its own, and begins with no word of Mermaid's."""
    first = mermaid_text(text)
    return f"#{ord(first[0])};{first[1:]}" if _KEYWORD.match(first) else first


def to_json(roadmap: Roadmap, lang: Lang) -> str:
    """One document: each life with its bars, and the sums by year."""
    del lang
    years = [
        {"year": one.year, "arriving": one.arriving, "leaving": one.leaving, "living": one.living}
        for one in roadmap.years
    ]
    found: dict[str, object] = {
        "first": roadmap.first.isoformat(),
        "last": roadmap.last.isoformat(),
        "years": years,
        "rows": [_row(row) for row in roadmap.rows],
        "unchanged": roadmap.unchanged,
    }
    return document(found, roadmap.as_of, incomplete=roadmap.is_incomplete)


def _row(row: RoadmapRow) -> dict[str, object]:
    return {
        "id": row.entry.id,
        "kind": row.entry.kind,
        "name": row.entry.name,
        "course": row.course,
        "bars": [_bar(bar) for bar in row.bars],
        "gone": row.gone.isoformat() if row.gone else None,
        "successor": row.successor.id if row.successor else None,
        "severed": [
            {"id": one.entry.id, "relation": one.relation, "essential": one.is_essential} for one in row.severed
        ],
    }


def _bar(bar: Bar) -> dict[str, object]:
    return {"state": bar.state, "first": bar.first.isoformat(), "last": bar.last.isoformat()}


ROADMAP_FORMATS: dict[str, Callable[[Roadmap, Lang], str]] = {"mermaid": to_mermaid, "svg": to_svg, "json": to_json}
