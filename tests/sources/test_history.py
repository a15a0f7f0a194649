"""What git remembers: real repositories with their own days, merges, trailers, odd texts and clones that end early."""

from datetime import date
from pathlib import Path

import pytest

from registry_cli.questions import WrongQuestion
from registry_cli.sources.history import (
    EPOCH,
    FileChange,
    commits,
    file_contents,
    merged_in,
    past_of,
    revisions,
    touches,
)
from tests.sources.repositories import commit, dated, git, repository

SETTINGS = "format: 1\norganisation: {name: Eksempelby}\n"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """Three commits to the registry below `it/`, one beside it, and a branch that was merged."""
    folder = repository(tmp_path / "repository")
    dated(folder, "2026-01-05", {"it/registry.yaml": SETTINGS, "it/systems/ky.yaml": "name: KY\n"}, message="Begin")
    dated(folder, "2026-02-01", {"README.md": "# Læs\n"}, message="Say what it is")
    git(folder, "switch", "--quiet", "--create", "branch")
    dated(folder, "2026-02-03", {"it/systems/ky.yaml": "name: KY2\n"}, message="Rename KY", author="Åse Ny")
    git(folder, "switch", "--quiet", "main")
    dated(folder, "2026-02-10", {"it/systems/sb.yaml": "name: SB\n"}, message="Add SB")
    merge(folder, "2026-03-01", "Godkend\n\nReviewed-by: Bo <bo@example.dk>\nApproved-by: Styregruppen\n folded")
    return folder


def merge(folder: Path, day: str, message: str) -> None:
    dated(folder, day, {}, message=message, author="Leder", merging="branch")


def test_the_first_line_is_walked_newest_first_and_only_where_the_folder_was_touched(registry: Path) -> None:
    found = list(revisions(past_of(registry / "it")))
    assert [(one.day, one.is_merge) for one in found] == [
        (date(2026, 3, 1), True),
        (date(2026, 2, 10), False),
        (date(2026, 1, 5), False),
    ]


def test_each_commit_tells_which_files_changed_with_their_contents(registry: Path) -> None:
    past = past_of(registry / "it")
    newest, second, first = touches(past)
    assert [one.path for one in first.files] == ["registry.yaml", "systems/ky.yaml"]
    assert [(one.path, one.before) for one in second.files] == [("systems/sb.yaml", None)]
    (change,) = newest.files
    assert change.path == "systems/ky.yaml"
    assert change.before is not None
    assert change.after is not None
    assert file_contents(past, [change.before, change.after, "0" * 40]) == {
        change.before: b"name: KY\n",
        change.after: b"name: KY2\n",
    }


def test_a_merge_says_who_merged_what_was_stated_and_what_it_brought(registry: Path) -> None:
    past = past_of(registry / "it")
    newest, second, *_ = revisions(past)
    told = commits(past, [newest, second])
    assert (told[newest.id].author, told[newest.id].subject) == ("Leder", "Godkend")
    assert told[newest.id].trailers == (("Reviewed-by", "Bo <bo@example.dk>"), ("Approved-by", "Styregruppen folded"))
    brought = merged_in(past, newest, ["systems/ky.yaml"])
    assert [(one.author, one.subject, one.revision.day) for one in brought] == [
        ("Åse Ny", "Rename KY", date(2026, 2, 3))
    ]
    assert merged_in(past, second, ["systems/sb.yaml"]) == ()


def test_the_day_is_the_one_that_the_committer_had(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    dated(folder, "2026-01-01T00:30:00+0200", {"registry.yaml": SETTINGS})
    assert [one.day for one in revisions(past_of(folder))] == [date(2026, 1, 1)]


@pytest.mark.parametrize(
    ("stated", "day"), [("99999999999", date(5138, 11, 16)), ("0", EPOCH), ("9999999999999999", EPOCH)]
)
def test_odd_days_raise_nothing(tmp_path: Path, stated: str, day: date) -> None:
    folder = repository(tmp_path)
    commit(folder, {"registry.yaml": SETTINGS})
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    text = f"tree {tree}\nauthor A <a> {stated} +0000\ncommitter A <a> {stated} +0000\n\nx\n"
    odd = git(folder, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", text=text)
    git(folder, "reset", "--quiet", "--hard", odd)
    past = past_of(folder)
    found = list(revisions(past))
    assert [one.day for one in found] == [day]
    assert commits(past, found)[odd].author == "A"


def test_hostile_texts_stay_in_their_fields(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    hostile = f"\x1b[31m::error::{'x' * 500}\n\nReviewed-by: \x1b]0;x\x07 | <b>\n: nobody\nReviewed-by:\n"
    dated(folder, "2026-01-01", {"registry.yaml": SETTINGS}, message=hostile, author="--output=/tmp/x")
    past = past_of(folder)
    (told,) = commits(past, list(revisions(past))).values()
    assert told.author == "--output=/tmp/x"
    assert len(told.subject) == 200
    assert told.subject.startswith("\x1b[31m::error::xxx")
    assert len(told.trailers) <= 1


def test_a_commit_that_is_mostly_message_is_told_without_it(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    dated(folder, "2026-01-01", {"registry.yaml": SETTINGS}, message="words " * 300_000)
    past = past_of(folder)
    (told,) = commits(past, list(revisions(past))).values()
    assert (told.author, told.subject, told.trailers) == ("Test", "", ())


def test_hidden_files_and_links_are_no_files(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    (folder / "systems").mkdir()
    (folder / "systems" / "link.yaml").symlink_to("ky.yaml")
    dated(folder, "2026-01-01", {"registry.yaml": SETTINGS, "systems/.ky.yaml": "x"})
    (touch,) = touches(past_of(folder))
    assert [one.path for one in touch.files] == ["registry.yaml", "systems/link.yaml"]
    assert touch.files[1] == FileChange("systems/link.yaml", None, None)


def test_a_shallow_clone_says_where_it_ends(registry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=2", registry.as_uri(), "clone")
    past = past_of(tmp_path / "clone" / "it")
    *_, last = touches(past)
    assert last.revision is not None
    assert last.revision.id in past.edges
    assert past_of(registry / "it").edges == frozenset()


def test_reading_may_stop_early(registry: Path) -> None:
    first, *_ = touches(past_of(registry / "it"))
    reading = touches(past_of(registry / "it"))
    assert next(reading) == first
    reading.close()  # type: ignore[attr-defined]  # a generator, whatever the annotation promises


def test_where_nothing_is_committed_there_is_no_past(tmp_path: Path) -> None:
    with pytest.raises(WrongQuestion):
        past_of(repository(tmp_path))


def test_what_git_has_lost_ends_the_walk_with_its_words(registry: Path) -> None:
    past = past_of(registry / "it")
    name = git(registry, "rev-parse", "main^:it")
    (registry / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(WrongQuestion) as raised:
        list(touches(past))
    assert raised.value.say("da").startswith("git kunne ikke læse videre: ")
