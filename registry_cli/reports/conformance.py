"""The reference architecture in one page: for the architect and the board that decides on deviations."""

from collections.abc import Sequence
from datetime import date

from registry_cli.analysis.conformance import ArchitectureScore, conformance, score_of
from registry_cli.language import Lang, Text
from registry_cli.model.peers import Neighbour
from registry_cli.model.registry import Registry
from registry_cli.output.conformance import sections
from registry_cli.output.sections import sections_as_markdown
from registry_cli.reports.rendering import Markdown, render
from registry_cli.reports.report import Report

TITLE = Text(
    "The reference architecture: which systems follow which standards, what is due, what tenders must ask for",
    "Rammearkitekturen: hvilke systemer efterlever hvilke standarder, hvad der udestår, hvad udbud skal kræve",
)


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    return _page(registry, (), as_of, lang)


def _beside(registry: Registry, neighbours: Sequence[Neighbour], as_of: date, lang: Lang) -> str:
    return _page(registry, peer_scores(neighbours, as_of), as_of, lang)


def peer_scores(neighbours: Sequence[Neighbour], as_of: date) -> tuple[ArchitectureScore, ...]:
    """The scores of the peers whose registries are there."""
    return tuple(score_of(one.registry, as_of) for one in neighbours if one.registry is not None)


def _page(registry: Registry, others: Sequence[ArchitectureScore], as_of: date, lang: Lang) -> str:
    return render(
        "conformance.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        as_of=as_of,
        tables=Markdown(sections_as_markdown(sections(conformance(registry, as_of), lang, others))),
    )


REPORT = Report("conformance", TITLE, _render, _beside)
