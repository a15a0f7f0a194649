"""A new entity's file: whatever of it is uncommented is accepted."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from registry_cli.authoring.explaining import example_of
from registry_cli.authoring.formatting import canonical_text
from registry_cli.authoring.skeleton import INTRODUCTION, RARE_FIELDS, skeleton
from registry_cli.documents import Data, read_document
from registry_cli.language import Lang
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.naming import id_from
from registry_cli.model.shape import Shape, shape_of
from registry_cli.sources import SourceFile
from tests.model.memory import findings_in

EACH = pytest.mark.parametrize("kind", BY_KIND)

IDS = {
    "Kommunernes Ydelsessystem": "kommunernes-ydelsessystem",
    "Ærø Å-løb": "aeroe-aa-loeb",
    "ÆØÅ": "aeoeaa",
    "A\u030a": "aa",
    "Café Zoë Ñandú": "cafe-zoe-nandu",
    "Straße": "strasse",
    "SF1520 – CPR (replika)": "sf1520-cpr-replika",
    "  a  b  ": "a-b",
    "--a--b--": "a-b",
    "KMD/Opus & Løn": "kmd-opus-loen",
    "①②": "12",
    "ﬁl": "fil",
    "a" * 150: "a" * 100,
    "": "",
    "???": "",
    "日本": "",
}


@pytest.mark.parametrize(("name", "made"), IDS.items())
def test_id_from(name: str, made: str) -> None:
    assert id_from(name) == made
    assert id_from(made) == made


def test_an_id_cut_off_at_a_hyphen_is_still_an_id() -> None:
    made = id_from("a" * 99 + " b")
    assert made == id_from(made) == "a" * 99


@pytest.mark.parametrize(("name", "made"), [(name, made) for name, made in IDS.items() if made])
def test_an_id_makes_a_file_name(name: str, made: str) -> None:
    assert findings_in({f"units/{id_from(name)}.yaml": f"name: '{made}'\n"}) == ()


def keys_of(kind: str) -> list[str]:
    return list(shape_of(BY_KIND[kind]).keys)


def data_for(kind: str) -> dict[str, object]:
    return {field.name: example_of(field) for field in shape_of(BY_KIND[kind]).keys.values() if field.required}


def commented(text: str) -> Iterator[tuple[str, str]]:
    """Each field that stands in comments: its key and its lines without the `# `."""
    _, _, rest = text.partition("\n\n")
    _, *groups = rest.split("\n#\n")
    for group in groups:
        _, *lines = group.rstrip("\n").split("\n")
        assert all(line.startswith("# ") for line in lines)
        yield lines[0].removeprefix("# ").partition(":")[0], "\n".join(line[2:] for line in lines)


def findings_with(kind: str, lines: str) -> list[tuple[str, tuple[str | int, ...]]]:
    filled = skeleton(kind, data_for(kind), "da").partition("\n\n")[0]
    found = findings_in({f"{BY_KIND[kind].FOLDER}/a.yaml": f"{filled}\n{lines}\n"})
    return [(finding.code, finding.mark.route) for finding in found]


@EACH
@pytest.mark.parametrize("lang", ["en", "da"])
def test_each_field_can_be_uncommented(kind: str, lang: Lang) -> None:
    text = skeleton(kind, data_for(kind), lang)
    assert findings_in({f"{BY_KIND[kind].FOLDER}/a.yaml": text}) == ()
    found = {key: findings_with(kind, lines) for key, lines in commented(text)}
    assert found == {key: [] for key in found}
    assert {*found, *data_for(kind)} == set(keys_of(kind))


@EACH
def test_all_fields_can_be_uncommented_at_once(kind: str) -> None:
    folder, text = BY_KIND[kind].FOLDER, skeleton(kind, data_for(kind), "da")
    everything = "\n".join([text.partition("\n\n")[0], *(lines for _, lines in commented(text))])
    assert [(found.code, found.mark.route) for found in findings_in({f"{folder}/a.yaml": everything})] == []


def one_inside(lines: str) -> Iterator[str]:
    """The same lines with one more of the fields inside uncommented, each in turn, with what belongs to it."""
    split = lines.split("\n")
    for number, line in enumerate(split):
        indent, hash_, rest = line.partition("# ")
        if not hash_ or indent.strip() or rest.startswith((" ", "# ")):
            continue
        end = number + 1
        while end < len(split) and split[end].startswith((f"{indent}#   ", f"{indent}# #")):
            end += 1
        shown = [f"{indent}{one[len(indent) + 2 :]}" for one in split[number:end]]
        yield "\n".join([*split[:number], *shown, *split[end:]])


@EACH
def test_each_field_inside_another_can_be_uncommented(kind: str) -> None:
    """Only that two fields exclude one another, or that days get out of order, may keep one from being taken."""
    wrong = [
        (key, *finding)
        for key, lines in commented(skeleton(kind, data_for(kind), "da"))
        for variant in one_inside(lines)
        for finding in findings_with(kind, variant)
        if finding[0] not in ("wrong-combination", "date-order")
    ]
    assert wrong == []


def keys_inside(shape: Shape) -> Iterator[tuple[str, str]]:
    """Every key at any depth with what it means in Danish."""
    for key, field in (shape.item or shape).keys.items():
        yield key, field.text.da
        yield from keys_inside(field.shape)


@EACH
def test_every_field_at_any_depth_is_explained(kind: str) -> None:
    text = skeleton(kind, {"name": "X"}, "da")
    unexplained = [
        key
        for key, field in shape_of(BY_KIND[kind]).keys.items()
        for inner, meaning in keys_inside(field.shape)
        if not any(f"{inner}:" in line and f"  # {meaning}" in line for line in text.splitlines())
    ]
    assert unexplained == []


def test_choices_are_listed_with_their_names() -> None:
    text = skeleton("system", {"name": "X"}, "da")
    assert "#   level: high  # Niveau: low (lav) | medium (mellem) | high (høj)\n" in text
    assert "#   level: high  # Level: low | medium | high\n" in skeleton("system", {"name": "X"}, "en")


def test_what_a_record_does_not_say_yet_is_explained_inside_it() -> None:
    text = skeleton("contract", {"name": "X", "term": {"start": "2026-01-01"}}, "da")
    assert "\nterm:\n  # signed: 2022-03-10  # Underskrevet\n  start: 2026-01-01\n  # initial: P4Y  # " in text


@EACH
def test_a_new_file_is_canonical(kind: str) -> None:
    text = skeleton(kind, data_for(kind), "da")
    assert canonical_text(f"{BY_KIND[kind].FOLDER}/a.yaml", text) == text


@EACH
def test_fields_are_explained_in_the_order_of_the_model(kind: str) -> None:
    text = skeleton(kind, data_for(kind), "da")
    keys = [key for key, _ in commented(text)]
    assert keys == sorted(keys, key=lambda key: (key in RARE_FIELDS, keys_of(kind).index(key)))
    assert f"# {INTRODUCTION.da}\n" in text
    for key in keys:
        assert f"# {shape_of(BY_KIND[kind]).keys[key].text.da}" in text


@pytest.mark.parametrize(
    "name",
    ["no", "true", "~", "1", "0.5", "a: b", "a # b", "- a", "2026-01-01", "2026-02-30", "'", '"', "[a", "æøå", " x "],
)
def test_any_name_stays_that_name(name: str) -> None:
    document = read_document(SourceFile("a.yaml", skeleton("system", {"name": name}, "da").encode()))
    assert (document.data, document.findings) == ({"name": name}, ())


def test_numbers_stay_exactly_what_they_are() -> None:
    data: dict[str, Data] = {"name": "X", "actuals": [{"year": 2025, "amount": Decimal("1250000.50")}]}
    document = read_document(SourceFile("a.yaml", skeleton("contract", data, "da").encode()))
    assert document.data == data


def test_days_stand_without_quotes() -> None:
    text = skeleton("decision", {"name": "D", "board": "b", "date": "2026-09-15"}, "da")
    assert "\ndate: 2026-09-15\n" in text
