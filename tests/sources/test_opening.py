"""Which registry a question is about."""

from pathlib import Path

import pytest

from registry_cli.questions import WrongQuestion
from registry_cli.sources import FolderSource, GitSource, open_source
from registry_cli.sources.opening import find_registry
from tests.sources.repositories import commit, repository, write


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    write(tmp_path, {"it/registry.yaml": "format: 1\n", "it/systems/a/ky.yaml": "", "elsewhere/x": ""})
    return tmp_path / "it"


@pytest.mark.parametrize("below", [".", "systems", "systems/a"])
def test_the_nearest_above(registry: Path, below: str) -> None:
    assert find_registry(registry / below).resolve() == registry.resolve()


def test_a_registry_inside_another_is_its_own(registry: Path) -> None:
    write(registry, {"systems/registry.yaml": ""})
    assert find_registry(registry / "systems/a") == registry / "systems"


def test_relative_folders(registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(registry)
    assert find_registry(Path()) == Path()
    assert find_registry(Path("systems")).resolve() == registry.resolve()


def test_not_upwards(registry: Path) -> None:
    assert find_registry(registry, upwards=False) == registry
    with pytest.raises(WrongQuestion):
        find_registry(registry / "systems", upwards=False)


@pytest.mark.parametrize("lang", ["en", "da"])
def test_no_registry(tmp_path: Path, lang: str) -> None:
    folder = tmp_path / "empty"
    (folder / "registry.yaml").mkdir(parents=True)
    with pytest.raises(WrongQuestion) as raised:
        open_source(folder)
    assert f"registry.yaml in {folder}" in raised.value.say("en")
    assert f"registry.yaml i {folder}" in raised.value.say("da")
    assert "\n" not in raised.value.say("da" if lang == "da" else "en")


@pytest.mark.parametrize("ref", [None, "HEAD"])
@pytest.mark.parametrize("name", ["gone", "elsewhere/x"])
def test_no_folder(registry: Path, name: str, ref: str | None) -> None:
    with pytest.raises(WrongQuestion) as raised:
        open_source(registry.parent / name, ref)
    assert raised.value.say("en") == f"there is no folder {registry.parent / name}"


def test_a_folder_or_a_revision(registry: Path) -> None:
    commit(repository(registry.parent), {})
    assert isinstance(open_source(registry / "systems"), FolderSource)
    assert isinstance(open_source(registry / "systems", "HEAD"), GitSource)
