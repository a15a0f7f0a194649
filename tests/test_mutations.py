"""The example with lines broken at random: every answer still comes, whatever the files hold."""

import random
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest

from registry_cli.analysis.listing import Filter, listing
from registry_cli.analysis.views import focus_view, landscape_view
from registry_cli.checks.running import judge
from registry_cli.exports import GRAPH_FORMATS
from registry_cli.graph import build_graph
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.output import entities
from registry_cli.output.diagnostics import diagnostics
from registry_cli.output.formats import FORMATS, FindingsReport
from registry_cli.reports import REPORTS
from registry_cli.sources import MemorySource
from tests.reports.rendered import texts_of
from tests.running import EXAMPLES

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")
AS_OF = date(2026, 11, 22)
FILES = {
    path.relative_to(EXAMPLES / "fjordby").as_posix(): path.read_bytes()
    for path in sorted((EXAMPLES / "fjordby").rglob("*.yaml"))
}
VALUES = (
    b"null",
    b"[]",
    b"{}",
    b"1",
    b"-1.5",
    b"true",
    b"x",
    b"'",
    b"[a, b]",
    b"{a: 1}",
    b"2026-13-01",
    b"ky",
    b"[[1]]",
)
KEYS = (
    b"owner",
    b"uses",
    b"lifecycle",
    b"used_by",
    b"criticality",
    b"level",
    b"part_of",
    b"redundancy",
    b"of",
    b"term",
    b"data",
    b"hosting",
    b"privacy",
    b"risk_assessment",
    b"archiving",
    b"target",
    b"fit",
    b"head",
    b"left",
    b"agreement",
    b"systems",
    b"benefits",
    b"completeness",
)


def broken(chance: random.Random) -> dict[str, bytes]:
    """The files with one to twenty-five of their lines changed, removed, doubled, moved in or damaged."""
    files = dict(FILES)
    for _ in range(chance.randint(1, 25)):
        path = chance.choice(tuple(files))
        lines = files[path].split(b"\n")
        place = chance.randrange(len(lines))
        lines[place : place + 1] = chance.choice(tuple(changed(lines[place], chance)))
        files[path] = b"\n".join(lines)
    return files


def changed(line: bytes, chance: random.Random) -> Iterator[list[bytes]]:
    key, colon, _ = line.partition(b": ")
    indent = line[: len(line) - len(line.lstrip())]
    position = chance.randrange(len(line) + 1)
    yield [key + colon + chance.choice(VALUES)]
    yield [indent + chance.choice(KEYS) + b":" + line.partition(b":")[2]]
    yield []
    yield [line, line]
    yield [b" " * chance.randrange(4) + line]
    yield [line[:position] + bytes([chance.randrange(256)]) + line[position + 1 :]]


@pytest.mark.parametrize("seed", range(4))
def test_every_answer_still_comes(seed: int) -> None:
    registry = load(MemorySource(broken(random.Random(seed))))  # noqa: S311 - nothing secret
    report = FindingsReport(
        diagnostics(judge(registry, AS_OF), registry, "da"), "da", registry.is_incomplete, "0", 1, 1, AS_OF
    )
    texts = [*(render(report) for render in FORMATS.values()), *answers(registry)]
    assert [match for text in texts if (match := CONTROL.search(text))] == []


def answers(registry: Registry) -> Iterator[str]:
    graph = build_graph(registry)
    yield from (text for name in REPORTS for _, text in texts_of(name, registry, AS_OF, "da"))
    for draw in GRAPH_FORMATS.values():
        yield draw(landscape_view(registry, graph, AS_OF), "da")
        some = islice(registry.of_kind("contract"), 2)
        yield from (draw(focus_view(registry, graph, AS_OF, entry, 2), "da") for entry in some)
    yield entities.as_table(listing(registry, Filter(), AS_OF), "da", colour=False, width=100)
    for entry in islice(registry.of_kind("system", "contract"), 0, None, 3):
        page = entities.page_of(entry, registry, graph, AS_OF)
        yield entities.entity_as_text(page, dict(registry.documents), "da", "")
        yield entities.entity_as_json(page, registry.documents, incomplete=False)
