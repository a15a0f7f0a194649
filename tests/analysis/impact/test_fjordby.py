"""The example reckoned by hand: what the files say is written beside each answer. Uses that say `essential: true` stop, others may."""

from datetime import date
from decimal import Decimal

import pytest

from registry_cli.analysis.costs.records import kroner
from registry_cli.analysis.impact.impact import impact, touched_by
from registry_cli.analysis.impact.lineage import lineage
from registry_cli.analysis.impact.needs import needs_on
from registry_cli.analysis.impact.paths import ways_between
from registry_cli.analysis.impact.retirement import Retirement, retirement
from registry_cli.analysis.impact.weak_points import weak_points
from registry_cli.graph import build_graph
from registry_cli.model.load import load
from registry_cli.sources import open_source
from tests.running import EXAMPLES

AS_OF = date(2026, 11, 22)
REGISTRY = load(open_source(EXAMPLES / "fjordby", None))
GRAPH = build_graph(REGISTRY)
NEEDS = needs_on(GRAPH, REGISTRY, AS_OF)

Answer = dict[str, int]

BY_HAND: dict[str, tuple[Answer, Answer]] = {
    # kmd-boliglaan, minejendom and structura use it, essentially; kmd-nova for old numbers only. filarkiv takes from minejendom,
    # both robots from kmd-nova, sharepoint from filarkiv: none essentially
    "esr": (
        {"kmd-boliglaan": 1, "minejendom": 1, "structura": 1},
        {"kmd-nova": 1, "filarkiv": 2, "openorchestrator": 2, "openpostbud": 2, "sharepoint": 3},
    ),
    # outlook and sharepoint are parts of it; kmd-nova and miralix use outlook, not essentially; the robots take from kmd-nova
    "microsoft-365": (
        {"outlook": 1, "sharepoint": 1},
        {"kmd-nova": 2, "miralix": 2, "openorchestrator": 3, "openpostbud": 3},
    ),
    # kmd-elev and unilogin need it (google-workspace itself says not essentially), and aula and google-workspace need unilogin
    "stil-tilslutning": ({"kmd-elev": 1, "unilogin": 1, "aula": 2, "google-workspace": 2}, {}),
    "unilogin": ({"aula": 1, "google-workspace": 1}, {}),
    # aula needs kmd-elev; of kmd-institution it only takes children and rooms
    "kmd-elev": ({"aula": 1}, {}),
    "kmd-institution": ({}, {"aula": 1}),
    # fmk is a part of nsp and kmd-nexus needs fmk for medicine; sundhedsstamkort has nsp as its only provider.
    # automation-server, lis and virtuelt-tilsyn take from kmd-nexus
    "nsp": (
        {"fmk": 1, "sundhedsstamkort": 1, "kmd-nexus": 2},
        {"automation-server": 3, "lis": 3, "virtuelt-tilsyn": 3},
    ),
    "fmk": ({"kmd-nexus": 1}, {"automation-server": 2, "lis": 2, "virtuelt-tilsyn": 2}),
    # kmd-sag needs its documents, which are a part of it: a circle; sapa shows its old cases until 2027-06-29
    "kmd-sag": ({"kmd-sag-edh": 1}, {"sapa": 1}),
    "kmd-sag-edh": ({"kmd-sag": 1}, {"sapa": 2}),
    # three systems log their citizens in there, and kmd-nova cannot do without the applications of byg-og-miljoe;
    # openorchestrator takes from eflyt, os2web and structura from os2forms, openpostbud from kmd-nova
    "nemlog-in": (
        {"byg-og-miljoe": 1, "eflyt": 1, "os2forms": 1, "kmd-nova": 2},
        {"openorchestrator": 2, "os2web": 2, "structura": 2, "openpostbud": 3},
    ),
    # nobody uses the systems that were left in 2018 and 2019, and nobody uses the journal that is to come
    "kmd-aktiv": ({}, {}),
    "ny-omsorgsjournal": ({}, {}),
    # nothing takes from it
    "kmd-boliglaan": ({}, {}),
}


