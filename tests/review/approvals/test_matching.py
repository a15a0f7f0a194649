"""Which changes a rule speaks of: one rule, a state before and one after, and the fields that made it fit."""

import pytest

from tests.review.approvals.changing import HOME, SETTINGS, lines

BASE: dict[str, str] = {
    "people/chef.yaml": "name: Chef\n",
    "people/anden.yaml": "name: Anden\n",
    "systems/ky.yaml": "name: KY\nowner: chef\ncriticality: {level: high, societal: true}\n"
    "lifecycle: {in_use: 2020-01-01}\nuses: [{datasource: p-data, via: file}]\n"
    "data: [{category: ydelser, personal: [ordinary]}]\n",
    "systems/platform.yaml": "name: Serviceplatformen\ntype: platform\n",
    "interfaces/sf.yaml": "name: SF\nprovider: platform\nsource: cpr\n",
    "datasources/cpr.yaml": "name: CPR\n",
    "datasources/p-data.yaml": "name: P-data\n",
    "datasources/cpr-kopi.yaml": "name: Kopi\ncopy_of: cpr\n",
    "contracts/drift.yaml": "name: Drift\nowner: chef\nsupplier: kmd\ncovers: [ky]\n"
    "term: {start: 2026-01-01, initial: P4Y}\nprices: [{name: Drift, type: operation, amount: 250000, per: year}]\n",
    "suppliers/kmd.yaml": "name: KMD\n",
    "projects/p.yaml": "name: Plan\nowner: chef\nstate: approved\nmodel: m\nphase: ide\n"
    "milestones: [{name: A, planned: 2027-01-01}, {name: B, planned: 2027-06-01, forecast: 2027-07-01}]\n"
    "business_case: {costs: [{year: 2027, type: investment, budget: 100000}, {year: 2027, type: saving-salary, budget: 900000}]}\n"
    "benefits: [{id: tid, name: Tid, owner: chef, target: {value: 100, date: 2028-01-01}}]\n",
}
MODELS = "project_models: {m: {name: M, phases: [ide, analyse, drift], gates: {ide: {boards: [raad, styre]}, analyse: {boards: [styre]}}}}\nboards: {raad: {name: R}, styre: {name: S}}\n"
KY, P, DRIFT = BASE["systems/ky.yaml"], BASE["projects/p.yaml"], BASE["contracts/drift.yaml"]


def now(path: str, *swaps: tuple[str, str]) -> dict[str, str | None]:
    """The file with some words replaced."""
    text = BASE[path]
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return {path: text}


def ky(*swaps: tuple[str, str]) -> dict[str, str | None]:
    return now("systems/ky.yaml", *swaps)


def project(*swaps: tuple[str, str]) -> dict[str, str | None]:
    return now("projects/p.yaml", *swaps)


def contract(*swaps: tuple[str, str]) -> dict[str, str | None]:
    return now("contracts/drift.yaml", *swaps)


