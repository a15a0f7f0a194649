"""One fact that differs, in words: which field of which item, what stood there and what stands there now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from registry_cli.analysis.changes import Fact
from registry_cli.analysis.links import vocabulary
from registry_cli.documents import Data
from registry_cli.escaping import visible
from registry_cli.labels import choice
from registry_cli.language import Lang, Text
from registry_cli.model.fields import EntityRef, PartRef, Word
from registry_cli.model.items import ItemKey
from registry_cli.model.registry import Registry
from registry_cli.model.shape import Shape
from registry_cli.output.field_names import field_name
from registry_cli.output.numbers import decimals

LONGEST = 100
"""Text beyond so many characters is cut; of two long texts the places where they part are shown."""

MOST_PARTS = 8
"""Of an item or a list no more values than this are told."""

_PERIOD = re.compile(r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?", re.ASCII)

YES, NO = Text("yes", "ja"), Text("no", "nej")
MORE = Text("{count} more", "{count} mere")
NOTHING = Text("(nothing)", "(intet)")
CHANGED = Text("{field}: {before} → {after}", "{field}: {before} → {after}")
COMES = Text("{field}: + {after}", "{field}: + {after}")
GOES = Text("{field}: − {before}", "{field}: − {before}")


@dataclass(frozen=True, slots=True)
class Teller:
    """Both states, from which names are taken, the newer first, and the language."""

    before: Registry
    after: Registry
    lang: Lang

    def name_of(self, id_: str) -> str | None:
        """The name of an entity of either state."""
        found = self.after.find(id_) or self.before.find(id_)
        return found.name if found else None

    def word(self, declared: Word, word: str) -> str:
        """A word of a vocabulary by its name, where it has one."""
        known = vocabulary(self.after.settings, declared) or vocabulary(self.before.settings, declared) or {}
        return known.get(word, word)


class FactWords(NamedTuple):
    """A fact in words, each in one visible line: the field with its item, and both values; `None` where there is none."""

    field: str
    before: str | None
    after: str | None

    def sentence(self, lang: Lang) -> str:
        """All of it in one line."""
        text = COMES if self.before is None else GOES if self.after is None else CHANGED
        values = {"before": self.before or NOTHING.say(lang), "after": self.after or NOTHING.say(lang)}
        return text.say(lang, field=self.field, **values)


def fact_words(fact: Fact, shape: Shape, teller: Teller) -> FactWords:
    """The fact in words; `shape` is that of the kind, or of the settings."""
    names, at = _names(fact, shape, teller)
    last = next((step for step in reversed(fact.path) if isinstance(step, str)), "")
    before, after = (None if value is None else _said(value, at, last, teller) for value in (fact.before, fact.after))
    if at is not None and at.is_prose and isinstance(fact.before, str) and isinstance(fact.after, str):
        before, after = _apart(fact.before, fact.after)
    own = _keys_of(fact)
    if own and isinstance(fact.after or fact.before, dict):
        before, after = (
            None if one is None else _without(one, at, last, own, teller) for one in (fact.before, fact.after)
        )
    field = " · ".join(name for name in names if name)
    return FactWords(visible(field), *(None if one is None else visible(one) for one in (before, after)))


def _keys_of(fact: Fact) -> frozenset[str]:
    """The keys that already name the item of which the fact tells the coming or going."""
    last = fact.path[-1] if fact.path else ""
    return frozenset(key for key, _ in last.parts) - {""} if isinstance(last, ItemKey) else frozenset()


def _without(value: Data, shape: Shape | None, field: str, keys: frozenset[str], teller: Teller) -> str:
    rest = {key: below for key, below in value.items() if key not in keys} if isinstance(value, dict) else value
    return _said(rest, shape, field, teller) if rest else ""


def _names(fact: Fact, shape: Shape, teller: Teller) -> tuple[list[str], Shape | None]:
    """What people call each step of the way, and the shape at its end."""
    names: list[str] = []
    at: Shape | None = shape
    for step in fact.path:
        if isinstance(step, ItemKey):
            at = at.item if at is not None else None
            names.append(_item_name(step, at, teller))
        elif at is not None and step in at.keys:
            names.append(field_name(at.keys[step].text, teller.lang))
            at = at.keys[step].shape
        else:
            names.append(_said(step, at.map_key if at is not None else None, "", teller))
            at = at.map_value if at is not None else None
    return names, at


def _item_name(key: ItemKey, shape: Shape | None, teller: Teller) -> str:
    """What the item is called; nothing for a single value, which is told as what comes or goes."""
    if not key.parts or key.parts[0][0] == "":
        return ""
    fields = shape.keys if shape is not None else {}
    told = [
        _said(value, fields[name].shape if name in fields else None, name, teller) for name, value in key.parts if value
    ]
    return ", ".join(told) if key.number == 1 else f"{', '.join(told)} ({key.number})"


def _said(value: Data, shape: Shape | None, field: str, teller: Teller) -> str:
    """A value as people read it; a record within a record in brackets."""
    if isinstance(value, dict):
        return _listed([f"{name}: {text}" for name, text in _pairs(value, shape, teller)], "; ", teller)
    if isinstance(value, list):
        return _listed([_said(item, shape.item if shape else None, field, teller) for item in value], ", ", teller)
    if isinstance(value, bool):
        return (YES if value else NO).say(teller.lang)
    if isinstance(value, int | Decimal):
        return _number(value, shape, teller.lang)
    text = " ".join(str(value).split())
    if shape is not None and shape.form == "period":
        return _period(text, teller.lang)
    return _reference(text, shape, teller) or _short(
        choice(text, teller.lang, field) if _is_choice(text, shape) else text
    )


def _period(text: str, lang: Lang) -> str:
    """A period in words: `4 år`; as it stands where it is none."""
    from babel.units import format_unit  # noqa: PLC0415 - only where a period is told

    found = _PERIOD.fullmatch(text)
    counts = {unit: number for unit, number in found.groupdict().items() if number} if found else {}
    said = [format_unit(int(number), f"duration-{unit}", locale=lang) for unit, number in counts.items()]
    return ", ".join(said) or text


def _pairs(value: dict[str, Data], shape: Shape | None, teller: Teller) -> Iterator[tuple[str, str]]:
    for key, below in value.items():
        known = shape.keys.get(key) if shape is not None else None
        inner = known.shape if known else shape.map_value if shape is not None else None
        name = field_name(known.text, teller.lang) if known else key
        said = _said(below, inner, key, teller)
        yield name, f"({said})" if isinstance(below, dict) else said


def _listed(parts: list[str], between: str, teller: Teller) -> str:
    shown = parts[:MOST_PARTS]
    rest = len(parts) - len(shown)
    return between.join([*shown, MORE.say(teller.lang, count=rest)] if rest else shown)


def _is_choice(text: str, shape: Shape | None) -> bool:
    return shape is not None and (text in shape.choices or (shape.item is not None and text in shape.item.choices))


def _reference(text: str, shape: Shape | None, teller: Teller) -> str | None:
    """The name of what is referred to, with the id, or the word's name."""
    declared = shape.reference if shape is not None else None
    if isinstance(declared, EntityRef | PartRef):
        name = teller.name_of(text.partition("#")[0])
        return f"{_short(name)} ({text})" if name and name != text else text
    return _short(teller.word(declared, text)) if isinstance(declared, Word) else None


def _number(value: int | Decimal, shape: Shape | None, lang: Lang) -> str:
    from fractions import Fraction  # noqa: PLC0415 - only where a number is told

    is_year = shape is not None and not shape.is_money and isinstance(value, int) and 1900 <= value <= 2200
    if is_year or (isinstance(value, Decimal) and not value.is_finite()):
        return str(value)
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return decimals(Fraction(value), min(places, 10), lang)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both texts in one line each; of long ones the place where they part."""
    before, after = (" ".join(text.split()) for text in (before, after))
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = max(0, same - LONGEST // 3)
    start = before.rfind(" ", 0, start) + 1
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    return f"{'…' if start else ''}{_short(text[start:])}"
