"""Bytes as a file: reading raises nothing, points into the text, and both readers agree."""

from registry_cli.documents import Data, read_document
from registry_cli.documents.document import Document
from registry_cli.documents.parse import parse
from registry_cli.documents.plain import read_plain
from registry_cli.findings import Mark
from registry_cli.sources import SourceFile
from tests.fuzz.judging import bounded, demand
from tests.fuzz.pointing import check_parts


@bounded()
def check_reading(data: bytes) -> None:
    """Demand what must hold for any bytes."""
    document = read_document(SourceFile("systems/ky.yaml", data))
    _check_document(document)
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    careful, plain = _careful(text), read_plain(text)
    demand(plain is None or repr(plain) == repr(careful), "the readers differ", plain, careful)
    if document.data is not None and not document.findings:
        demand(repr(document.data) == repr(careful), "the document is not what the parser reads")
        check_parts(document)


def _check_document(document: Document) -> None:
    demand(document.data is not None or document.findings, "a file without data and without a finding")
    lines = document.text.replace("\r\n", "\n").split("\n")
    for finding in document.findings:
        for mark in (finding.mark, *finding.related):
            _check_mark(mark, lines)


def _check_mark(mark: Mark, lines: list[str]) -> None:
    if mark.span is not None:
        line, column, end_line, end_column = mark.span
        demand(1 <= line <= end_line <= len(lines) + 1, "no such lines", mark)
        demand((line, column) <= (end_line, end_column), "ends before it begins", mark)
        shown = lines[line - 1] if line <= len(lines) else ""
        demand(1 <= column <= len(shown) + 1, "no such column", mark, shown)


def _careful(text: str) -> Data:
    parsed = parse(text)
    if parsed.faults or parsed.root is None or parsed.root.entries is None:
        return None
    return parsed.root.data()
