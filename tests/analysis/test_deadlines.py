"""Every deadline of small registries, to the day; what was missed stays until it is mended."""

from collections.abc import Mapping
from datetime import date

import pytest

from registry_cli.analysis.deadlines.collecting import Deadlines, Wanted, answering, deadlines
from registry_cli.analysis.deadlines.event import EVENT_KINDS, Event
from registry_cli.analysis.deadlines.wording import KIND_NAMES, sentence
from tests.model.memory import SETTINGS, registry_of

TODAY = date(2026, 11, 25)
AHEAD = date(2027, 11, 25)
ALWAYS = Wanted(date(1900, 1, 1), date(2200, 12, 31))


def asked(wanted: Wanted = ALWAYS, settings: str = "", **files: str) -> Deadlines:
    """The deadlines of a registry; keys are paths with `__` for slashes."""
    paths = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return deadlines(registry_of({"registry.yaml": SETTINGS + settings, **paths}), TODAY, wanted)


def events(kind: str, settings: str = "", **files: str) -> list[Event]:
    return [one for one in asked(ALWAYS, settings, **files).events if one.kind == kind]


def days(kind: str, settings: str = "", **files: str) -> list[tuple[str, str]]:
    """Day and state of each event of a kind."""
    return [(str(one.day), one.state(TODAY)) for one in events(kind, settings, **files)]


def contract(term: str, more: str = "") -> str:
    return f"name: K\nowner: chef\nterm: {{{term}}}\n{more}"


TACIT = "start: 2020-01-01, initial: P2Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: term-end}"


def test_a_notice_has_its_last_day_its_safe_day_and_the_day_to_decide() -> None:
    missed, coming = events("notice", contracts__k=contract(f"{TACIT}, lead_time: P2M, conditions: [Kun sammen med X]"))
    assert (missed.day, missed.leads_to, missed.if_missed, missed.part) == (
        date(2026, 9, 30),
        date(2026, 12, 31),
        date(2027, 12, 31),
        "term 5",
    )
    assert missed.state(TODAY) == "overdue"
    assert (coming.day, coming.safe_day, coming.decide_by) == (date(2027, 9, 30), date(2027, 9, 30), date(2027, 7, 30))
    assert (coming.state(TODAY), coming.part, coming.conditions) == ("coming", "term 6", ("Kun sammen med X",))
    assert coming.state(date(2027, 7, 30)) == "decide"
    assert sentence(coming, "da") == "Opsigelse til 2027-12-31, ellers 2028-12-31"
    assert sentence(coming, "en") == "Notice to leave 2027-12-31, else 2028-12-31"


def test_a_notice_keeps_its_part_when_its_day_moves() -> None:
    moved = TACIT.replace("P3M", "P6M")
    parts = [[one.part for one in events("notice", contracts__k=contract(term))] for term in (TACIT, moved)]
    assert parts == [["term 5", "term 6"]] * 2


@pytest.mark.parametrize(
    ("term", "notices"),
    [
        pytest.param(TACIT, [("2026-09-30", "overdue"), ("2027-09-30", "coming")], id="goes on"),
        pytest.param(
            f"{TACIT}, intended_exit: 2027-12-31",
            [("2026-09-30", "passed"), ("2027-09-30", "coming")],
            id="we intend to stay a year longer: this year's notice was not missed",
        ),
        pytest.param(
            "start: 2020-01-01, initial: P2Y, notice: {period: P3M, to: month-end}, renewal: {kind: tacit, period: P1Y}",
            [],
            id="can be given on any day, and nobody intends it",
        ),
        pytest.param(
            "start: 2020-01-01, initial: P2Y, notice: {period: P3M, to: month-end}, renewal: {kind: tacit, period: P1Y},"
            " intended_exit: 2027-06-15",
            [("2027-02-28", "coming")],
            id="to the last month that ends before the day we intend",
        ),
        pytest.param(
            "start: 2020-01-01, initial: P2Y, notice: {period: P3M, to: month-end}, renewal: {kind: tacit, period: P1Y},"
            " intended_exit: 2026-12-31",
            [("2026-09-30", "overdue"), ("2026-11-30", "coming")],
            id="too late for what we intend: the first that can still be given",
        ),
        pytest.param(
            "start: 2020-01-01, initial: P7Y, renewal: {kind: option, period: P1Y, times: 2}, exercised:"
            " [{date: 2026-05-01, periods: 1}], notice: {period: P3M, to: term-end}",
            [("2026-09-30", "passed")],
            id="an option taken up: nobody missed anything",
        ),
        pytest.param("start: 2020-01-01, end: 2025-12-31, notice: {period: P3M, to: term-end}", [], id="over"),
    ],
)
def test_which_notices_somebody_waits_for(term: str, notices: list[tuple[str, str]]) -> None:
    assert days("notice", contracts__k=contract(term)) == notices


