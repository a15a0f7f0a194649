"""Since when each fact says what it says: by meaning, item by item, through renames of the entity and of what it refers to."""

from pathlib import Path

import pytest

from registry_cli.model.load import load
from registry_cli.review.blame import blame
from registry_cli.sources import FolderSource
from tests.review.stories import Chapter, life, told
from tests.sources.repositories import write

KY = "systems/ky.yaml"
NEW = "systems/ny.yaml"
LONG = "name: KY\nowner: chef\ntype: application\nhosting: cloud\nversion: '1'\n"

STORIES: dict[str, tuple[str, list[Chapter], dict[str, str]]] = {
    "each-field-since-its-own-day": (
        "ky",
        [
            ("2026-01-01", {KY: "name: KY\nowner: a\nhosting: cloud\n"}),
            ("2026-02-01", {KY: "hosting: cloud\nname: KY # samme\nowner: b\n"}),
            ("2026-03-01", {KY: "hosting: cloud\nname: KY\nowner: b\nversion: '2'\n"}),
        ],
        {"hosting": "2026-01-01", "name": "2026-01-01", "owner": "2026-02-01", "version": "2026-03-01"},
    ),
    "what-went-and-came-back-is-as-old-as-its-return": (
        "ky",
        [
            ("2026-01-01", {KY: "name: KY\nowner: a\n"}),
            ("2026-02-01", {KY: "name: KY\n"}),
            ("2026-03-01", {KY: "name: KY\nowner: a\n"}),
        ],
        {"name": "2026-01-01", "owner": "2026-03-01"},
    ),
    "items-of-lists-wherever-they-stand": (
        "ky",
        [
            ("2026-01-01", {KY: "name: KY\ntags: [b]\nuses:\n  - {system: x, purpose: P}\n"}),
            (
                "2026-02-01",
                {KY: "name: KY\ntags: [a, b]\nuses:\n  - {system: y}\n  - {system: x, purpose: P, via: direct}\n"},
            ),
        ],
        {
            "name": "2026-01-01",
            "tags a": "2026-02-01",
            "tags b": "2026-01-01",
            "uses y system": "2026-02-01",
            "uses x, P system": "2026-01-01",
            "uses x, P purpose": "2026-01-01",
            "uses x, P via": "2026-02-01",
        },
    ),
    "through-renames-of-itself-and-of-what-it-uses": (
        "ny",
        [
            ("2026-01-01", {KY: "name: KY\nuses: [{system: x, essential: true}]\n", "systems/x.yaml": LONG}),
            (
                "2026-02-01",
                {
                    KY: "name: KY\nuses: [{system: z, essential: true}]\n",
                    "systems/x.yaml": None,
                    "systems/z.yaml": LONG,
                },
            ),
            ("2026-03-01", {KY: None, NEW: "name: KY\nformerly: [ky]\nuses: [{system: z, essential: true}]\n"}),
        ],
        {
            "name": "2026-01-01",
            "formerly ky": "2026-03-01",
            "uses z system": "2026-01-01",
            "uses z essential": "2026-01-01",
        },
    ),
    "through-a-likely-rename-with-a-doubt": (
        "ny",
        [("2026-01-01", {KY: LONG}), ("2026-02-01", {KY: None, NEW: LONG.replace("chef", "bo")})],
        {
            "name": "2026-01-01?",
            "owner": "2026-02-01",
            "type": "2026-01-01?",
            "hosting": "2026-01-01?",
            "version": "2026-01-01?",
        },
    ),
    "over-a-revision-that-was-no-data": (
        "ky",
        [
            ("2026-01-01", {KY: "name: KY\nowner: a\n"}),
            ("2026-02-01", {KY: "name: [\n"}),
            ("2026-03-01", {KY: "name: KY\nowner: b\n"}),
        ],
        {"name": "2026-01-01", "owner": "2026-03-01"},
    ),
    "not-behind-a-time-when-it-was-not-there": (
        "ky",
        [("2026-01-01", {KY: "name: KY\n"}), ("2026-02-01", {KY: None}), ("2026-03-01", {KY: "name: KY\n"})],
        {"name": "2026-03-01"},
    ),
}


@pytest.mark.parametrize(("id_", "chapters", "expected"), STORIES.values(), ids=STORIES)
def test_since_when(id_: str, chapters: list[Chapter], expected: dict[str, str], tmp_path: Path) -> None:
    assert since(told(tmp_path, chapters), id_) == expected


def test_what_is_not_committed_has_no_day(tmp_path: Path) -> None:
    folder = told(tmp_path, [("2026-01-01", {KY: "name: KY\nowner: a\n"})])
    write(folder, {KY: "name: KY\nowner: b\n"})
    assert since(folder, "ky") == {"name": "2026-01-01", "owner": "now"}


def since(folder: Path, id_: str) -> dict[str, str]:
    """Each fact's way and the day since which it stands, with `?` behind what only looks like a rename."""
    entry = load(FolderSource(folder)).entries[id_]
    found = {}
    for one in blame(entry, life(folder, id_)):
        way = " ".join(step if isinstance(step, str) else step.label for step in one.path)
        assert one.event is not None
        day = one.event.revision.day.isoformat() if one.event.revision else "now"
        found[way] = f"{day}{'?' if one.is_likely else ''}"
    return found
