"""The ratchet: only what a change makes worse, judged by the policy of the state that it began from."""

from datetime import date

import pytest

from registry_cli.analysis.changes import changes
from registry_cli.model.load import load
from registry_cli.review.ratchet import Ratchet, ratchet
from registry_cli.sources import MemorySource

AS_OF = date(2026, 11, 22)
SETTINGS = """\
format: 1
organisation: {name: Eksempelby Kommune}
locale: en
"""
RULE = """\
rules:
  kun-platform:
    name: Kun platforme læser CPR
    kind: forbidden
    from: {types: [application]}
    to: {kinds: [datasource]}
    reason: Grunddata hentes ét sted
"""
BASE = {
    "registry.yaml": SETTINGS,
    "people/it-arkitekt.yaml": "name: It-arkitekt\n",
    "datasources/esr.yaml": "name: ESR\nlifecycle: {retired: 2020-01-01}\n",
    "systems/ky.yaml": "name: KY\ntype: application\nuses: [{datasource: esr}]\n",
    "systems/ksd.yaml": "name: KSD\ntype: application\nowner: nobody\n",
}
WAIVER = {
    "waivers/udskudt.yaml": "name: ESR lidt endnu\nfinding: retired-reference\nentity: ky\nreason: Forsinket\n"
    "owner: it-arkitekt\nexpires: 2027-06-30\n"
}


def judged(base: dict[str, str], head: dict[str, str | None], as_of: date = AS_OF) -> Ratchet:
    after = {path: text for path, text in {**base, **head}.items() if text is not None}
    now = load(MemorySource(after))
    return ratchet(changes(load(MemorySource(base), beside=now), now), as_of)


def told(found: Ratchet) -> list[tuple[str, str, str | None]]:
    return [(one.severity, one.finding.code, one.finding.entity) for one in found.new]


NEW_USE = {"systems/ksd.yaml": "name: KSD\ntype: application\nowner: nobody\nuses: [{datasource: esr}]\n"}
MADE_OFF = {"registry.yaml": f"{SETTINGS}severity: {{retired-reference: 'off'}}\n"}
MADE_OFF_THERE = {
    "registry.yaml": f"{SETTINGS}severity_by_path: [{{path: systems/*, severity: {{retired-reference: info}}}}]\n"
}
WITH_RULE = {**BASE, "registry.yaml": f"{SETTINGS}severity: {{rule-broken: error}}\n{RULE}"}


