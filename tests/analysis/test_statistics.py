"""A registry in numbers: what counts, what it is a share of, and in which order."""

from datetime import date

from registry_cli.analysis.shares import Share
from registry_cli.analysis.sizes import Count
from registry_cli.analysis.statistics import Statistics, statistics
from registry_cli.analysis.trust import Standings
from registry_cli.graph import build_graph
from tests.model.memory import SETTINGS, registry_of

TODAY = date(2026, 11, 25)
ASKING = """completeness:
  system: {must: [owner, hosting], should: [criticality.level], could: [product]}
  contract: {must: [owner]}
verification: {by_criticality: {high: P6M, medium: P12M, low: P24M}, by_kind: {contract: P12M}}
controls: {adgange: {name: Adgange, every: P6M, applies_to: personal-data}}
oversight: {every: P24M}
"""
ORGANISATION = {
    "units__top": "name: Kommunen\n",
    "units__social": "name: Social\nparent: top\n",
    "units__ydelse": "name: Ydelse\nparent: social\n",
    "people__chef": "name: Chef\nunit: ydelse\n",
    "people__gone": "name: Fratrådt\nunit: top\nleft: 2026-01-01\n",
}


def numbers(settings: str = "", **files: str) -> Statistics:
    paths = {name.replace("__", "/") + ".yaml": text for name, text in {**ORGANISATION, **files}.items()}
    registry = registry_of({"registry.yaml": SETTINGS + settings, **paths})
    return statistics(registry, build_graph(registry), TODAY)


def test_sizes_tell_what_still_matters() -> None:
    found = numbers(
        systems__a="name: A\nhosting: cloud\ncriticality: {level: low, societal: true}\nuses: [{system: b}, {system: c}]\n",
        systems__b="name: B\nhosting: cloud\nlifecycle: {in_use: 2027-01-01}\nuses: [{system: a}]\n",
        systems__c="name: C\nlifecycle: {retired: 2020-01-01}\nuses: [{system: a}]\n",
        projects__p="name: P\nstate: closed\n",
        projects__q="name: Q\n",
        waivers__w="name: W\nfinding: date-order\nentity: a\nreason: x\nowner: chef\nexpires: 2026-11-25\n",
        waivers__x="name: X\nfinding: date-order\nentity: a\nreason: x\nowner: chef\nexpires: 2026-11-24\n",
    ).sizes
    active = {size.kind: (size.entities, size.active) for size in found.kinds}
    assert active["system"] == (3, 2)
    assert active["person"] == (2, 1)
    assert active["project"] == (2, 1)
    assert active["waiver"] == (2, None)
    assert [one for one in found.system_states if one.number] == [
        Count("planned", 1),
        Count("in-use", 1),
        Count("retired", 1),
    ]
    assert [one for one in found.criticality if one.number] == [Count("high", 1), Count(None, 1)]
    assert [one for one in found.hosting if one.number] == [Count("cloud", 2)]
    assert [one for one in found.project_states if one.number] == [Count("closed", 1), Count(None, 1)]
    assert (found.uses, found.waivers_in_force) == (2, 1)


def test_an_empty_registry_divides_by_nothing() -> None:
    found = numbers(ASKING)
    assert found.connections.described == Share(0, 0)
    assert found.connections.described.ratio == 1.0
    assert found.contracts.all == found.kle == found.personal_data.agreement == Share(0, 0)
    assert found.owners == ()
    assert found.completeness.by_kind == ()


def test_the_least_complete_stand_first() -> None:
    found = numbers(
        ASKING,
        systems__full="name: F\nowner: chef\nhosting: cloud\ncriticality: {level: low}\nproduct: f\n",
        systems__half="name: H\nowner: social\n",
        systems__none="name: N\n",
        systems__vital="name: V\ncriticality: {level: high}\n",
        contracts__k="name: K\nowner: chef\n",
    ).completeness
    assert found.is_asked
    assert [(one.key, one.entities, one.must) for one in found.by_kind] == [
        ("system", 4, Share(3, 8)),
        ("contract", 1, Share(1, 1)),
    ]
    assert [(one.key, one.name, one.must) for one in found.by_unit] == [
        (None, None, Share(0, 4)),
        ("social", "Social", Share(4, 5)),
    ]
    assert [(one.key, one.must) for one in found.by_owner] == [
        (None, Share(0, 4)),
        ("social", Share(1, 2)),
        ("chef", Share(3, 3)),
    ]
    assert (found.whole.entities, found.whole.must, found.whole.should) == (5, Share(4, 9), Share(2, 4))
    assert [(one.entry.id, one.missing) for one in found.most_incomplete] == [
        ("vital", ("owner", "hosting")),
        ("none", ("owner", "hosting")),
        ("half", ("hosting",)),
    ]


def test_ten_entities_at_most_are_named() -> None:
    many = {f"systems__s{number:02}": f"name: S{number}\n" for number in range(12)}
    named = numbers(ASKING, **many).completeness.most_incomplete
    assert [one.entry.id for one in named] == [f"s{number:02}" for number in range(10)]


