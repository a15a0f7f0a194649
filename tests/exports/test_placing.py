"""Laws of the layout, on random graphs: nothing lies upon another, all of it in its frame, and the same twice."""

import random

import pytest

from registry_cli.exports.placing import Arrow, Box, Frame, Placement, placed, program_of
from registry_cli.questions import WrongQuestion

SLACK = 0.5
"""Graphviz writes places in five figures."""


def scene(seed: int) -> tuple[list[tuple[float, float]], list[Frame], list[Arrow]]:
    chance = random.Random(seed)  # noqa: S311 - the same numbers each time are the point
    count = chance.randint(1, 60)
    sizes = [(float(chance.randint(20, 300)), float(chance.randint(15, 200))) for _ in range(count)]
    homes = [chance.randint(0, 5) for _ in range(count)]
    frames = [
        Frame(inside, (float(chance.randint(10, 200)), 18.0))
        for home in range(1, 6)
        if (inside := tuple(box for box in range(count) if homes[box] == home))
    ]
    arrows = [
        Arrow(
            chance.randrange(count),
            chance.randrange(count),
            is_light=chance.random() < 0.3,
        )
        for _ in range(chance.randint(0, 3 * count))
    ]
    return sizes, frames, arrows


def overlaps(boxes: tuple[Box, ...]) -> list[tuple[Box, Box]]:
    return [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[:at]
        if one.x + SLACK < other.x + other.width
        and other.x + SLACK < one.x + one.width
        and one.y + SLACK < other.y + other.height
        and other.y + SLACK < one.y + one.height
    ]


def is_inside(box: Box, frame: Box) -> bool:
    return (
        frame.x - SLACK <= box.x
        and frame.y - SLACK <= box.y
        and box.x + box.width <= frame.x + frame.width + SLACK
        and box.y + box.height <= frame.y + frame.height + SLACK
    )


def is_near(point: tuple[float, float], box: Box) -> bool:
    return is_inside(Box(*point, 0, 0), Box(box.x - 15, box.y - 15, box.width + 30, box.height + 30))


@pytest.mark.parametrize("seed", range(40))
def test_laws(seed: int) -> None:
    sizes, frames, arrows = scene(seed)
    found = placed(sizes, frames, arrows)
    assert found == placed(sizes, frames, arrows)
    assert [(box.width, box.height) for box in found.boxes] == sizes
    assert overlaps(found.boxes) == []
    assert overlaps(found.frames) == []
    assert_in_frames(found, frames)
    page = Box(0, 0, found.width, found.height)
    assert all(is_inside(box, page) for box in (*found.boxes, *found.frames))
    for arrow, line in zip(arrows, found.lines, strict=True):
        assert is_near(line.points[0], found.boxes[arrow.source])
        assert is_near(line.points[-1], found.boxes[arrow.target])
        assert len(line.points) % 3 == 2  # curves of three points each after the first, and the tip


def assert_in_frames(found: Placement, frames: list[Frame]) -> None:
    """Every box stands in its own frame, below the heading, and in no other."""
    for frame, place in zip(frames, found.frames, strict=True):
        room = Box(place.x, place.y + frame.heading[1], place.width, place.height - frame.heading[1])
        assert all(is_inside(found.boxes[box], room) for box in frame.boxes)
        strangers = [box for at, box in enumerate(found.boxes) if at not in frame.boxes]
        assert [box for box in strangers if overlaps((box, place))] == []


def test_nothing_is_placed_nowhere() -> None:
    found = placed([], [], [])
    assert (found.boxes, found.frames, found.lines) == ((), (), ())


def test_one_that_points_to_itself() -> None:
    found = placed([(50, 20)], [], [Arrow(0, 0), Arrow(0, 0, is_light=True)])
    assert [is_near(line.points[-1], found.boxes[0]) for line in found.lines] == [True, True]


def test_what_depends_stands_left() -> None:
    found = placed([(50, 20)] * 3, [], [Arrow(2, 0), Arrow(0, 1)])
    assert sorted(range(3), key=lambda box: found.boxes[box].x) == [2, 0, 1]


def test_no_program() -> None:
    with pytest.raises(WrongQuestion, match="install the Python package no-such-program"):
        program_of("no-such-program")


def test_a_package_without_the_program() -> None:
    with pytest.raises(WrongQuestion, match="pytest-xdist"):
        program_of("pytest-xdist")