OPTION = "start: 2022-03-01, initial: P5Y, renewal: {kind: option, period: P1Y, times: 2, by: P3M}"


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (OPTION, [("2026-11-30", "decide")]),
        (OPTION.replace("by: P3M", "by: P4M"), [("2026-10-31", "overdue")]),
        (f"{OPTION.replace('by: P3M', 'by: P4M')}, intended_exit: 2027-02-28", [("2026-10-31", "passed")]),
        (f"{OPTION}, exercised: [{{date: 2026-11-01, periods: 1}}]", [("2027-11-30", "coming")]),
        (f"{OPTION}, exercised: [{{date: 2026-11-01, periods: 2}}]", []),
        (f"{OPTION}, terminated: {{date: 2026-11-01, by: us, effective: 2027-02-28}}", []),
    ],
)
def test_options(term: str, expected: list[tuple[str, str]]) -> None:
    late = f"{term}, lead_time: P1M"
    assert days("option", contracts__k=contract(late)) == expected


@pytest.mark.parametrize(
    ("lifecycle", "end", "expected"),
    [
        ("in_use: 2020-01-01", "2026-10-31", "overdue"),
        ("in_use: 2020-01-01, retired: 2026-11-01", "2026-10-31", "passed"),
        ("in_use: 2020-01-01, retired: 2027-01-01", "2026-12-31", "coming"),
        ("in_use: 2020-01-01", "2026-12-31", "decide"),
    ],
)
def test_an_end_calls_for_something_where_what_it_covers_lives_on(lifecycle: str, end: str, expected: str) -> None:
    files = {
        "contracts__k": contract(f"start: 2020-01-01, end: {end}, lead_time: P3M", "covers: [ky]\n"),
        "systems__ky": f"name: KY\nlifecycle: {{{lifecycle}}}\n",
    }
    assert days("expiry", **files) == [(end, expected)]


def test_a_termination_in_whole_and_in_part() -> None:
    whole = contract(f"{TACIT}, terminated: {{date: 2026-08-01, by: us}}")
    part = contract(f"{TACIT}, terminated: {{date: 2026-08-01, by: us, effective: 2026-12-31, covers: [ky]}}")
    (one,) = events("expiry", contracts__k=whole)
    assert (one.day, sentence(one, "da")) == (date(2026, 12, 31), "Ophører efter opsigelse")
    (other,) = events("expiry", contracts__k=part)
    assert (other.day, sentence(other, "da")) == (date(2026, 12, 31), "ky udgår af kontrakten")


def test_renewals_say_until_when() -> None:
    (tacit,) = events("renewal", contracts__k=contract(TACIT))
    (taken,) = events("renewal", contracts__k=contract(f"{OPTION}, exercised: [{{date: 2026-11-01, periods: 1}}]"))
    assert (tacit.day, sentence(tacit, "da")) == (date(2027, 1, 1), "Forlænges stiltiende til 2027-12-31")
    assert (taken.day, sentence(taken, "en")) == (
        date(2027, 3, 1),
        "Next term by the option taken up, until 2028-02-29",
    )


MONEY = """prices:
  - {name: Drift, type: operation, amount: 100, per: year, indexed: npi, until: 2026-12-31}
  - {name: Drift, type: operation, amount: 90.5, per: year, from: 2027-01-01}
  - {name: Rabat, type: other, amount: -5, per: year, until: 2027-06-30}
  - {name: Opstart, type: acquisition, amount: 400, per: once, date: 2027-02-01}
purchase_options: [{name: Modul X, amount: 300, last_day: 2027-01-31}]
amendments: [{date: 2027-03-01, note: Flere brugere}]
procured: {form: ski, framework_until: 2027-09-30}
exit: {deletion: P30D}
reprocurement: {plan: 2026-Q3}
"""


