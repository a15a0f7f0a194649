"""`reg schema`: what may stand in a file, for editors and other programs, and as pages for people."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from registry_cli.cli.asking import Asked, answer, asked, finish, say
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "schema"
Made = TypeVar("Made")
Format = Literal["json", "md"]
NO_SCHEMA = Text(
    "there is no schema {name}: the schemas are {names}", "der er intet skema {name}: skemaerne er {names}"
)
NO_PAGE = Text("there is no page {name}: the pages are {names}", "der er ingen side {name}: siderne er {names}")
WRITTEN = Text("wrote {count} schemas to {folder}", "skrev {count} skemaer til {folder}")
PAGES_WRITTEN = Text("wrote {count} pages to {folder}", "skrev {count} sider til {folder}")
IDS_NOT_IN_PAGES = Text(
    "--with-ids is for schemas: pages hold for every registry",
    "--with-ids er til skemaer: siderne gælder alle registre",
)


def run(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(help="A kind, or registry for registry.yaml; default: all in one document.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="JSON Schema for editors (json), or the reference for people (md).")
    ] = "json",
    write: Annotated[
        Path | None, typer.Option(help="Write each to this folder, as KIND.schema.json or KIND.md.")
    ] = None,
    with_ids: Annotated[
        bool, typer.Option("--with-ids", help="Offer the registry's ids and words where something is referred to.")
    ] = False,
) -> None:
    """Print the JSON Schema of a kind (draft 7) or its reference, or write all of them."""
    question = asked(context)
    if form == "md":
        if with_ids:
            raise WrongQuestion(IDS_NOT_IN_PAGES)
        _pages(question, kind, write)
    elif with_ids:
        _schemas_with_ids(question, kind, write)
    else:
        from registry_cli.exports.schemas import schemas

        _schemas(question, schemas(question.language()), kind, write)


def _schemas_with_ids(question: Asked, kind: str | None, write: Path | None) -> None:
    from registry_cli.exports.known import known_in
    from registry_cli.exports.schemas import schemas

    registry, lang = question.load_for_answer()
    _schemas(question, schemas(lang, known_in(registry, lang)), kind, write)
    finish(registry)


def _schemas(question: Asked, made: Mapping[str, object], kind: str | None, write: Path | None) -> None:
    from registry_cli.output.tables import json_text

    chosen = _chosen(made, kind, NO_SCHEMA)
    if write is None:
        answer(json_text(made[kind] if kind else made))
        return
    _write({f"{name}.schema.json": json_text(one) for name, one in chosen.items()}, write)
    say(WRITTEN.say(question.language(), count=len(chosen), folder=write))


def _pages(question: Asked, kind: str | None, write: Path | None) -> None:
    from registry_cli.exports.reference import reference

    lang = question.language()
    chosen = _chosen(reference(lang), kind, NO_PAGE)
    if write is None:
        answer("\n".join(chosen.values()))
        return
    _write({f"{name}.md": page for name, page in chosen.items()}, write)
    say(PAGES_WRITTEN.say(lang, count=len(chosen), folder=write))


def _chosen(made: Mapping[str, Made], kind: str | None, no_such: Text) -> dict[str, Made]:
    if kind is not None and kind not in made:
        raise WrongQuestion(no_such, name=kind, names=", ".join(made))
    return {kind: made[kind]} if kind else dict(made)


def _write(files: Mapping[str, str], folder: Path) -> None:
    from registry_cli.documents.writing import write_text

    for name, text in files.items():
        write_text(folder / name, text)
