"""The reference is enough to write a registry from, names every key, and its links lead somewhere."""

import re
from datetime import date
from functools import cache

import pytest
from markdown_it import MarkdownIt

from registry_cli.checks.running import judge
from registry_cli.exports.reference import examples, record_places
from registry_cli.exports.reference import reference as made_reference
from registry_cli.exports.reference_words import anchor_of, flow
from registry_cli.language import Lang
from registry_cli.model.entity import Entity
from registry_cli.model.kinds import KINDS
from registry_cli.model.load import load
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of
from registry_cli.sources import MemorySource
from tests.running import AS_OF

PARSER = MarkdownIt("commonmark").enable("table")
EACH_LANGUAGE = pytest.mark.parametrize("lang", ["da", "en"])
EACH_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
SHAPES = {**{kind.KIND: shape_of(kind) for kind in KINDS}, "registry": shape_of(Settings)}


@cache
def reference(lang: Lang) -> dict[str, str]:
    """The pages, made once for all tests."""
    return made_reference(lang)


def files_in(pages: dict[str, str]) -> dict[str, str]:
    """The files that somebody would write who copies every example: each begins with its path."""
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", "\n".join(pages.values()), re.MULTILINE | re.DOTALL)
    return dict(blocks)


@EACH_LANGUAGE
def test_a_registry_written_from_the_reference_alone_is_without_findings(lang: Lang) -> None:
    registry = load(MemorySource(files_in(reference(lang))))
    judged = judge(registry, date.fromisoformat(AS_OF))
    assert [(one.finding.code, one.finding.mark) for one in judged if one.severity in ("error", "warning")] == []
    assert {entry.kind for entry in registry.entries.values()} == {kind.KIND for kind in KINDS}
    assert registry.settings.organisation.name == "Eksempelby Kommune"


def keys_below(shape: Shape) -> set[str]:
    return {key for place in record_places(shape) for key in place.shape.keys} | set(shape.keys)


@EACH_LANGUAGE
@pytest.mark.parametrize("name", SHAPES)
def test_every_key_is_on_its_page(lang: Lang, name: str) -> None:
    page = reference(lang)[name]
    assert {key for key in keys_below(SHAPES[name]) if f"| `{key}` |" not in page} == set()


@EACH_LANGUAGE
def test_links_lead_to_pages_and_headings(lang: Lang) -> None:
    pages = reference(lang)
    anchors = {name: set(headings_of(page)) for name, page in pages.items()}
    for name, page in pages.items():
        for target in re.findall(r"\]\(([^)]+)\)", page):
            place, _, anchor = target.partition("#")
            assert (place.removesuffix(".md") or name) in pages, target
            assert not anchor or anchor in anchors[place.removesuffix(".md") or name], (name, target)


def headings_of(page: str) -> list[str]:
    return [anchor_of(heading) for heading in re.findall(r"^#+ (.+)$", page, re.MULTILINE)]


@EACH_LANGUAGE
@pytest.mark.parametrize("name", SHAPES)
def test_every_heading_has_its_own_anchor(lang: Lang, name: str) -> None:
    outside = re.sub(r"```yaml.*?```", "", reference(lang)[name], flags=re.DOTALL)
    headings = headings_of(outside)
    assert len(headings) == len(set(headings))


@EACH_LANGUAGE
@pytest.mark.parametrize("name", SHAPES)
def test_tables_are_tables(lang: Lang, name: str) -> None:
    """Every row has its five cells: nothing in a cell ends it."""
    tokens = PARSER.parse(reference(lang)[name])
    kinds = [token.type for token in tokens]
    rows = " ".join(kinds).split("tr_open")[1:]
    assert rows
    assert {row.count("td_open") + row.count("th_open") for row in rows} == {5}


@EACH_KIND
def test_every_kind_has_an_example(kind: type[Entity]) -> None:
    found = examples(kind.FOLDER)
    assert found
    assert all(path.startswith(f"{kind.FOLDER}/") for path in found)


def test_a_page_says_what_a_field_holds() -> None:
    page = reference("da")["system"]
    for row in (
        "| `hosting` | en af: `on-premises` i eget hus, `supplier` hos leverandøren, `cloud` sky, `hybrid` blandet |  | Hvor det drives | `supplier` |",
        "| `support_ends` | dag, for eksempel `2027-05-01` |  | Leverandørens sidste supportdag | `2028-12-31` |",
        "| `business` | helt tal, 1 til 4 | ja | For arbejdet | `3` |",
    ):
        assert row in page
    assert "Præcis én af `interface`, `datasource`, `system` skal være der." in page
    assert "(virkning: [svækkes](README.md#svækkes); [går i stå](README.md#går-i-stå) hvor `essential` er sand)" in page
    english = reference("en")
    assert "`id#part`: an item of [goals](strategy.md#goals) in [strategy](strategy.md)" in english["programme"]
    assert "word of [criteria](registry.md#prioritisationcriteria)" in english["project"]
    assert "list of [records](#prices), told apart by `name` + `from`" in english["contract"]
    assert "### `prices`\n\nPrice lines.\n\nAlso at: `amendments.prices`." in english["contract"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ky", "ky"),
        ("8.2", '"8.2"'),
        ("2026-01-01", "2026-01-01"),
        (["kle:32.24", "a"], '["kle:32.24", a]'),
        ({"a": True, "b": [1, 0.5]}, "{a: true, b: [1, 0.5]}"),
        ({"32.24": "x, y"}, '{"32.24": "x, y"}'),
        (0, "0"),
    ],
)
def test_examples_on_one_line(value: object, text: str) -> None:
    assert flow(value) == text
