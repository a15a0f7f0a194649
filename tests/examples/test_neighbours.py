"""Fjordby and Strandholm tell the same story about what they share."""

from datetime import date, timedelta
from typing import TypeVar

import pytest

from registry_cli.model.entity import Entity
from registry_cli.model.kinds.contract import Contract
from registry_cli.model.kinds.person import Person
from registry_cli.model.kinds.project import Project
from registry_cli.model.kinds.supplier import Supplier
from registry_cli.model.kinds.system import System
from tests.examples.test_sound import registry

Kind = TypeVar("Kind", bound=Entity)

PAIRS = pytest.mark.parametrize(("ours", "theirs"), [("fjordby", "strandholm"), ("strandholm", "fjordby")])
PROJECT, LEADER, BOARD = "faelles-omsorgsudbud", "faelles-projektleder", "faelles-styregruppe"
CARE = {"fjordby": "nexus-kontrakt", "strandholm": "nexus-kontrakt-strandholm"}
COOPERATION = {"fjordby": "samarbejdsaftale-strandholm", "strandholm": "samarbejdsaftale-fjordby"}


def record(kind: type[Kind], name: str, wanted: str) -> Kind:
    found = registry(name).find(wanted)
    assert found is not None, f"{name} has no {wanted}"
    assert isinstance(found.record, kind), f"{wanted} in {name} has faults"
    return found.record


def last_day(contract: Contract) -> date:
    """The last day of a contract in whole years, with the options taken up so far."""
    term = contract.term
    assert term is not None
    assert term.start is not None
    assert term.initial is not None
    assert term.renewal is not None
    taken = sum(option.periods for option in term.exercised)
    years = sum(int(period.strip("PY")) for period in (term.initial, *term.renewal.periods[:taken]))
    return day(term.start).replace(year=day(term.start).year + years) - timedelta(days=1)


def day(value: date | str) -> date:
    return date.fromisoformat(str(value))


@PAIRS
def test_each_is_the_others_peer(ours: str, theirs: str) -> None:
    peers = {peer.id: (peer.name, peer.path) for peer in registry(ours).settings.peers}
    assert peers[theirs] == (registry(theirs).settings.organisation.name, f"../{theirs}")


@PAIRS
def test_the_project_is_shared_and_fjordby_leads(ours: str, theirs: str) -> None:
    project = record(Project, ours, PROJECT)
    assert project.shared_with == (theirs,)
    assert (project.lead or ours) == "fjordby"


def test_the_project_stands_the_same_in_both() -> None:
    here, there = (record(Project, name, PROJECT) for name in ("fjordby", "strandholm"))
    assert (here.name, here.manager, here.track, here.phase, here.state) == (
        there.name,
        there.manager,
        there.track,
        there.phase,
        there.state,
    )
    assert [(change.system, change.action, change.date) for change in here.changes] == [
        (change.system, change.action, change.date) for change in there.changes
    ]


def test_milestones_that_both_name_are_planned_for_the_same_day() -> None:
    here, there = (
        {one.name: (one.planned, one.done) for one in record(Project, name, PROJECT).milestones}
        for name in ("fjordby", "strandholm")
    )
    common = here.keys() & there.keys()
    assert {"Udbud offentliggjort", "Kontrakt underskrevet"} <= common
    assert {name: here[name] for name in common} == {name: there[name] for name in common}


def test_the_project_leader_is_employed_by_fjordby_and_asked_for_by_both() -> None:
    assert record(Person, "fjordby", LEADER).name == record(Person, "strandholm", LEADER).name
    assert record(Person, "fjordby", LEADER).employer is None
    assert record(Person, "strandholm", LEADER).employer == "fjordby"
    asked = {
        (name, str(one.share), one.start, one.to)
        for name in ("fjordby", "strandholm")
        for one in record(Project, name, PROJECT).resources
        if one.person == LEADER
    }
    assert {row[0] for row in asked} == {"fjordby", "strandholm"}
    assert {row[1] for row in asked} == {"0.4"}
    assert len({row[2:] for row in asked}) == 1


def test_the_joint_board_meets_once() -> None:
    here, there = (registry(name).settings.boards[BOARD].meetings for name in ("fjordby", "strandholm"))
    assert here == there
    assert {"2026-12-10", "2027-03-11", "2027-06-10", "2027-09-09"} <= set(map(str, here))


@PAIRS
def test_the_next_care_record_is_bought_together(ours: str, theirs: str) -> None:
    contract, other = record(Contract, ours, CARE[ours]), record(Contract, theirs, CARE[theirs])
    assert contract.covers == other.covers == ("kmd-nexus",)
    assert contract.reprocurement is not None
    assert other.reprocurement is not None
    assert contract.reprocurement.joint_with == (theirs,)
    assert contract.reprocurement.project == PROJECT
    assert contract.reprocurement.plan == other.reprocurement.plan
    assert contract.reprocurement.procedure == other.reprocurement.procedure


def test_the_care_contracts_end_within_a_year_of_each_other() -> None:
    here, there = (last_day(record(Contract, name, contract)) for name, contract in CARE.items())
    assert abs(here - there) < timedelta(days=366)


def test_the_cooperation_agreement_is_one_agreement() -> None:
    here, there = (record(Contract, name, contract) for name, contract in COOPERATION.items())
    assert here.term is not None
    assert there.term is not None
    assert (here.name, here.type, here.term.start, here.term.end, here.term.notice) == (
        there.name,
        "samarbejdsaftale",
        there.term.start,
        there.term.end,
        there.term.notice,
    )
    assert {-price.amount for price in here.prices if price.amount < 0} == {price.amount for price in there.prices}


@PAIRS
def test_the_other_party_is_a_municipality(ours: str, theirs: str) -> None:
    supplier = record(Supplier, ours, f"{theirs}-kommune")
    assert (supplier.name, supplier.type) == (registry(theirs).settings.organisation.name, "municipality")
    assert record(Contract, ours, COOPERATION[ours]).supplier == f"{theirs}-kommune"


def products(name: str) -> set[str]:
    systems = (entry.record for entry in registry(name).of_kind("system"))
    return {system.product for system in systems if isinstance(system, System) and system.product}


def test_many_products_are_found_at_both() -> None:
    common = products("fjordby") & products("strandholm")
    assert {"kmd-nexus", "kmd-sag", "kommunernes-ydelsessystem", "sapa", "kommunernes-sygedagpengesystem"} <= common
    assert len(common) >= 15
