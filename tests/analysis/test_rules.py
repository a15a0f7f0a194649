"""The municipality's own rules: whom they speak of, what breaks them, and what excuses a breach."""

import pytest

from registry_cli.analysis.chosen import fits
from registry_cli.model.settings.policy import Chosen
from tests.checks.registries import found, judged, marked, told
from tests.model.memory import registry_of

ENTITIES = registry_of(
    {
        "systems/ky.yaml": "name: KY\ntype: application\nowner: chef\ntags: [a, b]\nfunctions: [esdh]\n"
        "classification: secret\nmain_contract: k\ncriticality: {level: low, societal: true}\n",
        "systems/bare.yaml": "name: Bare\n",
        "systems/kmd-aktiv.yaml": "name: KMD Aktiv\nsupplier: kmd\ntype: platform\ncriticality: {level: medium}\n",
        "contracts/k.yaml": "name: K\nsupplier: kombit\ntype: platform\n",
        "suppliers/kmd.yaml": "name: KMD\n",
        "suppliers/kombit.yaml": "name: KOMBIT\n",
        "datasources/cpr.yaml": "name: CPR\nauthoritative: true\n",
        "datasources/p-data.yaml": "name: P\ncopy_of: cpr\n",
        "people/chef.yaml": "name: Chef\n",
    }
)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, set(ENTITIES.entries)),
        ({"ids": ["k*"]}, {"ky", "kmd", "kmd-aktiv", "k", "kombit"}),
        ({"ids": ["ky", "bare"]}, {"ky", "bare"}),
        ({"kinds": ["person", "contract"]}, {"chef", "k"}),
        ({"types": ["platform"]}, {"kmd-aktiv"}),
        ({"tags": ["b", "z"]}, {"ky"}),
        ({"functions": ["esdh"]}, {"ky"}),
        ({"suppliers": ["kmd"]}, {"kmd", "kmd-aktiv"}),
        ({"suppliers": ["kom*"]}, {"kombit", "k", "ky"}),
        ({"owners": ["ch*"]}, {"ky"}),
        ({"classifications": ["secret", "confidential"]}, {"ky"}),
        ({"criticality": ["high"]}, {"ky"}),
        ({"criticality": ["medium"]}, {"kmd-aktiv"}),
        ({"authoritative": True}, {"cpr"}),
        ({"authoritative": False}, {"p-data"}),
        ({"copies": True}, {"p-data"}),
        ({"copies": False}, {"cpr"}),
        ({"kinds": ["system"], "tags": ["a"], "owners": ["chef"]}, {"ky"}),
        ({"kinds": ["system"], "copies": True}, set()),
    ],
)
def test_what_fits(chosen: dict[str, object], expected: set[str]) -> None:
    wanted = Chosen.model_validate(chosen)
    assert {id_ for id_, entry in ENTITIES.entries.items() if fits(entry, wanted, ENTITIES)} == expected


def rule(text: str) -> str:
    return f"rules: {{r: {{name: Reglen, reason: Derfor, {text}}}}}"


THROUGH_PLATFORMS = rule(
    "kind: only-through, to: {kinds: [datasource], authoritative: true}, through: {types: [platform]}"
)
NO_COPIES = rule("kind: forbidden, to: {copies: true}, since: 2026-11-25")
NO_COPY_WAY = rule("kind: forbidden, via: [copy-register]")
KMD_ONLY_BY_SP = rule("kind: only-through, to: {suppliers: [kmd]}, through: {ids: [sp]}")
ORGANISATION = rule("kind: required, from: {functions: [esdh]}, to: {ids: [fk-organisation]}")
CONFORMS = rule("kind: required, from: {kinds: [system]}, relation: conforms.standard, to: {ids: [req-01]}")
OWNERS = rule("kind: forbidden, relation: owner, to: {kinds: [unit]}")

DOWNWARDS = rule("kind: layers, layers: [{types: [application]}, {types: [platform]}, {kinds: [datasource]}]")

