"""Answers that are kept: given again for the same question about the same bytes, and for nothing else."""

import json
import threading
from pathlib import Path

import pytest

from registry_cli.remembered import MAX_KEPT, keep, key_of, recall
from registry_cli.sources import FolderSource, MemorySource
from registry_cli.sources.snapshot import Snapshot
from tests.running import Ran, reg

SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("REG_CACHE", str(folder))
    return folder


def registry(folder: Path) -> Path:
    (folder / "systems").mkdir(parents=True)
    (folder / "registry.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "systems/ky.yaml").write_text("name: KY\nowner: nobody\n", encoding="utf-8")
    return folder


def test_what_is_kept_comes_back(cache: Path) -> None:
    keep(key_of("a"), {"text": "æ"})
    kept = recall(key_of("a"))
    assert kept is not None
    assert kept["text"] == "æ"
    assert recall(key_of("b")) is None
    assert [path.suffix for path in cache.iterdir()] == [".json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"key": "other", "text": "x"}', b"\xff"])
def test_what_is_spoilt_is_as_good_as_nothing(cache: Path, content: bytes) -> None:
    key = key_of("a")
    keep(key, {"text": "x"})
    (cache / f"{key}.json").write_bytes(content)
    assert recall(key) is None


def test_old_answers_are_thrown_away(cache: Path) -> None:
    for number in range(MAX_KEPT + 5):
        keep(key_of(number), {"text": str(number)})
    assert len(list(cache.iterdir())) == MAX_KEPT


@pytest.mark.usefixtures("cache")
def test_no_more_than_so_many_bytes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry_cli.remembered.MAX_KEPT_BYTES", 2_500)
    for number in range(4):
        keep(key_of(number), {"text": "x" * 1_000})
    assert [number for number in range(4) if recall(key_of(number))] == [2, 3]


def test_a_cache_that_cannot_be_written_hinders_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("REG_CACHE", str(tmp_path / "file"))
    keep(key_of("a"), {"text": "x"})
    assert recall(key_of("a")) is None


def test_two_at_once_leave_whole_answers(cache: Path) -> None:
    key = key_of("a")
    answers = [{"text": letter * 200_000} for letter in "xyz"]
    writers = [threading.Thread(target=keep, args=(key, answer)) for answer in answers * 5]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    kept = json.loads((cache / f"{key}.json").read_text(encoding="utf-8"))
    assert {"text": kept["text"]} in answers


def test_a_fingerprint_changes_with_paths_bytes_and_problems() -> None:
    base = {"registry.yaml": SETTINGS, "systems/ky.yaml": "name: KY\n"}
    sources = [
        MemorySource(base),
        MemorySource({**base, "systems/ky.yaml": "name: ky\n"}),
        MemorySource({**base, "systems/ky2.yaml": ""}),
        MemorySource({**base, "README.md": ""}),
        MemorySource(base, {"systems/ky.yaml": "denied"}),
        MemorySource({"registry.yaml": SETTINGS}),
    ]
    assert len({Snapshot(source).fingerprint() for source in sources}) == len(sources)
    assert Snapshot(sources[0]).fingerprint() == Snapshot(MemorySource(base)).fingerprint()


def test_a_snapshot_gives_what_it_saw(tmp_path: Path) -> None:
    root = registry(tmp_path / "r")
    snapshot = Snapshot(FolderSource(root))
    (root / "systems/ky.yaml").write_text("name: Andet\n", encoding="utf-8")
    (file,) = snapshot.read(["systems/ky.yaml"])
    assert file.data == b"name: KY\nowner: nobody\n"
    assert [one.problem for one in snapshot.read(["none.yaml"])] == ["missing"]


def test_validate_answers_alike_with_and_without_memory(tmp_path: Path) -> None:
    root, cache = registry(tmp_path / "r"), tmp_path / "cache"

    def validate(*options: str) -> Ran:
        return reg("--as-of", "2026-11-22", "validate", *options, cwd=root, REG_CACHE=str(cache))

    first = validate()
    assert first.code == 1
    assert "error[unknown-reference]" in first.out
    (kept,) = cache.iterdir()
    assert validate() == first
    changed = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps({**changed, "text": "kept\n"}), encoding="utf-8")
    assert validate().out == "kept\n"
    assert validate("-f", "concise").out != "kept\n"
    (root / "systems/ky.yaml").write_text("name: KY\n", encoding="utf-8")
    assert (validate().code, validate().out) == (0, "No findings in 2 files (1 entity)\n")
