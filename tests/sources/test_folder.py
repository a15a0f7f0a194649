"""A folder is read as it is: links are not followed, nothing unreadable stops the rest."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from registry_cli.sources import MAX_FILE_BYTES, FolderSource, Problem, SourceFile
from tests.sources.repositories import write

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")

ONLY_MENTIONED = ("registry.yaml", "systems/ky.yaml")

HIDDEN = (
    ".git/config",
    ".hidden.yaml",
    "systems/.ky.yaml.swp",
    "systems/ky.yaml~",
    "systems/~ky.yaml",
    "systems/#ky.yaml#",
    "systems/#ky.yaml",
    "~backup/ky.yaml",
)


def read(source: FolderSource, *paths: str) -> list[SourceFile]:
    return list(source.read(paths))


def test_paths_are_posix_and_sorted_as_text(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(("systems/b.yaml", "systems/a/z.yaml", "systems/a.yaml", "B.yaml", "a.yaml"), ""))
    assert FolderSource(tmp_path).paths() == (
        "B.yaml",
        "a.yaml",
        "systems/a.yaml",
        "systems/a/z.yaml",
        "systems/b.yaml",
    )


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_files_are_left_out(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: "x: 1\n", **dict.fromkeys(ONLY_MENTIONED, "")})
    assert FolderSource(tmp_path).paths() == ONLY_MENTIONED


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.yaml": b"\xff\x00\r\n", "b.yaml": b"", "c.yaml": "æ\r".encode()}
    write(tmp_path, files)
    source = FolderSource(tmp_path)
    assert {file.path: file.data for file in source.read(source.paths())} == files


def test_files_come_in_the_order_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": "1", "b.yaml": "2"})
    asked = ("b.yaml", "gone.yaml", "a.yaml")
    found = read(FolderSource(tmp_path), *asked)
    assert found == [SourceFile("b.yaml", b"2"), SourceFile("gone.yaml", problem="missing"), SourceFile("a.yaml", b"1")]


def test_links_are_listed_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"outside/secret.yaml": "name: secret\n", "registry/systems/ky.yaml": "name: KY\n"})
    registry = tmp_path / "registry"
    (registry / "systems/inside.yaml").symlink_to("ky.yaml")
    (registry / "systems/outside.yaml").symlink_to(tmp_path / "outside/secret.yaml")
    (registry / "systems/broken.yaml").symlink_to("nowhere")
    (registry / "units").symlink_to(tmp_path / "outside", target_is_directory=True)
    (registry / "loop").symlink_to(registry, target_is_directory=True)
    source = FolderSource(registry)
    problems = {file.path: file.problem for file in source.read(source.paths())}
    assert problems == {
        "loop": "link",
        "systems/broken.yaml": "link",
        "systems/inside.yaml": "link",
        "systems/ky.yaml": None,
        "systems/outside.yaml": "link",
        "units": "link",
    }
    assert b"secret" not in b"".join(file.data for file in source.read(source.paths()))


def test_the_registry_itself_may_be_reached_over_a_link(tmp_path: Path) -> None:
    write(tmp_path, {"real/registry.yaml": "format: 1\n"})
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    assert read(FolderSource(tmp_path / "link"), "registry.yaml") == [SourceFile("registry.yaml", b"format: 1\n")]


@POSIX_ONLY
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    source = FolderSource(tmp_path)
    assert list(source.read(source.paths())) == [SourceFile("pipe.yaml", problem="special")]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        pytest.param("systems", "denied", id="folder-where-a-file-is-asked-for"),
        pytest.param("systems/ky.yaml/x.yaml", "denied", id="file-where-a-folder-is-asked-for"),
        pytest.param("systems/gone.yaml", "missing", id="missing"),
        pytest.param("gone/ky.yaml", "missing", id="missing-folder"),
        pytest.param(f"{'x' * 300}.yaml", "denied", id="name-too-long"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, path: str, problem: Problem) -> None:
    write(tmp_path, {"systems/ky.yaml": "name: KY\n"})
    assert read(FolderSource(tmp_path), path) == [SourceFile(path, problem=problem)]


UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}

READS_AS_ANYONE = """
import os, sys
from pathlib import Path
from registry_cli.sources import FolderSource

if os.geteuid() == 0:
    os.seteuid(65534)  # root may read everything, so be somebody else
source = FolderSource(Path(sys.argv[1]))
print({file.path: file.problem for file in source.read(source.paths())})
"""


@POSIX_ONLY
def test_what_may_not_be_read_is_denied() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        write(folder, {"systems/ky.yaml": "name: KY\n", "units/a.yaml": "name: A\n"})
        folder.chmod(0o755)
        (folder / "systems/ky.yaml").chmod(0)
        (folder / "units").chmod(0)
        read_there = subprocess.run(
            [sys.executable, "-c", READS_AS_ANYONE, name], capture_output=True, text=True, check=False, env=UNMEASURED
        )
        (folder / "units").chmod(0o755)
    assert read_there.stdout.strip() == "{'systems/ky.yaml': 'denied', 'units/': 'denied'}", read_there.stderr


def test_a_folder_that_is_gone_is_no_crash(tmp_path: Path) -> None:
    assert FolderSource(tmp_path / "gone").paths() == ("./",)


@pytest.mark.parametrize(
    ("size", "problem"),
    [pytest.param(MAX_FILE_BYTES, None, id="at-the-limit"), pytest.param(MAX_FILE_BYTES + 1, "too-large", id="above")],
)
def test_large_files_are_not_read(tmp_path: Path, size: int, problem: Problem | None) -> None:
    write(tmp_path, {"a.yaml": b"x" * size})
    (file,) = read(FolderSource(tmp_path), "a.yaml")
    assert (file.problem, len(file.data)) == (problem, 0 if problem else size)


@POSIX_ONLY
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(b"new\nline.yaml", id="newline"),
        pytest.param(b"tab\there.yaml", id="tab"),
        pytest.param(b"\x1b[31mred.yaml", id="escape"),
        pytest.param(b"caf\xe9.yaml", id="latin-1"),
        pytest.param(b" leading and trailing .yaml ", id="spaces"),
        pytest.param(b"-rf.yaml", id="dash"),
        pytest.param(b"back\\slash.yaml", id="backslash"),
        pytest.param("ærø.yaml".encode(), id="danish"),
    ],
)
def test_any_file_name_is_listed_and_read(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / "systems"
    folder.mkdir()
    (folder / os.fsdecode(name)).write_bytes(b"name: X\n")
    source = FolderSource(tmp_path)
    assert list(source.read(source.paths())) == [SourceFile(f"systems/{os.fsdecode(name)}", b"name: X\n")]


def test_label_is_the_folder(tmp_path: Path) -> None:
    assert FolderSource(tmp_path).label == str(tmp_path)
