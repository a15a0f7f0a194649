"""Odd data: nothing raises, whatever stands where; and many who share one price are reckoned in one go."""

import time
from itertools import product

import pytest

from registry_cli.analysis.switching.plan import switch_plan
from registry_cli.output.switch_json import as_json
from registry_cli.output.switches import as_csv, sections
from tests.analysis.switching.small import DAY, REGISTERS, contract, plan_of, subscription_to, system
from tests.model.memory import registry_of

ODD = (
    "null",
    "true",
    "[]",
    "{}",
    "[{}]",
    "-1",
    "1e400",
    "'2026-02-30'",
    "ky",
    "p-data",
    "9999-12-31",
    "0001-01-01",
    "2.5",
    "'x y'",
)


@pytest.mark.parametrize("value", ODD)
def test_any_value_at_a_use(value: str) -> None:
    keys = ("via", "annual_price", "contract", "until", "switch", "purpose")
    uses = "".join(f"  - {{datasource: p-data, {key}: {value}}}\n" for key in keys)
    uses += f"  - {{datasource: {value}}}\n  - {{interface: {value}, system: {value}}}\n  - {value}\n"
    uses += f"  - {{datasource: p-data, switch: {{to: {value}, cost: {value}}}, annual_price: 5}}\n"
    uses += f"  - {{datasource: p-data, switch: {{to: sf1520, cost: {value}}}, until: {value}}}\n"
    _answer({"systems/ky.yaml": f"name: KY\nmain_contract: {value}\nlifecycle: {value}\nuses:\n{uses}"})


@pytest.mark.parametrize(
    ("key", "value"), [*product(("copy_of", "authoritative", "price", "lifecycle", "providers"), ODD)]
)
def test_any_value_at_a_source(key: str, value: str) -> None:
    _answer({"datasources/p-data.yaml": f"name: P\n{key}: {value}\n"})


@pytest.mark.parametrize(
    ("key", "value"),
    [*product(("covers", "term", "prices", "amendments", "inherits_term"), ODD)],
)
def test_any_value_at_a_contract(key: str, value: str) -> None:
    _answer({"contracts/ab.yaml": f"name: A\ncovers: [p-data]\n{key}: {value}\n"})


def test_copies_in_a_circle() -> None:
    _answer({"datasources/p-data.yaml": "name: P\ncopy_of: q\n", "datasources/q.yaml": "name: Q\ncopy_of: p-data\n"})


def test_days_at_the_ends_of_the_calendar() -> None:
    use = "datasource: p-data, annual_price: 1, switch: {to: sf1520, cost: 999999999999}"
    files = {"systems/ky.yaml": system(use), "contracts/drift.yaml": contract("2200-12-31")}
    (row,) = plan_of(files).rows
    assert (row.verdict, row.paid_back) == ("tender", None)


def test_a_thousand_who_share_a_price_take_no_time() -> None:
    files = {
        f"systems/s{number}.yaml": system("datasource: p-data, via: copy-register, switch: {to: sf1520, cost: 10}", "")
        for number in range(1000)
    }
    registry = {**files, "contracts/ab.yaml": subscription_to()}
    loaded = registry_of({**REGISTERS, **registry})
    begun = time.process_time()
    plan = switch_plan(loaded, DAY)
    assert time.process_time() - begun < 2
    assert len(plan.rows) == 1000


def _answer(files: dict[str, str]) -> None:
    """The plan, with every format of it, of a sound registry with these files in it."""
    registry = registry_of(
        {
            **REGISTERS,
            "systems/ky.yaml": system("datasource: p-data, via: copy-register, switch: {to: sf1520, cost: 10}"),
            "systems/anden.yaml": "name: Anden\nuses: [{datasource: p-data, contract: ab}, {datasource: cpr, via: direct}]\n",
            "contracts/drift.yaml": contract("2028-12-31"),
            "contracts/ab.yaml": subscription_to(),
            **files,
        }
    )
    plan = switch_plan(registry, DAY)
    assert as_json(plan, registry)
    assert as_csv(plan, "da")
    assert list(sections(plan, registry, "en"))
