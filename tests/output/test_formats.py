"""What holds for every format: it is listed, exact, the same each time, and gives nobody an order."""

import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import pytest

import registry_cli.output
from registry_cli.language import Lang
from registry_cli.output.formats import FORMATS
from tests.output.sample import LANGS, clean, diagnostic, golden, report, with_findings

EVERY_FORMAT = pytest.mark.parametrize("name", FORMATS)
EVERY_LANG = pytest.mark.parametrize("lang", LANGS)
NOT_PRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


def _renderers() -> Iterator[object]:
    for module in pkgutil.iter_modules(registry_cli.output.__path__, "registry_cli.output."):
        render = getattr(import_module(module.name), "render", None)
        if render is not None:
            yield render


def test_every_file_with_a_renderer_is_a_format() -> None:
    assert set(FORMATS.values()) == set(_renderers())
    assert tuple(FORMATS) == (
        "full",
        "concise",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "azure",
        "junit",
        "md",
    )


@EVERY_LANG
@EVERY_FORMAT
def test_says_exactly_what_the_golden_file_holds(name: str, lang: Lang) -> None:
    assert FORMATS[name](report(lang)) == golden(name, lang).read_text(encoding="utf-8")


@EVERY_FORMAT
def test_names_files_from_the_root_of_the_repository(name: str) -> None:
    text = FORMATS[name](report())
    assert text.count("systems/ky.yaml") == text.count("it/registret/systems/ky.yaml") + text.count("# systems/ky.yaml")


@pytest.mark.parametrize("prefix", ["", ".", "/"])
def test_no_prefix_leaves_paths_alone(prefix: str) -> None:
    assert replace(clean(), prefix=prefix).path("systems/ky.yaml") == "systems/ky.yaml"


@EVERY_FORMAT
def test_lets_no_text_from_a_file_drive_the_terminal(name: str) -> None:
    text = FORMATS[name](report()).replace("\\u202e", "")
    escaped = text if name not in {"json", "jsonl"} else text.encode("ascii", "ignore").decode()
    assert NOT_PRINTABLE.findall(escaped) == []


@EVERY_FORMAT
def test_lets_no_text_from_a_file_give_a_build_server_an_order(name: str) -> None:
    for line in FORMATS[name](report()).splitlines():
        assert "##vso[" not in line.removeprefix("##vso[" if name == "azure" else "")
        assert "##[" not in line
        assert not line.strip().startswith("::") or name == "github"


@EVERY_FORMAT
def test_half_a_character_can_be_written_as_utf_8(name: str) -> None:
    found = diagnostic("half \udcff", path="systems/\udcff.yaml", excerpt="owner: \udcff", identity="\udcff")
    assert FORMATS[name](with_findings(found)).encode()


@EVERY_FORMAT
def test_ends_its_last_line(name: str) -> None:
    text = FORMATS[name](clean())
    assert text == "" or (text.endswith("\n") and not text.endswith("\n\n"))


@pytest.mark.parametrize("name", ["concise", "jsonl", "github", "azure"])
def test_formats_of_lines_have_no_line_without_findings(name: str) -> None:
    assert FORMATS[name](clean()) == ""
