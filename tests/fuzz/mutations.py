"""Inputs made of inputs, as people and enemies change files: whole lines, values, keys, indentation, hostile text."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from registry_cli.model.kinds import BY_FOLDER, KINDS
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of
from tests.fuzz.bundles import base_of, bundled, example, own_files

Lines = list[bytes]
Change = Callable[[Lines, int, Random], None]

PIECES = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        " ", "  ", "\n", "\n  ", "\n- ", "- ", ":", ": ", "#", " # ", ",", "[", "]", "{", "}", '"', "'", "|", ">", "|-\n", "|2+\n",
        "&a ", "*a", "!t ", "%", "@", "`", "? ", "<<: ", "---\n", "...\n", "\t", "\r\n", "\r", "\\", "~", "æ", "\u00a0", "\u2028",
        "\u0085", "\ufeff", "\x00", "\x1b[31m", "\u202e", "\U0001f469", "\u030a", "##vso[", "::error::", "]]>", "<!--", "-->", "<b>",
        "$(x)", "{{ x }}", "{% x %}", "[/red]", ";", "%0A", "\ud800", "\x7f", "a" * 200, "```", "=",
    )
)  # fmt: skip
VALUES = tuple(
    value.encode()
    for value in (
        "", "null", "[]", "{}", "1", "-1", "0", "-1.5", "1e999", "9" * 40, "0x1F", "0o17", ".inf", "true", "no", "x", "''", "[a, b]",
        "{a: 1}", "2026-13-01", "2026-02-29", "0001-01-01", "9999-12-31", "2026-11-25", "2026", "2026-Q1", "ky", "KY", "[[1]]",
        "[ky, ky]", "[{}]", "[null]", "{system: ky}", "[{system: ky}]", "high", "Høj", "høj", "ydelser", "32.24", "a#b", "#b", "a/b",
        "https://example.org/a(b)[c]", "100.000", "1.5e3", "'  '", '"\\u2028"', '"\\x1b[31m"', '"\\0"', '"##vso[x]"', '"|"', '"`"', "*",
    )
)  # fmt: skip
_KEY = re.compile(rb"^(\s*(?:- )*)([\w.-]+)(:)(\s.*|)$", re.DOTALL)


def mutated(data: bytes, chance: Random) -> bytes:
    """The input with one to six changes."""
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if lines:
            chance.choice(CHANGES)(lines, chance.randrange(len(lines)), chance)
    return b"\n".join(lines)


def mutated_example(data: bytes, chance: Random) -> bytes:
    """The bundle over an example with another file of that example changed, or with its own files changed."""
    base = base_of(data) or "tutorial"
    files, own = example(base), own_files(data)
    path = chance.choice(sorted(own) if own and chance.random() < 0.6 else sorted(files))
    before = own.get(path, files.get(path, b""))
    new = chance.choice(sorted(files)) if chance.random() < 0.05 else path
    return bundled({**own, new: mutated(before, chance)}, base)


def crossed(left: bytes, right: bytes, chance: Random) -> bytes:
    """Some lines of one input inside the other."""
    ours, theirs = left.split(b"\n"), right.split(b"\n")
    begin = chance.randrange(len(theirs))
    at = chance.randrange(len(ours))
    taken = theirs[begin : begin + chance.randint(1, 20)]
    return b"\n".join((*ours[:at], *taken, *ours[at + chance.choice((0, len(taken))) :]))


@cache
def keys() -> tuple[bytes, ...]:
    """Every key of the model, and what stands where a path does."""
    shapes = [shape_of(kind) for kind in (*KINDS, Settings)]
    return tuple(sorted({key.encode() for shape in shapes for key in _keys(shape)}))


def _keys(shape: Shape) -> Iterator[str]:
    for name, field in shape.keys.items():
        yield name
        yield from _keys(field.shape)
    for below in (shape.item, shape.map_value):
        if below is not None:
            yield from _keys(below)


def _delete(lines: Lines, at: int, chance: Random) -> None:
    del lines[at : at + chance.choice((1, 1, 1, 2, 5))]


def _double(lines: Lines, at: int, chance: Random) -> None:
    lines[at:at] = lines[at : at + chance.choice((1, 1, 2, 4))]


def _move(lines: Lines, at: int, chance: Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(at))


def _indent(lines: Lines, at: int, chance: Random) -> None:
    change = chance.choice((-4, -2, -1, 1, 2, 4))
    for number in range(at, min(at + chance.choice((1, 1, 3, 8)), len(lines))):
        line = lines[number]
        room = len(line) - len(line.lstrip(b" "))
        lines[number] = b" " * max(room + change, 0) + line.lstrip(b" ")


def _value(lines: Lines, at: int, chance: Random) -> None:
    found = _KEY.match(lines[at])
    if found:
        lines[at] = found[1] + found[2] + b": " + chance.choice(VALUES)
    else:
        lines[at] = lines[at].partition(b"- ")[0] + b"- " + chance.choice(VALUES)


def _value_from_elsewhere(lines: Lines, at: int, chance: Random) -> None:
    found, other = _KEY.match(lines[at]), _KEY.match(chance.choice(lines))
    if found and other:
        lines[at] = found[1] + found[2] + b":" + other[4]


def _key(lines: Lines, at: int, chance: Random) -> None:
    found = _KEY.match(lines[at])
    if found:
        lines[at] = found[1] + chance.choice(keys()) + b":" + found[4]


def _new_line(lines: Lines, at: int, chance: Random) -> None:
    found = _KEY.match(lines[at])
    room = found[1].replace(b"-", b" ") if found else b""
    lines.insert(at + 1, room + chance.choice(keys()) + b": " + chance.choice(VALUES))


def _flow(lines: Lines, at: int, chance: Random) -> None:
    found = _KEY.match(lines[at])
    if found:
        opened, closed = chance.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"[{", b"}]"), (b"'", b"'"), (b'"', b'"')))
        lines[at] = found[1] + found[2] + b": " + opened + found[4].strip() + closed


def _piece(lines: Lines, at: int, chance: Random) -> None:
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice(PIECES) + lines[at][place + chance.choice((0, 0, 1, 3)) :]


def _byte(lines: Lines, at: int, chance: Random) -> None:
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + bytes([chance.randrange(256)]) + lines[at][place + 1 :]


def _case(lines: Lines, at: int, chance: Random) -> None:
    lines[at] = chance.choice((lines[at].upper(), lines[at].title(), lines[at].replace(b"aa", "å".encode())))


def _danish(lines: Lines, at: int, chance: Random) -> None:
    words = (
        (b"name:", b"navn:"),
        (b"owner:", b"Ejer:"),
        (b"uses:", b"anvender:"),
        (b"high", "høj".encode()),
        (b"level", b"niveau"),
    )
    old, new = chance.choice(words)
    lines[at] = lines[at].replace(old, new)


def _digits(lines: Lines, at: int, chance: Random) -> None:
    lines[at] = re.sub(rb"\d", lambda _: str(chance.randrange(10)).encode(), lines[at])


def _head(lines: Lines, at: int, chance: Random) -> None:
    folder = chance.choice((*BY_FOLDER, "settings", "system", "")).encode()
    name = chance.choice((b"ky", b"KY", b"a", "Børn".encode(), b"a b", b"x" * 120, b"..", b"registry", b"ydelseschef"))
    ending = chance.choice((b".yaml", b".yaml", b".yml", b".YAML", b".yaml.bak", b""))
    lines.insert(at, b"=== " + folder + b"/" + name + ending)


def _line_ends(lines: Lines, at: int, chance: Random) -> None:
    end = chance.choice((b"\r", b"\r", b" ", b"\t", "\u2028".encode(), b"  # hvorfor", b" #12"))
    for number in range(at, min(at + chance.choice((1, 5, len(lines))), len(lines))):
        lines[number] += end


CHANGES: tuple[Change, ...] = (
    _delete, _double, _move, _indent, _value, _value, _value_from_elsewhere, _value_from_elsewhere, _key, _new_line, _new_line, _flow,
    _piece, _piece, _byte, _case, _danish, _digits, _head, _line_ends,
)  # fmt: skip
