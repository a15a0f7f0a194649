"""Questions that have no answer: one line on standard error, exit code 2, nothing on standard output."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import EXAMPLES, reg

FJORDBY = EXAMPLES / "fjordby"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "kyy"], "reg: there is no kyy in the registry: did you mean ky?"),
        (["show", "xqzw"], "reg: there is no xqzw in the registry"),
        (
            ["graph", "serviceplatform"],
            "reg: there is no serviceplatform in the registry: did you mean serviceplatformen?",
        ),
        (["list", "sytem"], "reg: there is no kind sytem: did you mean system?"),
        (["list", "kontrakter"], "reg: there is no kind kontrakter: did you mean contract?"),
        (["list", "xqzw"], "reg: there is no kind xqzw: the kinds are system, interface,"),
        (["list", "--owner", "nope"], "reg: there is no nope in the registry"),
        (["report"], "reg: which report? The reports are landscape"),
        (["report", "lanscape"], "reg: there is no report lanscape: the reports are landscape"),
        (["explain", "unknown-refrence"], "reg: there is no finding unknown-refrence: did you mean unknown-reference?"),
        (["explain", "xqzw"], "reg: there is no finding xqzw: see `reg explain`"),
        (["schema", "sytem"], "reg: there is no schema sytem: the schemas are system,"),
        (["validate", "systems/nothing.yaml"], "reg: there is no file systems/nothing.yaml in the registry"),
        (["validate", "--as-of", "22-11-2026"], "reg: --as-of 22-11-2026 is no day written as YYYY-MM-DD"),
        (["--rev", "no-such-tag", "validate"], "reg: there is no revision no-such-tag here"),
        (["--rev", "--output=/tmp/x", "validate"], "reg: there is no revision --output=/tmp/x here"),
        (["--rev", "HEAD", "new", "system", "--name", "X"], "reg: --rev asks about the past, which cannot be written"),
        (
            ["new", "system", "Stort Id", "--name", "X"],
            "reg: Stort Id is no id: use small letters a-z, digits and hyphens, such as stort-id",
        ),
        (["new", "system", "ky", "--name", "X"], "reg: the id ky is taken by systems/ky.yaml"),
        (["new", "interface", "sf9999"], "reg: a new interface needs provider: give it as provider=VALUE"),
        (["new", "system", "x", "nme=X"], "reg: system has no key nme: did you mean name?"),
        (["new", "system", "x", "navn"], "reg: navn is not KEY=VALUE"),
        (["new", "system", "x", "ejer=ky"], "reg: system has no key ejer: did you mean owner?"),
        (
            ["new", "system", "x", "ai=perhaps"],
            "reg: ai: expected true or false, found a text. Write true (yes) or false (no).",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_one_line_and_exit_code_two(arguments: list[str], says: str) -> None:
    ran = reg("--registry", FJORDBY, "--lang", "en", *arguments, cwd=EXAMPLES.parent)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(says)
    assert ran.err.count("\n") == 1


def test_no_registry_is_told_in_the_language_of_the_machine(tmp_path: Path) -> None:
    english, danish = reg("validate", cwd=tmp_path), reg("validate", cwd=tmp_path, LANG="da_DK.UTF-8")
    assert (english.code, danish.code) == (2, 2)
    assert english.err.startswith("reg: no registry here: found no registry.yaml in . or above it")
    assert danish.err.startswith("reg: intet register her: fandt ingen registry.yaml i . eller over den")


def test_no_such_folder(tmp_path: Path) -> None:
    ran = reg("--registry", "nowhere", "validate", cwd=tmp_path)
    assert (ran.code, ran.err) == (2, "reg: there is no folder nowhere\n")


def test_a_named_folder_is_not_looked_for_upwards(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text("format: 1\norganisation: {name: X}\n")
    (tmp_path / "below").mkdir()
    assert reg("validate", cwd=tmp_path / "below").code == 0
    assert reg("--registry", "below", "validate", cwd=tmp_path).code == 2


def test_no_git_repository(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text("format: 1\norganisation: {name: X}\n")
    ran = reg("--lang", "en", "--rev", "HEAD", "validate", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (ran.code, "reg: . is in no git repository (go to the registry's folder" in ran.err) == (2, True)


def test_the_registry_decides_the_language_of_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text("format: 1\norganisation: {name: X}\nbroken: 1\n")
    assert reg("show", "ky", cwd=tmp_path).err.endswith("reg: der er ingen ky i registret\n")


def test_no_git_program(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text("format: 1\norganisation: {name: X}\n")
    ran = reg("--lang", "en", "--rev", "HEAD", "validate", cwd=tmp_path, PATH="/nonexistent")
    assert (ran.code, ran.err) == (2, "reg: git is not installed, so --rev cannot be answered\n")


def test_usage_faults_are_exit_code_two() -> None:
    assert reg("validate", "--format", "xml").code == 2
    assert reg("nosuchcommand").code == 2


def test_a_reader_that_goes_away_is_no_fault() -> None:
    piped = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m registry_cli --registry {FJORDBY} list | head -1"],
        capture_output=True,
        check=False,
        cwd=EXAMPLES.parent,
    )
    assert b"Traceback" not in piped.stderr
