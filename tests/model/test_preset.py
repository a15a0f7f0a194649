"""The preset `dk-2026`: sound, complete in its sources, and with the figures it should have."""

from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from registry_cli.analysis.links import vocabulary
from registry_cli.checks import BY_CODE
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.fields import Word
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.layers import conflicts, leaves, merged, preset_layers
from registry_cli.model.load import load
from registry_cli.model.naming import kind_of, stem_of
from registry_cli.model.references import Found, references_in
from registry_cli.model.registry import Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of
from registry_cli.resources import presets_folder
from registry_cli.sources import FolderSource, MemorySource
from tests.model.memory import SETTINGS

NAME = "dk-2026"
SOURCE = FolderSource(presets_folder() / NAME)
CATALOGUE = [path for path in SOURCE.paths() if kind_of(path)]


@cache
def registry() -> Registry:
    """A registry with the shortest settings and everything in the catalogue."""
    catalogue = {file.path: file.data for file in SOURCE.read(CATALOGUE)}
    return load(MemorySource({"registry.yaml": f"{SETTINGS}extends: {NAME}\n", **catalogue}))


def settings() -> Settings:
    return registry().settings


def data() -> dict[str, Data]:
    return merged(preset_layers(NAME))


def section(name: str) -> dict[str, str]:
    found = data()[name]
    assert isinstance(found, dict)
    return {key: value if isinstance(value, str) else "" for key, value in found.items()}


def values() -> Iterator[Route]:
    """The routes of all values, without the parts that speak of where the others come from."""
    return (route for route in leaves(data()) if route[0] not in ("sources", "based_on"))


def paths_of(route: Route) -> list[str]:
    """The paths that may name the source of a value, the longest first."""
    return [".".join(map(str, route[:length])) for length in range(len(route), 0, -1)]


def is_path(shape: Shape, path: str) -> bool:
    """Whether the keys of `path` lead to a field, through lists and mappings."""
    for key in path.split("."):
        inner = shape.item or shape
        field = inner.keys.get(key)
        following = field.shape if field else inner.map_value
        if following is None:
            return False
        shape = following
    return True


def unknown_words(found: Iterable[Found]) -> list[tuple[str, str]]:
    """The field and the word of each reference to a vocabulary that does not have it."""
    return [
        (one.relation, one.target)
        for one in found
        if isinstance(one.declared, Word) and one.target not in (vocabulary(settings(), one.declared) or {})
    ]


def fields_of_conditions() -> Iterator[str]:
    for model in settings().project_models.values():
        for gate in (model.registration, *model.gates.values()):
            for condition in gate.conditions.values() if gate else ():
                yield from condition.fields


def test_the_shortest_registry_on_it_has_no_faults() -> None:
    assert registry().findings == ()
    assert registry().settings_are_sound


def test_every_value_says_what_it_rests_on() -> None:
    based_on = section("based_on")
    assert [route for route in values() if not any(path in based_on for path in paths_of(route))] == []


def test_every_source_is_there_and_used() -> None:
    based_on, sources = section("based_on"), section("sources")
    counting = {next(path for path in paths_of(route) if path in based_on) for route in values()}
    assert set(based_on) - counting == set()
    assert {based_on[path] for path in counting} == set(sources)


def test_every_source_says_how_sure_it_is() -> None:
    assert [name for name, source in settings().sources.items() if source.certainty is None] == []


def test_no_two_files_state_the_same() -> None:
    assert list(conflicts(preset_layers(NAME))) == []


def test_every_word_is_known() -> None:
    assert unknown_words(references_in(data(), shape_of(Settings))) == []


def test_approvers_are_known() -> None:
    known = {f"role:{role}" for role in settings().vocabularies.roles} | {f"board:{one}" for one in settings().boards}
    rules = settings().approvals.values()
    named = {who for rule in rules for who in (*rule.needs, *rule.hears) if ":" in who}
    assert named - known == set()


def test_fields_are_fields_of_the_model() -> None:
    asked = [("project", path) for path in fields_of_conditions()]
    for kind, fields in settings().completeness.items():
        asked += [(kind, path) for path in (*fields.must, *fields.should, *fields.could)]
    asked += [
        (kind, path) for rule in settings().approvals.values() for kind in rule.when.kinds for path in rule.when.fields
    ]
    asked += [("system", control.recorded_in) for control in settings().controls.values() if control.recorded_in]
    shapes = {kind: shape_of(model) for kind, model in BY_KIND.items()} | {"settings": shape_of(Settings)}
    assert [(kind, path) for kind, path in asked if not is_path(shapes[kind], path)] == []


def test_every_kind_has_its_fields_and_none_twice() -> None:
    assert set(settings().completeness) == set(BY_KIND)
    for kind, fields in settings().completeness.items():
        asked = (*fields.must, *fields.should, *fields.could)
        assert len(asked) == len(set(asked)), kind
        assert fields.must, kind


def test_gates_stand_between_the_phases() -> None:
    for name, model in settings().project_models.items():
        assert tuple(model.gates) == tuple(phase for phase in model.phases[:-1]), name
        assert set(model.may_skip) <= set(model.phases), name
        assert all(gate.conditions for gate in model.gates.values()), name


def test_project_models() -> None:
    assert tuple(settings().project_models) == (
        "standard",
        "statens",
        "skal-udfordring",
        "skal-loesning",
        "forudsaetning",
        "lille",
    )


def test_an_index_has_no_values_of_its_own() -> None:
    assert [name for name, index in settings().indices.items() if index.values or index.forecast is not None] == []


def test_risk_assessments_are_due_as_often_by_either_setting() -> None:
    control, intervals = settings().controls["risikovurdering"], settings().intervals
    assert intervals is not None
    assert (control.every, control.every_high) == (intervals.risk_assessment, intervals.risk_assessment_high)


@pytest.mark.parametrize("path", CATALOGUE)
def test_the_catalogue_is_ready_to_use(path: str) -> None:
    entry = registry().entries[stem_of(path)]
    assert entry.record is not None
    assert entry.data.get("links") or entry.data.get("notes")
    assert unknown_words(entry.references) == []


@pytest.mark.parametrize("number", range(1, 18))
def test_standard_requirements(number: int) -> None:
    entry = registry().entries[f"req-{number:02}"]
    assert (entry.data["type"], entry.data["number"]) == ("requirement", f"REQ-{number:02}")
    assert 2 <= str(entry.data["requirement"]).count(". ") + 1 <= 5
    assert entry.data["evidence"]
    assert entry.data["deviation"]


OF_THEIR_OWN = {
    *("rule-broken", "certificate-ends", "agreement-ends"),
    *("contract-overrun", "notice-missed", "option-open", "unreckonable-term"),
    *("changes-near-limit", "tender-late"),
}
"""Findings of these codes say how severe they are themselves."""


def test_severities_are_those_of_the_checks() -> None:
    """What the preset states is what `reg explain` says; findings with a severity of their own keep it."""
    stated = section("severity")
    assert {code: BY_CODE[code].severity for code in stated} == stated
    assert not OF_THEIR_OWN & set(stated)
