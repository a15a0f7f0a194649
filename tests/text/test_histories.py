"""What is told of git's past stays text, whatever commits, people, revisions and files are called."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import AS_OF, Ran, reg
from tests.sources.repositories import git, repository, state
from tests.text.judges import orders, reads_as_text, unseen
from tests.text.payloads import CLASSES

SETTINGS = b"""\
format: 1
extends: dk-2026
organisation: {name: Eksempelby}
approvals: {alt: {name: Alt, when: {kinds: [system]}, needs: [owner]}}
"""
PAYLOADS = tuple(
    payload.encode("utf-8", "surrogatepass") for payloads in CLASSES.values() for payload in payloads if payload.strip()
)
NAMES = (
    rb"a\nb", rb"\377\376", rb"\033[31m", b"--output=x", b"::error::x", b"<img src=x>", b"@everybody", b"##vso[task.complete]x", b"[x](y)",
)  # fmt: skip
"""Of files, as `git fast-import` reads them in quotes."""

OUR_COMMAND = re.compile(r"^::(error|warning|notice) (file=[^:]*|title=reg diff)::", re.MULTILINE)
FOLDS = re.compile(r"^(?:<!-- reg diff -->|</?details>|<summary>[^<>\n]*</summary>)$", re.MULTILINE)


def history() -> Iterator[bytes]:
    """Commits that say payloads wherever a commit says anything, and one of a megabyte; then files called by payloads."""
    fives = zip(*(PAYLOADS[start::5] for start in range(5)), strict=False)
    odd = (b"x" * 1_000_000, b"\xff\xfe r\xf8d", b"\xff", b"x", b"x")
    for position, (subject, author, committer, *approved) in enumerate(((b"begin", *[b"x"] * 4), *fives, odd)):
        message = b"%b\n\nApproved-by: %b\nReviewed-by: \x1e%b\n" % (subject, *approved)
        text = (
            f"name: KY\nowner: chef\nnotes: n{position}\nlifecycle: {{phase_out: {2030 + position}-01-01}}\n".encode()
        )
        yield b"commit refs/heads/main\nauthor %b <a@b.dk> 1700000000 +0100\n" % person(author)
        yield b"committer %b <a@b.dk> %d +0100\n" % (person(committer), 1_789_000_000 + position * 60_000)
        yield b"data %d\n%b\n" % (len(message), message)
        yield from files({b"systems/ky.yaml": text} if position else FIRST)
    yield b"commit refs/heads/main\ncommitter x <a@b.dk> 1795000000 +0100\ndata 1\nx\n"
    yield from files({b"systems/%b.yaml" % name: b"name: X\nowner: chef\n" for name in NAMES})


def person(name: bytes) -> bytes:
    """What git takes for a name."""
    return re.sub(rb"[<>\n\0]", b" ", name)[:5000].strip() or b"x"


FIRST = {
    b"registry.yaml": SETTINGS,
    b"systems/ky.yaml": b"name: KY\n",
    b"systems/sag.yaml": b"name: Sag\nowner: chef\nverified: {date: 2026-09-20, by: chef}\nuses: [{system: ky}]\n",
    b"people/chef.yaml": b"name: Chef\naccounts: ['@chef']\n",
}


def files(written: dict[bytes, bytes]) -> Iterator[bytes]:
    """As they stand in a commit for `git fast-import`."""
    for path, data in written.items():
        yield b'M 100644 inline "%b"\ndata %d\n%b\n' % (path, len(data), data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = repository(tmp_path_factory.mktemp("register"))
    git(root, "fast-import", "--quiet", given=b"".join(history()))
    git(root, "reset", "--quiet", "--hard")
    git(root, "update-ref", "refs/tags/first", git(root, "rev-list", "--max-parents=0", "HEAD"))
    for ref in ("heads/--output=x", "tags/-h", "heads/<b>x", "heads/a`b"):
        git(root, "update-ref", f"refs/{ref}", "HEAD~2")
    return root


def asked(folder: Path, *arguments: str) -> Ran:
    """In a job of GitHub Actions, so that orders would be obeyed."""
    more = {"GITHUB_ACTIONS": "true", "REG_LANG": "da", "COLUMNS": "5000"}
    return reg("--registry", folder, "--as-of", AS_OF, *arguments, cwd=folder.parent, stdin="", **more)


PAST = (("history", "ky"), ("history", "sag"), ("blame", "ky"), ("suspects",), ("stats", "--over-time"), ("forecast",))
CHANGE = (("approvals", "first"), ("diff", "first"), ("diff", "--direct", "<b>x"))


@pytest.mark.parametrize("arguments", [*PAST, *CHANGE], ids=" ".join)
def test_what_is_told_of_the_past_stays_text(folder: Path, arguments: tuple[str, ...]) -> None:
    before = state(folder)
    people = "full" if arguments[0] == "diff" else "table"
    for name in (people, "md", "json"):
        ran = asked(folder, *arguments, "--format", name)
        assert ran.code in (0, 1)
        assert unseen((ran.out + ran.err).replace(":\u200b", ":").replace("\u200b", "")) == []
        assert orders(ran.out + ran.err) == []
        if name == "json":
            json.loads(ran.out)
        elif name == "md":
            reads_as_text(FOLDS.sub("", ran.out))
    assert state(folder) == before


def test_a_past_is_told_at_all(folder: Path) -> None:
    assert "\\x1b[31mred" in asked(folder, "history", "ky").out
    assert "KY (ky)" in asked(folder, "suspects").out


@pytest.mark.parametrize("arguments", [("diff", "first"), ("validate", "--new-since", "first")], ids=" ".join)
def test_annotations_are_ours(folder: Path, arguments: tuple[str, ...]) -> None:
    ran = asked(folder, *arguments, "--format", "github")
    assert ran.code in (0, 1)
    assert unseen(ran.out) == []
    assert orders(OUR_COMMAND.sub("", ran.out) + ran.err) == []
    assert all(line.startswith("::") for line in ran.out.splitlines())


NO_REVISIONS = (
    "-", "", ":/x", "HEAD^{tree}", "HEAD:registry.yaml", "^HEAD", "HEAD^@", "HEAD^!", "@{-1}", "a..b...c", "\x1b[31mx", "a\nb", "::error::x",
    "##vso[task.complete]x", "x" * 5000, "\udcff", "main@{upstream}",
)  # fmt: skip


@pytest.mark.parametrize("ref", NO_REVISIONS, ids=ascii)
def test_what_is_no_revision_is_one_line(folder: Path, ref: str) -> None:
    others = (["approvals", "--", "first", ref], ["validate", "--new-since", ref], ["--rev", ref, "history", "ky"])
    for arguments in (["diff", "--", ref], *(others if ref.startswith(("\x1b", "HEAD^{")) else ())):
        ran = asked(folder, *arguments)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
        assert unseen(ran.err.replace("\n", "")) == []
        assert orders(ran.err) == []


@pytest.mark.parametrize("ref", ["--output=x", "-h", "a`b", "HEAD@{0}", ":/begin", "HEAD^{/begin}", "..", "..."])
def test_a_revision_of_any_name_is_compared_with(folder: Path, ref: str) -> None:
    before = state(folder)
    ran = asked(folder, "diff", "--direct", "--format", "json", "--", ref)
    assert ran.code in ({0, 1} if ref != ":/begin" else {2})
    assert not (folder.parent / "x").exists()
    assert state(folder) == before
