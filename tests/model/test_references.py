"""References are found by the model's shape, in plain data, with what they mean for the one that refers."""

import pytest

from registry_cli.documents import Data
from registry_cli.findings import Part, Route
from registry_cli.model.entity import Entity
from registry_cli.model.fields import Effect, EntityRef, PartRef, TaxonomyNumber, Word
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.kinds.contract import Contract
from registry_cli.model.kinds.decision import Decision
from registry_cli.model.kinds.programme import Programme
from registry_cli.model.kinds.project import Project
from registry_cli.model.kinds.system import System
from registry_cli.model.references import references_in
from registry_cli.model.settings import Settings
from registry_cli.model.shape import shape_of
from registry_cli.model.values import Record

Row = tuple[Route, Part, str, type, Effect]

CASES: dict[str, tuple[type[Record], Data, list[Row]]] = {
    "entity": (System, {"owner": "chef"}, [(("owner",), "value", "chef", EntityRef, Effect.CONTEXT)]),
    "entity-that-breaks": (System, {"part_of": "opus"}, [(("part_of",), "value", "opus", EntityRef, Effect.BREAKS)]),
    "entities-in-a-list": (
        Contract,
        {"covers": ["a", "b"]},
        [
            (("covers", 0), "value", "a", EntityRef, Effect.GOVERNS),
            (("covers", 1), "value", "b", EntityRef, Effect.GOVERNS),
        ],
    ),
    "essential": (
        System,
        {"uses": [{"interface": "a", "essential": True}, {"essential": False, "datasource": "b"}, {"system": "c"}]},
        [
            (("uses", 0, "interface"), "value", "a", EntityRef, Effect.BREAKS),
            (("uses", 1, "datasource"), "value", "b", EntityRef, Effect.DEGRADES),
            (("uses", 2, "system"), "value", "c", EntityRef, Effect.DEGRADES),
        ],
    ),
    "essential-is-a-flag-and-nothing-else": (
        System,
        {"uses": [{"interface": "a", "essential": "yes"}, {"interface": "b", "essential": 1}]},
        [
            (("uses", 0, "interface"), "value", "a", EntityRef, Effect.DEGRADES),
            (("uses", 1, "interface"), "value", "b", EntityRef, Effect.DEGRADES),
        ],
    ),
    "essential-does-not-reach-further-down": (
        System,
        {"uses": [{"interface": "a", "essential": True, "switch": {"to": "b"}}]},
        [
            (("uses", 0, "interface"), "value", "a", EntityRef, Effect.BREAKS),
            (("uses", 0, "switch", "to"), "value", "b", EntityRef, Effect.CONTEXT),
        ],
    ),
    "words": (
        System,
        {"functions": ["esdh"], "roles": [{"role": "superbruger", "person": "p"}]},
        [
            (("functions", 0), "value", "esdh", Word, Effect.CONTEXT),
            (("roles", 0, "role"), "value", "superbruger", Word, Effect.CONTEXT),
            (("roles", 0, "person"), "value", "p", EntityRef, Effect.CONTEXT),
        ],
    ),
    "numbers": (
        System,
        {"tasks": ["kle:32.24"]},
        [(("tasks", 0), "value", "kle:32.24", TaxonomyNumber, Effect.CONTEXT)],
    ),
    "parts": (
        Project,
        {"goals": [{"goal": "strategi#maal"}]},
        [(("goals", 0, "goal"), "value", "strategi#maal", PartRef, Effect.CONTEXT)],
    ),
    "parts-in-a-list": (
        Programme,
        {"goals": ["strategi#maal"]},
        [(("goals", 0), "value", "strategi#maal", PartRef, Effect.CONTEXT)],
    ),
    "keys-that-are-words": (
        Project,
        {"scores": {"strategi": 4, "risiko": 1}},
        [
            (("scores", "strategi"), "key", "strategi", Word, Effect.CONTEXT),
            (("scores", "risiko"), "key", "risiko", Word, Effect.CONTEXT),
        ],
    ),
    "keys-that-are-entities": (
        Contract,
        {"prices": [{"split": {"ky": 1}}]},
        [(("prices", 0, "split", "ky"), "key", "ky", EntityRef, Effect.CONTEXT)],
    ),
    "keys-that-are-nothing": (
        Settings,
        {"boards": {"raad": {"members": ["chef"]}}},
        [(("boards", "raad", "members", 0), "value", "chef", EntityRef, Effect.CONTEXT)],
    ),
    "a-key-with-another-name": (
        Project,
        {"changes": [{"system": "ky", "with": "ny"}]},
        [
            (("changes", 0, "system"), "value", "ky", EntityRef, Effect.GOVERNS),
            (("changes", 0, "with"), "value", "ny", EntityRef, Effect.GOVERNS),
        ],
    ),
    "any-kind": (Decision, {"concerns": ["x"]}, [(("concerns", 0), "value", "x", EntityRef, Effect.GOVERNS)]),
    "order-of-the-file": (
        System,
        {"main_contract": "c", "owner": "o"},
        [
            (("main_contract",), "value", "c", EntityRef, Effect.CONTEXT),
            (("owner",), "value", "o", EntityRef, Effect.CONTEXT),
        ],
    ),
    "wrong-types-are-passed-over": (
        System,
        {"owner": 5, "manager": ["a"], "uses": {"interface": "a"}, "tasks": "kle:1", "roles": [None, "x", ["y"]]},
        [],
    ),
    "unknown-keys-are-passed-over": (System, {"ownr": "chef", "uses": [{"interfac": "a"}]}, []),
    "own-keys-are-passed-over": (System, {"extra": {"owner": "chef", "uses": [{"interface": "a"}]}}, []),
}


@pytest.mark.parametrize(("record", "data", "rows"), CASES.values(), ids=CASES)
def test_references_in(record: type[Record], data: Data, rows: list[Row]) -> None:
    found = references_in(data, shape_of(record))
    assert [(one.route, one.part, one.target, type(one.declared), one.effect) for one in found] == rows


def found_in(kind: str, data: Data) -> tuple[str | None, tuple[str, ...], str]:
    model: type[Entity] = BY_KIND[kind]
    (found,) = references_in(data, shape_of(model))
    return found.entity, found.kinds, found.relation


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        pytest.param("system", {"owner": "chef"}, ("chef", ("person", "unit"), "owner"), id="entity"),
        pytest.param("decision", {"concerns": ["x"]}, ("x", (), "concerns"), id="any-kind"),
        pytest.param("programme", {"goals": ["s#m"]}, ("s", ("strategy",), "goals"), id="part"),
        pytest.param("programme", {"goals": ["s"]}, ("s", ("strategy",), "goals"), id="part-without-part"),
        pytest.param("system", {"tasks": ["kle:1"]}, (None, (), "tasks"), id="number"),
        pytest.param("system", {"uses": [{"interface": "a"}]}, ("a", ("interface",), "uses.interface"), id="in-a-list"),
        pytest.param("project", {"scores": {"strategi": 4}}, (None, (), "scores.strategi"), id="key"),
    ],
)
def test_what_a_reference_says_of_its_target(
    kind: str, data: Data, expected: tuple[str | None, tuple[str, ...], str]
) -> None:
    assert found_in(kind, data) == expected
