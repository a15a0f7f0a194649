"""`reg calendar`: the same deadlines as table, Markdown, JSON and iCalendar; windows, who, kinds, one entity; wrong questions."""

import json
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.cli.test_answers import write
from tests.running import AS_OF, EXAMPLES, Ran, reg

FJORDBY, BROKEN = EXAMPLES / "fjordby", EXAMPLES / "broken"
SETTINGS = """format: 1
organisation: {name: "Eksempelby | Kommune"}
controls: {adgange: {name: Adgange, every: P6M, applies_to: all}}
boards: {styre: {name: Styret, meetings: [2026-12-08], paper_deadline: 5, chair: chef}}
"""
CONTRACT = """name: KY drift
owner: chef
manager: jurist
covers: [ky]
term:
  start: 2020-01-01
  initial: P2Y
  renewal: {kind: tacit, period: P1Y}
  notice: {period: P6M, to: term-end}
  supplier_notice: {period: P12M, to: term-end}
  lead_time: P3M
  conditions: [Først når KSD er lukket]
prices: [{name: Drift, type: operation, amount: 1200000, per: year}]
"""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        registry=SETTINGS,
        systems__ky="name: KY\nowner: ydelse\nsupport_ends: 2026-06-30\ncontrols: [{control: adgange, done: 2026-10-01}]\n",
        systems__ksd="name: KSD\nowner: chef\nlifecycle: {in_use: 2020-01-01, retired: 2028-06-30}\n",
        contracts__k=CONTRACT,
        people__chef="name: Chef\nunit: ydelse\n",
        people__jurist="name: Jurist\n",
        units__ydelse="name: Ydelse\nparent: social\n",
        units__social="name: Social\n",
    )


def calendar(registry: Path, *arguments: str, lang: str = "da", **more: str) -> Ran:
    return reg("--as-of", AS_OF, "--lang", lang, "calendar", *arguments, cwd=registry, **{"COLUMNS": "160", **more})


def lines(ran: Ran) -> list[str]:
    """What stands on the page, each line with single blanks."""
    return [" ".join(line.split()) for line in ran.out.splitlines() if line and "──" not in line]


def found(registry: Path, *arguments: str) -> list[tuple[str, str, str | None]]:
    """Kind, entity and day of what is shown."""
    data: dict[str, Any] = json.loads(calendar(registry, "-f", "json", *arguments).out)
    return [(one["kind"], (one["entity"] or {"id": ""})["id"], one["day"]) for one in data["deadlines"]]


def test_the_table(registry: Path) -> None:
    ran = calendar(registry)
    assert (ran.code, ran.err) == (0, "")
    assert lines(ran) == [
        "Frister for Eksempelby | Kommune den 2026-11-22",
        "Overskredet (2)",
        "Sidste dag Hvad Post Ansvarlig",
        "2026-06-30 Opsigelse til 2026-12-31, ellers 2027-12-31; forpasset: 1.200.000 kr.; på betingelser k chef",
        "2026-06-30 Supportens sidste dag ky ydelse",
        "Aldrig gjort (1)",
        "Hvad Post Ansvarlig",
        "Kontrol: Adgange ksd chef",
        "Kommende til og med 2027-11-22 (4)",
        "Næste Sidste dag Hvad Post Ansvarlig",
        "2026-12-08 Møde: Styret; materiale senest 2026-12-01 chef",
        "2027-01-01 Forlænges stiltiende til 2027-12-31 k chef",
        "2027-03-30 2027-06-30 Beslut: Opsigelse til 2027-12-31, ellers 2028-12-31; forpasset: 1.200.000 kr.; på betingelser k chef",
        "2027-04-01 Kontrol: Adgange ky ydelse",
    ]


def test_in_english_and_when_it_is_time_to_decide(registry: Path) -> None:
    ran = reg("--as-of", "2027-04-02", "--lang", "en", "calendar", "k", cwd=registry, COLUMNS="160")
    assert lines(ran) == [
        "Deadlines of KY drift (k) on 2027-04-02",
        "Where the contract stands",
        "The contract is in force, and the time to decide has come.",
        "Current term: renewal 6, 2027-01-01 to 2027-12-31.",
        "It goes on until somebody gives notice.",
        "If our notice were received today, the last day would be 2027-12-31.",
        "If that exit is missed, the next one is 2028-12-31.",
        "Next deadline: notice to leave 2027-12-31, received by 2027-06-30; decide by 2027-03-30.",
        "If it is missed: the next exit is 2028-12-31, which costs 1,200,000 kr. more.",
        "If the supplier's notice were received today, the last day would be 2028-12-31.",
        "Maximum extent: none, it may be renewed for ever.",
        "Condition that no rule can reckon: Først når KSD er lukket",
        "To be decided now (1)",
        "Next Last day What Entity Who",
        "2027-06-30 Notice to leave 2027-12-31, else 2028-12-31; if missed: 1,200,000 kr.; under conditions k chef",
        "Coming (1)",
        "Next Last day What Entity Who",
        "2028-01-01 Renewed by itself until 2028-12-31 k chef",
    ]


