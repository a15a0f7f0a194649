"""The roadmap as SVG: a line for each life, bars in the looks of its states, and what the end of it means."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.roadmap import COURSES, Roadmap, RoadmapRow
from registry_cli.exports.drawing.gantt_words import COURSE_LABELS, TITLE, consequences
from registry_cli.exports.drawing.page import AS_OF, Field, Sign, day_text, page
from registry_cli.exports.drawing.shapes import outline, sides
from registry_cli.exports.drawing.text import FAINT, cut, escaped, number, plain, width_of, write
from registry_cli.exports.legend import LOOKS
from registry_cli.exports.placing import Box
from registry_cli.labels import KIND_LABELS, STATE_LABELS
from registry_cli.language import Lang, Text

SIZE, SMALL, ROW, BAR = 11.0, 9.5, 22.0, 14.0
MAX_NAME, HEAD, WORDS = 260.0, 24.0, 460.0
SEVERED = "#b34700"
SUMS = (
    Text("arriving", "kommer"),
    Text("gone", "forsvinder"),
    Text("living at the end of the year", "i brug ved årets udgang"),
)
UNCHANGED = Text("without changes in these years: {count}", "uden ændringer i disse år: {count}")
NOW = Text("today", "i dag")
END, CUT = (
    Text("gone", "væk"),
    Text("severed: nobody has said what comes instead", "overskåret: ingen har sagt, hvad der træder i stedet"),
)
NOTHING = Text("nothing changes in these years", "intet ændrer sig i disse år")


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to places: years are equally wide."""

    first: date
    last: date
    left: float
    year: float

    def at(self, day: date) -> float:
        """The place of the beginning of a day."""
        start = date(day.year, 1, 1)
        length = 366 if day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) else 365
        return self.left + self.year * (day.year - self.first.year + (day - start).days / length)

    @property
    def right(self) -> float:
        """The end of the last year."""
        return self.left + self.year * (self.last.year - self.first.year + 1)


def to_svg(roadmap: Roadmap, lang: Lang) -> str:
    """Sections for what comes, goes and changes; years across, today as a line, and sums below."""
    names = [width_of(plain(row.entry.name), SIZE) for row in roadmap.rows]
    scale = Scale(roadmap.first, roadmap.last, min(max([150.0, *names]), MAX_NAME) + 26, _year_width(roadmap))
    ends = [
        scale.at(row.gone) + 12 + min(width_of(line, SMALL), WORDS)
        for row in roadmap.rows
        if row.gone
        for line in _beside(row, lang)
    ]
    lines = [*_lines(roadmap, scale, lang)]
    height = HEAD + ROW * len(lines)
    grid = [*_years(roadmap, scale, height), *_today(roadmap, scale, height, lang)]
    body = [*grid, *(mark for at, line in enumerate(lines) for mark in line(HEAD + ROW * at))]
    body += [*_sums(roadmap, scale, height + 8, lang)]
    width = max([scale.right + 8, *ends])
    notes = [AS_OF.say(lang, day=day_text(roadmap.as_of, lang)), UNCHANGED.say(lang, count=roadmap.unchanged)]
    notes += [] if roadmap.rows else [NOTHING.say(lang)]
    return page(
        TITLE.say(lang), notes, Field(width, height + 8 + ROW * 3, tuple(body)), tuple(_signs(roadmap, lang)), lang
    )


def _year_width(roadmap: Roadmap) -> float:
    return max(min(900.0 / len(roadmap.years), 180.0), 70.0)


