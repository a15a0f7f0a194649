"""How systems stand against standards: whom a standard concerns, what is due, what tenders must ask for, and the score."""

from datetime import date

from registry_cli.analysis.conformance import ConformanceReport, StandardRow, conformance
from registry_cli.model.registry import Registry
from tests.model.memory import registry_of
from tests.running import reg

TODAY = date(2026, 11, 25)
FILES = {
    "standards/org.yaml": (
        "name: Organisation\ntype: building-block\nobligation: mandatory\nmandatory_from: 2020-01-01\napplies_to: [application]\n"
    ),
    "standards/post.yaml": "name: Post\ntype: building-block\nobligation: recommended\nfunctions: [esdh]\n",
    "standards/ny.yaml": "name: Ny\ntype: standard\nobligation: mandatory\nmandatory_from: 2027-06-01\n",
    "systems/a.yaml": (
        "name: A\ntype: application\nfunctions: [esdh]\nowner: chef\n"
        "conforms:\n  - {standard: org, status: gap, note: Egen brugerbase}\n  - {standard: ny, status: planned, by: 2027-03-01}\n"
    ),
    "systems/b.yaml": "name: B\nconforms:\n  - {standard: org, status: compliant}\n  - {standard: ny, status: not-applicable}\n",
    "systems/p.yaml": "name: P\ntype: platform\n",
    "systems/gammel.yaml": "name: Gammel\nlifecycle: {retired: 2026-01-01}\n",
    "people/chef.yaml": "name: Chef\n",
}
CONTRACT = "name: K\ncovers: [a, p]\nterm: {start: 2024-01-01, end: 2029-12-31}\n"


def here(**more: str) -> Registry:
    return registry_of({**FILES, **{f"{path.replace('__', '/')}.yaml": text for path, text in more.items()}})


def row(found: ConformanceReport, standard: str) -> StandardRow:
    return next(one for one in found.rows if one.standard.id == standard)


def test_whom_a_standard_concerns() -> None:
    found = conformance(here(), TODAY)
    assert [one.standard.id for one in found.rows] == ["ny", "org", "post"], "binding ones first, then by name"
    assert [(one.system.id, one.status) for one in row(found, "org").stands] == [("a", "gap"), ("b", "compliant")]
    assert [(one.system.id, one.status) for one in row(found, "post").stands] == [("a", "unstated")]
    assert [(one.system.id, one.status) for one in row(found, "ny").stands] == [
        ("a", "planned"),
        ("b", "not-applicable"),
        ("p", "unstated"),
    ]
    assert row(found, "ny").concerned == 2


def test_what_is_due() -> None:
    due = conformance(here(), TODAY).due
    assert [(one.system.id, one.standard.id, str(one.due)) for one in due] == [
        ("a", "org", "2020-01-01"),
        ("a", "ny", "2027-03-01"),
        ("p", "ny", "2027-06-01"),
    ]


def test_what_nobody_has_stated_of_a_standard_that_binds_is_only_counted() -> None:
    due = conformance(here(), date(2027, 6, 1)).due
    assert ("p", "ny") not in [(one.system.id, one.standard.id) for one in due]


def test_what_the_next_tender_must_ask_for() -> None:
    (demand,) = conformance(here(contracts__k=CONTRACT), TODAY).demands
    assert demand.tender.contract.id == "k"
    assert [(one.system.id, one.standard.id) for one in demand.stands] == [("a", "ny"), ("a", "org")]
    later = conformance(here(contracts__k=CONTRACT), date(2027, 6, 1)).demands[0]
    assert [(one.system.id, one.standard.id) for one in later.stands] == [("a", "ny"), ("a", "org"), ("p", "ny")]


def test_the_score_counts_building_blocks_of_which_any_system_is() -> None:
    score = conformance(here(), TODAY).score
    assert (score.mandatory, score.mandatory_used, score.percent) == (1, 1, 100)
    assert (score.beyond, score.beyond_used) == (1, 0)
    before = conformance(here(), date(2019, 12, 31)).score
    assert (before.mandatory, before.percent, before.beyond, before.beyond_used) == (0, None, 2, 1)


def test_the_command() -> None:
    example = ("--registry", "examples/fjordby", "--as-of", "2026-11-25", "conformance")
    table = reg(*example, "--joint").out
    assert "Fjordby Kommune                  6              4    67 %           1              1" in table
    assert "Strandholm Kommune" in table
    assert "Strandholm" not in reg(*example).out
    assert '"percent": 67' in reg(*example, "--format", "json").out
    assert reg(*example, "--format", "md").out.startswith("# Rammearkitektur i Fjordby Kommune den 2026-11-25\n")
