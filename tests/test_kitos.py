"""The table of KITOS's fields: every row has a home that the model knows, or a reason why it has none."""

import re
from pathlib import Path

import pytest

from registry_cli.model.kinds import BY_FOLDER
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of

PAGE = Path(__file__).parents[1] / "docs/kitos.md"
HOME = re.compile(r"`(?:([a-z]+)/\*\.yaml|(registry\.yaml)): ([a-z_.*]+)`")


def rows() -> list[tuple[str, ...]]:
    """The rows of every table, without their heads."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return [row for row in cells if row[0] != "KITOS"]


ROWS = rows()
EACH_ROW = pytest.mark.parametrize("row", ROWS, ids=[f"{number}-{row[0][:40]}" for number, row in enumerate(ROWS)])


@EACH_ROW
def test_a_row_has_a_home_or_a_reason(row: tuple[str, ...]) -> None:
    kitos, danish, home, remark = row
    assert kitos
    assert danish
    assert HOME.search(home) or (home == "–" and remark)


@EACH_ROW
def test_every_home_is_a_field(row: tuple[str, ...]) -> None:
    home = row[2]
    assert HOME.sub("", home).strip() in ("", "–"), home
    for folder, settings, path in HOME.findall(home):
        shape: Shape | None = shape_of(Settings) if settings else shape_of(BY_FOLDER[folder])
        for key in path.split("."):
            shape = below(shape, key)
        assert shape is not None, path


def below(shape: Shape | None, key: str) -> Shape | None:
    """The shape one key further down, through the list it may stand in."""
    while shape is not None and shape.item is not None:
        shape = shape.item
    if shape is None:
        return None
    return shape.map_value if key == "*" else shape.keys[key].shape if key in shape.keys else None


def test_every_kind_of_kitos_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == [
        "Fælles",
        "It-system i kataloget",
        "It-system i anvendelse",
        "Snitflade",
        "Kontrakt",
        "Databehandling",
        "Organisation",
        "KLE",
        "Advis",
        "Projekt",
        "Ordlister",
    ]
