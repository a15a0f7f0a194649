"""Small registries with uses of data, and their switch plans as text."""

from collections.abc import Mapping
from datetime import date

from registry_cli.analysis.costs.records import kroner
from registry_cli.analysis.switching.plan import switch_plan
from registry_cli.analysis.switching.records import Row, Subscription, SwitchPlan
from tests.model.memory import registry_of

DAY = date(2026, 11, 25)
REGISTERS = {
    "datasources/cpr.yaml": "name: CPR\nauthoritative: true\n",
    "datasources/p-data.yaml": "name: P-data\ncopy_of: cpr\n",
    "systems/sp.yaml": "name: Serviceplatformen\ntype: platform\n",
    "interfaces/sf1520.yaml": "name: SF1520\nprovider: sp\nsource: cpr\n",
}
"""A register, a copy of it, and the better way."""


def system(use: str, more: str = "main_contract: drift\n") -> str:
    """A system with one use of data in the flow style."""
    return f"name: KY\n{more}uses:\n  - {{{use}}}\n"


def contract(end: str, covers: str = "[ky]", more: str = "") -> str:
    """A contract that ends by itself."""
    return f"name: Drift\ncovers: {covers}\nterm: {{start: 2024-01-01, end: {end}, renewal: {{kind: none}}}}\n{more}"


YEARLY = "term: {start: 2020-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: year-end}}\n"
"""A contract that goes on by itself and can be left at the end of each year."""


def subscription_to(covers: str = "[p-data]", price: str = "120000", term: str = YEARLY, more: str = "") -> str:
    """A contract under which a copy is bought, with a yearly price."""
    line = f"{{name: Abonnement, type: operation, amount: {price}, per: year{more}}}"
    return f"name: Abonnement\ncovers: {covers}\n{term}prices:\n  - {line}\n"


def plan_of(files: Mapping[str, str], day: date = DAY) -> SwitchPlan:
    """The switch plan of a registry of these files beside the registers."""
    return switch_plan(registry_of({**REGISTERS, **files}), day)


def only(files: Mapping[str, str], day: date = DAY) -> Row:
    """The only row of the plan."""
    (row,) = plan_of(files, day).rows
    return row


def one(use: str, end: str = "2030-12-31", **files: str) -> Row:
    """The row of a system with this use, whose contract ends then."""
    more = {name.replace("__", "/").replace("_", "-") + ".yaml": text for name, text in files.items()}
    return only({"systems/ky.yaml": system(use), "contracts/drift.yaml": contract(end), **more})


def said(row: Row) -> str:
    """What is recommended to whom: `ky p-data: now 2026-11-25`, with what is missing."""
    day = f" {row.leaves}" if row.leaves else ""
    missing = f" ({', '.join(row.missing)})" if row.missing else ""
    return f"{row.system.id} {row.facts.source.id}: {row.verdict}{day}{missing}"


def money(amount: int | None) -> str:
    """Øre as kroner."""
    return "–" if amount is None else str(kroner(amount))


def years(plan: SwitchPlan) -> list[str]:
    """Saving, one-off cost and the sum until then, by year."""
    return [f"{it.year}: {money(it.saving)} {money(it.cost)} {money(it.sum)}" for it in plan.years]


def ending(it: Subscription) -> list[str]:
    """The last day of the last user, the notice day, the safe day, the exit, and the first day without the price."""
    return [str(day) for day in (it.last, it.notice_day, it.safe_day, it.exit, it.saves_from)]