NO_FIT: list[str] = []
USES = "uses: [{datasource: p-data, via: file}]"
CASES: dict[str, tuple[str, dict[str, str | None], list[str]]] = {
    "added": ("change: added, kinds: [system]", {"systems/ny.yaml": "name: Ny\n"}, ["r ny: chef"]),
    "added-is-not-changed": ("change: added, kinds: [system]", ky(("KY", "K")), NO_FIT),
    "removed": ("change: removed, kinds: [system]", {"systems/ky.yaml": None}, ["r ky: chef"]),
    "another-kind": ("change: added, kinds: [contract]", {"systems/ny.yaml": "name: Ny\n"}, NO_FIT),
    "a-field": ("change: changed, fields: [uses.via]", ky(("via: file", "via: robot")), ["r ky uses.via: chef"]),
    "the-field-above": ("change: changed, fields: [uses]", ky(("via: file", "via: robot")), ["r ky uses: chef"]),
    "the-field-below-comes": (
        "change: changed, fields: [uses.via]",
        ky((USES, f"{USES[:-1]}, {{datasource: cpr, via: direct}}]")),
        ["r ky uses.via: chef"],
    ),
    "the-field-below-does-not-come": (
        "change: changed, fields: [uses.via]",
        ky((USES, f"{USES[:-1]}, {{datasource: cpr}}]")),
        NO_FIT,
    ),
    "another-field": ("change: changed, fields: [owner]", ky(("KY", "K")), NO_FIT),
    "retired-for-the-first-time": (
        "change: retired",
        ky(("in_use: 2020-01-01", "in_use: 2020-01-01, retired: 2030-01-01")),
        ["r ky lifecycle.retired: chef"],
    ),
    "phased-out": (
        "change: retired",
        ky(("in_use: 2020-01-01", "in_use: 2020-01-01, phase_out: 2030-01-01")),
        ["r ky lifecycle.phase_out: chef"],
    ),
    "gone-is-retired": ("change: retired, kinds: [system]", {"systems/ky.yaml": None}, ["r ky: chef"]),
    "an-intention-is-not": ("change: retired", ky(("name: KY", "name: KY\ntarget: {action: eliminate}")), NO_FIT),
    "retired-by-an-approved-project": (
        "change: retired",
        project(("state: approved", "state: approved\nchanges: [{system: ky, action: retire, date: 2029-01-01}]")),
        ["r ky lifecycle.retired: chef"],
    ),
    "not-yet-by-a-proposed-one": (
        "change: retired",
        project(("state: approved", "state: proposed\nchanges: [{system: ky, action: retire, date: 2029-01-01}]")),
        NO_FIT,
    ),
    "a-contract-is-terminated": (
        "change: retired, kinds: [contract]",
        contract(("initial: P4Y", "initial: P4Y, terminated: {date: 2026-11-01, by: us}")),
        ["r drift term.terminated: chef"],
    ),
    "a-day-earlier": (
        "change: moved-earlier, fields: [lifecycle]",
        ky(("2020-01-01", "2019-01-01")),
        ["r ky lifecycle: chef"],
    ),
    "a-day-later-is-not": ("change: moved-earlier, fields: [lifecycle]", ky(("2020-01-01", "2021-01-01")), NO_FIT),
    "a-day-later": (
        "change: moved-later, fields: [benefits.target.date]",
        project(("2028-01-01", "2028-01-02")),
        ["r p benefits.target.date: chef"],
    ),
    "a-day-later-by-little": (
        "change: moved-later, fields: [benefits.target.date], later_by: P1M",
        project(("2028-01-01", "2028-02-01")),
        NO_FIT,
    ),
    "a-day-later-by-more": (
        "change: moved-later, fields: [benefits.target.date], later_by: P1M",
        project(("2028-01-01", "2028-02-02")),
        ["r p benefits.target.date: chef"],
    ),
    "no-day-any-more": (
        "change: moved-later, fields: [benefits.target.date], later_by: P9Y",
        project((", date: 2028-01-01", "")),
        ["r p benefits.target.date: chef"],
    ),
    "the-end-of-a-project": (
        "end_later_by: P3M",
        project(("2027-07-01", "2027-10-02")),
        ["r p milestones.forecast: chef"],
    ),
    "the-end-within-the-time": ("end_later_by: P3M", project(("2027-07-01", "2027-10-01")), NO_FIT),
    "what-was-planned-is-not-the-end": (
        "end_later_by: P3M",
        project(("planned: 2027-06-01", "planned: 2028-06-01")),
        NO_FIT,
    ),
    "a-state": ("fields: [state], becomes: [stopped, paused]", project(("approved", "paused")), ["r p state: chef"]),
    "another-state": ("fields: [state], becomes: [stopped, paused]", project(("approved", "closed")), NO_FIT),
    "gained": (
        "change: gained, fields: [data.personal], becomes: [sensitive]",
        ky(("[ordinary]", "[ordinary, sensitive]")),
        ["r ky data.personal: chef"],
    ),
    "gained-something-else": (
        "change: gained, fields: [data.personal], becomes: [sensitive]",
        ky(("[ordinary]", "[ordinary, criminal]")),
        NO_FIT,
    ),
    "what-goes-is-not-gained": ("change: gained, fields: [data.personal]", ky((", personal: [ordinary]", "")), NO_FIT),
    "a-flag": (
        "change: gained, fields: [data.cpr]",
        ky(("personal: [o", "cpr: true, personal: [o")),
        ["r ky data.cpr: chef"],
    ),
    "a-flag-that-says-no": (
        "change: gained, fields: [data.cpr]",
        ky(("personal: [o", "cpr: false, personal: [o")),
        NO_FIT,
    ),
    "lowered": (
        "change: lowered, fields: [benefits.target.value]",
        project(("value: 100", "value: 99.5")),
        ["r p benefits.target.value: chef"],
    ),
    "raised-is-not-lowered": (
        "change: lowered, fields: [benefits.target.value]",
        project(("value: 100", "value: 101")),
        NO_FIT,
    ),
    "raised": (
        "change: raised, fields: [benefits.target.value]",
        project(("value: 100", "value: 101")),
        ["r p benefits.target.value: chef"],
    ),
    "a-benefit-that-goes-is-lowered": (
        "change: lowered, fields: [benefits.target.value]",
        project((P[P.index("benefits:") :], "")),
        ["r p benefits.target.value: chef"],
    ),
    "criticality-before-or-after": (
        "change: changed, criticality: [high]",
        ky(("level: high, societal: true", "level: low")),
        ["r ky criticality.level+criticality.societal: chef"],
    ),
    "another-criticality": ("change: changed, criticality: [medium]", ky(("KY", "K")), NO_FIT),
    "societal": ("change: changed, societal: true", ky(("KY", "K")), ["r ky name: chef"]),
    "not-societal": ("change: changed, kinds: [project], societal: true", project(("Plan", "P")), NO_FIT),
    "a-connection-to": (
        "to: {ids: [platform]}",
        ky((USES, f"{USES[:-1]}, {{interface: sf}}]")),
        ["r ky uses.interface: chef"],
    ),
    "a-connection-to-a-kind": (
        "fields: [uses], to: {kinds: [datasource]}",
        ky((USES, f"{USES[:-1]}, {{interface: sf}}]")),
        ["r ky uses.interface: chef"],
    ),
    "a-connection-there-was": ("to: {kinds: [datasource]}", ky(("via: file", "via: robot")), NO_FIT),
    "a-connection-that-goes": ("to: {kinds: [datasource]}", ky((f"{USES}\n", "")), NO_FIT),
    "a-connection-on-another-way": (
        "to: {kinds: [datasource]}, via: [robot]",
        ky(("via: file", "via: robot")),
        ["r ky uses.datasource: chef"],
    ),
    "around-the-platform": (
        "around_platform: true, via: [direct]",
        ky((USES, f"{USES[:-1]}, {{datasource: cpr, via: direct}}]")),
        ["r ky uses.datasource: chef"],
    ),
    "a-copy-of-what-is-on-the-platform": (
        "around_platform: true, via: [copy-register]",
        ky((USES, f"{USES[:-1]}, {{datasource: cpr-kopi}}]")),
        ["r ky uses.datasource: chef"],
    ),
    "what-is-on-no-platform": ("around_platform: true", ky((USES, "uses: [{system: platform, via: direct}]")), NO_FIT),
    "through-the-platform": ("around_platform: true", ky((USES, f"{USES[:-1]}, {{interface: sf}}]")), NO_FIT),
    "dearer": (
        "kinds: [contract], yearly_above: 100000",
        contract(("250000", "350001")),
        ["r drift prices.amount: chef"],
    ),
    "not-that-much-dearer": ("kinds: [contract], yearly_above: 100000", contract(("250000", "350000")), NO_FIT),
    "cheaper": (
        "kinds: [contract], yearly_above: 100000",
        contract(("250000", "100000")),
        ["r drift prices.amount: chef"],
    ),
    "only-dearer": (
        "kinds: [contract], yearly_above: 100000, yearly_direction: up",
        contract(("250000", "100000")),
        NO_FIT,
    ),
    "a-price-that-cannot-be-reckoned": (
        "kinds: [contract], yearly_above: 100000",
        contract(("per: year", "per: fortnight")),
        ["r drift prices.per: chef"],
    ),
    "the-value-of-a-contract": (
        "kinds: [contract], total_above: 999999",
        contract(("name: Drift\n", "name: D\n")),
        ["r drift name: chef"],
    ),
    "a-value-within": ("kinds: [contract], total_above: 1000000", contract(("name: Drift\n", "name: D\n")), NO_FIT),
    "a-budget-without-savings": ("kinds: [project], total_above: 100000", project(("Plan", "P")), NO_FIT),
    "a-share-of-the-value": (
        "kinds: [contract], fields: [changes], share_above: 0.05",
        contract(("name: Drift\n", "name: Drift\nchanges: [{date: 2026-05-01, value: 50001}]\n")),
        ["r drift changes: chef"],
    ),
    "a-share-within": (
        "kinds: [contract], fields: [changes], share_above: 0.05",
        contract(("name: Drift\n", "name: Drift\nchanges: [{date: 2026-05-01, value: 50000}]\n")),
        NO_FIT,
    ),
    "a-budget-that-grows": (
        "fields: [business_case.costs.budget], share_above: 0.1",
        project(("budget: 100000", "budget: 110001")),
        ["r p business_case.costs.budget: chef"],
    ),
    "a-budget-that-hardly-grows": (
        "fields: [business_case.costs.budget], share_above: 0.1",
        project(("budget: 100000", "budget: 110000")),
        NO_FIT,
    ),
    "a-file-that-cannot-be-read": (
        "kinds: [system], change: retired, societal: true",
        {"systems/ky.yaml": "name: [KY\n"},
        ["r ky?: chef"],
    ),
    "but-it-did-not-come": ("kinds: [system], change: added", {"systems/ky.yaml": "name: [KY\n"}, NO_FIT),
}


