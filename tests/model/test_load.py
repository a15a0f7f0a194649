"""Loading: every fault of the shape at its route, told once, and nothing false beside it."""

from datetime import date
from typing import get_args

import pytest

from registry_cli.checks.running import judge
from registry_cli.findings import Finding, Mark, Part, Route
from registry_cli.model.load import load
from registry_cli.model.settings import Settings
from registry_cli.sources import MemorySource, Problem
from tests.model.memory import SETTINGS, findings_in, registry_of

AS_OF = date(2026, 11, 22)

Row = tuple[str, Route, Part, dict[str, str]]

FAULTS: dict[str, tuple[str, str, list[Row]]] = {
    "missing-key": ("interfaces", "name: A\n", [("missing-key", (), "value", {"key": "provider"})]),
    "missing-keys": (
        "waivers",
        "name: A\nfinding: x\n",
        [("missing-key", (), "value", {"key": key}) for key in ("entity", "reason", "owner", "expires")],
    ),
    "missing-key-below": (
        "systems",
        "name: A\nverified: {by: chef}\nroles: [{role: x, person: p}, {person: p}]\n",
        [
            ("missing-key", ("verified",), "value", {"key": "date"}),
            ("missing-key", ("roles", 1), "value", {"key": "role"}),
        ],
    ),
    "missing-key-under-its-name-in-the-file": (
        "projects",
        "name: A\nresources: [{role: x, to: 2027-01, share: 0.5}]\n",
        [("missing-key", ("resources", 0), "value", {"key": "from"})],
    ),
    "unknown-key": ("systems", "name: A\nzzz: 1\n", [("unknown-key", ("zzz",), "key", {"found": "zzz"})]),
    "unknown-key-below": (
        "systems",
        "name: A\nuses: [{interface: a}, {interface: b, esential: true}]\n",
        [("unknown-key", ("uses", 1, "esential"), "key", {"found": "esential"})],
    ),
    "python-name-of-a-key": (
        "projects",
        "name: A\nchanges: [{system: a, action: replace, replacement: b}]\n",
        [("unknown-key", ("changes", 0, "replacement"), "key", {"found": "replacement"})],
    ),
    "misspelt-required-key": ("systems", "nmae: A\n", [("unknown-key", ("nmae",), "key", {"found": "nmae"})]),
    "misspelt-required-key-below": (
        "systems",
        "name: A\nverified: {by: chef, dato: 2026-01-01}\n",
        [("unknown-key", ("verified", "dato"), "key", {"found": "dato"})],
    ),
    "missing-beside-unlike-key": (
        "systems",
        "qqqq: A\n",
        [("missing-key", (), "value", {"key": "name"}), ("unknown-key", ("qqqq",), "key", {"found": "qqqq"})],
    ),
    "text-for-a-number": (
        "people",
        "name: A\ncapacity: halv\n",
        [("wrong-type", ("capacity",), "value", {"expected": "number", "actual": "text", "found": "halv"})],
    ),
    "quoted-number": (
        "interfaces",
        'name: A\nprovider: b\nannual_price: "5"\n',
        [("wrong-type", ("annual_price",), "value", {"expected": "number", "actual": "text", "found": "5"})],
    ),
    "number-for-text": (
        "systems",
        "name: 112\n",
        [("wrong-type", ("name",), "value", {"expected": "text", "actual": "whole", "found": "112"})],
    ),
    "fraction-for-text": (
        "systems",
        "name: A\nversion: 8.20\n",
        [("wrong-type", ("version",), "value", {"expected": "text", "actual": "number", "found": "8.20"})],
    ),
    "flag-for-text": (
        "systems",
        "name: true\n",
        [("wrong-type", ("name",), "value", {"expected": "text", "actual": "flag", "found": "true"})],
    ),
    "word-for-a-flag": (
        "systems",
        "name: A\nai: ja\n",
        [("wrong-type", ("ai",), "value", {"expected": "flag", "actual": "text", "found": "ja"})],
    ),
    "number-for-a-flag": (
        "systems",
        "name: A\nai: 1\n",
        [("wrong-type", ("ai",), "value", {"expected": "flag", "actual": "whole", "found": "1"})],
    ),
    "fraction-for-a-whole": (
        "systems",
        "name: A\nused_by: [{unit: a, users: 4.5}]\n",
        [("wrong-type", ("used_by", 0, "users"), "value", {"expected": "whole", "actual": "number", "found": "4.5"})],
    ),
    "text-for-a-list": (
        "systems",
        "name: A\ntags: a\n",
        [("wrong-type", ("tags",), "value", {"expected": "list", "actual": "text", "found": "a"})],
    ),
    "mapping-for-a-list": (
        "systems",
        "name: A\nuses: {interface: a}\n",
        [("wrong-type", ("uses",), "value", {"expected": "list", "actual": "mapping", "found": ""})],
    ),
    "list-for-a-mapping": (
        "systems",
        "name: A\nlifecycle: []\n",
        [("wrong-type", ("lifecycle",), "value", {"expected": "mapping", "actual": "list", "found": ""})],
    ),
    "text-for-a-record-in-a-list": (
        "systems",
        "name: A\nuses: [{interface: a}, b]\n",
        [("wrong-type", ("uses", 1), "value", {"expected": "mapping", "actual": "text", "found": "b"})],
    ),
    "text-for-a-mapping-of-words": (
        "projects",
        "name: A\nscores: x\n",
        [("wrong-type", ("scores",), "value", {"expected": "mapping", "actual": "text", "found": "x"})],
    ),
    "nothing-where-something-must-be": (
        "systems",
        "name:\n",
        [("wrong-type", ("name",), "value", {"expected": "text", "actual": "nothing", "found": ""})],
    ),
    "nothing-in-a-list": (
        "systems",
        "name: A\ntags: [a, ]\nfunctions:\n  - a\n  -\n",
        [("wrong-type", ("functions", 1), "value", {"expected": "text", "actual": "nothing", "found": ""})],
    ),
    "unknown-choice": (
        "systems",
        "name: A\nhosting: clod\n",
        [("unknown-choice", ("hosting",), "value", {"found": "clod"})],
    ),
    "unknown-choice-in-a-list": (
        "systems",
        "name: A\ndata: [{category: a, personal: [ordinary, x]}]\n",
        [("unknown-choice", ("data", 0, "personal", 1), "value", {"found": "x"})],
    ),
    "unknown-choice-of-one-or-more": (
        "contracts",
        "name: A\nterm: {notice: {period: P1M, to: x}, supplier_notice: {period: P1M, to: [any-day, y]}}\n",
        [
            ("unknown-choice", ("term", "notice", "to"), "value", {"found": "x"}),
            ("unknown-choice", ("term", "supplier_notice", "to", 1), "value", {"found": "y"}),
        ],
    ),
    "other-case-is-another-word": (
        "systems",
        "name: A\nhosting: Cloud\n",
        [("unknown-choice", ("hosting",), "value", {"found": "Cloud"})],
    ),
    "no-such-day": (
        "systems",
        "name: A\nlifecycle: {in_use: 2026-02-30}\n",
        [("wrong-date", ("lifecycle", "in_use"), "value", {"found": "2026-02-30"})],
    ),
    "day-in-another-form": (
        "systems",
        "name: A\nlifecycle: {pilot: 01-02-2026, phase_in: 2026-1-2, in_use: 2026-01, phase_out: 20260101}\n",
        [
            ("wrong-date", ("lifecycle", key), "value", {"found": found})
            for key, found in (
                ("pilot", "01-02-2026"),
                ("phase_in", "2026-1-2"),
                ("in_use", "2026-01"),
                ("phase_out", "20260101"),
            )
        ],
    ),
    "day-out-of-time": (
        "systems",
        "name: A\nsupport_ends: 20260-01-01\nlifecycle: {in_use: 1026-01-01}\n",
        [
            ("wrong-date", ("lifecycle", "in_use"), "value", {"found": "1026-01-01"}),
            ("wrong-date", ("support_ends",), "value", {"found": "20260-01-01"}),
        ],
    ),
    "time-for-a-day": (
        "systems",
        "name: A\nsupport_ends: 2026-01-01T00:00:00\n",
        [("wrong-date", ("support_ends",), "value", {"found": "2026-01-01T00:00:00"})],
    ),
    "wrong-forms": (
        "contracts",
        (
            "name: A\n"
            "term: {initial: 4Y, lead_time: P0D, renewal: {kind: tacit, period: P}}\n"
            "reprocurement: {plan: 2027-Q5}\n"
            'links: [{title: "", url: www.example.dk}]\n'
            "tags: [Ikke Id]\n"
        ),
        [
            ("wrong-form", ("tags", 0), "value", {"form": "id", "found": "Ikke Id"}),
            ("wrong-form", ("links", 0, "title"), "value", {"form": "line", "found": ""}),
            ("wrong-form", ("links", 0, "url"), "value", {"form": "url", "found": "www.example.dk"}),
            ("wrong-form", ("term", "initial"), "value", {"form": "period", "found": "4Y"}),
            ("wrong-form", ("term", "renewal", "period"), "value", {"form": "period", "found": "P"}),
            ("wrong-form", ("term", "lead_time"), "value", {"form": "period", "found": "P0D"}),
            ("wrong-form", ("reprocurement", "plan"), "value", {"form": "quarter", "found": "2027-Q5"}),
        ],
    ),
    "wrong-forms-of-numbers": (
        "suppliers",
        'name: A\ncvr: "1234567"\n',
        [("wrong-form", ("cvr",), "value", {"form": "cvr", "found": "1234567"})],
    ),
    "wrong-form-of-ean": (
        "units",
        'name: A\nean: "5798"\n',
        [("wrong-form", ("ean",), "value", {"form": "ean", "found": "5798"})],
    ),
    "wrong-month": (
        "projects",
        "name: A\nresources: [{role: a, from: 2026-13, to: 2027-06, share: 0.5}]\n",
        [("wrong-form", ("resources", 0, "from"), "value", {"form": "month", "found": "2026-13"})],
    ),
    "wrong-short-period": (
        "systems",
        "name: A\ncontinuity: {rto: 4 timer}\n",
        [("wrong-form", ("continuity", "rto"), "value", {"form": "short-period", "found": "4 timer"})],
    ),
    "two-lines-for-one": (
        "systems",
        'name: "a\\nb"\n',
        [("wrong-form", ("name",), "value", {"form": "line", "found": "a\nb"})],
    ),
    "too-much": (
        "people",
        "name: A\ncapacity: 1.5\n",
        [("out-of-range", ("capacity",), "value", {"limit": "1", "side": "most", "found": "1.5"})],
    ),
    "too-little": (
        "systems",
        "name: A\nfit: {business: 0, technical: 5}\n",
        [
            ("out-of-range", ("fit", "business"), "value", {"limit": "1", "side": "least", "found": "0"}),
            ("out-of-range", ("fit", "technical"), "value", {"limit": "4", "side": "most", "found": "5"}),
        ],
    ),
    "too-long": (
        "systems",
        f"name: {'a' * 201}\n",
        [("out-of-range", ("name",), "value", {"limit": "200", "side": "length", "found": "a" * 80})],
    ),
    "too-few": (
        "projects",
        "name: A\nbusiness_case: {costs: [{year: 2027, type: other, range: [1]}]}\n",
        [
            (
                "out-of-range",
                ("business_case", "costs", 0, "range"),
                "value",
                {"limit": "2", "side": "items", "found": ""},
            )
        ],
    ),
    "too-many": (
        "projects",
        "name: A\nbusiness_case: {costs: [{year: 2027, type: other, range: [1, 2, 3]}]}\n",
        [
            (
                "out-of-range",
                ("business_case", "costs", 0, "range"),
                "value",
                {"limit": "2", "side": "items", "found": ""},
            )
        ],
    ),
    "one-wrong-of-two": (
        "projects",
        "name: A\nbusiness_case: {costs: [{year: 2027, type: other, range: [1, x]}]}\n",
        [
            (
                "wrong-type",
                ("business_case", "costs", 0, "range", 1),
                "value",
                {"expected": "number", "actual": "text", "found": "x"},
            )
        ],
    ),
    "value-of-a-mapping": (
        "projects",
        "name: A\nscores: {strategi: 6}\n",
        [("out-of-range", ("scores", "strategi"), "value", {"limit": "5", "side": "most", "found": "6"})],
    ),
    "two-targets": (
        "systems",
        "name: A\nuses: [{interface: a, system: b}, {interface: a}, {purpose: x}]\n",
        [
            (
                "wrong-combination",
                ("uses", position),
                "value",
                {"rule": "exactly-one", "keys": "interface, datasource, system"},
            )
            for position in (0, 2)
        ],
    ),
    "two-ends": (
        "contracts",
        "name: A\nterm: {initial: P1Y, end: 2027-01-01}\n",
        [("wrong-combination", ("term",), "value", {"rule": "not-both", "keys": "initial, end"})],
    ),
    "a-list-item-that-looks-like-a-member": (
        "contracts",
        "name: A\nprices:\n  - {name: a, type: x, amount: b, split: {ky: 2}}\n",
        [
            ("unknown-choice", ("prices", 0, "type"), "value", {"found": "x"}),
            ("wrong-type", ("prices", 0, "amount"), "value", {"expected": "number", "actual": "text", "found": "b"}),
            (
                "out-of-range",
                ("prices", 0, "split", "ky"),
                "value",
                {"limit": "1", "side": "most", "found": "2"},
            ),
        ],
    ),
}