def test_what_a_contract_states_itself() -> None:
    term = "start: 2020-01-01, end: 2027-12-31, irrevocable_until: 2027-05-01, intended_exit: 2026-10-31"
    found = asked(
        Wanted(date(2026, 1, 1), date(2028, 12, 31)),
        'indices: {npi: {name: Nettoprisindeks, regulated: "01-01"}}\n',
        contracts__k=contract(term, MONEY),
    )
    said = {(str(one.day), sentence(one, "da"), one.state(TODAY)) for one in found.events}
    assert said == {
        ("2026-07-01", "Genanskaffelse planlagt: 3. kvartal 2026", "overdue"),
        ("2026-10-31", "Planlagt sidste dag", "overdue"),
        ("2026-01-01", "Priser reguleres: Nettoprisindeks", "passed"),
        ("2027-01-01", "Priser reguleres: Nettoprisindeks", "coming"),
        ("2027-01-01", "Ny pris: Drift", "coming"),
        ("2027-06-30", "Prisens sidste dag: Rabat", "coming"),
        ("2027-02-01", "Betaling: Opstart", "coming"),
        ("2027-01-31", "Sidste dag for køb: Modul X", "coming"),
        ("2027-03-01", "Tillæg træder i kraft: Flere brugere", "coming"),
        ("2027-05-01", "Uopsigelig til denne dag", "coming"),
        ("2027-09-30", "Rammeaftalens sidste dag", "coming"),
        ("2027-12-31", "Udløber", "coming"),
        ("2028-01-30", "Leverandøren skal have slettet data", "coming"),
    }


@pytest.mark.parametrize(
    ("more", "retired", "state"),
    [
        ("", "2031-01-01", "overdue"),
        ("reprocurement: {started: true}\n", "2031-01-01", "passed"),
        ("", "2027-01-01", None),
    ],
)
def test_the_next_purchase_must_begin_by_the_tender_plan(more: str, retired: str, state: str | None) -> None:
    text = contract("start: 2022-01-01, end: 2026-12-31", f"covers: [ky]\n{more}")
    system = f"name: KY\nlifecycle: {{in_use: 2022-01-01, retired: {retired}}}\n"
    found = events("tender-start", "extends: dk-2026\n", contracts__k=text, systems__ky=system)
    assert [one.state(TODAY) for one in found] == ([state] if state else [])
    assert [one.day for one in found if one.day is None or one.day >= date(2026, 12, 31)] == []
    assert {sentence(one, "da") for one in found} <= {"Genanskaffelse skal begynde, kontrakten slutter 2026-12-31"}


def test_terms_that_cannot_be_reckoned_are_named() -> None:
    found = asked(contracts__k="name: K\nterm: {start: 2020-01-01, end: i morgen}\n", contracts__l="name: L\n")
    assert {(one.contract.id, one.what.problem) for one in found.not_reckoned} >= {("k", "bad-date"), ("l", "no-term")}


SYSTEM = """name: KY
owner: chef
lifecycle: {in_use: 2020-01-01, phase_out: 2027-01-01, retired: 2028-01-01}
support_ends: 2026-10-31
target: {action: migrate, by: 2026-06-30}
conforms: [{standard: sts, status: planned, by: 2026-11-24}, {standard: rek, status: compliant, by: 2026-11-24}]
uses:
  - {datasource: cpr, certificate_until: 2027-01-15, agreement: {id: A, until: 2026-11-20}}
  - {datasource: cvr, certificate_until: 2026-01-15, until: 2026-06-30}
archiving: {every: P5Y, periods: [{id: A1, from: 2015-01-01, until: 2019-12-31}]}
"""


