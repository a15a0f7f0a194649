"""The files of a new registry: sound, canonical, in one language, and safe in CI."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import yaml

from registry_cli.authoring.catalogue import PRESET, texts
from registry_cli.authoring.formatting import canonical_text, is_formatted
from registry_cli.authoring.starter import FORGES, Choices, Forge, organisation_fault, repository_files, starter_files
from registry_cli.checks.running import judge
from registry_cli.language import Lang
from registry_cli.model.load import load
from registry_cli.sources import MemorySource

DAY = date(2026, 11, 25)
LANGUAGES = pytest.mark.parametrize("lang", ["da", "en"])
EACH_FORGE = pytest.mark.parametrize("forge", [forge for forge in FORGES if forge != "none"])


def choices(**more: Any) -> Choices:
    given: dict[str, Any] = {"name": "Eksempelby Kommune", "lang": "da", "forge": "github", "requirement": "reg==1"}
    return Choices(**{**given, "day": DAY, **more})


def yaml_of(text: str) -> Any:
    """As another YAML reader sees it; of GitHub's file the key `on` is true to it."""
    return yaml.safe_load(text)


@LANGUAGES
@pytest.mark.parametrize("has_sample", [True, False])
@pytest.mark.parametrize("day", [DAY, date(2024, 2, 29), date(2031, 1, 1)])
@pytest.mark.parametrize("standards", [{}, texts(PRESET, "standard")], ids=["few", "standards"])
def test_no_finding_at_all_on_the_day_it_is_made(
    lang: Lang,
    has_sample: bool,  # noqa: FBT001
    day: date,
    standards: dict[str, str],
) -> None:
    files = starter_files(choices(lang=lang, has_sample=has_sample, day=day, standards=standards))
    found = judge(load(MemorySource(files)), day)
    assert [(one.finding.code, one.finding.mark) for one in found] == []


@LANGUAGES
def test_every_file_is_canonical(lang: Lang) -> None:
    everything = {**starter_files(choices(lang=lang, has_sample=False)), **starter_files(choices(lang=lang))}
    assert [
        path for path, text in everything.items() if is_formatted(path) and canonical_text(path, text) != text
    ] == []


@pytest.mark.parametrize("name", ['Ø "by": {x}', "no", "- a", "[[ choices.day ]]", "{% if x %}", "a # b", "'"])
def test_any_name_stays_that_name(name: str) -> None:
    files = starter_files(choices(name=name, municipality_code="0101", cvr="01234567", inhabitants=42000))
    organisation = load(MemorySource(files)).settings.organisation
    assert (organisation.name, organisation.municipality_code) == (name, "0101")
    assert (organisation.cvr, organisation.inhabitants) == ("01234567", 42000)


@pytest.mark.parametrize("has_sample", [True, False])
def test_the_examples_of_the_settings_can_be_uncommented(has_sample: bool) -> None:  # noqa: FBT001
    files = starter_files(choices(has_sample=has_sample))
    head, _, examples = files["registry.yaml"].partition("\n#\n")
    assert "extends: dk-2026\n" in head
    files["registry.yaml"] = f"{head}\n" + re.sub("(?m)^# ", "", examples)
    registry = load(MemorySource(files))
    assert [(one.finding.code, one.finding.mark) for one in judge(registry, DAY)] == []
    assert registry.settings.boards["portefoeljestyregruppe"].chair == "kommunaldirektoer"
    assert registry.settings.vocabularies.functions["badevandskontrol"] == "Badevandskontrol"


DANISH = re.compile(r"\b(og|er|det|som|ikke|eller|hvor|hvad|med|til)\b|[æøå]", re.IGNORECASE)


def comments(files: Mapping[str, str]) -> list[str]:
    """The comments of all files, and of the README every line."""
    lines = [(path, line) for path, text in files.items() for line in text.splitlines() if ".schemas/" not in path]
    return [line for path, line in lines if path.endswith(".md") or line.lstrip().startswith("#")]


@EACH_FORGE
def test_in_english_the_comments_and_the_readme_are_english(forge: Forge) -> None:
    for has_sample in (True, False):
        made = choices(lang="en", forge=forge, has_sample=has_sample)
        files = starter_files(made) | repository_files(made)
        assert [line for line in comments(files) if DANISH.search(line)] == []
        danish = choices(forge=forge, has_sample=has_sample)
        assert len(comments(starter_files(danish))) == len(comments(starter_files(made)))
        assert any(DANISH.search(line) for line in comments(starter_files(danish)))


@pytest.mark.parametrize(
    ("folder", "entry"), [("", "registry validate"), ("a b", "registry --registry 'a b' validate")]
)
def test_hooks_need_no_network_and_no_file_names(folder: str, entry: str) -> None:
    hooks = yaml_of(repository_files(choices(folder=folder))[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert hooks[0]["entry"] == entry
    assert [(hook["language"], hook["pass_filenames"]) for hook in hooks] == [("system", False)] * 2
    assert [hook.get("always_run") or bool(re.search(hook["files"], "a b/systems/ky.yaml")) for hook in hooks] == [
        True
    ] * 2


def test_owners_are_written_as_reg_owners_writes_them() -> None:
    assert "# ydelseschef har ingen konto her: systems/ky.yaml\n" in repository_files(choices())[".github/CODEOWNERS"]
    files = repository_files(choices(forge="gitlab", lang="en", folder="a b"))
    assert "# ydelseschef has no account here: systems/ky.yaml\n" in files[".gitlab/CODEOWNERS"]
    assert json.loads(repository_files(choices(forge="azure"))["azure-reviewers.json"])["policies"] == []


def test_forge_and_hooks_can_be_left_out() -> None:
    assert repository_files(choices(forge="none", has_pre_commit=False)) == {}


def test_standards_are_written_among_the_others() -> None:
    files = starter_files(choices(standards={"standards/x.yaml": "name: X\n"}))
    assert files["standards/x.yaml"] == "name: X\n"
    assert "standard" in {entry.kind for entry in load(MemorySource(files)).entries.values()}


def test_the_editor_is_told_of_every_schema() -> None:
    files = starter_files(choices())
    told = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    assert {path.removeprefix("./") for path in told} == {path for path in files if path.startswith(".schemas/")}
    assert json.loads(files[".vscode/extensions.json"]) == {"recommendations": ["redhat.vscode-yaml"]}


def test_what_the_model_says_of_the_municipality() -> None:
    assert organisation_fault({"name": "X", "cvr": None, "inhabitants": 1}) is None
    fault = organisation_fault({"name": "X", "cvr": "123"})
    assert fault is not None
    assert fault.da == "forventede et CVR-nummer på otte cifre, fandt 123. Skriv det på den form."
