"""Registries of the right shape with some odd values in them, as hypothesis makes them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from registry_cli.documents.dump import yaml_text
from registry_cli.model.kinds import KINDS
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of

IDS = ("ky", "kmd", "ydelser", "chef", "cpr", "p1")
ODD: tuple[object, ...] = (
    None,
    "",
    " ",
    [],
    {},
    [[]],
    [None],
    {"a": 1},
    True,
    0,
    -1,
    Decimal("1.5"),
    10**30,
    "KY",
    "\u202e",
    "##vso[x]",
    "a|b`c",
    "x" * 300,
)
TEXTS = st.sampled_from(
    (*IDS, "maal", "ky#maal", "high", "low", "daily", "32.24", "https://example.org", "2026", "Navn på noget")
)
DAYS = st.sampled_from(
    [date(*day) for day in ((1, 1, 1), (2020, 1, 31), (2026, 11, 25), (2026, 11, 26), (2030, 2, 28), (9999, 12, 31))]
)
NUMBERS = st.sampled_from((0, 1, 2, 5, 12, 2026, 100_000, 10**9))
DEPTH = 6


def registries() -> st.SearchStrategy[Mapping[str, bytes]]:
    """One to six files of any kinds, with settings that may ask for anything."""
    kinds = st.sampled_from(KINDS)
    entity = kinds.flatmap(lambda kind: st.tuples(_paths(kind.FOLDER), _data(shape_of(kind), DEPTH)))
    own = st.fixed_dictionaries({"format": st.just(1), "organisation": st.just({"name": "Eksempelby Kommune"})})
    settings = st.tuples(own, st.one_of(st.just({}), _data(shape_of(Settings), DEPTH))).map(
        lambda both: {**(both[1] if isinstance(both[1], dict) else {}), **both[0]}
    )
    return st.tuples(settings, st.lists(entity, min_size=1, max_size=6)).map(
        lambda made: {"registry.yaml": _bytes(made[0])} | {path: _bytes(data) for path, data in made[1]}
    )


def _paths(folder: str) -> st.SearchStrategy[str]:
    return st.sampled_from(IDS).map(lambda id_: f"{folder}/{id_}.yaml")


def _bytes(data: object) -> bytes:
    return yaml_text(data if isinstance(data, dict) else {"name": data}).encode()


def _data(shape: Shape, depth: int) -> st.SearchStrategy[object]:
    """What the shape asks for, and now and then something else."""
    return st.integers(0, 19).flatmap(lambda chance: _fitting(shape, depth) if chance else st.sampled_from(ODD))


def _fitting(shape: Shape, depth: int) -> st.SearchStrategy[object]:
    if depth == 0:
        return TEXTS
    if shape.keys:
        names = st.lists(st.sampled_from(sorted(shape.keys)), unique=True, max_size=6)
        required = tuple(name for name, field in shape.keys.items() if field.required)
        return names.flatmap(lambda chosen: _record(shape, dict.fromkeys((*required, *chosen)), depth))
    if shape.item is not None:
        return st.lists(_data(shape.item, depth - 1), max_size=3)
    if shape.map_value is not None:
        return st.dictionaries(TEXTS, _data(shape.map_value, depth - 1), max_size=3)
    return _single(shape)


def _record(shape: Shape, names: Mapping[str, None], depth: int) -> st.SearchStrategy[object]:
    return st.fixed_dictionaries({name: _data(shape.keys[name].shape, depth - 1) for name in names})


def _single(shape: Shape) -> st.SearchStrategy[object]:
    if shape.choices:
        return st.sampled_from(shape.choices)
    by_type = {"day": DAYS, "whole": NUMBERS, "number": NUMBERS, "flag": st.booleans()}
    return by_type.get(shape.type or "text", TEXTS)
