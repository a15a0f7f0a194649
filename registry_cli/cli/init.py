"""`reg init`: a registry to begin with."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from registry_cli import __version__
from registry_cli.cli.asking import answer, asked, say
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "init"
Forge = Literal["github", "gitlab", "azure", "none"]
IN_THE_WAY = Text(
    "{folder} is a registry already: it holds {path}", "{folder} er allerede et register: den indeholder {path}"
)
KEPT = Text("left as they were: {paths}", "ladt urørt: {paths}")
NOT_A_NAME = Text("the name holds characters that cannot be shown", "navnet indeholder tegn, der ikke kan vises")
ASK_NAME = Text("Name of the municipality", "Kommunens navn")
ASK_FORGE = Text(
    "Where will it live (github, gitlab, azure, none)", "Hvor skal det ligge (github, gitlab, azure, none)"
)
DONE = Text(
    "a registry of {count} files is ready in {folder}\nnext: cd {folder} && reg validate",
    "et register på {count} filer ligger klar i {folder}\nnæste skridt: cd {folder} && reg validate",
)


def run(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to put it.", metavar="[DIR]")] = Path(),
    name: Annotated[str | None, typer.Option(help="Name of the municipality.")] = None,
    ci: Annotated[Forge | None, typer.Option(help="Which forge's CI file to write.")] = None,
    requirement: Annotated[
        str, typer.Option(help="What CI installs with pip to get this program.")
    ] = f"registry-cli=={__version__}",
) -> None:
    """Start a registry: settings, a small sample to edit, schemas for the editor, a CI file."""
    from registry_cli.authoring.starter import Choices, starter_files
    from registry_cli.documents.writing import create_text

    lang = asked(context).lang or "da"
    if name is not None and not name.isprintable():
        raise WrongQuestion(NOT_A_NAME)
    interactive = sys.stdin.isatty()
    name = name or (
        str(typer.prompt(ASK_NAME.say(lang), default="Eksempelby Kommune")) if interactive else "Eksempelby Kommune"
    )
    chosen = ci or (typer.prompt(ASK_FORGE.say(lang), default="github") if interactive else "github")
    files = starter_files(Choices(name, lang, _forge(str(chosen)), requirement))
    if (folder / "registry.yaml").exists():
        raise WrongQuestion(IN_THE_WAY, folder=folder, path="registry.yaml")
    kept = [path for path in files if (folder / path).exists()]
    for path in sorted(files.keys() - kept):
        create_text(folder / path, files[path])
    if kept:
        say(KEPT.say(lang, paths=", ".join(kept)))
    answer(str(folder))
    say(DONE.say(lang, count=len(files), folder=folder))


NO_FORGE = Text(
    "there is no forge {forge}: choose github, gitlab, azure or none",
    "der er ingen {forge}: vælg github, gitlab, azure eller none",
)


def _forge(word: str) -> Forge:
    forges: dict[str, Forge] = {"github": "github", "gitlab": "gitlab", "azure": "azure", "none": "none"}
    if word not in forges:
        raise WrongQuestion(NO_FORGE, forge=word)
    return forges[word]
