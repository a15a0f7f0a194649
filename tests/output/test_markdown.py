"""The table for pull requests, as a Markdown parser reads it."""

from markdown_it import MarkdownIt

from registry_cli.escaping import visible
from registry_cli.output.markdown import MAX_CHARACTERS, MAX_OPEN, render
from tests.output.sample import HOSTILE, clean, diagnostic, only, report, with_findings

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _rows(text: str) -> list[list[str]]:
    """The cells of the table, as they are read; there must be no markup in them."""
    rows: list[list[str]] = []
    for token in PARSER.parse(text.partition("\n\n...")[0]):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            assert {child.type for child in token.children or ()} <= {"text"}
            rows[-1].append("".join(child.content for child in token.children or ()).replace("\u200b", ""))
    return rows


def test_is_exact() -> None:
    assert render(only("unknown-reference", "duplicate-key")) == (
        "## Registry check\n"
        "\n"
        "**2 errors in 6 files (4 entities)**\n"
        "\n"
        "The answer is incomplete because of faults in 2 files.\n"
        "\n"
        "| Severity | Code | Place | Finding | Help |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| error | unknown-reference | it/registret/systems/ky.yaml:2:8 | there is no ydelseschf in the registry "
        "| Did you mean ydelseschef? Correct the id, or write the missing file with \\`reg new\\`. |\n"
        "| error | duplicate-key | it/registret/systems/ky.yaml:4:1 | the key name stands twice here "
        "(first here: it/registret/systems/ky.yaml:1:1) | Keep one of them. |\n"
    )


def test_without_findings_there_is_no_table() -> None:
    assert render(clean("da")) == "## Kontrol af registret\n\n**Ingen bemærkninger i 2 filer (1 post)**\n"


def test_hostile_texts_are_read_as_text() -> None:
    head, *rows = _rows(render(only("unknown-key")))
    assert head == ["Severity", "Code", "Place", "Finding", "Help"]
    assert [row[3] for row in rows] == [f"unknown key {visible(text.replace(chr(10), ' '))}" for text in HOSTILE]


def test_shows_the_most_severe_first() -> None:
    assert [row[0] for row in _rows(render(report()))[1:]] == ["error"] * 15 + ["warning", "info"]


def test_mentions_nobody_and_no_issue() -> None:
    text = render(with_findings(diagnostic("ask @team/x or a@b.dk about #12 and !3", help="")))
    assert "ask @&#8203;team/x or a@b.dk about #&#8203;12 and !&#8203;3" in text


def test_folds_a_long_table_away() -> None:
    assert "<details>" not in render(with_findings(*[diagnostic()] * MAX_OPEN))
    text = render(with_findings(*[diagnostic()] * (MAX_OPEN + 1), lang="da"))
    assert "\n\n<details>\n<summary>Vis alle</summary>\n\n| Alvor |" in text
    assert text.endswith(" |\n\n</details>\n")
    assert len(_rows(text)) == MAX_OPEN + 2


def test_stays_below_what_a_comment_may_hold_and_says_what_is_missing() -> None:
    found = [diagnostic("x" * 900)] * 100
    text = render(with_findings(*found))
    shown = len(_rows(text)) - 1
    assert 0 < shown < 100
    assert MAX_CHARACTERS - 2000 < len(text) < 65_536
    assert f"... and {100 - shown} more: run `reg validate` to see all.\n\n</details>\n" in text