SETTINGS_FAULTS: dict[str, tuple[str, list[Row]]] = {
    "unknown-key": ("formt: 2\n", [("unknown-key", ("formt",), "key", {"found": "formt"})]),
    "unknown-choice": ("locale: sv\n", [("unknown-choice", ("locale",), "value", {"found": "sv"})]),
    "currency": ("currency: kr.\n", [("wrong-form", ("currency",), "value", {"form": "currency", "found": "kr."})]),
    "day-of-each-year": (
        "calendar: {extra_days_off: [06-05, 13-01]}\n",
        [("wrong-form", ("calendar", "extra_days_off", 1), "value", {"form": "month-day", "found": "13-01"})],
    ),
    "key-that-is-no-id": (
        "boards: {Råd: {name: Råd}}\nvocabularies: {roles: {Super Bruger: x}}\n",
        [
            ("wrong-form", ("boards", "Råd"), "key", {"form": "id", "found": "Råd"}),
            ("wrong-form", ("vocabularies", "roles", "Super Bruger"), "key", {"form": "id", "found": "Super Bruger"}),
        ],
    ),
    "key-that-is-no-taxonomy": (
        "taxonomies: {kl: {00.13: x}}\n",
        [("unknown-choice", ("taxonomies", "kl"), "key", {"found": "kl"})],
    ),
    "value-of-a-mapping": (
        "severity: {retired-reference: warn}\n",
        [("unknown-choice", ("severity", "retired-reference"), "value", {"found": "warn"})],
    ),
    "vocabulary": (
        "vocabularies: {function: {a: A}}\n",
        [("unknown-key", ("vocabularies", "function"), "key", {"found": "function"})],
    ),
}


