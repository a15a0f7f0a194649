"""What a field may hold, said in words, as Markdown for a cell of the reference."""

import re
from collections.abc import Callable, Mapping

from registry_cli.checks.wrong_form import CHECK as WRONG_FORM
from registry_cli.documents.dump import yaml_text
from registry_cli.escaping import code_span, escape_markdown
from registry_cli.labels import KIND_LABELS, choice
from registry_cli.language import Lang, Text
from registry_cli.model.fields import (
    AsSet,
    Effect,
    EntityRef,
    Keyed,
    PartRef,
    Reference,
    Sequence,
    TaxonomyNumber,
    Word,
)
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, ValueType

Anchors = Callable[[Shape], str]
"""Where on the page a record is described."""

INTRODUCTION_PAGE = "README"
SETTINGS_PAGE = "registry"

EFFECTS: dict[Effect, Text] = {
    Effect.BREAKS: Text("breaks", "går i stå"),
    Effect.DEGRADES: Text("degrades", "svækkes"),
    Effect.GOVERNS: Text("governs", "styrer"),
    Effect.CONTEXT: Text("context", "sammenhæng"),
}

_VALUES: dict[ValueType, Text] = {
    "text": Text("one line of text", "en linje tekst"),
    "whole": Text("whole number", "helt tal"),
    "number": Text("number", "tal"),
    "flag": Text("`true` or `false`", "`true` eller `false`"),
    "day": Text("day, such as `2027-05-01`", "dag, for eksempel `2027-05-01`"),
}
_PROSE = Text("text, also of several lines", "tekst, også på flere linjer")
_AMOUNT = Text("amount in kroner", "beløb i kroner")
_ANYTHING = Text("anything", "hvad som helst")
_BETWEEN = Text(", {least} to {most}", ", {least} til {most}")
_AT_LEAST = Text(", {least} or more", ", {least} eller derover")
_RECORD = Text("[record]({anchor})", "[gruppe]({anchor})")
_CHOICE = Text("one of: {choices}", "en af: {choices}")
_REFERENCE = Text("id of {kinds} (effect: {effect})", "id på {kinds} (virkning: {effect})")
_ANY_KIND = Text("anything in the registry", "hvad som helst i registret")
_OR = Text(" or ", " eller ")
_EFFECT_IF = Text("{effect}; {other} where `{flag}` is true", "{effect}; {other} hvor `{flag}` er sand")
_PART = Text(
    "`id#part`: an item of [{items}]({kind}.md#{items}) in {kinds} (effect: {effect})",
    "`id#del`: et punkt i [{items}]({kind}.md#{items}) på {kinds} (virkning: {effect})",
)
_WORD = Text("word of [{vocabulary}]({page}.md#{anchor})", "ord fra [{vocabulary}]({page}.md#{anchor})")
_NUMBER = Text("number of KLE or FORM, such as `kle:32.24`", "nummer i KLE eller FORM, for eksempel `kle:32.24`")
_SET = Text("list of: {item}", "liste af: {item}")
_SEQUENCE = Text("list, in order, of: {item}", "liste i rækkefølge af: {item}")
_KEYED = Text("list of [records]({anchor}), told apart by {keys}", "liste af [grupper]({anchor}), kendes på {keys}")
_MAPPING = Text("mapping from {key} to: {value}", "opslag fra {key} til: {value}")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NOT_IN_FLOW = re.compile(r"[,:\[\]{}]")


def type_words(shape: Shape, key: str, lang: Lang, anchors: Anchors) -> str:
    """What may stand at `key`; `anchors` says where on the page the records inside are described."""

    def inner(part: Shape) -> str:
        return type_words(part, key, lang, anchors)

    if shape.item is not None:
        return _list_words(shape, lang, anchors, inner)
    if shape.map_value is not None:
        map_key = inner(shape.map_key or Shape())
        return _MAPPING.say(lang, key=map_key, value=inner(shape.map_value))
    if shape.keys:
        return _RECORD.say(lang, anchor=anchors(shape))
    if shape.choices:
        return _CHOICE.say(lang, choices=", ".join(_choice(word, key, lang) for word in shape.choices))
    if shape.reference is not None:
        return _reference_words(shape.reference, lang)
    return _value_words(shape, lang)


