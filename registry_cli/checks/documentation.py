"""A check's documentation, read from its module's docstring: title, why, and examples that run as tests."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from registry_cli.checks.check import Check
from registry_cli.language import Lang
from registry_cli.sources import MemorySource, Problem

_HEADING = re.compile(r"# (?P<path>[^\s()]+\.ya?ml)(?: \((?P<as>[a-z0-9-]+)\))?")
_PROBLEMS: dict[str, Problem] = {"denied": "denied", "link": "link", "too-large": "too-large", "missing": "missing"}

PLAIN_SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\n"
"""What an example has as `registry.yaml` where it does not show its own."""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A file of an example; `condition` says how it lies on disk: `latin-1`, or a problem such as `link`."""

    path: str
    text: str
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Documentation:
    """What `reg explain` shows: the English or Danish words, and the same examples for both."""

    title: str
    why: str
    bad: tuple[ExampleFile, ...]
    good: tuple[ExampleFile, ...]


def documentation(check: Check, lang: Lang) -> Documentation:
    """The documentation of `check` in `lang`."""
    english, _, examples = (check.documentation or "").partition("\n\nBad:\n\n")
    bad, _, good = examples.partition("\n\nGood:\n\n")
    title, _, why = (check.danish if lang == "da" else english).strip().partition("\n\n")
    return Documentation(title, why.strip(), tuple(_files(bad)), tuple(_files(good)))


def example_source(files: tuple[ExampleFile, ...]) -> MemorySource:
    """A registry in memory made of an example's files."""
    contents: dict[str, str | bytes] = {"registry.yaml": PLAIN_SETTINGS}
    problems: dict[str, Problem] = {}
    for file in files:
        if file.condition in _PROBLEMS:
            problems[file.path] = _PROBLEMS[file.condition]
        else:
            contents[file.path] = file.text.encode(file.condition or "utf-8")
    return MemorySource(contents, problems)


def _files(block: str) -> Iterator[ExampleFile]:
    lines = dedent(block.rstrip()).split("\n")
    headings = [(number, match) for number, line in enumerate(lines) if (match := _HEADING.fullmatch(line))]
    ends = [number for number, _ in headings[1:]] + [len(lines)]
    for (start, heading), end in zip(headings, ends, strict=True):
        text = "".join(f"{line}\n" for line in lines[start + 1 : end])
        yield ExampleFile(heading["path"], text, heading["as"])
