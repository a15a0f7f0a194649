"""Text made harmless: what people see is the text itself."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from registry_cli.escaping import encodable, escape_markdown, visible, visible_characters

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = st.text(st.sampled_from("`*_[]|~<>&#@!-+=:.)('\"/\\$ 1a\x1bå\u200b"), max_size=30)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Børn & unge <x>", "Børn & unge <x>"),
        ("\x1b[31m\x9b", "\\x1b[31m\\x9b"),
        ("a\tb\r\nc", "a\\tb\\r\\nc"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("\ud800\U000e0041", "\\ud800\\U000e0041"),
        ("##vso[task.complete]##[error]", "#\\x23vso[task.complete]#\\x23[error]"),
        ("###[x] ##VSO[y] ## [z]", "##\\x23[x] #\\x23VSO[y] ## [z]"),
        ("👩\u200d👧 e\u0301", "👩\u200d👧 e\u0301"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert "".join(visible_characters(text)) == shown
    assert len(visible_characters(text)) == len(text)


def test_encodable_changes_only_what_utf_8_cannot_hold() -> None:
    assert encodable("a\x1b\udc80å") == "a\x1b\\udc80å"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("snake_case_name", "snake_case_name"),
        ("_emphasis_", "\\_emphasis\\_"),
        ("https://example.dk/a_b?x=1&y=2", "https://example.dk/a_b?x=1&amp;y=2"),
        ("a | b", "a \\| b"),
        ("<script>", "&lt;script&gt;"),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("12. item", "12\\. item"),
        ("12.5 mio. kr.", "12\\.5 mio. kr."),
        ("two\n\n  lines ", "two lines"),
        ("@team, a@b.dk", "@&#8203;team, a@b.dk"),
        ("sag #12, !3", "sag #&#8203;12, !&#8203;3"),
        ("$x$", "&#36;x&#36;"),
        ("", ""),
    ],
)
def test_escape_markdown(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


@given(NASTY)
@example("<!-- x")
@example("&amp; &#64;x")
@example("a\\")
def test_markdown_reads_as_the_text_itself(text: str) -> None:
    wanted = visible(text.strip())
    tokens = PARSER.parse(escape_markdown(text))
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if wanted else [])
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text"}
    assert "".join(child.content for child in children).replace("\u200b", "") == wanted


@given(st.lists(NASTY, min_size=2, max_size=4))
def test_markdown_reads_as_the_text_itself_in_a_table(cells: list[str]) -> None:
    rows = (f"| {' | '.join(row)} |" for row in (["x"] * len(cells), ["---"] * len(cells), map(escape_markdown, cells)))
    tokens = PARSER.parse("\n".join(rows))
    read = [
        "".join(child.content for child in token.children or ()).replace("\u200b", "")
        for token in tokens
        if token.type == "inline"
    ]
    assert read[len(cells) :] == [visible(cell.strip()) for cell in cells]


@given(st.text())
def test_markdown_is_one_line_of_utf_8(text: str) -> None:
    assert len(escape_markdown(text).encode().splitlines()) <= 1


def test_a_megabyte_of_spaces_takes_no_time() -> None:
    assert escape_markdown(f"a{' ' * 1_000_000}b\n\n").endswith(" b")
