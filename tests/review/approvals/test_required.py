"""Whom a change asks: owners of both states, heads, roles, boards, and who stands in; and what needs approval without a rule."""

import pytest

from registry_cli.analysis.changes import changes
from registry_cli.model.load import load
from registry_cli.review.approvals import Note, required
from registry_cli.sources import MemorySource
from tests.model.memory import registry_of
from tests.review.approvals.changing import AS_OF, HOME, SETTINGS, asked, lines

BOARDS = "boards: {portefoeljestyregruppe: {name: P}, raad: {name: R}}\n"
BASE: dict[str, str] = {
    "units/top.yaml": "name: Top\nhead: direktoer\n",
    "units/ydelse.yaml": "name: Ydelse\nparent: top\nhead: chef\n",
    "units/tom.yaml": "name: Tom\n",
    "units/under-top.yaml": "name: Under\nparent: top\n",
    "people/direktoer.yaml": "name: Direktør\nunit: top\n",
    "people/chef.yaml": "name: Chef\nunit: ydelse\n",
    "people/anden.yaml": "name: Anden\nunit: ydelse\n",
    "people/gaaet.yaml": "name: Gået\nunit: ydelse\nleft: 2026-11-25\n",
    "people/arkitekt.yaml": "name: Arkitekt\n",
    "systems/ky.yaml": "name: KY\nowner: anden\nmanager: arkitekt\nuses: [{interface: sf}]\n",
    "systems/platform.yaml": "name: Platform\nowner: direktoer\ntype: platform\n",
    "systems/uden.yaml": "name: Uden\n",
    "systems/forladt.yaml": "name: G\nowner: gaaet\n",
    "systems/enhed.yaml": "name: E\nowner: ydelse\n",
    "systems/taget.yaml": "name: T\nowner: tom\n",
    "systems/under.yaml": "name: U\nowner: under-top\n",
    "systems/nogen.yaml": "name: N\nowner: ingen\n",
    "interfaces/sf.yaml": "name: SF\nprovider: platform\n",
    "projects/p.yaml": "name: P\nbenefits: [{id: a, name: A, owner: chef}, {id: b, name: B, owner: anden}]\n",
}


def policy(when: str, *needs: str, hears: str = "") -> str:
    named = ", ".join(f"'{one}'" for one in needs)
    return f"{SETTINGS}{BOARDS}responsible: {{arkitekt: arkitekt}}\napprovals: {{r: {{name: R, when: {{{when}}}, needs: [{named}], hears: [{hears}]}}}}\n"


def changed(id_: str, kind: str = "systems") -> dict[str, str | None]:
    path = f"{kind}/{id_}.yaml"
    return {path: f"{BASE[path]}notes: Ny\n"}


