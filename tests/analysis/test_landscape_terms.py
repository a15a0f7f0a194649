"""Small reckonings about systems: disposition, time away, wholes and modules."""

import pytest

from registry_cli.analysis.disposition import disposition
from registry_cli.analysis.downtime import minutes_in
from registry_cli.analysis.wholes import have_one_whole, is_part_of, with_wholes
from tests.model.memory import registry_of


@pytest.mark.parametrize(
    ("business", "technical", "expected"),
    [
        ("4", "4", "invest"),
        ("3", "3", "invest"),
        ("3", "2", "migrate"),
        ("2", "3", "tolerate"),
        ("2", "2", "eliminate"),
        ("1", "1", "eliminate"),
        ("0", "3", None),
        ("3", "5", None),
        ("true", "3", None),
        ("3.5", "3", None),
        ("", "3", None),
    ],
)
def test_disposition(business: str, technical: str, expected: str | None) -> None:
    text = f"name: K\nfit:\n  business: {business}\n  technical: {technical}\n"
    assert disposition(registry_of({"systems/k.yaml": text}).entries["k"]) == expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("PT4H", 240),
        ("P1D", 1440),
        ("P1DT2H3M", 1563),
        ("PT90M", 90),
        ("PT0M", 0),
        ("P0D", 0),
        ("P", None),
        ("PT", None),
        ("P1M", None),
        ("4 timer", None),
        (4, None),
        (None, None),
    ],
)
def test_minutes(text: str | int | None, minutes: int | None) -> None:
    assert minutes_in(text) == minutes


def test_wholes_and_modules() -> None:
    registry = registry_of(
        {
            "systems/a.yaml": "name: A\n",
            "systems/b.yaml": "name: B\npart_of: a\n",
            "systems/c.yaml": "name: C\npart_of: b\n",
            "systems/d.yaml": "name: D\npart_of: a\n",
            "systems/e.yaml": "name: E\npart_of: nowhere\n",
        }
    )
    a, b, c, d, e = (registry.entries[one] for one in "abcde")
    assert [one.id for one in with_wholes(c, registry)] == ["c", "b", "a"]
    assert with_wholes(e, registry) == (e,)
    assert (is_part_of(a, c, registry), is_part_of(c, a, registry), is_part_of(b, d, registry)) == (True, True, False)
    assert (have_one_whole(b, d, registry), have_one_whole(d, e, registry)) == (True, False)


@pytest.mark.parametrize("parents", [{"a": "a"}, {"a": "b", "b": "a"}])
def test_a_ring_of_modules_has_an_end(parents: dict[str, str]) -> None:
    registry = registry_of({f"systems/{one}.yaml": f"name: X\npart_of: {whole}\n" for one, whole in parents.items()})
    assert len(with_wholes(registry.entries["a"], registry)) == len(parents)
