"""`reg owners`: printed, written and checked in a repository."""

import json
from pathlib import Path

import pytest

from tests.exports.test_owners import FILES
from tests.running import reg
from tests.sources.repositories import commit, git, repository, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = repository(tmp_path / "r")
    write(found, {path: text for path, text in FILES.items() if "#" not in path})
    return found


def test_printed_it_is_the_block_for_the_forge_of_the_repository(root: Path) -> None:
    assert reg("owners", cwd=root).out.startswith("# reg owners: begin\n")
    assert "* @ark @org/team\n" in reg("owners", cwd=root).out
    git(root, "remote", "add", "origin", "https://dev.azure.com/x/y")
    assert json.loads(reg("owners", cwd=root).out)["policies"][0]["reviewers"] == ["ark@x.dk", "dir@x.dk"]
    write(root, {".gitlab-ci.yml": ""})
    assert "[Indstillinger][2]\n" in reg("owners", "--lang", "en", cwd=root).out


def test_what_is_no_account_is_told_and_left_out(root: Path) -> None:
    ran = reg("owners", "--lang", "da", cwd=root)
    assert "$(rm)" not in ran.out
    assert ran.err == (
        "udeladt, fordi GitHub ikke har konti, der skrives sådan: chef: $(rm), chef: a b, chef: @@maintainer\n"
    )


def test_written_and_checked_again(root: Path) -> None:
    assert reg("owners", "--check", "--lang", "en", cwd=root).code == 1
    ran = reg("owners", "--write", "--lang", "en", cwd=root)
    assert (ran.code, ran.out, ran.err.splitlines()[-1]) == (0, "", "wrote .github/CODEOWNERS")
    assert (root / ".github/CODEOWNERS").read_text() == reg("owners", cwd=root).out
    again = reg("owners", "--check", "--lang", "en", cwd=root)
    assert (again.code, again.out) == (0, "")
    write(root, {"systems/ky.yaml": "name: KY\nowner: arkitekt\n"})
    drift = reg("owners", "--check", "--lang", "en", cwd=root)
    assert drift.code == 1
    assert "-/systems/ky.yaml @chef\n+/systems/ky.yaml @ark\n" in drift.out
    assert drift.err.splitlines()[-1] == ".github/CODEOWNERS is not as the registry says: run `reg owners --write`"


def test_lines_of_others_stay_and_the_file_that_the_forge_reads_is_taken(root: Path) -> None:
    write(root, {"CODEOWNERS": "*.md @writers\r\n"})
    assert reg("owners", "--write", "--forge", "github", cwd=root).code == 0
    data = (root / "CODEOWNERS").read_bytes().decode()
    assert data.startswith("*.md @writers\r\n\r\n# reg owners: begin\r\n")
    assert not (root / ".github").exists()


def test_a_registry_in_a_folder_is_written_at_the_top(tmp_path: Path) -> None:
    top = repository(tmp_path / "r")
    write(top, {f"it register/{path}": text for path, text in FILES.items() if "#" not in path})
    assert reg("owners", "--write", "--forge", "gitlab", cwd=top / "it register/systems").code == 0
    assert "\n/it\\ register/systems/ky.yaml @chef\n" in (top / ".gitlab/CODEOWNERS").read_text()
    assert reg("owners", "--write", "--forge", "azure", "--registry", top / "it register").code == 0
    filters = [one["path_filter"] for one in json.loads((top / "azure-reviewers.json").read_text())["policies"]]
    assert filters[1] == "/it register/systems/*;!/it register/systems/ky.yaml"


def test_an_earlier_revision_can_be_printed_and_not_written(root: Path) -> None:
    commit(root, {})
    write(root, {"systems/ky.yaml": "name: KY\nowner: arkitekt\n"})
    assert "/systems/ky.yaml @chef\n" in reg("--rev", "HEAD", "owners", cwd=root).out
    assert reg("--rev", "HEAD", "owners", "--write", cwd=root).code == 2


@pytest.mark.parametrize("where", [".github", ".github/CODEOWNERS"])
def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path, where: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / where).parent.mkdir(exist_ok=True)
    (root / where).symlink_to(elsewhere)
    assert reg("owners", "--write", cwd=root).code == 2
    assert list(elsewhere.iterdir()) == []


def test_what_is_no_text_is_left_alone(root: Path) -> None:
    write(root, {".github/CODEOWNERS": b"\xff\n"})
    ran = reg("owners", "--write", "--lang", "en", cwd=root)
    assert (ran.code, ran.err.splitlines()[-1]) == (2, "reg: .github/CODEOWNERS is no file of UTF-8 text")
    assert reg("owners", "--write", "--check", cwd=root).code == 2


def test_init_writes_the_same_and_never_a_second_list(tmp_path: Path) -> None:
    assert reg("init", "r", "--forge", "github", "--lang", "en", cwd=tmp_path).code == 0
    assert reg("owners", "--check", cwd=tmp_path / "r").code == 0
    top = repository(tmp_path / "big")
    commit(top, {"CODEOWNERS": "* @ours\n"})
    assert reg("init", "register", "--forge", "github", cwd=top).code == 0
    assert not (top / ".github/CODEOWNERS").exists()
    assert (top / "CODEOWNERS").read_text() == "* @ours\n"