APPROVERS: dict[str, tuple[str, dict[str, str | None], str]] = {
    "owner": ("owner", changed("ky"), "anden"),
    "no-owner": ("owner", changed("uden"), "- (not-stated owner)"),
    "an-owner-that-is-not-there": ("owner", changed("nogen"), "- (unknown ingen)"),
    "a-unit-means-its-head": ("owner", changed("enhed"), "chef"),
    "a-unit-without-head": ("owner", changed("taget"), "- (no-head tom)"),
    "a-unit-without-head-below-one": ("owner", changed("under"), "direktoer (no-head under-top)"),
    "who-has-left": ("owner", changed("forladt"), "chef (left gaaet)"),
    "owners-of-both-states": ("owner", {"systems/ky.yaml": "name: KY\nowner: chef\n"}, "anden, chef"),
    "old-owner": ("old-owner", {"systems/ky.yaml": "name: KY\nowner: chef\n"}, "anden"),
    "who-leaves-in-the-same-change": (
        "owner",
        {
            "systems/ky.yaml": "name: KY\nowner: chef\n",
            "people/anden.yaml": "name: Anden\nunit: ydelse\nleft: 2026-11-01\n",
        },
        "chef (left anden)",
    ),
    "a-head-is-not-made-by-the-change": (
        "owner",
        {**changed("enhed"), "units/ydelse.yaml": "name: Ydelse\nhead: anden\n"},
        "chef",
    ),
    "manager": ("manager", changed("ky"), "arkitekt"),
    "head": ("head", changed("ky"), "chef"),
    "head-of-a-head": ("head", {"people/chef.yaml": "name: Chefen\nunit: ydelse\n"}, "direktoer"),
    "role": ("role:arkitekt", changed("ky"), "arkitekt"),
    "a-role-that-nobody-has": ("role:jurist", changed("ky"), "- (no-role jurist)"),
    "board": ("board:raad", changed("ky"), "raad"),
    "a-board-that-is-not-there": ("board:rad", changed("ky"), "- (unknown-board rad)"),
    "person": ("person:chef", changed("ky"), "chef"),
    "unit": ("unit:ydelse", changed("ky"), "chef"),
    "both-ends-of-an-interface": ("owners-of-both-ends", changed("sf", "interfaces"), "direktoer, anden"),
    "both-ends-of-a-use": (
        "owners-of-both-ends",
        {"systems/ky.yaml": BASE["systems/ky.yaml"].replace("interface: sf", "interface: sf, essential: true")},
        "anden, direktoer",
    ),
    "consumers-over-an-interface": ("owners-of-consumers", changed("platform"), "anden"),
    "no-consumers": ("owners-of-consumers", changed("uden"), ""),
    "owners-of-the-benefits-that-change": (
        "owners-of-benefits",
        {"projects/p.yaml": BASE["projects/p.yaml"].replace("owner: anden", "owner: direktoer")},
        "anden, direktoer",
    ),
}


@pytest.mark.parametrize(("word", "new", "expected"), APPROVERS.values(), ids=APPROVERS)
def test_whom_a_word_leads_to(word: str, new: dict[str, str | None], expected: str) -> None:
    kinds = "kinds: [system, interface, project, person]"
    found = lines({HOME: policy(f"change: changed, {kinds}", word), **BASE}, new)
    assert [line.partition(": ")[2] for line in found if line.startswith("r ")][-1] == expected


def test_who_is_heard_is_not_required() -> None:
    found = asked({HOME: policy("change: changed", hears="chef"), **BASE}, changed("ky"))
    assert ([one.who for one in found.approvers], [one.who for one in found.heard]) == ([], [])
    found = asked({HOME: policy("change: changed", "owner", hears="'person:chef'"), **BASE}, changed("ky"))
    assert ([one.who for one in found.approvers], [one.who for one in found.heard]) == (["anden"], ["chef"])


def test_one_person_is_asked_once() -> None:
    base = {HOME: policy("change: changed", "owner", "person:anden", "role:arkitekt", "manager"), **BASE}
    assert [one.who for one in asked(base, changed("ky")).approvers] == ["anden", "arkitekt"]