@pytest.mark.parametrize(("when", "new", "expected"), CASES.values(), ids=CASES)
def test_what_a_rule_speaks_of(when: str, new: dict[str, str | None], expected: list[str]) -> None:
    policy = f"{SETTINGS}{MODELS}approvals: {{r: {{name: R, when: {{{when}}}, needs: ['person:chef']}}}}\n"
    found = lines({HOME: policy, **BASE}, new)
    assert [line for line in found if line.startswith("r ")] == expected


GATES: dict[str, tuple[dict[str, str | None], list[str]]] = {
    "written-in": (
        project(("phase: ide", "phase: ide\ngates: [{phase: ide, passed: 2026-11-01}]")),
        ["r p gates: styre"],
    ),
    "not-written-in": (project(("phase: ide", "phase: drift")), ["r p phase: styre"]),
    "back": (project(("Plan", "P")), []),
    "of-no-gate": (
        project(("phase: ide", "phase: ide\ngates: [{phase: x, passed: 2026-11-01}]")),
        ["r p gates: - (no-gate x)"],
    ),
    "by-another-model": (
        project(("model: m\nphase: ide", "model: x\nphase: ide\ngates: [{phase: ide, passed: 2026-11-01}]")),
        ["r p gates: styre"],
    ),
}


@pytest.mark.parametrize(("new", "expected"), GATES.values(), ids=GATES)
def test_gates(new: dict[str, str | None], expected: list[str]) -> None:
    policy = (
        f"{SETTINGS}{MODELS}approvals: {{r: {{name: R, when: {{change: gate-passed}}, needs: [boards-of-gate]}}}}\n"
    )
    assert lines({HOME: policy, **BASE}, new) == expected
