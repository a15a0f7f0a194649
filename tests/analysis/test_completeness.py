"""Completeness: what counts as filled in, and how it is summed up."""

from datetime import date

import pytest

from registry_cli.analysis.completeness import completeness, grouped, is_there, total
from registry_cli.documents import Data
from tests.model.memory import SETTINGS, registry_of

TODAY = date(2026, 11, 25)
WANTED = """completeness:
  system: {must: [owner], should: [criticality.level, data.category], could: [product]}
"""


@pytest.mark.parametrize(
    ("data", "path", "there"),
    [
        ({"a": "x"}, "a", True),
        ({"a": ""}, "a", False),
        ({"a": None}, "a", False),
        ({"a": False}, "a", True),
        ({"a": 0}, "a", True),
        ({"a": {}}, "a", False),
        ({"a": []}, "a", False),
        ({"a": {"b": 1}}, "a.b", True),
        ({"a": {"b": 1}}, "a.c", False),
        ({"a": "x"}, "a.b", False),
        ({"a": [{"b": 1}, {"b": 2}]}, "a.b", True),
        ({"a": [{"b": 1}, {}]}, "a.b", False),
        ({}, "a.b", False),
    ],
)
def test_what_is_there(data: Data, path: str, there: object) -> None:
    assert is_there(data, path.split(".")) is there


def test_each_level_names_what_is_missing() -> None:
    registry = registry_of(
        {
            "registry.yaml": SETTINGS + WANTED,
            "systems/full.yaml": "name: F\nowner: u\ncriticality: {level: low}\ndata: [{category: kort}]\nproduct: f\n",
            "systems/half.yaml": "name: H\ncriticality: {level: low}\n",
            "systems/gone.yaml": "name: G\nlifecycle: {retired: 2020-01-01}\n",
            "units/u.yaml": "name: U\n",
        }
    )
    parts = tuple(completeness(registry, TODAY))
    assert [part.entry.id for part in parts] == ["full", "half"]
    half = parts[1]
    assert half.of("must").missing == ("owner",)
    assert (half.of("should").there, half.of("should").missing) == (1, ("data.category",))
    assert total(parts).levels == (("must", 1, 2), ("should", 3, 4), ("could", 1, 2))
    by_owner = grouped(parts, lambda entry: entry.text("owner"))
    assert {owner: group.levels[0] for owner, group in by_owner.items()} == {"u": ("must", 1, 1), None: ("must", 0, 1)}