def test_trust_by_kind_and_criticality() -> None:
    found = numbers(
        ASKING,
        systems__late="name: L\ncriticality: {level: high}\nverified: {by: chef, date: 2026-01-01}\n",
        systems__soon="name: S\ncriticality: {level: high}\nverified: {by: chef, date: 2026-10-01}\n",
        systems__never="name: N\ndata: [{category: person, cpr: true}]\n",
        contracts__k="name: K\nverified: {by: chef, date: 2026-06-01}\n",
        processing__p="name: P\noversight: {done: [{date: 2020-01-01}]}\n",
    ).trust
    assert found.by_kind == (Standings("system", 1, 1, 1), Standings("contract", 1, 0, 0))
    assert found.by_criticality == (Standings("high", 1, 1, 0), Standings("low", 0, 0, 1))
    assert [one.entry.id for one in found.oldest] == ["late", "k", "soon"]
    assert found.controls == (Standings("adgange", 0, 0, 1),)
    assert found.others == (Standings("oversight", 0, 1, 0),)


def test_an_owner_must_still_be_there() -> None:
    (systems, contracts) = numbers(
        systems__a="name: A\nowner: chef\nmanager: chef\n",
        systems__b="name: B\nowner: gone\n",
        systems__c="name: C\nowner: nobody\n",
        systems__d="name: D\n",
        systems__old="name: O\nlifecycle: {retired: 2020-01-01}\n",
        contracts__k="name: K\nowner: social\n",
    ).owners
    assert (systems.kind, systems.stated, systems.there, systems.manager) == (
        "system",
        Share(3, 4),
        Share(1, 4),
        Share(1, 4),
    )
    assert (contracts.stated, contracts.there, contracts.manager) == (Share(1, 1), Share(1, 1), Share(0, 1))


def test_uses_by_what_they_lead_to() -> None:
    found = numbers(
        systems__a="name: A\nuses: [{interface: i}, {datasource: d}, {system: b}, {interface: nothing}]\n",
        systems__b="name: B\n",
        systems__alone="name: Alene\nowner: chef\n",
        systems__planned="name: P\nlifecycle: {in_use: 2030-01-01}\nuses: [{system: b}]\n",
        interfaces__i="name: I\nprovider: b\ndata: [person]\nprotocol: SOAP\n",
        interfaces__j="name: J\nprovider: nothing\n",
        datasources__d="name: D\n",
    ).connections
    assert found.described == Share(2, 4)
    assert (found.by_interface, found.by_datasource, found.direct, found.unknown) == (1, 1, 1, 1)
    assert (found.provider, found.data, found.protocol) == (Share(1, 2), Share(1, 2), Share(1, 2))
    assert found.alone == Share(1, 3)
    assert [entry.id for entry in found.alone_systems] == ["alone"]


def test_personal_data_needs_an_agreement_unless_it_is_said_not_to() -> None:
    personal = "data: [{category: person, personal: [ordinary]}]\n"
    found = numbers(
        systems__agreed=f"name: A\n{personal}privacy: {{risk_assessment: {{status: done, date: 2026-01-01}}}}\n",
        systems__open=f"name: B\n{personal}privacy: {{risk_assessment: {{status: missing, date: 2020-01-01}}}}\n",
        systems__by_law=f"name: C\n{personal}privacy: {{agreement_required: by-law, risk_assessment: {{status: not-relevant}}}}\n",
        systems__joint=f"name: D\n{personal}privacy: {{risk_assessment: {{date: 2026-01-01}}}}\n",
        systems__maps="name: E\ndata: [{category: kort, personal: [none]}]\n",
        processing__p="name: P\nsystems: [agreed]\nagreement: {status: 'yes'}\n",
        processing__q="name: Q\nsystems: [joint]\nrole: joint-controller\n",
    ).personal_data
    assert found.systems == Share(4, 5)
    assert found.agreement == Share(1, 2)
    assert found.risk_assessment == Share(2, 3)


def test_contracts_and_tasks() -> None:
    found = numbers(
        contracts__a="name: A\nowner: chef\nterm: {start: 2022-01-01}\nprices: [{name: x, type: operation, amount: 1}]\n",
        contracts__b="name: B\ninherits_term: true\namendments: [{date: 2025-01-01, prices: [{name: x, type: operation, amount: 1}]}]\n",
        contracts__c="name: C\n",
        contracts__over="name: O\nterm: {start: 2020-01-01, end: 2021-01-01}\n",
        systems__s="name: A\ntasks: ['kle:32.24']\n",
        systems__t="name: B\ntasks: ['form:1.2']\n",
    )
    contracts = found.contracts
    assert (contracts.term, contracts.price) == (Share(2, 3), Share(2, 3))
    assert (contracts.owner, contracts.all) == (Share(1, 3), Share(1, 3))
    assert found.kle == Share(1, 2)