@pytest.mark.parametrize(
    ("base", "head", "expected"),
    [
        pytest.param(BASE, {}, [], id="what the base has is not new"),
        pytest.param(
            BASE,
            {
                "systems/ky.yaml": "# a line\nname: KY\ndescription: more\ntype: application\nuses: [{datasource: esr}]\n"
            },
            [],
            id="nor where it moves to another line",
        ),
        pytest.param(
            BASE,
            {
                "systems/ky.yaml": None,
                "systems/kys.yaml": "name: KY nu\nformerly: [ky]\ntype: application\nuses: [{datasource: esr}]\n",
            },
            [],
            id="nor where the entity has another id",
        ),
        pytest.param(BASE, NEW_USE, [("error", "retired-reference", "ksd")], id="one more of the same kind"),
        pytest.param(BASE, {**NEW_USE, **MADE_OFF}, [("error", "retired-reference", "ksd")], id="switched off"),
        pytest.param(BASE, {**NEW_USE, **MADE_OFF_THERE}, [("error", "retired-reference", "ksd")], id="made milder"),
        pytest.param({**BASE, **MADE_OFF}, {**NEW_USE, "registry.yaml": SETTINGS}, [], id="made graver"),
        pytest.param(
            BASE,
            {"systems/ksd.yaml": "name: KSD\nowner: nobody\nsurprise: 1\n"},
            [("error", "unknown-key", "ksd")],
            id="a fault of shape",
        ),
        pytest.param(
            BASE, {"systems/ny.yaml": "name: [\n"}, [("error", "syntax-error", "ny")], id="a file that cannot be read"
        ),
        pytest.param({}, {"systems/ky.yaml": "name: KY\n"}, [], id="nothing before and nothing wrong"),
        pytest.param(WITH_RULE, {"systems/ksd.yaml": NEW_USE["systems/ksd.yaml"]}, None, id="a rule is broken"),
        pytest.param(
            WITH_RULE,
            {**NEW_USE, "registry.yaml": SETTINGS},
            [("error", "retired-reference", "ksd"), ("error", "rule-broken", "ksd")],
            id="a rule is broken and taken away",
        ),
        pytest.param(
            WITH_RULE,
            {**NEW_USE, "registry.yaml": WITH_RULE["registry.yaml"] + "    except: [ksd]\n"},
            [("error", "retired-reference", "ksd"), ("error", "rule-broken", "ksd")],
            id="a rule is broken and an exception made",
        ),
        pytest.param(BASE, {"registry.yaml": SETTINGS + RULE}, [], id="a new rule is for the next change"),
        pytest.param(
            {**WITH_RULE, "registry.yaml": WITH_RULE["registry.yaml"] + "    except: [ky]\n"},
            {"systems/ky.yaml": "name: KY\ntype: application\n", "registry.yaml": WITH_RULE["registry.yaml"]},
            [],
            id="mended, and its exception taken away",
        ),
        pytest.param(
            {**WITH_RULE, "registry.yaml": WITH_RULE["registry.yaml"] + "    except: [ky]\n"},
            {"registry.yaml": WITH_RULE["registry.yaml"]},
            [("error", "rule-broken", "ky")],
            id="an exception taken away too early",
        ),
    ],
)
def test_new_is_what_the_base_does_not_have(
    base: dict[str, str], head: dict[str, str | None], expected: list[tuple[str, str, str]] | None
) -> None:
    base = base or {"registry.yaml": SETTINGS}
    if expected is None:
        expected = [("error", "retired-reference", "ksd"), ("error", "rule-broken", "ksd")]
    assert sorted(told(judged(base, head))) == expected


def test_a_new_waiver_accepts_nothing_before_it_is_approved() -> None:
    head: dict[str, str | None] = {
        **NEW_USE,
        "waivers/udskudt.yaml": WAIVER["waivers/udskudt.yaml"].replace("ky", "ksd"),
    }
    found = judged(BASE, head)
    assert told(found) == [("error", "retired-reference", "ksd")]
    assert found.new[0].waiver == "udskudt"


def test_a_waiver_that_is_taken_away_brings_its_finding_back() -> None:
    base = {**BASE, **WAIVER}
    assert told(judged(base, {"waivers/udskudt.yaml": None})) == [("error", "retired-reference", "ky")]
    assert told(judged(base, {})) == []


def test_a_waiver_follows_what_is_renamed() -> None:
    head: dict[str, str | None] = {
        "systems/ky.yaml": None,
        "systems/kys.yaml": "name: KY\nformerly: [ky]\ntype: application\nuses: [{datasource: esr}]\n",
        "waivers/udskudt.yaml": WAIVER["waivers/udskudt.yaml"].replace("ky", "kys"),
    }
    assert told(judged({**BASE, **WAIVER}, head)) == []


def test_a_waiver_that_a_change_makes_needless_is_new() -> None:
    mended: dict[str, str | None] = {"systems/ky.yaml": "name: KY\ntype: application\n"}
    assert told(judged({**BASE, **WAIVER}, mended)) == [("warning", "unused-waiver", "udskudt")]
    assert told(judged({**BASE, **WAIVER}, {**mended, "waivers/udskudt.yaml": None})) == []


def test_what_time_alone_changes_is_not_new() -> None:
    after = date(2027, 7, 1)
    assert told(judged({**BASE, **WAIVER}, {"systems/ny.yaml": "name: Ny\n"}, after)) == []


