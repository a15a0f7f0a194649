"""Where each approval stands: by accounts of the base, of this commit, of somebody else than the author; boards by their decisions."""

import pytest

from registry_cli.analysis.changes import changes
from registry_cli.review.approvals import Given, Judgement, Voice, judged, required
from tests.model.memory import registry_of
from tests.review.approvals.changing import AS_OF, HOME, SETTINGS

COMMIT = "abcdef1234567890abcdef1234567890abcdef12"
POLICY = (
    f"{SETTINGS}boards: {{portefoeljestyregruppe: {{name: P, secretariat: sekretaer}}, raad: {{name: R, members: [chef]}}, tom: {{name: T}}}}\n"
    "approvals:\n"
    "  ejer: {name: Ejer, when: {kinds: [system], change: changed}, needs: [owner]}\n"
    "  projekt: {name: Projekt, when: {kinds: [project], change: changed}, needs: ['board:raad', 'board:portefoeljestyregruppe']}\n"
    "  kontrakt: {name: Kontrakt, when: {kinds: [contract], change: changed}, needs: ['board:tom']}\n"
)
BASE: dict[str, str] = {
    HOME: POLICY,
    "units/ydelse.yaml": "name: Ydelse\nhead: direktoer\n",
    "people/direktoer.yaml": "name: Direktør\naccounts: [Dir]\n",
    "people/chef.yaml": "name: Chef\nunit: ydelse\naccounts: [Chef-FB, chef@x.dk]\n",
    "people/sekretaer.yaml": "name: Sekretær\naccounts: [sek]\n",
    "people/a.yaml": "name: A\naccounts: [faelles]\n",
    "people/b.yaml": "name: B\naccounts: [Faelles]\n",
    "systems/ky.yaml": "name: KY\nowner: chef\n",
    "systems/fk.yaml": "name: FK\nowner: a\n",
    "projects/p.yaml": "name: P\n",
    "contracts/k.yaml": "name: K\n",
    "decisions/d1.yaml": "name: D1\nboard: portefoeljestyregruppe\ndate: 2026-10-01\noutcome: approved\nconcerns: [p]\n",
}
KY: dict[str, str] = {"systems/ky.yaml": "name: KY\nowner: chef\nnotes: Ny\n"}
P: dict[str, str] = {"projects/p.yaml": "name: P\nnotes: Ny\n"}
D1 = BASE["decisions/d1.yaml"]
RAAD = D1.replace("portefoeljestyregruppe", "raad")


def judge(new: dict[str, str], given: Given, more: dict[str, str] | None = None) -> Judgement:
    base = {**BASE, **(more or {})}
    found = changes(registry_of(base), registry_of({**base, **new}))
    return judged(required(found, AS_OF), found, AS_OF, given)


def states(judgement: Judgement) -> list[str]:
    """Each answer in a line: who, state, and by what."""
    lines = []
    for one in judgement.answers:
        by = one.voice.account or one.voice.who if one.voice else one.decision.id if one.decision else ""
        stand_in = f" or {one.stand_in}" if one.stand_in else ""
        lines.append(f"{one.approver.who} {one.state} {by or ''}{stand_in}".strip())
    return lines


def yes(account: str, commit: str | None = COMMIT) -> Voice:
    return Voice("approved", account, commit=commit)


def no(account: str) -> Voice:
    return Voice("rejected", account, commit="0" * 40)


