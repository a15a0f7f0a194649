"""Fields explained in the comments of a file: an example of each, what it means, and what may be chosen."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from registry_cli.documents.dump import yaml_text
from registry_cli.labels import choice
from registry_cli.language import Lang
from registry_cli.model.shape import FieldShape, Shape
from registry_cli.model.values import day_in

_OF_A_TYPE: dict[str | None, object] = {"whole": 0, "number": 0, "flag": False, "day": "2026-01-01"}
_FLOW_SIGNS = frozenset(",[]{}")


def description(field: FieldShape, lang: Lang) -> str:
    """What a field means, with what may be chosen: `How it is renewed: none | tacit | option`."""
    choices = field.shape.choices or (field.shape.item.choices if field.shape.item else ())
    listed = " | ".join(choice_with_label(word, lang, field.name) for word in choices)
    return f"{field.text.say(lang)}{f': {listed}' if listed else ''}"


def choice_with_label(word: str, lang: Lang, field: str) -> str:
    """A fixed choice of a field with its name in the language, where that is another word: `high (høj)`."""
    label = choice(word, lang, field)
    return word if label in (word, word.replace("-", " ")) else f"{word} ({label})"


def explained_field(field: FieldShape, lang: Lang) -> Iterator[str]:
    """The lines of a field that is not filled in: what it means, then an example with every field inside it explained."""
    yield f"# {description(field, lang)}"
    yield from _commented(_entry(field, example_of(field), lang, ""))


def filled_field(field: FieldShape, value: object, lang: Lang) -> Iterator[str]:
    """The lines of a field that is filled in; what its records do not say yet stands inside them as comments."""
    return _entry(field, value, lang, None)


def example_of(field: FieldShape) -> object:
    """What may stand in a field: its own example, or one made of the examples of the fields inside it."""
    if field.example is not None:
        return field.example
    shape = field.shape
    if shape.item is not None:
        return [_example_record(shape.item)] if shape.item.keys else []
    if shape.map_value is not None:
        return {}
    if shape.keys:
        return _example_record(shape)
    return shape.choices[0] if shape.choices else _OF_A_TYPE.get(shape.type, "")


def _example_record(shape: Shape) -> dict[str, object]:
    """The fields that must be there; where none must, the first that has an example."""
    wanted = [field for field in shape.keys.values() if field.required]
    chosen = wanted or [field for field in shape.keys.values() if field.example is not None][:1]
    return {field.name: example_of(field) for field in chosen}


def _entry(field: FieldShape, value: object, lang: Lang, behind: str | None) -> Iterator[str]:
    """A key and its value. `behind` is the comment after the key; `None` also leaves the keys inside without theirs."""
    shape = field.shape
    comment = f"  # {behind}" if behind else ""
    if isinstance(value, dict) and shape.keys:
        yield f"{field.name}:{comment}"
        yield from _indented(_record(shape, value, lang, is_explained=behind is not None))
    elif isinstance(value, list) and shape.item is not None and shape.item.keys and value:
        yield f"{field.name}:{comment}"
        for item in value:
            yield from _indented(_list_item(shape.item, item, lang, is_explained=behind is not None))
    elif behind is None:
        yield from yaml_text({field.name: with_days(value)}).rstrip().splitlines()
    else:
        yield f"{field.name}: {_flow(with_days(value))}{comment}"


def _record(shape: Shape, data: Mapping[str, object], lang: Lang, *, is_explained: bool) -> Iterator[str]:
    """The keys of a record in the order of the model: those in `data` as they are, the others as comments."""
    for key, field in shape.keys.items():
        explanation = description(field, lang)
        if key in data:
            yield from _entry(field, data[key], lang, explanation if is_explained else None)
        else:
            yield from _commented(_entry(field, example_of(field), lang, explanation))


def _list_item(shape: Shape, data: Mapping[str, object], lang: Lang, *, is_explained: bool) -> Iterator[str]:
    """A record behind a hyphen, which must stand before the first key that is no comment."""
    lines = list(_record(shape, data, lang, is_explained=is_explained))
    first = next((number for number, line in enumerate(lines) if not line.startswith("#")), None)
    if first is None:
        yield "- {}"
        return
    yield f"- {lines[first]}"
    after = next((number for number in range(first + 1, len(lines)) if not lines[number].startswith(" ")), len(lines))
    yield from _indented([*lines[first + 1 : after], *lines[:first], *lines[after:]])


def _commented(lines: Iterable[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def with_days(value: object) -> object:
    """The same data with its days as days, so that they are written without quotes, as people write them."""
    if isinstance(value, dict):
        return {key: with_days(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_days(item) for item in value]
    return day_in(value) or value


def _flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_flow_scalar(key)}: {_flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(item) for item in value)}]"
    return _flow_scalar(value)


def _flow_scalar(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    written = yaml_text({"x": value}).removeprefix("x: ").rstrip("\n")
    if isinstance(value, str) and not written.startswith(("'", '"')) and _FLOW_SIGNS & set(value):
        return json.dumps(value, ensure_ascii=False)
    return written