def rows(findings: tuple[Finding, ...], path: str) -> list[Row]:
    assert {finding.mark.path for finding in findings} <= {path}
    return [
        (
            found.code,
            found.mark.route,
            found.mark.part,
            {key: str(value) for key, value in found.params.items() if key != "advice"},
        )
        for found in findings
    ]


@pytest.mark.parametrize(("folder", "text", "expected"), FAULTS.values(), ids=FAULTS)
def test_fault(folder: str, text: str, expected: list[Row]) -> None:
    path = f"{folder}/a.yaml"
    registry = registry_of({path: text})
    found = rows(registry.findings, path)
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert {finding.entity for finding in registry.findings} == {"a"}
    assert registry.entries["a"].record is None


@pytest.mark.parametrize(("text", "expected"), SETTINGS_FAULTS.values(), ids=SETTINGS_FAULTS)
def test_fault_of_the_settings(text: str, expected: list[Row]) -> None:
    registry = registry_of({"registry.yaml": SETTINGS + text})
    assert rows(registry.findings, "registry.yaml") == expected
    assert not registry.settings_are_sound
    assert registry.is_incomplete


@pytest.mark.parametrize(
    ("folder", "text", "candidates"),
    [
        pytest.param("systems", "nmae: A\n", ("name", "owner", "uses"), id="keys"),
        pytest.param("systems", "name: A\nuses: [{interfac: a}]\n", ("interface", "essential"), id="keys-below"),
        pytest.param("systems", "name: A\nhosting: clod\n", ("cloud", "hybrid"), id="choices"),
        pytest.param(
            "contracts",
            "name: A\nterm: {notice: {period: P1M, to: [x]}}\n",
            ("term-end", "any-day"),
            id="listed-choices",
        ),
    ],
)
def test_what_could_have_been_meant(folder: str, text: str, candidates: tuple[str, ...]) -> None:
    (finding,) = findings_in({f"{folder}/a.yaml": text})
    assert set(candidates) <= set(finding.candidates)


