"""What is told of a change, of the days ahead and of owners stays text, whatever a registry's names, words, keys and paths say."""

import json
import re
from functools import cache

import pytest

from registry_cli.escaping import visible, without_orders
from registry_cli.exports.owners import OWNERS_FORGES
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.output import forecast as ahead
from registry_cli.output.review import as_json, github, markdown, sections
from registry_cli.output.review.shown import ShownReview
from registry_cli.output.sections import as_markdown, as_page
from registry_cli.review.forecast import forecast
from registry_cli.review.owners import ownership
from registry_cli.review.review import review
from registry_cli.sources import MemorySource
from tests.text.hostile import AS_OF, quoted, registry_of, settings_file, sound_files
from tests.text.judges import cell, orders, reads_as_text, strings_in, unseen
from tests.text.payloads import CLASSES

EACH_CLASS = pytest.mark.parametrize("name", CLASSES)
OUR_COMMAND = re.compile(r"^::(error|warning|notice) (file=[^:]*|title=reg diff)::", re.MULTILINE)
FOLDS = re.compile(r"^(?:<!-- reg diff -->|</?details>|<summary>[^<>\n]*</summary>)$", re.MULTILINE)


@cache
def changed(name: str) -> Registry:
    """The registry of the class without its faults, and every system of it changed."""
    files = {"registry.yaml": settings_file(CLASSES[name])}
    for number, payload in enumerate(CLASSES[name]):
        files |= sound_files(number, payload)
    return load(
        MemorySource({path: text.replace("criticality: high", "criticality: low") for path, text in files.items()})
    )


@cache
def shown_of(name: str) -> ShownReview:
    """A change that brings the faults; the revisions are called by payloads too."""
    found, ref = review(changed(name), registry_of(name), AS_OF), " ".join(CLASSES[name])[:2000]
    return ShownReview(found, ref, ref, "0" * 40, None, "da", incomplete=True, notes=(ref,), prefix="it/")


@EACH_CLASS
def test_a_comment_shows_the_names_as_text(name: str) -> None:
    shown = shown_of(name)
    text = markdown.render(shown)
    assert orders(text) == []
    assert len(text) < 65_536
    read = reads_as_text(FOLDS.sub("", text))
    first = next(one for one in shown.review.changes.entities if one.turn == "changed")
    assert cell(first.entry.name[:1_000]) in read


@pytest.mark.parametrize("text", ["<a>" * 40_000, "\u202e" * 100_000, "x" * 100_000])
def test_a_long_text_pushes_nothing_out_of_a_comment(text: str) -> None:
    base = {"registry.yaml": "format: 1\norganisation: {name: E}\n", "systems/ky.yaml": "name: Til at se\n"}
    long = f"name: {quoted(text)}\nowner: {quoted(text)}\nuses: [{{system: ky, purpose: {quoted(text)}}}]\n"
    head = (
        base
        | {f"systems/a{number}.yaml": long for number in range(9)}
        | {"systems/ky.yaml": "name: Til at se\ntags: [x]\n"}
    )
    found = review(load(MemorySource(base)), load(MemorySource(head)), AS_OF)
    comment = markdown.render(ShownReview(found, text, text, "0" * 40, None, "da", incomplete=True, notes=(text,)))
    assert len(comment) < 65_536
    assert "+9 ~1" in comment
    read = reads_as_text(FOLDS.sub("", comment))
    assert "~ Til at se (ky)" in read


@EACH_CLASS
def test_a_page_shows_the_names_as_text(name: str) -> None:
    shown = shown_of(name)
    text = as_page(sections.title(shown), sections.sections(shown), colour=False, width=100_000)
    assert (unseen(text), orders(without_orders(text))) == ([], [])
    assert not {one.entry.id for one in shown.review.changes.entities if visible(one.entry.name).rstrip() not in text}


@EACH_CLASS
def test_annotations_are_ours(name: str) -> None:
    shown = shown_of(name)
    text = github.render(shown)
    assert (unseen(text), orders(OUR_COMMAND.sub("x", text))) == ([], [])
    assert all(line.startswith("::") for line in text.splitlines())


@EACH_CLASS
def test_json_gives_the_names_back(name: str) -> None:
    shown = shown_of(name)
    text = as_json.render(shown)
    assert (unseen(text), orders(text)) == ([], [])
    assert {one.entry.name for one in shown.review.changes.entities} <= set(strings_in(json.loads(text)))


@EACH_CLASS
def test_forecasts_show_the_names_as_text(name: str) -> None:
    registry = changed(name)
    found = forecast(registry, AS_OF, AS_OF.replace(year=2027))
    title, parts = ahead.title(registry, found, "da"), list(ahead.sections(found, "da"))
    assert found.states
    read = reads_as_text(as_markdown(title, parts))
    assert not {one.entry.id for one in found.states if cell(one.entry.name) not in read}
    page = as_page(title, parts, colour=False, width=100_000)
    assert (unseen(page), orders(without_orders(page))) == ([], [])
    text = ahead.as_json(found, registry, "da")
    assert (unseen(text), orders(text)) == ([], [])


@EACH_CLASS
def test_lists_of_owners_hold_nothing_of_others(name: str) -> None:
    for registry in (registry_of(name), changed(name)):
        for forge in OWNERS_FORGES.values():
            text = forge.render(ownership(registry, AS_OF, forge.accounts), "it/", "da")
            assert (unseen(text), orders(text)) == ([], [])
