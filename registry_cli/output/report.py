"""What every format renders: the findings of one run, and what a reader needs to know to judge them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from registry_cli.findings import SEVERITIES
from registry_cli.language import Lang
from registry_cli.output.diagnostics import Diagnostic

PROGRAM = "reg"


class Since(NamedTuple):
    """What a report of new findings is held against: the revision as asked for, the commit's full id, and how many it does not tell."""

    ref: str
    commit: str
    others: int


class Beside(NamedTuple):
    """The baseline that a report is held against: the file as it was named, and how many findings are in it and so not told."""

    file: str
    known: int


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """One answer of `reg validate`: findings sorted by place, and how much was looked at on which day.

    `prefix` is the POSIX folder of the registry as the reader of the format sees it (from the root of the repository
    for build servers), empty where paths stand as they are; every format puts it before every path. `left_out` is
    how many files could not be taken as they stand; 0 where nobody counted. `since` and `baseline` are there where only what is new is told. `color` and `width` are for `full` alone.
    """

    diagnostics: tuple[Diagnostic, ...]
    lang: Lang
    incomplete: bool
    version: str
    files: int
    entities: int
    as_of: date
    prefix: str = ""
    color: bool = False
    width: int = 120
    left_out: int = 0
    since: Since | None = None
    baseline: Beside | None = None

    def path(self, path: str) -> str:
        """A path of the registry with the prefix before it."""
        prefix = self.prefix.rstrip("/")
        return f"{prefix}/{path}" if prefix not in {"", "."} else path


def most_severe_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors, then warnings, then the rest, each as they stood: for readers that stop after the first few."""
    return sorted(diagnostics, key=lambda one: -SEVERITIES.index(one.severity))


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """For each finding 32 hexadecimal digits that stay the same when lines move.

    Findings with the same identity are told apart by counting them: when one of three is mended, the third is gone.
    """
    identities = [one.identity for one in diagnostics]
    return [
        _digest(f"{identity}\0{number}") for identity, number in zip(identities, occurrences(identities), strict=True)
    ]


def occurrences(keys: Iterable[Hashable]) -> Iterator[int]:
    """For each key how many times it was met, itself included."""
    met: Counter[Hashable] = Counter()
    for key in keys:
        met[key] += 1
        yield met[key]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]