def _lines(roadmap: Roadmap, scale: Scale, lang: Lang) -> Iterator["_Line"]:
    for course in COURSES:
        rows = [row for row in roadmap.rows if row.course == course]
        if rows:
            yield _Line(f"{COURSE_LABELS[course].say(lang)} ({len(rows)})", scale, lang)
        yield from (_Line(row, scale, lang) for row in rows)


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading, or a life, to be drawn at some height."""

    what: RoadmapRow | str
    scale: Scale
    lang: Lang

    def __call__(self, y: float) -> Iterator[str]:
        if isinstance(self.what, str):
            yield f'<rect {sides(Box(0, y + 2, self.scale.right, ROW - 4))} fill="#f2f2f2"/>'
            yield write(self.what, 6, y + 15, SIZE, is_bold=True)
            return
        yield f"<g><title>{escaped(_hint(self.what, self.lang))}</title>"
        yield outline(self.what.entry.kind, Box(6, y + 6, 11, 9), LOOKS["in-use"], 0.9)
        yield write(cut(plain(self.what.entry.name), SIZE, self.scale.left - 28), 22, y + 15, SIZE)
        yield from _life(self.what, self.scale, y, self.lang)
        yield "</g>"


def _hint(row: RoadmapRow, lang: Lang) -> str:
    bars = [
        f"{STATE_LABELS[bar.state].say(lang)} {day_text(bar.first, lang)} - {day_text(bar.last, lang)}"
        for bar in row.bars
    ]
    kind = KIND_LABELS[row.entry.kind].say(lang)
    return f"{plain(row.entry.name)} ({row.entry.id}), {kind}: {'; '.join([*bars, *consequences(row, lang)])}"


def _life(row: RoadmapRow, scale: Scale, y: float, lang: Lang) -> Iterator[str]:
    for bar in row.bars:
        left = scale.at(bar.first)
        width = max(scale.at(bar.last) - left, 2.0)
        yield outline("system", Box(left, y + 4, width, BAR), LOOKS[bar.state], 1.1)
        label = STATE_LABELS[bar.state].say(lang)
        if width_of(label, SMALL) + 6 <= width:
            yield write(label, left + width / 2, y + 14.5, SMALL, anchor="middle")
    if row.gone is None:
        return
    x = scale.at(row.gone)
    yield _cross(x, y + 11, "#1a1a1a")
    for line in _beside(row, lang):
        yield write(cut(line, SMALL, WORDS), x + 9, y + 14.5, SMALL, colour=FAINT, has_halo=True)
    if row.severed:
        yield _cross(x, y + 11, SEVERED)


def _beside(row: RoadmapRow, lang: Lang) -> Iterator[str]:
    """What stands behind the end of a life; only what is severed needs more than the tooltip."""
    words = list(consequences(row, lang))
    if words:
        yield plain("; ".join(words))


def _cross(x: float, y: float, colour: str) -> str:
    ends = [number(side) for side in (x - 4, y - 4, x + 4, y + 4)]
    across = f"M{ends[0]} {ends[1]}L{ends[2]} {ends[3]}M{ends[0]} {ends[3]}L{ends[2]} {ends[1]}"
    return f'<path d="{across}" stroke="{colour}" stroke-width="2.2" fill="none"/>'


def _years(roadmap: Roadmap, scale: Scale, height: float) -> Iterator[str]:
    for at, one in enumerate(roadmap.years):
        x = scale.left + scale.year * at
        yield write(str(one.year), x + scale.year / 2, 15, SIZE, anchor="middle", is_bold=True)
        yield _upright(x, height, "#bdbdbd", 0.8)
        yield from (_upright(x + scale.year * part / 4, height, "#ececec", 0.6) for part in (1, 2, 3))
    yield _upright(scale.right, height, "#bdbdbd", 0.8)


def _upright(x: float, height: float, colour: str, width: float) -> str:
    return (
        f'<path d="M{number(x)} {number(HEAD - 4)}V{number(height)}" stroke="{colour}" stroke-width="{number(width)}"/>'
    )


def _today(roadmap: Roadmap, scale: Scale, height: float, lang: Lang) -> Iterator[str]:
    x = scale.at(roadmap.as_of)
    yield _upright(x, height, "#0072b2", 1.6)
    yield write(NOW.say(lang), x + 3, HEAD - 1, SMALL, colour="#0072b2", has_halo=True)


def _sums(roadmap: Roadmap, scale: Scale, y: float, lang: Lang) -> Iterator[str]:
    for at, label in enumerate(SUMS):
        yield write(label.say(lang), 6, y + ROW * at + 14, SIZE, colour=FAINT)
        for position, one in enumerate(roadmap.years):
            total = (one.arriving, one.leaving, one.living)[at]
            x = scale.left + scale.year * (position + 0.5)
            yield write(str(total), x, y + ROW * at + 14, SIZE, anchor="middle", is_bold=total > 0)


def _signs(roadmap: Roadmap, lang: Lang) -> Iterator[Sign]:
    present = {bar.state for row in roadmap.rows for bar in row.bars}
    for state in (state for state in LOOKS if state in present):
        yield Sign((outline("system", Box(2, 0, 28, 14), LOOKS[state], 1.2),), STATE_LABELS[state].say(lang))
    if any(row.gone for row in roadmap.rows):
        yield Sign((_cross(16, 7, "#1a1a1a"),), END.say(lang))
    if any(row.severed for row in roadmap.rows):
        yield Sign((_cross(16, 7, SEVERED),), CUT.say(lang))
