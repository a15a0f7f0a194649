"""A new entity's file: whatever of it is uncommented is accepted."""

from collections.abc import Iterator

import pytest

from registry_cli.authoring.skeleton import (
    INTRODUCTION,
    RARE_FIELDS,
    known_fields,
    required_fields,
    skeleton,
)
from registry_cli.documents import read_document
from registry_cli.language import Lang
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.naming import id_from
from registry_cli.model.shape import shape_of
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


def values_for(kind: str) -> dict[str, str]:
    return {field.name: str(field.example) for field in required_fields(kind)}


def commented(text: str) -> Iterator[tuple[str, str]]:
    """Each field that stands in comments: its key and its lines without the `# `."""
    _, _, rest = text.partition("\n\n")
    _, *groups = rest.split("\n#\n")
    for group in groups:
        _, *lines = group.rstrip("\n").split("\n")
        assert all(line.startswith("# ") for line in lines)
        yield lines[0].removeprefix("# ").partition(":")[0], "\n".join(line[2:] for line in lines)


@EACH
@pytest.mark.parametrize("lang", ["en", "da"])
def test_each_field_can_be_uncommented(kind: str, lang: Lang) -> None:
    folder, text = BY_KIND[kind].FOLDER, skeleton(kind, values_for(kind), lang)
    assert findings_in({f"{folder}/a.yaml": text}) == ()
    found = {
        key: [(finding.code, finding.mark.route) for finding in findings_in({f"{folder}/a.yaml": f"{text}{lines}\n"})]
        for key, lines in commented(text)
    }
    assert found == {key: [] for key in found}
    assert {*found, *values_for(kind)} == set(known_fields(kind)) - set(RARE_FIELDS)


@EACH
def test_all_fields_can_be_uncommented_at_once(kind: str) -> None:
    folder, text = BY_KIND[kind].FOLDER, skeleton(kind, values_for(kind), "da")
    everything = "\n".join([text.partition("\n\n")[0], *(lines for _, lines in commented(text))])
    assert [(found.code, found.mark.route) for found in findings_in({f"{folder}/a.yaml": everything})] == []


@EACH
def test_fields_are_explained_in_the_order_of_the_model(kind: str) -> None:
    text = skeleton(kind, values_for(kind), "da")
    keys = [key for key, _ in commented(text)]
    assert keys == [key for key in known_fields(kind) if key in keys]
    assert f"# {INTRODUCTION.da}\n" in text
    for key in keys:
        assert f"# {shape_of(BY_KIND[kind]).keys[key].text.da}\n" in text


def test_required_fields() -> None:
    assert [field.name for field in required_fields("interface")] == ["name", "provider"]


@pytest.mark.parametrize(
    "name",
    ["no", "true", "~", "1", "0.5", "a: b", "a # b", "- a", "2026-01-01", "2026-02-30", "'", '"', "[a", "æøå", " x "],
)
def test_any_name_stays_that_name(name: str) -> None:
    document = read_document(SourceFile("a.yaml", skeleton("system", {"name": name}, "da").encode()))
    assert (document.data, document.findings) == ({"name": name}, ())


def test_days_stand_without_quotes() -> None:
    text = skeleton("decision", {"name": "D", "board": "b", "date": "2026-09-15"}, "da")
    assert "\ndate: 2026-09-15\n" in text
