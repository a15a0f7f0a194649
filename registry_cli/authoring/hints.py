"""What may be answered to a question about a field: its choices, the words and ids there are, the form of a day."""

from collections.abc import Iterable

from registry_cli.analysis.links import part_ids, vocabulary
from registry_cli.authoring.explaining import choice_with_label
from registry_cli.checks import BY_CODE
from registry_cli.labels import KIND_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.fields import EntityRef, PartRef, Reference, TaxonomyNumber, Word
from registry_cli.model.registry import Registry
from registry_cli.model.shape import FieldShape, Shape
from registry_cli.output.diagnostics import MAX_LISTED

ONE_OF = Text("one of: {choices}", "en af: {choices}")
WORD_OF = Text("a word of {vocabulary}: {words}", "et ord fra {vocabulary}: {words}")
ANY_WORD = Text("a word of your own for {vocabulary}", "et ord efter eget valg til {vocabulary}")
ID_OF = Text("id of: {kinds}", "id på: {kinds}")
ANY_ID = Text("an id of the registry", "et id fra registret")
SUCH_AS = Text("such as {known}", "for eksempel {known}")
NUMBER_OF = Text("a number such as kle:32.24", "et nummer som kle:32.24")
PART_OF = Text("{kind}#id", "{kind}#id")
SEVERAL = Text("several with commas between", "flere med komma imellem")
FLAG = Text("yes or no", "ja eller nej")
WHOLE = Text("a whole number", "et helt tal")
NUMBER = Text("a number, with a point before the decimals", "et tal med punktum før decimalerne")
DAY = Text("a day, YYYY-MM-DD", "en dag, ÅÅÅÅ-MM-DD")
_TYPES = {"flag": FLAG, "whole": WHOLE, "number": NUMBER, "day": DAY}


def hint(field: FieldShape, registry: Registry, lang: Lang) -> str:
    """One line that says how the field is answered."""
    shape = field.shape.item or field.shape
    parts = [_hint(field, shape, registry, lang), SEVERAL.say(lang) if field.shape.item else ""]
    return "; ".join(part for part in parts if part)


def _hint(field: FieldShape, shape: Shape, registry: Registry, lang: Lang) -> str:
    if shape.choices:
        return ONE_OF.say(lang, choices=", ".join(choice_with_label(word, lang, field.name) for word in shape.choices))
    if shape.reference is not None:
        return _of_reference(shape.reference, registry, lang)
    if shape.type in _TYPES:
        return _TYPES[shape.type].say(lang)
    words = BY_CODE["wrong-form"].words
    if shape.form in words and shape.form != "id":
        return words[shape.form].say(lang)
    return SUCH_AS.say(lang, known=_first_of(field.example)) if field.example is not None else ""


def _of_reference(reference: Reference, registry: Registry, lang: Lang) -> str:
    if isinstance(reference, Word):
        words = vocabulary(registry.settings, reference)
        if words is None:
            return ANY_WORD.say(lang, vocabulary=reference.vocabulary)
        named = (word if word == name else f"{word} ({name})" for word, name in words.items())
        return WORD_OF.say(lang, vocabulary=reference.vocabulary, words=_listed(named))
    if isinstance(reference, TaxonomyNumber):
        known = (f"{scheme}:{number}" for scheme, numbers in registry.settings.taxonomies.items() for number in numbers)
        return _with_known(NUMBER_OF.say(lang), known, lang)
    if isinstance(reference, PartRef):
        entries = registry.of_kind(reference.kind)
        parts = (f"{entry.id}#{part}" for entry in entries for part in part_ids(entry, reference.items))
        return _with_known(PART_OF.say(lang, kind=KIND_LABELS[reference.kind].say(lang)), parts, lang)
    return _of_entity(reference, registry, lang)


def _of_entity(reference: EntityRef, registry: Registry, lang: Lang) -> str:
    kinds = ", ".join(KIND_LABELS[kind].say(lang) for kind in reference.kinds)
    asked = ID_OF.say(lang, kinds=kinds) if kinds else ANY_ID.say(lang)
    return _with_known(asked, (entry.id for entry in registry.of_kind(*reference.kinds)), lang)


def _with_known(asked: str, known: Iterable[str], lang: Lang) -> str:
    listed = _listed(known)
    return f"{asked}; {SUCH_AS.say(lang, known=listed)}" if listed else asked


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    return f"{', '.join(found[:MAX_LISTED])}{' ...' if len(found) > MAX_LISTED else ''}"


def _first_of(example: object) -> object:
    return example[0] if isinstance(example, list) and example else example
