"""A new entity's file: what is known of it, and every other field as a comment to be filled in."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from registry_cli.documents import read_document
from registry_cli.documents.dump import yaml_text
from registry_cli.language import Lang, Text
from registry_cli.model.faults import check_shape
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.shape import FieldShape, shape_of
from registry_cli.sources import SourceFile

RARE_FIELDS = ("aliases", "formerly", "links", "ids", "verified", "extra")
INTRODUCTION = Text(
    "Take away the # before what you know; `reg validate` says what does not fit.",
    "Fjern # foran det, du ved; `reg validate` siger, hvad der ikke passer.",
)

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def required_fields(kind: str) -> tuple[FieldShape, ...]:
    """The fields that a new entity of `kind` must have."""
    return tuple(field for field in shape_of(BY_KIND[kind]).keys.values() if field.required)


def known_fields(kind: str) -> tuple[str, ...]:
    """The keys that an entity of `kind` may have at the top of its file."""
    return tuple(shape_of(BY_KIND[kind]).keys)


def skeleton(kind: str, values: Mapping[str, str], lang: Lang) -> str:
    """The text of a new file: `values` in the order of the model, then the other usual fields as comments."""
    fields = shape_of(BY_KIND[kind]).keys
    filled = {key: _value(values[key]) for key in fields if key in values}
    open_fields = [field for key, field in fields.items() if key not in values and key not in RARE_FIELDS]
    lines = [yaml_text(filled).rstrip(), "", f"# {INTRODUCTION.say(lang)}"]
    for field in open_fields:
        lines += ["#", *_commented(field, lang)]
    return "\n".join(lines) + "\n"


def shape_fault(kind: str, path: str, text: str) -> str | None:
    """The key at which the text of a new file does not fit its kind; `None` where it fits."""
    document = read_document(SourceFile(path, text.encode("utf-8", "surrogatepass")))
    if document.data is None or document.findings:
        return "name"
    _, errors = check_shape(BY_KIND[kind], document.data)
    return str(errors[0]["loc"][0]) if errors and errors[0]["loc"] else None


def _value(text: str) -> str | date:
    """A day is written without quotes, as people write it."""
    if _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _commented(field: FieldShape, lang: Lang) -> Iterator[str]:
    yield f"# {field.text.say(lang)}"
    example = field.example if field.example is not None else _example(field)
    for line in yaml_text({field.name: _with_days(example)}).rstrip().splitlines():
        yield f"# {line}"


def _with_days(example: object) -> object:
    if isinstance(example, dict):
        return {key: _with_days(value) for key, value in example.items()}
    if isinstance(example, list):
        return [_with_days(item) for item in example]
    return _value(example) if isinstance(example, str) else example


def _example(field: FieldShape) -> object:
    """An example of a record or a list of records, from the examples of their fields; empty text where there is none."""
    shape = field.shape
    if shape.item is not None:
        return [_example_record(shape.item.keys)]
    return _example_record(shape.keys) or ""


def _example_record(fields: Mapping[str, FieldShape]) -> dict[str, object]:
    wanted = [field for field in fields.values() if field.required and field.example is not None]
    chosen = wanted or [field for field in fields.values() if field.example is not None][:1]
    return {field.name: field.example for field in chosen}
