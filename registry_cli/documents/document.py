"""One file of a registry as it was read."""

import re
from dataclasses import dataclass

from registry_cli.documents.plain import read_plain
from registry_cli.documents.syntax import place_behind
from registry_cli.documents.tree import Data, Fault, unknown_routes
from registry_cli.findings import Finding, Mark, Route, Span
from registry_cli.sources import SourceFile

_PROBLEM_CODES = {
    "damaged": "unreadable-file",
    "denied": "unreadable-file",
    "link": "link-not-followed",
    "missing": "unreadable-file",
    "special": "unreadable-file",
    "too-large": "file-too-large",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A file's path, its text, its data (`None` where it holds no mapping), and what is wrong with its text.

    `unknown` names the parts where the data says less than the text, so that nothing is concluded from them.
    """

    path: str
    text: str = ""
    data: dict[str, Data] | None = None
    findings: tuple[Finding, ...] = ()
    unknown: tuple[Route, ...] = ()


def read_document(file: SourceFile) -> Document:
    """The document in `file`; every fault of the bytes and the text is a finding, nothing is raised."""
    if file.problem is not None:
        return _without_text(file.path, _PROBLEM_CODES[file.problem], problem=file.problem)
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(file, error)
    return _read_text(file.path, text.removeprefix("\ufeff"))


_STRAY_LINE_END = re.compile("\r(?!\n)|[\x85\u2028\u2029]")


def has_stray_line_end(text: str) -> bool:
    """Whether the text has a character that to some readers ends a line, and to others does not."""
    return _STRAY_LINE_END.search(text) is not None


def _stray_line_end(path: str, text: str) -> Document | None:
    """Characters that YAML readers disagree about: to some a new line, to others, and to git, a part of the line."""
    found = _STRAY_LINE_END.search(text)
    if found is None:
        return None
    line, column = place_behind(text[: found.start()])
    mark = Mark(path, span=Span(line + 1, column + 1, line + 1, column + 2))
    return Document(
        path, text, None, (Finding("stray-line-end", mark, params={"character": f"U+{ord(found[0]):04X}"}),)
    )


def _read_text(path: str, text: str) -> Document:
    stray = _stray_line_end(path, text)
    if stray is not None:
        return stray
    plain = read_plain(text)
    if plain is not None:
        return Document(path, text, plain)
    from registry_cli.documents.parse import parse  # noqa: PLC0415 - only where a file is not plain

    parsed = parse(text)
    findings = tuple(_finding(path, fault) for fault in parsed.faults)
    if parsed.root is None:
        return Document(path, text, None, findings or (Finding("empty-file", Mark(path, part="file")),))
    if parsed.root.entries is None:
        return Document(path, text, None, (*findings, _no_mapping(path, parsed.root.data(), parsed.root.span)))
    data = parsed.root.data()
    assert isinstance(data, dict)
    return Document(path, text, data, findings, tuple(unknown_routes(parsed.root)))


def _no_mapping(path: str, data: Data, span: Span) -> Finding:
    if data is None:
        return Finding("empty-file", Mark(path, part="file"))
    first = Span(span.line, span.column, span.line, max(span.end_column, span.column + 1))
    mark = Mark(
        path, span=first if span.line == span.end_line else Span(span.line, span.column, span.line, span.column + 1)
    )
    return Finding("not-a-mapping", mark, params={"actual": "list" if isinstance(data, list) else "scalar"})


def _not_utf8(file: SourceFile, error: UnicodeDecodeError) -> Document:
    text = file.data.decode("utf-8", "replace")
    before = file.data[: error.start].decode("utf-8", "replace")
    line, column = place_behind(before)
    byte = f"0x{file.data[error.start]:02x}"
    mark = Mark(file.path, span=Span(line + 1, column + 1, line + 1, column + 2))
    return Document(file.path, text, None, (Finding("not-utf-8", mark, params={"byte": byte}),))


def _without_text(path: str, code: str, **params: str) -> Document:
    return Document(path, findings=(Finding(code, Mark(path, part="file"), params=params),))


def _finding(path: str, fault: Fault) -> Finding:
    related = tuple(Mark(path, span=span) for span in fault.related)
    return Finding(fault.code, Mark(path, span=fault.span), params=fault.params, related=related)
