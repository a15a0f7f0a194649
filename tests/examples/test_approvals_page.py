"""The page about approvals: its story is followed in a real repository, and its tables name what there is."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from registry_cli.model.settings.policy import Changed, Happening
from registry_cli.output.approval_words import APPROVERS
from tests.running import reg
from tests.sources.repositories import commit, git, repository, write

PAGE = (Path(__file__).parents[2] / "docs/approvals.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sh example\n([^\n]*)\n```\n\n((?:(?:    [^\n]*)?\n)*)", PAGE)


def block(sort: str) -> str:
    found = re.search(rf"```{re.escape(sort)}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def files(sort: str) -> dict[str, str | bytes]:
    parts = re.split(r"^# (\S+\.yaml)\n", block(sort), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = repository(tmp_path_factory.mktemp("page") / "register")
    first = commit(folder, files("yaml base"))
    git(folder, "switch", "--quiet", "--create", "change")
    last = commit(folder, files("yaml change"))
    write(folder.parent, {"reviews.json": block("json reviews.json").replace("FIRST", first).replace("LAST", last)})
    return folder


@pytest.mark.parametrize(("command", "shown"), EXAMPLES)
def test_an_example_gives_what_the_page_shows(command: str, shown: str, folder: Path) -> None:
    arguments = [one.replace("reviews.json", "../reviews.json") for one in shlex.split(command)[1:]]
    ran = reg("--as-of", "2026-11-25", *arguments, cwd=folder, COLUMNS="140")
    assert (ran.code, ran.err) == (1, "")
    told = re.sub(r"[0-9a-f]{10}\b", "<commit>", ran.out)
    assert told.rstrip() == re.sub(r"^    ", "", shown, flags=re.MULTILINE).rstrip()


def table(heading: str) -> Iterator[str]:
    """The words in the first column of the table below a heading."""
    rows = re.findall(r"^\| (.*?) \| .* \|$", PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0], re.MULTILINE)
    return (word for row in rows for word in re.findall(r"`([^`]+)`", row))


def test_every_key_and_happening_is_on_the_page() -> None:
    words = " ".join(table("Which changes a rule speaks of"))
    keys = {field.alias or name for name, field in Changed.model_fields.items()}
    named = PAGE.partition("## Which changes a rule speaks of\n")[2].partition("\n## ")[0]
    assert {key for key in keys if not re.search(rf"\b{key}\b", named)} == set()
    assert {one for one in get_args(Happening) if not re.search(rf"(?<![\w-]){one}(?![\w-])", words)} == set()


def test_every_approver_is_on_the_page() -> None:
    assert {word.partition(":")[0] for word in table("Who approves")} == set(APPROVERS)


def test_the_reviews_are_json() -> None:
    assert [one["user"]["login"] for one in json.loads(block("json reviews.json"))] == ["sek-eb", "Ark-EB", "stranger"]
