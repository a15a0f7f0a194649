"""Fields by a word or two: every name belongs to a field that is there."""

from collections.abc import Iterator

from registry_cli.labels import short_label
from registry_cli.language import Text
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.shape import Shape, shape_of
from registry_cli.output.field_names import NAMES, field_name, relation_name


def meanings(shape: Shape) -> Iterator[str]:
    for key in shape.keys.values():
        yield short_label(key.text.en)
        yield from meanings(key.shape)
    for below in (shape.item, shape.map_value):
        if below is not None:
            yield from meanings(below)


def test_every_name_is_that_of_a_field() -> None:
    known = {one for model in BY_KIND.values() for one in meanings(shape_of(model))}
    assert set(NAMES) - known == set()


def test_a_field_without_a_name_is_called_what_it_means() -> None:
    meaning = Text("Which colour, if any", "Hvilken farve, hvis den har en")
    assert (field_name(meaning, "en"), field_name(meaning, "da")) == ("Which colour", "Hvilken farve")


def test_what_refers_is_named_by_its_outer_field() -> None:
    assert relation_name("system", "used_by.unit", "da") == "Bruges af"
    assert relation_name("system", "nowhere", "da") == "nowhere"
