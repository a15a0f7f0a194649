"""The landscape of a small registry, reckoned by hand."""

from datetime import date

import pytest

from registry_cli.analysis.landscape import HUBS, Connection, Hub, landscape
from registry_cli.graph import build_graph
from registry_cli.model.registry import Entry
from registry_cli.timeline import State
from tests.model.memory import registry_of

AS_OF = date(2026, 11, 22)

FILES: dict[str, str | bytes] = {
    "units/top.yaml": "name: Top\n",
    "units/social.yaml": "name: Social\nparent: top\n",
    "units/ydelse.yaml": "name: Ydelse\nparent: social\n",
    "people/chef.yaml": "name: Chef\nunit: ydelse\n",
    "suppliers/kmd.yaml": "name: KMD\n",
    "suppliers/kombit.yaml": "name: KOMBIT\n",
    "contracts/k.yaml": "name: K\nsupplier: kombit\n",
    # in use, essential use of an interface, 2 groups of users, a supplier by contract
    "systems/ky.yaml": """\
name: KY
owner: chef
supplier: kmd
main_contract: k
criticality: {level: high}
used_by: [{unit: ydelse, users: 40}, {unit: social, users: 5}, {unit: top}]
uses:
  - {interface: sf1520, essential: true, via: platform, purpose: Adresser, frequency: daily}
  - {datasource: cpr-kopi, via: direct}
  - {system: opus}
  - {interface: gone}
""",
    # in use until the new year, owned by a unit
    "systems/opus.yaml": """\
name: Opus
owner: social
supplier: kmd
lifecycle: {phase_out: 2027-01-01}
uses: [{datasource: cpr, via: copy-register}]
""",
    # a module of opus: stops with it
    "systems/loen.yaml": "name: Løn\npart_of: opus\ncriticality: {level: high}\n",
    "systems/planned.yaml": "name: Planned\nlifecycle: {in_use: 2026-12-01}\nuses: [{system: opus, essential: true}]\n",
    "systems/gone-by.yaml": "name: Gone by\nlifecycle: {retired: 2026-11-22}\nuses: [{datasource: cpr}]\n",
    "systems/broken.yaml": "name: Broken\nai: ja\nowner: chef\nuses: [{interface: sf1520}]\n",
    "systems/platform.yaml": "name: Platform\nowner: nobody\n",
    "interfaces/sf1520.yaml": "name: SF1520\nprovider: platform\nsource: cpr\nlifecycle: {retired: 2026-11-30}\n",
    "datasources/cpr.yaml": "name: CPR\n",
    "datasources/cpr-kopi.yaml": "name: CPR-kopi\ncopy_of: cpr\n",
}

REGISTRY = registry_of(FILES)
FOUND = landscape(REGISTRY, build_graph(REGISTRY), AS_OF)
ROWS = {row.entry.id: row for row in FOUND.systems}


def id_of(entry: Entry | None) -> str | None:
    return entry.id if entry else None


def test_counts() -> None:
    counts = {kind: count for kind, count in FOUND.counts if count}
    assert counts == {
        "system": 7,
        "interface": 1,
        "datasource": 2,
        "contract": 1,
        "supplier": 2,
        "unit": 3,
        "person": 1,
    }


@pytest.mark.parametrize(
    ("system", "state", "owner", "centre", "supplier"),
    [
        ("broken", "in-use", "chef", "social", None),
        ("gone-by", "retired", None, None, None),
        ("ky", "in-use", "chef", "social", "kombit"),
        ("loen", "in-use", None, None, None),
        ("opus", "in-use", "social", "social", "kmd"),
        ("planned", "planned", None, None, None),
        ("platform", "in-use", None, None, None),
    ],
)
def test_who_and_where(system: str, state: State, owner: str | None, centre: str | None, supplier: str | None) -> None:
    row = ROWS[system]
    assert row.standing.state == state
    assert (id_of(row.owner), id_of(row.centre), id_of(row.supplier)) == (owner, centre, supplier)


