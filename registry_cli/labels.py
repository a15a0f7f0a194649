"""The words for kinds, states and choices in both languages, as reports and tables show them."""

from registry_cli.language import Lang, Text
from registry_cli.model.kinds import KINDS
from registry_cli.timeline import State

KIND_LABELS: dict[str, Text] = {kind.KIND: Text(kind.TITLE.en.lower(), kind.TITLE.da.lower()) for kind in KINDS}
KIND_PLURALS: dict[str, Text] = {kind.KIND: kind.PLURAL for kind in KINDS}

STATE_LABELS: dict[State, Text] = {
    "planned": Text("planned", "planlagt"),
    "pilot": Text("pilot", "under afprøvning"),
    "phase-in": Text("phasing in", "under indfasning"),
    "in-use": Text("in use", "i drift"),
    "phase-out": Text("phasing out", "under udfasning"),
    "retired": Text("retired", "udfaset"),
}

CHOICE_LABELS: dict[str, Text] = {
    "low": Text("low", "lav"),
    "medium": Text("medium", "mellem"),
    "high": Text("high", "høj"),
    "platform": Text("platform", "platform"),
    "direct": Text("direct", "direkte"),
    "copy-register": Text("copy register", "kopiregister"),
    "file": Text("file", "fil"),
    "robot": Text("robot", "robot"),
    "manual": Text("by hand", "manuelt"),
    "unknown": Text("unknown", "ukendt"),
    "event": Text("at each event", "ved hændelser"),
    "hourly": Text("hourly", "hver time"),
    "daily": Text("daily", "dagligt"),
    "weekly": Text("weekly", "ugentligt"),
    "monthly": Text("monthly", "månedligt"),
    "quarterly": Text("quarterly", "kvartalsvis"),
    "half-yearly": Text("every half year", "halvårligt"),
    "yearly": Text("yearly", "årligt"),
    "on-demand": Text("on demand", "ved behov"),
}


def choice(word: str | None, lang: Lang) -> str:
    """The words for a fixed choice; nothing for none."""
    return CHOICE_LABELS[word].say(lang) if word else ""
