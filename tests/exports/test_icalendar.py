"""Deadlines as iCalendar: two readers open them, UIDs stay, reminders come on their days, and text stays text."""

import re
from datetime import date, timedelta

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from registry_cli.analysis.deadlines.collecting import Wanted, deadlines
from registry_cli.exports.icalendar import to_icalendar
from registry_cli.language import Lang
from tests.model.memory import SETTINGS, registry_of

TODAY, AHEAD = date(2026, 11, 25), date(2027, 11, 25)
FILES = {
    "registry.yaml": f"{SETTINGS}boards: {{styre: {{name: Styret, meetings: [2026-12-08], paper_deadline: 5}}}}\n"
    "controls: {adgange: {name: Adgange, every: P6M, applies_to: all, warn_days: [30, 90]}}\n"
    "annual_cycle: {budget: {name: Budget, months: [3, 4, 5]}}\n",
    "contracts/ky-drift.yaml": "name: KY, drift; ja\nowner: chef\nterm: {start: 2020-01-01, initial: P2Y, lead_time: P3M,"
    " renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: term-end}, conditions: ['Linje\\et\n\n og to']}\n",
    "systems/ky.yaml": "name: KY\nsupport_ends: 2026-01-31\ncontrols: [{control: adgange, done: 2026-10-01}]\n",
}


def written(files: dict[str, str] = FILES, as_of: date = TODAY, lang: Lang = "da") -> str:
    registry = registry_of(files)
    return to_icalendar(registry, deadlines(registry, as_of, Wanted(as_of, AHEAD)).events, as_of, lang)


def read(text: str) -> dict[str, icalendar.Component]:
    """The events by their summary, as the one library reads them; the other, which is strict, must read as many."""
    calendar = icalendar.Calendar.from_ical(text)
    events = [one for one in calendar.walk("VEVENT") if not one.errors]
    assert len(IcsCalendarStream.calendar_from_ics(text).events) == len(events) == text.count("\r\nBEGIN:VEVENT\r\n")
    return {str(one["SUMMARY"]): one for one in events}


def alarms(event: icalendar.Component) -> list[tuple[date, str]]:
    """On which day each reminder comes, and what it says."""
    start = event.decoded("DTSTART")
    return [
        (start + timedelta(days=one.decoded("TRIGGER").days), str(one["DESCRIPTION"])) for one in event.walk("VALARM")
    ]


def test_what_stands_in_it() -> None:
    text = written()
    assert text.startswith(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//reg//registry-cli//DA\r\nCALSCALE:GREGORIAN\r\n"
    )
    days = {said: (one.decoded("DTSTART"), one.decoded("DTEND")) for said, one in read(text).items()}
    notice = "Opsigelse til 2027-12-31, ellers 2028-12-31 (KY, drift; ja)"
    assert days == {
        "Overskredet: Supportens sidste dag (KY)": (date(2026, 1, 31), date(2026, 2, 1)),
        "Overskredet: Opsigelse til 2026-12-31, ellers 2027-12-31 (KY, drift; ja)": (
            date(2026, 6, 30),
            date(2026, 7, 1),
        ),
        "Beslut senest i dag: Opsigelse til 2026-12-31, ellers 2027-12-31 (KY, drift; ja)": (
            date(2026, 3, 30),
            date(2026, 3, 31),
        ),
        "Materiale sendes ud: Møde: Styret": (date(2026, 12, 1), date(2026, 12, 2)),
        "Møde: Styret": (date(2026, 12, 8), date(2026, 12, 9)),
        "Forlænges stiltiende til 2027-12-31 (KY, drift; ja)": (date(2027, 1, 1), date(2027, 1, 2)),
        "Årshjul: Budget": (date(2027, 3, 1), date(2027, 6, 1)),
        f"Beslut senest i dag: {notice}": (date(2027, 3, 30), date(2027, 3, 31)),
        "Kontrol: Adgange (KY)": (date(2027, 4, 1), date(2027, 4, 2)),
        notice: (date(2027, 6, 30), date(2027, 7, 1)),
    }


def test_a_notice_reminds_of_deciding_and_of_the_last_safe_day() -> None:
    events = read(written())
    notice = "Opsigelse til 2027-12-31, ellers 2028-12-31 (KY, drift; ja)"
    assert alarms(events[notice]) == [
        (date(2027, 3, 30), f"Beslut: {notice}"),
        (date(2027, 6, 30), f"Sidste chance: {notice}"),
    ]
    assert [day for day, _ in alarms(events["Kontrol: Adgange (KY)"])] == [
        date(2027, 4, 1),
        date(2027, 1, 1),
        date(2027, 3, 2),
    ]
    assert alarms(events["Møde: Styret"]) == alarms(events["Overskredet: Supportens sidste dag (KY)"]) == []