BROKEN: dict[str, tuple[bytes, str]] = {
    "syntax-error": (b"name: [\n", "syntax-error"),
    "empty": (b"", "empty-file"),
    "list": (b"- a\n", "not-a-mapping"),
    "not-utf-8": (b"name: \xff\n", "not-utf-8"),
    "several-documents": (b"name: a\n---\nname: b\n", "several-documents"),
    "too-deep": (b"name: " + b"[" * 100 + b"\n", "too-deep"),
    "wrong-shape": (b"nmae: a\n", "unknown-key"),
}


@pytest.mark.parametrize(("data", "code"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_one_finding_and_its_id_stays_known(data: bytes, code: str) -> None:
    registry = registry_of(
        {
            "systems/broken.yaml": data,
            "systems/sound.yaml": "name: Sound\npart_of: broken\nuses: [{system: broken}]\n",
            "decisions/d.yaml": "name: D\nboard: b\ndate: 2026-01-01\nconcerns: [broken]\n",
        }
    )
    assert [judged.finding.code for judged in judge(registry, AS_OF)] == [code]
    assert registry.entries["broken"].record is None
    assert registry.entries["sound"].record is not None
    assert registry.is_incomplete


@pytest.mark.parametrize("problem", get_args(Problem))
def test_a_file_that_could_not_be_read_is_one_finding(problem: Problem) -> None:
    files = {"registry.yaml": SETTINGS, "systems/sound.yaml": "name: Sound\npart_of: broken\n"}
    (judged,) = judge(load(MemorySource(files, {"systems/broken.yaml": problem})), AS_OF)
    assert judged.finding.mark == Mark("systems/broken.yaml", part="file")
    assert judged.finding.params == {"problem": problem}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("name: *x\n", ["unsafe-yaml"], id="alias-for-a-required-value"),
        pytest.param("name: .nan\n", ["unusable-number"], id="unusable-number"),
        pytest.param("<<: {name: A}\n", ["unsafe-yaml"], id="merge-that-may-hold-the-required-key"),
        pytest.param("? [a]\n: b\n", ["unsafe-yaml"], id="complex-key"),
        pytest.param("*x : A\n", ["unsafe-yaml"], id="alias-as-key"),
        pytest.param(
            "name: A\nlifecycle: {<<: *x, in_ues: 2026-01-01}\n", ["unsafe-yaml", "unsafe-yaml"], id="merge-below"
        ),
        pytest.param("name: A\nuses: [*x, {interface: a}]\n", ["unsafe-yaml"], id="alias-in-a-list"),
        pytest.param("name: A\nai: 1\nowner: *x\n", ["unsafe-yaml", "wrong-type"], id="beside-it-all-is-told"),
        pytest.param("name: A\nname: 5\n", ["duplicate-key"], id="of-duplicate-keys-the-first-counts"),
        pytest.param(
            "name: 5\nname: A\n", ["duplicate-key", "wrong-type"], id="of-duplicate-keys-only-the-first-counts"
        ),
    ],
)
def test_what_the_text_leaves_open_is_not_also_wrong(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in findings_in({"systems/a.yaml": text})] == codes


