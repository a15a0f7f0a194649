"""Fields and kinds that settings name, wherever they name them."""

import pytest

from registry_cli.analysis.field_paths import is_known, named_in
from registry_cli.model.layers import preset_layers, presets
from tests.checks.telling import said, told

SETTINGS = "format: 1\norganisation: {name: X}\n"
HOME = "registry.yaml"

CASES: dict[str, tuple[str, list[str]]] = {
    "field-of-a-kind": ("completeness: {system: {must: [owner, fit.business, uses.agreement.until]}}", []),
    "field-of-another-kind": ("completeness: {system: {should: [covers]}}", ["covers"]),
    "below-a-value": ("completeness: {system: {could: [name.length]}}", ["name.length"]),
    "in-a-mapping-any-key": ("completeness: {project: {could: [scores.strategi, extra.anything.at.all]}}", []),
    "kind": ("completeness: {sytem: {must: [ownr]}}", ["sytem"]),
    "condition-of-a-gate": (
        "project_models: {m: {name: M, gates: {ide: {conditions: {a: {text: A, fields: [owner, ownr]}}}}}}",
        ["ownr"],
    ),
    "condition-of-registration": (
        "project_models: {m: {name: M, registration: {conditions: {a: {text: A, fields: [benefits.ownr]}}}}}",
        ["benefits.ownr"],
    ),
    "control": ("controls: {c: {name: C, recorded_in: accessibility.statment}}", ["accessibility.statment"]),
    "interval": ("verification: {by_kind: {contrakt: P12M}}", ["contrakt"]),
    "relation-of-any-kind": ("rules: {r: {name: R, kind: forbidden, relation: covers, reason: Y}}", []),
    "relation-of-the-kinds-it-starts-from": (
        "rules: {r: {name: R, kind: forbidden, from: {kinds: [system]}, relation: covers, reason: Y}}",
        ["covers"],
    ),
    "kinds-of-a-rule": (
        "rules: {r: {name: R, kind: forbidden, from: {kinds: [systm]}, to: {kinds: [contrct]}, reason: Y}}",
        ["contrct", "systm"],
    ),
    "approval": (
        "approvals: {a: {name: A, when: {kinds: [system, contract], fields: [covers, uses, cover], change: any}}}",
        ["cover"],
    ),
    "kinds-of-an-approval": ("approvals: {a: {name: A, when: {kinds: [systems]}}}", ["systems"]),
    "approval-of-the-settings": (
        "approvals: {a: {name: A, when: {kinds: [settings], fields: [rules, severity, owner]}}}",
        ["owner"],
    ),
    "approvers": (
        (
            "boards: {raad: {name: R}}\nvocabularies: {roles: {arkitekt: A}}\n"
            "approvals: {a: {name: A, when: {change: any}, needs: [owner, 'board:raad', 'board:rad', 'role:arkitekt', "
            "'role:x', 'unit:x'], hears: ['person:x']}}"
        ),
        ["'board:rad'", "'person:x'", "'role:x'", "'unit:x'"],
    ),
    "roles-are-open-where-none-are-listed": (
        "approvals: {a: {name: A, when: {change: any}, needs: ['role:x']}}",
        [],
    ),
    "what-a-new-connection-leads-to": (
        "approvals: {a: {name: A, when: {to: {kinds: [datasorce]}}}}",
        ["datasorce"],
    ),
    "settings-are-no-kind-elsewhere": (
        "rules: {r: {name: R, kind: forbidden, to: {kinds: [settings]}, reason: Y}}",
        ["settings"],
    ),
    "values-of-a-wrong-type": (
        "completeness: {system: {must: {a: 1}}, contract: [owner]}\nrules: {r: 1}\napprovals: {a: {when: x}}",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_unknown_field(text: str, expected: list[str]) -> None:
    assert told("unknown-field", {HOME: f"{SETTINGS}{text}\n"}) == [f"{HOME}: {one}" for one in expected]


def test_it_is_told_in_the_file_that_says_it() -> None:
    files = {HOME: SETTINGS, "settings/krav.yaml": "completeness: {system: {must: [ownr]}}\n"}
    assert told("unknown-field", files) == ["settings/krav.yaml: ownr"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("completeness: {system: {must: [criticality.livel]}}", "criticality.level"),
        ("completeness: {system: {must: [ejer]}}", "owner"),
        ("completeness: {sytem: {}}", "system"),
        ("controls: {c: {name: C, recorded_in: accesibility.checked}}", "accessibility.checked"),
    ],
)
def test_what_was_meant(text: str, meant: str) -> None:
    assert [one.suggestion for one in said("unknown-field", {HOME: f"{SETTINGS}{text}\n"})] == [meant]


@pytest.mark.parametrize("preset", presets())
def test_presets_name_what_is_there(preset: str) -> None:
    unknown = [
        (layer.path, named.route)
        for layer in preset_layers(preset)
        for named in named_in(layer.data)
        if not is_known(named)
    ]
    assert unknown == []
