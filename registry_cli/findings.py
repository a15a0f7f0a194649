"""What is wrong with the user's files, as data: a code, typed parameters and the part of the data that is meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from registry_cli.language import Text

Route = tuple[str | int, ...]
"""Keys and list positions from the top of a file down to a value."""

Part = Literal["value", "key", "file"]
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")

Parameter = str | int | Text
"""What a message says of the fault at hand; a `Text` is said in the language of the message."""


class Span(NamedTuple):
    """A stretch of text; lines and columns count from 1, the end column is the first one outside."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""Where a finding about a whole file points."""


class Mark(NamedTuple):
    """A place in a file, said by its route; `span` is set only where the text could not be read as data."""

    path: str
    route: Route = ()
    part: Part = "value"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: which check found it, where, about which entity; words and lines are added at output.

    `candidates` are what the parameter `found` could have been meant to be, `meant` what it is known to mean, `certain`
    what must stand there beyond doubt, so that it may be mended without asking. `severity` is set where this finding is
    more or less severe than its check; what the registry says of the code still counts more.
    """

    code: str
    mark: Mark
    entity: str | None = None
    params: Mapping[str, Parameter] = field(default_factory=dict)
    related: tuple[Mark, ...] = ()
    candidates: tuple[str, ...] = ()
    meant: str | None = None
    certain: str | None = None
    severity: Severity | None = None
