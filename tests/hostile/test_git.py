"""Repositories that are bare, shallow, damaged or none: the answer, a finding at the file that is lost, or one line."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Ran, reg
from tests.sources.repositories import commit, commit_index, git, repository, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")

SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n"
LOST = "error[unreadable-file] the file cannot be read: git has lost it, or a part of it"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = repository(tmp_path / "r")
    write(folder, {f"systems/s{number}.yaml": f"name: S{number}\n" for number in range(3)})
    commit(folder, {"registry.yaml": SETTINGS})
    return folder


def asked(folder: Path, ref: str = "HEAD") -> Ran:
    return reg("--lang", "en", "--registry", folder, f"--rev={ref}", "validate", "--format", "concise")


def object_of(top: Path, name: str) -> Path:
    found = git(top, "rev-parse", name)
    path = top / ".git/objects" / found[:2] / found[2:]
    path.chmod(0o644)
    return path


@pytest.mark.parametrize("place", ["bare.git", "bare.git/refs", "r/.git", "r/.git/objects"])
def test_a_repository_without_files_is_read(top: Path, place: str) -> None:
    git(top.parent, "clone", "--quiet", "--bare", str(top), "bare.git")
    assert asked(top.parent / place) == Ran(0, "", "")
    assert [line.split()[0] for line in reg("--rev=main", "list", cwd=top.parent / place).out.splitlines()[2:5]] == [
        "s0", "s1", "s2",
    ]  # fmt: skip


def test_a_repository_without_files_is_no_registry_without_a_revision(top: Path) -> None:
    git(top.parent, "clone", "--quiet", "--bare", str(top), "bare.git")
    ran = reg("--lang", "en", "validate", cwd=top.parent / "bare.git")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


DAMAGE: dict[str, tuple[Callable[[Path], object], Ran]] = {
    "lost-file": (
        lambda top: object_of(top, "HEAD:systems/s1.yaml").unlink(),
        Ran(1, f"systems/s1.yaml:1:1: {LOST}\n", ""),
    ),
    "cut-file": (
        lambda top: object_of(top, "HEAD:systems/s1.yaml").write_bytes(b"x\x9c"),
        Ran(1, f"systems/s1.yaml:1:1: {LOST}\n", ""),
    ),
    "empty-file": (
        lambda top: object_of(top, "HEAD:systems/s1.yaml").write_bytes(b""),
        Ran(1, f"systems/s1.yaml:1:1: {LOST}\n", ""),
    ),
    "lost-settings": (
        lambda top: object_of(top, "HEAD:registry.yaml").unlink(),
        Ran(1, f"registry.yaml:1:1: {LOST}\n", ""),
    ),
    "lost-folder": (
        lambda top: object_of(top, "HEAD:systems").unlink(),
        Ran(2, "", "reg: git could not read HEAD: error: Could not read "),
    ),
    "lost-tree": (
        lambda top: object_of(top, "HEAD^{tree}").unlink(),
        Ran(2, "", "reg: git could not read HEAD: fatal: not a tree object\n"),
    ),
    "lost-commit": (
        lambda top: object_of(top, "HEAD").unlink(),
        Ran(2, "", "reg: there is no revision HEAD here\n"),
    ),
    "head-of-nothing": (
        lambda top: (top / ".git/HEAD").write_text("ref: refs/heads/none\n"),
        Ran(2, "", "reg: there is no revision HEAD here\n"),
    ),
    "head-of-garbage": (
        lambda top: (top / ".git/HEAD").write_bytes(b"\x00\xff"),
        Ran(2, "", "reg: git cannot use the repository around "),
    ),
    "no-head": (
        lambda top: (top / ".git/HEAD").unlink(),
        Ran(2, "", "reg: git cannot use the repository around "),
    ),
    "settings-of-garbage": (
        lambda top: (top / ".git/config").write_text("[[["),
        Ran(2, "", "reg: git cannot use the repository around "),
    ),
}


@pytest.mark.parametrize(("harm", "expected"), DAMAGE.values(), ids=DAMAGE)
def test_damage(top: Path, harm: Callable[[Path], object], expected: Ran) -> None:
    harm(top)
    ran = asked(top)
    assert (ran.code, ran.out, ran.err[: len(expected.err)]) == (expected.code, expected.out, expected.err)
    assert ran.err.count("\n") == (expected.code == 2)


def test_a_damaged_pack_hides_no_more_than_it_must(top: Path) -> None:
    """Git ends at the first object of a pack that it cannot read."""
    git(top, "config", "core.compression", "0")
    commit(top, {f"systems/t{number}.yaml": f"name: T{number}\n# {'x' * 200}\n" for number in range(9)})
    git(top, "repack", "-a", "-d", "-q", "-F", "--window=0")
    (pack,) = (top / ".git/objects/pack").glob("*.pack")
    pack.chmod(0o644)
    data = pack.read_bytes()
    assert data.count(b"name: T4\n") == 1
    pack.write_bytes(data.replace(b"name: T4\n", b"name: T5\n"))
    assert asked(top).out == f"systems/t4.yaml:1:1: {LOST}\n"


def test_a_worktree_whose_repository_is_gone(tmp_path: Path) -> None:
    write(tmp_path, {"registry.yaml": SETTINGS, ".git": "gitdir: /nowhere/at/all\n"})
    ran = asked(tmp_path)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert ran.err.startswith(f"reg: git cannot use the repository around {tmp_path}: ")
    assert reg("validate", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    "ref", ["HEAD^{tree}", "HEAD:systems", "first^{blob}", "--exec=x", "-x", "@{-1}", ":/x", "a\tb", "\x1b[31m"]
)
def test_what_names_no_commit(top: Path, ref: str) -> None:
    git(top, "tag", "first")
    ran = asked(top, ref)
    assert (ran.code, ran.out, ran.err.count("\n"), "\x1b" in ran.err) == (2, "", 1, False)
    assert ran.err.startswith("reg: there is no revision ")


def test_tags_of_commits_of_tags_and_of_files(top: Path) -> None:
    git(top, "tag", "light")
    git(top, "tag", "--annotate", "--message=x", "heavy")
    git(top, "tag", "--annotate", "--message=x", "of-tag", "heavy")
    git(top, "tag", "--annotate", "--message=x", "of-file", "HEAD:registry.yaml")
    assert [asked(top, ref).code for ref in ("light", "heavy", "of-tag", "of-file")] == [0, 0, 0, 2]


def test_a_commit_without_a_registry_and_with_something_else_of_its_name(top: Path) -> None:
    git(top, "mv", "registry.yaml", "other.yaml")
    commit(top, {})
    assert asked(top).err == "reg: there is no registry.yaml in HEAD\n"
    commit(top, {"registry.yaml/x": ""})
    assert asked(top).err == "reg: there is no registry.yaml in HEAD\n"
    git(top, "rm", "-rq", "registry.yaml")
    (top / "registry.yaml").symlink_to("/etc/hostname")
    commit(top, {})
    assert asked(top).out.startswith("registry.yaml:1:1: error[link-not-followed]")


def test_a_submodule_is_told_and_not_entered(top: Path) -> None:
    head = git(top, "rev-parse", "HEAD")
    git(top, "update-index", "--add", "--cacheinfo", f"160000,{head},systems/module.yaml")
    git(top, "update-index", "--add", "--cacheinfo", f"160000,{head},contracts")
    commit_index(top)
    assert asked(top).out.splitlines() == [
        "systems/module.yaml:1:1: error[unreadable-file] the file cannot be read: it is no plain file"
    ]


def test_names_that_only_git_can_hold(top: Path) -> None:
    """A tree may name what no file system would: such names are told of as they are, and lead nowhere."""
    blob = git(top, "hash-object", "-w", "--stdin", text="name: X\n")
    settings = git(top, "rev-parse", "HEAD:registry.yaml")
    inner = git(top, "mktree", text=f"100644 blob {blob}\tx\x1b[2Jy.yaml\n100644 blob {blob}\tky.yaml\n")
    tree = git(top, "mktree", text=f"100644 blob {settings}\tregistry.yaml\n040000 tree {inner}\tsystems\n")
    ran = asked(top, git(top, "commit-tree", "-m", "x", tree))
    assert (ran.code, ran.out.count("\n"), "\x1b" in ran.out) == (1, 1, False)
    assert "invalid-file-name" in ran.out
