"""`reg validate`: every finding with its place."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from registry_cli import __version__
from registry_cli.cli.asking import answer, asked, faulty_files, say, wants_colour, width
from registry_cli.cli.places import chosen_paths, prefix_from_here, prefix_in_repository
from registry_cli.findings import Severity

NAME = "validate"
Format = Literal["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "md"]
FORMATS_FOR_PEOPLE = ("full", "concise", "md")


def run(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Show only findings in these files or folders.", metavar="[PATH]...")
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: full, and github in GitHub Actions.", envvar="REG_FORMAT"),
    ] = None,
    fail_on: Annotated[Severity, typer.Option(help="The least severity that gives exit code 1.")] = "error",
) -> None:
    """Check the registry and print every finding with its place."""
    from registry_cli.checks.running import is_failing, judge
    from registry_cli.model.load import load
    from registry_cli.output.diagnostics import diagnostics
    from registry_cli.output.formats import FORMATS, FindingsReport

    question = asked(context)
    source = question.open()
    registry = load(source)
    lang = question.language(registry)
    found = diagnostics(judge(registry, question.as_of), registry, lang)
    chosen = {*registry.documents, *(one.path for one in found)}
    if paths:
        chosen = chosen_paths(source, paths, chosen)
        found = tuple(one for one in found if one.path in chosen)
    name = format_ or _format_here()
    report = FindingsReport(
        diagnostics=found,
        lang=lang,
        incomplete=registry.is_incomplete,
        left_out=faulty_files(registry),
        version=__version__,
        files=len(chosen & registry.documents.keys()),
        entities=sum(entry.path in chosen for entry in registry.entries.values()),
        as_of=question.as_of,
        prefix=prefix_from_here(source) if name in FORMATS_FOR_PEOPLE else prefix_in_repository(source),
        color=wants_colour(),
        width=width(),
    )
    answer(FORMATS[name](report), is_exact=name not in FORMATS_FOR_PEOPLE)
    if name == "github":
        _add_to_job_summary(FORMATS["md"](report))
    if is_failing((one.severity for one in found), fail_on):
        raise typer.Exit(1)


def _format_here() -> Format:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def _add_to_job_summary(text: str) -> None:
    """GitHub shows ten annotations a step; its job summary shows the rest."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(text)
    except OSError as error:
        say(f"reg: {path}: {error.strerror}")
