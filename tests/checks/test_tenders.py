"""What was bought without a tender, changed too much, or is not begun in time: at the boundaries above all."""

import pytest

from tests.checks.telling import said, told

R = "registry.yaml"
K = "contracts/k.yaml"
SETTINGS = """format: 1
organisation: {name: P}
tenders:
  stages: [{id: behov, name: Behov}, {id: udbud, name: Udbud}]
  thresholds: {"2026": {services: 1000}}
  changes: {share: 0.1, warn_at: 0.05}
procedures:
  lang: {name: Lang, stages: {behov: {days: 60}, udbud: {days: 240}}}
"""
TERM = "term: {signed: 2026-03-01, start: 2026-04-01, initial: P4Y}\n"
PRICE = "prices: [{name: Drift, type: operation, amount: 1000, per: once, date: 2026-04-01}]\n"


def contract(*parts: str) -> dict[str, str]:
    return {R: SETTINGS, K: "".join(("name: K\n", *parts))}


NOT_TENDERED = {
    "at-the-threshold": (contract(TERM, PRICE, "procured: {form: direkte-tildeling}\n"), [f"{K}: direkte-tildeling"]),
    "a-krone-below": (contract(TERM, PRICE.replace("1000", "999"), "procured: {form: direkte-tildeling}\n"), []),
    "with-a-legal-ground": (
        contract(TERM, PRICE, "procured: {form: direkte-tildeling, exception: Eneret}\n"),
        [],
    ),
    "tendered": (contract(TERM, PRICE, "procured: {form: eu-udbud}\n"), []),
    "says-nothing-of-how-it-was-bought": (contract(TERM, PRICE), []),
    "signed-before-the-years-that-are-known": (
        contract(TERM.replace("2026-03-01", "2025-12-31"), PRICE, "procured: {form: uden-udbud}\n"),
        [],
    ),
    "the-options-count": (
        contract(
            "term: {start: 2026-04-01, initial: P1Y, renewal: {kind: option, period: P1Y, times: 3}}\n",
            "prices: [{name: Drift, type: operation, amount: 300, per: year}]\n",
            "procured: {form: uden-udbud}\n",
        ),
        [f"{K}: uden-udbud"],
    ),
}

CHANGES = {
    "over-by-an-ore": (contract(TERM, PRICE, "changes: [{date: 2026-05-01, value: 100.01}]\n"), ["over"]),
    "at-the-limit": (contract(TERM, PRICE, "changes: [{date: 2026-05-01, value: 100}]\n"), ["near"]),
    "summed": (
        contract(TERM, PRICE, "changes: [{date: 2026-05-01, value: 60}, {date: 2026-06-01, value: 60}]\n"),
        ["over"],
    ),
    "what-is-taken-out-counts-against": (
        contract(TERM, PRICE, "changes: [{date: 2026-05-01, value: 60}, {date: 2026-06-01, value: -20}]\n"),
        [],
    ),
    "just-where-the-warning-begins": (contract(TERM, PRICE, "changes: [{date: 2026-05-01, value: 50}]\n"), []),
    "no-price-no-limit": (contract(TERM, "changes: [{date: 2026-05-01, value: 60}]\n"), []),
    "over-and-done-with": (
        contract(
            "term: {start: 2020-01-01, end: 2024-12-31}\n",
            "prices: [{name: D, type: operation, amount: 1000, per: once, date: 2020-02-01}]\n",
            "changes: [{date: 2021-05-01, value: 600}]\n",
        ),
        [],
    ),
}

# 300 days before the last day, both counted: 2027-09-17 needs a beginning on 2026-11-22.
LATE = {
    "the-last-day-to-begin-is-today": (contract("term: {start: 2020-01-01, end: 2027-09-17}\nreprocurement: {procedure: lang}\n"), []),
    "it-was-yesterday": (contract("term: {start: 2020-01-01, end: 2027-09-16}\nreprocurement: {procedure: lang}\n"), [f"{K}: {{procedure: lang}}"]),
    "it-has-begun": (contract("term: {start: 2020-01-01, end: 2027-09-16}\nreprocurement: {procedure: lang, started: true}\n"), []),
    "what-it-covers-is-gone-by-then": (
        {
            **contract("covers: [s]\nterm: {start: 2020-01-01, end: 2027-09-16}\nreprocurement: {procedure: lang}\n"),
            "systems/s.yaml": "name: S\nlifecycle: {retired: 2027-09-17}\n",
        },
        [],
    ),
    "an-option-is-left": (
        contract("term: {start: 2020-01-01, end: 2027-09-16, renewal: {kind: option, period: P1Y}}\nreprocurement: {procedure: lang}\n"),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), NOT_TENDERED.values(), ids=NOT_TENDERED)
def test_not_tendered(files: dict[str, str], expected: list[str]) -> None:
    assert told("not-tendered", files) == expected


@pytest.mark.parametrize(("files", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes_near_limit(files: dict[str, str], expected: list[str]) -> None:
    severity = {"warning": "over", "info": "near"}
    assert [severity[one.severity] for one in said("changes-near-limit", files)] == expected


@pytest.mark.parametrize(("files", "expected"), LATE.values(), ids=LATE)
def test_tender_late(files: dict[str, str], expected: list[str]) -> None:
    assert told("tender-late", files) == expected
