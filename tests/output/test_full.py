"""Excerpts, carets and colours for people at a terminal."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text as Styled

from registry_cli.findings import START, Span
from registry_cli.output.excerpts import CUT, excerpt
from registry_cli.output.full import render
from tests.output.sample import clean, diagnostic, only, related, report, with_findings


def test_underlines_the_fault_and_its_related_place() -> None:
    assert render(only("duplicate-key")) == (
        "error[duplicate-key]: the key name stands twice here\n"
        " --> it/registret/systems/ky.yaml:4:1\n"
        "  |\n"
        "4 | name: Ydelser på ny\n"
        "  | ^^^^\n"
        " --> it/registret/systems/ky.yaml:1:1 (first here)\n"
        "  |\n"
        "1 | name: Kommunernes Ydelsessystem\n"
        "  | ----\n"
        "help: Keep one of them.\n"
        "\n"
        "1 error in 6 files (4 entities)\n"
        "The answer is incomplete because of faults in 2 files.\n"
    )


def test_speaks_danish() -> None:
    assert render(only("unknown-reference", lang="da")) == (
        "fejl[unknown-reference]: der er ingen ydelseschf i registret\n"
        " --> it/registret/systems/ky.yaml:2:8\n"
        "  |\n"
        "2 | owner: ydelseschf\n"
        "  |        ^^^^^^^^^^\n"
        "hjælp: Mente du ydelseschef? Ret id'et, eller skriv den manglende fil med `reg new`.\n"
        "\n"
        "1 fejl i 6 filer (4 poster)\n"
        "Svaret er ufuldstændigt på grund af fejl i 2 filer.\n"
    )


def test_a_finding_about_a_file_has_no_excerpt() -> None:
    assert render(with_findings(diagnostic(span=START, excerpt=""))) == (
        "error[unknown-reference]: a fault\n --> systems/ky.yaml:1:1\n\n1 error in 2 files (1 entity)\n"
    )


def test_line_numbers_of_different_length_share_a_gutter() -> None:
    found = diagnostic(span=Span(100, 1, 100, 6), related=(related("systems/a.yaml"),))
    assert render(with_findings(found)).splitlines()[1:9] == [
        "   --> systems/ky.yaml:100:1",
        "    |",
        "100 | owner: x",
        "    | ^^^^^",
        "   --> systems/a.yaml:1:1 (first here)",
        "    |",
        "  1 | name: KY",
        "    | ----",
    ]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "No findings in 2 files (1 entity)\n"),
        ("da", "Ingen bemærkninger i 2 filer (1 post)\n"),
    ],
)
def test_says_so_when_nothing_is_wrong(lang: str, expected: str) -> None:
    assert render(clean("da" if lang == "da" else "en")) == expected


@pytest.mark.parametrize(
    ("lang", "severities", "expected"),
    [
        ("en", ["error", "error", "warning", "info"], "2 errors, 1 warning, 1 info in 2 files (1 entity)"),
        ("en", ["error", "warning", "warning"], "1 error, 2 warnings in 2 files (1 entity)"),
        ("da", ["error", "error", "warning", "info"], "2 fejl, 1 advarsel, 1 oplysning i 2 filer (1 post)"),
        ("da", ["warning", "warning", "info", "info"], "2 advarsler, 2 oplysninger i 2 filer (1 post)"),
    ],
)
def test_counts_in_words(lang: str, severities: list[str], expected: str) -> None:
    found = [diagnostic(severity=severity) for severity in severities]
    assert render(with_findings(*found, lang="da" if lang == "da" else "en")).splitlines()[-1] == expected


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        (0, "The answer is incomplete because of faults in some files."),
        (1, "The answer is incomplete because of faults in 1 file."),
        (2, "The answer is incomplete because of faults in 2 files."),
    ],
)
def test_says_when_it_could_not_see_everything(left_out: int, expected: str) -> None:
    assert render(replace(clean(), incomplete=True, left_out=left_out)).splitlines() == [
        "No findings in 2 files (1 entity)",
        expected,
    ]


def test_colour_changes_no_text_whatever_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "10")
    plain = report()
    coloured = render(replace(plain, color=True))
    assert coloured.startswith("\x1b[1;31merror[duplicate-id]\x1b[0m\x1b[1m: the id cpr is taken\x1b[0m\n")
    assert Styled.from_ansi(coloured).plain.rstrip("\n") == render(plain).rstrip("\n")


def test_text_from_files_is_no_markup_and_no_emoji_code() -> None:
    found = diagnostic("[bold red]x[/] :smile: https://example.org 42", help="[link=x]y[/link]")
    assert "\x1b[1m: [bold red]x[/] :smile: https://example.org 42\x1b[0m" in render(
        replace(with_findings(found), color=True)
    )


@pytest.mark.parametrize(
    ("line", "span", "shown", "carets"),
    [
        ("owner: x", Span(1, 8, 1, 9), "owner: x", "       ^"),
        ("a: \tblå", Span(1, 5, 1, 8), "a:     blå", "       ^^^"),
        ("a: å bø", Span(1, 6, 1, 8), "a: å bø", "     ^^"),
        ("a: a\u030a bø", Span(1, 7, 1, 9), "a: a\u030a bø", "     ^^"),
        ("a: 日本 x", Span(1, 4, 1, 6), "a: 日本 x", "   ^^^^"),
        ("a: 日本 x", Span(1, 7, 1, 8), "a: 日本 x", "        ^"),
        ("a: 👩\u200d👧 x", Span(1, 8, 1, 9), "a: 👩\u200d👧 x", "      ^"),
        ("a: \x1b[31m", Span(1, 4, 1, 9), "a: \\x1b[31m", "   ^^^^^^^^"),
        ("a: ##vso[x]", Span(1, 10, 1, 11), "a: #\\x23vso[x]", "            ^"),
        ("a: [1,", Span(1, 4, 2, 3), "a: [1,", "   ^^^"),
        ("a:", Span(1, 3, 1, 3), "a:", "  ^"),
        ("a:", Span(1, 9, 1, 12), "a:", "  ^"),
    ],
    ids=[
        "plain",
        "tab",
        "letter",
        "combining",
        "on wide",
        "after wide",
        "after joined emoji",
        "control",
        "order",
        "lines",
        "empty",
        "beyond the end",
    ],
)
def test_carets_stand_under_the_span(line: str, span: Span, shown: str, carets: str) -> None:
    made = excerpt(line, span, 40)
    assert made.text == shown
    assert " " * made.offset + "^" * made.length == carets


@pytest.mark.parametrize(
    ("column", "end_column", "shown", "carets"),
    [
        (1, 4, "abcdefghijklmnopqr…", "^^^"),
        (9, 12, "abcdefghijklmnopqr…", "        ^^^"),
        (30, 33, "…xyzABCDEFGHIJKLMNO…", "       ^^^"),
        (50, 53, "…RSTUVWXYZ", "       ^^^"),
        (30, 53, "…xyzABCDEFGHIJKLMNO…", "       ^^^^^^^^^^^^"),
    ],
    ids=["left", "still left", "middle", "right", "longer than the screen"],
)
def test_a_long_line_is_cut_around_the_span(column: int, end_column: int, shown: str, carets: str) -> None:
    line = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    made = excerpt(line, Span(1, column, 1, end_column), 20)
    assert (made.text, " " * made.offset + "^" * made.length) == (shown, carets)


@given(st.text(st.sampled_from("ab \tå日👩\x1b#["), min_size=1, max_size=80), st.data(), st.integers(24, 60))
def test_an_excerpt_fits_and_points_into_itself(line: str, data: st.DataObject, room: int) -> None:
    column = data.draw(st.integers(1, len(line)))
    end_column = data.draw(st.integers(column, len(line) + 1))
    made = excerpt(line, Span(1, column, 1, end_column), room)
    assert cell_len(made.text) <= room
    assert made.offset + made.length <= max(cell_len(made.text), made.offset + 1)
    assert made.text.startswith(CUT) or made.offset <= room


def test_an_enormous_line_is_cut_without_being_read_whole() -> None:
    line = "x" * 2_000_000
    made = excerpt(line, Span(1, 1_000_000, 1, 1_000_003), 40)
    assert made.text == "…" + "x" * 38 + "…"
    assert made.length == 3
