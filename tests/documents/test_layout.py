"""The canonical layout: one case for each rule, and what holds for every text."""

import re
from collections import Counter
from random import Random
from textwrap import dedent
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.documents.layout import KeyOrder, canonical
from registry_cli.documents.parse import parse
from registry_cli.documents.tree import Data

Choice = TypeVar("Choice")

ORDER: KeyOrder = {
    "id": {},
    "name": {},
    "contracts": {"id": {}, "price": {"amount": {}, "unit": {}}},
    "owner": {"unit": {}, "person": {}},
}

SPACING = {
    "space-after-colon": ("id:   x\nname :  y\n", "id: x\nname: y\n"),
    "indent-two": ("owner:\n     unit: x\n     more:\n       a: 1\n", "owner:\n  unit: x\n  more:\n    a: 1\n"),
    "indent-less": ("owner:\n unit: x\n", "owner:\n  unit: x\n"),
    "root-indented": ("  id: x\n  name: y\n", "id: x\nname: y\n"),
    "list-below-key": ("tags:\n- a\n-   b\n", "tags:\n  - a\n  - b\n"),
    "list-too-deep": ("tags:\n      - a\n      - b\n", "tags:\n  - a\n  - b\n"),
    "list-of-mappings": ("x:\n-   a: 1\n    b: 2\n-\n    c: 3\n", "x:\n  - a: 1\n    b: 2\n  - c: 3\n"),
    "list-in-list": ("x:\n-   - a\n    -   b\n-\n  - c\n", "x:\n  - - a\n    - b\n  - - c\n"),
    "empty-values": ("a:   \nb:\n-\n- \nc: ''\n", "a:\nb:\n  -\n  -\nc: ''\n"),
    "trailing-space": ("id: x  \nname: y\t\n# c \t\n", "id: x\nname: y\n# c\n"),
    "blank-lines": ("\n\nid: x\n\n  \n\nname: y\n\n\n", "id: x\n\nname: y\n"),
    "blank-line-below-key": ("owner:\n\n  unit: x\n\n  person: y\n", "owner:\n  unit: x\n\n  person: y\n"),
    "no-final-newline": ("id: x", "id: x\n"),
    "crlf": ("id: x\r\n\r\nname: |\r\n  y\r\n", "id: x\n\nname: |\n  y\n"),
    "cr": ("id: x\rname: y\r", "id: x\nname: y\n"),
    "byte-order-mark": ("\ufeffid: x\n", "id: x\n"),
    "document-markers": ("# a\n\n---   # b\nname: x\nid: y\n...\n# c\n", "# a\n\n---  # b\nid: y\nname: x\n...\n# c\n"),
}

