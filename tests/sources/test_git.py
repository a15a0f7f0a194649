"""A revision is read from git's objects: the same bytes as in the folder, and nothing is written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from registry_cli.model.load import load
from registry_cli.questions import WrongQuestion
from registry_cli.sources import MAX_FILE_BYTES, FolderSource, GitSource, Source, SourceFile, open_source
from registry_cli.sources.git import open_revision
from tests.sources.repositories import commit, commit_index, git, repository, state, write

SETTINGS = "format: 1\norganisation: {name: Eksempelby}\n"
FILES: dict[str, str | bytes] = {
    "registry.yaml": SETTINGS,
    "systems/ky.yaml": "name: KY\r\n",
    "systems/a/deep.yaml": b"\xff\xfe\x00",
    "systems/empty.yaml": b"",
    "systems/.hidden.yaml": "name: hidden\n",
    "systems/old.yaml~": "name: old\n",
    "README.md": "# æøå\n",
}


def everything(source: Source) -> list[SourceFile]:
    return list(source.read(source.paths()))


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    folder = repository(tmp_path / "repository")
    git(folder, "config", "core.autocrlf", "false")
    commit(folder, FILES)
    return folder


def test_gives_the_same_bytes_as_the_folder(registry: Path) -> None:
    assert everything(open_revision(registry, "HEAD")) == everything(FolderSource(registry))


def test_says_what_was_asked_for(registry: Path) -> None:
    assert open_source(registry, "main").label == "main"


def test_reads_in_any_order_and_before_listing(registry: Path) -> None:
    asked = ("systems/ky.yaml", "gone.yaml", "registry.yaml", "systems/ky.yaml")
    assert [(file.path, file.problem) for file in open_revision(registry, "HEAD").read(asked)] == [
        ("systems/ky.yaml", None),
        ("gone.yaml", "missing"),
        ("registry.yaml", None),
        ("systems/ky.yaml", None),
    ]


def test_reading_may_stop_early(registry: Path) -> None:
    reading = iter(open_revision(registry, "HEAD").read(("systems/ky.yaml", "registry.yaml")))
    assert next(reading).path == "systems/ky.yaml"
    reading.close()  # type: ignore[attr-defined]  # a generator, whatever the protocol promises


@pytest.mark.parametrize("ref", ["HEAD~1", "first", "annotated", "refs/tags/first", "main~1", "HEAD@{1}"])
def test_an_old_revision_is_as_it_was(registry: Path, ref: str) -> None:
    git(registry, "tag", "first")
    git(registry, "tag", "--annotate", "--message=x", "annotated")
    commit(registry, {"systems/ky.yaml": "name: new\n", "systems/more.yaml": "name: more\n"})
    old, new = open_revision(registry, ref), open_revision(registry, "HEAD")
    assert next(iter(old.read(["systems/ky.yaml"]))).data == b"name: KY\r\n"
    assert next(iter(new.read(["systems/ky.yaml"]))).data == b"name: new\n"
    assert set(new.paths()) - set(old.paths()) == {"systems/more.yaml"}


def test_what_is_not_committed_is_not_seen(registry: Path) -> None:
    write(registry, {"systems/ky.yaml": "name: changed\n", "systems/new.yaml": "name: new\n"})
    git(registry, "add", "systems/ky.yaml")
    source = open_revision(registry, "HEAD")
    assert "systems/new.yaml" not in source.paths()
    assert next(iter(source.read(["systems/ky.yaml"]))).data == b"name: KY\r\n"


@pytest.mark.parametrize("folder", ["it/registret", "a b", "[x]*", ":(top)x", "ærø", "-x"])
def test_a_registry_below_the_top_has_its_own_paths(tmp_path: Path, folder: str) -> None:
    top = repository(tmp_path / "repository")
    inside = {f"{folder}/{path}": content for path, content in FILES.items()}
    commit(top, {**inside, "systems/other.yaml": "name: other\n", f"{folder}2/registry.yaml": SETTINGS})
    found = open_revision(top / folder, "HEAD")
    assert everything(found) == everything(FolderSource(top / folder))


@pytest.mark.parametrize("asked_from", [".", "registret", "registret/systems", "registret/systems/a", "other"])
def test_the_registry_is_looked_for_upwards_in_that_revision(tmp_path: Path, asked_from: str) -> None:
    top = repository(tmp_path / "repository")
    commit(top, {"registry.yaml": SETTINGS, "systems/top.yaml": "", "other/x": ""})
    commit(top, {"registret/registry.yaml": SETTINGS, "registret/systems/a/below.yaml": ""})
    below = {"systems/a/below.yaml", "registry.yaml"}
    expected = below if asked_from.startswith("registret") else {"systems/top.yaml", "registret/registry.yaml"}
    assert expected <= set(open_revision(top / asked_from, "HEAD").paths())
    assert "systems/top.yaml" in open_revision(top / asked_from, "HEAD~1").paths()


def test_a_link_is_not_followed(registry: Path) -> None:
    (registry / "systems/link.yaml").symlink_to("ky.yaml")
    (registry / "units").symlink_to("systems", target_is_directory=True)
    commit(registry, {})
    assert git(registry, "ls-tree", "HEAD", "units").startswith("120000")
    source = open_revision(registry, "HEAD")
    assert everything(source) == everything(FolderSource(registry))
    assert {file.path for file in everything(source) if file.problem == "link"} == {"systems/link.yaml", "units"}


def test_a_submodule_is_no_file(registry: Path) -> None:
    head = git(registry, "rev-parse", "HEAD")
    git(registry, "update-index", "--add", "--cacheinfo", f"160000,{head},systems/module.yaml")
    commit_index(registry)
    assert list(open_revision(registry, "HEAD").read(["systems/module.yaml"])) == [
        SourceFile("systems/module.yaml", problem="special")
    ]


def test_an_object_that_git_has_lost_is_damaged(registry: Path) -> None:
    absent = "1234567890123456789012345678901234567890"
    git(registry, "update-index", "--add", "--cacheinfo", f"100644,{absent},systems/absent.yaml")
    tree = git(registry, "write-tree", "--missing-ok")
    lost = git(registry, "commit-tree", "-p", "HEAD", "-m", "x", tree)
    git(registry, "update-ref", "HEAD", lost)
    source = open_revision(registry, "HEAD")
    assert list(source.read(["systems/absent.yaml", "registry.yaml"])) == [
        SourceFile("systems/absent.yaml", problem="damaged"),
        SourceFile("registry.yaml", SETTINGS.encode()),
    ]


def test_a_large_file_is_not_read(registry: Path) -> None:
    commit(registry, {"a.yaml": b"x" * MAX_FILE_BYTES, "b.yaml": b"x" * (MAX_FILE_BYTES + 1)})
    read = open_revision(registry, "HEAD").read(["a.yaml", "b.yaml", "registry.yaml"])
    assert [(file.problem, len(file.data)) for file in read] == [
        (None, MAX_FILE_BYTES),
        ("too-large", 0),
        (None, len(SETTINGS)),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(b"new\nline.yaml", id="newline"),
        pytest.param(b"tab\there.yaml", id="tab"),
        pytest.param(b'quo"te.yaml', id="quote"),
        pytest.param(b"two words.yaml", id="space"),
        pytest.param(b"caf\xe9.yaml", id="latin-1"),
        pytest.param("ærø.yaml".encode(), id="danish"),
        pytest.param(b"-rf.yaml", id="dash"),
    ],
)
def test_any_file_name_is_listed_and_read(registry: Path, name: bytes) -> None:
    (registry / "systems" / os.fsdecode(name)).write_bytes(b"name: X\n")
    commit(registry, {})
    path = f"systems/{os.fsdecode(name)}"
    source = open_revision(registry, "HEAD")
    assert path in source.paths()
    assert list(source.read([path])) == [SourceFile(path, b"name: X\n")]
    assert path in load(source).documents


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        pytest.param("nowhere", "there is no revision nowhere here", id="unknown"),
        pytest.param("", "there is no revision  here", id="empty"),
        pytest.param("--all", "there is no revision --all here", id="option"),
        pytest.param("--output=x", "there is no revision --output=x here", id="option-with-value"),
        pytest.param("-1", "there is no revision -1 here", id="dash"),
        pytest.param("HEAD:registry.yaml", "there is no revision HEAD:registry.yaml here", id="file"),
        pytest.param("HEAD\nHEAD", "there is no revision HEAD\nHEAD here", id="newline"),
        pytest.param("f" * 40, f"there is no revision {'f' * 40} here", id="id-of-nothing"),
        pytest.param("main..main", "there is no revision main..main here", id="range"),
        pytest.param("HEAD~9", "there is no revision HEAD~9 here", id="before-the-first"),
    ],
)
def test_a_revision_that_is_not_there(registry: Path, ref: str, message: str) -> None:
    before = state(registry)
    with pytest.raises(WrongQuestion) as raised:
        open_revision(registry, ref)
    assert raised.value.say("en") == message
    assert state(registry) == before


def test_a_shallow_clone_says_so(registry: Path, tmp_path: Path) -> None:
    commit(registry, {"systems/ky.yaml": "name: new\n"})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", registry.as_uri(), str(clone))
    assert "systems/ky.yaml" in open_revision(clone, "HEAD").paths()
    with pytest.raises(WrongQuestion) as raised:
        open_revision(clone, "HEAD~1")
    assert "git fetch --unshallow" in raised.value.say("en")
    assert "git fetch --unshallow" in raised.value.say("da")


def test_no_repository(tmp_path: Path) -> None:
    write(tmp_path, {"registry.yaml": SETTINGS})
    with pytest.raises(WrongQuestion) as raised:
        open_revision(tmp_path, "HEAD")
    assert raised.value.say("en").startswith(f"{tmp_path} is in no git repository (go to")


def test_a_repository_without_commits(tmp_path: Path) -> None:
    with pytest.raises(WrongQuestion) as raised:
        open_revision(repository(tmp_path), "HEAD")
    assert raised.value.say("en") == "there is no revision HEAD here"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_that_git_distrusts_is_not_said_to_be_none(registry: Path) -> None:
    for path in (registry, registry / ".git"):
        os.chown(path, 4242, 4242)
    with pytest.raises(WrongQuestion) as raised:
        open_revision(registry, "HEAD")
    assert "dubious ownership" in raised.value.say("en")


def test_no_registry_in_that_revision(tmp_path: Path) -> None:
    top = repository(tmp_path)
    commit(top, {"README.md": "x"})
    commit(top, {"registry.yaml": SETTINGS})
    with pytest.raises(WrongQuestion) as raised:
        open_revision(top, "HEAD~1")
    assert raised.value.say("en") == "there is no registry.yaml in HEAD~1"


def test_without_git(tmp_path: Path) -> None:
    """The path to programs is the process's own, so a process of its own asks."""
    code = (
        "import sys; from pathlib import Path\n"
        "from registry_cli.questions import WrongQuestion\n"
        "from registry_cli.sources.git import open_revision\n"
        "try: open_revision(Path(sys.argv[1]), 'HEAD')\n"
        "except WrongQuestion as question: print(question.say('en'))\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": str(tmp_path)},
    )
    assert answer.stdout == "git is not installed, so --rev cannot be answered\n"


def test_nothing_is_written(registry: Path) -> None:
    commit(registry, {"systems/ky.yaml": "name: new\n"})
    write(registry, {"systems/ky.yaml": "name: KY\r\n", "systems/untracked.yaml": ""})
    before = state(registry)
    for ref in ("HEAD", "HEAD~1"):
        load(open_revision(registry / "systems", ref))
    assert state(registry) == before


def test_replacements_do_not_change_what_was(registry: Path) -> None:
    first = git(registry, "rev-parse", "HEAD")
    second = commit(registry, {"systems/ky.yaml": "name: new\n"})
    git(registry, "replace", first, second)
    assert next(iter(open_revision(registry, first).read(["systems/ky.yaml"]))).data == b"name: KY\r\n"


def test_a_linked_worktree_has_the_same_history(registry: Path, tmp_path: Path) -> None:
    git(registry, "worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    source = open_revision(tmp_path / "tree", "HEAD")
    assert isinstance(source, GitSource)
    assert everything(source) == everything(FolderSource(registry))
