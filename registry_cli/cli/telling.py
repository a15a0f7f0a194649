"""How `reg validate` tells what it found: in a format, for the files asked about, and whether the run fails."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from registry_cli import __version__
from registry_cli.cli.asking import Asked, faulty_files, wants_colour, width
from registry_cli.cli.places import chosen_paths, prefix_from_here, prefix_in_repository
from registry_cli.findings import Severity

if TYPE_CHECKING:
    from registry_cli.checks.running import Judged
    from registry_cli.model.registry import Registry
    from registry_cli.output.diagnostics import Diagnostic
    from registry_cli.output.report import Beside, Since
    from registry_cli.sources import Source

Format = Literal["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "md"]
FORMATS_FOR_PEOPLE = ("full", "concise", "md")


class Told(NamedTuple):
    """What is printed, what GitHub's job summary gets, and whether the run fails."""

    text: str
    summary: str
    is_failing: bool


def of_paths(
    found: "tuple[Diagnostic, ...]",
    others: "tuple[Judged, ...]",
    registry: "Registry",
    source: "Source",
    paths: list[Path] | None,
) -> "tuple[tuple[Diagnostic, ...], Collection[str]]":
    """The findings in the chosen files, and those files: all where none are named."""
    chosen = {*registry.documents, *(one.path for one in found), *(one.finding.mark.path for one in others)}
    if not paths:
        return found, chosen
    chosen = chosen_paths(source, paths, chosen)
    return tuple(one for one in found if one.path in chosen), chosen


def shown(
    found: "tuple[Diagnostic, ...]",
    registry: "Registry",
    chosen: Collection[str],
    name: Format,
    question: Asked,
    source: "Source",
    fail_on: Severity,
    since: "Since | None" = None,
    beside: "Beside | None" = None,
) -> Told:
    """The findings of the chosen files in the format asked for."""
    from registry_cli.checks.running import is_failing
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
        prefix=prefix_for(source, name),
        color=wants_colour(),
        width=width(),
        since=since,
        baseline=beside,
    )
    summary = FORMATS["md"](report) if name == "github" else ""
    return Told(FORMATS[name](report), summary, is_failing((one.severity for one in found), fail_on))


def prefix_for(source: "Source", name: Format) -> str:
    """What stands before every path, as the reader of the format needs it."""
    return prefix_from_here(source) if name in FORMATS_FOR_PEOPLE else prefix_in_repository(source)
