"""What people write to change a field: `term.renewal.times=2`, `uses[sf1520].purpose=Adresser`, `tags+=drift`, `owner=`."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal, NamedTuple

from registry_cli.authoring.entering import below, data_from
from registry_cli.documents import Data
from registry_cli.documents.changing import at
from registry_cli.documents.edits import offset_of
from registry_cli.documents.parse import parse
from registry_cli.documents.tree import Node
from registry_cli.findings import Route
from registry_cli.language import Text
from registry_cli.model.items import ItemKey, keyed_items
from registry_cli.model.shape import Shape
from registry_cli.questions import Place, WrongExpression, WrongQuestion
from registry_cli.suggestions import closest

Sign = Literal["", "+", "-"]

NO_ASSIGNMENT = Text(
    "{written} is not FIELD=VALUE, FIELD+=ITEM, FIELD-=ITEM or FIELD=",
    "{written} er ikke FELT=VÆRDI, FELT+=PUNKT, FELT-=PUNKT eller FELT=",
)
WHICH_ITEM = Text(
    "{key} is a list: say which item, such as {key}[{first}]; there are {items}",
    "{key} er en liste: sig hvilket punkt, for eksempel {key}[{first}]; der er {items}",
)
NO_ITEMS = Text(
    "{key} is a list and is empty: add to it with {key}+=", "{key} er en liste og er tom: tilføj med {key}+="
)
NO_ITEM = Text("{key} has no item {item}: there are {items}", "{key} har intet punkt {item}: der er {items}")
NO_ITEM_BUT = Text("{key} has no item {item}: did you mean {meant}?", "{key} har intet punkt {item}: mente du {meant}?")
SEVERAL_ITEMS = Text("{item} means several items of {key}: {items}", "{item} kan være flere punkter i {key}: {items}")
NO_LIST = Text("{key} is no list: write {key}=VALUE", "{key} er ikke en liste: skriv {key}=VÆRDI")
NO_INSIDE = Text("{key} is one value and has no keys", "{key} er én værdi og har ingen nøgler")
UNREADABLE = Text(
    "the value of {key} holds characters that cannot be shown", "værdien af {key} indeholder tegn, der ikke kan vises"
)
NO_YAML = Text(
    "the value of {key} begins with a bracket but is no list or mapping as YAML writes them: {value}",
    "værdien af {key} begynder med en parentes, men er ikke en liste eller samling, som YAML skriver dem: {value}",
)

_FIELD = re.compile(r"(?:[^\[\].=]|\[[^\]]*\]|\.)*?(?=\+=|-=|=)")
_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")
MAX_LISTED = 12


class Step(NamedTuple):
    """One step of a field's name: a key, or in brackets what tells an item apart; and where it stands."""

    word: str
    is_item: bool
    start: int
    end: int


@dataclass(frozen=True)
class Assignment:
    """A field, what is to become of it, and the words for that; no words mean that it goes."""

    text: str
    steps: tuple[Step, ...]
    sign: Sign
    value: str

    @property
    def key(self) -> str:
        """The field as it was written."""
        return self.text[: self.steps[-1].end]

    def up_to(self, number: int) -> str:
        """The field's name as far as its first steps."""
        return self.text[: self.steps[number - 1].end] if number else ""

    def place(self, number: int) -> Place:
        """Where a step stands in what was written."""
        return Place(self.text, self.steps[number].start, self.steps[number].end)


class Target(NamedTuple):
    """The place that a field's name means in an entity's data, and the shape there; `None` where anything may stand."""

    route: Route
    shape: Shape | None


def assignment(text: str) -> Assignment:
    """What was written, taken apart.

    Raises:
        WrongQuestion: it has no such form, or holds characters that cannot be shown.
    """
    field = _FIELD.match(text)
    steps = tuple(_steps(field[0])) if field else ()
    if field is None or not steps or "".join(_written(steps)) != field[0]:
        raise WrongQuestion(NO_ASSIGNMENT, written=text)
    rest = text[field.end() :]
    sign: Sign = "+" if rest.startswith("+") else "-" if rest.startswith("-") else ""
    value = rest[len(sign) + 1 :].strip()
    if sign and not value:
        raise WrongQuestion(NO_ASSIGNMENT, written=text)
    if not value.replace("\n", "").replace("\t", "").isprintable():
        raise WrongQuestion(UNREADABLE, key=field[0])
    return Assignment(text, steps, sign, value)


def _steps(field: str) -> list[Step]:
    return [
        Step(found[1] if found[2] is None else found[2].strip(), found[2] is None, found.start(), found.end())
        for found in _STEP.finditer(field)
    ]


def _written(steps: tuple[Step, ...]) -> list[str]:
    """The steps as they are written: a dot before each key but the first."""
    return [
        f"[{step.word}]" if step.is_item else f"{'.' if number else ''}{step.word}" for number, step in enumerate(steps)
    ]


