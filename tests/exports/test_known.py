"""Schemas with the ids of a registry: they offer what is known, allow what is not, and refuse nothing that was valid."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from registry_cli.documents import read_document
from registry_cli.exports.known import known_in
from registry_cli.exports.schemas import SETTINGS_SCHEMA, schemas
from registry_cli.model.load import load
from registry_cli.model.naming import kind_of
from registry_cli.sources import SETTINGS_FILE, FolderSource, MemorySource, SourceFile
from tests.model.test_schemas import as_json
from tests.running import EXAMPLES, reg

REGISTRIES = (EXAMPLES / "fjordby", EXAMPLES.parent / "templates/reference")
FILES = [
    pytest.param(root, path, id=f"{root.name}/{path.relative_to(root).as_posix()}")
    for root in REGISTRIES
    for path in sorted(root.rglob("*.yaml"))
    if kind_of(path.relative_to(root).as_posix()) or path.name == SETTINGS_FILE
]


@cache
def made(root: Path) -> dict[str, dict[str, Any]]:
    return schemas("da", known_in(load(FolderSource(root)), "da"))


@pytest.mark.parametrize(("root", "path"), FILES)
def test_files_that_are_valid_stay_valid(root: Path, path: Path) -> None:
    relative = path.relative_to(root).as_posix()
    data = read_document(SourceFile(relative, path.read_bytes())).data
    validator = Draft7Validator(made(root)[kind_of(relative) or SETTINGS_SCHEMA])
    assert [error.message for error in validator.iter_errors(as_json(data))] == []


def test_they_are_schemas() -> None:
    for one in made(REGISTRIES[0]).values():
        Draft7Validator.check_schema(one)


SMALL = {
    "registry.yaml": (
        "format: 1\norganisation: {name: A}\nvocabularies: {functions: {esdh: Sager og dokumenter}}\n"
        'taxonomies: {kle: {"32.24": Kontanthjælp}}\nboards: {raad: {name: Rådet}}\n'
    ),
    "people/chef.yaml": "name: Chefen",
    "units/ydelse.yaml": "name: Ydelse",
    "systems/ky.yaml": "name: Kommunernes Ydelsessystem",
    "strategies/digital.yaml": "name: Digital strategi\ngoals: [{id: nem, name: Nemt}]",
}


def small() -> dict[str, dict[str, Any]]:
    return schemas("da", known_in(load(MemorySource(SMALL)), "da"))


def offered(part: dict[str, Any]) -> dict[str, str]:
    """What an editor offers at a place, with what it says beside it."""
    choice = part["anyOf"][0]
    return dict(zip(choice["enum"], choice["enumDescriptions"], strict=True))


def test_ids_of_the_accepted_kinds_are_offered() -> None:
    system = small()["system"]
    assert offered(system["properties"]["owner"]) == {
        "chef": "Chefen (stilling)",
        "ydelse": "Ydelse (organisationsenhed)",
    }
    assert offered(system["properties"]["part_of"]) == {"ky": "Kommunernes Ydelsessystem (system)"}
    assert offered(system["definitions"]["UserGroup"]["properties"]["unit"]) == {
        "ydelse": "Ydelse (organisationsenhed)"
    }


def test_words_numbers_and_parts_are_offered() -> None:
    made = small()
    system = made["system"]["properties"]
    assert offered(
        system["functions"]["items"] if "items" in system["functions"] else items_of(system["functions"])
    ) == {"esdh": "Sager og dokumenter"}
    assert offered(items_of(system["tasks"])) == {"kle:32.24": "Kontanthjælp"}
    assert offered(items_of(made["programme"]["properties"]["goals"])) == {"digital#nem": "Nemt (Digital strategi)"}
    assert offered(made["decision"]["properties"]["board"]) == {"raad": "Rådet"}


def items_of(part: dict[str, Any]) -> dict[str, Any]:
    """The items of a list, also of one that may be empty."""
    found = part if "items" in part else next(option for option in part["anyOf"] if "items" in option)
    items = found["items"]
    assert isinstance(items, dict)
    return items


def test_keys_that_are_references_are_offered() -> None:
    split = small()["contract"]["definitions"]["Price"]["properties"]["split"]
    assert set(split["properties"]) == {"ky"}
    assert split["properties"]["ky"] == split["additionalProperties"]


def test_what_is_not_known_yet_is_allowed_and_what_is_wrong_is_not() -> None:
    validator = Draft7Validator(small()["system"])
    assert validator.is_valid({"name": "A", "owner": "endnu-ikke-skrevet", "functions": ["ny"]})
    assert validator.is_valid({"name": "A", "owner": None})
    assert not validator.is_valid({"name": "A", "owner": 7})


def test_without_a_registry_nothing_is_offered() -> None:
    assert "enumDescriptions" not in str(schemas("da"))


def test_the_command_writes_the_same_each_time(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        ran = reg("--registry", EXAMPLES / "fjordby", "schema", "--with-ids", "--write", tmp_path / folder)
        assert (ran.code, ran.out) == (0, "")
    written = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert b'"ydelseschef"' in written["system.schema.json"]


def test_the_command_says_what_it_cannot_do(tmp_path: Path) -> None:
    nothing = reg("schema", "--with-ids", cwd=tmp_path)
    assert nothing.code == 2
    assert "registry.yaml" in nothing.err
    pages = reg("schema", "--with-ids", "--format", "md", cwd=tmp_path)
    assert (pages.code, pages.out) == (2, "")
    unknown = reg("schema", "--format", "md", "planet", cwd=tmp_path)
    assert unknown.code == 2
    assert "there is no page planet" in unknown.err


def test_the_command_prints_a_page(tmp_path: Path) -> None:
    page = reg("schema", "--format", "md", "waiver", cwd=tmp_path)
    assert page.code == 0
    assert page.out.startswith("# Waiver (`waiver`)\n")
    assert reg("--lang", "da", "schema", "--format", "md", "--write", "ud", cwd=tmp_path).code == 0
    assert (tmp_path / "ud/README.md").read_text(encoding="utf-8").startswith("# Dataformatet\n")