PEOPLE: dict[str, tuple[Given, str]] = {
    "nothing": (Given(), "chef missing"),
    "given": (Given((yes("Chef-FB"),), COMMIT), "chef given Chef-FB"),
    "in-other-letters": (Given((yes("CHEF-fb"),), COMMIT), "chef given CHEF-fb"),
    "from-another-account": (Given((yes("chef@x.dk"),), COMMIT), "chef given chef@x.dk"),
    "by-somebody-else": (Given((yes("Dir"),), COMMIT), "chef missing"),
    "by-nobody-known": (Given((yes("fremmed"),), COMMIT), "chef missing"),
    "by-id": (Given((Voice("approved", who="chef"),), COMMIT), "chef given chef"),
    "of-an-earlier-commit": (Given((yes("chef-fb", "1" * 40),), COMMIT), "chef stale chef-fb"),
    "of-an-earlier-commit-and-allowed": (
        Given((yes("chef-fb", "1" * 40),), COMMIT, allows_stale=True),
        "chef given chef-fb",
    ),
    "of-a-commit-in-short": (Given((yes("chef-fb", "ABCDEF1"),), COMMIT), "chef given chef-fb"),
    "of-a-commit-too-short": (Given((yes("chef-fb", "abc"),), COMMIT), "chef stale chef-fb"),
    "of-files-in-no-commit": (Given((yes("chef-fb"),), None), "chef stale chef-fb"),
    "of-no-stated-commit": (Given((yes("chef-fb", None),), COMMIT), "chef given chef-fb"),
    "no": (Given((no("chef-fb"),), COMMIT), "chef rejected chef-fb"),
    "no-of-one-account": (Given((yes("chef-fb"), no("chef@x.dk")), COMMIT), "chef rejected chef@x.dk"),
    "withdrawn": (Given((Voice("withdrawn", "chef-fb"),), COMMIT), "chef missing"),
    "the-author's-own": (Given((yes("chef-fb"),), COMMIT, author="CHEF-FB"), "chef own  or direktoer"),
    "from-the-author's-other-account": (Given((yes("chef@x.dk"),), COMMIT, author="chef-fb"), "chef own  or direktoer"),
    "the-head-for-the-author": (Given((yes("dir"),), COMMIT, author="chef-fb"), "chef given dir or direktoer"),
    "another-author": (Given((yes("chef-fb"),), COMMIT, author="dir"), "chef given chef-fb"),
}