NOTHING_STATED = f"{SETTINGS}{BOARDS}"
BUILT_IN: dict[str, tuple[str, dict[str, str | None], list[str]]] = {
    "a-new-owner": (
        NOTHING_STATED,
        {"systems/ky.yaml": "name: KY\nowner: chef\n"},
        ["new-owner ky owner: anden, chef"],
    ),
    "another-id": (
        NOTHING_STATED,
        {"systems/ky.yaml": None, "systems/kys.yaml": BASE["systems/ky.yaml"]},
        ["renamed kys: anden"],
    ),
    "another-id-and-more": (
        NOTHING_STATED,
        {"systems/ky.yaml": None, "systems/kys.yaml": f"{BASE['systems/ky.yaml']}formerly: [ky]\nnotes: Ny\n"},
        ["renamed kys: anden"],
    ),
    "another-folder": (
        NOTHING_STATED,
        {"systems/ky.yaml": None, "systems/social/ky.yaml": BASE["systems/ky.yaml"]},
        ["moved ky: anden"],
    ),
    "another-id-meets-no-rule": (
        policy("change: any", "person:direktoer"),
        {"systems/ky.yaml": None, "systems/kys.yaml": BASE["systems/ky.yaml"]},
        ["renamed kys: anden"],
    ),
    "what-looks-like-another-id-goes-and-comes": (
        policy("change: removed", "owner"),
        {"systems/ky.yaml": None, "systems/kys.yaml": f"{BASE['systems/ky.yaml']}notes: Ny\n"},
        ["r kys: anden"],
    ),
    "severity": (
        NOTHING_STATED,
        {HOME: f"{NOTHING_STATED}severity: {{no-owner: 'off'}}\n"},
        ["judging settings severity: portefoeljestyregruppe"],
    ),
    "rules": (
        NOTHING_STATED,
        {HOME: f"{NOTHING_STATED}rules: {{a: {{name: A, kind: forbidden, reason: R}}}}\n"},
        ["judging settings rules: portefoeljestyregruppe"],
    ),
    "the-policy-itself": (
        policy("change: any", "owner"),
        {HOME: NOTHING_STATED},
        ["judging settings responsible+approvals: portefoeljestyregruppe"],
    ),
    "who-sits-on-a-board": (
        NOTHING_STATED,
        {HOME: NOTHING_STATED.replace("{name: P}", "{name: P, chair: chef}")},
        ["judging settings boards.portefoeljestyregruppe.chair: portefoeljestyregruppe"],
    ),
    "but-not-when-it-meets": (
        NOTHING_STATED,
        {HOME: NOTHING_STATED.replace("{name: P}", "{name: P, meetings: [2026-12-01]}")},
        [],
    ),
    "a-rule-of-its-own-is-enough": (
        policy("kinds: [settings], fields: [severity]", "board:raad"),
        {HOME: policy("kinds: [settings], fields: [severity]", "board:raad") + "severity: {no-owner: 'off'}\n"},
        ["r settings severity: raad"],
    ),
    "what-the-rule-leaves-out-is-not": (
        policy("kinds: [settings], fields: [severity]", "board:raad"),
        {HOME: policy("kinds: [settings], fields: [rules]", "board:raad")},
        ["judging settings approvals.r.when.fields: portefoeljestyregruppe"],
    ),
    "a-waiver": (
        NOTHING_STATED,
        {"waivers/w.yaml": "name: W\nfinding: no-owner\nentity: ky\nreason: R\nowner: chef\nexpires: 2027-01-01\n"},
        ["waiver w: portefoeljestyregruppe"],
    ),
    "a-portfolio-board-that-is-not-there": (
        f"{SETTINGS}boards: {{raad: {{name: R}}}}\n",
        {HOME: f"{SETTINGS}boards: {{raad: {{name: R}}}}\nseverity: {{no-owner: 'off'}}\n"},
        ["judging settings severity: - (no-board portefoeljestyregruppe)"],
    ),
    "settings-that-cannot-be-read": (
        policy("kinds: [settings], fields: [rules]", "board:raad"),
        {HOME: "format: [1\n"},
        [
            "r settings?: raad",
            "judging settings?: portefoeljestyregruppe",
        ],
    ),
}


@pytest.mark.parametrize(("home", "new", "expected"), BUILT_IN.values(), ids=BUILT_IN)
def test_what_needs_approval_without_a_rule(home: str, new: dict[str, str | None], expected: list[str]) -> None:
    assert lines({HOME: home, **BASE}, new) == expected


