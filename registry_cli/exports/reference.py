"""The reference of the data format as Markdown: a page for each kind, one for the settings, and an introduction.

Everything on the pages but the introduction is read from the model and from the examples in `templates/reference`, which
together make one small registry.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from registry_cli.escaping import code_span, escape_markdown
from registry_cli.exports.reference_words import (
    INTRODUCTION_PAGE,
    SETTINGS_PAGE,
    anchor_of,
    flow,
    type_words,
)
from registry_cli.exports.schemas import SETTINGS_ABOUT
from registry_cli.language import Lang, Text
from registry_cli.model.entity import Entity
from registry_cli.model.kinds import BY_KIND, KINDS
from registry_cli.model.settings import Settings
from registry_cli.model.shape import FieldShape, Shape, shape_of
from registry_cli.resources import templates_folder
from registry_cli.sources import SETTINGS_FILE

COLUMNS = Text("Key | Holds | Required | Meaning | Example", "Nøgle | Indhold | Skal | Betydning | Eksempel")
CONCERNING = Text(
    "A change in {fields} concerns whoever depends on it: `reg suspects` asks them to confirm again",
    "En ændring i {fields} vedkommer dem, der afhænger af den: `reg suspects` beder dem bekræfte igen",
)
YES = Text("yes", "ja")
EXAMPLE = Text("Example", "Eksempel")
FIELDS = Text("Fields", "Felter")
COMMON_FIELDS = Text("Fields of every kind", "Felter, alle arter har")
RECORDS = Text("Records", "Grupper")
FOLDER = Text("Folder: `{folder}/`, also in folders inside it", "Mappe: `{folder}/`, også i mapper inde i den")
ID = Text(
    "Id: the name of the file without `.yaml`, such as `{id}` for `{path}`",
    "Id: filens navn uden `.yaml`, for eksempel `{id}` for `{path}`",
)
NEW = Text(
    "Make one: `reg new {kind}`; the schema for editors: `reg schema {kind}`",
    "Opret en: `reg new {kind}`; skemaet til editoren: `reg schema {kind}`",
)
WHERE_SETTINGS = Text(
    "File: `registry.yaml`, and any `settings/*.yaml` beside it with the same keys: each may hold a part",
    "Fil: `registry.yaml`, og ved siden af den enhver `settings/*.yaml` med de samme nøgler: hver kan have sin del",
)
LAYERS = Text(
    "What the file does not say holds as in the preset that `extends` names; `reg settings` shows where each value comes from",
    "Hvad filen ikke siger, gælder som i det sæt standardværdier, `extends` nævner; `reg settings` viser, hvor hver værdi kommer fra",
)
ONE_OF = Text("Exactly one of {keys} must be there.", "Præcis én af {keys} skal være der.")
IN_ORDER = Text(
    "None of these days may lie before one that stands earlier in the list: {keys}.",
    "Ingen af disse dage må ligge før en, der står tidligere i rækken: {keys}.",
)
ALSO_AT = Text("Also at: {paths}.", "Også ved: {paths}.")
BACK = Text("[All kinds]({page}.md)", "[Alle arter]({page}.md)")


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A record of a kind: the shortest path to it, the field it stands in there, and the other paths."""

    path: str
    field: FieldShape
    shape: Shape
    others: tuple[str, ...]


def reference(lang: Lang) -> dict[str, str]:
    """Every page by its name: the introduction, one page per kind, and the settings."""
    kinds = {kind.KIND: _page(_head_of_kind(kind, lang), kind.FOLDER, shape_of(kind), lang) for kind in KINDS}
    settings = _page(_head_of_settings(lang), SETTINGS_FILE, shape_of(Settings), lang)
    return {INTRODUCTION_PAGE: _introduction(lang), **kinds, SETTINGS_PAGE: settings}


def examples(place: str) -> dict[str, str]:
    """The example files of a folder, or the one example file, each by its path in a registry."""
    root = templates_folder() / "reference"
    found = [root / place] if (root / place).is_file() else sorted((root / place).rglob("*.yaml"))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def record_places(shape: Shape) -> tuple[RecordPlace, ...]:
    """Every record inside a kind, each once, outermost first in the order of the fields."""
    found: dict[int, list[tuple[str, FieldShape, Shape]]] = {}
    for path, field, inner in _records_in(shape, ""):
        found.setdefault(id(inner), []).append((path, field, inner))
    return tuple(_record_place(places) for places in found.values())


def _record_place(places: list[tuple[str, FieldShape, Shape]]) -> RecordPlace:
    path, field, shape = min(places, key=lambda place: place[0].count("."))
    return RecordPlace(path, field, shape, tuple(other for other, _, _ in places if other != path))


def _records_in(shape: Shape, above: str) -> Iterator[tuple[str, FieldShape, Shape]]:
    for key, field in shape.keys.items():
        for path, inner in _records_at(field.shape, f"{above}{key}"):
            yield path, field, inner
            yield from _records_in(inner, f"{path}.")


