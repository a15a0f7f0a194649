"""The baseline of `reg validate`: its file read, held against that of the base, and made smaller."""

from pathlib import Path
from typing import TYPE_CHECKING

from registry_cli.cli.asking import say
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.checks.running import Judged
    from registry_cli.model.registry import Registry
    from registry_cli.review.baseline import Baseline

NO_FILE = Text(
    "there is no file {file}: write it first with --write-baseline",
    "der er ingen fil {file}: skriv den først med --write-baseline",
)
NOT_A_FILE = Text("{file} is no plain file", "{file} er ikke en almindelig fil")
TOO_LARGE = Text("{file} is too large to be a baseline", "{file} er for stor til at være en basislinje")
UNREADABLE = Text("{file} cannot be read: {reason}", "{file} kan ikke læses: {reason}")
GONE = Text(
    "in the baseline and found no more: {count}; run with --write-baseline to take them out",
    "i basislinjen, men findes ikke længere: {count}; kør med --write-baseline for at fjerne dem",
)
GROWN = Text(
    "the baseline {file} has grown since the base, which it may not: {count} new; the first is {code} about {entity}",
    "basislinjen {file} er vokset siden udgangspunktet, og det må den ikke: {count} nye; den første er {code} om {entity}",
)
WRITTEN = Text("baseline {file}: findings: {count}", "basislinje {file}: bemærkninger: {count}")
SHRUNK = Text(
    "baseline {file}: taken out: {gone}; left: {count}", "basislinje {file}: fjernet: {gone}; tilbage: {count}"
)


def read(file: Path) -> "Baseline":
    """The baseline in a file; a link is not followed.

    Raises:
        WrongQuestion: there is no such file, or it is no baseline.
    """
    from registry_cli.review.baseline import MAX_BYTES, read_baseline

    try:
        if file.is_symlink() or (file.exists() and not file.is_file()):
            raise WrongQuestion(NOT_A_FILE, file=file)
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise WrongQuestion(NO_FILE, file=file) from None
    except (OSError, ValueError) as error:
        raise WrongQuestion(UNREADABLE, file=file, reason=getattr(error, "strerror", None) or error) from None
    if len(data) > MAX_BYTES:
        raise WrongQuestion(TOO_LARGE, file=file)
    return read_baseline(data, file)


def read_with_base(file: Path, commit: str, beside: Path, lang: Lang) -> "tuple[Baseline, bool]":
    """What of the baseline counts for a change that began at `commit`, and whether it has grown since, which is told.

    What the base's file lacks does not count. A file outside the repository is taken as it is.

    Raises:
        WrongQuestion: as `read`, of either.
    """
    from registry_cli.review.baseline import grown, read_baseline
    from registry_cli.sources.committed import file_in_commit

    now, data = read(file), file_in_commit(file, commit, beside)
    if data is None:
        return now, False
    if not data:
        return now - now, False
    before = read_baseline(data, f"{file} ({commit[:7]})")
    more = grown(now, before)
    if more:
        code, entity, *_ = min(more)
        say(GROWN.say(lang, file=file, count=more.total(), code=code, entity=entity))
    return now & before, bool(more)


def write(file: Path, judged: "tuple[Judged, ...]", registry: "Registry", lang: Lang) -> "Baseline":
    """Write the baseline the first time, and later only take away from it what is found no more.

    Raises:
        WrongQuestion: there is a file that is no baseline, or it cannot be written.
    """
    from registry_cli.documents.writing import create_text, replace_text
    from registry_cli.review.baseline import as_text, baseline_of, shrunk

    if not file.exists() and not file.is_symlink():
        made = baseline_of(judged, registry)
        create_text(file, as_text(made))
        say(WRITTEN.say(lang, file=file, count=made.total()))
        return made
    before = read(file)
    left = shrunk(before, judged, registry)
    if left != before:
        replace_text(file, as_text(left))
    say(SHRUNK.say(lang, file=file, gone=before.total() - left.total(), count=left.total()))
    return left


def tell_gone(gone: "Baseline", lang: Lang) -> None:
    """Say what of a baseline is found no more, where anything is."""
    if gone:
        say(GONE.say(lang, count=gone.total()))
