"""Deadlines as iCalendar (RFC 5545), for any calendar that subscribes to a file.

A day is an all-day event. Where something must be decided before it, that day is an event of its own, and the deadline reminds
twice: of deciding, and of the last safe day. An event keeps its UID when its day moves, when its entity is renamed (while `formerly`
says so), and in every export: it is made of the registry's name, the entity, the kind and the part alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from registry_cli.analysis.deadlines.event import Event
from registry_cli.analysis.deadlines.wording import KIND_NAMES, STATE_NAMES, remarks, sentence
from registry_cli.escaping import visible
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry

if TYPE_CHECKING:
    import icalendar

PRODUCT = Text("-//reg//registry-cli//EN", "-//reg//registry-cli//DA")
REMIND_AT = timedelta(hours=8)
"""When on its day a reminder comes."""

CALENDAR = Text("{organisation}: deadlines", "{organisation}: frister")
SUMMARY = Text("{sentence} ({entity})", "{sentence} ({entity})")
DECIDE = Text("Decide by today: {summary}", "Beslut senest i dag: {summary}")
PAPERS = Text("Papers go out: {summary}", "Materiale sendes ud: {summary}")
MISSED = Text("{state}: {summary}", "{state}: {summary}")
REMIND = Text("Remember: {summary}", "Husk: {summary}")
REMIND_DECIDE = Text("Decide: {summary}", "Beslut: {summary}")
REMIND_LAST = Text("Last chance: {summary}", "Sidste chance: {summary}")
DECIDE_BY = Text("Decide by {day}", "Beslut senest {day}")
ENTITY = Text("Entity: {entity}", "Post: {entity}")
WHO = Text("Who: {who}", "Ansvarlig: {who}")
CONDITION = Text("Condition: {text}", "Betingelse: {text}")


def to_icalendar(registry: Registry, events: Iterable[Event], as_of: date, lang: Lang) -> str:
    """The calendar with every event that has a day; lines end in CR LF, as the format demands."""
    organisation = registry.settings.organisation.name if registry.settings_are_sound else ""
    calendar = new_calendar(CALENDAR.say(lang, organisation=organisation), lang)
    dated = [one for one in events if one.day is not None]
    for one, uid in zip(dated, _uids(dated, organisation), strict=True):
        for component in _components(one, uid, as_of, lang):
            calendar.add_component(component)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def new_calendar(name: str, lang: Lang) -> "icalendar.Calendar":
    """A calendar of this name without events."""
    import icalendar  # noqa: PLC0415 - a third of a second that only this format needs

    calendar = icalendar.Calendar()
    calendar.add("PRODID", PRODUCT.say(lang))
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("X-WR-CALNAME", exact(visible(name)), encode=False)
    return calendar


def uid_of(*name: str) -> str:
    """The UID that is always the same for the same name."""
    whole = "\x1f".join(("reg", *name)).encode("utf-8", "backslashreplace").decode()
    return str(uuid5(NAMESPACE_URL, whole))


def _uids(events: Iterable[Event], organisation: str) -> Iterator[str]:
    """A UID for each event; of several that are the same but for their day, the later ones are numbered by it."""
    events = list(events)
    seen: Counter[tuple[str, ...]] = Counter()
    numbers: dict[int, int] = {}
    for one in sorted(events, key=lambda one: one.day or date.max):
        seen[_identity(one)] += 1
        numbers[id(one)] = seen[_identity(one)]
    for one in events:
        number = numbers[id(one)]
        yield uid_of(organisation, *_identity(one), *([str(number)] if number > 1 else []))


def _identity(event: Event) -> tuple[str, ...]:
    formerly = event.entry.words("formerly") if event.entry else ()
    return (formerly[0] if formerly else event.entity, event.kind, event.part)


def _components(event: Event, uid: str, as_of: date, lang: Lang) -> Iterator["icalendar.Event"]:
    assert event.day is not None
    summary, stamp = _summary(event, lang), datetime.combine(as_of, time(), UTC)
    main = all_day(uid, stamp, event.day, event.through or event.day)
    state = event.state(as_of)
    is_missed = state == "overdue"
    said = MISSED.say(lang, state=STATE_NAMES[state].say(lang), summary=summary) if is_missed else summary
    main.add("SUMMARY", exact(said), encode=False)
    main.add("DESCRIPTION", exact("\n".join(_lines(event, lang))), encode=False)
    main.add("CATEGORIES", [KIND_NAMES[event.kind].say(lang)])
    for alarm in () if is_missed or not event.must else _alarms(event, summary, lang):
        main.add_component(alarm)
    yield main
    if event.decide_by is not None and event.decide_by != event.day and (event.must or event.kind == "board"):
        yield _decision(event, uid, stamp, summary, lang)


def all_day(uid: str, stamp: datetime, first: date, last: date) -> "icalendar.Event":
    """An event that takes whole days and keeps nobody busy."""
    import icalendar  # noqa: PLC0415 - see above

    event = icalendar.Event()
    event.add("UID", uid)
    event.add("DTSTAMP", stamp)
    event.add("DTSTART", first)
    if last < date.max:
        event.add("DTEND", last + timedelta(days=1))
    event.add("TRANSP", "TRANSPARENT")
    return event


def _decision(event: Event, uid: str, stamp: datetime, summary: str, lang: Lang) -> "icalendar.Event":
    """The day by which we must have decided, or sent the papers."""
    assert event.decide_by is not None
    text = PAPERS if event.kind == "board" else DECIDE
    decision = all_day(f"{uid}-decide", stamp, event.decide_by, event.decide_by)
    decision.add("SUMMARY", exact(text.say(lang, summary=summary)), encode=False)
    decision.add("DESCRIPTION", exact("\n".join(_lines(event, lang))), encode=False)
    decision.add("CATEGORIES", [KIND_NAMES[event.kind].say(lang)])
    return decision


def _alarms(event: Event, summary: str, lang: Lang) -> Iterator["icalendar.Alarm"]:
    """A reminder on the day to decide, on the last safe day, and on the days the settings ask for."""
    import icalendar  # noqa: PLC0415 - see above

    days = [(event.decide_by, REMIND_DECIDE), (event.safe_day or event.day, REMIND_LAST)]
    days += [(day, REMIND) for day in event.reminders]
    told = set()
    for day, text in days:
        if day is None or event.day is None or day in told:
            continue
        told.add(day)
        alarm = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", exact(text.say(lang, summary=summary)), encode=False)
        alarm.add("TRIGGER", day - event.day + REMIND_AT)
        yield alarm


def _summary(event: Event, lang: Lang) -> str:
    said = sentence(event, lang)
    return visible(SUMMARY.say(lang, sentence=said, entity=event.entry.name) if event.entry else said)


def _lines(event: Event, lang: Lang) -> Iterator[str]:
    yield visible(sentence(event, lang))
    yield from map(visible, remarks(event, lang))
    if event.decide_by is not None and event.kind != "board":
        yield DECIDE_BY.say(lang, day=event.decide_by.isoformat())
    if event.entry is not None:
        yield visible(ENTITY.say(lang, entity=event.entity))
    if event.who:
        yield visible(WHO.say(lang, who=", ".join(event.who)))
    yield from (visible(CONDITION.say(lang, text=" ".join(text.split()))) for text in event.conditions)


def exact(text: str) -> Any:
    r"""A text that every reader gives back: the library writes the two characters `\N` as a line break."""
    return _exact_text()(text)


@cache
def _exact_text() -> Any:
    import icalendar  # noqa: PLC0415 - see above

    return type("ExactText", (icalendar.vText,), {"to_ical": lambda text: _escaped(str(text)).encode()})


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")
