"""The YAML conformance suite, case by case: what each is found to be, and that what loads means what YAML 1.2 says."""

import json
from decimal import Decimal

from registry_cli.documents import Data
from registry_cli.documents.layout import canonical
from registry_cli.documents.parse import parse
from tests.hostile.yaml_suite import GOLDEN, Case, cases, table

OUR_OWN_RULES = {"unsafe-yaml", "several-documents", "duplicate-key", "cut-off-text"}
"""Faults of texts that are YAML, but not the part of it that a registry is written in."""

READ_THOUGH_WRONG = {
    "lines in quotes or brackets may stand at the margin": ("9C9N", "DK95-1", "QB6E", "Y79Y-3"),
    "a comment may follow a bracket, a quote or a block's header at once": ("9JBA", "CVW2", "SU5Z", "X4QW"),
    "a hyphen in brackets is text": ("G5U8", "YJV2"),
    "blank lines that begin a block may be deeper than its text": ("S98Z",),
}

REFUSED_THOUGH_RIGHT = {
    "a key is written out": ("2JQS", "CFD4", "FRK4", "M2N8-0", "NHX8", "NKF9", "S3PD", "SM9W-1", "UKK6-0"),
    "text in brackets neither begins with a colon nor ends in one": ("4ABK", "58MP", "5T43", "DBG4", "HM87-0"),
    "a key in brackets stands on one line with its colon": (
        "4MUZ-0", "4MUZ-1", "4MUZ-2", "5MUD", "9SA2", "K3WX", "NJ66", "UT92", "VJP3-1",
    ),
    "a tab is no space": (
        "6BCT", "6CA3", "96NN-0", "96NN-1", "A2M4", "DK95-0", "DK95-3", "DK95-4", "Q5MG", "R4YG", "Y79Y-1", "Y79Y-10",
    ),
    "a directive is refused anyway": ("2LFX", "6LVF", "BEC7", "MUS6-5", "MUS6-6", "ZYU8-0", "ZYU8-1", "ZYU8-2", "ZYU8-3"),
    "an anchor is refused anyway": ("8XYN", "W5VH"),
    "a block at the top is indented": ("DK3J", "FP8R"),
    "no document follows an end marker, and none may be missing before it": ("7Z25", "HWV9", "M7A3", "QT73"),
}  # fmt: skip

OTHER_DATA: dict[str, tuple[str, Data]] = {
    "652Z": ("a question mark in brackets is no part of a text", {"foo": "bar", "bar": 42}),
    "HM87-1": ("a question mark in brackets is no part of a text", [{"x": None}]),
    "JEF9-2": ("a last line without a line end ends no line of a block", [""]),
    "L24T-1": ("a last line without a line end ends no line of a block", {"foo": "x\n "}),
}

CASES = {case.name: case for case in cases()}


def codes(case: Case) -> set[str]:
    return {fault.code for fault in parse(case.text).faults}


def named(groups: dict[str, tuple[str, ...]]) -> list[str]:
    return sorted(name for names in groups.values() for name in names)


def as_json(data: Data) -> object:
    """The data as JSON has them: fractions are floats."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(item) for item in data]
    return float(data) if isinstance(data, Decimal) else data


def data_of(text: str) -> Data:
    root = parse(text).root
    return None if root is None else root.data()


def test_each_case_is_found_to_be_what_it_was() -> None:
    assert table() == GOLDEN.read_text(encoding="utf-8")


def test_what_is_no_yaml_is_refused_but_for_known_cases() -> None:
    assert [name for name, case in CASES.items() if case.is_wrong and not codes(case)] == named(READ_THOUGH_WRONG)


def test_what_is_yaml_is_read_but_for_known_cases() -> None:
    refused = [
        name for name, case in CASES.items() if not case.is_wrong and codes(case) and not codes(case) & OUR_OWN_RULES
    ]
    assert sorted(refused) == named(REFUSED_THOUGH_RIGHT)


def test_what_is_read_means_what_yaml_says_but_for_known_cases() -> None:
    sound = [name for name, case in CASES.items() if case.data is not None and not codes(case)]
    other = {name: data_of(CASES[name].text) for name in sound if not says_what_is_meant(CASES[name])}
    assert other == {name: data for name, (_, data) in OTHER_DATA.items()}


def says_what_is_meant(case: Case) -> bool:
    root = parse(case.text).root
    found = [] if root is None else [as_json(root.data())]
    return json.dumps(found, sort_keys=True) == json.dumps(case.data, sort_keys=True)


def test_the_canonical_form_means_the_same() -> None:
    forms = {name: form for name, case in CASES.items() if (form := canonical(case.text, {})) is not None}
    assert [name for name, form in forms.items() if canonical(form, {}) != form] == []
    assert [name for name, form in forms.items() if repr(data_of(form)) != repr(data_of(CASES[name].text))] == []
