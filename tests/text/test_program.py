"""What the program writes for people and prints in a build, of hostile names, words and file names."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from registry_cli.authoring.skeleton import skeleton
from registry_cli.authoring.starter import Choices, repository_files, starter_files, yaml_scalar
from registry_cli.cli.main import app
from registry_cli.documents import read_document
from registry_cli.escaping import escape_markdown, visible
from registry_cli.sources import SourceFile
from registry_cli.sources.source import is_hidden
from tests.text.hostile import AS_OF, quoted
from tests.text.judges import orders, reads_as_text, unseen
from tests.text.payloads import CLASSES, SHELL

EACH_CLASS = pytest.mark.parametrize("name", CLASSES)
OUR_COMMAND = re.compile(r"^::(error|warning|notice) file=[^:]*::", re.MULTILINE)


def typed(name: str) -> list[str]:
    """The payloads that `reg new` and `reg init` take: text that can be shown, and not too long."""
    return [text for text in CLASSES[name] if text.isprintable() and text.strip() and len(text) <= 200]


@EACH_CLASS
def test_new_writes_what_was_given(name: str) -> None:
    for text in (text.strip() for text in typed(name)):
        data = {"name": text, "description": text, "aliases": [text], "links": [{"title": text, "url": "https://a.dk"}]}
        document = read_document(SourceFile("units/x.yaml", skeleton("unit", data, "da").encode()))
        assert (document.findings, document.data) == ((), data)


@EACH_CLASS
def test_texts_in_the_files_of_a_new_registry_are_texts(name: str) -> None:
    for text in typed(name):
        document = read_document(SourceFile("systems/x.yaml", f"name: {yaml_scalar(text)}\n".encode()))
        assert (document.findings, document.data) == ((), {"name": text})
        assert reads_as_text(f"# It-registret i {escape_markdown(text)}") == f"It-registret i {visible(text.strip())}"


def test_init_writes_what_was_given() -> None:
    text = " ".join(text for name in CLASSES for text in typed(name))
    choices = Choices(text, "da", "github", requirement=text, day=AS_OF, has_sample=False)
    files = starter_files(choices)
    registry = read_document(SourceFile("registry.yaml", files["registry.yaml"].encode()))
    assert registry.data is not None
    assert registry.data["organisation"] == {"name": text}
    assert reads_as_text(files["README.md"].split("\n\n")[0]) == f"It-registret i {visible(text.strip())}"
    workflow = yaml.safe_load(repository_files(choices)[".github/workflows/registry.yml"])
    assert text in shlex.split(workflow["jobs"]["validate"]["steps"][2]["run"])


def names_of_files() -> list[str]:
    """Payloads that may be file names here."""
    texts = (text for payloads in CLASSES.values() for text in payloads if len(text.encode(errors="replace")) < 200)
    fit = {text for text in texts if "/" not in text and "\0" not in text and text and not is_hidden(text)}
    return sorted(text for text in fit if not re.search("[\ud800-\udfff]", text))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry on disk whose files are called by payloads, and are unformatted and faulty."""
    root = tmp_path_factory.mktemp("register")
    root.joinpath("registry.yaml").write_text("format: 1\norganisation: {name: Eksempelby}\n", encoding="utf-8")
    root.joinpath("systems").mkdir()
    for text in names_of_files():
        hostile = f"owner: nobody\nname:   {quoted(text)} # \u202e\ncriticality: {quoted(text)}\n"
        root.joinpath("systems", f"{text}.yaml").write_text(hostile, encoding="utf-8")
    return root


def in_actions(folder: Path, *arguments: str, summary: Path | None = None) -> tuple[str, str]:
    """What the program prints in a job of GitHub Actions, on both streams."""
    more = {"GITHUB_STEP_SUMMARY": str(summary)} if summary else {}
    runner = CliRunner(env={"GITHUB_ACTIONS": "true", "COLUMNS": "5000", "NO_COLOR": "1", "REG_LANG": "da", **more})
    ran = runner.invoke(app, ["--registry", str(folder), *arguments], catch_exceptions=False)
    return ran.stdout, ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "--format", "full"),
        ("validate", "--format", "concise"),
        ("validate", "--format", "junit"),
        ("validate", "--fix", "--diff"),
        ("fmt", "--check"),
        ("fmt", "--diff"),
        ("list",),
        ("find", "touch"),
        ("show", "$HOME"),
        ("graph", "--format", "dot"),
        ("stats",),
        ("calendar",),
        ("calendar", "$HOME", "--format", "ics"),
        ("doctor",),
        ("settings", "--own"),
    ],
    ids=" ".join,
)
def test_a_job_obeys_nothing_that_is_printed(folder: Path, arguments: tuple[str, ...]) -> None:
    out, err = in_actions(folder, *arguments)
    for text in (out, err):
        assert unseen(text.replace(":\u200b", ":").replace("\t", " ")) == []
        assert orders(text) == []
    assert out


def test_a_job_gets_our_annotations_and_a_summary(folder: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    out, err = in_actions(folder, "validate", summary=summary)
    assert orders(OUR_COMMAND.sub("", out) + err) == []
    assert len(OUR_COMMAND.findall(out)) == len(out.splitlines()) > len(names_of_files())
    written = summary.read_text(encoding="utf-8")
    assert unseen(written) == []
    table = "\n".join(line for line in written.splitlines() if line.startswith("|"))
    read = reads_as_text(table)
    assert visible("systems/$(touch x).yaml") in read


def test_what_to_do_first_can_be_typed_as_it_is(folder: Path) -> None:
    out, _ = in_actions(folder, "doctor", "--format", "json")
    commands = [how for step in json.loads(out)["steps"] for how in step["how"] if " validate " in how]
    words = [word for command in commands for word in shlex.split(command)]
    paths = [word for word in words if word.endswith(".yaml")]
    assert paths
    assert all((folder / path).is_file() for path in paths)


def test_next_steps_can_be_typed_as_they_are(tmp_path: Path) -> None:
    """Only what has the form of an id is to be written next, so a shell reads it as one word."""
    tmp_path.joinpath("registry.yaml").write_text("format: 1\norganisation: {name: Eksempelby}\n", encoding="utf-8")
    runner = CliRunner(env={"REG_LANG": "da"})
    commands = {}
    for number, text in enumerate(("ydelseschef", *(text for text in SHELL if text.isprintable()))):
        arguments = ["--registry", str(tmp_path), "new", "system", f"x{number}", f"owner={text}", "--no-input"]
        ran = runner.invoke(app, arguments, catch_exceptions=False)
        commands[text] = re.findall("`(reg new .*)`", ran.stderr)
    assert commands.pop("ydelseschef") == ["reg new person ydelseschef"]
    assert set(map(tuple, commands.values())) == {()}
