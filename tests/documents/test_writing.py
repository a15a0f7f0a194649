"""Files are written whole or not at all, never through a link, and nothing is left behind."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from registry_cli.documents.writing import create_text, create_texts, replace_text, replace_texts, write_text
from registry_cli.language import Lang
from registry_cli.questions import WrongQuestion

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")

Write = Callable[[Path, str], object]

EACH = pytest.mark.parametrize("write", [create_text, replace_text, write_text])
TO_EXISTING = pytest.mark.parametrize("write", [replace_text, write_text])
TO_NEW = pytest.mark.parametrize("write", [create_text, write_text])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(write: Write, path: Path, lang: Lang = "en") -> str:
    with pytest.raises(WrongQuestion) as raised:
        write(path, "new")
    return raised.value.say(lang)


@TO_NEW
def test_a_new_file(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "a/b/c.yaml"
    write(path, "æ\r\nø\n")
    assert path.read_bytes() == "æ\r\nø\n".encode()
    assert names(path.parent) == ["c.yaml"]


@POSIX_ONLY
@TO_NEW
def test_a_new_file_can_be_read_by_all(tmp_path: Path, write: Write) -> None:
    write(tmp_path / "a.yaml", "x")
    assert (tmp_path / "a.yaml").stat().st_mode & 0o777 == 0o644


def test_what_is_there_is_not_created_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")
    assert refusal(create_text, path) == f"{path} is already there"
    assert refusal(create_text, path, "da") == f"{path} findes allerede"
    assert (path.read_text(encoding="utf-8"), names(tmp_path)) == ("old", ["a.yaml"])


@pytest.mark.parametrize("target", ["real.yaml", "nowhere.yaml"])
def test_a_link_is_not_created_through(tmp_path: Path, target: str) -> None:
    (tmp_path / "real.yaml").write_text("old", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(target)
    assert refusal(create_text, tmp_path / "link.yaml").endswith("link.yaml is already there")
    assert names(tmp_path) == ["link.yaml", "real.yaml"]
    assert (tmp_path / "real.yaml").read_text(encoding="utf-8") == "old"


@TO_EXISTING
@pytest.mark.parametrize("target", ["real.yaml", "nowhere.yaml"])
def test_a_link_is_not_written_through(tmp_path: Path, write: Write, target: str) -> None:
    (tmp_path / "real.yaml").write_text("old", encoding="utf-8")
    path = tmp_path / "link.yaml"
    path.symlink_to(target)
    assert refusal(write, path) == f"{path} is a link, and links are not written through"
    assert path.is_symlink()
    assert names(tmp_path) == ["link.yaml", "real.yaml"]
    assert (tmp_path / "real.yaml").read_text(encoding="utf-8") == "old"


@POSIX_ONLY
@TO_EXISTING
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o400])
def test_replacing_keeps_the_mode(tmp_path: Path, write: Write, mode: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")
    path.chmod(mode)
    write(path, "new")
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o7777) == ("new", mode)
    assert names(tmp_path) == ["a.yaml"]


@POSIX_ONLY
def test_who_has_the_file_open_keeps_the_old_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")
    with path.open(encoding="utf-8") as reader:
        replace_text(path, "new and longer")
        assert reader.read() == "old"


def test_the_same_text_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert write_text(path, "æ\n") is True
    os.utime(path, ns=(1, 1))
    before = path.stat()
    assert write_text(path, "æ\n") is False
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert write_text(path, "ø\n") is True
    assert path.stat().st_mtime_ns != before.st_mtime_ns


def test_line_ends_are_a_difference(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a\r\n")
    assert write_text(path, "a\n") is True
    assert path.read_bytes() == b"a\n"


def test_a_file_that_is_gone_is_not_replaced(tmp_path: Path) -> None:
    assert (
        refusal(replace_text, tmp_path / "a.yaml") == f"cannot write {tmp_path / 'a.yaml'}: No such file or directory"
    )
    assert names(tmp_path) == []


def test_a_folder_that_is_gone_is_not_made_for_replacing(tmp_path: Path) -> None:
    assert "cannot write" in refusal(replace_text, tmp_path / "gone/a.yaml")
    assert names(tmp_path) == []


@TO_EXISTING
def test_a_folder_is_no_file(tmp_path: Path, write: Write) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert refusal(write, tmp_path / "a.yaml") in (
        f"{tmp_path / 'a.yaml'} is no plain file",
        f"{tmp_path / 'a.yaml'} is already there",
    )
    assert names(tmp_path) == ["a.yaml"]


@TO_NEW
def test_a_file_is_no_folder(tmp_path: Path, write: Write) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    assert refusal(write, tmp_path / "a/new.yaml") == f"{tmp_path / 'a'} is already there"
    assert refusal(write, tmp_path / "a/b/new.yaml").startswith(f"cannot write {tmp_path / 'a/b/new.yaml'}: ")
    assert names(tmp_path) == ["a"]


@EACH
def test_a_text_that_cannot_be_encoded_leaves_nothing(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "a.yaml"
    if write is replace_text:
        path.write_text("old", encoding="utf-8")
    before = names(tmp_path)
    with pytest.raises(UnicodeEncodeError):
        write(path, "\ud800")
    assert names(tmp_path) == before


UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from registry_cli.documents import writing
from registry_cli.questions import WrongQuestion
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
try:
    getattr(writing, sys.argv[1])(Path(sys.argv[2]), "x" * 100)
except WrongQuestion as question:
    print(question.say("en"))
"""


