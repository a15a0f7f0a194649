"""What a report is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from registry_cli.language import Lang, Text
from registry_cli.model.peers import Neighbour
from registry_cli.model.registry import Entry, Registry


@dataclass(frozen=True, slots=True)
class Report:
    """A report by its name and title; `render` gives Markdown for a registry, a day and a language.

    `beside` gives it with what the peers' registries say as well.
    """

    name: str
    title: Text
    render: Callable[[Registry, date, Lang], str]
    beside: Callable[[Registry, Sequence[Neighbour], date, Lang], str] | None = None


@dataclass(frozen=True, slots=True)
class ReportAbout:
    """A report about one entity of these kinds, such as one supplier."""

    name: str
    title: Text
    kinds: tuple[str, ...]
    render: Callable[[Entry, Registry, date, Lang], str]
