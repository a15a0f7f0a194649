"""A review as a comment on a pull request: the short version open, long tables folded, and a marker to find the comment again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from registry_cli.escaping import code_span, escape_markdown
from registry_cli.language import Text
from registry_cli.output.review.sections import BULLET, sections, title
from registry_cli.output.review.shown import ShownReview
from registry_cli.output.review.words import in_words, signs
from registry_cli.output.sections import Section, sections_as_markdown

MARKER = "<!-- reg diff -->"
"""The first line of every comment: whoever posts the next one looks for it and writes over the old."""

MAX_OPEN = 12
"""A section with more rows than this is folded away."""

MAX_CHARACTERS = 60_000
"""GitHub refuses a comment of more than 65 536 characters; rows and sections beyond are counted and left out."""

MOST_IN_TEXT = 1_500
"""Of one line or cell no more characters than this are shown, so that none can push out what others say."""

MOST_IN_SHORT = 30_000
"""Of the short version no more than this, written as Markdown."""

LEFT_OUT = Text(
    "Left out here, because a comment can hold no more: rows: {rows}. Run `reg diff {base}` to see all.",
    "Udeladt her, da en kommentar ikke kan rumme mere: rækker: {rows}. Kør `reg diff {base}` for at se alt.",
)


def render(shown: ShownReview) -> str:
    """The comment."""
    short, *rest = map(_cut_section, sections(shown))
    lines = list(_lines(short, shown))
    told = list(_first(lines))
    parts = [MARKER, f"## {escape_markdown(_cut(title(shown)))}", _joined(told)]
    room = MAX_CHARACTERS - sum(len(part) + 2 for part in parts)
    left_out = len(lines) - len(told)
    for section in rest:
        text, hidden = _fitting(section, room)
        left_out += hidden
        room -= len(text) + 2
        parts += [text] if text else []
    if left_out:
        parts.append(escape_markdown(LEFT_OUT.say(shown.lang, rows=left_out, base=shown.base_ref[:100])))
    return "\n\n".join(parts) + "\n"


def _lines(section: Section, shown: ShownReview) -> Iterator[str]:
    """The short version, its summary in signs as they are."""
    yield f"**{code_span(signs(shown.review))}** {escape_markdown(in_words(shown.review, shown.lang))}"
    for line in section.lines[1:]:
        yield ("- " if line.startswith(BULLET) else "") + escape_markdown(line.removeprefix(BULLET))


def _joined(lines: Iterable[str]) -> str:
    """The lines as paragraphs, items of a list below one another."""
    listed = list(lines)
    between = ("\n" if one.startswith("- ") and next_.startswith("- ") else "\n\n" for one, next_ in pairwise(listed))
    return "".join(text for pair in zip_longest(listed, between, fillvalue="") for text in pair)


def _first(lines: Iterable[str]) -> Iterator[str]:
    """As many of the lines as there is room for in the short version."""
    room = MOST_IN_SHORT
    for line in lines:
        room -= len(line) + 2
        if room < 0:
            return
        yield line


def _cut(text: str) -> str:
    return text if len(text) <= MOST_IN_TEXT else f"{text[: MOST_IN_TEXT - 1]}…"


def _cut_section(section: Section) -> Section:
    rows = tuple(tuple(map(_cut, row)) for row in section.rows)
    return replace(section, rows=rows, lines=tuple(map(_cut, section.lines)))


def _fitting(section: Section, room: int) -> tuple[str, int]:
    """The section with as many rows as there is room for, and how many are left out."""
    for rows in _shorter(len(section.rows)):
        text = _block(Section(section.title, section.heads, section.rows[:rows], section.lines, section.numeric))
        if len(text) + 2 <= room:
            return text, len(section.rows) - rows
    return "", len(section.rows)


def _shorter(rows: int) -> Iterator[int]:
    """All rows, then ever fewer."""
    yield rows
    while rows > 1:
        rows = rows * 3 // 4
        yield rows


def _block(section: Section) -> str:
    text = sections_as_markdown([section]).strip()
    heading, _, body = text.partition("\n")
    inner = body.strip()
    if len(section.rows) <= MAX_OPEN:
        return f"###{heading.removeprefix('##')}\n\n{inner}"
    return f"<details>\n<summary>{escape_markdown(section.title)}</summary>\n\n{inner}\n\n</details>"
