"""Text from files made harmless where people read it: in a terminal, in a build log, in Markdown."""

import json
import re

_UNSEEN = (
    "\x7f-\x9f"  # control characters: they move the cursor, colour, ring, rename the window
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # they hide or reorder text
    "\ud800-\udfff\ufffe\uffff"  # no characters: neither UTF-8 nor XML can hold them
    "\U000e0000-\U000e007f"
)
_UNSEEN_IN_JSON = re.compile(f"[{_UNSEEN}]")
_INVISIBLE = re.compile(
    f"[\x00-\x1f{_UNSEEN}]"
    r"|(?<=#)#(?=\[|vso\[)",  # Azure Pipelines and GitHub obey ##vso[...] and ##[...] anywhere in a line
    re.IGNORECASE,
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile("[\n\r\x85\u2028\u2029]")

_ORDER = re.compile(r"^(\s*):(?=:)", re.MULTILINE)

_MARKUP = re.compile(r"[\\`*\[\]|~]|(?<![^\W_])_|_(?![^\W_])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "\u200b": "&#8203;"})
_CLOSING = re.compile(r"(?<= )#+$")
_NUMBER = re.compile(r"\d{1,9}(?=[.)])")
_REFERENCE = re.compile(
    r"(?<![^\W_])@(?=[\w<])"  # people and teams
    r"|[#!~%&$](?=\d)|(?<![^\W_])g[hl]-(?=\d)|[~%](?=\")"  # issues, requests, labels, milestones, epics, snippets
    r"|\[(?=(?:vulnerability|feature_flag|issue|epic|work_item|contact|wiki_page)s?:|\[)|\^(?=alert#)"
    r"|:(?=(?:100|1234|(?!\d+:)[a-z0-9_+-]{1,50}):)"  # pictures
    r"|[\[{](?=[+-])",  # what was added and taken away
    re.IGNORECASE,
)
"""What forges look for in a text after Markdown is read."""

_COMMIT = re.compile(r"(?<!\w)(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{7,40}(?!\w)", re.IGNORECASE)
_TOO_SHORT_FOR_A_COMMIT = re.compile(".{1,6}")

_NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def visible(text: str) -> str:
    r"""The text in one line with every character to be seen: an escape character becomes `\x1b`, a line break `\n`.

    Then it can neither drive a terminal, nor reorder what stands beside it, nor give a build server an order.
    """
    return _INVISIBLE.sub(_shown, text)


def visible_characters(text: str) -> list[str]:
    """What `visible` makes of each character of the text, one by one."""
    characters = list(text)
    for match in _INVISIBLE.finditer(text):
        characters[match.start()] = _shown(match)
    return characters


def encodable(text: str) -> str:
    r"""The text with the halves of characters that UTF-8 cannot hold written as `\udc80`; all else as it is."""
    return _SURROGATES.sub(_shown, text)


def without_orders(text: str) -> str:
    """The lines of a log of GitHub Actions, where one that begins with two colons would be an order."""
    return _ORDER.sub("\\1:\u200b", text)


def unseen_escaped(text: str) -> str:
    r"""A JSON text with what is not seen in it, or is no character, written as `\u202e`: the same data to every reader."""
    return _UNSEEN_IN_JSON.sub(lambda match: json.dumps(match[0])[1:-1], text)


def harmless_json(text: str) -> str:
    r"""A JSON text that every encoding and every build log can hold: the same data to every reader.

    What a terminal would obey, hide or reorder, and half a character, which UTF-8 cannot hold, are written `\u202e`; of `##`,
    with which Azure Pipelines marks its orders anywhere in a line, the second is written `\u0023`, and the slash of `</`, which
    ends a script in HTML, `\/`. All can only stand inside a string.
    """
    return unseen_escaped(text).replace("##", "#\\u0023").replace("</", "<\\/")


def escape_markdown(text: str) -> str:
    """The text in one line of Markdown, also in a table's cell, that reads as the text itself.

    GitHub, GitLab and Azure DevOps find nothing in it: no markup, HTML, formula, mention, reference to an issue or commit,
    emoji or quick action. A commit of digits alone stays as it is, since it may be a CVR number that someone copies.
    Addresses written out as `https://...` become links there, as they do in any text.
    """
    lines = (line.strip() for line in _LINE_BREAK.split(text.replace("\t", " ")))
    line = visible(" ".join(line for line in lines if line))
    # A reference is looked for after Markdown is read, so only a character of no width between keeps it apart.
    parts = _COMMIT.sub(lambda match: "\u200b".join(_TOO_SHORT_FOR_A_COMMIT.findall(match[0])), line)
    parts = _REFERENCE.sub("\\g<0>\u200b", parts)
    escaped = _MARKUP.sub(r"\\\g<0>", parts.translate(_ENTITIES))
    return _unopened(escaped)


def code_span(text: str) -> str:
    """The text as code in Markdown, also in a table's cell; a backtick or bar inside is shown as one that looks like it."""
    return f"`{visible(text).replace('`', chr(0x2BC)).replace('|', chr(0xA6))}`"


def _unopened(line: str) -> str:
    """The line without the power to begin a heading, list, rule, quotation or quick action, or to end a heading."""
    line = _CLOSING.sub(r"\\\g<0>", line)
    number = _NUMBER.match(line)
    if number:
        return f"{number[0]}\\{line[number.end() :]}"
    return f"\\{line}" if line[:1] in {"#", "+", "-", "=", ":", "/"} else line


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
