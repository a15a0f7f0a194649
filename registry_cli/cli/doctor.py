"""`reg doctor`: is everything in order, and what to do first?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli import __version__
from registry_cli.cli.asking import Asked, answer, asked, wants_colour, width
from registry_cli.cli.places import prefix_from_here, root_of
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.analysis.checkup import Health, Place, Surroundings
    from registry_cli.model.registry import Registry
    from registry_cli.sources import Source

NAME = "doctor"


def run(
    context: typer.Context,
    format_: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How to print it.")] = "table",
) -> None:
    """Look at the machine, git and the registry, and say what to do first; exit code 1 if something cannot work."""
    from registry_cli.analysis.checkup import check_up
    from registry_cli.authoring.editor_schemas import editor_schemas
    from registry_cli.output import checkup as output
    from registry_cli.output.sections import as_page

    question = asked(context)
    source = _source(question)
    root = _root(question, source)
    around = _surroundings(root or question.folder, has_registry=root is not None)
    place = _place(question, source, root) if source is not None and root is not None else None
    registry, refused = _loaded(source)
    lang = question.language(registry)
    schemas = editor_schemas(root, lang, registry) if root is not None and question.rev is None else None
    health = _health(registry, question) if registry is not None else None
    found = check_up(around, place, health, schemas, refused)
    if format_ == "json":
        answer(output.checkup_as_json(found, question.as_of, lang))
    else:
        sections = output.sections(found, place.prefix if place else "", lang)
        answer(as_page(output.TITLE.say(lang), sections, colour=wants_colour(), width=width()))
    if found.is_bad:
        raise typer.Exit(1)


def _source(question: Asked) -> "Source | None":
    """The files asked about; `None` where none were named and there is no registry here.

    Raises:
        WrongQuestion: a folder or a revision was named that holds no registry.
    """
    try:
        return question.open()
    except WrongQuestion:
        if question.is_named or question.rev is not None:
            raise
        return None


def _loaded(source: "Source | None") -> "tuple[Registry | None, Text | None]":
    """The registry, or why it cannot be read at all."""
    from registry_cli.model.load import load

    try:
        return (load(source) if source is not None else None), None
    except WrongQuestion as question:
        return None, Text(question.say("en"), question.say("da"))


def _health(registry: "Registry", question: Asked) -> "Health":
    from registry_cli.analysis.checkup import health
    from registry_cli.checks.running import judge

    judged = judge(registry, question.as_of)
    return health(registry, [(one.finding, one.severity) for one in judged], question.as_of)


def _root(question: Asked, source: "Source | None") -> Path | None:
    """The registry's folder in the working tree, also where a revision of it was asked for."""
    from registry_cli.sources.opening import find_registry

    if source is None:
        return None
    try:
        return root_of(source) or find_registry(question.folder, upwards=not question.is_named)
    except WrongQuestion:
        return question.folder


def _place(question: Asked, source: "Source", root: Path) -> "Place":
    from registry_cli.analysis.checkup import Place

    shown = str(root.absolute()) if question.rev is None else f"{root.absolute()} ({question.rev})"
    return Place(shown, prefix_from_here(source), str(question.folder) if question.is_named else None)


def _surroundings(folder: Path, *, has_registry: bool) -> "Surroundings":
    """The facts of the machine, of git, and of what stands beside the registry."""
    import locale

    from registry_cli.analysis.checkup import Surroundings
    from registry_cli.sources.automation import Automation, automation_in
    from registry_cli.sources.git import git_version, repository_around
    from registry_cli.sources.machine import machine

    git, repository, refused = git_version(folder), None, None
    try:
        repository = repository_around(folder) if git is not None else None
    except WrongQuestion as question:
        refused = Text(question.say("en"), question.say("da"))
    top = repository.top if repository is not None else folder
    is_inside = repository is not None and repository.prefix != ""
    return Surroundings(
        version=__version__,
        machine=machine(),
        encoding=locale.getencoding(),
        colour=wants_colour(),
        git=git,
        repository=repository,
        refused=refused,
        automation=automation_in(top) if has_registry else Automation(),
        own=automation_in(folder) if has_registry and is_inside else Automation(),
    )