def target(one: Assignment, shape: Shape, data: Data, kind: str) -> Target:
    """The place in `data` that the field means.

    Raises:
        WrongQuestion: the model has no such field, or the list no such item; with a place in what was written.
    """
    route: list[str | int] = []
    here: Shape | None = shape
    for number, step in enumerate(one.steps):
        if here is None:
            route.append(step.word)
        elif here.item is not None:
            route.append(_position(one, number, here, at(data, tuple(route))))
            here = here.item
        else:
            here = _inside(one, number, here, kind)
            route.append(step.word)
    return Target(tuple(route), here)


def _inside(one: Assignment, number: int, here: Shape, kind: str) -> Shape | None:
    step = one.steps[number]
    if not here.keys and here.map_value is None:
        raise WrongExpression(one.place(number), NO_INSIDE, key=one.up_to(number))
    if here.free:
        return None
    try:
        return below(here, step.word, ".".join([kind, *([one.up_to(number)] if number else [])]))
    except WrongQuestion as question:
        raise WrongExpression(one.place(number), Text(question.say("en"), question.say("da"))) from None


def _position(one: Assignment, number: int, here: Shape, items: Data) -> int:
    """The position of the item that is told apart by the words in brackets, as a whole or by one of its values."""
    key, step = one.up_to(number), one.steps[number]
    labels = labels_of(items, here)
    shown = "; ".join(list(labels.values())[:MAX_LISTED]) + (" ..." if len(labels) > MAX_LISTED else "")
    if not labels:
        raise WrongExpression(one.place(number), NO_ITEMS, key=key)
    if not step.is_item:
        raise WrongExpression(one.place(number), WHICH_ITEM, key=key, first=next(iter(labels.values())), items=shown)
    found = positions(step.word, items, here)
    if len(found) > 1:
        raise WrongExpression(
            one.place(number), SEVERAL_ITEMS, key=key, item=step.word, items="; ".join(labels[at_] for at_ in found)
        )
    if found:
        return found[0]
    meant = closest(step.word, labels.values())
    if meant:
        raise WrongExpression(one.place(number), NO_ITEM_BUT, key=key, item=step.word, meant=meant)
    raise WrongExpression(one.place(number), NO_ITEM, key=key, item=step.word, items=shown)


def labels_of(items: Data, shape: Shape) -> dict[int, str]:
    """What each item of a list may be called: by the first of what tells it apart where that is enough, else by all, else `#2`."""
    if not isinstance(items, list):
        return {}
    keys = dict(keyed_items(items, shape))
    firsts = Counter(key.parts[0][1] for key in keys.values() if key is not None)
    return {at_: _label(at_, key, firsts) for at_, key in keys.items()}


def _label(position: int, key: ItemKey | None, firsts: Counter[str]) -> str:
    if key is None:
        return f"#{position + 1}"
    return key.parts[0][1] if firsts[key.parts[0][1]] == 1 else key.label


def positions(word: str, items: Data, shape: Shape) -> list[int]:
    """The items that `word` may mean: the one of that label or number, else those that have it among what tells them apart."""
    if not isinstance(items, list):
        return []
    keyed = [(at_, key) for at_, key in keyed_items(items, shape) if key is not None]
    exact = [at_ for at_, key in keyed if word == key.label] or [
        at_ for at_ in range(len(items)) if word == f"#{at_ + 1}"
    ]
    return exact or [at_ for at_, key in keyed if any(word == value for _, value in key.parts)]


def value_of(one: Assignment, shape: Shape | None) -> Data:
    """The data that the words mean at a place of this shape, as the model's types take them; what does not fit stays text.

    What begins with a bracket is read as YAML where the model has a list, a record or anything at all.

    Raises:
        WrongQuestion: it begins with a bracket and is no YAML.
    """
    if one.value[:1] in ("[", "{") and _may_hold_several(shape):
        return _from_yaml(one, shape)
    return _from_yaml(one, None) if shape is None else data_from(shape, one.value)


def _may_hold_several(shape: Shape | None) -> bool:
    return shape is None or shape.item is not None or bool(shape.keys) or shape.map_value is not None


def _from_yaml(one: Assignment, shape: Shape | None) -> Data:
    parsed = parse(one.value)
    if parsed.root is None or parsed.faults:
        raise WrongQuestion(NO_YAML, key=one.key, value=one.value)
    return _typed(parsed.root, shape, one.value)


def _typed(node: Node, shape: Shape | None, text: str) -> Data:
    """The node's data, each plain scalar as the model's type at its place takes it: `1.10` stays text where a text belongs."""
    if node.entries is not None:
        return {key: _typed(value, _shape_below(shape, key), text) for key, (_, value) in node.entries.items()}
    if node.items is not None:
        return [_typed(item, shape.item if shape else None, text) for item in node.items]
    is_single = shape is not None and not shape.keys and shape.map_value is None
    if node.style == "quoted" or node.scalar is None or shape is None or not is_single:
        return node.scalar
    span = node.span
    return data_from(
        shape, text[offset_of(text, span.line, span.column) : offset_of(text, span.end_line, span.end_column)]
    )


def _shape_below(shape: Shape | None, key: str) -> Shape | None:
    if shape is None:
        return None
    if shape.item is not None and not shape.keys:
        shape = shape.item
    return shape.keys[key].shape if key in shape.keys else None if shape.free else shape.map_value
