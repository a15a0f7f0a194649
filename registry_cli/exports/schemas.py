"""JSON Schemas of the registry's files, for editors: draft 7, because yaml-language-server reads no later one.

Descriptions are in one language; each field has its example. The schemas say what a single file may hold;
that a reference leads somewhere only `reg validate` can tell. Where the ids of a registry are known, they are offered, and any other
stays allowed: its file may be the next to be written.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from registry_cli.language import Lang, Text
from registry_cli.model.fields import REFERENCE, REFERENCE_TYPES, Reference
from registry_cli.model.kinds import KINDS
from registry_cli.model.settings import Settings
from registry_cli.sources import SETTINGS_FILE

DRAFT = "http://json-schema.org/draft-07/schema#"
SETTINGS_SCHEMA = "registry"
FURTHER_SETTINGS_SCHEMA = "settings"
SETTINGS_ABOUT = Text(
    "Who keeps the registry, which words it uses and what it has decided for itself.",
    "Hvem der fører registret, hvilke ord det bruger, og hvad det selv har bestemt.",
)

Known = Callable[[Reference], Mapping[str, str]]
"""What a reference may name, as far as that is known, each with a name for people."""


def nothing_known(reference: Reference) -> Mapping[str, str]:
    """Schemas that hold for every registry offer no ids."""
    del reference
    return {}


def schemas(lang: Lang, known: Known = nothing_known) -> dict[str, dict[str, Any]]:
    """Every schema by its name: one per kind, `registry` for `registry.yaml`, and `settings` for the files beside it."""
    made = {kind.KIND: schema(kind, lang, kind.TITLE.say(lang), kind.ABOUT.say(lang), known) for kind in KINDS}
    settings = schema(Settings, lang, SETTINGS_FILE, SETTINGS_ABOUT.say(lang), known)
    in_layers = {name: _open_to_layers(part) for name, part in settings["definitions"].items()}
    settings |= {"properties": _open_to_layers(settings["properties"]), "definitions": in_layers}
    further = {key: value for key, value in settings.items() if key != "required"} | {"title": "settings/*.yaml"}
    return {**made, SETTINGS_SCHEMA: settings, FURTHER_SETTINGS_SCHEMA: further}


def schema(model: type[BaseModel], lang: Lang, title: str, about: str, known: Known = nothing_known) -> dict[str, Any]:
    """The schema of one model, with its title and what it is about."""
    generated = model.model_json_schema(
        by_alias=True, schema_generator=_Generator, ref_template="#/definitions/{model}"
    )
    definitions = generated.pop("$defs", {})
    body = _tidied(generated, lang, known)
    head = {"$schema": DRAFT, "title": title, "description": about}
    tidied = {name: _tidied(part, lang, known) for name, part in sorted(definitions.items())}
    rest = {key: value for key, value in body.items() if key not in head}
    return {**head, **rest, **({"definitions": tidied} if tidied else {})}


def _open_to_layers(part: Any) -> Any:
    """Settings are laid over a preset: what a record needs may stand there, and a key without a value takes an entry out."""
    if isinstance(part, list):
        return [_open_to_layers(item) for item in part]
    if not isinstance(part, dict):
        return part
    opened = {
        key: _open_to_layers(value) for key, value in part.items() if key != "required" or isinstance(value, dict)
    }
    if isinstance(opened.get("patternProperties"), dict):
        entries = opened["patternProperties"]
        opened["patternProperties"] = {key: {"anyOf": [entry, {"type": "null"}]} for key, entry in entries.items()}
    return opened


class _Generator(GenerateJsonSchema):
    """Without pydantic's invented titles."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False


def _tidied(part: Any, lang: Lang, known: Known) -> Any:
    """Draft 7, in one language: nothing beside `$ref`, no defaults, and of references what they may name."""
    if isinstance(part, list):
        return [_tidied(item, lang, known) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: value for key, value in part.items() if key not in ("da", "default", "title") or isinstance(value, dict)
    }
    if lang == "da" and isinstance(part.get("da"), str):
        kept["description"] = part["da"]
    elif lang == "da" and "properties" in part:
        kept.pop("description", None)
    kept = _offering_keys(_offering(_with_null(kept), known), known)
    if "$ref" in kept and len(kept) > 1:
        kept = {"allOf": [{"$ref": kept.pop("$ref")}], **kept}
    return {
        key: _tidied(value, lang, known) if key not in ("examples", "enum", "required") else value
        for key, value in kept.items()
    }


def _offering(part: dict[str, Any], known: Known) -> dict[str, Any]:
    """A reference with what it may name as completions, beside anything that was allowed before."""
    reference = part.get(REFERENCE)
    if not isinstance(reference, REFERENCE_TYPES):
        return part
    kept = {key: value for key, value in part.items() if key != REFERENCE}
    offered = known(reference)
    if not offered:
        return kept
    words: dict[str, Any] = {key: kept.pop(key) for key in ("description", "examples") if key in kept}
    return {**words, "anyOf": [{"enum": list(offered), "enumDescriptions": list(offered.values())}, kept]}


def _offering_keys(part: dict[str, Any], known: Known) -> dict[str, Any]:
    """A mapping whose keys are references, with those that are known as its properties."""
    names = part.get("propertyNames")
    reference = names.get(REFERENCE) if isinstance(names, dict) else None
    if not isinstance(reference, REFERENCE_TYPES):
        return part
    kept = {key: value for key, value in part.items() if key != "propertyNames"}
    offered = dict.fromkeys(known(reference), part["additionalProperties"])
    return {**kept, "properties": offered} if offered else kept


def _with_null(part: dict[str, Any]) -> dict[str, Any]:
    """`null` said as a second type where that can be: editors then show one field and not a choice of two."""
    options = part.get("anyOf")
    if not isinstance(options, list) or {"type": "null"} not in options:
        return part
    rest = [option for option in options if option != {"type": "null"}]
    kept = {key: value for key, value in part.items() if key != "anyOf"}
    if len(rest) == 1 and "const" in rest[0]:
        rest[0] = {**{key: value for key, value in rest[0].items() if key != "const"}, "enum": [rest[0]["const"]]}
    if len(rest) > 1 or not isinstance(rest[0].get("type"), str):
        return part
    nullable = {**rest[0], **kept, "type": [rest[0]["type"], "null"]}
    return {**nullable, "enum": [*rest[0]["enum"], None]} if "enum" in rest[0] else nullable