BROKEN_SETTINGS: dict[str, tuple[str, list[str]]] = {
    "syntax-error": ("format: [\n", ["syntax-error"]),
    "empty": ("", ["empty-file"]),
    "list": ("- a\n", ["not-a-mapping"]),
    "wrong-type": (f"{SETTINGS}peers: x\n", ["wrong-type"]),
    "format-to-come": ("format: 2\nneu: {a: b}\n", ["unknown-format"]),
    "format-zero": ("format: 0\n", ["unknown-format"]),
    "format-as-text": (SETTINGS.replace("1", '"1"'), ["wrong-type"]),
    "format-as-flag": (SETTINGS.replace("1", "true"), ["wrong-type"]),
    "alias": (f"{SETTINGS}vocabularies: *x\n", ["unsafe-yaml"]),
    "number": (f"{SETTINGS}currency: .nan\n", ["unusable-number"]),
}


@pytest.mark.parametrize(("text", "codes"), BROKEN_SETTINGS.values(), ids=BROKEN_SETTINGS)
def test_broken_settings_fall_back_and_are_one_finding(text: str, codes: list[str]) -> None:
    registry = registry_of(
        {
            "registry.yaml": text,
            "systems/ky.yaml": "name: KY\nfunctions: [ydelse]\ntasks: [kle:32.24]\n",
            "projects/p.yaml": "name: P\nphase: analyse\nshared_with: [nabo]\nscores: {strategi: 4}\n",
            "decisions/d.yaml": "name: D\nboard: raad\ndate: 2026-01-01\n",
        }
    )
    assert [judged.finding.code for judged in judge(registry, AS_OF)] == codes
    assert not registry.settings_are_sound
    assert (registry.settings.locale, registry.settings.currency) == ("da", "DKK")


