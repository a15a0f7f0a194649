"""What comes and goes, year by year: for the board that wants to know what the coming years bring."""

from datetime import date

from registry_cli.analysis.roadmap import Roadmap, RoadmapRow, roadmap
from registry_cli.exports import ROADMAP_FORMATS
from registry_cli.graph import build_graph
from registry_cli.labels import KIND_LABELS, STATE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.reports.rendering import Markdown, render
from registry_cli.reports.report import Report

TITLE = Text(
    "The roadmap: what comes, what goes, what replaces it, and what is cut off",
    "Køreplanen: hvad kommer, hvad forsvinder, hvad afløser det, og hvad der afskæres",
)


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    plan = roadmap(registry, build_graph(registry), as_of)
    return render(
        "roadmap.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        plan=plan,
        coming=_of(plan, "arriving"),
        going=sorted(_of(plan, "leaving"), key=lambda row: (row.gone or date.max, row.entry.id)),
        picture=Markdown(ROADMAP_FORMATS["mermaid"](plan, lang)) if plan.rows else None,
        states=STATE_LABELS,
        kind=KIND_LABELS,
    )


def _of(plan: Roadmap, course: str) -> list[RoadmapRow]:
    return [row for row in plan.rows if row.course == course]


REPORT = Report("roadmap", TITLE, _render)