def test_a_narrow_screen_leaves_out_who(registry: Path) -> None:
    ran = calendar(registry, COLUMNS="80")
    assert "Sidste dag Hvad Post" in lines(ran)
    assert "Ansvarlig" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_many_of_the_same_in_a_month_stand_together(tmp_path: Path) -> None:
    systems = {
        f"systems__s{number}": f"name: S\ncontrols: [{{control: adgange, done: 2026-10-0{number}}}]\n"
        for number in range(1, 6)
    }
    write(tmp_path, registry=SETTINGS, **systems)
    assert lines(calendar(tmp_path))[-1] == "2027-04-01 2027-04-05 Kontrol: Adgange s1, s2 og 3 til"


def test_markdown_is_escaped(registry: Path) -> None:
    ran = calendar(registry, "-f", "md", "--kind", "notice")
    assert ran.out == (
        "# Frister for Eksempelby \\| Kommune den 2026-11-22\n\n"
        "## Overskredet (1)\n\n| Sidste dag | Hvad | Post | Ansvarlig |\n| --- | --- | --- | --- |\n"
        "| 2026-06-30 | Opsigelse til 2026-12-31, ellers 2027-12-31; forpasset: 1.200.000 kr.; på betingelser | k | chef |\n\n"
        "## Kommende til og med 2027-11-22 (1)\n\n| Næste | Sidste dag | Hvad | Post | Ansvarlig |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 2027-03-30 | 2027-06-30 | Beslut: Opsigelse til 2027-12-31, ellers 2028-12-31; forpasset: 1.200.000 kr.; på betingelser | k | chef |\n"
    )


def test_json_is_the_same_in_both_languages(registry: Path) -> None:
    ran = calendar(registry, "k", "-f", "json", "--kind", "notice")
    assert ran.out == calendar(registry, "k", "-f", "json", "--kind", "notice", lang="en").out
    data = json.loads(ran.out)
    assert (data["schema_version"], data["as_of"], data["incomplete"]) == (1, AS_OF, False)
    assert (data["contract"]["phase"], data["contract"]["term"]) == (
        "notice-missed",
        {"number": 5, "first": "2026-01-01", "last": "2026-12-31"},
    )
    assert data["deadlines"][1] == {
        "kind": "notice",
        "state": "coming",
        "day": "2027-06-30",
        "through": None,
        "safe_day": "2027-06-30",
        "decide_by": "2027-03-30",
        "leads_to": "2027-12-31",
        "if_missed": "2028-12-31",
        "entity": {"id": "k", "kind": "contract", "name": "KY drift", "path": "contracts/k.yaml"},
        "part": "term 6",
        "name": "",
        "word": "",
        "route": ["term"],
        "who": ["chef", "jurist"],
        "unit": "ydelse",
        "amount": None,
        "at_stake": 1200000,
        "conditions": ["Først når KSD er lukket"],
        "reminders": [],
    }


