"""What should be confirmed again: which changes of which things, since which day, by meaning."""

from datetime import date
from pathlib import Path

import pytest

from registry_cli.model.kinds import KINDS
from registry_cli.model.load import load
from registry_cli.model.shape import fields_along, shape_of
from registry_cli.review.histories import unsaved
from registry_cli.review.suspects import suspects
from registry_cli.sources import FolderSource
from registry_cli.sources.git import open_revision, repository_around
from registry_cli.sources.history import past_of
from tests.review.stories import Chapter, told
from tests.running import EXAMPLES
from tests.sources.repositories import git, write

KY = "systems/ky.yaml"
OPUS = "systems/opus.yaml"
VERIFIED = "name: KY\nverified: {by: chef, date: 2026-02-10}\n"
USES = f"{VERIFIED}uses: [{{system: opus}}]\n"
BEGIN = "name: Opus\nhosting: cloud\nlifecycle: {in_use: 2020-01-01}\n"
HOSTED = BEGIN.replace("cloud", "hybrid")

STORIES: dict[str, tuple[list[Chapter], list[str]]] = {
    "what-it-uses-has-changed": (
        [("2026-01-01", {KY: USES, OPUS: BEGIN}), ("2026-03-01", {OPUS: HOSTED})],
        ["ky: opus (uses.system) hosting=cloud>hybrid 2026-03-01"],
    ),
    "before-and-on-the-day-it-was-confirmed": (
        [("2026-01-01", {KY: USES, OPUS: BEGIN}), ("2026-02-10", {OPUS: HOSTED})],
        [],
    ),
    "and-back-again": (
        [("2026-01-01", {KY: USES, OPUS: BEGIN}), ("2026-03-01", {OPUS: HOSTED}), ("2026-04-01", {OPUS: BEGIN})],
        [],
    ),
    "twice-with-the-first-and-the-last-value": (
        [
            ("2026-01-01", {KY: USES, OPUS: BEGIN}),
            ("2026-03-01", {OPUS: BEGIN.replace("2020", "2021")}),
            ("2026-04-01", {OPUS: BEGIN.replace("2020", "2022")}),
        ],
        ["ky: opus (uses.system) lifecycle.in_use=2020-01-01>2022-01-01 2026-04-01"],
    ),
    "a-section-that-came": (
        [
            ("2026-01-01", {KY: USES, OPUS: "name: Opus\n"}),
            ("2026-03-01", {OPUS: "name: Opus\ncontinuity: {rto: PT4H}\ncriticality: {assessed: 2026-03-01}\n"}),
        ],
        ["ky: opus (uses.system) continuity=None>{'rto': 'PT4H'} 2026-03-01"],
    ),
    "what-matters-to-nobody-else": (
        [("2026-01-01", {KY: USES, OPUS: BEGIN}), ("2026-03-01", {OPUS: f"{BEGIN}owner: bo\nnotes: Ny\n"})],
        [],
    ),
    "how-it-is-written": (
        [("2026-01-01", {KY: USES, OPUS: BEGIN}), ("2026-03-01", {OPUS: f"# Opus\n{BEGIN}"})],
        [],
    ),
    "only-context": (
        [
            ("2026-01-01", {KY: f"{VERIFIED}main_contract: k\n", "contracts/k.yaml": "name: K\nsupplier: a\n"}),
            ("2026-03-01", {"contracts/k.yaml": "name: K\nsupplier: b\n"}),
        ],
        [],
    ),
    "what-a-contract-covers": (
        [
            (
                "2026-01-01",
                {"contracts/k.yaml": VERIFIED + "covers: [opus]\n", OPUS: BEGIN},
            ),
            ("2026-03-01", {OPUS: HOSTED}),
        ],
        ["k: opus (covers) hosting=cloud>hybrid 2026-03-01"],
    ),
    "never-confirmed": (
        [("2026-01-01", {KY: "name: KY\nuses: [{system: opus}]\n", OPUS: BEGIN}), ("2026-03-01", {OPUS: HOSTED})],
        [],
    ),
    "retired": (
        [
            ("2026-01-01", {KY: f"{USES}lifecycle: {{retired: 2026-03-01}}\n", OPUS: BEGIN}),
            ("2026-03-01", {OPUS: HOSTED}),
        ],
        [],
    ),
    "confirmed-anew": (
        [
            ("2026-01-01", {KY: USES, OPUS: BEGIN}),
            ("2026-03-01", {OPUS: HOSTED}),
            ("2026-03-02", {KY: USES.replace("2026-02-10", "2026-03-02")}),
        ],
        [],
    ),
    "through-a-rename": (
        [
            ("2026-01-01", {KY: USES, OPUS: BEGIN}),
            (
                "2026-03-01",
                {KY: USES.replace("opus", "op"), OPUS: None, "systems/op.yaml": f"{HOSTED}formerly: [opus]\n"},
            ),
        ],
        ["ky: op (uses.system) hosting=cloud>hybrid 2026-03-01"],
    ),
    "a-rename-of-what-it-refers-to-in-turn": (
        [
            (
                "2026-01-01",
                {
                    KY: f"{VERIFIED}uses: [{{interface: i}}]\n",
                    "interfaces/i.yaml": "name: I\nprovider: opus\n",
                    OPUS: BEGIN,
                },
            ),
            (
                "2026-03-01",
                {"interfaces/i.yaml": "name: I\nprovider: op\n", OPUS: None, "systems/op.yaml": BEGIN},
            ),
            ("2026-03-02", {"interfaces/i.yaml": "name: I\nprovider: op\nprotocol: REST\n"}),
        ],
        ["ky: i (uses.interface) protocol=None>REST 2026-03-02"],
    ),
    "since-something-that-came-after-it-was-confirmed": (
        [("2026-01-01", {KY: USES}), ("2026-03-01", {OPUS: BEGIN}), ("2026-03-02", {OPUS: HOSTED})],
        [],
    ),
    "gone-and-back-as-something-else": (
        [("2026-01-01", {KY: USES, OPUS: BEGIN}), ("2026-03-01", {OPUS: None}), ("2026-04-01", {OPUS: HOSTED})],
        ["ky: opus (uses.system) hosting=cloud>hybrid 2026-04-01"],
    ),
    "over-a-file-that-was-no-data": (
        [("2026-01-01", {KY: USES, OPUS: BEGIN}), ("2026-03-01", {OPUS: "["}), ("2026-04-01", {OPUS: HOSTED})],
        ["ky: opus (uses.system) hosting=cloud>hybrid 2026-04-01"],
    ),
}


