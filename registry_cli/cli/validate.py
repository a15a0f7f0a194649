"""`reg validate`: every finding with its place, and with `--fix` what can be mended without asking."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli import __version__
from registry_cli.cli.asking import Asked, answer, asked, faulty_files, say, wants_colour, width
from registry_cli.cli.places import chosen_paths, prefix_from_here, prefix_in_repository
from registry_cli.findings import Severity
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.authoring.repairs import Mended
    from registry_cli.model.registry import Registry
    from registry_cli.output.diagnostics import Diagnostic
    from registry_cli.sources import Source

NAME = "validate"
Format = Literal["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "md"]
FORMATS_FOR_PEOPLE = ("full", "concise", "md")

DIFF_OF_NOTHING = Text(
    "--diff shows what --fix would change: give both", "--diff viser, hvad --fix ville ændre: angiv begge"
)
MENDED_FILE = Text("mended {path}: {what}", "rettet {path}: {what}")
WOULD_MEND_FILE = Text("would be mended {path}: {what}", "ville blive rettet {path}: {what}")
REFUSED_FILE = Text(
    "left as it was, since mending it would make other errors: {path}",
    "ikke rettet, da det ville give andre fejl: {path}",
)
SUM = Text("mended: {count}; left: {left}", "rettet: {count}; tilbage: {left}")
WOULD_SUM = Text(
    "would be mended: {count}; would be left: {left}", "ville blive rettet: {count}; ville være tilbage: {left}"
)


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
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is beyond doubt, and show what is left.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With --fix: write nothing; print what would change.")] = False,
) -> None:
    """Check the registry and print every finding with its place."""
    from registry_cli.checks.running import is_failing, judge
    from registry_cli.model.load import load
    from registry_cli.output.diagnostics import diagnostics

    question = asked(context)
    if diff and not fix:
        raise WrongQuestion(DIFF_OF_NOTHING)
    source = question.open()
    mended = _mended(question, source, paths) if fix else None
    registry = mended.registry if mended else load(source)
    judged = mended.judged if mended else judge(registry, question.as_of)
    lang = question.language(registry)
    found = diagnostics(judged, registry, lang)
    renamed = mended.renamed if mended else {}
    chosen = {*registry.documents, *(one.path for one in found)}
    if paths:
        chosen = {renamed.get(path, path) for path in chosen_paths(source, paths, {*chosen, *renamed})}
        found = tuple(one for one in found if one.path in chosen)
    if mended:
        _put(mended, question.root(), prefix_from_here(source), lang, is_shown=diff)
        say((WOULD_SUM if diff else SUM).say(lang, count=len(mended.repairs), left=len(found)))
    if not diff:
        _show(found, registry, chosen, format_ or _format_here(), question, source)
    if is_failing((one.severity for one in found), fail_on):
        raise typer.Exit(1)


def _mended(question: Asked, source: "Source", paths: list[Path] | None) -> "Mended":
    """The registry with its safe repairs made, in the chosen files alone; nothing is written yet.

    Raises:
        WrongQuestion: a revision was asked for, or a path names no file.
    """
    from registry_cli.authoring.repairs import mended

    question.root()
    chosen = chosen_paths(source, paths, source.paths()) if paths else None
    return mended(source, question.as_of, lambda path: chosen is None or path in chosen)


def _put(mended: "Mended", root: Path, prefix: str, lang: Lang, *, is_shown: bool) -> None:
    """Write what was mended, or show it; tell which files it was, and which were left because of it."""
    from registry_cli.documents.writing import rename_file, replace_text
    from registry_cli.escaping import visible
    from registry_cli.output.differences import difference

    for path in sorted({*mended.texts, *mended.renamed}):
        new = mended.renamed.get(path, path)
        before, after = mended.texts.get(path, ("", ""))
        if is_shown:
            answer(difference(f"{prefix}{path}", f"{prefix}{new}", before, after))
        elif before != after:
            replace_text(root / path, after)
        if new != path and not is_shown:
            rename_file(root / path, root / new)
        what = ", ".join(f"{code} {found}".rstrip() for code, found in mended.told(path))
        say(visible((WOULD_MEND_FILE if is_shown else MENDED_FILE).say(lang, path=f"{prefix}{path}", what=what)))
    for path in mended.refused:
        say(visible(REFUSED_FILE.say(lang, path=f"{prefix}{path}")))


def _show(
    found: "tuple[Diagnostic, ...]",
    registry: "Registry",
    chosen: Collection[str],
    name: Format,
    question: Asked,
    source: "Source",
) -> None:
    """Print the findings of the chosen files."""
    from registry_cli.output.formats import FORMATS, FindingsReport

    report = FindingsReport(
        diagnostics=found,
        lang=question.language(registry),
        incomplete=registry.is_incomplete,
        left_out=faulty_files(registry),
        version=__version__,
        files=len(registry.documents.keys() & set(chosen)),
        entities=sum(entry.path in chosen for entry in registry.entries.values()),
        as_of=question.as_of,
        prefix=prefix_from_here(source) if name in FORMATS_FOR_PEOPLE else prefix_in_repository(source),
        color=wants_colour(),
        width=width(),
    )
    answer(FORMATS[name](report), is_exact=name not in FORMATS_FOR_PEOPLE)
    if name == "github":
        _add_to_job_summary(FORMATS["md"](report))


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
