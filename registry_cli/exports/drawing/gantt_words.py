"""What a roadmap says in words."""

from collections.abc import Iterator

from registry_cli.analysis.roadmap import Course, RoadmapRow
from registry_cli.exports.drawing.page import day_text
from registry_cli.language import Lang, Text

TITLE = Text("What comes and goes", "Hvad kommer, og hvad forsvinder")
COURSE_LABELS: dict[Course, Text] = {
    "arriving": Text("Arriving", "Kommer"),
    "leaving": Text("Phasing out", "Udfases"),
    "changing": Text("Changing", "Ændres"),
}
GONE = Text("gone {day}", "væk {day}")
REPLACED = Text("replaced by {name}", "afløses af {name}")
CUT_OFF = Text("severed: {names}", "overskåret: {names}")
MORE = Text("{names} and {count} more", "{names} og {count} til")
NAMED = 3
"""So many of those that are cut off are named in a picture; the rest is counted."""


def consequences(row: RoadmapRow, lang: Lang) -> Iterator[str]:
    """When it is gone, what comes instead, and who is cut off by that."""
    if row.gone is None:
        return
    yield GONE.say(lang, day=day_text(row.gone, lang))
    if row.successor is not None:
        yield REPLACED.say(lang, name=row.successor.name)
    if row.severed:
        yield CUT_OFF.say(lang, names=severed_names(row, lang))


def severed_names(row: RoadmapRow, lang: Lang) -> str:
    """The first of those that are cut off by name, and how many more there are."""
    names = ", ".join(one.entry.name for one in row.severed[:NAMED])
    count = len(row.severed) - NAMED
    return MORE.say(lang, names=names, count=count) if count > 0 else names