def test_icalendar_says_what_has_no_day(registry: Path) -> None:
    ran = calendar(registry, "-f", "ics", "--who", "ydelse")
    assert ran.code == 0
    assert ran.err == "aldrig gjort og derfor uden en dag i kalenderen: 1; `--format table` viser dem\n"
    events = icalendar.Calendar.from_ical(ran.out).walk("VEVENT")
    assert sorted(str(one["SUMMARY"]) for one in events if one.walk("VALARM")) == [
        "Kontrol: Adgange (KY)",
        "Opsigelse til 2027-12-31, ellers 2028-12-31 (KY drift)",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--who", "jurist"), ["notice k", "renewal k", "notice k"]),
        (("--who", "chef", "--kind", "control"), ["control ksd"]),
        (
            ("--who", "social", "--kind", "control", "--kind", "supportophør"),
            ["support-end ky", "control ksd", "control ky"],
        ),
        (("chef",), ["notice k", "control ksd", "board ", "renewal k", "notice k"]),
        (("ky",), ["notice k", "support-end ky", "renewal k", "notice k", "control ky"]),
        (("ksd",), ["control ksd", "retirement ksd"]),
        (("ksd", "--until", "2028-06-29"), ["control ksd"]),
        (("--from", "2027-01-01", "--until", "2027-03-30"), ["renewal k", "notice k"]),
        (("--from", "2026-06-30", "--within", "P1D"), ["notice k", "support-end ky"]),
        (("--within", "P1M", "--kind", "board"), ["board "]),
        (("--within", "P1W", "--kind", "board"), []),
        (("--until", "2028-07-01", "--kind", "udfasning"), ["retirement ksd"]),
    ],
    ids=lambda value: " ".join(value) or "-",
)
def test_what_is_asked_for(registry: Path, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert [f"{kind} {entity}" for kind, entity, _ in found(registry, *arguments)] == expected


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "notce"), "there is no kind of deadline notce: did you mean notice?"),
        (("--kind", "opsigels"), "there is no kind of deadline opsigels: did you mean notice?"),
        (("--kind", "suportophør"), "there is no kind of deadline suportophør: did you mean support-end?"),
        (("--kind", "qqq"), "there is no kind of deadline qqq: the kinds are notice, notice-opens, option,"),
        (("--who", "ky"), "ky is neither a person nor a unit"),
        (("--who", "cheff"), "there is no cheff in the registry: did you mean chef?"),
        (("kyy",), "there is no kyy in the registry: did you mean ky?"),
        (("--from", "2027-13-01"), "--from 2027-13-01 is no day written as YYYY-MM-DD"),
        (("--until", "tomorrow"), "--until tomorrow is no day written as YYYY-MM-DD"),
        (("--until", "2026-11-21"), "--until lies before --from"),
        (("--within", "6M"), "--within 6M is no period such as P6M"),
        (("--within", "P6M", "--until", "2027-01-01"), "say either --until or --within"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_questions(registry: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = calendar(registry, *arguments, lang="en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"reg: {said}")


def test_nothing_fits(tmp_path: Path) -> None:
    ran = calendar(write(tmp_path))
    assert (ran.code, ran.out, ran.err) == (0, "Frister for Eksempelby Kommune den 2026-11-22\n", "intet passer\n")


def test_terms_that_cannot_be_reckoned_are_named(tmp_path: Path) -> None:
    write(tmp_path, contracts__k="name: K\n", contracts__l="name: L\nterm: {start: 2020-01-01, end: i morgen}\n")
    page = lines(calendar(tmp_path))
    assert page[1:2] + [line for line in page if line.startswith(("k:", "l:"))] == [
        "Hvad der ikke kan beregnes",
        "k: term: der er ingen løbetid",
        "l: term.end: datoen kan ikke læses",
    ]
    assert "Kan ikke beregnes: term.end: datoen kan ikke læses." in lines(calendar(tmp_path, "l"))


def test_faults_make_the_answer_incomplete() -> None:
    ran = reg("--registry", BROKEN, "--lang", "en", "calendar")
    assert ran.code == 1
    assert "(incomplete: some files have faults)" in ran.out.partition("\n")[0]
    assert json.loads(reg("--registry", BROKEN, "calendar", "-f", "json").out)["incomplete"] is True


HAND_COMPUTED = [
    # Start 2018-09-01, P8Y, then P1Y by itself: this term ends 2027-08-31, whose notice (P12M) was due 2026-08-31.
    ("ky-tilslutning", "notice", "overdue", "2026-08-31", "2026-02-28", "2027-08-31", "2028-08-31"),
    # The next one a year later; P6M before it to decide, in a month that has no 31st.
    ("ky-tilslutning", "notice", "coming", "2027-08-31", "2027-02-28", "2028-08-31", "2029-08-31"),
    # Start 2022-01-01, P5Y, one option taken up: ends 2027-12-31; P6M before 2028-01-01, less a day; P3M to decide.
    ("opus-kontrakt", "option", "coming", "2027-06-30", "2027-03-30", "2027-12-31", "2027-12-31"),
    # Start 2022-03-01, P6Y: ends 2028-02-29; P6M before 2028-03-01, less a day; P6M to decide.
    ("nexus-kontrakt", "option", "coming", "2027-08-31", "2027-02-28", "2028-02-29", "2028-02-29"),
    # The last report is of 2026-11-02, and the next is due P35D after.
    ("faelles-omsorgsudbud", "status-report", "coming", "2026-12-07", None, None, None),
    # The last day is stated; certificates are worth a warning P90D before.
    ("cpr-broker", "certificate", "decide", "2026-12-31", "2026-10-02", None, None),
]


def test_the_example_by_hand() -> None:
    data = json.loads(reg("--registry", FJORDBY, "--as-of", AS_OF, "calendar", "-f", "json").out)
    rows = [
        ((one["entity"] or {"id": ""})["id"], one["kind"], one["state"], one["day"], one["decide_by"], one["leads_to"], one["if_missed"])
        for one in data["deadlines"]
    ]  # fmt: skip
    assert [row for row in HAND_COMPUTED if row not in rows] == []
    meetings = {(one["name"], one["day"]): one["decide_by"] for one in data["deadlines"] if one["kind"] == "board"}
    assert meetings["Porteføljestyregruppen", "2026-12-08"] == "2026-12-01"
    assert meetings["It-arkitektur- og sikkerhedsforum", "2026-12-03"] == "2026-11-30"
    assert meetings["Kommunalbestyrelsen", "2027-01-28"] == "2027-01-21"
