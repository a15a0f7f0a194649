"""The page about selecting says what the program does: its examples, its faults, its methods."""

import json
import re
import shlex
from pathlib import Path

import pytest

from registry_cli.analysis.selection.methods import METHODS
from registry_cli.cli.main import app
from tests.running import EXAMPLES, Ran, reg

PAGE = (Path(__file__).parents[2] / "docs/selection.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh (\w+)\n([^\n]*)\n```\n\n((?:    [^\n]*\n)*)", PAGE)


def blocks(sort: str) -> list[tuple[str, str]]:
    return [(command, shown) for found, command, shown in BLOCKS if found == sort]


def run(command: str, *more: str) -> Ran:
    program, *arguments = shlex.split(command)
    assert program == "reg"
    return reg("--registry", EXAMPLES / "fjordby", "--as-of", "2026-11-25", "--lang", "en", *arguments, *more)


@pytest.mark.parametrize(("command", "shown"), blocks("example"))
def test_an_example_selects_what_the_page_shows(command: str, shown: str) -> None:
    ran = run(command, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert [one["id"] for one in json.loads(ran.out)["entities"]] == shown.split() != []


@pytest.mark.parametrize(("command", "shown"), blocks("wrong"))
def test_a_fault_is_told_as_the_page_shows(command: str, shown: str) -> None:
    ran = run(command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [line.removeprefix("    ") for line in shown.splitlines()]


@pytest.mark.parametrize(("command", "shown"), blocks("nothing"))
def test_an_empty_match_is_told_as_the_page_shows(command: str, shown: str) -> None:
    ran = run(command)
    assert (ran.code, ran.err.strip()) == (0, shown.strip())


def test_every_method_is_on_the_page() -> None:
    rows = re.findall(r"^\| `(\w+):` \| (.*) \|$", PAGE, re.MULTILINE)
    assert rows == [(method.name, method.about.en) for method in METHODS.values()]


def test_every_command_that_selects_is_on_the_page() -> None:
    selecting = {
        command.name
        for command in app.registered_commands
        if command.callback and "select" in command.callback.__annotations__
    }
    named = re.search(r"takes `--select EXPR` and `--exclude EXPR`: (.*?)\.\s", PAGE, re.DOTALL)
    assert named is not None
    assert set(re.findall(r"`(\w+)`", named[1])) == selecting
