"""What counts as new and as changed since an earlier state."""

import pytest

from registry_cli.analysis.selection.changes import changes_since
from tests.model.memory import registry_of

KY = "name: KY\nowner: a\ntags: [x, y]\n"


def changes(before: dict[str, str], now: dict[str, str]) -> tuple[list[str], list[str], tuple[str, ...]]:
    found = changes_since(registry_of({**before}), registry_of({**now}))
    return sorted(key.id for key in found.new), sorted(key.id for key in found.modified), found.removed


@pytest.mark.parametrize(
    ("before", "now", "is_modified"),
    [
        (KY, KY, False),
        (KY, "# note\nowner: a   # who\ntags:\n  - x\n  - 'y'\nname: \"KY\"\n", False),
        (KY, KY.replace("\n", "\r\n"), False),
        ("name: KY\nai: true\n", "name: KY\nai: True\n", False),
        ("name: KY\nai: true\n", "name: KY\nai: 1\n", True),
        ("name: KY\nextra: {a: 1.50}\n", "name: KY\nextra: {a: 1.5}\n", False),
        ("name: KY\nextra: {a: 1}\n", "name: KY\nextra: {a: '1'}\n", True),
        (KY, KY.replace("x, y", "y, x"), False),
        (KY, f"{KY}notes: more\n", True),
        ("name: [broken\n", "name: [broken\n", False),
        ("name: [broken\n", "name: [broke\n", True),
        (KY, "", True),
        ("name: KY\nname: KY\n", "name: KY\n", True),
    ],
)
def test_the_data_count_and_not_how_they_are_written(before: str, now: str, is_modified: bool) -> None:  # noqa: FBT001
    assert changes({"systems/ky.yaml": before}, {"systems/ky.yaml": now}) == ([], ["ky"] if is_modified else [], ())


def test_a_file_that_moves_is_the_same_and_one_of_another_kind_is_not() -> None:
    assert changes({"systems/ky.yaml": KY}, {"systems/social/ky.yaml": KY}) == ([], [], ())
    assert changes({"systems/ky.yaml": KY}, {"units/ky.yaml": KY}) == ([], ["ky"], ())


def test_who_says_its_former_id_is_changed_and_not_new() -> None:
    now = {"systems/ny.yaml": f"{KY}formerly: [ky]\n", "systems/helt.yaml": "name: Helt ny\n"}
    assert changes({"systems/ky.yaml": KY, "systems/vaek.yaml": "name: V\n"}, now) == (["helt"], ["ny"], ("vaek",))
