"""The bundled example's costs, worked out by hand from its files."""

from datetime import date
from functools import cache

import pytest

from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.records import VIEWS, Ledger
from registry_cli.analysis.costs.tables import table_by, totals
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.sources import FolderSource
from tests.analysis.costs.small import money
from tests.running import EXAMPLES

AS_OF = date(2026, 11, 22)


@cache
def book() -> tuple[Registry, Ledger]:
    registry = load(FolderSource(EXAMPLES / "fjordby"))
    return registry, ledger(registry, AS_OF, range(2024, 2031))


def amounts(contract: str, *years: int) -> dict[str, list[str]]:
    """What a contract costs in these years in each view."""
    found = [charge for charge in book()[1].charges if charge.line.contract and charge.line.contract.id == contract]
    return {view: [money(sum(one.amount(view, year) for one in found)) for year in years] for view in VIEWS}


def test_eflyt() -> None:
    """A contract that an amendment prolonged to the end of 2027 at another price.

    2025: 118 000 and 6 100 cases at 3.90, which is 23 790. From 2026 on 132 000 and the same cases. Nothing after 2027.
    """
    assert amounts("eflyt-kontrakt", 2025, 2026, 2027, 2028)["expected"] == [
        "141790.00",
        "155790.00",
        "155790.00",
        "0.00",
    ]


def test_temponizer() -> None:
    """9 800 a month and 310 users at 240: 117 600 + 74 400 = 192 000 a year.

    Initially until 2024-09-30; the third and last renewal ends on 2027-09-30. 2027: nine months are 88 200, and 273 of 365 days
    of 74 400 are 55 647.12.
    """
    found = amounts("temponizer-kontrakt", 2026, 2027, 2028)
    assert found == {view: ["192000.00", "143847.12", "0.00"] for view in VIEWS}


def test_cpr_broker() -> None:
    """6 400 a month and 30 hours at 980: 76 800 + 29 400.

    Twelve months' notice to the end of a year: given in November 2026 it leads to the end of 2027, where we mean to leave.
    Nobody stops it but a notice, so at most it goes on.
    """
    found = amounts("cpr-broker-aftale", 2026, 2027, 2028)
    assert found["committed"] == found["expected"] == ["106200.00", "106200.00", "0.00"]
    assert found["maximum"] == ["106200.00", "106200.00", "106200.00"]


def test_geodanmark() -> None:
    """58 214 inhabitants, the first 50 000 at 2.95 and 8 214 at 2.10: 147 500 + 17 249.40."""
    assert amounts("geodanmark-samarbejde", 2026)["expected"] == ["164749.40"]


def test_xflow() -> None:
    """74 000 a year until 2026-01-31, then 81 000: 31 and 334 of 365 days in 2026.

    The initial period ends on 2027-01-31, two options of a year may follow: 31 days of 2029 at most. Nothing but the running
    month and a month's notice binds us: out on 2026-12-31.
    """
    found = amounts("xflow-licens", 2026, 2027, 2028, 2029)
    assert found["expected"] == ["80405.48", "6879.45", "0.00", "0.00"]  # 6 284.93 + 74 120.55; 31/365 of 81 000
    assert found["maximum"] == ["80405.48", "81000.00", "81000.00", "6879.45"]
    assert found["committed"] == ["80405.48", "0.00", "0.00", "0.00"]


@pytest.mark.parametrize(
    ("system", "own", "shared"),
    [
        # 35 % of 3 900 000 are 1 365 000, 62 000 pay slips at 3.25 are 201 500, and the supplement on absence is 145 000
        ("opus-loen", "1711500.00", "0.00"),
        # 80 and 20 % of 420 000; 160 hours at 1 150 are shared by both
        ("os2mo", "336000.00", "184000.00"),
        ("os2sync", "84000.00", "184000.00"),
        # 10 % of 12 times 31 500; backup 72 000, data hotel 24 000 and hours 53 400 are shared by all seven
        ("minejendom", "37800.00", "149400.00"),
    ],
)
def test_systems_in_2026(system: str, own: str, shared: str) -> None:
    registry, found = book()
    row = next(row for row in table_by(found, registry, BY_NAME["system"], "expected").rows if row.key == system)
    at = found.years.index(2026)
    assert (money(row.own[at]), money(row.shared[at])) == (own, shared)


def test_the_part_that_is_terminated_ends_with_march() -> None:
    """MinEjendom leaves the servers on 2027-03-31: three months of 3 150. The other systems stay until the contract ends."""
    registry, found = book()
    row = next(row for row in table_by(found, registry, BY_NAME["system"], "maximum").rows if row.key == "minejendom")
    assert money(row.own[found.years.index(2027)]) == "9450.00"


def test_the_past_agrees_with_what_was_paid_but_for_regulation() -> None:
    """Indices without values leave prices unregulated, which the result says; all else is within a few percent."""
    _, found = book()
    (of_2025,) = (one for one in totals(found) if one.year == 2025)
    assert len(set(of_2025.views.values())) == 1
    assert of_2025.paid is not None
    assert {gap.problem for gap in found.gaps} == {"no-index-value", "partial-not-split"}
