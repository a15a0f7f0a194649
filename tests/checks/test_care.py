"""What the settings ask for and is missing, overdue, or about to end."""

import pytest

from tests.checks.registries import found, judged, marked, told

MUST = "completeness: {system: {must: [owner, hosting]}, contract: {must: [owner]}, processing: {must: [owner]}}"
VERIFIED = "verification: {by_criticality: {high: P6M, medium: P12M, low: P24M}, by_kind: {contract: P12M}}"

CASES = {
    "nothing-is-asked-without-settings": """
# systems/ky.yaml
name: KY
# contracts/k.yaml
name: K
supplier: kmd
# suppliers/kmd.yaml
name: KMD
relation: strategic
# processing/p.yaml
name: P
""",
    "owner-and-fields-of-each-kind": MUST
    + """
# systems/ky.yaml
name: KY
#^^^ missing-must
#^^^ no-owner
# contracts/k.yaml
name: K
#^^^ no-owner
supplier: kmd
# suppliers/kmd.yaml
name: KMD
""",
    "what-is-over-needs-no-owner": MUST
    + """
# systems/ky.yaml
name: KY
lifecycle: {retired: 2026-11-24}
# contracts/k.yaml
name: K
supplier: kmd
term: {start: 2020-01-01, end: 2024-12-31}
# suppliers/kmd.yaml
name: KMD
""",
    "a-misspelt-owner-is-told-once": MUST
    + """
# systems/ky.yaml
name: KY
ownr: chef
#^^^ unknown-key
# people/chef.yaml
name: Chef
""",
    "an-owner-that-cannot-be-read-is-told-once": MUST
    + """
# systems/ky.yaml
name: KY
hosting: supplier
owner: *chef
#      ^^^^^ unsafe-yaml
""",
    "a-misspelt-reference-is-told-once": MUST
    + """
# systems/ky.yaml
name: KY
hosting: supplier
owner: cheff
#      ^^^^^ unknown-reference
""",
    "settings-with-a-fault-ask-for-nothing": MUST
    + """
bogus: 1
#^^^^ unknown-key
# systems/ky.yaml
name: KY
""",
    "a-field-that-no-kind-has-is-not-missing-everywhere": """
completeness: {system: {must: [hosting, owner.name]}}
#                                       ^^^^^^^^^^ unknown-field
# systems/ky.yaml
name: KY
hosting: cloud
""",
    "each-missing-field-once-at-its-parent": """
completeness: {system: {must: [criticality.level, criticality.document, uses.purpose, privacy.retention.rule]}}
# systems/ky.yaml
name: KY
criticality:
#^^^^^^^^^^ missing-must
  level: high
privacy:
  retention:
  #^^^^^^^^ missing-must
    defined: true
uses:
  - {datasource: x, purpose: P}
  - {datasource: y}
  # ^^^^^^^^^^^^^^^ missing-must
  - {datasource: z}
# datasources/x.yaml
name: X
# datasources/y.yaml
name: Y
# datasources/z.yaml
name: Z
""",
    "verification-by-criticality-and-kind": VERIFIED
    + """
# systems/high.yaml
name: High
criticality: {level: high}
verified: {by: chef, date: 2026-05-24}
#                          ^^^^^^^^^^ not-verified
# systems/just.yaml
name: Just in time
criticality: {level: high}
verified: {by: chef, date: 2026-05-25}
# systems/low.yaml
name: Low
verified: {by: chef, date: 2024-11-25}
# contracts/k.yaml
name: K
#^^^ not-verified
supplier: kmd
# suppliers/kmd.yaml
name: KMD
# people/chef.yaml
name: Chef
""",
    "a-confirmation-that-cannot-be-read-is-told-once": VERIFIED
    + """
# systems/ky.yaml
name: KY
verified: {by: chef, date: 2026-13-01}
#                          ^^^^^^^^^^ wrong-date
# people/chef.yaml
name: Chef
""",
    "an-overdue-confirmation-is-told-beside-another-fault": VERIFIED
    + """
# systems/ky.yaml
name: KY
bogus: 1
#^^^^ unknown-key
verified: {by: chef, date: 2020-01-01}
#                          ^^^^^^^^^^ not-verified
# people/chef.yaml
name: Chef
""",
    "controls-never-recorded-are-told-together": """
controls:
  a: {name: A, every: P6M, applies_to: all}
  b: {name: B, every: P6M, applies_to: all}
  c: {name: C, every: P6M, applies_to: public, recorded_in: accessibility.statement}
  d: {name: D, every: P6M, applies_to: all}
# systems/ky.yaml
name: KY
#^^^ control-overdue
accessibility: {statement: 2026-01-01}
#                          ^^^^^^^^^^ control-overdue
# systems/done.yaml
name: Done
controls:
  - {control: a, done: 2026-11-01}
  - {control: b, done: 2026-05-24}
  #                    ^^^^^^^^^^ control-overdue
  - {control: d, done: 2026-05-25}
# systems/planned.yaml
name: Planned
lifecycle: {in_use: 2028-01-01}
""",
    "oversight-with-a-day-that-cannot-be-read": """
oversight: {every: P12M}
# processing/p.yaml
name: P
oversight: {done: [{date: 2020-01-01}, {date: 2026-13-01}]}
#                                             ^^^^^^^^^^ wrong-date
""",
    "oversight-planned-is-not-done": """
oversight: {every: P12M}
# processing/p.yaml
name: P
oversight: {planned: 2027-01-01}
#^^^^^^^^ oversight-overdue
# processing/ours.yaml
name: Ours
role: own-controller
""",
    "important-suppliers-are-met-yearly": """
intervals: {supplier_strategic: P3M, supplier_other: P12M}
# suppliers/a.yaml
name: A
#^^^ supplier-meeting-overdue
relation: important
# suppliers/b.yaml
name: B
relation: important
meetings: [{date: 2025-12-01}]
# suppliers/c.yaml
name: C
relation: other
""",
    "a-review-on-its-last-day-is-not-overdue": """
# systems/ky.yaml
name: KY
privacy: {retention: {next_review: 2026-11-25}}
# systems/late.yaml
name: Late
privacy: {retention: {next_review: 2026-11-24}}
#                                  ^^^^^^^^^^ retention-review-overdue
""",
    "certificates-and-agreements-near-their-end": """
intervals: {certificate_warning: P90D}
# systems/ky.yaml
name: KY
uses:
  - {system: a, certificate_until: 2027-02-23, agreement: {id: S, until: 2027-02-24}}
  #                                ^^^^^^^^^^ certificate-ends
  - {system: a, purpose: P, certificate_until: 2026-11-25}
  #                                            ^^^^^^^^^^ certificate-ends
  - {system: a, purpose: Q, agreement: {id: S, until: 2026-11-24}}
  #                                                   ^^^^^^^^^^ agreement-ends
  - {system: a, purpose: R, agreement: {id: S}}
# systems/a.yaml
name: A
""",
    "an-end-that-has-come-needs-no-settings": """
# systems/ky.yaml
name: KY
uses:
  - {system: a, certificate_until: 2026-11-24}
  #                                ^^^^^^^^^^ certificate-ends
  - {system: a, purpose: P, certificate_until: 2026-11-26}
# systems/a.yaml
name: A
""",
    "a-use-that-is-over-needs-no-certificate": """
# systems/planned.yaml
name: Planned
lifecycle: {in_use: 2027-01-01}
uses: [{system: a, certificate_until: 2020-01-01}]
# systems/ended.yaml
name: Ended
uses: [{system: a, until: 2026-01-01, certificate_until: 2026-01-01, agreement: {id: S, until: 2026-01-01}}]
# systems/gone.yaml
name: Gone
lifecycle: {retired: 2026-01-01}
uses: [{system: a, certificate_until: 2020-01-01, agreement: {id: S, until: 2026-11-24}}]
# systems/a.yaml
name: A
""",
    "an-agreement-left-open": """
# systems/gone.yaml
name: Gone
lifecycle: {retired: 2026-01-01}
uses:
  - {system: a, agreement: {id: S, until: 2026-11-25}}
  #                                       ^^^^^^^^^^ agreement-still-open
  - {system: a, purpose: P, agreement: {id: S}}
  #                                    ^^^^^^^ agreement-still-open
  - {system: a, purpose: Q}
# systems/a.yaml
name: A
""",
    "a-waiver-of-exactly-the-longest-time": """
intervals: {waiver: P12M}
# waivers/w.yaml
name: W
finding: no-owner
entity: ky
reason: R
owner: chef
expires: 2027-11-25
# waivers/longer.yaml
name: W
finding: no-owner
entity: a
reason: R
owner: chef
expires: 2027-11-26
#        ^^^^^^^^^^ waiver-too-long
# people/chef.yaml
name: Chef
# systems/ky.yaml
name: KY
# systems/a.yaml
name: A
""".replace("intervals", "completeness: {system: {must: [owner]}}\nintervals"),
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_found_where_it_is_marked(text: str) -> None:
    assert found(text) == marked(text)


def test_a_missing_field_is_named_in_words_with_an_example() -> None:
    text = "completeness: {system: {must: [criticality.level, data.cpr, privacy]}}\n# systems/ky.yaml\nname: KY\n"
    assert [(one.message, one.help) for one in told(text)] == [
        (
            "criticality.level is missing (How critical it is: Level)",
            "Fill it in, for example `criticality: {level: high}`.",
        ),
        (
            "data.cpr is missing (Data it holds: Holds civil registration numbers)",
            "Fill it in, for example `data: [{cpr: true}]`.",
        ),
        ("privacy is missing (Privacy)", "Fill it in."),
    ]


def test_never_and_overdue_have_words_of_their_own() -> None:
    text = f"{VERIFIED}\n# systems/a.yaml\nname: A\n# systems/b.yaml\nname: B\nverified: {{by: u, date: 2020-01-31}}\n"
    assert [one.message for one in told(f"{text}# units/u.yaml\nname: U\n")] == [
        "nobody has confirmed A yet",
        "B was last confirmed 2020-01-31 and should have been again by 2022-01-31",
    ]


def test_controls_are_named_and_told_apart() -> None:
    controls = (
        "controls: {a: {name: Access, every: P6M, applies_to: all}, b: {name: Backup, every: P6M, applies_to: all}}"
    )
    done = "controls: [{control: a, done: 2020-01-01}, {control: b, done: 2020-01-01}]"
    found = told(f"{controls}\n# systems/x.yaml\nname: X\n# systems/y.yaml\nname: Y\n{done}\n")
    assert [one.message for one in found] == [
        "controls of X that were never recorded: Access, Backup",
        "Access was last made 2020-01-01 and should have been again by 2020-07-01",
        "Backup was last made 2020-01-01 and should have been again by 2020-07-01",
    ]
    assert len({one.identity for one in found}) == 3


USE = """
# systems/ky.yaml
name: KY
uses: [{{system: a, certificate_until: {day}}}]
# systems/a.yaml
name: A
"""


@pytest.mark.parametrize(
    ("day", "settings", "severity"),
    [
        ("2026-11-24", "", "error"),
        ("2026-11-26", "intervals: {certificate_warning: P1M}", "warning"),
        ("2026-11-24", "severity: {certificate-ends: info}", "info"),
        ("2026-11-24", "severity_by_path: [{path: 'systems/*', severity: {certificate-ends: warning}}]", "warning"),
    ],
    ids=["ended", "near", "by-code", "by-path"],
)
def test_an_ended_certificate_is_worse_unless_the_settings_say_otherwise(
    day: str, settings: str, severity: str
) -> None:
    assert [one.severity for one in judged(settings + USE.format(day=day))] == [severity]
