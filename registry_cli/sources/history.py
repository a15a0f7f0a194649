"""What git remembers of the registry's folder: which commits changed which files, when, by whom, and merged by whom.

Names, subjects and trailers are whatever somebody once wrote into a commit: text to be shown, and proof of nothing. What is read
stays bounded: commits come one at a time, and of long texts only the beginning is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from registry_cli.sources.git import blob_contents, open_revision
from registry_cli.sources.git_program import run_git, stream_git
from registry_cli.sources.source import MAX_FILE_BYTES, is_hidden

MOST_CHARACTERS = 200
"""Of a name, a subject or a trailer no more than this is kept."""

MOST_TRAILERS = 50
MOST_MERGED = 50
"""Of what one merge brought, no more commits than this are looked at."""

MAX_MESSAGE_BYTES = 1024 * 1024
"""Of a larger commit only the first lines that git itself wrote are read."""

MAX_BYTES = 256 * 1024 * 1024
"""So many bytes of files are read for one question; what lies further back is not."""

EPOCH = date(1970, 1, 1)
"""The day of a commit whose own day cannot be told."""

_AT_ONCE = 500
_BATCH_BYTES = 16 * 1024 * 1024
_FIXED = ("-c", "log.follow=false", "-c", "log.showSignature=false", "-c", "trailer.separators=:")
_WALK = ("log", "-z", "--first-parent", "--encoding=UTF-8", "--no-show-signature")
_RAW = ("-m", "--raw", "--root", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-relative")
_FACTS = "%H%x00%P%x00%cI%x00%an%x00%cn"
_REGULAR = (b"100644", b"100755", b"100664")


class Past(NamedTuple):
    """The commits behind one, as far as they touch the folder `prefix` (`""` or `a/b/`); `edges` are where the clone ends."""

    repository: Path
    tip: str
    prefix: str
    edges: frozenset[str] = frozenset()


class Revision(NamedTuple):
    """A commit: its full id, its parents as this clone has them, and its day, as the committer's clock stated it."""

    id: str
    parents: tuple[str, ...]
    day: date

    @property
    def is_merge(self) -> bool:
        """Whether it brings together several lines of work."""
        return len(self.parents) > 1


class FileChange(NamedTuple):
    """A file inside the registry and the names of its contents before and after; `None` where there is no regular file."""

    path: str
    before: str | None
    after: str | None