def effect_words(effect: Effect, lang: Lang) -> str:
    """An effect's name, as a link to where it is explained."""
    return f"[{EFFECTS[effect].say(lang)}]({INTRODUCTION_PAGE}.md#{anchor_of(EFFECTS[effect].say(lang))})"


def anchor_of(heading: str) -> str:
    """The anchor that GitHub and GitLab give a heading: small letters, hyphens for spaces, without signs."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def flow(value: object, *, is_inside: bool = False) -> str:
    """An example as it may stand on one line of a file, by itself or inside brackets."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{flow(key)}: {flow(item, is_inside=True)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(item, is_inside=True) for item in value)}]"
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value
    plain = yaml_text({"x": value}).removeprefix("x: ").rstrip("\n")
    must_quote = isinstance(value, str) and (plain != value or (is_inside and _NOT_IN_FLOW.search(value)))
    return f'"{value}"' if must_quote else plain


def _list_words(shape: Shape, lang: Lang, anchors: Anchors, inner: Callable[[Shape], str]) -> str:
    assert shape.item is not None
    if isinstance(shape.identity, Keyed):
        keys = " + ".join(code_span(key) for key in shape.identity.keys)
        return _KEYED.say(lang, anchor=anchors(shape.item), keys=keys)
    words = {AsSet: _SET, Sequence: _SEQUENCE}[type(shape.identity) if shape.identity else AsSet]
    return words.say(lang, item=inner(shape.item))


def _choice(word: str, key: str, lang: Lang) -> str:
    label = choice(word, lang, key)
    shown = label.replace("-", " ").casefold() != word.replace("-", " ").casefold()
    return f"{code_span(word)} {escape_markdown(label)}" if shown else code_span(word)


def _reference_words(reference: Reference, lang: Lang) -> str:
    if isinstance(reference, EntityRef):
        kinds = _OR.say(lang).join(_kind(kind, lang) for kind in reference.kinds)
        return _REFERENCE.say(lang, kinds=kinds or _ANY_KIND.say(lang), effect=_effect(reference, lang))
    if isinstance(reference, PartRef):
        effect = effect_words(reference.effect, lang)
        kinds = _kind(reference.kind, lang)
        return _PART.say(lang, items=reference.items, kind=reference.kind, kinds=kinds, effect=effect)
    if isinstance(reference, Word):
        place = vocabulary_place(reference.vocabulary)
        return _WORD.say(lang, vocabulary=reference.vocabulary, page=SETTINGS_PAGE, anchor=anchor_of(place))
    assert isinstance(reference, TaxonomyNumber)
    return _NUMBER.say(lang)


def vocabulary_place(vocabulary: str) -> str:
    """The heading in the reference of the settings under which the words of a vocabulary are described."""
    if vocabulary == "criteria":
        return "prioritisation.criteria"
    return vocabulary if vocabulary in (*Settings.NAMED, "peers") else "vocabularies"


def _effect(reference: EntityRef, lang: Lang) -> str:
    effect = effect_words(reference.effect, lang)
    if reference.effect_if is None:
        return effect
    other = effect_words(reference.effect_when, lang)
    return _EFFECT_IF.say(lang, effect=effect, other=other, flag=reference.effect_if)


def _kind(kind: str, lang: Lang) -> str:
    return f"[{escape_markdown(KIND_LABELS[kind].say(lang))}]({kind}.md)"


def _value_words(shape: Shape, lang: Lang) -> str:
    if shape.free or (shape.type is None and not shape.form):
        return _ANYTHING.say(lang)
    if shape.is_prose:
        return _PROSE.say(lang)
    if shape.form:
        return escape_markdown(WRONG_FORM.words[shape.form].say(lang))
    words = _AMOUNT if shape.is_money else _VALUES[shape.type or "text"]
    return words.say(lang) + _limits(shape, lang)


def _limits(shape: Shape, lang: Lang) -> str:
    if shape.least is None:
        return ""
    if shape.most is None:
        return _AT_LEAST.say(lang, least=shape.least)
    return _BETWEEN.say(lang, least=shape.least, most=shape.most)