SOURCES = """
# datasources/cpr.yaml
name: CPR
authoritative: true
# datasources/bbr.yaml
name: BBR
authoritative: true
providers: [datafordeler]
# datasources/p-data.yaml
name: P-data
copy_of: cpr
# systems/datafordeler.yaml
name: Datafordeleren
type: platform
# systems/sp.yaml
name: Serviceplatformen
type: platform
uses: [{datasource: cpr}]
# systems/broker.yaml
name: Broker
# interfaces/sf1520.yaml
name: CPR-opslag
provider: sp
source: cpr
# interfaces/broker-cpr.yaml
name: CPR over broker
provider: broker
source: cpr
"""

CASES = {
    "downwards-and-within-a-layer": DOWNWARDS
    + SOURCES
    + """
# systems/ky.yaml
name: KY
type: application
uses: [{system: kp}, {system: sp}, {datasource: cpr}, {interface: sf1520}]
# systems/kp.yaml
name: KP
type: application
""",
    "upwards-from-a-platform": DOWNWARDS
    + """
# systems/sp.yaml
name: SP
type: platform
uses:
  - {system: ky}
  #          ^^ rule-broken
  - {system: lis, purpose: Står i intet lag}
# systems/ky.yaml
name: KY
type: application
# systems/lis.yaml
name: LIS
type: infrastructure
uses: [{system: ky}]
""",
    "upwards-over-an-interface": DOWNWARDS
    + """
# systems/sp.yaml
name: SP
type: platform
uses:
  - {interface: i}
  #             ^ rule-broken
# interfaces/i.yaml
name: I
provider: ky
# systems/ky.yaml
name: KY
type: application
""",
    "upwards-with-an-exception": DOWNWARDS.replace("reason", "except: [sp], reason")
    + """
# systems/sp.yaml
name: SP
type: platform
uses: [{system: ky}]
# systems/ky.yaml
name: KY
type: application
""",
    "directly-from-a-register": THROUGH_PLATFORMS
    + SOURCES
    + """
# systems/ky.yaml
name: KY
uses:
  - {datasource: cpr}
  #              ^^^ rule-broken
  - {datasource: cpr, purpose: P, via: direct}
  #              ^^^ rule-broken
  - {datasource: bbr, via: file}
  #              ^^^ rule-broken
""",
    "over-a-platform": THROUGH_PLATFORMS
    + SOURCES
    + """
# systems/ky.yaml
name: KY
uses:
  - {interface: sf1520}
  - {datasource: bbr}
  - {datasource: bbr, purpose: P, via: platform}
  - {datasource: cpr, via: platform}
  - {datasource: p-data}
""",
    "over-an-interface-of-something-else": THROUGH_PLATFORMS
    + SOURCES
    + """
# systems/ky.yaml
name: KY
uses:
  - {interface: broker-cpr}
  #             ^^^^^^^^^^ rule-broken
""",
    "an-exception-for-any-end-of-the-way": THROUGH_PLATFORMS.replace("reason", "except: [broker-cpr, lis], reason")
    + SOURCES
    + """
# systems/ky.yaml
name: KY
uses: [{interface: broker-cpr}]
# systems/lis.yaml
name: LIS
uses: [{datasource: cpr}]
""",
    "a-distributor-that-does-not-fit": THROUGH_PLATFORMS
    + SOURCES.replace("providers: [datafordeler]", "providers: [datafordeler, broker]")
    + """
# systems/ky.yaml
name: KY
uses: [{datasource: bbr}]
#                   ^^^ rule-broken
""",
    "the-way-is-in-doubt": THROUGH_PLATFORMS
    + SOURCES.replace("type: platform\nuses", "typ: platform\n#^^ unknown-key\nuses")
    + """
# systems/ky.yaml
name: KY
uses: [{interface: sf1520}]
""",
    "only-by-one-named-platform": KMD_ONLY_BY_SP
    + SOURCES
    + """
# systems/kmd-aktiv.yaml
name: KMD Aktiv
supplier: kmd
# suppliers/kmd.yaml
name: KMD
# interfaces/good.yaml
name: Good
provider: sp
source: kmd-aktiv
# interfaces/bad.yaml
name: Bad
provider: kmd-aktiv
# systems/ky.yaml
name: KY
uses:
  - {interface: good}
  - {interface: bad}
  #             ^^^ rule-broken
  - {system: kmd-aktiv}
  #          ^^^^^^^^^ rule-broken
  - {system: kmd-aktiv, purpose: P, via: platform}
  #          ^^^^^^^^^ rule-broken
""",
    "no-copies-from-a-day-on": NO_COPIES
    + SOURCES
    + """
# systems/ky.yaml
name: KY
uses:
  - {datasource: p-data}
  #              ^^^^^^ rule-broken
  - {datasource: p-data, purpose: P, until: 2026-11-24}
  - {datasource: p-data, purpose: Q, until: 2026-11-25}
  #              ^^^^^^ rule-broken
# systems/gone.yaml
name: Gone
lifecycle: {retired: 2026-11-25}
uses: [{datasource: p-data}]
# systems/planned.yaml
name: Planned
lifecycle: {in_use: 2027-01-01}
uses: [{datasource: p-data}]
#                   ^^^^^^ rule-broken
# systems/over.yaml
name: Over an interface
uses: [{interface: p-opslag}]
#                  ^^^^^^^^ rule-broken
# interfaces/p-opslag.yaml
name: P-opslag
provider: broker
source: p-data
""",
    "a-way-that-is-forbidden": NO_COPY_WAY
    + SOURCES
    + """
# systems/ky.yaml
name: KY
uses:
  - {datasource: cpr, via: copy-register}
  #              ^^^ rule-broken
  - {datasource: bbr, via: unknown}
""",
    "means-are-spoken-of-when-they-are-named": rule(
        "kind: forbidden, from: {kinds: [datasource]}, to: {authoritative: true}"
    )
    + SOURCES.replace("copy_of: cpr\n", "copy_of: cpr\n#        ^^^ rule-broken\n"),
    "a-connection-that-must-be-there": ORGANISATION
    + """
# systems/fk-organisation.yaml
name: FK Organisation
type: platform
# interfaces/sf1500.yaml
name: SF1500
provider: fk-organisation
# systems/direct.yaml
name: Direct
functions: [esdh]
uses: [{system: fk-organisation}]
# systems/over.yaml
name: Over an interface
functions: [esdh]
uses: [{interface: sf1500}]
# systems/without.yaml
name: Without
#^^^ rule-broken
functions: [esdh]
uses: [{interface: sf1500, until: 2020-01-01}]
# systems/other.yaml
name: Other
# systems/planned.yaml
name: Planned
lifecycle: {in_use: 2030-01-01}
functions: [esdh]
# systems/misspelt.yaml
name: Misspelt
functions: [esdh]
uses: [{interface: sf150}]
#                  ^^^^^ unknown-reference
# systems/faulty.yaml
name: Faulty
functions: [esdh]
usess: [{interface: sf1500}]
#^^^^ unknown-key
""",
    "a-field-that-must-lead-somewhere": CONFORMS
    + """
# systems/ky.yaml
name: KY
conforms: [{standard: req-01, status: gap}]
# systems/lis.yaml
name: LIS
#^^^ rule-broken
conforms: [{standard: req-02, status: gap}]
# standards/req-01.yaml
name: R1
# standards/req-02.yaml
name: R2
""",
    "who-has-no-such-field-is-not-asked": rule("kind: required, relation: conforms.standard")
    + """
# standards/req-01.yaml
name: R1
# systems/ky.yaml
name: KY
#^^^ rule-broken
""",
    "any-field-can-be-ruled": OWNERS
    + """
# systems/ky.yaml
name: KY
owner: u
#      ^ rule-broken
# systems/lis.yaml
name: LIS
owner: p
# units/u.yaml
name: U
# people/p.yaml
name: P
""",
    "an-exception-that-is-no-entity": rule("kind: forbidden, to: {copies: true}, except: [lis, liss]").replace(
        "lis, liss]", "\n  lis,\n  #^^ stale-exception\n  liss]\n  #^^^ unknown-reference\n  "
    )
    + """
# systems/lis.yaml
name: LIS
""",
    "an-exception-in-doubt-is-not-stale": rule("kind: forbidden, to: {copies: true}, except: [lis]")
    + """
# systems/lis.yaml
name: LIS
uss: [{datasource: x}]
#^^ unknown-key
""",
    "an-exception-from-a-rule-of-tomorrow": rule("kind: forbidden, since: 2026-11-26, except: [lis]")
    + """
# systems/lis.yaml
name: LIS
uses: [{system: ky}]
# systems/ky.yaml
name: KY
""",
    "a-rule-that-is-off": rule("kind: forbidden, severity: off, except: [lis]")
    + """
# systems/lis.yaml
name: LIS
uses: [{system: ky}]
# systems/ky.yaml
name: KY
uses: [{system: lis}]
""",
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_broken_where_it_is_marked(text: str) -> None:
    assert found(text) == marked(text)


FORBIDDEN = """
# systems/ky.yaml
name: KY
uses: [{system: lis}]
# systems/lis.yaml
name: LIS
"""


@pytest.mark.parametrize(
    ("stated", "settings", "severity"),
    [
        ("", "", "warning"),
        (", severity: error", "", "error"),
        (", severity: info", "", "info"),
        (", severity: info", "severity: {rule-broken: error}", "error"),
        (", severity: error", "severity_by_path: [{path: 'systems/*', severity: {rule-broken: info}}]", "info"),
    ],
    ids=["the-checks-own", "the-rules", "milder", "by-code", "by-path"],
)
def test_a_rule_has_a_severity_of_its_own(stated: str, settings: str, severity: str) -> None:
    text = f"{rule(f'kind: forbidden{stated}')}\n{settings}{FORBIDDEN}"
    assert [one.severity for one in judged(text)] == [severity]


def test_a_breach_is_told_with_the_rules_own_words() -> None:
    (one,) = told(f"{rule('kind: forbidden')}{FORBIDDEN}")
    assert one.message == "forbidden by the rule r: Reglen"
    assert one.help.endswith("Why the rule is there: Derfor")
    assert [(other.path, other.span[:2], other.message) for other in one.related] == [
        ("registry.yaml", (3, 9), "the rule")
    ]


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("required, to: {ids: [x]}", "the connection that the rule r asks for is missing: Reglen"),
        (
            "layers, layers: [{ids: [lis]}, {ids: [ky]}]",
            "upwards through the layers of the rule r: Reglen",
        ),
        ("only-through, through: {ids: [x]}", "around the way that the rule r asks for: Reglen"),
    ],
)
def test_each_kind_of_rule_has_its_words(kind: str, message: str) -> None:
    assert {one.message for one in told(f"{rule(f'kind: {kind}')}{FORBIDDEN}")} == {message}


def test_several_rules_at_one_place_are_told_apart() -> None:
    rules = "rules:\n  a: {name: A, kind: forbidden, reason: R}\n  b: {name: B, kind: forbidden, reason: R}\n"
    found_here = told(f"{rules}{FORBIDDEN}")
    assert [one.message for one in found_here] == ["forbidden by the rule a: A", "forbidden by the rule b: B"]
    assert len({one.identity for one in found_here}) == 2


def test_a_way_must_be_said() -> None:
    (one,) = told(f"{rule('kind: only-through, to: {ids: [lis]}')}{FORBIDDEN}")
    assert (one.code, one.message) == ("wrong-combination", "needed here is one of: through")


def test_the_layers_must_be_said() -> None:
    (one,) = told(f"{rule('kind: layers')}{FORBIDDEN}")
    assert (one.code, one.message) == ("wrong-combination", "needed here is one of: layers")
