"""Reports and pictures of the bundled example as they should be; `python -m tests.golden --write` makes them anew, and the page about changes."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from registry_cli.analysis.views import focus_view, landscape_view
from registry_cli.exports import GRAPH_FORMATS
from registry_cli.graph import build_graph
from registry_cli.language import Lang
from registry_cli.model.load import load
from registry_cli.model.peers import neighbours
from registry_cli.reports import REPORTS, Report, ReportAbout
from registry_cli.sources import FolderSource
from tests.examples import story

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "golden"
AS_OF = date(2026, 11, 22)
SUBJECTS = {"supplier": "kmd", "system": "sapa"}
"""Whom the reports about one entity are about here."""

LANGUAGES: tuple[Lang, ...] = ("da", "en")


def golden_texts() -> Iterator[tuple[str, str]]:
    """Each golden file's name and the text the program gives now."""
    folder = ROOT / "examples" / "fjordby"
    registry = load(FolderSource(folder))
    peers = neighbours(registry, folder)
    graph = build_graph(registry)
    for lang in LANGUAGES:
        for name, report in REPORTS.items():
            if isinstance(report, Report) and report.beside is not None:
                yield f"report-{name}.{lang}.md", report.beside(registry, peers, AS_OF, lang)
            elif isinstance(report, Report):
                yield f"report-{name}.{lang}.md", report.render(registry, AS_OF, lang)
        for name, subject in SUBJECTS.items():
            report = REPORTS[name]
            assert isinstance(report, ReportAbout)
            yield (
                f"report-{name}-{subject}.{lang}.md",
                report.render(registry.entries[subject], registry, AS_OF, lang),
            )
    views = {
        "landscape": landscape_view(registry, graph, AS_OF),
        "ky": focus_view(registry, graph, AS_OF, registry.entries["ky"], 1),
    }
    for name, view in views.items():
        for form in ("mermaid", "dot"):
            yield f"graph-{name}.{form}", GRAPH_FORMATS[form](view, "da")


if __name__ == "__main__" and "--write" in sys.argv:
    FOLDER.mkdir(exist_ok=True)
    for file, text in golden_texts():
        (FOLDER / file).write_text(text, encoding="utf-8", newline="\n")
    with TemporaryDirectory() as folder:
        page = story.written(Path(folder) / "fjordby")
    story.PAGE.write_text(page, encoding="utf-8", newline="\n")
