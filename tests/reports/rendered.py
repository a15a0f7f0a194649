"""Every text that the reports give for a registry: one for a whole report, one for some of the entities that another is about."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from registry_cli.language import Lang
from registry_cli.model.registry import Registry
from registry_cli.reports import REPORTS, ReportAbout

MOST = 3
"""Of the entities that a report may be about so many are tried."""


def texts_of(name: str, registry: Registry, as_of: date, lang: Lang) -> Iterator[tuple[str, str]]:
    """What a report is about (empty for the whole registry), and its text."""
    report = REPORTS[name]
    if isinstance(report, ReportAbout):
        yield from (
            (entry.id, report.render(entry, registry, as_of, lang))
            for entry in islice(registry.of_kind(*report.kinds), MOST)
        )
    else:
        yield "", report.render(registry, as_of, lang)
