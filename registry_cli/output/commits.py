"""Commits in words: who wrote and merged, and what trailers state, which is proof of nothing."""

from collections.abc import Iterator, Sequence

from registry_cli.language import Lang, Text
from registry_cli.sources.history import Commit

SHORT_ID = 10
"""So many characters of a commit's id are shown to people; programs get all of it."""

NOT_COMMITTED = Text("Not committed yet.", "Endnu ikke committet.")
WRITTEN = Text("Written by {name} (commit {id}): {subject}", "Skrevet af {name} (commit {id}): {subject}")
WRITTEN_ON = Text(
    "Written by {name} on {day} (commit {id}): {subject}", "Skrevet af {name} den {day} (commit {id}): {subject}"
)
MERGED = Text("Merged by {name} (commit {id}): {subject}", "Flettet ind af {name} (commit {id}): {subject}")
THROUGH = Text("{name}, committed by {committer}", "{name}, committet af {committer}")
TRAILER = Text(
    "Stated in the commit's message, which is no proof: {key}: {value}",
    "Angivet i commit-beskeden, hvilket ikke er et bevis: {key}: {value}",
)
UNTITLED = Text("(no message)", "(uden besked)")


def commit_lines(commit: Commit, merged: Sequence[Commit], lang: Lang) -> Iterator[str]:
    """Who merged or wrote it, what the merge brought, and the trailers of all that speak of people."""
    yield (MERGED if commit.revision.is_merge else WRITTEN).say(lang, **_params(commit, lang))
    for one in merged:
        yield WRITTEN_ON.say(lang, **_params(one, lang))
    for key, value in trailers((commit, *merged)):
        yield TRAILER.say(lang, key=key, value=value)


def trailers(commits: Sequence[Commit]) -> tuple[tuple[str, str], ...]:
    """What trailers such as `Reviewed-by` state of people, each once."""
    found = (trailer for one in commits for trailer in one.trailers if trailer[0].casefold().endswith("-by"))
    return tuple(dict.fromkeys(found))


def person(commit: Commit, lang: Lang) -> str:
    """Who wrote or merged it, and who put it into git where that is somebody else, such as a forge."""
    if commit.committer in ("", commit.author):
        return commit.author
    return THROUGH.say(lang, name=commit.author, committer=commit.committer)


def short_id(commit: str) -> str:
    """The id as people write it."""
    return commit[:SHORT_ID]


def commit_as_data(commit: Commit) -> dict[str, object]:
    """A commit for programs."""
    return {
        "commit": commit.revision.id,
        "day": commit.revision.day,
        "is_merge": commit.revision.is_merge,
        "author": commit.author,
        "committer": commit.committer,
        "subject": commit.subject,
        "trailers": [{"key": key, "value": value} for key, value in commit.trailers],
    }


def _params(commit: Commit, lang: Lang) -> dict[str, object]:
    return {
        "name": person(commit, lang),
        "id": short_id(commit.revision.id),
        "day": commit.revision.day.isoformat(),
        "subject": commit.subject or UNTITLED.say(lang),
    }
