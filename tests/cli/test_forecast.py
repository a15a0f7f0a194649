"""`reg forecast` as people and build servers ask it."""

import json
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from tests.running import AS_OF, Ran, reg
from tests.sources.repositories import write

FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n",
    "datasources/esr.yaml": "name: ESR\nlifecycle: {retired: 2027-03-01}\n",
    "systems/ky.yaml": "name: KY\nuses: [{datasource: esr}]\nlifecycle: {in_use: 2020-01-01, phase_out: 2027-05-01}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    return tmp_path


def forecast(folder: Path, *arguments: str) -> Ran:
    return reg("--registry", folder, "--as-of", AS_OF, "forecast", *arguments)


def test_people_read_it_by_day(folder: Path) -> None:
    ran = forecast(folder)
    assert ran.code == 0
    lines = [line.split() for line in ran.out.splitlines()]
    assert ["2027-03-01", "new", "state", "ESR:", "in", "use", "→", "retired", "esr"] in lines
    assert "error appears" in ran.out
    assert "New errors: 1; new warnings: 0; other findings that change: 1; states that change: 2." in ran.out
    assert "KY: i drift → under udfasning" in reg("--lang", "da", "--as-of", AS_OF, "forecast", cwd=folder).out


def test_a_month_of_many_things_keeps_those_that_ask_for_most(folder: Path) -> None:
    days = {
        f"datasources/d{number:03}.yaml": f"name: D{number}\nlifecycle: {{retired: 2027-04-{number % 28 + 1:02}}}\n"
        for number in range(200)
    }
    write(folder, days)
    out = forecast(folder, "--until", "2027-04-30", "--format", "md").out
    april = out[out.index("## 2027-04 (200)") :]
    assert sum(line.startswith("| ") for line in april.splitlines()) == 150 + 2
    assert "50 rows that ask for less are left out" in april
    assert len(json.loads(forecast(folder, "--until", "2027-04-30", "--format", "json").out)["states"]) == 201


def test_the_window_is_by_day_or_by_period(folder: Path) -> None:
    assert "Nothing changes." in forecast(folder, "--until", "2027-02-28").out
    assert "error appears" in forecast(folder, "--within", "P99D").out
    assert "Nothing changes." in forecast(folder, "--within", "P98D").out


def test_the_exit_code_says_whether_it_turns_red(folder: Path) -> None:
    assert forecast(folder, "--exit-code", "--until", "2027-02-28").code == 0
    assert forecast(folder, "--exit-code", "--until", "2027-03-01").code == 1


def test_less_severe_findings_can_be_left_out(folder: Path) -> None:
    assert "outlives-provider" in forecast(folder).out
    assert "outlives-provider" not in forecast(folder, "--severity", "error").out


def test_programs_read_json(folder: Path) -> None:
    document = json.loads(forecast(folder, "--format", "json").out)
    assert (document["schema_version"], document["as_of"], document["until"]) == (1, AS_OF, "2027-11-22")
    assert [(one["day"], one["code"], one["before"], one["after"], one["entity"]) for one in document["findings"]] == [
        ("2027-03-01", "retired-reference", None, "error", "ky"),
        ("2027-03-01", "outlives-provider", "warning", None, "ky"),
    ]
    assert [(one["day"], one["entity"], one["before"], one["after"]) for one in document["states"]] == [
        ("2027-03-01", "esr", "in-use", "retired"),
        ("2027-05-01", "ky", "in-use", "phase-out"),
    ]


def test_a_calendar_keeps_its_uids_when_days_move(folder: Path) -> None:
    def uids() -> dict[str, str]:
        calendar = IcsCalendarStream.calendar_from_ics(forecast(folder, "--format", "ics").out)
        return {str(one.summary).partition(" (")[0]: str(one.uid) for one in calendar.events}

    before = uids()
    write(folder, {"datasources/esr.yaml": FILES["datasources/esr.yaml"].replace("03-01", "04-01")})
    after = uids()
    assert before["ESR: in use → retired"] == after["ESR: in use → retired"]
    assert sorted(before.values()) == sorted(after.values())


def test_text_from_files_is_no_markup(folder: Path) -> None:
    write(folder, {"datasources/esr.yaml": "name: '[x](y) | ::error::\\e[31m'\nlifecycle: {retired: 2027-03-01}\n"})
    ran = reg("--registry", folder, "--as-of", AS_OF, "forecast", "-f", "md", GITHUB_ACTIONS="true")
    assert "[x](y)" not in ran.out
    assert not any(line.startswith("::") for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--until", "soon"], "--until soon is no day written as YYYY-MM-DD"),
        (["--until", "2026-11-22"], "--until 2026-11-22 does not lie after 2026-11-22"),
        (["--within", "1 year"], "--within 1 year is no period such as P6M"),
        (["--within", "P1Y", "--until", "2027-01-01"], "say either --until or --within"),
        (["--until", "2099-12-31"], "2099-12-31 lies more than 20 years ahead: ask for less"),
    ],
)
def test_what_cannot_be_answered_is_one_line(folder: Path, arguments: list[str], line: str) -> None:
    ran = forecast(folder, *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"reg: {line}\n")
