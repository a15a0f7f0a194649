"""What a check is: a code, a severity, what it says in both languages, and how it looks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from registry_cli.analysis.connections import Connection, connections
from registry_cli.analysis.links import Holder, Link, holders, links
from registry_cli.analysis.misspelling import unclear_paths
from registry_cli.documents import Data
from registry_cli.findings import Finding, Route, Severity
from registry_cli.language import Text
from registry_cli.model.records import parts_in
from registry_cli.model.registry import Registry
from registry_cli.model.shape import Shape

DID_YOU_MEAN = Text("did you mean {word}?", "mente du {word}?")
ALSO_HERE = Text("also here", "også her")
FIRST_HERE = Text("first here", "først her")


class Part(NamedTuple):
    """A mapping or a list in a file: the file, the route to it, what stands there and what may stand there."""

    holder: Holder
    route: Route
    data: Data
    shape: Shape


@dataclass(frozen=True)
class Question:
    """What a check looks at: a registry, the day it is asked about, and every code there is."""

    registry: Registry
    as_of: date
    codes: tuple[str, ...] = ()

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every reference of the registry, walked once for all checks."""
        return tuple(links(self.registry))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every mapping and list of every file that the model knows, walked once for all checks."""
        return tuple(
            Part(holder, route, data, shape)
            for holder in holders(self.registry)
            for route, data, shape in parts_in(holder.data, holder.shape)
        )

    @cached_property
    def connections(self) -> tuple[Connection, ...]:
        """What depends on what directly, found once for all checks."""
        return tuple(connections(self.links, self.registry))

    @cached_property
    def unclear(self) -> frozenset[str]:
        """The files in which something could not be read: nothing in them is called missing."""
        return unclear_paths(self.registry)


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Its module's docstring is its English documentation and holds its examples.

    `message` and `help` are templates over a finding's parameters; `words` are the parameters' values that
    need words of their own; `related` says what a related place is, `meant` what a suggestion is. `danish` is the documentation in Danish: a title
    line, then why.
    """

    code: str
    severity: Severity
    message: Text
    help: Text
    documentation: str | None
    danish: str
    run: Callable[[Question], Iterable[Finding]]
    words: Mapping[str, Text] = field(default_factory=dict)
    related: Text = ALSO_HERE
    meant: Text = DID_YOU_MEAN


def found_while_loading(_: Question) -> Iterator[Finding]:
    """For faults that loading itself finds: there is nothing left to look for."""
    yield from ()