class Touch(NamedTuple):
    """A commit of the first line with the files it changed against its first parent; `None` stands for what is not committed."""

    revision: Revision | None
    files: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with what it says of people and purpose: all of it untrusted text.

    Of a merge made by a forge the author is who merged, and the committer often the forge itself.
    """

    revision: Revision
    author: str
    committer: str
    subject: str = ""
    trailers: tuple[tuple[str, str], ...] = ()


def past_of(folder: Path, ref: str | None = None) -> Past:
    """What lies behind `ref`, or behind the last commit, of the registry around `folder`.

    Raises:
        WrongQuestion: git is missing, the folder is in no repository, or there is no such revision or no registry in it.
    """
    source = open_revision(folder, ref if ref is not None else "HEAD")
    return Past(source.repository, source.commit, source.prefix, _edges(source.repository))


def _edges(repository: Path) -> frozenset[str]:
    """The commits whose parents a shallow clone leaves out."""
    answer = run_git(repository, "rev-parse", "--git-path", "shallow")
    path = repository / answer.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")
    try:
        return frozenset(path.read_text("ascii", "replace").split())
    except OSError:
        return frozenset()


def revisions(past: Past) -> Iterator[Revision]:
    """The commits of the first line that touched the folder, newest first.

    Raises:
        WrongQuestion: git cannot go on; also while reading.
    """
    pieces = stream_git(past.repository, *_FIXED, *_WALK, "--format=tformat:%H %P %cI", *_within(past))
    return (_revision(piece) for piece in pieces if piece)


def touches(past: Past) -> Iterator[Touch]:
    """The same with the files that each changed; a merge changed what it brought to the first line.

    Raises:
        WrongQuestion: git cannot go on; also while reading.
    """
    pieces = stream_git(past.repository, *_FIXED, *_WALK, *_RAW, "--format=tformat:%H %P %cI", *_within(past))
    revision: Revision | None = None
    files: list[FileChange] = []
    for piece in pieces:
        facts = piece.lstrip(b"\n")
        if facts.startswith(b":"):
            change = _file_change(facts, next(pieces, b""), past.prefix)
            files += [change] if change else []
        elif facts:
            if revision is not None:
                yield Touch(revision, tuple(files))
            revision, files = _revision(facts), []
    if revision is not None:
        yield Touch(revision, tuple(files))


def _within(past: Past) -> tuple[str, ...]:
    return ("--end-of-options", past.tip, "--", past.prefix or ".")


def _revision(piece: bytes) -> Revision:
    id_, *parents, stated = piece.decode("ascii", "replace").split(" ")
    return Revision(id_, tuple(one for one in parents if one), _day(stated))


def _day(stated: str) -> date:
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        return EPOCH


def _file_change(facts: bytes, path: bytes, prefix: str) -> FileChange | None:
    """What a raw line says; `None` where the file is hidden."""
    modes = facts[1:].split(b" ")
    inside = path.decode("utf-8", "surrogateescape").removeprefix(prefix)
    if len(modes) < 4 or any(is_hidden(name) for name in inside.split("/")):
        return None
    names = [name.decode("ascii", "replace") if mode in _REGULAR else None for mode, name in zip(modes, modes[2:4])]  # noqa: B905
    return FileChange(inside, *names)


def commits(past: Past, wanted: Sequence[Revision]) -> Mapping[str, Commit]:
    """What these commits say, by id."""
    found: dict[str, Commit] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        sizes = _sizes(past, [one.id for one in part])
        for is_whole in (True, False):
            fitting = [one for one in part if (sizes.get(one.id, 0) <= MAX_MESSAGE_BYTES) == is_whole]
            found |= {one.revision.id: one for one in _told(past, fitting, is_whole=is_whole)}
    return found


def _told(past: Past, wanted: Sequence[Revision], *, is_whole: bool) -> Iterator[Commit]:
    """The commits with subject and trailers, or without them."""
    if not wanted:
        return
    message = "%x00%s%x00%(trailers:only=true,unfold=true)" if is_whole else "%x00%x00"
    given = "".join(f"{one.id}\n" for one in wanted).encode()
    arguments = ("log", "-z", "--no-walk=unsorted", "--encoding=UTF-8", "--no-show-signature", "--stdin")
    answer = run_git(past.repository, *_FIXED, *arguments, f"--format=tformat:{_FACTS}{message}", given=given)
    pieces = answer.stdout.decode("utf-8", "replace").split("\0")
    for start in range(0, len(pieces) - 6, 7):
        yield _commit(pieces[start : start + 7])


def _commit(pieces: Sequence[str]) -> Commit:
    id_, parents, stated, author, committer, subject, trailers = pieces
    revision = Revision(id_, tuple(parents.split()), _day(stated))
    return Commit(revision, _short(author), _short(committer), _short(subject), _trailers(trailers))


def _trailers(text: str) -> tuple[tuple[str, str], ...]:
    lines = [line.partition(":") for line in text.split("\n")[:MOST_TRAILERS]]
    return tuple((_short(key), _short(value)) for key, _, value in lines if key.strip() and value.strip())


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


def merged_in(past: Past, merge: Revision, paths: Sequence[str]) -> tuple[Commit, ...]:
    """The commits that a merge brought and that changed one of `paths`, newest first; none of what is no merge."""
    if not merge.is_merge or not paths:
        return ()
    arguments = ("log", "-z", "--no-merges", f"--max-count={MOST_MERGED}", "--no-show-signature")
    range_ = ("--end-of-options", *merge.parents[1:], f"^{merge.parents[0]}")
    inside = [f"{past.prefix}{path}" for path in paths]
    answer = run_git(past.repository, *_FIXED, *arguments, "--format=tformat:%H %P %cI", *range_, "--", *inside)
    found = [_revision(piece) for piece in answer.stdout.split(b"\0") if piece]
    known = commits(past, found)
    return tuple(known[one.id] for one in found if one.id in known)


def file_contents(past: Past, names: Iterable[str]) -> Mapping[str, bytes]:
    """The contents of files by their names; without what is lost, too large for a registry's file, or beyond `MAX_BYTES`."""
    sizes = _sizes(past, list(dict.fromkeys(names)))
    found: dict[str, bytes] = {}
    batch: list[str] = []
    taken = waiting = 0
    for name, size in sizes.items():
        if size > MAX_FILE_BYTES or taken + size > MAX_BYTES:
            continue
        batch.append(name)
        taken, waiting = taken + size, waiting + size
        if waiting > _BATCH_BYTES:
            found |= blob_contents(past.repository, batch)
            batch, waiting = [], 0
    return found | blob_contents(past.repository, batch)


def _sizes(past: Past, names: Sequence[str]) -> Mapping[str, int]:
    """How many bytes each of these objects has, in their order; without those that git does not have."""
    given = "".join(f"{name}\n" for name in names).encode()
    arguments = ("cat-file", "--batch-check=%(objectname) %(objectsize)")
    answer = run_git(past.repository, *arguments, given=given) if names else None
    lines = answer.stdout.decode("ascii", "replace").splitlines() if answer else []
    sizes = (line.split() for line in lines)
    return {size[0]: int(size[1]) for size in sizes if len(size) == 2 and size[1].isdigit()}
