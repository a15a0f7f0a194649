"""An expression to the entities it selects."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import translate

from registry_cli.analysis.search import nearest_id
from registry_cli.analysis.selection.grammar import EVERYTHING, Expression, Group, Term, parse
from registry_cli.analysis.selection.ground import Ground, Neighbours, fold
from registry_cli.analysis.selection.methods import DANISH_METHODS, METHODS, Method
from registry_cli.language import Text
from registry_cli.model.registry import EntityKey
from registry_cli.questions import WrongExpression
from registry_cli.suggestions import closest

Keys = frozenset[EntityKey]

NO_METHOD = Text(
    "there is no method {name}: the methods are {names}", "der er ingen metode {name}: metoderne er {names}"
)
NO_METHOD_BUT = Text(
    "there is no method {name}: did you mean {meant}?", "der er ingen metode {name}: mente du {meant}?"
)
NO_ID = Text("there is no {id} in the registry", "der er ingen {id} i registret")
NO_ID_BUT = Text(
    "there is no {id} in the registry: did you mean {meant}?", "der er ingen {id} i registret: mente du {meant}?"
)
NO_VALUE = Text("there is no {method}:{value}", "der er ingen {method}:{value}")
NO_VALUE_BUT = Text(
    "there is no {method}:{value}: did you mean {meant}?", "der er ingen {method}:{value}: mente du {meant}?"
)
NO_CHOICE = Text("there is no {method}:{value}: there are {choices}", "der er ingen {method}:{value}: der er {choices}")
NO_BASE = Text(
    "{method}: compares with a revision: say which with --base REF",
    "{method}: sammenligner med en revision: angiv den med --base REF",
)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A part of an expression that nothing fits, and the value that was perhaps meant."""

    text: str
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The entities that are selected, the parts that nothing fits, and what is gone since the base, where one was asked about.

    `is_open` says that everything was selected but what was excluded.
    """

    keys: Keys
    unmatched: tuple[Unmatched, ...] = ()
    removed: tuple[str, ...] = ()
    is_open: bool = False


def select(wanted: Sequence[str], excluded: Sequence[str], ground: Ground) -> Selection:
    """What any of the `wanted` expressions selects (none: everything) and none of the `excluded` does.

    Raises:
        WrongExpression: an expression is none, names a method or an id that there is not, or needs a base.
    """
    wants, excludes = [parse(text) for text in wanted], [parse(text) for text in excluded]
    found, unmatched = _any_of(wants, ground)
    left_out, without_effect = _any_of(excludes, ground)
    everything = frozenset(entry.key for entry in ground.registry.entries.values())
    keys = (found if wants else everything) - left_out
    if wants and found and not keys:
        unmatched = (*unmatched, Unmatched(" ".join(wanted)))
    is_compared = any(term.method and term.method.text == "state" for term in _all_terms([*wants, *excludes]))
    removed = ground.changes.removed if is_compared and ground.changes else ()
    return Selection(keys, (*unmatched, *without_effect), removed, is_open=not wants)


def _all_terms(expressions: Iterable[Expression]) -> Iterable[Term]:
    return (term for one in expressions for group in one.groups for term in group.terms)


def _any_of(expressions: Iterable[Expression], ground: Ground) -> tuple[Keys, tuple[Unmatched, ...]]:
    found: set[EntityKey] = set()
    unmatched: list[Unmatched] = []
    for group in (group for one in expressions for group in one.groups):
        found |= _all_of(group, ground, unmatched)
    return frozenset(found), tuple(unmatched)


def _all_of(group: Group, ground: Ground, unmatched: list[Unmatched]) -> Keys:
    """What all terms of a group select. Terms that nothing fits are told; where each fits something, the group as a whole."""
    selected = [_around(term, _meant(term, ground), ground) for term in group.terms]
    empty = [term for term, keys in zip(group.terms, selected, strict=True) if not keys]
    found = frozenset.intersection(*selected)
    unmatched.extend(Unmatched(term.text, _suggestion(term, ground)) for term in empty)
    if not found and not empty:
        unmatched.append(Unmatched(group.text))
    return found


def _meant(term: Term, ground: Ground) -> Keys:
    """What the term names, without what stands around it."""
    method = _method(term)
    if method.needs_base and ground.base is None:
        raise WrongExpression(term.place, NO_BASE, method=method.name)
    value, index = fold(term.value.text), ground.index(method)
    if method.name == "path":
        value = value.replace("\\", "/").removeprefix("./")
    if _is_pattern(value):
        fits = re.compile(translate(value)).match
        return frozenset().union(*(keys for word, keys in index.items() if fits(word)))
    if value not in index:
        _refuse_unknown(term, method, ground)
    return index.get(value, frozenset())


def _is_pattern(value: str) -> bool:
    return any(sign in value for sign in "*?[")


def _method(term: Term) -> Method:
    """The method of the term: the one it names, else a path where the value has a slash, else the id."""
    if term.method is None:
        return METHODS["path" if "/" in term.value.text else "id"]
    found = METHODS.get(term.method.text)
    if found is not None:
        return found
    name = term.method.text
    meant = DANISH_METHODS.get(name.casefold()) or closest(name, METHODS)
    if meant:
        raise WrongExpression(term.method.place, NO_METHOD_BUT, name=name, meant=meant)
    raise WrongExpression(term.method.place, NO_METHOD, name=name, names=", ".join(METHODS))


def _refuse_unknown(term: Term, method: Method, ground: Ground) -> None:
    """Raise if the value is none that could ever fit."""
    value = term.value.text
    if method.name == "id" or method.kinds:
        known = (found for one in (ground.registry, *ground.beside) if (found := one.find(value)) is not None)
        if any(entry.kind in method.kinds or not method.kinds for entry in known):
            return
        meant = _nearest(value, method, ground)
        texts = (NO_VALUE, NO_VALUE_BUT) if method.kinds else (NO_ID, NO_ID_BUT)
        raise WrongExpression(
            term.value.place, texts[meant is not None], id=value, value=value, method=method.name, meant=meant
        )
    if method.choices and fold(value) not in method.choices:
        meant = method.danish.get(value.casefold()) or closest(value, method.choices)
        raise WrongExpression(
            term.value.place,
            NO_VALUE_BUT if meant else NO_CHOICE,
            value=value,
            method=method.name,
            meant=meant,
            choices=", ".join(method.choices),
        )


def _nearest(value: str, method: Method, ground: Ground) -> str | None:
    """The id that was perhaps meant: of the right kind, or the entity of that name."""
    if not method.kinds:
        named = ground.index(METHODS["name"]).get(fold(value))
        return min(named).id if named else nearest_id(ground.registry, value)
    candidates = {fold(entry.name): entry.id for entry in ground.registry.of_kind(*method.kinds)}
    return candidates.get(fold(value)) or closest(value, candidates.values())


def _suggestion(term: Term, ground: Ground) -> str | None:
    """For a term that nothing fits: the nearest value that something would fit, written with its method."""
    method = _method(term)
    if _is_pattern(term.value.text) or method.choices or method.kinds:
        return None
    value = term.value.text
    meant = method.danish.get(value.casefold()) or closest(fold(value), ground.index(method))
    return f"{method.name}:{_quoted(meant)}" if meant else None


def _quoted(value: str) -> str:
    """The value as it must be written in an expression."""
    is_plain = re.fullmatch(r"[\w.:/#*?-]+", value) is not None
    return value if is_plain else '"{}"'.format(value.replace('"', '""'))


def _around(term: Term, keys: Keys, ground: Ground) -> Keys:
    """The keys with what the graph operators of the term add."""
    if term.is_whole:
        below = _reached(keys, ground.dependents, EVERYTHING)
        return _reached(below, ground.depends_on, EVERYTHING)
    above, below = _reached(keys, ground.depends_on, term.above), _reached(keys, ground.dependents, term.below)
    return above | below


def _reached(keys: Keys, neighbours: Neighbours, steps: int) -> Keys:
    """The keys and everything at most so many steps from one of them."""
    reached, edge = set(keys), set(keys)
    while edge and steps:
        edge = {near for key in edge for near in neighbours.get(key, ())} - reached
        reached |= edge
        steps -= 1
    return frozenset(reached)
