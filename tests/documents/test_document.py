"""A file as it was read: its data, or the finding that says why there is none."""

import pytest

from registry_cli.documents import Document, read_document
from registry_cli.findings import Finding, Mark, Parameter, Route, Span
from registry_cli.sources import Problem, SourceFile

PATH = "systems/ky.yaml"

WITHOUT_DATA: dict[str, tuple[bytes, str, Span | None, dict[str, Parameter]]] = {
    "nothing": (b"", "empty-file", None, {}),
    "only-a-mark": (b"\xef\xbb\xbf", "empty-file", None, {}),
    "blank": (b"\n  \n", "empty-file", None, {}),
    "comment": (b"# nothing yet\n", "empty-file", None, {}),
    "null": (b"~\n", "empty-file", None, {}),
    "document-start": (b"---\n", "empty-file", None, {}),
    "scalar": (b"\nname\n", "not-a-mapping", Span(2, 1, 2, 5), {"actual": "scalar"}),
    "scalar-over-lines": (b"'a\n  b'\n", "not-a-mapping", Span(1, 1, 1, 2), {"actual": "scalar"}),
    "list": (b"# x\n- a\n- b\n", "not-a-mapping", Span(2, 1, 2, 2), {"actual": "list"}),
    "list-on-one-line": (b"[a, b]\n", "not-a-mapping", Span(1, 1, 1, 7), {"actual": "list"}),
    "latin-1": ("name: x\nowner: b\u00f8rn".encode("latin-1"), "not-utf-8", Span(2, 9, 2, 10), {"byte": "0xf8"}),
    "latin-1-behind-utf-8": ("æ: ø".encode() + b"\xe6", "not-utf-8", Span(1, 5, 1, 6), {"byte": "0xe6"}),
    "latin-1-in-cr": (b"a: 1\rb: \xe6", "not-utf-8", Span(1, 9, 1, 10), {"byte": "0xe6"}),
    "utf-16": ("name: x".encode("utf-16"), "not-utf-8", Span(1, 1, 1, 2), {"byte": "0xff"}),
    "surrogate": (b"a: \xed\xa0\x80", "not-utf-8", Span(1, 4, 1, 5), {"byte": "0xed"}),
    "cut-off": ("name: ø".encode()[:-1], "not-utf-8", Span(1, 7, 1, 8), {"byte": "0xc3"}),
}


@pytest.mark.parametrize(("data", "code", "span", "params"), WITHOUT_DATA.values(), ids=WITHOUT_DATA)
def test_without_data(data: bytes, code: str, span: Span | None, params: dict[str, Parameter]) -> None:
    document = read_document(SourceFile(PATH, data))
    mark = Mark(PATH, span=span) if span else Mark(PATH, part="file")
    assert document.data is None
    assert document.findings == (Finding(code, mark, params=params),)


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        ("damaged", "unreadable-file"),
        ("denied", "unreadable-file"),
        ("missing", "unreadable-file"),
        ("special", "unreadable-file"),
        ("link", "link-not-followed"),
        ("too-large", "file-too-large"),
    ],
)
def test_without_bytes(problem: Problem, code: str) -> None:
    finding = Finding(code, Mark(PATH, part="file"), params={"problem": problem})
    assert read_document(SourceFile(PATH, problem=problem)) == Document(PATH, findings=(finding,))


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = read_document(SourceFile(PATH, b"\xef\xbb\xbfname: KY\n"))
    assert document == Document(PATH, "name: KY\n", {"name": "KY"})


def test_faults_leave_what_can_be_read() -> None:
    document = read_document(SourceFile(PATH, b"name: KY\nname: X\nowner: *x\nlist: [1, .nan]\n"))
    unknown: tuple[Route, ...] = (("owner",), ("list", 1))
    assert document.data == {"name": "KY", "owner": None, "list": [1, None]}
    assert document.unknown == unknown
    assert [(finding.code, finding.mark.span, finding.related) for finding in document.findings] == [
        ("duplicate-key", Span(2, 1, 2, 5), (Mark(PATH, span=Span(1, 1, 1, 5)),)),
        ("unsafe-yaml", Span(3, 8, 3, 10), ()),
        ("unusable-number", Span(4, 11, 4, 15), ()),
    ]


def test_a_text_that_ends_in_an_error_is_not_also_empty() -> None:
    assert [finding.code for finding in read_document(SourceFile(PATH, b"a: [\n")).findings] == ["syntax-error"]
