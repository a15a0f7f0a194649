"""What people enter for a field, as data: keys as `term.start`, values as the model's shape takes them."""

import csv
import re
from collections.abc import Iterator, Mapping

from registry_cli.documents import Data
from registry_cli.documents.scalars import UnusableNumber, resolve
from registry_cli.findings import Route
from registry_cli.language import Text
from registry_cli.model.shape import Shape
from registry_cli.questions import WrongQuestion
from registry_cli.suggestions import closest

NO_KEY = Text("{whole} has no key {key}", "{whole} har ingen nøgle {key}")
NO_KEY_BUT = Text("{whole} has no key {key}: did you mean {meant}?", "{whole} har ingen nøgle {key}: mente du {meant}?")
HAS_KEYS = Text(
    "{key} holds several values: give each of them, such as {key}.{first}=VALUE",
    "{key} rummer flere værdier: angiv dem hver for sig, for eksempel {key}.{first}=VÆRDI",
)

_FLAGS = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nej": False}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def route_to(shape: Shape, key: str, whole: str) -> tuple[Route, Shape]:
    """The route that `key` names and the shape there: keys with dots between; of a list of records the first is meant.

    `whole` is what the keys belong to, for the refusal.

    Raises:
        WrongQuestion: there is no such key, or it holds keys of its own.
    """
    route: list[str | int] = []
    for step in key.split("."):
        if shape.item is not None and shape.item.keys:
            shape = shape.item
            route.append(int(step) if step.isdecimal() else 0)
            if step.isdecimal():
                continue
        shape = below(shape, step, ".".join([whole, *(str(one) for one in route if isinstance(one, str))]))
        route.append(step)
    inside = shape.item.keys if shape.item is not None else shape.keys
    if inside:
        raise WrongQuestion(HAS_KEYS, key=key, first=next(iter(inside)))
    return tuple(route), shape


def below(shape: Shape, step: str, whole: str) -> Shape:
    """The shape at a key of `shape`.

    Raises:
        WrongQuestion: there is no such key in `whole`; the nearest is suggested.
    """
    if step in shape.keys:
        return shape.keys[step].shape
    if shape.map_value is not None and step:
        return shape.map_value
    meant = closest(step, shape.keys)
    raise (
        WrongQuestion(NO_KEY_BUT, whole=whole, key=step, meant=meant)
        if meant
        else WrongQuestion(NO_KEY, whole=whole, key=step)
    )


def key_of(route: Route) -> str:
    """A route as people write it: `term.notice.period`; the first item of a list is not numbered."""
    return ".".join(str(step) for step in route if step != 0)


def data_from(shape: Shape, text: str) -> Data:
    """The data that `text` means at a place of this shape; what does not fit stays text, and is found by the model.

    Items of a list stand between commas, in double quotes where they hold commas themselves.
    """
    if shape.item is not None:
        found = [data_from(shape.item, one) for one in _items(text)]
        return found[0] if shape.choices and len(found) == 1 else found
    if shape.type == "flag":
        return _FLAGS.get(text.casefold(), text)
    if shape.type in ("whole", "number") and _NUMBER.fullmatch(text):
        try:
            return resolve(text)
        except UnusableNumber:
            return text
    return text


def _items(text: str) -> Iterator[str]:
    row = next(csv.reader([text], skipinitialspace=True), [])
    return (item for item in (one.strip() for one in row) if item)


def with_value(data: Mapping[str, Data], route: Route, value: Data) -> dict[str, Data]:
    """The same data with `value` at `route`; records and items on the way are made, never changed."""
    made = _put(dict(data), route, value)
    assert isinstance(made, dict)
    return made


def _put(data: Data, route: Route, value: Data) -> Data:
    if not route:
        return value
    step, rest = route[0], route[1:]
    if isinstance(step, int):
        items = list(data) if isinstance(data, list) else []
        items.extend([None] * (step + 1 - len(items)))
        items[step] = _put(items[step], rest, value)
        return items
    record = dict(data) if isinstance(data, dict) else {}
    record[step] = _put(record.get(step), rest, value)
    return record
