"""The fields and kinds that settings name, and whether the model has them; and the approvers, whether the registry has them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from registry_cli.documents import Data
from registry_cli.findings import Part, Route
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of

KINDS = tuple(BY_KIND)
SETTINGS = "settings"
"""What rules about approval call the settings themselves, beside the kinds of entity."""
LEVELS = ("must", "should", "could")
CHOSEN = ("from", "to", "through")


class Named(NamedTuple):
    """A field, a kind or an approver that settings name, and where."""

    route: Route
    part: Part
    text: str
    what: Literal["field", "kind", "approver"]
    kinds: tuple[str, ...] = KINDS
    """The kinds of which one must have the field; else what may be named here."""


def named_in(settings: Mapping[str, Data]) -> Iterator[Named]:
    """Every field and kind that a file of settings names; values of a wrong type are passed over."""
    yield from _in_completeness(settings)
    for name in _mapping(_mapping(settings, "verification"), "by_kind"):
        yield Named(("verification", "by_kind", name), "key", name, "kind")
    for name, control in _mappings(settings, "controls"):
        yield from _field(control, ("controls", name), "recorded_in", ("system",))
    for name, model in _mappings(settings, "project_models"):
        yield from _in_project_model(model, ("project_models", name))
    for name, rule in _mappings(settings, "rules"):
        yield from _in_rule(rule, ("rules", name))
    for name, approval in _mappings(settings, "approvals"):
        when, route = _mapping(approval, "when"), ("approvals", name, "when")
        yield from _kinds(when, route, (*KINDS, SETTINGS))
        yield from _kinds(_mapping(when, "to"), (*route, "to"))
        yield from _fields(when, (*route, "fields"), _stated_kinds(when, (*KINDS, SETTINGS)))


def approvers_in(settings: Mapping[str, Data], registry: Registry) -> Iterator[Named]:
    """Every role, board, position and unit that the approvals of a file of settings ask."""
    known = _approvers(registry)
    for name, approval in _mappings(settings, "approvals"):
        for key in ("needs", "hears"):
            listed = approval.get(key)
            for position, word in enumerate(listed if isinstance(listed, list) else []):
                manner = word.partition(":")[0] if isinstance(word, str) and ":" in word else ""
                if manner in known:
                    yield Named(("approvals", name, key, position), "value", str(word), "approver", known[manner])


def _approvers(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """What may stand behind each `word:`; roles are open where the registry lists none."""
    roles = (*registry.settings.vocabularies.roles, *registry.settings.responsible)
    names: dict[str, Iterable[str]] = {
        "role": roles,
        "board": registry.settings.boards,
        "person": (one.id for one in registry.of_kind("person")),
        "unit": (one.id for one in registry.of_kind("unit")),
    }
    found = {manner: tuple(f"{manner}:{one}" for one in dict.fromkeys(listed)) for manner, listed in names.items()}
    return found if registry.settings.vocabularies.roles else {key: one for key, one in found.items() if key != "role"}


def is_known(named: Named) -> bool:
    """Whether the model has the kind, or one of the kinds the field; of kinds that do not exist nothing is asked."""
    if named.what != "field":
        return named.text in named.kinds
    return any(_has(_shape(kind), named.text.split(".")) for kind in named.kinds)


def alternatives(named: Named) -> tuple[str, ...]:
    """What could be meant: the other kinds or approvers, or the fields beside the first key that no kind has."""
    if named.what != "field":
        return named.kinds
    found = (path for kind in named.kinds for path in _beside(_shape(kind), named.text.split(".")))
    return tuple(dict.fromkeys(found))


def _in_completeness(settings: Mapping[str, Data]) -> Iterator[Named]:
    for kind, fields in _mappings(settings, "completeness"):
        route = ("completeness", kind)
        yield Named(route, "key", kind, "kind")
        for level in LEVELS if kind in BY_KIND else ():
            yield from _fields(fields, (*route, level), (kind,))


def _in_project_model(model: Mapping[str, Data], route: Route) -> Iterator[Named]:
    gates: list[tuple[Route, Mapping[str, Data]]] = [((*route, "registration"), _mapping(model, "registration"))]
    gates += [((*route, "gates", phase), gate) for phase, gate in _mappings(model, "gates")]
    for where, gate in gates:
        for name, condition in _mappings(gate, "conditions"):
            yield from _fields(condition, (*where, "conditions", name, "fields"), ("project",))


def _in_rule(rule: Mapping[str, Data], route: Route) -> Iterator[Named]:
    for key in CHOSEN:
        yield from _kinds(_mapping(rule, key), (*route, key))
    yield from _field(rule, route, "relation", _stated_kinds(_mapping(rule, "from")))


def _kinds(chosen: Mapping[str, Data], route: Route, known: tuple[str, ...] = KINDS) -> Iterator[Named]:
    listed = chosen.get("kinds")
    for position, kind in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(kind, str):
            yield Named((*route, "kinds", position), "value", kind, "kind", known)


def _stated_kinds(chosen: Mapping[str, Data], known: tuple[str, ...] = KINDS) -> tuple[str, ...]:
    """The kinds that are listed and exist; every kind where none does."""
    listed = chosen.get("kinds")
    return tuple(kind for kind in known if isinstance(listed, list) and kind in listed) or known


def _fields(data: Mapping[str, Data], route: Route, kinds: tuple[str, ...]) -> Iterator[Named]:
    listed = data.get(str(route[-1]))
    for position, path in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(path, str):
            yield Named((*route, position), "value", path, "field", kinds)


def _field(data: Mapping[str, Data], route: Route, key: str, kinds: tuple[str, ...]) -> Iterator[Named]:
    path = data.get(key)
    if isinstance(path, str):
        yield Named((*route, key), "value", path, "field", kinds)


def _mapping(data: Mapping[str, Data], key: str) -> Mapping[str, Data]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _mappings(data: Mapping[str, Data], key: str) -> Iterator[tuple[str, Mapping[str, Data]]]:
    """The mappings in the mapping at `key`, by their names."""
    return ((name, value) for name, value in _mapping(data, key).items() if isinstance(value, dict))


def _shape(kind: str) -> Shape:
    return shape_of(Settings if kind == SETTINGS else BY_KIND[kind])


def _has(shape: Shape, keys: list[str]) -> bool:
    below = _step(shape, keys[0])
    return below is not None and (len(keys) == 1 or below.free or _has(below, keys[1:]))


def _beside(shape: Shape, keys: list[str]) -> Iterator[str]:
    """The paths with another key in place of the first that is not there."""
    for position, key in enumerate(keys):
        below = _step(shape, key)
        if below is None:
            others = _inner(shape).keys
            yield from (".".join((*keys[:position], other, *keys[position + 1 :])) for other in others)
            return
        shape = below


def _step(shape: Shape, key: str) -> Shape | None:
    """The shape one key further; lists are passed through, and a mapping has any key."""
    inner = _inner(shape)
    return inner.keys[key].shape if key in inner.keys else inner.map_value


def _inner(shape: Shape) -> Shape:
    return _inner(shape.item) if shape.item is not None else shape