SCALARS = {
    "numbers-and-dates": (
        "a:  0o17\nb: 1e3\nc: 0.350\nd: 1_000\ne: 2026-01-01\nf: no\ng: ~\n",
        "a: 0o17\nb: 1e3\nc: 0.350\nd: 1_000\ne: 2026-01-01\nf: no\ng: ~\n",
    ),
    "quotes": ("a:  'x'\n\"b\": \"y\"\n'c': z\n", "a: 'x'\n\"b\": \"y\"\n'c': z\n"),
    "long-line": (f"a:  {'word ' * 60}end\n", f"a: {'word ' * 60}end\n"),
    "value-on-next-line": ("a:\n      value\nb:\n- \n    item\n", "a:\n  value\nb:\n  - item\n"),
    "plain-over-lines": ("a: one  \n       two\n\n\n two\n", "a: one\n  two\n\n\n  two\n"),
    "quoted-over-lines": ("a: 'one\n\n   two  '\n", "a: 'one\n\n  two  '\n"),
    "escaped-line-end": ('a: "one\\\n      \\ two \\\n three"\n', 'a: "one\\\n  \\ two \\\n  three"\n'),
    "escaped-space": ('a: "one\\   \n two"\n', 'a: "one\\ \n  two"\n'),
    "literal": (
        "a: |\n      one\n        two  \n\n\n      three\nb: 1\n",
        "a: |\n  one\n    two  \n\n\n  three\nb: 1\n",
    ),
    "folded-in-list": ("a:\n- >-\n     x\n     y\n- b: >\n      z\n", "a:\n  - >-\n    x\n    y\n  - b: >\n      z\n"),
    "literal-comment": ("a: |  \t# c \n   x\n", "a: |  # c\n  x\n"),
    "literal-blank-end": ("a: |\n  x\n\n\n\nb: |-\n  y\n\n\n", "a: |\n  x\n\nb: |-\n  y\n"),
    "literal-keeps-end": ("a: |+\n    x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
    "literal-keeps-file-end": ("a: |+\n    x\n\n\n", "a: |+\n  x\n\n\n"),
    "literal-unended": ("a: |\n    x\n    y", "a: |-\n  x\n  y\n"),
    "literal-indicator": ("o:\n    a: |2-\n         x\n        y\n", "o:\n  a: |2-\n       x\n      y\n"),
    "literal-indicator-one": ("a: |1\n   x\n y\n", "a: |1\n   x\n y\n"),
    "literal-spaces": ("a: |\n    x\n       \n    y\n", "a: |\n  x\n     \n  y\n"),
    "literal-with-hash": ("a: |\n    # x\n   # c\nb: 1\n", "a: |\n  # x\n# c\nb: 1\n"),
}

FLOW = {
    "spacing": ("a: [ x ,y,  'z' ]\nb: { c : 1 ,d:  2}\n", "a: [x, y, 'z']\nb: {c: 1, d: 2}\n"),
    "empty": ("a: [ ]\nb: { }\nc: {d: ,e}\n", "a: []\nb: {}\nc: {d: , e}\n"),
    "trailing-comma": ("a: [x, y, ]\nb: [\n  x,\n  y,\n]\n", "a: [x, y]\nb: [\n  x,\n  y,\n  ]\n"),
    "over-lines": (
        "a: [x,\n        y,   # c\n\n\n  # d\n {e: 1,\n f:   2}]\n",
        "a: [x,\n  y,  # c\n\n  # d\n  {e: 1,\n    f: 2}]\n",
    ),
    "next-line": ("a:\n      [\n   x,\n   ]\n", "a:\n  [\n    x,\n  ]\n"),
    "in-list": ("a:\n- [x,\n y]\n- {b: 1}\n", "a:\n  - [x,\n    y]\n  - {b: 1}\n"),
    "order": ("owner: {more: 1, person: x, unit: y}\n", "owner: {unit: y, person: x, more: 1}\n"),
    "order-nested": (
        "contracts: [{price: {unit: kr, amount: 1}, id: c}, 1]\n",
        "contracts: [{id: c, price: {amount: 1, unit: kr}}, 1]\n",
    ),
    "order-over-lines": (
        "contracts: [\n  {price: 1, id: c},  # c\n  {price: 2,\n  id: d}]\n",
        "contracts: [\n  {id: c, price: 1},  # c\n  {price: 2,\n    id: d}]\n",
    ),
    "root": ("# c\n{name: x,  id: y}  # d\n", "# c\n{id: y, name: x}  # d\n"),
}

COMMENTS = {
    "end-of-line": ("id: x # a\nname: y      # b\n", "id: x  # a\nname: y  # b\n"),
    "beside-key": ("owner:   # a\n    unit: x\n", "owner:  # a\n  unit: x\n"),
    "beside-dash": ("x:\n- # a\n  b: 1\n- # c\n  d\n", "x:\n  -  # a\n    b: 1\n  -  # c\n    d\n"),
    "above-first": ("owner:\n# a\n      # b\n    unit: x\n", "owner:\n  # a\n  # b\n  unit: x\n"),
    "below-dash": ("x:\n-\n  # a\n  b: 1\n", "x:\n  # a\n  - b: 1\n"),
    "above-value": ("a:\n # b\n c\n", "a:\n  # b\n  c\n"),
    "in-empty-value": ("a:\n    # - x\n# b\nb: 1\n", "a:\n  # - x\n# b\nb: 1\n"),
    "foot-of-block": (
        "owner:\n    unit: x\n    # person: y\n# z\nz: 1\n",
        "owner:\n  unit: x\n  # person: y\n# z\nz: 1\n",
    ),
    "foot-of-list": ("x:\n  - a\n  # - b\ny: 1\n", "x:\n  - a\n  # - b\ny: 1\n"),
    "after-list-in-key-column": ("x:\n- a\n# y\ny: 1\n", "x:\n  - a\n# y\ny: 1\n"),
    "deeper-than-key": ("id: x\n     # name\nname: y\n", "id: x\n# name\nname: y\n"),
    "end-of-file": ("name: x\nid: y\n\n# end\n", "id: y\nname: x\n\n# end\n"),
}

ORDERED = {
    "root": ("z: 1\nowner: o\nid: x\ny: 2\nname: n\n", "id: x\nname: n\nowner: o\nz: 1\ny: 2\n"),
    "nested": ("owner:\n  person: x\n  unit: y\n", "owner:\n  unit: y\n  person: x\n"),
    "in-list": (
        "contracts:\n- price:\n    unit: kr\n    amount: 1\n  id: c  # c\n- x: 1\n",
        "contracts:\n  - id: c  # c\n    price:\n      amount: 1\n      unit: kr\n  - x: 1\n",
    ),
    "question-marks": ("name: x\n\n# i\n? id\n:   y\n", "# i\nid: y\n\nname: x\n"),
    "question-marks-in-flow": ("owner: {? person : x, ? unit : y}\n", "owner: {unit: y, person: x}\n"),
    "quoted-key": ("name: x\n'id': y\n", "'id': y\nname: x\n"),
    "comment-travels": (
        "name: x  # n\n# about id\n#   more\nid: y\n\n# about a\n\na: 1\n",
        "# about id\n#   more\nid: y\nname: x  # n\n\n# about a\n\na: 1\n",
    ),
    "comment-in-item-goes-above-dash": (
        "contracts:\n  # item\n  - price: 1\n    # about id\n    id: c\n",
        "contracts:\n  # item\n  # about id\n  - id: c\n    price: 1\n",
    ),
    "comment-below-marked-dash": (
        "contracts:\n  - # item\n    price: 1\n    # about id\n    id: c\n",
        "contracts:\n  -  # item\n    # about id\n    id: c\n    price: 1\n",
    ),
    "foot-stays": ("owner:\n  person: x\n  unit: y\n  # z\n", "owner:\n  unit: y\n  person: x\n  # z\n"),
    "blank-line-travels": ("name: x\nz: 1\n\nowner: y\nid: i\n", "id: i\nname: x\n\nowner: y\nz: 1\n"),
    "blank-line-stays-between": ("name: x\n\nid: y\n", "id: y\n\nname: x\n"),
    "no-blank-line-into-scalar": ("z: |+\n  t\nname: x\n\ny: 1\n", "name: x\nz: |+\n  t\ny: 1\n"),
    "top-comment": ("# top\n\n# more\n\n# n\nname: x\nid: y\n", "# top\n\n# more\n\nid: y\n# n\nname: x\n"),
    "no-top-comment": ("# n\nname: x\nid: y\n", "id: y\n# n\nname: x\n"),
    "modeline": (
        "# yaml-language-server: $schema=s.json\n# n\nname: x\nid: y\n",
        "# yaml-language-server: $schema=s.json\nid: y\n# n\nname: x\n",
    ),
    "literal-moves": ("name: |\n    x\n      y\nid: z\n", "id: z\nname: |\n  x\n    y\n"),
    "unended-literal-moves": ("name: x\nid: |\n    y", "id: |-\n  y\nname: x\n"),
}

UNTOUCHED = {
    "key-over-lines": "? name\n  of it\n:   x\n",
    "key-without-colon": "? name\n",
    "comment-between-key-and-colon": "? name  # c\n:   x\n",
    "two-end-markers": "name:   x\n...\n...\n",
    "other-line-end": "name:   x\n# a\u2028# b\n",
}

FAULTY = {
    "empty": "",
    "comments": "# a\n",
    "list": "- a\n",
    "scalar": "a\n",
    "syntax": "a: [\n",
    "duplicate": "a: 1\na: 2\n",
    "anchor": "a: &x 1\n",
    "alias": "a: &x 1\nb: *x\n",
    "merge": "<<: {a: 1}\n",
    "tag": "a: !x 1\n",
    "documents": "a: 1\n---\nb: 2\n",
    "directive": "%YAML 1.2\n---\na: 1\n",
    "number": "a: .inf\n",
}


def _cases(**tables: dict[str, tuple[str, str]]) -> list[object]:
    return [
        pytest.param(source, expected, id=f"{table}-{name}")
        for table, cases in tables.items()
        for name, (source, expected) in cases.items()
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    _cases(spacing=SPACING, scalars=SCALARS, flow=FLOW, comments=COMMENTS, ordered=ORDERED),
)
def test_layout(source: str, expected: str) -> None:
    assert canonical(source, ORDER) == expected
    assert canonical(expected, ORDER) == expected
    assert parse(source).root is not None
    assert _data(source) == _data(expected)


@pytest.mark.parametrize("source", UNTOUCHED.values(), ids=UNTOUCHED.keys())
def test_text_that_cannot_be_laid_out_stays(source: str) -> None:
    assert canonical(source, ORDER) == source


@pytest.mark.parametrize("source", FAULTY.values(), ids=FAULTY.keys())
def test_text_with_faults_has_no_canonical_form(source: str) -> None:
    assert canonical(source, ORDER) is None


def test_whole_file() -> None:
    source = dedent("""\
        # yaml-language-server: $schema=../system.schema.json
        name:   Fælles  Sag   # shown in reports
        id: sag

        # What it costs.
        contracts:
        -   price: {unit: kr, amount: 1_000}
            # the KITOS number
            id: 'c-1'
            # ended: 2027-01-01

        - id: c-2
          note: >-
                folded
                text
        # Who is asked.
        owner: {person: x, unit: y}
        """)
    assert canonical(source, ORDER) == dedent("""\
        # yaml-language-server: $schema=../system.schema.json
        id: sag
        name: Fælles  Sag  # shown in reports

        # What it costs.
        contracts:
          # the KITOS number
          - id: 'c-1'
            price: {amount: 1_000, unit: kr}
            # ended: 2027-01-01

          - id: c-2
            note: >-
              folded
              text
        # Who is asked.
        owner: {unit: y, person: x}
        """)


SCALAR_SAMPLES = (
    "word", "0o17", "1e3", "0.350", "1_000", "2026-01-01", "no", "~", "æ ø  å", "a:b", "it's", "-1", '"q: \\" x"', "'it''s'",
    '""', "plain\n{}over\n\n{}lines", '"one\n{}\\  two \\\n{}three"', "'one  \n\n{}two'",
)  # fmt: skip
FLOW_SAMPLES = (
    "[]", "{ }", "[ a,b , 'c']", "{y: 1,x: {b: [1, {d: 2, c: 3}], a: 2 }}", "[{y: 1, x: 2}, ]",
    "[a,\n{}b,   # c\n{}{{y: 1, x: 2}},\n{}# d\n{}]", "{{y: [1,\n{}2], # c\n\n\n{}x: 1}}",
)  # fmt: skip
BLOCK_SAMPLES = ("one", "one\n  two·  \n\n\nthree", "·\n\n\n", "one\n\n   ·  \n# no comment", "one\n-  two·  ")
BLOCK_HEADERS = ("|", ">", "|-", ">-", "|+", ">+", "|   # header")


class SloppyWriter:
    """Writes texts like those of a registry, each with different spaces, comments and styles; no key occurs twice."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.keys = 0
        self.comments = 0

    def text(self) -> str:
        top = self.pick(
            "", "\n\n", "# top\n\n", "# yaml-language-server: x\n", "---\n", "# top\n---  # top\n", "\ufeff"
        )
        body = "\n".join([*self.mapping(self.pick(0, 0, 2), 0), ""])
        end = self.pick("", "\n\n", "# end", "\n# end\n \n")
        text = top + (body + end if end else body.removesuffix(self.pick("\n", "")))
        return text.replace("\n", self.pick("\n", "\n", "\r\n"))

    def mapping(self, column: int, depth: int) -> list[str]:
        lines: list[str] = []
        for number in range(self.pick(1, 2, 3, 4)):
            lines += self.above(column, about=f"k{self.keys + 1}") if number else []
            lines += self.entry(column, depth)
        if not depth:
            lines.append(f"{' ' * column}sloppy:    1")
        return [*lines, *(self.comment(0, column + 3) if self.chance(0.2) else [])]

    def entry(self, column: int, depth: int) -> list[str]:
        self.keys += 1
        key = self.pick("k{}", "k{}", "'k{}'", '"k{}"', "k{} ").format(self.keys)
        value = self.pick(self.scalar, self.scalar, self.block_scalar, self.flow, self.empty, self.blocks, self.blocks)
        first, *others = value(column, depth)
        return [f"{' ' * column}{key}:{first}", *others]

    def items(self, column: int, depth: int) -> list[str]:
        lines: list[str] = []
        for _ in range(self.random.randint(1, 3)):
            value = self.pick(self.scalar, self.block_scalar, self.flow, self.empty, self.compact, self.compact)
            first, *others = value(column, depth)
            lines += [*self.above(column), f"{' ' * column}-{first}", *others]
        return lines

    def above(self, column: int, about: str = "") -> list[str]:
        lines: list[str] = []
        while self.chance(0.3):
            lines += [self.pick("", "", " ")] if self.chance(0.5) else self.comment(0, column + 3)
        return [*lines, *([f"{' ' * column}# about {about}"] if about and self.chance(0.4) else [])]

    def comment(self, least: int, most: int) -> list[str]:
        self.comments += 1
        return [f"{' ' * self.random.randint(least, most)}# c{self.comments}"]

    def beside(self) -> str:
        return f" {self.comment(0, 3)[0]}{self.pick('', ' ')}" if self.chance(0.2) else self.pick("", "", " ")

    def scalar(self, column: int, _depth: int) -> list[str]:
        return self.on_key_line_or_below(self.pick(*SCALAR_SAMPLES), column)

    def flow(self, column: int, _depth: int) -> list[str]:
        sample = self.pick(*FLOW_SAMPLES)
        return self.on_key_line_or_below(
            sample if "\n" in sample else sample.replace("{", "{{").replace("}", "}}"), column
        )

    def on_key_line_or_below(self, sample: str, column: int) -> list[str]:
        before = [f"{self.beside()}", *self.above(column)] if self.chance(0.2) else []
        pads = [" " * (column + self.random.randint(1, 4)) for _ in range(5)]
        lines = sample.format(*pads[1:]).split("\n")
        lines[0] = (pads[0] if before else self.pick(" ", "   ")) + lines[0]
        return [*before, *lines[:-1], lines[-1] + self.beside()]

    def block_scalar(self, column: int, _depth: int) -> list[str]:
        indentation = self.random.randint(1, 4)
        header, content = self.pick(*BLOCK_HEADERS), self.pick(*BLOCK_SAMPLES)
        if self.chance(0.2):
            header, content = f"{header[0]}{indentation}", f"  {content}"
        lines = [" " * (column + indentation) + line if line else "" for line in content.split("\n")]
        return [f" {header}", *lines]

    def empty(self, column: int, _depth: int) -> list[str]:
        return [self.beside(), *(self.comment(column + 1, column + 4) if self.chance(0.3) else [])]

    def blocks(self, column: int, depth: int) -> list[str]:
        if depth > 2:
            return self.empty(column, depth)
        write, least = self.pick((self.mapping, 1), (self.items, 0))
        inside = column + self.random.randint(least, 4)
        return [self.beside(), *self.above(inside), *write(inside, depth + 1)]

    def compact(self, column: int, depth: int) -> list[str]:
        """A block in a list item, on the line of its dash or below it."""
        if depth > 2:
            return self.empty(column, depth)
        inside = column + self.random.randint(2, 4)
        lines = self.pick(self.mapping, self.items)(inside, depth + 1)
        if lines[0].lstrip(" ").startswith(("#", "\n")) or not lines[0].strip() or self.chance(0.3):
            return [self.beside(), *lines]
        return [lines[0][column + 1 :], *lines[1:]]

    def pick(self, *choices: Choice) -> Choice:
        return self.random.choice(choices)

    def chance(self, probability: float) -> bool:
        return self.random.random() > 1 - probability


@settings(max_examples=300)
@given(st.randoms(use_true_random=False))
def test_any_layout_becomes_canonical(random: Random) -> None:
    writer = SloppyWriter(random)
    source = writer.text()
    order: dict[str, KeyOrder] = {}
    for number in random.sample(range(writer.keys + 1), writer.keys + 1):
        order[f"k{number}"] = order
    result = canonical(source, order)
    assert result is not None
    assert canonical(result, order) == result
    assert _data(result) == _data(source)
    assert _comments(result) == _comments(source)
    assert "sloppy: 1\n" in result, "the text was left as it was"
    assert not [line for line in result.splitlines() if line != line.rstrip() and "·" not in line]
    assert "\r" not in result
    assert result.endswith("\n")
    assert "+" in source or not result.endswith("\n\n")
    _assert_comments_above_their_keys(result)
    _assert_ordered(_data(result), list(order))


@settings(max_examples=300)
@given(st.text(alphabet="ab:-#|>+ \n\"'[]{},\\2?&\t\r"))
def test_any_text_keeps_its_data(text: str) -> None:
    source = f"z: 1\na:{text}"
    result = canonical(source, {"a": {"b": {}, "a": {}}})
    if parse(source).faults:
        assert result is None
    else:
        assert result is not None
        assert canonical(result, {"a": {"b": {}, "a": {}}}) == result
        assert _data(result) == _data(source)


def _data(text: str) -> Data:
    root = parse(text).root
    assert root is not None
    return root.data()


def _comments(text: str) -> Counter[str]:
    """No scalar of a sloppy text has a number sign in it, but for whole lines."""
    return Counter(re.findall(r"#.*?(?=\s*$)", text, re.MULTILINE))


def _assert_comments_above_their_keys(text: str) -> None:
    lines = [line.strip() for line in text.splitlines()]
    for number, line in enumerate(lines):
        if about := re.fullmatch(r"# about (k\d+)", line):
            below = next(other for other in lines[number:] if other and not other.startswith("#"))
            assert re.match(rf"(- )*['\"]?{about[1]}\b", below), text


def _assert_ordered(data: Data, names: list[str]) -> None:
    if isinstance(data, dict):
        known = [name for name in data if name in names]
        assert known == sorted(known, key=names.index) == list(data)[: len(known)]
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        _assert_ordered(value, names)
