"""`reg validate`: every finding with its place, and with `--fix` what can be mended without asking."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry_cli.cli.asking import Asked, answer, asked, loaded, machine_language, say, wants_colour, width
from registry_cli.cli.job_summary import add_to_job_summary
from registry_cli.cli.places import chosen_paths, prefix_from_here
from registry_cli.cli.telling import FORMATS_FOR_PEOPLE, Format, Told, prefix_for, shown
from registry_cli.findings import Severity
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.authoring.repairs import Mended
    from registry_cli.sources import Source

NAME = "validate"

DIFF_OF_NOTHING = Text(
    "--diff shows what --fix would change: give both", "--diff viser, hvad --fix ville ændre: angiv begge"
)
NEW_OR_MENDED = Text(
    "--new-since and --baseline judge and mend nothing: give them without --fix",
    "--new-since og --baseline bedømmer og retter intet: angiv dem uden --fix",
)
WHOLE_BASELINE = Text(
    "--write-baseline writes about the whole registry as it is: give it with --baseline, and without paths, --rev and --new-since",
    "--write-baseline skriver om hele registret, som det er: angiv den med --baseline og uden stier, --rev og --new-since",
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
        list[Path] | None, typer.Argument(help="Show only findings in these files or folders.", metavar="PATH...")
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: full, and github in GitHub Actions.", envvar="REG_FORMAT"),
    ] = None,
    fail_on: Annotated[Severity, typer.Option(help="The least severity that gives exit code 1.")] = "error",
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is beyond doubt, and show what is left.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With --fix: write nothing; print what would change.")] = False,
    new_since: Annotated[
        str | None,
        typer.Option(
            help="Show and count only findings that are new since this git revision, by its own policy.", metavar="REF"
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="Show and count only findings that are not in this file.", metavar="FILE")
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write that file the first time; later take out what is found no more."),
    ] = False,
) -> None:
    """Check the registry and print every finding with its place."""
    question = asked(context)
    name = format_ or _format_here()
    if diff and not fix:
        raise WrongQuestion(DIFF_OF_NOTHING)
    if fix and (new_since is not None or baseline is not None):
        raise WrongQuestion(NEW_OR_MENDED)
    if write_baseline and (baseline is None or paths or question.rev is not None or new_since is not None):
        raise WrongQuestion(WHOLE_BASELINE)
    if new_since is not None:
        from registry_cli.cli.relative import new

        told = new(question, new_since, paths, name, fail_on, baseline)
    elif baseline is not None:
        from registry_cli.cli.relative import besides

        told = besides(question, baseline, paths, name, fail_on, is_written=write_baseline)
    elif fix:
        told = _fixed(question, paths, name, fail_on, is_shown=diff)
    elif paths or question.rev is not None:
        told = _told(question, question.open(), paths, name, fail_on)
    else:
        told = _remembered(question, name, fail_on)
    answer(told.text, is_exact=name not in FORMATS_FOR_PEOPLE)
    if name == "github":
        add_to_job_summary(told.summary)
    if told.is_failing:
        raise typer.Exit(1)


def _remembered(question: Asked, name: Format, fail_on: Severity) -> Told:
    """The answer about the whole registry, worked out only where nobody has asked this of these very bytes."""
    from registry_cli.remembered import keep, key_of, recall
    from registry_cli.sources.snapshot import Snapshot

    source = question.open()
    snapshot = Snapshot(source)
    options = (
        question.as_of,
        question.lang,
        machine_language(),
        name,
        fail_on,
        prefix_for(source, name),
        wants_colour(),
        width(),
    )
    key = key_of(NAME, snapshot.fingerprint(), options)
    kept = recall(key)
    if kept is not None:
        return Told(str(kept["text"]), str(kept["summary"]), bool(kept["is_failing"]))
    told = _told(question, source, None, name, fail_on, snapshot)
    keep(key, told._asdict())
    return told


def _told(
    question: Asked,
    source: "Source",
    paths: list[Path] | None,
    name: Format,
    fail_on: Severity,
    snapshot: "Source | None" = None,
) -> Told:
    """The findings of the registry, or of the chosen files; read from `snapshot` where there is one."""
    from registry_cli.checks.running import judge
    from registry_cli.output.diagnostics import diagnostics

    registry = loaded(snapshot or source)
    found = diagnostics(judge(registry, question.as_of), registry, question.language(registry))
    chosen = {*registry.documents, *(one.path for one in found)}
    if paths:
        chosen = chosen_paths(source, paths, chosen)
        found = tuple(one for one in found if one.path in chosen)
    return shown(found, registry, chosen, name, question, source, fail_on)


def _fixed(question: Asked, paths: list[Path] | None, name: Format, fail_on: Severity, *, is_shown: bool) -> Told:
    """What is left after the safe repairs, which are written, or with `is_shown` shown instead of it."""
    from registry_cli.output.diagnostics import diagnostics

    source = question.open()
    mended = _mended(question, source, paths)
    lang = question.language(mended.registry)
    found = diagnostics(mended.judged, mended.registry, lang)
    chosen = {*mended.registry.documents, *(one.path for one in found)}
    if paths:
        known = {*chosen, *mended.renamed}
        chosen = {mended.renamed.get(path, path) for path in chosen_paths(source, paths, known)}
        found = tuple(one for one in found if one.path in chosen)
    _put(mended, question.root(), prefix_from_here(source), lang, is_shown=is_shown)
    say((WOULD_SUM if is_shown else SUM).say(lang, count=len(mended.repairs), left=len(found)))
    told = shown(found, mended.registry, chosen, name, question, source, fail_on)
    return told._replace(text="", summary="") if is_shown else told


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
    from registry_cli.documents.writing import remove_old_drafts, rename_file, replace_text
    from registry_cli.escaping import visible
    from registry_cli.output.differences import difference

    if not is_shown:
        remove_old_drafts(root)
    for path in sorted({*mended.texts, *mended.renamed}):
        new = mended.renamed.get(path, path)
        before, after = mended.texts.get(path, ("", ""))
        if is_shown:
            answer(difference(f"{prefix}{path}", f"{prefix}{new}", before, after))
        elif before != after:
            replace_text(root / path, after, before)
        if new != path and not is_shown:
            rename_file(root / path, root / new)
        what = ", ".join(f"{code} {found}".rstrip() for code, found in mended.told(path))
        say(visible((WOULD_MEND_FILE if is_shown else MENDED_FILE).say(lang, path=f"{prefix}{path}", what=what)))
    for path in mended.refused:
        say(visible(REFUSED_FILE.say(lang, path=f"{prefix}{path}")))


def _format_here() -> Format:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"
