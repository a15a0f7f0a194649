"""`reg new`: from the command line and at a terminal, for every kind."""

import sys
from pathlib import Path

import pytest

from registry_cli.authoring.asked import ASKED
from registry_cli.authoring.catalogue import known_data
from registry_cli.authoring.draft import field_at
from registry_cli.authoring.entering import key_of, route_to
from registry_cli.authoring.explaining import example_of
from registry_cli.documents import read_document
from registry_cli.labels import KIND_LABELS
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.shape import shape_of
from registry_cli.sources import FolderSource
from tests.running import reg
from tests.terminal import CTRL_C, CTRL_D, talk

SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\nvocabularies: {functions: {esdh: Sager}}\n"
EACH = pytest.mark.parametrize("kind", BY_KIND)
AT_A_TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A registry with a little in it."""
    files = {
        "registry.yaml": SETTINGS,
        "people/ydelseschef.yaml": "name: Ydelseschef\n",
        "suppliers/kombit.yaml": "name: KOMBIT\n",
        "systems/ky.yaml": "name: KY\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def text_of(value: object) -> str:
    """A value as a person would type it."""
    if isinstance(value, list):
        return ",".join(text_of(item) for item in value)
    return {True: "ja", False: "nej"}[value] if isinstance(value, bool) else str(value)


def needed(kind: str) -> dict[str, str]:
    fields = shape_of(BY_KIND[kind]).keys.values()
    return {field.name: text_of(example_of(field)) for field in fields if field.required}


def codes(root: Path) -> set[str]:
    """The codes of all findings."""
    lines = reg("validate", "--format", "concise", "--fail-on", "info", cwd=root).out.splitlines()
    return {line.partition("[")[2].partition("]")[0] for line in lines if "[" in line}


@EACH
def test_each_kind_from_the_command_line(kind: str, root: Path) -> None:
    ran = reg("new", kind, "noget-nyt", *(f"{key}={value}" for key, value in needed(kind).items()), cwd=root)
    assert (ran.code, ran.out) == (0, f"{BY_KIND[kind].FOLDER}/noget-nyt.yaml\n")
    assert ran.err.endswith(f"næste skridt: udfyld {ran.out.strip()}, og kør `reg validate`\n")
    assert codes(root) <= {"unknown-reference", "unused-waiver"}


@AT_A_TERMINAL
@EACH
def test_each_kind_at_a_terminal(kind: str, root: Path) -> None:
    """Every question is answered with the field's own example, twice where it names something that is not there."""
    shape = shape_of(BY_KIND[kind])
    keys = [key for key in (*needed(kind), *ASKED[kind]) if key != "name" and key not in RULED_OUT]
    fields = {key: field_at(kind, route_to(shape, key, kind)[0]) for key in keys}
    answers = {key: [text_of(example_of(field))] * 2 for key, field in fields.items()}
    title = KIND_LABELS[kind].da
    ran = talk(["new", kind], {f"Navn ({title})": ["Noget nyt"], **answers}, root)
    assert ran.code == 0, ran.err
    assert "Enter springer et felt over" in ran.err
    assert [key for key in keys if f"\n{key}: " not in ran.err] == []
    assert [key for key in RULED_OUT if f"\n{key}: " in ran.err] == []
    allowed = {"unknown-reference", "unused-waiver", "unknown-word", "unknown-part"}
    assert codes(root) <= {*allowed, "expired-contract"}, "the example of a term is some years old"


RULED_OUT = {"term.end"}
"""Not asked for, because `term.initial` was answered."""


@AT_A_TERMINAL
def test_an_answer_that_does_not_fit_is_asked_for_again(root: Path) -> None:
    ran = talk(
        ["new", "contract", "ny", "covers=ky", "--name", "Ny", "--lang", "da"],
        {
            "supplier": ["kombitt", "kombit"],
            "owner": ["ydelseschef"],
            "term.start": ["1.1.2026", "2026-01-01"],
            "term.initial": ["4 år", "P4Y"],
            "term.renewal.kind": ["måske", "none"],
            "term.notice.period": ["P6M"],
            "term.notice.to": ["", "term-end"],
        },
        root,
    )
    assert (ran.code, ran.out) == (0, "contracts/ny.yaml\n")
    assert "supplier: der er ingen kombitt i registret. Mente du kombit?" in ran.err
    assert "term.start: 1.1.2026 er ikke en dag skrevet som ÅÅÅÅ-MM-DD." in ran.err
    assert "term.initial: forventede en periode på mindst en dag, for eksempel P6M, fandt 4 år." in ran.err
    assert "term.renewal.kind: måske" in ran.err
    assert "en af: none (forlænges ikke), tacit (stiltiende, af sig selv)" in ran.err
    assert "\nterm.notice.to:   her skal der svares\n" in ran.err.replace("term.notice.to: \n", "term.notice.to: ")
    written = (root / "contracts/ny.yaml").read_text(encoding="utf-8")
    data = read_document(next(iter(FolderSource(root).read(["contracts/ny.yaml"])))).data
    assert data == {
        "name": "Ny",
        "supplier": "kombit",
        "covers": ["ky"],
        "owner": "ydelseschef",
        "term": {
            "start": "2026-01-01",
            "initial": "P4Y",
            "renewal": {"kind": "none"},
            "notice": {"period": "P6M", "to": ["term-end"]},
        },
    }
    assert "  # signed: " in written


