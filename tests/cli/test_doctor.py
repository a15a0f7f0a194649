"""`reg doctor`: it works wherever it is called, and says what to do first."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_answers import write
from tests.running import EXAMPLES, Ran, reg
from tests.sources.repositories import commit, git, repository

BROKEN = EXAMPLES / "broken"
SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\n"


def doctor(folder: Path, *arguments: str | Path, **environment: str) -> tuple[Ran, dict[str, Any]]:
    """The check-up as data, in English, and observations by name."""
    alone = {"GIT_CEILING_DIRECTORIES": str(folder.parent), **environment}
    ran = reg("--lang", "en", *arguments, "doctor", "--format", "json", cwd=folder, **alone)
    return ran, json.loads(ran.out)


def states(found: dict[str, Any]) -> dict[str, str]:
    return {one["what"]: one["state"] for one in found["observations"]}


def text(found: dict[str, Any], what: str) -> str:
    return str(next(one["text"] for one in found["observations"] if one["what"] == what))


def commands(found: dict[str, Any]) -> list[str]:
    return [how for step in found["steps"] for how in step["how"]]


def test_outside_a_registry(tmp_path: Path) -> None:
    ran, found = doctor(tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert states(found) == {
        "python": "ok",
        "packages": "ok",
        "encoding": "ok",
        "colour": "ok",
        "git": "ok",
        "place": "warn",
    }
    assert commands(found) == ["reg init register"]


def test_a_new_registry_needs_nothing_but_git(tmp_path: Path) -> None:
    root = tmp_path / "register"
    assert reg("init", root, "--ci", "github", "--no-git").code == 0
    ran, found = doctor(root)
    assert ran.code == 0
    assert {what for what, state in states(found).items() if state != "ok"} <= {"repository"}
    assert "git init ." in commands(found)
    repository(root)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=first")
    ran, found = doctor(root)
    assert {what for what, state in states(found).items() if state != "ok"} == set()
    assert text(found, "ci") == ".github/workflows/registry.yml"
    assert text(found, "changes") == "everything is committed"


def test_both_languages_and_the_numbered_steps(tmp_path: Path) -> None:
    write(tmp_path, systems__ky="name: KY\n")
    danish = reg("doctor", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    english = reg("--lang", "en", "doctor", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert danish.code == english.code == 0
    assert danish.out.startswith("Helbredstjek\n\nMaskinen\n")
    assert "\n1. Angiv en ejer: mangler i 1\n   systems/ky.yaml\n" in danish.out
    assert "\n1. Give an owner: missing in 1\n   systems/ky.yaml\n" in english.out
    assert "\n3. Læg registret i git\n   git init .\n" in danish.out


def test_a_broken_settings_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        registry="format: 1\norganisation: [x\n",
        systems__ky="name: KY\nowner: chef\n",
        people__chef="name: C\n",
    )
    ran, found = doctor(tmp_path)
    assert ran.code == 1
    assert states(found)["settings"] == states(found)["broken"] == states(found)["findings"] == "bad"
    assert commands(found)[0] == "reg validate registry.yaml"
    assert found["findings"] == [
        {"code": "syntax-error", "severity": "error", "number": 1, "path": "registry.yaml", "line": 2}
    ]


def test_without_git(tmp_path: Path) -> None:
    write(tmp_path, systems__ky="name: KY\n")
    ran, found = doctor(tmp_path, PATH="/nonexistent")
    assert ran.code == 0
    assert states(found)["git"] == "warn"
    assert "repository" not in states(found)


def test_a_registry_that_is_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    top = repository(tmp_path / "it")
    files = {"register/registry.yaml": SETTINGS, "register/.gitattributes": "*.yaml text eol=lf\n"}
    commit(top, {**files, "register/.github/workflows/registry.yml": "run: reg validate\n", "other/x": ""})
    write(top / "register" / "below", registry="")
    (top / "register" / "below" / "registry.yaml").unlink()
    write(top / "register", systems__ky="name: KY\nowner: chef\n", people__chef="name: C\n")
    ran, found = doctor(top / "register" / "below")
    assert ran.code == 0
    assert text(found, "repository").startswith("the registry is the folder register/ of ")
    assert text(found, "changes") == "files not committed: 2 (people/chef.yaml, systems/ky.yaml)"
    assert text(found, "ci").startswith("../.github/workflows/registry.yml is not at the top of the repository")
    assert states(found)["gitattributes"] == "ok"
    commit(top, {".github/workflows/registry.yml": "run: reg --registry register validate\n"})
    _, found = doctor(top / "register")
    assert states(found)["ci"] == "ok"


def test_a_shallow_clone(tmp_path: Path) -> None:
    top = repository(tmp_path / "r")
    for name in ("a", "b"):
        commit(top, {"registry.yaml": SETTINGS, "x": name})
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{top}", "clone")
    _, found = doctor(tmp_path / "clone")
    assert states(found)["history"] == "warn"


def test_schemas_for_the_editor(tmp_path: Path) -> None:
    write(tmp_path)
    _, found = doctor(tmp_path)
    assert text(found, "schemas") == "none: the editor cannot help"
    assert "reg schema --write .schemas" in commands(found)
    for lang in ("en", "da"):
        assert reg("--lang", lang, "schema", "--write", ".schemas", cwd=tmp_path).code == 0
        assert states(doctor(tmp_path)[1])["schemas"] == "ok"
    schema = tmp_path / ".schemas" / "system.schema.json"
    schema.write_bytes(schema.read_bytes().replace(b"\n", b"\r\n"))
    assert states(doctor(tmp_path)[1])["schemas"] == "ok"
    schema.write_text("{}")
    (tmp_path / ".schemas" / "unit.schema.json").write_text("no json")
    (tmp_path / ".schemas" / "person.schema.json").unlink()
    assert text(doctor(tmp_path)[1], "schemas") == "out of date: system, unit, person"


def test_schemas_that_offer_ids_age_with_every_new_file(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "units").mkdir()
    (tmp_path / "units" / "gammel.yaml").write_text("name: Gammel\n")
    assert reg("schema", "--write", ".schemas", "--with-ids", cwd=tmp_path).code == 0
    assert states(doctor(tmp_path)[1])["schemas"] == "ok"
    (tmp_path / "units" / "ny.yaml").write_text("name: Ny\n")
    _, found = doctor(tmp_path)
    assert text(found, "schemas").startswith("out of date: ")
    assert "reg schema --write .schemas --with-ids" in commands(found)


def test_the_registry_that_is_wrong_in_every_way() -> None:
    ran = reg("--registry", BROKEN, "--lang", "en", "doctor", COLUMNS="80")
    assert ran.code == 1
    assert "\n1. Mend the files whose content cannot be used: " in ran.out
    assert f"   reg --registry {BROKEN} validate contracts/" in ran.out
    assert "\n8. " not in ran.out
    assert reg("--registry", BROKEN, "--strict", "doctor").code == 1


def test_another_revision_is_looked_at_without_its_schemas(tmp_path: Path) -> None:
    top = repository(tmp_path / "r")
    commit(top, {"registry.yaml": SETTINGS, "systems/ky.yaml": "nme: KY\n"})
    commit(top, {"registry.yaml": SETTINGS, "systems/ky.yaml": "name: KY\n"})
    ran, found = doctor(top, "--rev", "HEAD~1")
    assert ran.code == 1
    assert text(found, "place").endswith(" (HEAD~1)")
    assert "schemas" not in states(found)
    assert doctor(top)[0].code == 0


@pytest.mark.parametrize("arguments", [("--registry", "nowhere"), ("--registry", "."), ("--rev", "HEAD")])
def test_what_was_named_must_be_there(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = reg(*arguments, "doctor", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (ran.code, ran.out) == (2, "")
