"""Where data go: from each register over its copies and interfaces to the systems that get them."""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.impact.lineage import Consumer, Lineage, lineage
from registry_cli.analysis.narrowing import chosen
from registry_cli.labels import choice
from registry_cli.language import Lang, Text, sort_key
from registry_cli.model.registry import Registry
from registry_cli.reports.rendering import render
from registry_cli.reports.report import Report
from registry_cli.timeline import standing

TITLE = Text(
    "Where data go: each register, its copies and interfaces, and the systems that get them",
    "Hvor data løber hen: hvert register, dets kopier og snitflader og de systemer, der får dem",
)


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    found = list(_lineages(registry, as_of))
    return render(
        "lineage.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        as_of=as_of,
        lineages=[one for one in found if one.consumers],
        unused=[one.origin for one in found if not one.consumers],
        personal=lambda consumer: _personal(consumer, lang),
    )


def _lineages(registry: Registry, as_of: date) -> Iterator[Lineage]:
    """The registers that are no copies and not retired, by name."""
    originals = (
        entry
        for entry in chosen(registry, "datasource")
        if entry.data.get("copy_of") is None and standing(entry, as_of).state != "retired"
    )
    for entry in sorted(originals, key=lambda one: (sort_key(one.name), one.id)):
        yield lineage(registry, entry, as_of)


def _personal(consumer: Consumer, lang: Lang) -> str:
    """The kinds of personal data that the system says it holds of them."""
    kinds = dict.fromkeys(kind for one in consumer.holdings for kind in one.personal if kind != "none")
    cpr = ["CPR"] if any(one.has_cpr for one in consumer.holdings) else []
    return ", ".join([*(choice(kind, lang) for kind in kinds), *cpr])


REPORT = Report("lineage", TITLE, _render)
