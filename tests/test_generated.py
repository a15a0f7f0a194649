"""Generated files are what the program generates: golden reports and pictures, the JSON Schemas and the reference."""

from pathlib import Path

import pytest

from registry_cli.exports.reference import reference
from registry_cli.exports.schemas import schemas
from registry_cli.language import Lang
from registry_cli.output.tables import json_text
from tests.golden import FOLDER, ROOT, golden_texts


def test_reports_and_pictures_are_as_they_should_be() -> None:
    made = dict(golden_texts())
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(made)
    for name, text in made.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, f"{name}: `make generate` writes it anew"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_schemas_are_not_stale(lang: Lang) -> None:
    made = {f"{name}.schema.json": json_text(schema) for name, schema in schemas(lang).items()}
    folder: Path = ROOT / "schemas" / lang
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == made, (
        "`make generate` writes them anew"
    )


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_reference_is_not_stale(lang: Lang) -> None:
    made = {f"{name}.md": page for name, page in reference(lang).items()}
    folder: Path = ROOT / "docs" / "reference" / lang
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == made, (
        "`make generate` writes it anew"
    )
