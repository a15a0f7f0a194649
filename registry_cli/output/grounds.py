"""Where a state or what has become of a use comes from: its own file or an approved project, in words and as data."""

from collections.abc import Iterator, Mapping

from registry_cli.documents import Document, locate
from registry_cli.findings import Mark
from registry_cli.labels import USE_STATE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.approved import ApprovedChange
from registry_cli.model.registry import Entry
from registry_cli.timeline import Standing, UseOnDay, place_of, stages

BY_DATES = Text("by its own dates", "efter egne datoer")
BY_PROJECT = Text("by the approved project {project}", "efter det godkendte projekt {project}")
NOW = Text("State {ground}", "Tilstand {ground}")
NEXT = Text("Next state {ground}", "Næste tilstand {ground}")
SINCE = Text("{state} since {day}", "{state} siden {day}")
TO = Text("moved from {stated} since {day}", "flyttet fra {stated} siden {day}")
LOST = Text("{name} is retired", "{name} er udfaset")


def ground_words(change: ApprovedChange | None, lang: Lang) -> str:
    """What something rests on: the entity's own dates, or an approved project."""
    return BY_PROJECT.say(lang, project=change.project) if change else BY_DATES.say(lang)


def state_lines(
    entry: Entry, now: Standing, documents: Mapping[str, Document], lang: Lang, prefix: str
) -> Iterator[str]:
    """Where the state and the next one are stated, with file and line."""
    place = now.place(entry)
    if place is not None:
        yield _line(NOW if now.state != "planned" else NEXT, now.change, place, documents, lang, prefix)
    coming = next((one for one in stages(entry) if one.day == now.until and one.state == now.following), None)
    if coming is not None and now.state != "planned":
        change = coming.ground if isinstance(coming.ground, ApprovedChange) else None
        yield _line(NEXT, change, place_of(coming, entry), documents, lang, prefix)


def _line(
    text: Text,
    change: ApprovedChange | None,
    place: Mark,
    documents: Mapping[str, Document],
    lang: Lang,
    prefix: str,
) -> str:
    line = locate(documents[place.path].text, place).line
    return f"{text.say(lang, ground=ground_words(change, lang))}  {prefix}{place.path}:{line}"


def state_as_data(entry: Entry, now: Standing, documents: Mapping[str, Document]) -> dict[str, object] | None:
    """Where the state is stated; `None` where it is assumed."""
    place = now.place(entry)
    if place is None:
        return None
    line = locate(documents[place.path].text, place).line
    return {"project": now.change.project if now.change else None, "path": place.path, "line": line}


def use_words(use: UseOnDay, lang: Lang) -> str:
    """What has become of a use since when and why; empty for one that is simply made."""
    if use.state == "made":
        return ""
    day = use.since.isoformat() if use.since else ""
    state = USE_STATE_LABELS[use.state].say(lang)
    words = TO.say(lang, stated=use.stated, day=day) if use.state == "moved" else state
    if use.state in ("severed", "ended") and day:
        words = SINCE.say(lang, state=state, day=day)
    parts = [words, LOST.say(lang, name=use.lost.id) if use.lost else "", _by(use, lang)]
    return ", ".join(part for part in parts if part)


def _by(use: UseOnDay, lang: Lang) -> str:
    return ground_words(use.change, lang) if use.change else ""


def use_as_data(use: UseOnDay) -> dict[str, object]:
    """The same for programs."""
    return {
        "state": use.state,
        "since": use.since,
        "stated": use.stated,
        "lost": use.lost.id if use.lost else None,
        "project": use.change.project if use.change else None,
    }
