"""What a report is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Report:
    """A report by its name and title; `render` gives Markdown for a registry, a day and a language."""

    name: str
    title: Text
    render: Callable[[Registry, date, Lang], str]
