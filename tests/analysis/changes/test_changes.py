"""Which entity is which in two states, for certain or only likely, and what a rename leaves unsaid."""

from collections.abc import Mapping

import pytest

from registry_cli.analysis.changes import changes
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.sources import MemorySource

SETTINGS = "format: 1\norganisation: {name: Eksempelby}\n"
KY = "name: Ydelsessystem\nowner: chef\ntags: [a, b]\nhosting: cloud\n"
USER = "name: Sag\nuses: [{system: ky, purpose: Ydelser}]\n"

Told = list[tuple[str, str, str | None]]

PAIRS: dict[str, tuple[Mapping[str, str], Mapping[str, str], Told]] = {
    "added-and-removed": (
        {"systems/a.yaml": "name: A\n"},
        {"units/b.yaml": "name: B\n"},
        [("removed", "a", None), ("added", "b", None)],
    ),
    "said-with-formerly-and-edited": (
        {"systems/ky.yaml": KY},
        {"systems/nyt.yaml": "name: Helt andet\nformerly: [ky]\n"},
        [("renamed", "nyt", "formerly")],
    ),
    "the-same-bytes": ({"systems/ky.yaml": KY}, {"systems/nyt.yaml": KY}, [("renamed", "nyt", "same-bytes")]),
    "only-alike": (
        {"systems/ky.yaml": KY},
        {"systems/nyt.yaml": KY.replace("cloud", "supplier")},
        [("renamed", "nyt", "alike")],
    ),
    "not-alike": (
        {"systems/ky.yaml": KY},
        {"systems/nyt.yaml": "name: Andet\nhosting: supplier\n"},
        [("removed", "ky", None), ("added", "nyt", None)],
    ),
    "two-that-claim-one": (
        {"systems/ky.yaml": KY},
        {"systems/a.yaml": "name: A\nformerly: [ky]\n", "systems/b.yaml": "name: B\nformerly: [ky]\n"},
        [("added", "a", None), ("added", "b", None), ("removed", "ky", None)],
    ),
    "a-copy-of-what-stays": (
        {"systems/ky.yaml": KY},
        {"systems/ky.yaml": KY, "systems/nyt.yaml": f"{KY}formerly: [ky]\n"},
        [("added", "nyt", None)],
    ),
    "the-last-of-several-names": (
        {"systems/b.yaml": "name: B\n"},
        {"systems/c.yaml": "name: C\nformerly: [a, b]\n"},
        [("renamed", "c", "formerly")],
    ),
    "another-folder": ({"systems/ky.yaml": KY}, {"systems/social/ky.yaml": KY}, [("moved", "ky", "id")]),
    "another-kind": (
        {"systems/ky.yaml": "name: KY\n"},
        {"datasources/ky.yaml": "name: KY\n"},
        [("changed", "ky", "id")],
    ),
    "another-kind-and-id": (
        {"systems/ky.yaml": "name: KY\n"},
        {"datasources/cpr.yaml": "name: CPR\nformerly: [ky]\n"},
        [("renamed", "cpr", "formerly")],
    ),
    "nothing-but-layout": ({"systems/ky.yaml": KY}, {"systems/ky.yaml": f"# note\n{KY}"}, []),
}


def registry(files: Mapping[str, str]) -> Registry:
    return load(
        MemorySource({"registry.yaml": SETTINGS.encode(), **{path: text.encode() for path, text in files.items()}})
    )


@pytest.mark.parametrize(("base", "head", "expected"), PAIRS.values(), ids=PAIRS)
def test_what_became_of_each(base: Mapping[str, str], head: Mapping[str, str], expected: Told) -> None:
    told = changes(registry(base), registry(head))
    assert [(one.turn, one.entry.id, one.ground) for one in told.entities] == expected


def test_references_that_follow_a_rename_are_no_changes() -> None:
    head = {"systems/nyt.yaml": f"{KY}formerly: [ky]\n", "systems/sag.yaml": USER.replace("ky", "nyt")}
    told = changes(registry({"systems/ky.yaml": KY, "systems/sag.yaml": USER}), registry(head))
    assert [one.entry.id for one in told.entities] == ["nyt"]


def test_a_reference_left_behind_by_a_rename_is_told() -> None:
    head = {"systems/nyt.yaml": f"{KY}formerly: [ky]\n", "systems/sag.yaml": USER}
    told = changes(registry({"systems/ky.yaml": KY, "systems/sag.yaml": USER}), registry(head)).find("sag")
    assert told is not None
    assert [(one.before, one.after) for one in told.facts] == [
        ({"system": "nyt", "purpose": "Ydelser"}, None),
        (None, {"system": "ky", "purpose": "Ydelser"}),
    ]


def test_references_in_keys_follow_too() -> None:
    base = {
        "systems/ky.yaml": KY,
        "contracts/k.yaml": "name: K\ncovers: [ky]\nprices: [{name: Drift, amount: 1, split: {ky: 1.0}}]\n",
    }
    head = {
        "systems/nyt.yaml": f"{KY}formerly: [ky]\n",
        "contracts/k.yaml": base["contracts/k.yaml"].replace("ky", "nyt"),
    }
    assert [one.entry.id for one in changes(registry(base), registry(head)).entities] == ["nyt"]


UNREADABLE: dict[str, tuple[str, str, str]] = {
    "after": (KY, "name: [broken\n", "after"),
    "before": ("name: [broken\n", KY, "before"),
    "both": ("name: [broken\n", "name: [more broken\n", "both"),
    "one-key-twice": (KY, f"{KY}owner: anden\n", "after"),
}


@pytest.mark.parametrize(("old", "new", "side"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_side_that_cannot_be_read_is_said_and_not_taken_for_empty(old: str, new: str, side: str) -> None:
    (told,) = changes(registry({"systems/ky.yaml": old}), registry({"systems/ky.yaml": new})).entities
    assert (told.turn, told.unreadable) == ("changed", side)
    assert not told.facts


def test_the_same_broken_file_is_no_change() -> None:
    files = {"systems/ky.yaml": "name: [broken\n"}
    assert changes(registry(files), registry(files)).is_empty


def test_settings_are_compared_as_they_hold() -> None:
    base, head = registry({}), registry({"settings/ord.yaml": "severity: {no-owner: error}\n"})
    assert [(one.field, one.before, one.after) for one in changes(base, head).settings.facts] == [
        ("severity", None, {"no-owner": "error"})
    ]


def test_settings_that_cannot_be_read_are_said() -> None:
    broken = load(MemorySource({"registry.yaml": b"format: [\n"}))
    told = changes(registry({}), broken)
    assert not told.settings.is_known
    assert not told.is_empty


def test_settings_that_call_a_renamed_position_by_its_new_id_are_not_changed() -> None:
    settings = "format: 1\norganisation: {name: E}\nresponsible: {it-arkitekt: arkitekt}\nboards: {raad: {name: R, members: [arkitekt]}}\n"
    base = load(MemorySource({"registry.yaml": settings, "people/arkitekt.yaml": "name: A\n"}))
    new = {"people/ark.yaml": "name: A\nformerly: [arkitekt]\n"}
    head = load(
        MemorySource({"registry.yaml": settings.replace("arkitekt}", "ark}").replace("[arkitekt]", "[ark]"), **new})
    )
    assert changes(base, head).settings.facts == ()
    unfollowed = changes(base, load(MemorySource({"registry.yaml": settings, **new}))).settings
    assert [(one.field, one.before, one.after) for one in unfollowed.facts][:1] == [
        ("responsible.it-arkitekt", "ark", "arkitekt")
    ]