@pytest.mark.parametrize("asked", BY_HAND)
def test_what_is_touched_is_what_was_reckoned_by_hand(asked: str) -> None:
    touched = touched_by(REGISTRY.entries[asked], REGISTRY, NEEDS, AS_OF)
    found = tuple(
        {one.entry.id: one.distance for one in touched if one.bond == bond} for bond in ("certain", "possible")
    )
    assert found == BY_HAND[asked]


def test_the_way_that_explains_it() -> None:
    """SF1520 carries CPR (`source`) and kmd-nexus uses it essentially; virtuelt-tilsyn takes notes out of kmd-nexus by hand."""
    touched = {one.entry.id: one for one in touched_by(REGISTRY.entries["cpr"], REGISTRY, NEEDS, AS_OF)}
    path = touched["virtuelt-tilsyn"].path
    assert [(step.start.id, step.edge.relation, step.end.id, step.bearing) for step in path] == [
        ("cpr", "source", "sf1520", "stops"),
        ("sf1520", "uses.interface", "kmd-nexus", "stops"),
        ("kmd-nexus", "uses.system", "virtuelt-tilsyn", "suffers"),
    ]


def test_users_and_contracts_of_what_the_school_login_takes_along() -> None:
    """1.150 at the schools work in aula and 7.200 in google-workspace, many of them in both; 720 of the day care in aula."""
    found = impact(REGISTRY.entries["unilogin"], REGISTRY, NEEDS, AS_OF)
    users = {one.id: (one.users, [system.id for system in one.systems]) for one in found.facts.users}
    assert users == {"dagtilbud": (720, ["aula"]), "skoler": (7200, ["aula", "google-workspace"])}
    assert [one.entry.id for one in found.governing.contracts] == [
        "aula-tilslutning",
        "google-aftale",
        "google-tillaeg-undervisere",
    ]


def test_what_a_supplier_takes_along() -> None:
    """Magenta has two contracts, for cpr-broker and for os2mo with os2sync; what hangs on these follows."""
    found = impact(REGISTRY.entries["magenta"], REGISTRY, NEEDS, AS_OF)
    assert [one.entry.id for one in found.of("given")] == [
        "cpr-broker",
        "cpr-broker-aftale",
        "os2mo",
        "os2mo-drift",
        "os2sync",
    ]
    assert [(one.entry.id, one.distance) for one in found.of("certain")] == [
        ("cpr-kopi", 2),
        ("os2mo-haendelser", 2),
        ("os2phonebook", 2),
        ("solteq-tand", 3),
    ]


def test_a_person_is_named_with_what_they_answer_for_and_nothing_stops() -> None:
    """The manager of KY manages one system; what hangs on that is not followed."""
    found = impact(REGISTRY.entries["ky-ansvarlig"], REGISTRY, NEEDS, AS_OF)
    assert not found.of("given", "certain", "possible")
    assert ("ky", 1) in [(one.entry.id, one.distance) for one in found.of("listed")]


def test_how_ky_depends_on_cpr() -> None:
    ways = ways_between(NEEDS, REGISTRY.entries["ky"].key, REGISTRY.entries["cpr"].key)
    assert (ways.direction, ways.certainty, ways.number) == ("depends", "certain", 1)
    assert [[key.id for key in way] for way in ways.ways] == [["ky", "sf1520", "cpr"]]


def test_the_platform_is_a_weak_point() -> None:
    """What stops at least two systems by itself; kmd-elev stops only aula."""
    points = {one.entry.id: {key.id for key in one.stopping} for one in weak_points(NEEDS)}
    assert points["unilogin"] == {"aula", "google-workspace"}
    assert points["stil-tilslutning"] == {"aula", "google-workspace", "kmd-elev", "unilogin"}
    assert "kmd-elev" not in points
    assert {"ky", "ksd", "kp", "dubu", "sapa"} < points["serviceplatformen"]


def test_where_the_data_of_the_property_register_go() -> None:
    found = lineage(REGISTRY, REGISTRY.entries["esr"], AS_OF)
    assert [one.entry.id for one in found.carriers] == ["esr"]
    assert [(one.system.id, one.data, one.via) for one in found.consumers] == [
        ("kmd-boliglaan", ("ejendomme",), "file"),
        ("kmd-nova", ("ejendomme",), "file"),
        ("minejendom", ("ejendomme",), "file"),
        ("structura", ("ejendomme",), "file"),
    ]


