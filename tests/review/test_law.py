"""Applying what a diff tells to its base gives its head, for any two registries."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.model.load import load
from registry_cli.output.review import as_json
from registry_cli.output.review.shown import ShownReview
from registry_cli.review.review import review
from registry_cli.sources import MemorySource
from tests.fuzz.shapes import IDS, registries
from tests.review.applying import State, applied, in_any_order, state_of

DAY = date(2026, 11, 25)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """Two registries: of the second some files are those of the first, and some of those have another name, said or not."""
    base, other = draw(registries()), draw(registries())
    head = {path: base[path] if path in base and draw(st.booleans()) else data for path, data in other.items()}
    for path, data in base.items():
        if path != "registry.yaml" and path not in head and draw(st.booleans()):
            folder, _, name = path.partition("/")
            new = draw(st.sampled_from(("ny", "anden", *IDS)))
            said = f"formerly: [{name.removesuffix('.yaml')}]\n".encode() if b"formerly" not in data else b""
            head[f"{folder}/{new}.yaml"] = data + draw(st.sampled_from((b"", said)))
    return base, head


def _document(base: Mapping[str, bytes], head: Mapping[str, bytes]) -> tuple[str, State, State]:
    then, now = load(MemorySource(base)), load(MemorySource(head))
    shown = ShownReview(review(then, now, DAY), "a", "b", "0" * 40, None, "da", incomplete=False)
    return as_json.render(shown), state_of(then), state_of(now)


@settings(max_examples=100)
@given(pairs())
def test_the_facts_make_the_head_of_the_base(pair: tuple[Mapping[str, bytes], Mapping[str, bytes]]) -> None:
    document, then, now = _document(*pair)
    told: Any = json.loads(document)
    hidden = {one["id"] for one in told["changes"] if one["unreadable"]}
    made = applied(then, document)
    assert made.keys() == now.keys()
    assert in_any_order(_known(made, hidden)) == in_any_order(_known(now, hidden))


def _known(state: State, hidden: set[str]) -> State:
    return {id_: one for id_, one in state.items() if id_ not in hidden}


@settings(max_examples=25)
@given(registries())
def test_a_registry_does_not_differ_from_itself(files: Mapping[str, bytes]) -> None:
    told = json.loads(_document(files, files)[0])
    assert told["summary"]["text"] == "±0"
    assert not told["changes"]
    assert not told["settings"]["facts"]
    assert told["findings"] == {"introduced": [], "fixed": []}
