"""Writers that are killed, and writers beside each other: every file holds its old or its new text, whole."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from registry_cli.authoring.formatting import canonical_text
from registry_cli.documents.writing import CHANGED, remove_old_drafts, rename_file, replace_text
from registry_cli.questions import WrongQuestion
from registry_cli.sources import FolderSource
from tests.running import environment, reg

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs processes that fork and can be killed")

SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n"
SLOPPY = "name:   System\r\ndescription: >\r\n   text\r\n\r\n\r\n# comment\r\ntags:  [ a,b ]"
NEAT = "name: System\ndescription: >\n  text\n\n# comment\ntags: [a, b]\n"

KILLS = """
import os, random, signal, sys, time
from pathlib import Path
from registry_cli.documents.writing import create_text, replace_text, rename_file

folder, chance = Path(sys.argv[1]), random.Random(sys.argv[2])
files = [folder / f"f{number}.yaml" for number in range(12)]
known = {f"{number}\\n" * 3000 for number in range(10)}

def write():
    for turn in range(1_000_000):
        for number, path in enumerate(files):
            replace_text(path, f"{(turn + number) % 10}\\n" * 3000)
        new = folder / f"n{os.getpid()}-{turn}.yaml"
        create_text(new, "0\\n" * 3000)
        rename_file(new, new.with_name(f"r{os.getpid()}-{turn}.yaml"))

for path in files:
    create_text(path, "0\\n" * 3000)
def started():
    child = os.fork()
    if not child:
        write()
    return child

for _ in range(int(sys.argv[3])):
    writers = [started() for _ in range(chance.choice((1, 1, 2)))]
    time.sleep(chance.random() / 50)
    for child in writers:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not all(path.read_text() in known for path in folder.glob("[fnr]*.yaml")):
        sys.exit("half a file")
"""


def test_writers_killed_at_random_leave_whole_files_and_drafts_that_go_away(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLS, str(tmp_path), "seed", "200"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    left = [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert left, "no writer was killed in the middle"
    assert len([path for path in FolderSource(tmp_path).paths() if path.startswith("f")]) == 12
    assert not any(path.startswith(".") for path in FolderSource(tmp_path).paths())
    remove_old_drafts(tmp_path)
    assert all(path.exists() for path in left), "another writer may be using them"
    for path in left:
        os.utime(path, (0, 0))
    remove_old_drafts(tmp_path)
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def sloppy_registry(folder: Path, count: int) -> list[Path]:
    (folder / "systems").mkdir(parents=True)
    (folder / "registry.yaml").write_text(SETTINGS)
    files = [folder / f"systems/s{number}.yaml" for number in range(count)]
    for path in files:
        path.write_bytes(SLOPPY.encode())
    return files


def formatter(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "registry_cli", "fmt"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_the_program_killed_while_it_formats(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - nothing secret
    for turn in range(3):
        files = sloppy_registry(tmp_path / str(turn), 400)
        running = formatter(tmp_path / str(turn))
        while running.poll() is None and files[0].read_bytes() == SLOPPY.encode():
            time.sleep(0.005)
        time.sleep(chance.random() / 5)
        running.kill()
        running.communicate()
        texts = {path.read_bytes().decode() for path in files}
        assert texts <= {SLOPPY, NEAT}
    assert reg("fmt", cwd=tmp_path / "0").code == 0
    assert {path.read_text() for path in (tmp_path / "0/systems").glob("*.yaml")} == {NEAT}


def test_two_programs_that_format_at_once(tmp_path: Path) -> None:
    files = sloppy_registry(tmp_path, 200)
    ends = [running.communicate()[1] for running in [formatter(tmp_path), formatter(tmp_path)]]
    assert all(b"Traceback" not in err for err in ends)
    assert {path.read_text() for path in files} == {NEAT}
    assert [path.name for path in (tmp_path / "systems").iterdir() if path.name.startswith(".")] == []


def test_what_is_neat_is_not_touched_and_what_is_not_keeps_its_mode(tmp_path: Path) -> None:
    neat, sloppy = sloppy_registry(tmp_path, 2)
    neat.write_bytes(NEAT.encode())
    os.utime(neat, ns=(1, 1))
    sloppy.chmod(0o640)
    assert reg("fmt", cwd=tmp_path).out.splitlines() == ["systems/s1.yaml"]
    assert (neat.stat().st_mtime_ns, sloppy.read_bytes(), sloppy.stat().st_mode & 0o777) == (1, NEAT.encode(), 0o640)
    assert canonical_text("systems/s1.yaml", NEAT) == NEAT
    assert reg("fmt", cwd=tmp_path).out == ""


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("theirs\n")
    with pytest.raises(WrongQuestion) as raised:
        replace_text(path, "ours\n", "read before\n")
    assert raised.value.say("en") == CHANGED.say("en", path=path)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.yaml", "theirs\n")]
    replace_text(path, "ours\n", "theirs\n")
    assert path.read_text() == "ours\n"


def test_a_file_is_not_renamed_over_another(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a")
    (tmp_path / "b.yaml").write_text("b")
    with pytest.raises(WrongQuestion):
        rename_file(tmp_path / "a.yaml", tmp_path / "b.yaml")
    assert (tmp_path / "a.yaml").read_text() + (tmp_path / "b.yaml").read_text() == "ab"
    rename_file(tmp_path / "a.yaml", tmp_path / "c.yaml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.yaml", "c.yaml"]


@pytest.mark.parametrize("command", [("fmt",), ("validate", "--fix"), ("new", "system", "ny", "name=Ny")])
def test_the_next_writer_takes_old_drafts_away_and_nothing_else(tmp_path: Path, command: tuple[str, ...]) -> None:
    sloppy_registry(tmp_path, 1)
    kept = ("systems/.s0.yaml.swp", "systems/.mine.tmp", "systems/.s0.yaml.abcd1234.tmp")
    for name in (*kept, "systems/.s0.yaml.abcd1234.reg.tmp"):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (0, 0))
    reg(*command, cwd=tmp_path)
    hidden = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob(".*")}
    assert hidden == set(kept)


def test_a_new_registry_keeps_drafts_out_of_git(tmp_path: Path) -> None:
    assert reg("init", tmp_path / "r", "--name", "Eksempelby", "--no-input", "--no-git").code == 0
    assert "*.tmp" in (tmp_path / "r/.gitignore").read_text().splitlines()