def test_text_is_escaped_and_conditions_stand_in_the_description() -> None:
    text = written()
    assert "\r\nSUMMARY:Forlænges stiltiende til 2027-12-31 (KY\\, drift\\; ja)\r\n" in text
    description = str(read(text)["Opsigelse til 2027-12-31, ellers 2028-12-31 (KY, drift; ja)"]["DESCRIPTION"])
    assert description.split("\n") == [
        "Opsigelse til 2027-12-31, ellers 2028-12-31",
        "Beslut senest 2027-03-30",
        "Post: ky-drift",
        "Ansvarlig: chef",
        "Betingelse: Linje\\et og to",
    ]


def uids(files: dict[str, str], as_of: date = TODAY) -> dict[str, str]:
    events = icalendar.Calendar.from_ical(written(files, as_of)).walk("VEVENT")
    return {str(one["UID"]): str(one.decoded("DTSTART")) for one in events}


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[path]
    return {**FILES, path: FILES[path].replace(old, new)}


@pytest.mark.parametrize(
    ("files", "moved"),
    [
        pytest.param(changed("systems/ky.yaml", "2026-01-31", "2026-03-31"), 1, id="another day"),
        pytest.param(changed("contracts/ky-drift.yaml", "P6M", "P7M"), 4, id="another notice"),
        pytest.param(changed("systems/ky.yaml", "name: KY", "name: Kontanthjælp"), 0, id="another name"),
        pytest.param({**FILES, "systems/aaa.yaml": "name: A\nsupport_ends: 2026-01-31\n"}, 0, id="another system"),
        pytest.param(
            {
                **{path: text for path, text in FILES.items() if path != "systems/ky.yaml"},
                "systems/kontanthjaelp.yaml": f"{FILES['systems/ky.yaml']}formerly: [ky]\n",
            },
            0,
            id="renamed",
        ),
    ],
)
def test_uids_stay_when_days_names_and_neighbours_change(files: dict[str, str], moved: int) -> None:
    before, after = uids(FILES), uids(files)
    assert set(before) <= set(after)
    assert sum(before[uid] != after[uid] for uid in before) == moved


def test_uids_are_unique_and_not_those_of_a_neighbour() -> None:
    here = uids(FILES)
    neighbour = uids({**FILES, "registry.yaml": FILES["registry.yaml"].replace("Eksempelby", "Nabokøbing")})
    assert len(here) == written().count("BEGIN:VEVENT")
    assert not set(here) & set(neighbour)


def test_two_of_the_same_name_are_told_apart() -> None:
    twice = "name: K\nterm: {start: 2020-01-01}\npurchase_options: [{name: A, last_day: 2027-02-01}, {name: A, last_day: 2027-01-01}]\n"
    assert sorted(uids({"contracts/k.yaml": twice}).values()) == ["2027-01-01", "2027-02-01"]


def test_the_same_bytes_for_the_same_day_and_another_stamp_for_another() -> None:
    assert written() == written()
    assert set(re.findall("\r\nDTSTAMP:(.*)\r\n", written())) == {"20261125T000000Z"}
    assert set(uids(FILES)) == set(uids(FILES, date(2026, 11, 26)))


def test_lines_are_folded_at_75_octets_and_between_characters() -> None:
    long = changed("systems/ky.yaml", "name: KY", f"name: {'æøå€😀' * 30}")
    text = written(long)
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert any("æøå€😀" * 30 in said for said in read(text))


def test_in_english() -> None:
    text = written(lang="en")
    assert "\r\nPRODID:-//reg//registry-cli//EN\r\n" in text
    assert "Decide by today: Notice to leave 2027-12-31, else 2028-12-31 (KY, drift; ja)" in read(text)


INJECTED = (
    "A\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:x",
    "A\\r\\nEND:VCALENDAR\\r\\n",
    "BEGIN:VEVENT",
    "A;VALUE=DATE:20200101",
    'A\\":x',
    "A\\x00\\x07\\x1b[31m",
    "A\\u2028BEGIN:VALARM\\u0085x",
    "A\\\\n\\\\,\\\\;",
    "ATTACH;FMTTYPE=text/html:file:///etc/passwd",
    "-1^2&<>{}",
)


@pytest.mark.parametrize("name", INJECTED)
def test_hostile_names_stay_text(name: str) -> None:
    files = {
        "registry.yaml": f'format: 1\norganisation: {{name: "{name}"}}\n',
        "systems/ky.yaml": f'name: "{name}"\nsupport_ends: 2027-01-01\nowner: "{name}"\n',
    }
    text = written(files)
    assert re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", text) is None
    (event,) = read(text).values()
    assert event.property_items()[0] == ("BEGIN", b"VEVENT")
    assert {key for key, _ in event.property_items()} == {
        "BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP", "END",
        "ACTION", "TRIGGER",
    }  # fmt: skip
