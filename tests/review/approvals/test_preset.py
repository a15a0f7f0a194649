"""The policy of `dk-2026` on changes of a small municipality: what stood in notes is data."""

from collections.abc import Mapping

import pytest

from tests.review.approvals.changing import HOME, lines

BASE: dict[str, str] = {
    HOME: "format: 1\nextends: dk-2026\norganisation: {name: Eksempelby}\n"
    "responsible: {it-arkitekt: arkitekt, kontraktansvarlig: kontrakt, informationssikkerhedskoordinator: sikkerhed, "
    "databeskyttelsesraadgiver: dpo, projektkoordinator: sekretaer, udbudsjurist: jurist}\n",
    **{
        f"people/{id_}.yaml": f"name: {id_}\n"
        for id_ in ("arkitekt", "kontrakt", "sikkerhed", "dpo", "sekretaer", "jurist", "anden")
    },
    "units/ydelse.yaml": "name: Ydelse\nhead: direktoer\n",
    "people/direktoer.yaml": "name: Direktør\n",
    "people/chef.yaml": "name: Chef\nunit: ydelse\n",
    "systems/ky.yaml": "name: KY\nowner: chef\ndata: [{category: ydelser, personal: [ordinary], cpr: true}]\n",
    "systems/platform.yaml": "name: P\ntype: platform\nowner: arkitekt\n",
    "datasources/cpr.yaml": "name: CPR\nowner: arkitekt\n",
    "datasources/andet.yaml": "name: Andet\nowner: arkitekt\n",
    "interfaces/sf.yaml": "name: SF\nprovider: platform\nsource: cpr\n",
    "projects/p.yaml": "name: P\nowner: chef\nstate: approved\nmodel: standard\nphase: ide\npriority: {project: low}\n"
    "milestones: [{name: Slut, planned: 2027-06-01}]\n"
    "benefits: [{id: tid, name: Tid, owner: chef, target: {value: 100, date: 2028-01-01}}]\n",
    "contracts/k.yaml": "name: K\nowner: chef\nterm: {start: 2026-01-01, initial: P4Y}\n"
    "prices: [{name: Drift, type: operation, amount: 250000, per: year}]\n",
}


def edit(path: str, *swaps: tuple[str, str]) -> dict[str, str | None]:
    text = BASE[path]
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return {path: text}


def project(*swaps: tuple[str, str]) -> dict[str, str | None]:
    return edit("projects/p.yaml", *swaps)


def uses(text: str) -> dict[str, str | None]:
    return edit("systems/ky.yaml", ("owner: chef", f"owner: chef\nuses: [{{{text}}}]"))


STYRE = "portefoeljestyregruppe"
CASES: dict[str, tuple[dict[str, str | None], list[str]]] = {
    "direct-though-the-platform-has-it": (
        uses("datasource: cpr, via: direct"),
        ["anvendelse ky uses: chef, arkitekt", "uden-om-platformen ky uses.datasource: arkitekt"],
    ),
    "direct-where-the-platform-has-it-not": (
        uses("datasource: andet, via: direct"),
        ["anvendelse ky uses: chef, arkitekt"],
    ),
    "sensitive-data-come": (
        edit("systems/ky.yaml", ("[ordinary]", "[ordinary, sensitive]")),
        ["flere-personoplysninger ky data.personal: sikkerhed"],
    ),
    "personal-data-go": (edit("systems/ky.yaml", (", cpr: true", ""), ("[ordinary]", "[none]")), []),
    "another-register-of-civil-numbers": (
        edit("systems/ky.yaml", ("cpr: true}", "cpr: true}, {category: sager, cpr: true}")),
        ["flere-saerlige-oplysninger ky data.cpr: sikkerhed"],
    ),
    "changes-of-a-contract": (
        edit("contracts/k.yaml", ("owner: chef", "owner: chef\nchanges: [{date: 2026-06-01, value: 50001}]")),
        ["kontraktaendringer-over-5-procent k changes: jurist"],
    ),
    "paused": (project(("approved", "paused")), [f"projektet-stoppes p state: {STYRE}"]),
    "closed": (project(("approved", "closed")), []),
    "a-month-later": (project(("2027-06-01", "2027-07-01")), []),
    "four-months-later": (
        project(("2027-06-01", "2027-10-01")),
        [f"projektets-tidsplan p milestones.planned: {STYRE}"],
    ),
    "ranked-anew": (project(("low", "high")), ["projektet-omprioriteres p priority: digitaliseringsraad"]),
    "ranked-anew-and-later": (
        project(("low", "high"), ("2027-06-01", "2027-07-02")),
        [
            "projektet-omprioriteres p priority: digitaliseringsraad",
            f"projektet-omprioriteres-med-ny-tidsplan p priority: {STYRE}",
        ],
    ),
    "less-benefit": (project(("value: 100", "value: 90")), [f"gevinst p benefits.target.value: chef, {STYRE}"]),
    "later-benefit": (
        project(("2028-01-01", "2028-02-01")),
        [f"gevinst-udskydes p benefits.target.date: chef, {STYRE}"],
    ),
    "more-and-sooner-benefit": (project(("value: 100", "value: 110"), ("2028-01-01", "2027-12-01")), []),
    "a-benefit-of-somebody-else": (
        project(("name: Tid, owner: chef", "name: Tid, owner: anden")),
        [f"gevinst-faar-anden-ejer p benefits.owner: chef, anden, {STYRE}"],
    ),
    "a-gate": (
        project(("phase: ide", "phase: ide\ngates: [{phase: ide, passed: 2026-11-01}]")),
        [f"faseovergang p gates: {STYRE}"],
    ),
    "accounts": (
        edit("people/chef.yaml", ("unit: ydelse", "unit: ydelse\naccounts: [x]")),
        ["godkendelseskonti chef accounts: direktoer, sekretaer"],
    ),
    "a-decision": (
        {"decisions/d.yaml": f"name: D\nboard: {STYRE}\ndate: 2026-11-01\noutcome: approved\n"},
        ["beslutning d: sekretaer"],
    ),
}


@pytest.mark.parametrize(("new", "expected"), CASES.values(), ids=CASES)
def test_the_preset(new: Mapping[str, str | None], expected: list[str]) -> None:
    assert lines(BASE, new) == expected
