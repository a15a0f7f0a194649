"""The program: global options, every command, and what happens to a question that has no answer."""

import gc
import io
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from registry_cli import __version__
from registry_cli.cli import (
    approvals,
    blame,
    calendar,
    compare,
    conformance,
    cost,
    diff,
    doctor,
    explain,
    find,
    fmt,
    forecast,
    graph,
    history,
    impact,
    init,
    list_,
    new,
    overlap,
    owners,
    path,
    rename,
    report,
    schema,
    set_,
    settings,
    show,
    stats,
    suspects,
    switches,
    tenders,
    validate,
    verify,
)
from registry_cli.cli.asking import Asked, day_of, language_here, machine_language, say, width
from registry_cli.language import Lang
from registry_cli.questions import WrongQuestion

app = typer.Typer(
    name="reg",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="--registry, --rev, --as-of, --lang and --strict may stand before or after the command. "
    "Exit codes: 0 clean, 1 findings or an incomplete answer, 2 a question that cannot be answered.",
)

for command in (
    init,
    new,
    set_,
    rename,
    verify,
    validate,
    explain,
    fmt,
    list_,
    show,
    find,
    graph,
    impact,
    path,
    calendar,
    forecast,
    compare,
    diff,
    approvals,
    history,
    blame,
    suspects,
    cost,
    tenders,
    switches,
    overlap,
    conformance,
    report,
    stats,
    owners,
    doctor,
    settings,
    schema,
):
    app.command(command.NAME)(command.run)

GLOBAL_OPTIONS = ("--registry", "--rev", "--as-of", "--lang")
GLOBAL_FLAGS = ("--strict",)
INDENT = "    "


def _print_version(value: bool) -> None:  # noqa: FBT001 - the signature of an option's callback
    if value:
        sys.stdout.write(f"reg {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    registry: Annotated[
        Path | None,
        typer.Option(help="Folder of the registry; default: found upwards from here.", envvar="REG_REGISTRY"),
    ] = None,
    rev: Annotated[
        str | None, typer.Option(help="Ask about the registry as this git revision knew it.", envvar="REG_REV")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Ask about this day (YYYY-MM-DD); default: today.", envvar="REG_AS_OF")
    ] = None,
    lang: Annotated[Lang | None, typer.Option(help="Language; default: the registry's.", envvar="REG_LANG")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse to answer while files have faults.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """A registry of a municipality's IT systems, contracts and projects: validated, drawn, reported."""
    del version
    context.obj = Asked(registry or Path(), registry is not None, rev, day_of(as_of), lang, strict)


def main() -> None:
    """Run the program with the arguments of this process."""
    gc.set_threshold(10_000, 10, 10)  # a registry is much data with hardly a cycle: looking less often saves a fifth
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nobody else's code is looked for, which takes time
    _prepare_streams()
    arguments = global_options_first(sys.argv[1:])
    try:
        app(arguments, prog_name="reg", standalone_mode=True)
    except WrongQuestion as question:
        _stop(question.say(_language(arguments)), *_pointed_at(question))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _stop(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror))


def _prepare_streams() -> None:
    """UTF-8 and plain line ends wherever the output goes; a closed stream is as good as none."""
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO())
    sys.stderr = sys.stderr or io.TextIOWrapper(io.BytesIO())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _stop(line: str, *below: str) -> NoReturn:
    """End with a line for people, and lines below it that show where."""
    say(f"reg: {line}", *below)
    sys.exit(2)


def _pointed_at(question: WrongQuestion) -> tuple[str, ...]:
    """The part of the user's own words that the fault is in, with carets under it."""
    if question.place is None:
        return ()
    from registry_cli.findings import Span
    from registry_cli.output.excerpts import excerpt

    text, start, end = question.place
    shown = excerpt(text, Span(1, start + 1, 1, end + 1), width() - len(INDENT))
    return f"{INDENT}{shown.text}", f"{INDENT}{' ' * shown.offset}{'^' * shown.length}"


def global_options_first(arguments: list[str]) -> list[str]:
    """The same arguments with the global options in front, so that people may write them anywhere."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest.extend((argument, *waiting))
        elif argument in GLOBAL_OPTIONS:
            first.extend((argument, *(value for value in [next(waiting, None)] if value is not None)))
        elif argument in GLOBAL_FLAGS or argument.startswith(tuple(f"{option}=" for option in GLOBAL_OPTIONS)):
            first.append(argument)
        else:
            rest.append(argument)
    return [*first, *rest]


def _language(arguments: list[str]) -> Lang:
    """The language for a question without an answer: as asked for, else the registry's, else the machine's."""
    asked = [value for name, value in pairwise(arguments) if name == "--lang"]
    asked += [argument.partition("=")[2] for argument in arguments if argument.startswith("--lang=")]
    chosen = asked[-1] if asked else os.environ.get("REG_LANG", "")
    if chosen == "da":
        return "da"
    if chosen == "en":
        return "en"
    folders = [value for name, value in pairwise(arguments) if name == "--registry"]
    folder = Path(folders[-1] if folders else os.environ.get("REG_REGISTRY", ""))
    return language_here(folder) or machine_language()
