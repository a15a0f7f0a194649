"""The page about changing the registry says what the program does: its examples are run one after another."""

import re
import shlex
from pathlib import Path
from shutil import copytree

from registry_cli.cli.main import app
from tests.running import EXAMPLES, reg

PAGE = (Path(__file__).parents[2] / "docs/authoring.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh (example|wrong)\n([^\n]*)\n```\n\n((?:    [^\n]*\n)*)", PAGE)


def test_the_examples_do_what_the_page_shows(tmp_path: Path) -> None:
    root = copytree(EXAMPLES / "tutorial", tmp_path / "tutorial")
    assert {sort for sort, _, _ in BLOCKS} == {"example", "wrong"}
    for sort, command, shown in BLOCKS:
        program, *arguments = shlex.split(command)
        ran = reg(*arguments, "--as-of", "2026-11-25", "--lang", "en", cwd=root)
        told = [line.removeprefix("    ") for line in shown.splitlines()]
        assert (program, ran.code) == ("reg", 0 if sort == "example" else 2), command
        out = (ran.out + ran.err).splitlines()
        assert out[: len(told)] == told, command
        assert sort == "example" or (ran.out, len(out)) == ("", len(told)), command


def test_every_link_inside_the_page_leads_to_a_heading() -> None:
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.*)$", PAGE, re.MULTILINE)}
    assert set(re.findall(r"\(#([\w-]+)\)", PAGE)) <= headings
    assert {"rename", "set", "verify"} <= {command.name for command in app.registered_commands}
