"""What is said of how a field is answered."""

import pytest

from registry_cli.authoring.draft import field_at
from registry_cli.authoring.entering import route_to
from registry_cli.authoring.hints import hint
from registry_cli.language import Lang
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.load import load
from registry_cli.model.shape import shape_of
from registry_cli.sources import MemorySource

REGISTRY = load(
    MemorySource(
        {
            "registry.yaml": "format: 1\norganisation: {name: X}\ntaxonomies: {kle: {'32.24': Ydelser}}\n"
            "vocabularies: {functions: {esdh: Sager, gis: gis}}\nboards: {raad: {name: Rådet}}\n",
            "strategies/digital.yaml": "name: D\ngoals: [{id: a, name: A}, {id: b, name: B}]\n",
            "people/chef.yaml": "name: Chef\n",
            **{f"suppliers/s{number:02}.yaml": "name: S\n" for number in range(14)},
        }
    )
)
HINTS: list[tuple[str, str, Lang, str]] = [
    ("system", "criticality.level", "da", "en af: low (lav), medium (mellem), high (høj)"),
    ("system", "criticality.level", "en", "one of: low, medium, high"),
    ("system", "functions", "en", "a word of functions: esdh (Sager), gis; several with commas between"),
    ("system", "business_type", "da", "et ord efter eget valg til business_types"),
    ("system", "owner", "en", "id of: position, unit; such as chef"),
    ("system", "part_of", "en", "id of: system"),
    ("system", "tasks", "en", "a number such as kle:32.24; such as kle:32.24; several with commas between"),
    ("system", "ai", "da", "ja eller nej"),
    ("system", "used_by.users", "en", "a whole number"),
    ("system", "uses.annual_price", "en", "a number, with a point before the decimals"),
    ("system", "support_ends", "da", "en dag, ÅÅÅÅ-MM-DD"),
    ("system", "version", "en", "such as 8.2"),
    ("system", "product", "en", "such as kommunernes-ydelsessystem"),
    ("system", "description", "en", ""),
    ("contract", "term.initial", "en", "a period of at least a day, such as P6M"),
    ("decision", "board", "en", "a word of boards: raad (Rådet)"),
    ("decision", "concerns", "en", "an id of the registry; such as {}; several with commas between"),
    ("programme", "goals", "en", "strategy#id; such as digital#a, digital#b; several with commas between"),
    ("supplier", "cvr", "da", "et CVR-nummer på otte cifre"),
]


@pytest.mark.parametrize(("kind", "key", "lang", "says"), HINTS, ids=lambda value: str(value)[:20])
def test_how_a_field_is_answered(kind: str, key: str, lang: Lang, says: str) -> None:
    field = field_at(kind, route_to(shape_of(BY_KIND[kind]), key, kind)[0])
    some = f"chef, digital, {', '.join(f's{number:02}' for number in range(10))} ..."
    assert hint(field, REGISTRY, lang) == says.format(some)


def test_a_long_list_is_cut_off() -> None:
    listed = hint(field_at("system", ("supplier",)), REGISTRY, "en")
    assert listed.startswith("id of: supplier; such as s00, s01, ")
    assert listed.endswith("s11 ...")
