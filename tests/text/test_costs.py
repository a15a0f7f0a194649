"""Costs of registries whose names, price lines, accounts and words are hostile, read back by readers of each format."""

import csv
import io
import json
from functools import cache

import pytest

from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.overview import overview
from registry_cli.analysis.costs.records import Ledger
from registry_cli.analysis.costs.selection import concerning, gaps_of
from registry_cli.analysis.costs.tables import table_by, totals
from registry_cli.escaping import visible, without_orders
from registry_cli.model.load import load
from registry_cli.model.registry import Entry, Registry
from registry_cli.output import cost_json, cost_trace, costs
from registry_cli.output.cost_overview import overview_sections
from registry_cli.output.sections import Section, as_markdown, as_page
from registry_cli.sources import MemorySource
from tests.text.hostile import AS_OF, quoted, settings_file
from tests.text.judges import cell, orders, reads_as_text, strings_in, unseen
from tests.text.payloads import CLASSES
from tests.text.test_answers import FORMULA

EACH_CLASS = pytest.mark.parametrize("name", CLASSES)
WIDE = 2_000


def contract_file(number: int, payload: str) -> str:
    text = quoted(payload)
    return (
        f"name: {text}\nsupplier: l{number}\ncovers: [s{number}, d{number}]\naccount: {text}\nowner: {text}\n"
        f"term: {{start: 2024-01-01, end: 2030-12-31}}\nexit: {{price: 3}}\nprices:\n"
        f"  - {{name: {text}, type: operation, amount: {number + 1}, per: year, indexed: {text}}}\n"
        f"  - {{name: L{number}, type: {text}, amount: -1.5, per: year, account: {text}, unit: {text}, split: {{s{number}: 1}}}}\n"
        f"  - {{name: {text}, type: operation, amount: {text}, per: {text}}}\n"
    )


@cache
def book(name: str) -> tuple[Registry, Ledger]:
    files = {"registry.yaml": settings_file(CLASSES[name])}
    for number, payload in enumerate(CLASSES[name]):
        text = quoted(payload)
        files[f"contracts/k{number}.yaml"] = contract_file(number, payload)
        files[f"systems/s{number}.yaml"] = (
            f"name: {text}\nfunctions: [f{number}, {text}]\ntasks: ['kle:27.{number:02}', {text}]\nexit: {{cost: 4}}\n"
        )
        files[f"suppliers/l{number}.yaml"] = f"name: {text}\n"
        files[f"datasources/d{number}.yaml"] = f"name: {text}\ncopy_of: d0\n"
        files[f"datasources/e{number}.yaml"] = f"name: {text}\ncopy_of: d0\nprice: {{model: yearly, amount: 9}}\n"
    registry = load(MemorySource(files))
    return registry, ledger(registry, AS_OF, range(2025, 2028))


@cache
def pages(name: str) -> list[tuple[str, list[Section]]]:
    """By contract with the overview; where words and accounts are the keys; one contract alone."""
    registry, found = book(name)
    made = []
    for by in ("contract", "function", "account"):
        table = table_by(found, registry, BY_NAME[by], "expected")
        parts = list(costs.sections(table, found, totals(found), registry, "da"))
        made.append((costs.title(table, found, "da", incomplete=True), parts))
    made[0][1].extend(overview_sections(overview(found, registry, "expected"), registry, "da"))
    entry = registry.entries["k0"]
    concerned = tuple(concerning(found, entry))
    gaps = gaps_of(found, entry, concerned)
    parts = list(cost_trace.sections(concerned, gaps, found, registry, "expected", "da"))
    return [*made, (cost_trace.title(entry, found, "da", incomplete=False), parts)]


def shown(entry: Entry) -> str:
    """What a row of the table is called."""
    return entry.id if entry.name == entry.id else f"{entry.name} ({entry.id})"


@EACH_CLASS
def test_pages_show_every_character(name: str) -> None:
    for title, parts in pages(name):
        page = as_page(title, parts, colour=False, width=WIDE)
        assert (unseen(page), orders(without_orders(page))) == ([], [])
    page = as_page("", pages(name)[0][1][:1], colour=False, width=50 * WIDE)
    assert all(visible(entry.name).strip() in page for entry in book(name)[0].of_kind("contract"))


@EACH_CLASS
def test_markdown_reads_as_the_text(name: str) -> None:
    by_contract, *others = [as_markdown(title, parts) for title, parts in pages(name)]
    assert [found for text in (by_contract, *others) for found in orders(text)] == []
    read = reads_as_text(by_contract)
    assert not [entry.id for entry in book(name)[0].of_kind("contract") if cell(shown(entry)) not in read]
    reads_as_text(others[-1])


@EACH_CLASS
def test_csv_holds_numbers_and_no_formula(name: str) -> None:
    registry, found = book(name)
    for dimension in BY_NAME.values():
        text = costs.as_csv(table_by(found, registry, dimension, "expected"), registry, "da")
        read = list(csv.reader(io.StringIO(text), strict=True))[1:]
        assert unseen(text) == []
        assert [one for row in read for one in row[:2] if FORMULA.search(one)] == []
        assert all(one == "" or float(one) is not None for row in read for one in row[2:])
    text = cost_trace.as_csv(tuple(concerning(found, registry.entries["k0"])), found, "da")
    assert [one for row in csv.reader(io.StringIO(text), strict=True) for one in row[:3] if FORMULA.search(one)] == []


@EACH_CLASS
def test_json_gives_the_names_back(name: str) -> None:
    registry, found = book(name)
    table = table_by(found, registry, BY_NAME["contract"], "expected")
    more = overview(found, registry, "expected")
    text = cost_json.as_json(table, found, totals(found), more, registry, "da")
    assert (unseen(text), orders(text)) == ([], [])
    strings = set(strings_in(json.loads(text)))
    assert not {shown(entry) for entry in registry.of_kind("contract")} - strings