def test_what_becomes_more_severe_is_new() -> None:
    intervals = f"{SETTINGS}intervals: {{certificate_warning: P3M}}\n"
    use = "name: KY\nuses: [{{interface: sf1520, certificate_until: {day}}}]\n"
    base = {
        "registry.yaml": intervals,
        "people/it-arkitekt.yaml": "name: It-arkitekt\n",
        "systems/platform.yaml": "name: Platform\n",
        "interfaces/sf1520.yaml": "name: SF1520\nprovider: platform\n",
        "systems/ky.yaml": use.format(day="2026-12-24"),
    }
    found = judged(base, {"systems/ky.yaml": use.format(day="2026-11-01")})
    assert told(found) == [("error", "certificate-ends", "ky")]
    assert told(judged(base, {"systems/ky.yaml": use.format(day="2026-12-25")})) == []


def test_broken_settings_judge_nothing_more_and_are_told() -> None:
    found = judged(BASE, {**NEW_USE, "registry.yaml": "format: 1\norganisation: 7\n"})
    assert ("error", "wrong-type", None) in told(found)
    assert ("error", "retired-reference", "ksd") in told(found)


def test_a_base_without_a_registry_makes_all_new() -> None:
    found = ratchet(changes(load(MemorySource({})), load(MemorySource(BASE))), AS_OF)
    assert told(found) == [("error", "unknown-reference", "ksd"), ("error", "retired-reference", "ky")]
    assert not found.others


def test_a_new_name_leads_out_of_no_rule() -> None:
    by_id = f"{SETTINGS}{RULE.replace('kinds: [datasource]', 'ids: [es*]')}"
    renamed = {
        "registry.yaml": by_id.replace("ids: [es*]", "ids: [ejendomme]"),
        "datasources/esr.yaml": None,
        "datasources/ejendomme.yaml": f"{BASE['datasources/esr.yaml']}formerly: [esr]\n",
        "systems/ky.yaml": BASE["systems/ky.yaml"].replace("esr", "ejendomme"),
        "systems/ksd.yaml": NEW_USE["systems/ksd.yaml"].replace("esr", "ejendomme"),
    }
    found = judged({**BASE, "registry.yaml": by_id}, renamed)
    assert [one for one in told(found) if one[1] == "rule-broken"] == [("warning", "rule-broken", "ksd")]
    assert not found.fixed


PRICE = "{type: operation, amount: 5, per: year}"
NAMED_PRICE = "{name: A, type: operation, amount: 7, per: year}"


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        pytest.param(f"[{PRICE}]", f"[{NAMED_PRICE}, {PRICE}]", 0, id="another before it"),
        pytest.param(f"[{NAMED_PRICE}, {PRICE}]", f"[{PRICE}, {NAMED_PRICE}]", 0, id="another order"),
        pytest.param(f"[{PRICE}]", f"[{PRICE}, {PRICE}]", 1, id="one more"),
        pytest.param(f"[{PRICE}, {PRICE}]", f"[{PRICE}]", 0, id="one less"),
    ],
)
def test_an_item_that_nothing_tells_apart_is_none_other_at_another_position(
    before: str, after: str, count: int
) -> None:
    contract = "name: K\ncovers: []\nprices: {}\n"
    base = {**BASE, "contracts/k.yaml": contract.replace("{}", before)}
    found = judged(base, {"contracts/k.yaml": contract.replace("{}", after)})
    assert [one.finding.code for one in found.new if one.finding.code == "missing-key"] == ["missing-key"] * count


def test_the_same_key_once_more_makes_no_other_fault_new() -> None:
    base = {**BASE, "systems/ny.yaml": "name: N\nowner: it-arkitekt\ndata: [{category: a, cpr: 3}]\n"}
    twice = base["systems/ny.yaml"].replace("[{", "[{category: a, cpr: true}, {")
    found = judged(base, {"systems/ny.yaml": twice})
    assert {one.finding.code for one in found.new} == {"duplicate-item"}
    assert not found.fixed
