"""`reg validate --fix` as its users run it: files on disk, what is told where, exit codes."""

import subprocess
from pathlib import Path

import pytest

from tests.running import reg

SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {
        "registry.yaml": SETTINGS,
        "systems/ky.yaml": "navn: KY\r\nejer: Chef\r\n",
        "systems/SBSYS.yml": "name: SBSYS\n",
        "systems/lis.yaml": "name: LIS\nejer: nobody\n",
        "people/chef.yaml": "name: Chef\n",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    return tmp_path


def test_files_are_mended_and_the_rest_is_shown(root: Path) -> None:
    (root / "systems/ky.yaml").chmod(0o600)
    ran = reg("validate", "--fix", "--format", "concise", cwd=root)
    assert (root / "systems/ky.yaml").read_bytes() == b"name: KY\r\nowner: chef\r\n"
    assert (root / "systems/ky.yaml").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in (root / "systems").iterdir()) == ["ky.yaml", "lis.yaml", "sbsys.yaml"]
    assert ran.code == 1
    assert [line.partition(" ")[0] for line in ran.out.splitlines() if "[" in line] == ["systems/lis.yaml:2:1:"]
    assert ran.err.splitlines() == [
        "mended systems/SBSYS.yml: invalid-file-name SBSYS.yml",
        "mended systems/ky.yaml: unknown-key navn, unknown-key ejer, unknown-reference Chef",
        "left as it was, since mending it would make other errors: systems/lis.yaml",
        "mended: 4; left: 1",
    ]


def test_the_difference_is_shown_and_nothing_written(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.y*ml")}
    ran = reg("validate", "--fix", "--diff", cwd=root)
    assert {path: path.read_bytes() for path in root.rglob("*.y*ml")} == before
    assert ran.code == 1
    assert ran.out.startswith("rename from systems/SBSYS.yml\nrename to systems/sbsys.yaml\n--- systems/ky.yaml\n")
    assert "-navn: KY\r\n-ejer: Chef\r\n+name: KY\r\n+owner: chef\r\n" in ran.out
    assert ran.err.endswith("would be mended: 4; would be left: 1\n")


def test_only_the_named_files_are_mended(root: Path) -> None:
    ran = reg("validate", "--fix", "systems/SBSYS.yml", cwd=root)
    assert (ran.code, (root / "systems/sbsys.yaml").exists()) == (0, True)
    assert (root / "systems/ky.yaml").read_bytes().startswith(b"navn")
    assert ran.out.startswith("No findings in 1 file ")


def test_a_second_time_changes_nothing(root: Path) -> None:
    reg("validate", "--fix", cwd=root)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*.yaml")}
    assert "mended: 0; left: 1" in reg("validate", "--fix", cwd=root).err
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*.yaml")} == before


def test_in_danish(root: Path) -> None:
    ran = reg("--lang", "da", "validate", "--fix", cwd=root)
    assert "ikke rettet, da det ville give andre fejl: systems/lis.yaml" in ran.err
    assert ran.err.endswith("rettet: 4; tilbage: 1\n")


def test_a_link_is_not_written_through(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "b.yaml"
    outside.write_text("navn: B\n", encoding="utf-8")
    (root / "systems/b.yaml").symlink_to(outside)
    reg("validate", "--fix", cwd=root)
    assert outside.read_text(encoding="utf-8") == "navn: B\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--rev", "HEAD", "validate", "--fix"], "reg: --rev "),
        (["validate", "--diff"], "reg: --diff shows what --fix would change: give both\n"),
        (["validate", "--fix", "systems/nothing.yaml"], "reg: there is no file systems/nothing.yaml in the registry\n"),
    ],
)
def test_what_cannot_be_asked(root: Path, arguments: list[str], says: str) -> None:
    if "--rev" in arguments:
        for command in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=A", "-c", "user.email=a@b.dk", "commit", "-qm", "A"],
        ):
            git(root, *command)
    ran = reg("--lang", "en", *arguments, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(says)


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True)