def test_systems() -> None:
    found = asked(settings="intervals: {certificate_warning: P90D}\n", systems__ky=SYSTEM)
    said = [(str(one.day), one.kind, one.state(TODAY), one.name or one.word) for one in found.events]
    assert said == [
        ("2024-12-31", "archiving", "overdue", ""),
        ("2026-06-30", "target", "overdue", "migrate"),
        ("2026-10-31", "support-end", "overdue", ""),
        ("2026-11-20", "agreement", "overdue", "cpr"),
        ("2026-11-24", "conformity", "overdue", "sts"),
        ("2020-01-01", "lifecycle", "passed", "in-use"),
        ("2026-01-15", "certificate", "passed", "cvr"),
        ("2026-06-30", "use-end", "passed", "cvr"),
        ("2026-11-24", "conformity", "passed", "rek"),
        ("2027-01-01", "lifecycle", "coming", "phase-out"),
        ("2027-01-15", "certificate", "decide", "cpr"),
        ("2028-01-01", "retirement", "coming", "retired"),
    ]


def test_what_recurs_is_told_once_where_it_is_planned_in_time() -> None:
    settings = "oversight: {every: P12M}\nintervals: {supplier_strategic: P3M, risk_assessment: P24M}\n"
    found = asked(
        settings=settings,
        processing__soon="name: P\noversight: {planned: 2027-02-01, done: [{date: 2026-03-01}]}\n",
        processing__late="name: P\noversight: {planned: 2027-04-01, done: [{date: 2026-03-01}]}\n",
        processing__forgotten="name: P\noversight: {planned: 2026-02-01, done: [{date: 2025-12-01}]}\n",
        processing__done="name: P\noversight: {planned: 2026-02-01, done: [{date: 2026-02-03}]}\n",
        suppliers__kmd="name: KMD\nrelation: strategic\nmeetings: [{date: 2026-09-01, next: 2026-11-30}]\n",
        systems__ky="name: KY\nprivacy: {risk_assessment: {date: 2025-01-01, planned: 2026-11-01}}\n",
    )
    assert [(str(one.day), one.entity, one.kind, one.part, one.state(TODAY)) for one in found.events] == [
        ("2026-02-01", "forgotten", "oversight", "planned", "overdue"),
        ("2026-11-01", "ky", "risk-assessment", "planned", "overdue"),
        ("2026-11-30", "kmd", "supplier-meeting", "planned", "coming"),
        ("2027-02-01", "soon", "oversight", "planned", "coming"),
        ("2027-02-03", "done", "oversight", "", "coming"),
        ("2027-03-01", "late", "oversight", "", "coming"),
        ("2027-04-01", "late", "oversight", "planned", "coming"),
    ]


CONTROLS = """controls:
  risiko: {name: Risikovurdering, every: P12M, applies_to: all, recorded_in: privacy.risk_assessment.date}
  adgange: {name: Adgange, every: P6M, applies_to: all, warn_days: [30, 90]}
"""


def test_controls_with_their_reminders_and_those_never_done() -> None:
    found = asked(
        settings=CONTROLS,
        systems__a="name: A\nprivacy: {risk_assessment: {date: 2026-01-01}}\n",
        systems__b="name: B\ncontrols: [{control: adgange, done: 2026-10-01}]\n",
    )
    assert [(one.kind, one.entity, str(one.day), one.state(TODAY)) for one in found.events] == [
        ("control", "a", "None", "never"),
        ("risk-assessment", "b", "None", "never"),
        ("risk-assessment", "a", "2027-01-01", "coming"),
        ("control", "b", "2027-04-01", "coming"),
    ]
    assert found.events[-1].reminders == (date(2027, 1, 1), date(2027, 3, 2))


PROJECT = """name: P
owner: chef
manager: leder
state: approved
model: m
phase: analyse
gates: [{phase: ide, passed: 2026-08-31}]
milestones:
  - {name: Behov, phase: analyse, owner: anden, planned: 2026-12-01, forecast: 2026-12-10}
  - {name: Glemt, planned: 2026-11-01}
  - {name: Nået, planned: 2026-10-01, done: 2026-10-05}
status: [{date: 2026-10-21, overall: green}]
changes: [{system: ny, action: introduce, date: 2026-11-01}, {system: gl, action: change, date: 2026-11-01}]
communications: [{audience: Ledere, message: Nyt, date: 2026-11-30, owner: anden}]
handover: {date: 2027-03-01}
follow_up: 2026-11-20
"""
MODEL = """boards: {styre: {name: Styregruppen, meetings: [2026-12-04, 2026-12-18], paper_deadline: 5, secretariat: sek}}
vocabularies: {phases: {ide: Idé, analyse: Analyse}}
project_models: {m: {name: M, phases: [ide, analyse], gates: {analyse: {boards: [styre]}}, checkpoint_every: P3M}}
intervals: {project_status: P35D}
"""