@pytest.mark.parametrize(("chapters", "expected"), STORIES.values(), ids=STORIES)
def test_suspects(chapters: list[Chapter], expected: list[str], tmp_path: Path) -> None:
    assert in_lines(told(tmp_path, chapters)) == expected


def test_what_is_not_committed_counts_too(tmp_path: Path) -> None:
    folder = told(tmp_path, [("2026-01-01", {KY: USES, OPUS: BEGIN})])
    write(folder, {OPUS: HOSTED})
    assert in_lines(folder) == ["ky: opus (uses.system) hosting=cloud>hybrid now"]


def test_a_shallow_clone_says_that_something_may_be_missing(tmp_path: Path) -> None:
    folder = told(tmp_path / "whole", [("2026-01-01", {KY: USES, OPUS: BEGIN}), ("2026-03-01", {OPUS: HOSTED})])
    git(tmp_path, "clone", "--quiet", "--depth=1", folder.as_uri(), "clone")
    clone = tmp_path / "clone"
    found = suspects(load(FolderSource(clone)), past_of(clone), None, date(2026, 6, 1))
    assert found.found == ()
    assert found.edge is not None
    assert found.edge.id == git(folder, "rev-parse", "HEAD")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_impact_field_is_a_field(kind: type) -> None:
    fields: tuple[str, ...] = kind.IMPACT_FIELDS  # type: ignore[attr-defined]  # of every kind of entity
    assert all(fields_along(shape_of(kind), field.split(".")) for field in fields)


def test_the_documentation_names_every_impact_field() -> None:
    text = (EXAMPLES.parent / "docs" / "history.md").read_text(encoding="utf-8")
    named = {kind.KIND: ", ".join(f"`{field}`" for field in kind.IMPACT_FIELDS) for kind in KINDS if kind.IMPACT_FIELDS}
    assert all(f"\n| {kind} | {fields} |\n" in text for kind, fields in named.items())


def in_lines(folder: Path) -> list[str]:
    """Each reason in one line: entity, target, relations, the fact with both values, and the day."""
    past, around = past_of(folder), repository_around(folder)
    assert around is not None
    now = unsaved(around.changed, open_revision(folder, past.tip), FolderSource(folder))
    found = suspects(load(FolderSource(folder)), past, now, date(2026, 6, 1))
    return [
        f"{one.entry.id}: {reason.target.id} ({', '.join(reason.relations)}) "
        f"{reason.fact.field}={reason.fact.before}>{reason.fact.after} {reason.revision.day if reason.revision else 'now'}"
        for one in found.found
        for reason in one.reasons
    ]
