"""`reg schema`: what may stand in a file, for editors and other programs."""

from pathlib import Path
from typing import Annotated

import typer

from registry_cli.cli.asking import answer, asked, say
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "schema"
NO_SCHEMA = Text(
    "there is no schema {name}: the schemas are {names}", "der er intet skema {name}: skemaerne er {names}"
)
WRITTEN = Text("wrote {count} schemas to {folder}", "skrev {count} skemaer til {folder}")


def run(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(help="A kind, or registry for registry.yaml; default: all in one document.")
    ] = None,
    write: Annotated[Path | None, typer.Option(help="Write each schema to this folder, as KIND.schema.json.")] = None,
) -> None:
    """Print the JSON Schema of a kind (draft 7), or write all of them for an editor."""
    from registry_cli.exports.schemas import schemas
    from registry_cli.output.tables import json_text

    question = asked(context)
    lang = question.language()
    made = schemas(lang)
    if kind is not None and kind not in made:
        raise WrongQuestion(NO_SCHEMA, name=kind, names=", ".join(made))
    if write is None:
        answer(json_text(made[kind] if kind else made))
        return
    chosen = {kind: made[kind]} if kind else made
    _write({f"{name}.schema.json": json_text(one) for name, one in chosen.items()}, write)
    say(WRITTEN.say(lang, count=len(chosen), folder=write))


def _write(files: dict[str, str], folder: Path) -> None:
    from registry_cli.documents.writing import write_text

    for name, text in files.items():
        write_text(folder / name, text)