def test_sound_settings_are_read() -> None:
    registry = registry_of({"registry.yaml": f"{SETTINGS}locale: en\nvocabularies: {{roles: {{a: A}}}}\n"})
    assert registry.settings_are_sound
    assert isinstance(registry.settings, Settings)
    assert (registry.settings.locale, dict(registry.settings.vocabularies.roles)) == ("en", {"a": "A"})


def test_of_two_files_with_one_id_the_first_counts() -> None:
    registry = registry_of(
        {
            "systems/ky.yaml": "name: second\n",
            "interfaces/ky.yaml": "name: first\nprovider: x\n",
            "systems/a/ky.yaml": "name: third\n",
        }
    )
    assert registry.entries["ky"].path == "interfaces/ky.yaml"
    first = Mark("interfaces/ky.yaml", part="file")
    assert registry.findings == tuple(
        Finding("duplicate-id", Mark(path, part="file"), "ky", {"id": "ky"}, (first,))
        for path in ("systems/a/ky.yaml", "systems/ky.yaml")
    )


def test_a_duplicate_that_is_broken_is_told_too() -> None:
    registry = registry_of({"interfaces/ky.yaml": "[", "systems/ky.yaml": "name: KY\n"})
    assert [finding.code for finding in registry.findings] == ["syntax-error", "duplicate-id"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("systems/KY.yaml", "invalid-file-name"),
        ("systems/ky.yml", "invalid-file-name"),
        ("systems/k y.yaml", "invalid-file-name"),
        ("systems/-ky.yaml", "invalid-file-name"),
        ("systems/ky.new.yaml", "invalid-file-name"),
        ("systems/ky\n.yaml", "invalid-file-name"),
        ("systems/k\udce6.yaml", "invalid-file-name"),
        ("system/ky.yaml", "unknown-folder"),
        ("Systems/ky.yaml", "unknown-folder"),
    ],
)
def test_names(path: str, code: str) -> None:
    (finding,) = findings_in({path: "name: KY\n"})
    assert (finding.code, finding.mark) == (code, Mark(path, part="file"))


@pytest.mark.parametrize("path", ["README.md", "systems/README.md", "notes/a.yaml", "other.yaml", "ci/.x/a.yaml"])
def test_other_files_are_left_alone(path: str) -> None:
    registry = registry_of({path: "{{ no yaml"})
    assert (registry.findings, dict(registry.entries)) == ((), {})
    assert set(registry.documents) == {"registry.yaml"}


def test_a_misspelt_folder_is_told_once() -> None:
    found = findings_in({"system/a.yaml": "", "system/b.yaml": "", "contract/c.yaml": ""})
    assert [finding.mark.path for finding in found] == ["contract/c.yaml", "system/a.yaml"]


def test_entities_come_by_id_and_kind() -> None:
    registry = registry_of({"systems/b.yaml": "name: B\n", "units/a.yaml": "name: A\n", "systems/c.yaml": "{}"})
    assert list(registry.entries) == ["a", "b", "c"]
    assert [entry.id for entry in registry.of_kind("system")] == ["b", "c"]
    assert [entry.name for entry in registry.of_kind()] == ["A", "B", "c"]
    assert [str(entry.key) for entry in registry.of_kind("unit", "system")] == ["a", "b", "c"]