def retired(asked: str, day: date) -> Retirement:
    """The simulation."""
    return retirement(REGISTRY.entries[asked], REGISTRY, GRAPH, AS_OF, day)


def test_kmd_sag_is_retired() -> None:
    """Last day of use 2027-06-29, the last of sapa's use too, so nobody loses anything. The contract can be left at the end of a
    month with six months' notice: 2027-06-30, received by 2026-12-31, which is off, so 2026-12-30; two months before that to
    decide: 2026-10-30, which is past. One day of 850.000 a year is paid for nothing: 2.328,77."""
    found = retired("kmd-sag", date(2027, 6, 30))
    assert [one.entry.id for one in found.gone] == ["kmd-sag", "kmd-sag-edh"]
    assert (found.losing, found.stated) == ((), date(2027, 6, 30))
    (contract,) = found.contracts
    assert (contract.how, contract.end, contract.is_whole) == ("notice", date(2027, 6, 30), True)
    assert (contract.notice_day, contract.safe_day, contract.decide_by) == (
        date(2026, 12, 31),
        date(2026, 12, 30),
        date(2026, 10, 30),
    )
    assert kroner(found.stranded.own) == Decimal("2328.77")
    assert (found.year, kroner(found.saved.own)) == (2028, Decimal("850000.00"))
    assert [(entry.id, kroner(ore)) for entry, ore in found.leaving_costs] == [
        ("kmd-sag", Decimal("310000.00")),
        ("kmd-sag-aftale", Decimal("310000.00")),
    ]


def test_p_data_is_retired_half_a_year_early() -> None:
    """On 2027-07-01 kmd-boliglaan (until 09-29), opus-debitor and opus-loen (until 07-31) still use it; kmd-momentum, kmd-sag and the
    two school systems do not. Its contract can be left at the end of the year only: 184 of 365 days of 186.000 and of 410.000
    calls at 0,28 (114.800) are stranded: 93.764,38 and 57.871,78."""
    found = retired("p-data", date(2027, 7, 1))
    assert [(one.system.id, one.loss) for one in found.losing] == [
        ("kmd-boliglaan", "stops"),
        ("opus-debitor", "suffers"),
        ("opus-loen", "suffers"),
    ]
    (contract,) = found.contracts
    assert (contract.how, contract.end, contract.notice_day) == ("notice", date(2027, 12, 31), date(2027, 9, 30))
    assert kroner(found.stranded.own) == Decimal("151636.16")
    assert kroner(found.saved.own) == Decimal("300800.00")


def test_the_property_register_is_retired_half_a_year_early() -> None:
    """On 2027-06-30 minejendom is gone (04-01). ejf is there and the successor, so kmd-boliglaan and structura have it in time; of
    kmd-nova the approved project says that it goes over on 2027-08-01: too late. The contract can be left at the end of the year,
    six months' notice: 2027-06-30, a month before to decide. A day of June (3.250 / 30) and six months are stranded: 19.608,33."""
    found = retired("esr", date(2027, 6, 30))
    assert [
        (one.system.id, one.loss, [(new.entry.id, new.timing) for new in one.replacements]) for one in found.losing
    ] == [
        ("kmd-boliglaan", "stops", [("ejf", "in-time")]),
        ("kmd-nova", "suffers", [("ejf", "late")]),
        ("structura", "stops", [("ejf", "in-time")]),
    ]
    assert found.losing[1].replacements[0].project is REGISTRY.entries["grunddata-ejendom"]
    (contract,) = found.contracts
    assert (contract.end, contract.notice_day, contract.decide_by) == (
        date(2027, 12, 31),
        date(2027, 6, 30),
        date(2027, 5, 30),
    )
    assert (kroner(found.stranded.own), kroner(found.saved.own)) == (Decimal("19608.33"), Decimal("39000.00"))
    assert [(one.matter, one.entry.id, [other.id for other in one.about]) for one in found.matters] == [
        ("give-notice", "esr-abonnement", ["esr"]),
        ("replace", "esr", ["kmd-nova"]),
    ]


def test_the_property_register_is_retired_when_it_says() -> None:
    """By 2027-12-31 the last of the three systems that stop without it is gone, and kmd-nova has gone over: nobody loses anything."""
    assert retired("esr", date(2027, 12, 31)).losing == ()
