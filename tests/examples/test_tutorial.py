"""The tutorial's README says what its commands really answer, one after another, in a copy of the registry."""

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import run

import pytest

from tests.running import EXAMPLES, environment

TUTORIAL = EXAMPLES / "tutorial"
BLOCK = re.compile(r"^```(?P<kind>sh|text)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@dataclass(frozen=True)
class Step:
    """Commands of the README, and the answer it quotes, in pieces between what it leaves out."""

    commands: str
    pieces: tuple[str, ...]


def steps() -> list[Step]:
    blocks = [(found["kind"], found["body"]) for found in BLOCK.finditer((TUTORIAL / "README.md").read_text("utf-8"))]
    return [
        Step(body, tuple(pieces(blocks[at + 1][1])) if blocks[at + 1 : at + 2] and blocks[at + 1][0] == "text" else ())
        for at, (kind, body) in enumerate(blocks)
        if kind == "sh"
    ]


def pieces(quoted: str) -> list[str]:
    return [piece for piece in re.split(rf"^{LEFT_OUT}\n", quoted, flags=re.MULTILINE) if piece]


def answer(commands: str, folder: Path) -> str:
    """What a shell prints for these commands, both streams together."""
    shell = f'export REG_AS_OF=2026-11-25\nreg() {{ "{sys.executable}" -m registry_cli "$@"; }}\n{commands}'
    done = run(
        ["bash", "-euc", shell],
        cwd=folder,
        env=environment(COLUMNS="120"),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


@pytest.mark.long
@pytest.mark.skipif(shutil.which("bash") is None, reason="the README is written for a shell")
def test_the_commands_answer_what_the_readme_quotes(tmp_path: Path) -> None:
    folder = tmp_path / "tutorial"
    shutil.copytree(TUTORIAL, folder)
    for step in steps():
        said = answer(step.commands, folder)
        at = 0
        for piece in step.pieces:
            assert piece in said[at:], step.commands
            at = said.index(piece, at) + len(piece)


def test_the_readme_shows_the_commands_of_the_first_ten_minutes() -> None:
    shown = set(re.findall(r"^reg (\w+(?: landscape)?)", "\n".join(step.commands for step in steps()), re.MULTILINE))
    assert {"validate", "show", "graph", "find", "new", "list", "report landscape"} <= shown