def test_projects() -> None:
    found = asked(
        settings=MODEL,
        projects__p=PROJECT,
        systems__ny="name: Ny\nlifecycle: {in_use: 2027-01-01}\n",
        systems__gl="name: Gl\n",
    )
    said = [(str(one.day), sentence(one, "da"), one.state(TODAY)) for one in found.events if one.entity == "p"]
    assert said == [
        ("2026-11-01", "Milepæl: Glemt", "overdue"),
        ("2026-11-01", "Indfør ny", "overdue"),
        ("2026-11-20", "Opfølgning på projektet", "overdue"),
        ("2026-08-31", "Faseovergang passeret: Idé", "passed"),
        ("2026-10-05", "Milepæl nået: Nået", "passed"),
        ("2026-11-01", "Ændr gl", "passed"),
        ("2026-11-25", "Statusrapport", "coming"),
        ("2026-11-30", "Tjekpunkt", "coming"),
        ("2026-11-30", "Kommunikation: Ledere – Nyt", "coming"),
        ("2026-12-10", "Milepæl: Behov", "coming"),
        ("2026-12-18", "Faseovergang fra Analyse", "coming"),
        ("2027-03-01", "Overlevering til drift", "coming"),
    ]
    (gate,) = [one for one in found.events if one.kind == "gate" and one.word == "planned"]
    assert gate.decide_by == date(2026, 12, 11)
    assert {one.who for one in found.events if one.kind == "milestone" and one.name == "Behov"} == {
        ("anden", "chef", "leder")
    }


def test_a_closed_project_asks_for_nothing_more() -> None:
    closed = PROJECT.replace("approved", "closed").replace("follow_up: 2026-11-20", "follow_up: 2026-10-20")
    assert [one.kind for one in asked(projects__p=closed).events if one.state(TODAY) in ("overdue", "never")] == []


BENEFITS = "intervals: {benefit: P6M, benefit_after_target: P12M, benefit_followed: P2Y}\n"


@pytest.mark.parametrize(
    ("state", "benefit", "expected"),
    [
        pytest.param("approved", "measured: [{value: 1, date: 2026-08-31}]", ["2027-02-28"], id="again"),
        pytest.param("approved", "measured: [{value: 1, date: 2026-02-28}]", ["2026-08-28"], id="overdue"),
        pytest.param(
            "closed", "measured: [{value: 1, date: 2026-02-01}], measure_every: P1Y", ["2027-02-01"], id="own interval"
        ),
        pytest.param("approved", "baseline: {value: 1, date: 2026-01-01}", ["2027-07-01"], id="after the change"),
        pytest.param(
            "closed",
            "target: {value: 1, date: 2026-06-30}, measured: [{value: 1, date: 2026-07-01}]",
            ["2027-07-01"],
            id="seldomer after the target",
        ),
        pytest.param(
            "closed",
            "target: {value: 1, date: 2025-03-31}, measured: [{value: 1, date: 2026-07-01}]",
            ["2027-03-31"],
            id="a last time when the following ends",
        ),
        pytest.param(
            "closed",
            "measured: [{value: 1, date: 2026-06-30}], follow_up_until: 2026-06-30",
            [],
            id="followed to the end",
        ),
        pytest.param("closed", "measured: [], written_off: {date: 2026-01-01}", [], id="given up"),
        pytest.param("stopped", "measured: [{value: 1, date: 2020-01-01}]", [], id="stopped"),
    ],
)
def test_when_a_benefit_is_measured_again(state: str, benefit: str, expected: list[str]) -> None:
    project = f"name: P\nstate: {state}\nchanges: [{{system: a, action: change, date: 2027-01-01}}]\n"
    found = events("benefit", BENEFITS, projects__p=f"{project}benefits: [{{id: b, name: B, {benefit}}}]\n")
    assert [str(one.day) for one in found] == expected


def test_a_benefit_without_any_day_was_never_measured() -> None:
    text = "name: P\nstate: approved\nbenefits: [{id: b, name: B}]\n"
    assert days("benefit", BENEFITS, projects__p=text) == [("None", "never")]