@AT_A_TERMINAL
def test_what_is_not_there_yet_is_kept_when_answered_twice(root: Path) -> None:
    ran = talk(["new", "unit", "ydelse", "parent=social"], {"head": ["chef", "chef"]}, root)
    assert ran.code == 0
    assert "svar det samme igen" in ran.err
    assert "næste skridt: skriv chef med `reg new person chef`" in ran.err
    assert (
        (root / "units/ydelse.yaml")
        .read_text(encoding="utf-8")
        .startswith("name: ydelse\nparent: social\nhead: chef\n")
    )


@AT_A_TERMINAL
def test_the_kind_the_name_and_the_id_are_asked_for(root: Path) -> None:
    answers = {
        "Hvilken art": ["systm", "unit"],
        "Navn (organisationsenhed)": ["", "Børn & Unge"],
        "Id, filens navn": ["KY", "ky", ""],
    }
    ran = talk(["new"], answers, root)
    assert (ran.code, ran.out) == (0, "units/boern-unge.yaml\n")
    assert "der er ingen art systm: mente du system?" in ran.err
    assert "Navn (organisationsenhed): \n  her skal der svares\n" in ran.err
    assert "KY er ikke et id" in ran.err
    assert "id'et ky er optaget af systems/ky.yaml" in ran.err
    assert "Id, filens navn [boern-unge]: " in ran.err


@AT_A_TERMINAL
def test_words_of_the_vocabulary_are_listed(root: Path) -> None:
    ran = talk(["new", "system", "x"], {}, root)
    assert "et ord fra functions: esdh (Sager); flere med komma imellem" in ran.err
    assert "id på: stilling, organisationsenhed; for eksempel ydelseschef" in ran.err


@AT_A_TERMINAL
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_going_away_writes_nothing(key: str, root: Path) -> None:
    ran = talk(["new", "system"], ["Nyt", key], root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("reg: afbrudt: intet er skrevet\n")
    assert sorted(path.name for path in (root / "systems").iterdir()) == ["ky.yaml"]


@AT_A_TERMINAL
def test_no_input_asks_nothing_at_a_terminal(root: Path) -> None:
    ran = talk(["new", "system", "nyt", "--no-input"], [], root)
    assert (ran.code, ran.out) == (0, "systems/nyt.yaml\n")
    assert "Enter" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["new"], "reg: a new what? The kinds are system, interface,"),
        (["new", "contract"], "reg: a new contract needs name: give it as name=VALUE"),
        (["new", "contract", "x", "term.notice.period=P6M"], "reg: a new contract needs term.notice.to: give it as"),
        (["new", "contract", "x", "term=2026"], "reg: term holds several values: give each of them, such as term."),
        (["new", "contract", "x", "prices.name=D", "prices.amount=850.000"], "reg: prices.amount: 850.000 has three"),
        (["new", "contract", "x", "supplier=ky"], "reg: supplier: ky is a system; expected: supplier."),
        (["new", "contract", "x", "term.start=2027-01-01", "term.end=2026-01-01"], "reg: term.end: "),
        (["new", "system", "x", "ai=perhaps"], "reg: ai: expected true or false, found a text. Write true"),
        (["new", "system", "x", "uses.system=ky", "uses.interface=a"], "reg: uses: expected exactly one of: "),
        (["new", "system", "x", "owner="], "reg: owner= is not KEY=VALUE"),
        (["new", "system", "x", "=ky"], "reg: =ky is not KEY=VALUE"),
        (["new", "system", "x", "owner=a\x1bb"], "reg: the value of owner holds characters that cannot be shown"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_does_not_fit_is_refused(arguments: list[str], says: str, root: Path) -> None:
    ran = reg("--lang", "en", *arguments, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(says)
    assert ran.err.count("\n") == 1
    assert {path.name for path in root.iterdir()} == {"registry.yaml", "people", "suppliers", "systems"}


def test_what_is_not_there_yet_is_written_and_told(root: Path) -> None:
    ran = reg("--lang", "en", "new", "system", "x", "owner=ydelseschf", "functions=esdh,kalender", cwd=root)
    assert ran.code == 0
    owner, following, word, *_ = ran.err.splitlines()
    assert owner.startswith("owner: there is no ydelseschf in the registry. Did you mean ydelseschef? Correct the id")
    assert following == "next: write ydelseschf with `reg new person ydelseschf`"
    assert word.startswith("functions: kalender is not in the vocabulary functions. Use a word of the vocabulary")
    assert codes(root) == {"unknown-reference", "unknown-word"}


def test_keys_are_written_as_routes() -> None:
    assert key_of(("term", "notice", "to")) == "term.notice.to"


def test_what_the_preset_knows_is_filled_in(root: Path) -> None:
    (root / "registry.yaml").write_text(f"{SETTINGS}extends: dk-2026\n", encoding="utf-8")
    assert reg("new", "standard", "fk-organisation", "publisher=os", cwd=root).code == 0
    data = read_document(next(iter(FolderSource(root).read(["standards/fk-organisation.yaml"])))).data
    assert data == known_data("dk-2026", "standard", "fk-organisation") | {"publisher": "os"}
    assert data["number"] == "SF1500"
    assert "standards/" not in reg("validate", "--format", "concise", cwd=root).out
