"""A small chart of lines over days: round numbers at the side, years below, the last value at the end of each line."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from babel.numbers import format_decimal

from registry_cli.exports.drawing.text import FAINT, INK, escaped, number, width_of, write
from registry_cli.language import Lang

WIDTH, HEIGHT = 380.0, 190.0
TOP, BOTTOM, RIGHT = 34.0, 24.0, 62.0
SIZE, SMALL = 12.5, 10.0
GRID = "#e4e4e4"
STEPS = 4
"""At most so many spaces between the lines of the grid."""
LABEL = 13.0
"""From one label at the end of a line to the next."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Values by day, in order; `colour` and `dashes` tell it from others, and so does its name at its end where there are several."""

    name: str
    values: Sequence[tuple[date, float]]
    colour: str
    dashes: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is counted, in what unit, and its curves over the same days; `whole` is the value that fills it, such as 100 percent."""

    title: str
    curves: Sequence[Curve]
    unit: str = ""
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days and values to places."""

    first: date
    last: date
    left: float
    right: float
    low: float
    high: float
    top: float
    bottom: float

    def x(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / days

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)


def chart(one: Chart, x: float, y: float, lang: Lang) -> Iterator[str]:
    """The chart with its upper left corner at `x`, `y`: a group with a title and a description of its own."""
    days = [day for curve in one.curves for day, _ in curve.values]
    ticks = _ticks([value for curve in one.curves for _, value in curve.values], one.whole)
    labels = [_value(tick, one, lang) for tick in ticks]
    left = x + max(width_of(label, SMALL) for label in labels) + 8
    scale = _Scale(
        *(min(days), max(days)), *(left, x + WIDTH - RIGHT), *(ticks[0], ticks[-1]), *(y + TOP, y + HEIGHT - BOTTOM)
    )
    yield f'<g role="img"><title>{escaped(one.title)}</title><desc>{escaped(described(one, lang))}</desc>'
    yield write(one.title, x, y + 16, SIZE, is_bold=True)
    yield from _grid(ticks, labels, scale)
    yield from _days(scale)
    yield from _curves(one, scale, lang)
    yield "</g>"


def described(one: Chart, lang: Lang) -> str:
    """The chart in words: for each curve its first and its last value."""
    parts = []
    for curve in one.curves:
        (first, was), (last, now) = curve.values[0], curve.values[-1]
        values = f"{first.isoformat()}: {_value(was, one, lang)}; {last.isoformat()}: {_value(now, one, lang)}"
        parts.append(f"{curve.name}: {values}" if len(one.curves) > 1 else values)
    return ". ".join(parts)


def _value(value: float, one: Chart, lang: Lang) -> str:
    places = 0 if value == int(value) else 1
    shown = str(format_decimal(round(value, places), locale=lang))
    return f"{shown}{one.unit}"


def _ticks(values: Sequence[float], whole: float | None) -> list[float]:
    """Round values from zero up that hold all of them."""
    most = max([*values, whole or 0.0, 1.0])
    step = _round_step(most / STEPS)
    count = math.ceil(most / step - 1e-9)
    return [float(Fraction(step).limit_denominator(1000) * at) for at in range(count + 1)]


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is not smaller; nothing below 1, for things are counted."""
    power = 10.0 ** math.floor(math.log10(max(least, 1e-9)))
    steps = [part * power for part in (1, 2, 2.5, 5, 10)]
    found = next(step for step in steps if step >= least - 1e-9)
    return max(found, 1.0) if found < 1 or found == int(found) else float(math.ceil(found)) if power <= 1 else found


def _grid(ticks: Sequence[float], labels: Sequence[str], scale: _Scale) -> Iterator[str]:
    for tick, label in zip(ticks, labels, strict=True):
        y = scale.y(tick)
        colour = "#8a8a8a" if tick == ticks[0] else GRID
        yield f'<path d="M{number(scale.left)} {number(y)}H{number(scale.right)}" stroke="{colour}" stroke-width="1"/>'
        yield write(label, scale.left - 6, y + 3.5, SMALL, anchor="end", colour=FAINT)


def _days(scale: _Scale) -> Iterator[str]:
    """A mark at each new year, and the year where there is room; without any the months at both ends."""
    years = [date(year, 1, 1) for year in range(scale.first.year + 1, scale.last.year + 1)]
    for day in years:
        place = number(scale.x(day))
        yield f'<path d="M{place} {number(scale.top)}V{number(scale.bottom + 4)}" stroke="{GRID}" stroke-width="1"/>'
    ends = [scale.first, scale.last] if scale.first != scale.last else [scale.last]
    taken: list[float] = []
    for day in (*ends, *years):
        x = scale.x(day)
        if all(abs(x - other) > 46 for other in taken):
            taken.append(x)
            label = str(day.year) if day in years else f"{day.year}-{day.month:02}"
            yield write(label, x, scale.bottom + 16, SMALL, anchor="middle", colour=FAINT)


def _curves(one: Chart, scale: _Scale, lang: Lang) -> Iterator[str]:
    ends = _spread([scale.y(curve.values[-1][1]) for curve in one.curves], scale.bottom)
    for curve, label_y in zip(one.curves, ends, strict=True):
        points = [(scale.x(day), scale.y(value)) for day, value in curve.values]
        if len(points) > 1:
            way = "L".join(f"{number(x)} {number(y)}" for x, y in points)
            dashes = f' stroke-dasharray="{curve.dashes}"' if curve.dashes else ""
            style = f'stroke="{curve.colour}" stroke-width="2" stroke-linejoin="round"{dashes}'
            yield f'<path d="M{way}" fill="none" {style}/>'
        for (x, y), (day, value) in zip(points, curve.values, strict=True):
            hint = f"{curve.name}, {day.isoformat()}: {_value(value, one, lang)}"
            mark = f'<circle cx="{number(x)}" cy="{number(y)}" r="{3 if (x, y) == points[-1] else 1.6}" fill="{curve.colour}">'
            yield f"{mark}<title>{escaped(hint)}</title></circle>"
        text = _value(curve.values[-1][1], one, lang)
        colour = curve.colour if len(one.curves) > 1 else INK
        yield write(text, points[-1][0] + 7, label_y + 4, SMALL + 1, colour=colour, is_bold=True, has_halo=True)


def _spread(places: Sequence[float], bottom: float) -> list[float]:
    """The places of labels, moved apart where they would lie upon one another, and none of them below the axis."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    found = list(places)
    for before, at in pairwise(order):
        found[at] = max(found[at], found[before] + LABEL)
    room = bottom
    for at in reversed(order):
        found[at] = min(found[at], room)
        room = found[at] - LABEL
    return found