@pytest.mark.parametrize(
    ("files", "kind", "expected"),
    [
        (
            {"strategies__s": "name: S\nstart: 2020-01-01\nend: 2026-12-31\n"},
            "strategy-end",
            [("2026-12-31", "coming")],
        ),
        ({"programmes__p": "name: P\nend: 2026-10-31\n"}, "programme-end", [("2026-10-31", "passed")]),
        (
            {"strategies__s": "name: S\ngoals: [{id: g, name: G, indicators: [{name: I, by: 2026-10-31}]}]\n"},
            "goal",
            [("2026-10-31", "overdue")],
        ),
        (
            {
                "strategies__s": "name: S\ngoals: [{id: g, name: G, indicators: [{name: I, by: 2026-10-31,"
                " measured: [{value: 1, date: 2026-10-31}]}]}]\n"
            },
            "goal",
            [("2026-10-31", "passed")],
        ),
        ({"initiatives__i": "name: I\ndeadline: 2026-10-31\n"}, "initiative", [("2026-10-31", "overdue")]),
        (
            {
                "initiatives__i": "name: I\ndeadline: 2026-10-31\n",
                "projects__p": "name: P\nstate: closed\norigin: {level: state, initiative: i}\n",
            },
            "initiative",
            [("2026-10-31", "passed")],
        ),
        (
            {
                "initiatives__i": "name: I\ntype: discontinuation\ndeadline: 2026-10-31\naffects: [a]\n",
                "systems__a": "name: A\nlifecycle: {retired: 2026-10-01}\n",
            },
            "initiative",
            [("2026-10-31", "passed")],
        ),
        (
            {"waivers__w": "name: W\nfinding: no-owner\nentity: a\nreason: R\nowner: chef\nexpires: 2026-11-24\n"},
            "waiver",
            [("2026-11-24", "overdue")],
        ),
        ({"people__a": "name: A\nleft: 2027-01-01\n"}, "departure", [("2027-01-01", "coming")]),
        ({"standards__s": "name: S\nmandatory_from: 2027-01-01\n"}, "standard", [("2027-01-01", "coming")]),
        ({"interfaces__i": "name: I\nlifecycle: {retired: 2027-01-01}\n"}, "retirement", [("2027-01-01", "coming")]),
        ({"datasources__d": "name: D\nlifecycle: {pilot: 2027-01-01}\n"}, "lifecycle", [("2027-01-01", "coming")]),
    ],
)
def test_plans_and_other_kinds(files: Mapping[str, str], kind: str, expected: list[tuple[str, str]]) -> None:
    assert days(kind, **files) == expected


def test_boards_meet_and_their_papers_go_out_before() -> None:
    """Five working days before Tuesday 2027-01-05: not Christmas, New Year, nor the weekends."""
    settings = (
        "boards: {styre: {name: Styregruppen, meetings: [2027-01-05], paper_deadline: 5, chair: chef, members: [a]}}\n"
    )
    (meeting,) = events("board", settings)
    assert (meeting.day, meeting.decide_by, meeting.who) == (date(2027, 1, 5), date(2026, 12, 23), ("chef", "a"))
    assert meeting.state(date(2026, 12, 30)) == "coming"


def test_the_year_s_work_stands_in_runs_of_months() -> None:
    settings = "annual_cycle: {budget: {name: Budget, months: [4, 3, 11, 12]}}\n"
    found = asked(Wanted(TODAY, date(2027, 12, 31)), settings)
    assert [(str(one.day), str(one.through), one.state(TODAY)) for one in found.events] == [
        ("2026-11-01", "2026-12-31", "coming"),
        ("2027-03-01", "2027-04-30", "coming"),
        ("2027-11-01", "2027-12-31", "coming"),
    ]


def test_the_window_never_hides_what_was_missed() -> None:
    files = {
        "systems__a": "name: A\nsupport_ends: 2019-01-01\n",
        "systems__b": "name: B\nsupport_ends: 2027-01-01\n",
        "systems__c": "name: C\nsupport_ends: 2029-01-01\n",
    }
    shown = [one.entity for one in asked(Wanted(TODAY, AHEAD), **files).events]
    stated = [one.entity for one in asked(Wanted(TODAY, AHEAD, with_missed=False), **files).events]
    assert (shown, stated) == (["a", "b"], ["b"])


