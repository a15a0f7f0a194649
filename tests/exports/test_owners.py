"""The owners of files as GitHub, GitLab and Azure DevOps read them."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from registry_cli.cli.owners import Forge
from registry_cli.exports.owners import OWNERS_FORGES, azure, github, gitlab
from registry_cli.exports.owners.lines import BEGIN, END
from registry_cli.exports.owners.marked import with_block
from registry_cli.model.load import load
from registry_cli.questions import WrongQuestion
from registry_cli.review.owners import ownership
from registry_cli.sources import MemorySource
from tests.sources.repositories import git, repository, write

DAY = date(2026, 11, 25)
SETTINGS = """format: 1
organisation: {name: X}
responsible: {arkitekt: arkitekt}
boards:
  styregruppe: {name: Styregruppen, chair: direktoer}
approvals:
  system: {name: System, when: {kinds: [system]}, needs: ["role:arkitekt"]}
  regler: {name: Regler, when: {kinds: [settings]}, needs: ["role:arkitekt", "board:styregruppe"]}
"""
FILES = {
    "registry.yaml": SETTINGS,
    "people/arkitekt.yaml": "name: A\naccounts: [ark, ark@x.dk]\n",
    "people/chef.yaml": "name: C\naccounts: ['@chef', chef@x.dk, '$(rm)', 'a b', '@@maintainer']\n",
    "people/direktoer.yaml": "name: D\naccounts: [dir@x.dk, org/team]\n",
    "people/uden.yaml": "name: U\n",
    "systems/ky.yaml": "name: KY\nowner: chef\n",
    "systems/social/esdh.yaml": "name: E\nowner: uden\n",
    "systems/social/a#b [c].yaml": "name: F\nowner: arkitekt\n",
}


def rendered(forge: str, files: Mapping[str, str] = FILES, prefix: str = "") -> str:
    chosen = OWNERS_FORGES[forge]
    return chosen.render(ownership(load(MemorySource(dict(files))), DAY, chosen.accounts), prefix, "en")


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_github_names_the_keepers_of_a_folder_before_the_owners_of_files() -> None:
    assert lines(rendered("github")) == [
        "* @ark @org/team",
        "/registry.yaml @ark @org/team",
        "/settings/ @ark @org/team",
        "/systems/ @ark",
        "/systems/social/a?b\\ ?c?.yaml @ark",
        "/systems/ky.yaml @chef",
        "/people/ @ark @org/team",
    ]
    assert "# uden has no account here: systems/social/esdh.yaml\n" in rendered("github")


def test_paths_count_from_the_top_of_the_repository() -> None:
    found = lines(rendered("github", prefix="it register/"))
    assert found[:2] == ["/it\\ register/ @ark @org/team", "/it\\ register/registry.yaml @ark @org/team"]
    assert "/it\\ register/systems/ky.yaml @chef" in found
    assert not any(line.startswith(("* ", "/* ")) for line in found + lines(rendered("gitlab", prefix="it register/")))


def test_gitlab_has_sections_and_asks_for_one_of_each_group_of_keepers() -> None:
    assert lines(rendered("gitlab")) == [
        "[Settings][2]",
        "/* @ark @org/team",
        "/.gitlab/ @ark @org/team",
        "/registry.yaml @ark @org/team",
        "/settings/ @ark @org/team",
        "[Systems]",
        "/systems/ @ark",
        "/systems/social/a?b\\ ?c?.yaml @ark",
        "/systems/ky.yaml @chef",
        "[Positions][2]",
        "/people/ @ark @org/team",
    ]


def test_azure_leaves_out_of_a_folder_what_others_own_because_all_policies_count_there() -> None:
    data = json.loads(rendered("azure"))
    assert data["policies"] == [
        {
            "message": "reg owners: arkitekt, direktoer",
            "reviewers": ["ark@x.dk", "dir@x.dk"],
            "path_filter": "/registry.yaml;/settings/*;/people/*",
        },
        {"message": "reg owners: arkitekt", "reviewers": ["ark@x.dk"], "path_filter": "/systems/*;!/systems/ky.yaml"},
        {"message": "reg owners: chef", "reviewers": ["chef@x.dk"], "path_filter": "/systems/ky.yaml"},
    ]
    assert data["without_account"] == {"uden": ["systems/social/esdh.yaml"]}


def test_git_itself_finds_the_line_that_is_meant(tmp_path: Path) -> None:
    """GitHub reads a pattern as git reads one of `.gitignore`; of several that match, the last counts."""
    prefix = "it register/#1 !/"
    patterns = [line.rsplit(" @", line.count(" @"))[0] for line in lines(rendered("github", prefix=prefix))]
    root = repository(tmp_path / "r")
    write(root, {f"{prefix}{path}": "" for path in [*FILES, "systems/social/a-b (c).yaml"]})
    found: dict[str, str] = {}
    for pattern in patterns:
        matching = git(root, "ls-files", "-z", "--others", "--ignored", f"--exclude={pattern}").split("\0")
        found |= {path.removeprefix(prefix): pattern for path in matching if path}
    top = "/it\\ register/?1\\ ?/"
    assert found == {
        "registry.yaml": f"{top}registry.yaml",
        **{path: f"{top}people/" for path in FILES if path.startswith("people")},
        "systems/ky.yaml": f"{top}systems/ky.yaml",
        "systems/social/esdh.yaml": f"{top}systems/",
        "systems/social/a#b [c].yaml": f"{top}systems/social/a?b\\ ?c?.yaml",
        "systems/social/a-b (c).yaml": f"{top}systems/social/a?b\\ ?c?.yaml",
    }


NO_ACCOUNT = [
    "",
    "@",
    "a b",
    "a\nb",
    "$(id)",
    "@@maintainer",
    "-a",
    "a-",
    "a;b",
    "a,b",
    "../x",
    "a@b",
    "x@y.dk @z",
    "ø",
]


@pytest.mark.parametrize("text", [*NO_ACCOUNT, "a--b", "a.b", "a/b/c", "a" * 40])
def test_what_is_no_account_at_github(text: str) -> None:
    assert github.account(text) is None


@pytest.mark.parametrize("text", [one for one in NO_ACCOUNT if one != "a-"])
def test_what_is_no_account_at_gitlab_or_azure(text: str) -> None:
    assert gitlab.account(text) is None
    assert azure.account(text) is None


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("octo-cat", ("@octo-cat", "@octo-cat", None)),
        ("@octo", ("@octo", "@octo", None)),
        ("octo_firma", ("@octo_firma", "@octo_firma", None)),
        ("org/team-1", ("@org/team-1", "@org/team-1", None)),
        ("a/b/c", (None, "@a/b/c", None)),
        ("per.hansen", (None, "@per.hansen", None)),
        ("per.hansen@by.dk", ("per.hansen@by.dk",) * 3),
    ],
)
def test_accounts_by_forge(text: str, accounts: tuple[str | None, ...]) -> None:
    assert (github.account(text), gitlab.account(text), azure.account(text)) == accounts


BLOCK = f"{BEGIN}\n* @a\n{END}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", BLOCK),
        ("* @x\n", f"* @x\n\n{BLOCK}"),
        ("* @x", f"* @x\n\n{BLOCK}"),
        (f"* @x\n{BEGIN}\nold\n{END}\n/y @z\n", f"* @x\n{BLOCK}/y @z\n"),
        (f"* @x\r\n{BEGIN}\r\nold\r\n{END}\r\n/y @z", f"* @x\r\n{BEGIN}\r\n* @a\r\n{END}\r\n/y @z"),
        (BLOCK, BLOCK),
    ],
)
def test_only_the_marked_block_changes(before: str, after: str) -> None:
    assert with_block(before, BLOCK, "CODEOWNERS") == after
    assert with_block(after, BLOCK, "CODEOWNERS") == after


@pytest.mark.parametrize("text", [f"{BEGIN}\n", f"{END}\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n"])
def test_marks_that_do_not_belong_together_are_told(text: str) -> None:
    with pytest.raises(WrongQuestion, match="one line `# reg owners: begin` and one `# reg owners: end`"):
        with_block(text, BLOCK, "CODEOWNERS")


def test_no_text_of_a_file_ends_a_comment_or_begins_a_line() -> None:
    files = {
        **FILES,
        "systems/x\n* @evil.yaml": "name: X\nowner: uden\n",
        "systems/y\n* @evil.yaml": "name: Y\nowner: chef\n",
    }
    files["systems/z.yaml"] = 'name: Z\nowner: "hvem\\n* @evil"\n'
    for forge in ("github", "gitlab"):
        assert not any(line.startswith("* @evil") for line in rendered(forge, files).splitlines())


def test_every_forge_is_listed_and_can_be_asked_for() -> None:
    files = {path.stem for path in Path(azure.__file__).parent.glob("*.py")} - {"__init__", "forge", "lines", "marked"}
    assert set(OWNERS_FORGES) == files == set(get_args(Forge))
