"""Readers of outputs, as strict as those that obey them: what each would take for an order, and which text it would show."""

import html
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt
from markdown_it.token import Token

from registry_cli.escaping import visible

GITHUB_ORDER = re.compile(
    r"^\s*::[^:\s][^\n]*?::"  # a line that begins with a command, blanks before it or not
    r"|##\[[^\]\n]+\]",  # the older form, anywhere in a line
    re.MULTILINE,
)
AZURE_ORDER = re.compile(r"##vso\[[^\]\n]*\]|^\s*##\[[^\]\n]*\]", re.IGNORECASE | re.MULTILINE)
GITLAB_ORDER = re.compile("section_(?:start|end):\\d+:[^\n]*\r\x1b\\[0K")
QUICK_ACTION = re.compile("^/[a-z_]+", re.MULTILINE)
"""What GitLab does when a comment says so."""

LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What drives a terminal, hides or reorders text, or is no character; a line feed ends a line."""

OWN_COLOURS = re.compile("\x1b\\[[0-9;]*m")

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_WRITTEN_BY_US = frozenset({"text", "strong_open", "strong_close", "em_open", "em_close", "code_inline"})
"""What our own templates and headings write inside lines."""

_REFERENCES = re.compile(
    r"(?<![\w`])@[\w<]|(?<![\w])[#!&$~%]\d|(?<![\w])g[hl]-\d|[~%]\"|\[(?:vulnerability|feature_flag):|\^alert#"
    r"|(?<![\w])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,40}(?![\w])|\w[#!]\d",
    re.IGNORECASE,
)
"""What forges take for a person, an issue, a commit: they look in the text after Markdown is read."""

_EMOJI = re.compile(r":(?:[+-]1|100|1234|[a-z0-9_+-]*[a-z][a-z0-9_+-]*):")
_CODE = re.compile(r"(?<!\\)`[^`\n]*`")
_MATHS = re.compile(r"\$[^\s$][^$]*\$|\$\$")


def orders(text: str) -> list[str]:
    """What a runner of GitHub, Azure or GitLab would obey in the log that holds the text."""
    lines = LINE_ENDS.sub("\n", text)
    found = [match for pattern in (GITHUB_ORDER, AZURE_ORDER) for match in pattern.finditer(lines)]
    return [match[0] for match in (*found, *GITLAB_ORDER.finditer(text))]


def unseen(text: str) -> list[str]:
    """The characters that a terminal would not show but do something with."""
    return UNSEEN.findall(text)


def markdown_lines(text: str) -> Iterator[list[Token]]:
    """The tokens of each line and table cell that a reader of Markdown shows as text."""
    for token in _MARKDOWN.parse(text):
        if token.type == "inline":
            yield token.children or []


def markdown_blocks(text: str) -> set[str]:
    """The kinds of block in the text."""
    return {token.type for token in _MARKDOWN.parse(text) if token.type != "inline"}


def markup(tokens: list[Token]) -> list[str]:
    """What is not plain text in a line: links, images, HTML."""
    return [token.type for token in tokens if token.type not in _WRITTEN_BY_US]


def shown(tokens: list[Token]) -> str:
    """The text of a line as it is shown, with the characters of no width that are ours."""
    return "".join(token.content for token in tokens if token.type in {"text", "code_inline"})


def notified(tokens: list[Token]) -> list[str]:
    """What a forge would make of the text after Markdown is read: mentions, references, emoji, formulas. Code is left alone."""
    text = "".join(token.content if token.type == "text" else "\x00" for token in tokens)
    return [match[0] for pattern in (_REFERENCES, _EMOJI) for match in pattern.finditer(text)]


def formulas(source: str) -> list[str]:
    """What a forge would typeset: it looks for dollars before Markdown is read."""
    return _MATHS.findall(_CODE.sub("", source))


BLOCKS = ("blockquote", "bullet_list", "list_item", "heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td")
OURS = {"fence", *(f"{block}_{end}" for block in BLOCKS for end in ("open", "close"))}
"""The blocks that our reports are made of."""
PICTURE = re.compile(r"^```mermaid$.*?^```$", re.MULTILINE | re.DOTALL)


_BREAKS = re.compile("[\n\r\x85\u2028\u2029]")


def cell(text: str) -> str:
    """A text as it stands in a line of Markdown."""
    lines = (one.strip() for one in _BREAKS.split(text.replace("\t", " ")))
    return visible(" ".join(one for one in lines if one))


def reads_as_text(text: str) -> str:
    """What a reader of Markdown sees, where nothing but our own headings, tables and pictures is more than text."""
    assert unseen(text) == []
    assert QUICK_ACTION.findall(text) == []
    assert markdown_blocks(text) <= OURS
    assert formulas(PICTURE.sub("", text)) == []
    read = []
    for tokens in markdown_lines(text):
        assert (markup(tokens), notified(tokens)) == ([], []), shown(tokens)
        read.append(shown(tokens).replace("\u200b", ""))
    return "\n".join(read)


_DOT = re.compile(
    r'\s*(?:(?P<string>"(?:[^"\\]|\\.)*")|(?P<word>[A-Za-z_][A-Za-z0-9_]*|-?[0-9.]+)|(?P<sign>->|[{}\[\];,=]))',
    re.DOTALL,
)
_DOT_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def dot_tokens(text: str) -> list[str]:
    """The tokens of a DOT file without comments, HTML strings, ports and joined strings.

    Raises:
        AssertionError: something else stands in it.
    """
    tokens, position = [], 0
    while position < len(text.rstrip()):
        match = _DOT.match(text, position)
        assert match, text[position : position + 80]
        tokens.append(match[match.lastgroup or ""])
        position = match.end()
    return tokens


def dot_label(string: str) -> str:
    """A quoted string as Graphviz draws it as a label: quotes, then escapes, then entities.

    Raises:
        AssertionError: an escape stands in it that means another text, such as `\\N`.
    """
    inner = string[1:-1].replace('\\"', '"')

    def escaped(match: re.Match[str]) -> str:
        assert match[1] == "\\", string
        return "\\"

    return _DOT_ENTITY.sub(lambda match: html.unescape(match[0]), re.sub(r"\\(.)", escaped, inner))


_MERMAID_CODE = re.compile(r"#(\d+);")
_MERMAID_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        r"flowchart LR",
        r" *end",
        r" *subgraph \w+\[(\"[^\"]*\")\]",
        r" *classDef \w+ [\w:#,\- ]+",
        r" *class \w+ \w+",
        r" *\w+(?:\[|\(|\{\{|\[\()(\"[^\"]*\")(?:\]|\)|\}\}|\)\])(?::::\w+)?",
        r" *\w+(?:\[\" \"\])? (?:-->|-\.->|--o|==>|<-->|--x)(?:\|(\"[^\"]*\")\|)? \w+(?:\[\" \"\])?",
    )
)
_MERMAID_LABEL = re.compile(r"(?:[\w .,/+-]|#\d+;)*")
_MERMAID_MARKDOWN = re.compile(r"^$|^[-+] |^[-+]{3}|^\d+\. |(?<![^\W_])_|_(?![^\W_])|www\.|(?i:direction\s)")


SVG_TAGS = frozenset({"svg", "title", "rect", "g", "path", "polygon", "circle", "text"})
SVG_ATTRIBUTES = frozenset(
    [
        "width",
        "height",
        "viewBox",
        "font-family",
        "role",
        "x",
        "y",
        "rx",
        "cx",
        "cy",
        "r",
        "d",
        "points",
        "transform",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linejoin",
        "paint-order",
        "font-size",
        "font-weight",
        "font-style",
        "text-anchor",
    ]
)


def svg_texts(text: str) -> tuple[list[str], list[str]]:
    """What a picture writes, and what it tells in tooltips: a strict parser's reading of nothing but shapes and text.

    Raises:
        AssertionError: it holds a script, a style, a reference, a declaration, or anything else that we do not write.
    """
    assert "<!" not in text
    assert text.count("<?") == 1
    root = ET.fromstring(text)  # noqa: S314 - our own text
    drawn: list[str] = []
    told: list[str] = []
    for element in root.iter():
        tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
        assert tag in SVG_TAGS, element.tag
        assert not set(element.attrib) - SVG_ATTRIBUTES, element.attrib
        if tag in {"text", "title"}:
            (drawn if tag == "text" else told).append(element.text or "")
        else:
            assert not (element.text or "").strip()
        assert not (element.tail or "").strip()
    return drawn, told


_GANTT_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        r"gantt",
        r"  (?:title|section) [\w ,-]+",
        r"  (?:dateFormat YYYY-MM-DD|axisFormat %Y|tickInterval 12month)",
        r"  ((?:[\w .,/+-]|#\d+;)+) :(?:(?:active|done|crit|milestone), )?r\w+, \d{4}-\d\d-\d\d, (?:\d{4}-\d\d-\d\d|0d)",
    )
)
_GANTT_ORDER = re.compile(
    r"\d|(?:gantt|title|section|dateformat|axisformat|excludes|includes|todaymarker|click|weekday|acc)", re.IGNORECASE
)


def gantt_labels(text: str) -> list[str]:
    """The names of the bars of a Gantt chart as they are drawn, none of which Mermaid could read as an order or a day.

    Raises:
        AssertionError: a line is of another form than those that we write.
    """
    labels = []
    for line in text.splitlines():
        match = next((found for one in _GANTT_LINES if (found := one.fullmatch(line))), None)
        assert match, line
        for label in match.groups():
            assert not re.match(rf"{_GANTT_ORDER.pattern}\b", label, re.IGNORECASE), label
            labels.append(_MERMAID_CODE.sub(lambda code: chr(int(code[1])), label))
    return labels


def mermaid_labels(text: str) -> list[str]:
    """The labels of a flowchart as they are drawn.

    There is no parser to be had without a browser, so every line must be of one of the forms that we write; in a quoted label
    nothing may stand but letters, digits, harmless signs and character codes, and nothing that Mermaid 11 reads as Markdown or as a direction there.

    Raises:
        AssertionError: a line or a label is of another form.
    """
    labels = []
    for line in text.splitlines():
        match = next((found for one in _MERMAID_LINES if (found := one.fullmatch(line))), None)
        assert match, line
        for label in match.groups():
            if label is not None:
                inner = label[1:-1]
                assert _MERMAID_LABEL.fullmatch(inner), label
                assert not _MERMAID_MARKDOWN.search(inner), label
                labels.append(_MERMAID_CODE.sub(lambda code: chr(int(code[1])), inner))
    return labels


def strings_in(data: object) -> Iterator[str]:
    """Every text in JSON data, keys too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from (*strings_in(key), *strings_in(value))
    elif isinstance(data, list):
        for value in data:
            yield from strings_in(value)
