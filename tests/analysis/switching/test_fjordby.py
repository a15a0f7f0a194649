"""The example municipality's switch plan, worked out by hand on 25 November 2026."""

from functools import cache
from pathlib import Path

from registry_cli.analysis.switching.plan import switch_plan
from registry_cli.analysis.switching.records import Row, SwitchPlan
from registry_cli.model.load import load
from registry_cli.sources import FolderSource
from tests.analysis.switching.small import DAY, ending, money, said, years

FJORDBY = Path(__file__).parents[3] / "examples/fjordby"


@cache
def plan() -> SwitchPlan:
    return switch_plan(load(FolderSource(FJORDBY)), DAY)


def row(system: str, source: str) -> Row:
    return next(one for one in plan().rows if (one.system.id, one.facts.source.id) == (system, source))


def test_xflow_switches_now() -> None:
    """24 000 a year of its own, a switch for 18 000, and the licence can be prolonged until 31 January 2029.

    2 years of options from 31 January 2027. From 25 November 2026 there are 36 + 365 + 366 + 31 = 798 days, worth
    24 000 × 798 / 365 = 52 471.23. 18 000 × 365 / 24 000 = 273.75, so 274 days: 26 November 2026 to 26 August 2027.
    """
    found = row("xflow", "cvr")
    assert said(found) == "xflow cvr: now 2026-11-25"
    assert found.case is not None
    assert (str(found.case.horizon and found.case.horizon.day), found.case.days) == ("2029-01-31", 798)
    assert (found.case.payback_days, str(found.paid_back)) == (274, "2027-08-26")


def test_vejman_waits_for_its_tender() -> None:
    """14 000 a year, a switch for 38 000; the contract goes on by itself and can first be left on 31 December 2027.

    Notice of 6 months to the end of a year: received today it is too late for 2026. There are 401 days, worth
    14 000 × 401 / 365 = 15 380.82. 38 000 × 365 / 14 000 = 990.71, so 991 days from 1 January 2028: to 17 September 2030.
    """
    found = row("vejman", "cvr")
    assert said(found) == "vejman cvr: tender 2027-12-31"
    assert found.facts.tender is not None
    assert found.facts.tender.contract.id == "vejman-aftale"
    assert found.case is not None
    assert (found.case.days, found.case.payback_days, str(found.paid_back)) == (401, 991, "2030-09-17")


def test_p_data_falls_away_with_the_last_of_seven() -> None:
    """186 000 and 410 000 calls at 0.28: 300 800 a year. Five switch for 275 000 by July 2027, two systems are retired.

    The last, KMD Boliglån, leaves on 29 September 2027; the notice day for 31 December is the day after.
    """
    shares = [one for one in plan().rows if one.facts.source.id == "p-data"]
    assert {money(one.payment.amount) for one in shares} == {"300800.00"}
    assert {(money(one.case.saving), money(one.case.cost)) for one in shares if one.case} == {
        ("300800.00", "275000.00")
    }
    assert sorted(said(one) for one in shares) == [
        "kmd-boliglaan p-data: ends 2027-09-29",
        "kmd-elev p-data: planned 2027-03-31",
        "kmd-institution p-data: planned 2027-03-31",
        "kmd-momentum p-data: planned 2027-05-31",
        "kmd-sag p-data: ends 2027-06-29",
        "opus-debitor p-data: planned 2027-07-31",
        "opus-loen p-data: planned 2027-07-31",
    ]
    found = next(one for one in plan().subscriptions if one.payment.stated.id == "p-data-abonnement")
    assert ending(found) == ["2027-09-29", "2027-09-30", "2027-09-30", "2027-12-31", "2028-01-01"]


def test_the_broker_must_be_given_notice_this_year() -> None:
    """Its last user leaves on 30 September 2027; 12 months' notice to the end of that year, and 31 December is a day off."""
    found = next(one for one in plan().subscriptions if one.payment.stated.id == "cpr-broker-aftale")
    assert money(found.payment.amount) == "106200.00"  # 12 × 6 400 + 30 × 980
    assert ending(found) == ["2027-09-30", "2026-12-31", "2026-12-30", "2027-12-31", "2028-01-01"]


def test_what_is_missing() -> None:
    assert said(row("pez", "cvr")) == "pez cvr: unknown (no-cost)"


def test_the_years() -> None:
    """2026: 48 000 and 24 000 for 36 of 365 days, 4 734.25 + 2 367.12; now 30 000 + 18 000 for the switches.

    2027: 72 000; the planned switches 275 000 (P-data), 65 000 (the broker's copy), 30 000 (ESR) and 38 000 in Vejman's tender.
    From 2028: 72 000 + 300 800 + 106 200 + 39 000 + 14 000 = 532 000.
    """
    assert years(plan()) == [
        "2026: 7101.37 48000.00 -40898.63",
        "2027: 72000.00 408000.00 -376898.63",
        "2028: 532000.00 0.00 155101.37",
        "2029: 532000.00 0.00 687101.37",
        "2030: 532000.00 0.00 1219101.37",
        "2031: 532000.00 0.00 1751101.37",
    ]


def test_what_is_paid_is_counted_once() -> None:
    """P-data 300 800, the broker 106 200, V-data 48 000, ESR 39 000, CVR 47 600, GeoDanmark 164 749.40."""
    assert money(plan().paid) == "706349.40"
