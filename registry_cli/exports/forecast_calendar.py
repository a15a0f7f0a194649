"""A forecast as iCalendar: an all-day event on each day that something changes with no commit.

An event keeps its UID from one export to the next, also when its day moves: it is made of the registry's name and of what changes.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from registry_cli.escaping import visible
from registry_cli.exports.icalendar import all_day, exact, new_calendar, uid_of
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry

CALENDAR = Text("{organisation}: forecast", "{organisation}: fremskrivning")


class Entry(NamedTuple):
    """What stands on a day: a line, its category, the entity or file it is about, and what it is told apart by."""

    day: date
    summary: str
    category: str
    about: str
    identity: tuple[str, ...]


def to_icalendar(registry: Registry, entries: Iterable[Entry], as_of: date, lang: Lang) -> str:
    """The calendar with every entry in the order given; lines end in CR LF, as the format demands."""
    organisation = registry.settings.organisation.name if registry.settings_are_sound else ""
    calendar = new_calendar(CALENDAR.say(lang, organisation=organisation), lang)
    stamp, seen = datetime.combine(as_of, time(), UTC), Counter[tuple[str, ...]]()
    for one in entries:
        seen[one.identity] += 1
        number = seen[one.identity]
        uid = uid_of(organisation, "forecast", *one.identity, *([str(number)] if number > 1 else []))
        event = all_day(uid, stamp, one.day, one.day)
        event.add("SUMMARY", exact(visible(one.summary)), encode=False)
        event.add("DESCRIPTION", exact(visible(one.about)), encode=False)
        event.add("CATEGORIES", [one.category])
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")