@pytest.mark.parametrize(
    ("system", "criticality", "users", "uses", "dependents"),
    [
        ("ky", "high", 45, 4, 0),
        ("opus", None, None, 1, 2),  # ky uses it, loen is part of it; the planned one does not count yet
        ("loen", "high", None, 0, 0),
        ("platform", None, None, 0, 2),  # ky and broken, over the interface
        ("broken", None, None, 1, 0),  # its fault is elsewhere
    ],
)
def test_numbers(system: str, criticality: str | None, users: int | None, uses: int, dependents: int) -> None:
    row = ROWS[system]
    assert (row.criticality, row.users, row.uses, row.stopping + row.suffering) == (
        criticality,
        users,
        uses,
        dependents,
    )


def test_rows_come_by_id_and_the_living_are_those_that_are_there() -> None:
    assert list(ROWS) == sorted(ROWS)
    assert [row.entry.id for row in FOUND.living] == ["broken", "ky", "loen", "opus", "platform"]


def test_by_state() -> None:
    assert dict(FOUND.by_state) == {
        "planned": 1,
        "pilot": 0,
        "phase-in": 0,
        "in-use": 5,
        "phase-out": 0,
        "retired": 1,
    }


def test_by_centre_and_supplier_the_largest_first_and_none_last() -> None:
    assert [(id_of(unit), size, critical) for unit, size, critical in FOUND.by_centre] == [
        ("social", 3, 1),
        (None, 2, 1),
    ]
    assert [(id_of(supplier), size, critical) for supplier, size, critical in FOUND.by_supplier] == [
        ("kmd", 1, 0),
        ("kombit", 1, 1),
        (None, 3, 1),
    ]


def test_changes_come_by_day() -> None:
    assert [(change.day, change.entry.id, change.state) for change in FOUND.changes] == [
        (date(2026, 11, 30), "sf1520", "retired"),
        (date(2026, 12, 1), "planned", "in-use"),
        (date(2027, 1, 1), "opus", "phase-out"),
    ]


def test_hubs() -> None:
    """Who stops is certain, who suffers is in the total; the planned and the retired do neither."""
    entries = REGISTRY.entries
    assert FOUND.hubs == (
        # ky stops without the register, over the essential interface; opus, loen and broken may suffer
        Hub(entries["cpr"], direct=3, stopping=1, suffering=3),
        Hub(entries["opus"], direct=2, stopping=1, suffering=1),
        Hub(entries["sf1520"], direct=2, stopping=1, suffering=1),
        Hub(entries["platform"], direct=1, stopping=1, suffering=1),
        Hub(entries["cpr-kopi"], direct=1, stopping=0, suffering=1),
    )


def test_hubs_have_an_end() -> None:
    files = {f"systems/s{number:02}.yaml": f"name: S\nuses: [{{system: s{number + 1:02}}}]\n" for number in range(20)}
    registry = registry_of(files)
    hubs = landscape(registry, build_graph(registry), AS_OF).hubs
    assert [hub.entry.id for hub in hubs] == [f"s{number:02}" for number in range(19, 19 - HUBS, -1)]


def test_uses_that_lead_somewhere() -> None:
    entries = REGISTRY.entries
    assert (FOUND.uses, FOUND.documented_uses) == (5, 4)
    assert FOUND.direct == (Connection(entries["ky"], entries["opus"], None, None, None),)
    assert FOUND.copies == (
        Connection(entries["ky"], entries["cpr-kopi"], "direct", None, None),
        Connection(entries["opus"], entries["cpr"], "copy-register", None, None),
    )


def test_sources_and_who_takes_from_them() -> None:
    rows = {
        row.entry.id: (
            id_of(row.original),
            [entry.id for entry in row.consumers],
            [entry.id for entry in row.interfaces],
        )
        for row in FOUND.sources
    }
    assert rows == {
        "cpr": (None, ["broken", "ky", "opus"], ["sf1520"]),
        "cpr-kopi": ("cpr", ["ky"], []),
    }


def test_without_owner() -> None:
    assert [entry.id for entry in FOUND.without_owner] == ["loen", "platform"]


def test_of_nothing() -> None:
    registry = registry_of({})
    found = landscape(registry, build_graph(registry), AS_OF)
    assert (found.systems, found.hubs, found.uses, found.living, found.by_centre) == ((), (), 0, (), ())