NOTES: dict[str, tuple[dict[str, str], dict[str, str | None], tuple[Note, ...]]] = {
    "no-policy": ({HOME: NOTHING_STATED}, changed("ky"), (Note("no-policy"),)),
    "nobody-could-be-asked": (
        {HOME: SETTINGS},
        {HOME: f"{SETTINGS}severity: {{no-owner: 'off'}}\n"},
        (Note("no-policy"), Note("nobody-to-ask")),
    ),
    "settings-with-faults": (
        {HOME: f"{SETTINGS}approvals: 3\n"},
        changed("ky"),
        (Note("faulty-settings"),),
    ),
    "an-unreadable-file": (
        {HOME: policy("kinds: [contract]", "owner")},
        {"systems/ky.yaml": "name: [KY\n"},
        (Note("unreadable", "ky"),),
    ),
    "a-likely-rename": (
        {HOME: policy("kinds: [contract]", "owner")},
        {"systems/ky.yaml": None, "systems/kys.yaml": f"{BASE['systems/ky.yaml']}notes: Ny\n"},
        (Note("likely-rename", "kys"),),
    ),
    "no-kroner": (
        {HOME: policy("kinds: [system], total_above: 100", "owner")},
        {"systems/ny.yaml": "name: Ny\n"},
        (Note("no-sum", "ny", "r"),),
    ),
}


@pytest.mark.parametrize(("base", "new", "expected"), NOTES.values(), ids=NOTES)
def test_what_must_be_known(base: dict[str, str], new: dict[str, str | None], expected: tuple[Note, ...]) -> None:
    assert asked({**BASE, **base}, new).notes == expected


def test_a_policy_is_read_from_the_base() -> None:
    base = {HOME: policy("kinds: [system]", "board:raad"), **BASE}
    assert lines(base, {**changed("ky"), HOME: NOTHING_STATED})[0] == "r ky notes: raad"


def test_settings_with_faults_leave_the_preset() -> None:
    broken = f"{SETTINGS}extends: dk-2026\napprovals: 3\n"
    found = lines({HOME: broken, **BASE}, {"systems/ny.yaml": "name: Ny\nowner: chef\n"})
    assert found[0].startswith("nyt-system ny: chef")


def test_a_first_registry_asks_nobody() -> None:
    found = required(changes(load(MemorySource({})), registry_of({HOME: NOTHING_STATED, **BASE})), AS_OF)
    assert (found.requirements, found.notes) == ((), (Note("no-policy"),))


def test_that_a_renamed_entity_says_what_it_was_called_is_no_change_that_rules_speak_of() -> None:
    base = {HOME: policy("change: any, kinds: [system]", "person:chef"), **BASE}
    new = {"systems/uden.yaml": None, "systems/med.yaml": "name: Uden\nowner: anden\nformerly: [uden]\n"}
    base["systems/uden.yaml"] = "name: Uden\nowner: anden\n"
    assert lines(base, new) == ["renamed med: anden"]
    more = {"systems/uden.yaml": None, "systems/med.yaml": "name: Uden\nowner: anden\nnotes: Ny\nformerly: [uden]\n"}
    assert lines(base, more) == ["r med notes: chef", "renamed med: anden"]


def test_a_connection_to_something_is_one_whatever_that_is_called_now() -> None:
    base = {HOME: policy("to: {ids: [uden]}", "person:chef"), **BASE}
    new = {
        "systems/uden.yaml": None,
        "systems/med.yaml": "name: Uden\nformerly: [uden]\n",
        "systems/enhed.yaml": "name: E\nowner: ydelse\nuses: [{system: med}]\n",
    }
    assert lines(base, new)[0] == "r enhed uses.system: chef"


def test_who_answers_for_what_has_no_owner_gets_another_id() -> None:
    base = {HOME: NOTHING_STATED, **BASE, "suppliers/kmd.yaml": "name: KMD\n", "systems/enhed.yaml": "name: E\n"}
    assert lines(
        base, {"people/chef.yaml": None, "people/leder.yaml": f"{BASE['people/chef.yaml']}formerly: [chef]\n"}
    )[-1] == ("renamed leder: leder")
    unit = {"units/ydelse.yaml": None, "units/borger/ydelse.yaml": BASE["units/ydelse.yaml"]}
    assert lines(base, unit) == ["moved ydelse: chef"]
    assert lines(base, {"suppliers/kmd.yaml": None, "suppliers/store/kmd.yaml": "name: KMD\n"}) == []
