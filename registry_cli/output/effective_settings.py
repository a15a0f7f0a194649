"""The settings that hold, for people and programs, each value with the file it comes from."""

from collections.abc import Mapping, Sequence

from registry_cli.analysis.effective import Section, Setting
from registry_cli.documents import Data, Document, locate
from registry_cli.findings import Mark
from registry_cli.language import Lang, Text
from registry_cli.model.settings import Settings
from registry_cli.model.shape import shape_of
from registry_cli.output.tables import json_text, table

HEADS = (Text("Setting", "Indstilling"), Text("Value", "Værdi"), Text("From", "Fra"), Text("Rests on", "Bygger på"))
SECTION_HEADS = (
    Text("Setting", "Indstilling"),
    Text("What it is", "Hvad det er"),
    Text("Values", "Værdier"),
    Text("Own", "Egne"),
)
BY_DEFAULT = Text("the program", "programmet")
TAKEN_OUT = Text("(taken out)", "(taget ud)")
INSTEAD_OF = Text("{place}, instead of {below}", "{place}, i stedet for {below}")


def settings_as_table(
    settings: Sequence[Setting],
    documents: Mapping[str, Document],
    lang: Lang,
    prefix: str,
    *,
    below: str | None,
    colour: bool,
    width: int,
) -> str:
    """Each value with its file and line, or its preset; names are told from `below` on."""
    rows = [
        (
            one.name.removeprefix(f"{below}.") if below else one.name,
            TAKEN_OUT.say(lang) if one.removed else _short(one.value),
            _from(one, documents, lang, prefix),
            one.source.title if one.source else "",
        )
        for one in settings
    ]
    return table([head.say(lang) for head in HEADS], rows, colour=colour, width=width)


def sections_as_table(sections: Sequence[Section], lang: Lang, *, colour: bool, width: int) -> str:
    """What settings there are, with the number of values and of those the registry states itself."""
    fields = shape_of(Settings).keys
    rows = [
        (one.key, fields[one.key].text.say(lang) if one.key in fields else "", str(one.values), str(one.own or ""))
        for one in sections
    ]
    return table([head.say(lang) for head in SECTION_HEADS], rows, colour=colour, width=width)


def settings_as_json(settings: Sequence[Setting], documents: Mapping[str, Document], *, incomplete: bool) -> str:
    """Each value for a program."""
    values = [
        {
            "name": one.name,
            "value": one.value,
            "removed": one.removed,
            "preset": one.layer.preset if one.layer else None,
            "path": one.layer.path if one.layer and one.layer.preset is None else None,
            "line": _line(one, documents),
            "source": one.source.title if one.source else None,
            "url": one.source.url if one.source else None,
            "certainty": one.source.certainty if one.source else None,
        }
        for one in settings
    ]
    return json_text({"schema_version": 1, "incomplete": incomplete, "settings": values})


def _from(one: Setting, documents: Mapping[str, Document], lang: Lang, prefix: str) -> str:
    if one.layer is None:
        return BY_DEFAULT.say(lang)
    line = _line(one, documents)
    place = one.layer.preset or f"{prefix}{one.layer.path}:{line}"
    below = (one.below.preset or one.below.path) if one.below else None
    return INSTEAD_OF.say(lang, place=place, below=below) if below and below != place else place


def _line(one: Setting, documents: Mapping[str, Document]) -> int | None:
    if one.layer is None or one.layer.preset is not None:
        return None
    return locate(documents[one.layer.path].text, Mark(one.layer.path, one.route)).line


def _short(value: Data) -> str:
    if isinstance(value, list):
        return ", ".join(_short(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_short(item)}" for key, item in value.items())
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(value).split()) if value is not None else ""
