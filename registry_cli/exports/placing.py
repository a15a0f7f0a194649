"""Where boxes, frames and arrows go: Graphviz's `dot`, as the program that comes with the package graphviz-pure.

It is given numbers alone: sizes, and which box stands where. No name and no text of a registry reaches it, so it needs no
fonts, and there is nothing in it to obey. It answers in its own JSON, which any Graphviz speaks.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

PACKAGE = "graphviz-pure"
INCH = 72
PATIENCE = 120
"""Seconds after which a picture is too large."""

NO_ENGINE = Text(
    "there is no program to lay out SVG here: install the Python package {package}, or take --format dot",
    "der er intet program, som kan tegne SVG, på denne maskine: installér Python-pakken {package}, eller vælg --format dot",
)
TOO_MUCH = Text(
    "the picture is too large to be laid out: ask for an ID, or let clusters stay closed",
    "billedet er for stort til at blive tegnet: spørg om et ID, eller lad grupperne være lukkede",
)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn together: the numbers of its boxes, and the room that its heading takes."""

    boxes: tuple[int, ...]
    heading: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to another; a light one does not pull its ends together."""

    source: int
    target: int
    is_light: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow's way as the points of cubic Bézier curves, and its tip."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything is, in the order in which it was given; `y` grows downwards."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    frames: tuple[Box, ...]
    lines: tuple[Line, ...]


def placed(
    sizes: Sequence[tuple[float, float]], frames: Sequence[Frame], arrows: Sequence[Arrow], gap: float = 65
) -> Placement:
    """Boxes of these sizes in layers from left to right with a gap between, each inside its frame, none upon another.

    Labels of arrows are not laid out: together with frames they are what Graphviz fails on.

    Raises:
        WrongQuestion: there is no such program on this machine, or it found no end.
    """
    text = "\n".join(_statements(sizes, frames, arrows, gap))
    answer = _asked(text)
    height = float(answer["bb"].split(",")[3])
    objects = {found["name"]: found for found in answer.get("objects", ())}
    return Placement(
        width=float(answer["bb"].split(",")[2]),
        height=height,
        boxes=tuple(_box(objects[f"n{number}"], size, height) for number, size in enumerate(sizes)),
        frames=tuple(_frame(objects[f"cluster_{number}"], height) for number in range(len(frames))),
        lines=tuple(_line(edge, height) for edge in sorted(answer.get("edges", ()), key=_number)),
    )


def _number(edge: Mapping[str, Any]) -> int:
    return int(edge["id"])


@cache
def program_of(package: str) -> str:
    """The program's path, as the installed package knows it: it need not be on the path.

    Raises:
        WrongQuestion: the package is not installed, or has no program for this machine.
    """
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415 - slow, and only pictures ask

    try:
        files = distribution(package).files or ()
    except PackageNotFoundError:
        raise WrongQuestion(NO_ENGINE, package=package) from None
    for file in files:
        if file.stem == package and file.suffix in {"", ".exe"}:
            return str(file.locate())
    raise WrongQuestion(NO_ENGINE, package=package)


def _asked(text: str) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [program_of(PACKAGE), "-Kdot", "-Tjson0"],
            input=text.encode(),
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
    except OSError:
        raise WrongQuestion(NO_ENGINE, package=PACKAGE) from None
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise WrongQuestion(TOO_MUCH) from None
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _statements(
    sizes: Sequence[tuple[float, float]], frames: Sequence[Frame], arrows: Sequence[Arrow], gap: float
) -> Iterator[str]:
    yield f"digraph {{ graph [rankdir=LR, nodesep=0.2, ranksep={gap / INCH:.4f}];"
    yield 'node [shape=box, fixedsize=true, label="", margin=0]; edge [arrowsize=0.8];'
    for number, frame in enumerate(frames):
        inside = " ".join(f"n{box};" for box in frame.boxes)
        yield f"subgraph cluster_{number} {{ margin=12; label={_room(frame.heading)}; {inside} }}"
    for number, (width, height) in enumerate(sizes):
        yield f"n{number} [width={width / INCH:.4f}, height={height / INCH:.4f}];"
    for number, arrow in enumerate(arrows):
        weight = ", weight=0, constraint=false" if arrow.is_light else ""
        yield f"n{arrow.source} -> n{arrow.target} [id={number}{weight}];"
    yield "}"


def _room(size: tuple[float, float]) -> str:
    """A label of a fixed size, so that no fonts are asked."""
    width, height = (max(round(side), 1) for side in size)
    return f'<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"><TR><TD></TD></TR></TABLE>>'


def _box(found: Mapping[str, Any], size: tuple[float, float], height: float) -> Box:
    x, y = _point(found["pos"], height)
    return Box(x - size[0] / 2, y - size[1] / 2, *size)


def _frame(found: Mapping[str, Any], height: float) -> Box:
    left, low, right, high = (float(side) for side in found["bb"].split(","))
    return Box(left, height - high, right - left, high - low)


def _line(edge: Mapping[str, Any], height: float) -> Line:
    """The points from tail to head; Graphviz writes the tip of the arrow first."""
    words = str(edge["pos"]).partition(";")[0].split(" ")
    tips = [_point(word[2:], height) for word in words if word.startswith("e,")]
    points = [_point(word, height) for word in words if word[0] not in "es"]
    return Line((*points, *tips))


def _point(text: str, height: float) -> Point:
    x, y = text.split(",")[:2]
    return float(x), height - float(y)
