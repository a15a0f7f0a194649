"""Stories told commit by commit in a real repository, for tests of what is read out of them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from registry_cli.review.histories import Life, lives, unsaved
from registry_cli.sources import FolderSource
from registry_cli.sources.git import open_revision, repository_around
from registry_cli.sources.history import past_of
from tests.sources.repositories import git, repository

SETTINGS = "format: 1\norganisation: {name: Eksempelby}\n"
Chapter = tuple[str, dict[str, str | bytes | None]]
"""A day, and the files written on it; `None` takes one away."""


def told(folder: Path, chapters: Sequence[Chapter]) -> Path:
    """A registry with a commit for each chapter, the settings in the first; all handed to git at once, which is quick."""
    repository(folder)
    stream = b""
    for position, (day, files) in enumerate(chapters):
        written = {"registry.yaml": SETTINGS, **files} if position == 0 else files
        seconds = int(datetime.fromisoformat(f"{day}T12:00:00+01:00").timestamp())
        stream += f"commit refs/heads/main\ncommitter Test <test@example.dk> {seconds} +0100\ndata 6\nchange\n".encode()
        stream += b"".join(_file(path, content) for path, content in written.items()) + b"\n"
    git(folder, "fast-import", "--quiet", given=stream)
    git(folder, "reset", "--quiet", "--hard")
    return folder


def _file(path: str, content: str | bytes | None) -> bytes:
    if content is None:
        return f"D {path}\n".encode()
    data = content.encode() if isinstance(content, str) else content
    return f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def life(folder: Path, id_: str) -> Life:
    """The life of one entity, with what is not committed."""
    past, around = past_of(folder), repository_around(folder)
    assert around is not None
    now = unsaved(around.changed, open_revision(folder, past.tip), FolderSource(folder))
    return lives(past, [id_], now)[id_]


def in_lines(found: Life) -> list[str]:
    """Each event in which something changed in one line: day, turn, doubt, and the facts with both values."""
    lines = []
    for event in found.changed:
        assert event.change is not None
        day = event.revision.day.isoformat() if event.revision else "now"
        facts = "".join(f" {fact.field}={fact.before}>{fact.after}" for fact in event.change.facts)
        ids = [one.id for one in (event.change.before, event.change.after) if one is not None]
        names = f" {'>'.join(ids)}" if event.change.turn == "renamed" else ""
        doubt = "" if event.change.is_certain else "?"
        unreadable = f" ({event.change.unreadable} unreadable)" if event.change.unreadable else ""
        compared = f" (since {event.compared_with.day})" if event.compared_with else ""
        edge = " (edge)" if event.is_edge else ""
        lines.append(f"{day} {event.change.turn}{doubt}{names}{facts}{unreadable}{compared}{edge}")
    return lines
