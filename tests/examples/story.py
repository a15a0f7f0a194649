"""The story of docs/review.md in a real repository: its commands, its comment, the wrong approver, and the line that holds."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

from tests.running import EXAMPLES, Ran, reg
from tests.sources.repositories import commit_index, git, repository

PAGE = Path(__file__).parents[2] / "docs/review.md"
DAY = "2026-11-25"
_BLOCK = re.compile(r"```(?P<sort>\w+)(?: (?P<name>\w+))?\n(?P<text>.*?)```\n", re.DOTALL)

OTHERS = ("boerne-og-ungechef", "it-arkitekt", "sundheds-og-aeldrechef", "kontraktansvarlig-it", "oekonomichef")
"""Who must approve the change, as the page has it."""


def blocks() -> Iterator[tuple[str, str]]:
    """The named blocks of the page, and its commands under `sh`."""
    for found in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        yield found["name"] or found["sort"], found["text"]


def fjordby(folder: Path) -> Path:
    """Fjordby on the branch `main` of a repository."""
    root = repository(folder)
    copytree(EXAMPLES / "fjordby", root, dirs_exist_ok=True)
    git(root, "add", "--all")
    commit_index(root)
    return root


def told(root: Path, *arguments: str | Path) -> Ran:
    """The program on the day of the story."""
    return reg("--registry", root, "--as-of", DAY, *arguments, cwd=root)


def follow(root: Path, script: str) -> list[Ran]:
    """The commands of a block, one after another; those of git for real."""
    return [_followed(root, shlex.split(line)) for line in script.splitlines()]


def _followed(root: Path, words: list[str]) -> Ran:
    if words[0] == "git":
        return Ran(0, git(root, *words[1:]), "")
    return told(root, *words[1:])


def texts(folder: Path) -> dict[str, str]:
    """What the program says in each named block of the page that it fills."""
    root = fjordby(folder)
    scripts = [text for name, text in blocks() if name == "sh"]
    change, approvals, worse = scripts
    (folder.parent / "reviews.json").write_text(dict(blocks())["reviews"], encoding="utf-8")
    follow(root, change)
    comment = told(root, "diff", "main", "--format", "md").out
    refused = told(root, *shlex.split(approvals)[1:-1], folder.parent / "reviews.json").out
    holds = told(root, "--lang", "en", "validate", "--new-since", "main").out
    follow(root, worse)
    fails = told(root, "--lang", "en", "validate", "--new-since", "main", "--format", "concise").out
    return {"comment": comment, "refused": refused, "holds": _anywhere(holds), "fails": fails}


def _anywhere(text: str) -> str:
    """Without what differs from one repository to the next."""
    return re.sub(r"commit [0-9a-f]{7}", "commit 1a2b3c4", text)


def written(folder: Path) -> str:
    """The page with what the program says."""
    said = texts(folder)
    return _BLOCK.sub(
        lambda found: (
            f"```{found['sort']} {found['name']}\n{said[found['name']]}```\n" if found["name"] in said else found[0]
        ),
        PAGE.read_text(encoding="utf-8"),
    )