def _records_at(shape: Shape, path: str) -> Iterator[tuple[str, Shape]]:
    if shape.keys:
        yield path, shape
    if shape.item is not None:
        yield from _records_at(shape.item, path)
    if shape.map_value is not None:
        yield from _records_at(shape.map_value, f"{path}.*")


def _head_of_kind(kind: type[Entity], lang: Lang) -> list[str]:
    path = next(iter(examples(kind.FOLDER)))
    concerning = ", ".join(code_span(field) for field in kind.IMPACT_FIELDS)
    facts = (
        FOLDER.say(lang, folder=kind.FOLDER),
        ID.say(lang, id=Path(path).stem, path=path),
        NEW.say(lang, kind=kind.KIND),
        *((CONCERNING.say(lang, fields=concerning),) if concerning else ()),
    )
    title = f"# {escape_markdown(kind.TITLE.say(lang))} (`{kind.KIND}`)"
    return [title, _prose(kind.ABOUT.say(lang)), "\n".join(f"- {fact}" for fact in facts)]


def _head_of_settings(lang: Lang) -> list[str]:
    facts = (WHERE_SETTINGS.say(lang), LAYERS.say(lang))
    return [f"# `{SETTINGS_FILE}`", _prose(SETTINGS_ABOUT.say(lang)), "\n".join(f"- {fact}" for fact in facts)]


def _page(head: list[str], example_place: str, shape: Shape, lang: Lang) -> str:
    places = record_places(shape)
    anchors = {id(place.shape): f"#{anchor_of(place.path)}" for place in places}
    common = [field for key, field in shape.keys.items() if key in Entity.model_fields and key != "name"]
    is_entity = "name" in shape.keys
    own = [field for field in shape.keys.values() if not is_entity or field not in common]
    blocks = [f"```yaml\n# {path}\n{text.rstrip()}\n```" for path, text in examples(example_place).items()]
    parts = [*head, f"## {EXAMPLE.say(lang)}", *blocks, f"## {FIELDS.say(lang)}", *_rules(shape, lang)]
    parts.append(_table(own, anchors, lang))
    if is_entity:
        parts += [f"## {COMMON_FIELDS.say(lang)}", _table(common, anchors, lang)]
    parts += [f"## {RECORDS.say(lang)}"] if places else []
    for place in places:
        parts += _section(place, anchors, lang)
    return "\n\n".join([*parts, BACK.say(lang, page=INTRODUCTION_PAGE)]) + "\n"


def _section(place: RecordPlace, anchors: Mapping[int, str], lang: Lang) -> Iterator[str]:
    yield f"### {code_span(place.path)}"
    yield f"{_prose(place.field.text.say(lang))}."
    if place.others:
        yield ALSO_AT.say(lang, paths=", ".join(code_span(path) for path in place.others))
    yield from _rules(place.shape, lang)
    yield _table(place.shape.keys.values(), anchors, lang)


def _rules(shape: Shape, lang: Lang) -> Iterator[str]:
    if shape.one_of:
        yield ONE_OF.say(lang, keys=_keys(shape.one_of))
    for keys in shape.in_order:
        yield IN_ORDER.say(lang, keys=_keys(keys))


def _keys(keys: Iterable[str]) -> str:
    return ", ".join(code_span(key) for key in keys)


def _table(fields: Iterable[FieldShape], anchors: Mapping[int, str], lang: Lang) -> str:
    rows = [_row(field, anchors, lang) for field in fields]
    return "\n".join([f"| {COLUMNS.say(lang)} |", "|---|---|---|---|---|", *rows])


def _row(field: FieldShape, anchors: Mapping[int, str], lang: Lang) -> str:
    holds = type_words(field.shape, field.name, lang, lambda shape: anchors[id(shape)])
    example = "" if field.example is None else code_span(flow(field.example))
    cells = (
        code_span(field.name),
        holds,
        YES.say(lang) if field.required else "",
        _prose(field.text.say(lang)),
        example,
    )
    return f"| {' | '.join(cells)} |"


def _prose(text: str) -> str:
    """A text of the model in which words between backticks are code."""
    parts = text.split("`")
    return "".join(code_span(part) if number % 2 else escape_markdown(part) for number, part in enumerate(parts))


def _introduction(lang: Lang) -> str:
    text = (templates_folder() / f"reference-introduction.{lang}.md").read_text(encoding="utf-8")
    rows = [
        f"| [{escape_markdown(kind.PLURAL.say(lang))}]({kind.KIND}.md) | `{kind.FOLDER}/` | {_prose(kind.ABOUT.say(lang))} |"
        for kind in BY_KIND.values()
    ]
    rows.append(f"| [`{SETTINGS_FILE}`]({SETTINGS_PAGE}.md) | | {_prose(SETTINGS_ABOUT.say(lang))} |")
    return text.replace("<!-- kinds -->", "\n".join(rows))