def test_a_deadline_to_be_decided_in_the_window_is_in_it() -> None:
    long_lead = contract(f"{TACIT}, lead_time: P11M")
    found = asked(Wanted(TODAY, date(2026, 11, 30)), contracts__k=long_lead)
    assert [(one.kind, str(one.day), one.state(TODAY)) for one in found.events] == [
        ("notice", "2026-09-30", "overdue"),
        ("notice", "2027-09-30", "decide"),
    ]


ORGANISATION = {
    "units/top.yaml": "name: Top\n",
    "units/mid.yaml": "name: Mid\nparent: top\nhead: chef\n",
    "units/low.yaml": "name: Low\nparent: mid\n",
    "units/other.yaml": "name: Other\nparent: other\n",
    "people/chef.yaml": "name: Chef\nunit: mid\n",
    "people/under.yaml": "name: Under\nunit: low\n",
}


@pytest.mark.parametrize(
    ("who", "ids"),
    [
        ("top", {"top", "mid", "low", "chef", "under"}),
        ("low", {"low", "under"}),
        ("other", {"other"}),
        ("chef", {"chef", "mid"}),
        ("under", {"under"}),
    ],
)
def test_under_which_ids_somebody_answers(who: str, ids: set[str]) -> None:
    assert answering(registry_of(ORGANISATION), who) == ids


def test_one_system_has_the_deadlines_of_what_governs_it() -> None:
    found = asked(
        Wanted(TODAY, date.max, entity="ky"),
        systems__ky="name: KY\nsupport_ends: 2031-01-01\n",
        systems__ksd="name: KSD\nsupport_ends: 2031-01-01\n",
        contracts__k=contract("start: 2020-01-01, end: 2030-12-31", "covers: [ky]\n"),
        initiatives__i="name: I\ndeadline: 2028-01-01\naffects: [ky]\n",
    )
    assert [(one.kind, one.entity) for one in found.events] == [
        ("initiative", "i"),
        ("expiry", "k"),
        ("support-end", "ky"),
    ]


def test_every_kind_has_a_name_and_a_sentence() -> None:
    assert set(KIND_NAMES) == set(EVENT_KINDS)
    assert len({text.da for text in KIND_NAMES.values()}) == len(EVENT_KINDS)
    for kind in EVENT_KINDS:
        for word in ("", "from", "irrevocable_until"):
            if not (
                kind in ("price-change", "notice-opens")
                and word != {"price-change": "from"}.get(kind, "irrevocable_until")
            ):
                assert sentence(Event(kind, TODAY, word=word), "da")


def test_odd_data_raises_nothing() -> None:
    odd = (
        "lifecycle: 4", "uses: {a: b}", "uses: [4, {datasource: [a]}]", "target: [a]", "conforms: [4, {by: 2027-01-01}]",
        "archiving: {periods: 4, every: P0D}", "privacy: {risk_assessment: 4}", "support_ends: 20270101", "controls: 4",
        "term: 4", "term: {exercised: 4, notice: [P3M]}", "prices: [4, {from: 4, amount: x}]", "exit: []", "payment: 4",
        "reprocurement: {plan: 4}", "reprocurement: {plan: 0000-Q1}", "covers: 4", "purchase_options: [{last_day: [1]}]",
        "milestones: [{planned: 4}]", "gates: [{phase: [a], passed: 2026-01-01}]", "benefits: [4, {target: 4, measured: 4}]",
        "changes: [{system: 4, action: 4, date: 2027-01-01}]", "status: 4", "origin: 4", "handover: 4", "goals: [{indicators: 4}]",
        "meetings: [{next: 4}]", "oversight: 4", "oversight: {done: 4, planned: 4}", "affects: 4", "formerly: 4", "owner: [a]",
    )  # fmt: skip
    folders = (
        "systems",
        "contracts",
        "projects",
        "strategies",
        "initiatives",
        "processing",
        "suppliers",
        "waivers",
        "people",
    )
    files = {
        f"{folder}__{folder}{number}": f"name: A\n{text}\n" for folder in folders for number, text in enumerate(odd)
    }
    found = asked(ALWAYS, CONTROLS + MODEL, **files)
    assert [one for one in found.events if one.kind == "certificate"] == []
