"""An expression to its parts, with the place of each; as dbt's, so there are no brackets.

expression  groups with blanks between them        any of them (or)
group       terms with commas between them         all of them (and)
term        [@ | [N]+] [method:] value [+[N]]      graph operators around what is meant
value       characters, or text in " or '          a doubled quotation mark inside stands for one
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from registry_cli.language import Text
from registry_cli.questions import Place, WrongExpression

MAX_LENGTH, MAX_TERMS = 2000, 100
"""Longer expressions are no questions of people; a list of ids in a file is better served by a tag."""

EVERYTHING = 1_000_000_000
"""So many steps reach everything there is."""

QUOTES = "\"'"
_OF_OTHER_LANGUAGES = "()|&!;"
_METHOD = re.compile(r"[^\W\d_][\w.-]*:")
_ABOVE = re.compile(r"([0-9]*)\+")
_BELOW = re.compile(r"\+([0-9]*)")

NOTHING = Text("the selection is empty", "udvalget er tomt")
TOO_LONG = Text(
    "a selection has at most {limit} characters, and this one has {length}",
    "et udvalg har højst {limit} tegn, og dette har {length}",
)
TOO_MANY = Text("a selection has at most {limit} parts", "et udvalg har højst {limit} dele")
UNPRINTABLE = Text("no such character can be part of a selection", "sådan et tegn kan ikke stå i et udvalg")
LONE_COMMA = Text(
    "a comma means `and`: it stands between two parts and without blanks, as in a,b",
    "et komma betyder `og`: det står mellem to dele og uden mellemrum, som i a,b",
)
OTHER_LANGUAGE = Text(
    "{sign} has no meaning here: a comma is `and`, a blank is `or`, --exclude leaves out; in a value it needs quotation marks",
    "{sign} betyder ikke noget her: komma er `og`, mellemrum er `eller`, --exclude udelader; i en værdi kræver det anførselstegn",
)
UNCLOSED = Text("this quotation mark is never closed", "dette anførselstegn bliver aldrig lukket")
NO_VALUE = Text("something to select is missing here", "her mangler det, der skal udvælges")
STRAY_PLUS = Text(
    "a plus stands before or after a part, as in 2+ky or ky+1; in a value it needs quotation marks",
    "et plus står før eller efter en del, som i 2+ky eller ky+1; i en værdi kræver det anførselstegn",
)
AT_AND_PLUS = Text(
    "@ and + do not go together: @ky already has what depends on it, and all that those depend on",
    "@ og + kan ikke bruges sammen: @ky har allerede det, der afhænger af den, og alt, det afhænger af",
)


@dataclass(frozen=True, slots=True)
class Word:
    """Text of an expression and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """What is meant, and how far around it: so many steps to what it depends on (`above`) and what depends on it (`below`).

    `is_whole` adds all that depends on it and all that those depend on. Without a `method` the value is an id.
    """

    value: Word
    place: Place
    method: Word | None = None
    above: int = 0
    below: int = 0
    is_whole: bool = False

    @property
    def text(self) -> str:
        """The term as it was written."""
        return self.place.text[self.place.start : self.place.end]


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that must all hold."""

    terms: tuple[Term, ...]

    @property
    def text(self) -> str:
        """The group as it was written."""
        return self.terms[0].place.text[self.terms[0].place.start : self.terms[-1].place.end]


@dataclass(frozen=True, slots=True)
class Expression:
    """Groups of which one must hold."""

    text: str
    groups: tuple[Group, ...]


def parse(text: str) -> Expression:
    """The expression in `text`.

    Raises:
        WrongExpression: it is none; with the place of the fault.
    """
    if len(text) > MAX_LENGTH:
        raise WrongExpression(Place(text, MAX_LENGTH, len(text)), TOO_LONG, limit=MAX_LENGTH, length=len(text))
    _refuse_unprintable(text)
    groups: list[Group] = []
    count, at = 0, _skip_blanks(text, 0)
    while at < len(text):
        terms = tuple(_terms(text, at))
        count += len(terms)
        if count > MAX_TERMS:
            raise WrongExpression(Place(text, terms[0].place.start, len(text)), TOO_MANY, limit=MAX_TERMS)
        groups.append(Group(terms))
        at = _skip_blanks(text, terms[-1].place.end)
    if not groups:
        raise WrongExpression(Place(text, 0, len(text)), NOTHING)
    return Expression(text, tuple(groups))


def _refuse_unprintable(text: str) -> None:
    for at, character in enumerate(text):
        if not character.isprintable() and not _is_blank(character):
            raise WrongExpression(Place(text, at, at + 1), UNPRINTABLE)


def _is_blank(character: str) -> bool:
    return character in " \t\r\n" or unicodedata.category(character) == "Zs"


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and _is_blank(text[at]):
        at += 1
    return at


def _terms(text: str, at: int) -> Iterator[Term]:
    """The terms of the group that begins at `at`."""
    while True:
        if text.startswith(",", at):
            raise WrongExpression(Place(text, at, at + 1), LONE_COMMA)
        term = _term(text, at)
        yield term
        at = term.place.end
        if not text.startswith(",", at):
            return
        at += 1
        if at >= len(text) or _is_blank(text[at]):
            raise WrongExpression(Place(text, at - 1, at), LONE_COMMA)


def _term(text: str, start: int) -> Term:
    is_whole = text.startswith("@", start)
    above = _ABOVE.match(text, start)
    at = start + 1 if is_whole else above.end() if above else start
    if (is_whole and _ABOVE.match(text, at)) or (above and text.startswith("@", at)):
        raise WrongExpression(Place(text, start, at + 1), AT_AND_PLUS)
    named = _METHOD.match(text, at)
    method = Word(named[0][:-1], Place(text, at, named.end() - 1)) if named else None
    value = _value(text, named.end() if named else at)
    below = _BELOW.match(text, value.place.end)
    end = below.end() if below else value.place.end
    if below and is_whole:
        raise WrongExpression(Place(text, value.place.end, end), AT_AND_PLUS)
    if end < len(text) and text[end] != "," and not _is_blank(text[end]):
        raise WrongExpression(Place(text, value.place.end, end), STRAY_PLUS)
    return Term(value, Place(text, start, end), method, _steps(above), _steps(below), is_whole)


def _steps(operator: re.Match[str] | None) -> int:
    if operator is None:
        return 0
    return min(int(operator[1]), EVERYTHING) if operator[1] else EVERYTHING


def _value(text: str, start: int) -> Word:
    """The value that begins at `start`; it ends at a blank, a comma or a plus outside quotation marks."""
    parts: list[str] = []
    at = start
    while at < len(text) and text[at] not in ",+" and not _is_blank(text[at]):
        if text[at] in QUOTES:
            part, at = _quoted(text, at)
            parts.append(part)
            continue
        if text[at] in _OF_OTHER_LANGUAGES:
            raise WrongExpression(Place(text, at, at + 1), OTHER_LANGUAGE, sign=text[at])
        parts.append(text[at])
        at += 1
    value = "".join(parts)
    if not value.strip():
        raise WrongExpression(Place(text, at, at + 1) if at == start else Place(text, start, at), NO_VALUE)
    return Word(value, Place(text, start, at))


def _quoted(text: str, start: int) -> tuple[str, int]:
    """The text between quotation marks, and the position behind the second of them."""
    mark, at, parts = text[start], start + 1, []
    while True:
        end = text.find(mark, at)
        if end < 0:
            raise WrongExpression(Place(text, start, start + 1), UNCLOSED)
        parts.append(text[at:end])
        at = end + 1
        if not text.startswith(mark, at):
            return "".join(parts), at
        parts.append(mark)
        at += 1