@pytest.mark.parametrize(("given", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_people(given: Given, expected: str) -> None:
    judgement = judge(KY, given)
    assert states(judgement) == [expected]
    assert judgement.is_approved is (" given " in expected)


def test_nobody_gives_themselves_an_account_in_the_change() -> None:
    new = {**KY, "people/chef.yaml": "name: Chef\nunit: ydelse\naccounts: [fremmed]\n"}
    assert states(judge(new, Given((yes("fremmed"),), COMMIT))) == ["chef missing"]


def test_an_account_of_two_positions_belongs_to_neither() -> None:
    new = {"systems/fk.yaml": "name: FK\nowner: a\nnotes: Ny\n"}
    judgement = judge(new, Given((yes("faelles"),), COMMIT))
    assert states(judgement) == ["a missing"]
    assert [(voice.account, who) for voice, who in judgement.others] == [("faelles", None)]


def test_what_nobody_asked_for_is_told() -> None:
    voices = (yes("chef-fb"), no("dir"), yes("fremmed"))
    judgement = judge(KY, Given(voices, COMMIT))
    assert judgement.is_approved
    assert [(voice.account, who) for voice, who in judgement.others] == [("dir", "direktoer"), ("fremmed", None)]


def changed(text: str, *swaps: tuple[str, str]) -> str:
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return text


BOARDS: dict[str, tuple[dict[str, str], dict[str, str], list[str]]] = {
    "none": (
        {"decisions/d1.yaml": changed(D1, ("[p]", "[ky]"))},
        {},
        ["raad missing", "portefoeljestyregruppe missing"],
    ),
    "one": ({}, {}, ["raad missing", "portefoeljestyregruppe given d1"]),
    "both": ({"decisions/r.yaml": RAAD}, {}, ["raad given r", "portefoeljestyregruppe given d1"]),
    "qualified-beside-approved": (
        {"decisions/r.yaml": changed(RAAD, ("approved", "qualified"))},
        {},
        ["raad given r", "portefoeljestyregruppe given d1"],
    ),
    "qualified-alone": (
        {
            "decisions/r.yaml": changed(RAAD, ("approved", "qualified")),
            "decisions/d1.yaml": changed(D1, ("[p]", "[ky]")),
        },
        {},
        ["raad missing r", "portefoeljestyregruppe missing"],
    ),
    "too-old": (
        {"decisions/d1.yaml": changed(D1, ("2026-10-01", "2025-11-24"))},
        {},
        ["raad missing", "portefoeljestyregruppe missing"],
    ),
    "just-new-enough": (
        {"decisions/d1.yaml": changed(D1, ("2026-10-01", "2025-11-25"))},
        {},
        ["raad missing", "portefoeljestyregruppe given d1"],
    ),
    "not-taken-yet": (
        {"decisions/d1.yaml": changed(D1, ("2026-10-01", "2026-11-26"))},
        {},
        ["raad missing", "portefoeljestyregruppe missing"],
    ),
    "the-last-says-no": (
        {"decisions/d2.yaml": changed(D1, ("2026-10-01", "2026-11-01"), ("approved", "rejected"))},
        {},
        ["raad missing", "portefoeljestyregruppe rejected d2"],
    ),
    "the-last-puts-it-off": (
        {"decisions/d2.yaml": changed(D1, ("2026-10-01", "2026-11-01"), ("approved", "postponed"))},
        {},
        ["raad missing", "portefoeljestyregruppe missing d2"],
    ),
    "on-conditions": (
        {"decisions/d1.yaml": changed(D1, ("outcome: approved", "outcome: approved-with-conditions"))},
        {},
        ["raad missing", "portefoeljestyregruppe given d1"],
    ),
    "brought-by-the-change": ({}, {"decisions/r.yaml": RAAD}, ["raad unvouched r", "portefoeljestyregruppe given d1"]),
    "altered-by-the-change": (
        {"decisions/d1.yaml": changed(D1, ("[p]", "[ky]"))},
        {"decisions/d1.yaml": D1},
        ["raad missing", "portefoeljestyregruppe unvouched d1"],
    ),
}


@pytest.mark.parametrize(("more", "new", "expected"), BOARDS.values(), ids=BOARDS)
def test_boards(more: dict[str, str], new: dict[str, str], expected: list[str]) -> None:
    assert states(judge({**P, **new}, Given((), COMMIT), more)) == expected


def test_somebody_of_the_board_stands_by_a_decision_that_the_change_brings() -> None:
    new = {**P, "decisions/r.yaml": RAAD}
    assert states(judge(new, Given((yes("chef-fb"),), COMMIT)))[0] == "raad given r"
    assert states(judge(new, Given((yes("chef-fb"),), COMMIT, author="chef-fb")))[0] == "raad unvouched r"
    assert states(judge(new, Given((yes("sek"),), COMMIT)))[0] == "raad unvouched r"


def test_a_board_without_members_decides_first() -> None:
    new = {"contracts/k.yaml": "name: K\nnotes: Ny\n"}
    decision = {"decisions/t.yaml": "name: T\nboard: tom\ndate: 2026-10-01\noutcome: approved\nconcerns: [k]\n"}
    everybody = Given((yes("chef-fb"), yes("sek"), yes("dir")), COMMIT)
    assert states(judge({**new, **decision}, everybody)) == ["tom unvouched t"]
    assert states(judge(new, everybody, decision)) == ["tom given t"]


def test_settings_are_decided_by_what_comes_with_them() -> None:
    new = {HOME: f"{POLICY}severity: {{no-owner: 'off'}}\n"}
    decision = D1.replace("concerns: [p]\n", "")
    vouched = Given((yes("sek"),), COMMIT)
    assert states(judge(new, vouched)) == ["portefoeljestyregruppe missing"]
    assert states(judge(new, vouched, {"decisions/s.yaml": decision})) == ["portefoeljestyregruppe missing"]
    assert states(judge({**new, "decisions/s.yaml": decision}, vouched)) == ["portefoeljestyregruppe given s"]
    assert states(judge({**new, "decisions/s.yaml": D1}, vouched)) == ["portefoeljestyregruppe missing"]