@POSIX_ONLY
@EACH
def test_a_disk_without_room_leaves_the_old_text_and_nothing_else(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "a.yaml"
    if write is not create_text:
        path.write_text("old", encoding="utf-8")
    before = names(tmp_path)
    name: str = getattr(write, "__name__", "")
    answer = subprocess.run(
        [sys.executable, "-B", "-c", FULL_DISK, name, str(path)],
        check=True,
        capture_output=True,
        text=True,
        env=UNMEASURED,  # a coverage file would not fit on the full disk either
    )
    assert answer.stdout == f"cannot write {path}: File too large\n"
    assert names(tmp_path) == before
    assert not before or path.read_text(encoding="utf-8") == "old"


RACE = """
import sys
from pathlib import Path
from registry_cli.documents.writing import create_text
from registry_cli.questions import WrongQuestion
sys.stdout.write("ready\\n")
sys.stdout.flush()
sys.stdin.readline()
for number in range(50):
    try:
        create_text(Path(sys.argv[1]) / f"{number}.yaml", sys.argv[2] * 1000)
        print(number)
    except WrongQuestion:
        pass
"""


def test_of_two_at_once_exactly_one_creates_a_file(tmp_path: Path) -> None:
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, str(tmp_path), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in "ab"
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    won = [{int(number) for number in racer.communicate()[0].split()} for racer in racers]
    assert won[0].isdisjoint(won[1])
    assert won[0] | won[1] == set(range(50))
    for number in range(50):
        winner = "a" if number in won[0] else "b"
        assert (tmp_path / f"{number}.yaml").read_text(encoding="utf-8") == winner * 1000
    assert len(names(tmp_path)) == 50


def test_several_files_are_made_or_none(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("mine")
    with pytest.raises(WrongQuestion):
        create_texts({tmp_path / "new/deep/a.txt": "a", tmp_path / "b.txt": "b", tmp_path / "c.txt": "c"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]
    assert (tmp_path / "b.txt").read_text() == "mine"
    create_texts({tmp_path / "new/deep/a.txt": "a", tmp_path / "c.txt": "c"})
    assert (tmp_path / "new/deep/a.txt").read_text() == "a"


def test_several_files_are_written_and_renamed_or_none(tmp_path: Path) -> None:
    first, second, taken = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"
    for path in (first, second, taken):
        path.write_bytes(b"old\r\n")
    texts = {first: ("old\r\n", "new\r\n"), second: ("old\r\n", "new\r\n")}
    with pytest.raises(WrongQuestion, match="is already there"):
        replace_texts(texts, {second: taken})
    second.write_bytes(b"somebody else's\n")
    with pytest.raises(WrongQuestion, match="changed by somebody else"):
        replace_texts(texts)
    assert (first.read_bytes(), second.read_bytes()) == (b"old\r\n", b"somebody else's\n")
    second.write_bytes(b"old\r\n")
    taken.unlink()
    replace_texts(texts, {second: taken})
    assert (first.read_bytes(), taken.read_bytes(), second.exists()) == (b"new\r\n", b"new\r\n", False)
