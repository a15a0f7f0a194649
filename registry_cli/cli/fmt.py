"""`reg fmt`: canonical order and layout, comments kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from registry_cli.cli.asking import answer, asked, say
from registry_cli.cli.places import chosen_paths, prefix_from_here
from registry_cli.language import Text
from registry_cli.sources import Source

NAME = "fmt"
WOULD_CHANGE = Text("would change: {count}; would not: {rest}", "ville blive ændret: {count}; ville ikke: {rest}")
CHANGED = Text("changed: {count}; left as they were: {rest}", "ændret: {count}; uændret: {rest}")
SKIPPED = Text("not formatted, since it has faults: {path}", "ikke formateret, da den har fejl: {path}")


def run(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(help="Only these files or folders.", metavar="PATH...")] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 if a file would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; print what would change.")] = False,
) -> None:
    """Put files in canonical order and layout; comments and values stay as they are."""
    from registry_cli.documents.writing import remove_old_drafts, replace_text
    from registry_cli.escaping import visible
    from registry_cli.output.differences import difference

    question = asked(context)
    source, lang = question.open(), question.language()
    root = None if check or diff else question.root()
    if root is not None:
        remove_old_drafts(root)
    changed, total, skipped = 0, 0, 0
    shown = prefix_from_here(source)
    for path, before, after in _texts(source, paths):
        total += 1
        if after is None:
            skipped += 1
            say(visible(SKIPPED.say(lang, path=f"{shown}{path}")))
        elif after != before:
            changed += 1
            name = f"{shown}{path}"
            answer(difference(name, name, before, after) if diff else visible(name))
            if root is not None:
                replace_text(root / path, after, before)
    say((WOULD_CHANGE if check or diff else CHANGED).say(lang, count=changed, rest=total - changed))
    if check and (changed or skipped):
        raise typer.Exit(1)


def _texts(source: Source, paths: list[Path] | None) -> Iterator[tuple[str, str, str | None]]:
    """Each file that may be formatted: its path, its text, and its canonical text unless it has faults."""
    from registry_cli.authoring.formatting import canonical_text, is_formatted

    known = [path for path in source.paths() if is_formatted(path)]
    chosen = chosen_paths(source, paths, known) if paths else set(known)
    for file in source.read(path for path in known if path in chosen):
        try:
            text = file.data.decode("utf-8")
        except UnicodeDecodeError:
            yield file.path, "", None
            continue
        yield file.path, text, None if file.problem else canonical_text(file.path, text)
