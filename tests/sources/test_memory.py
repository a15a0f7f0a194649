"""The source that tests are made of answers as the real ones do."""

from pathlib import Path

from registry_cli.sources import MAX_FILE_BYTES, FolderSource, MemorySource, SourceFile
from tests.sources.repositories import write

FILES: dict[str, str | bytes] = {"registry.yaml": "format: 1\n", "systems/ky.yaml": b"\xff", "a.yaml": "æ"}


def test_is_like_a_folder(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    folder, memory = FolderSource(tmp_path), MemorySource(FILES)
    assert memory.paths() == folder.paths()
    asked = (*reversed(memory.paths()), "gone.yaml")
    assert list(memory.read(asked)) == list(folder.read(asked))


def test_large_text_is_measured_in_bytes() -> None:
    (file,) = MemorySource({"a.yaml": "æ" * (MAX_FILE_BYTES // 2 + 1)}).read(["a.yaml"])
    assert file == SourceFile("a.yaml", problem="too-large")


def test_problems_stand_in_for_files() -> None:
    source = MemorySource({"a.yaml": "1"}, {"b.yaml": "link", "c.yaml": "denied"})
    assert [(file.path, file.problem) for file in source.read(source.paths())] == [
        ("a.yaml", None),
        ("b.yaml", "link"),
        ("c.yaml", "denied"),
    ]
