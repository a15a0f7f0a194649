"""Expressions to their parts, and faults at their place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry_cli.analysis.selection.grammar import (
    AT_AND_PLUS,
    EVERYTHING,
    LONE_COMMA,
    MAX_LENGTH,
    MAX_TERMS,
    NO_VALUE,
    NOTHING,
    OTHER_LANGUAGE,
    STRAY_PLUS,
    TOO_LONG,
    TOO_MANY,
    UNCLOSED,
    UNPRINTABLE,
    Term,
    parse,
)
from registry_cli.language import Text
from registry_cli.questions import WrongExpression


def shape(term: Term) -> tuple[str | None, str, int, int, bool]:
    return term.method.text if term.method else None, term.value.text, term.above, term.below, term.is_whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ky", [[(None, "ky", 0, 0, False)]]),
        ("+ky", [[(None, "ky", EVERYTHING, 0, False)]]),
        ("ky+", [[(None, "ky", 0, EVERYTHING, False)]]),
        ("2+ky+1", [[(None, "ky", 2, 1, False)]]),
        ("0+ky", [[(None, "ky", 0, 0, False)]]),
        (f"{'9' * 300}+ky", [[(None, "ky", EVERYTHING, 0, False)]]),
        ("@ky", [[(None, "ky", 0, 0, True)]]),
        ("2030-plan", [[(None, "2030-plan", 0, 0, False)]]),
        ("owner:chef+", [[("owner", "chef", 0, EVERYTHING, False)]]),
        ("1+owner:chef", [[("owner", "chef", 1, 0, False)]]),
        ("@supplier:kmd", [[("supplier", "kmd", 0, 0, True)]]),
        ("task:kle:27.00", [[("task", "kle:27.00", 0, 0, False)]]),
        ("ændret:x", [[("ændret", "x", 0, 0, False)]]),
        ("a,b c", [[(None, "a", 0, 0, False), (None, "b", 0, 0, False)], [(None, "c", 0, 0, False)]]),
        ("  a \t b\n", [[(None, "a", 0, 0, False)], [(None, "b", 0, 0, False)]]),
        ("a\u00a0b", [[(None, "a", 0, 0, False)], [(None, "b", 0, 0, False)]]),
        ('name:"KMD Nova, 2"+1', [[("name", "KMD Nova, 2", 0, 1, False)]]),
        ("name:'C++ (ny)'", [[("name", "C++ (ny)", 0, 0, False)]]),
        ('name:"a ""b"" c"', [[("name", 'a "b" c', 0, 0, False)]]),
        ('name:*"og "x', [[("name", "*og x", 0, 0, False)]]),
        ("k[my]*?", [[(None, "k[my]*?", 0, 0, False)]]),
        ("systems/social/*", [[(None, "systems/social/*", 0, 0, False)]]),
        ("name:a@b", [[("name", "a@b", 0, 0, False)]]),
    ],
)
def test_an_expression_is_read_as_written(text: str, expected: list[list[tuple[object, ...]]]) -> None:
    assert [[shape(term) for term in group.terms] for group in parse(text).groups] == expected


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("‸‸", NOTHING),
        ("‸  ‸", NOTHING),
        ("a,‸,‸b", LONE_COMMA),
        ("‸,‸a", LONE_COMMA),
        ("a‸,‸", LONE_COMMA),
        ("a‸,‸ b", LONE_COMMA),
        ("a ‸,‸b", LONE_COMMA),
        ("+‸‸", NO_VALUE),
        ("+‸+‸ky", NO_VALUE),
        ("ky‸+‸+", STRAY_PLUS),
        ("ky 2+‸+‸", NO_VALUE),
        ("@‸‸", NO_VALUE),
        ("owner:‸‸", NO_VALUE),
        ("owner:‸,‸a", NO_VALUE),
        ('‸""‸', NO_VALUE),
        ("ky‸+‸ksd", STRAY_PLUS),
        ("ky‸+12‸x", STRAY_PLUS),
        ("name:C‸+‸+", STRAY_PLUS),
        ("@ky‸+1‸", AT_AND_PLUS),
        ("‸@2‸+ky", AT_AND_PLUS),
        ("‸2+@‸ky", AT_AND_PLUS),
        ("ky ‸(‸a b)", OTHER_LANGUAGE),
        ("‸!‸ky", OTHER_LANGUAGE),
        ("a‸|‸b", OTHER_LANGUAGE),
        ('name:‸"‸KMD Nova', UNCLOSED),
        ('name:"a"‸\'‸b', UNCLOSED),
        ("ky‸\x1b‸[31m", UNPRINTABLE),
        ("ky‸\u202e‸", UNPRINTABLE),
        ('name:"a‸\x00‸"', UNPRINTABLE),
        ("ky ‸\udc80‸", UNPRINTABLE),
    ],
)
def test_a_fault_is_told_at_its_place(marked: str, text: Text) -> None:
    start, end = marked.index("‸"), marked.rindex("‸") - 1
    expression = marked.replace("‸", "")
    with pytest.raises(WrongExpression) as raised:
        parse(expression)
    place = raised.value.place
    assert place is not None
    assert raised.value.say("en") == (text.say("en", sign=expression[start:end]) if text is OTHER_LANGUAGE else text.en)
    assert (place.text, place.start, min(place.end, len(expression))) == (expression, start, end)


def test_what_is_too_much_is_refused_at_once() -> None:
    for expression, text in (
        ("+" * 10_000, TOO_LONG),
        ("x" * 1_000_000, TOO_LONG),
        ("a " * (MAX_TERMS + 1), TOO_MANY),
        (",".join("a" * (MAX_TERMS + 1)), TOO_MANY),
        ("+" * MAX_LENGTH, NO_VALUE),
        ('"' * (MAX_LENGTH - 1), UNCLOSED),
        ("@" * MAX_LENGTH, None),
    ):
        if text is None:
            assert len(parse(expression).groups) == 1
            continue
        with pytest.raises(WrongExpression) as raised:
            parse(expression)
        params = {"limit": MAX_LENGTH if text is TOO_LONG else MAX_TERMS, "length": len(expression)}
        assert raised.value.say("en") == (text.say("en", **params) if "{" in text.en else text.en)


@given(st.text(alphabet=st.sampled_from("ab:+@,*?[]'\" 2/-\t#é"), max_size=40))
def test_any_text_is_an_expression_or_has_a_place(text: str) -> None:
    try:
        found = parse(text)
    except WrongExpression as wrong:
        place = wrong.place
    else:
        place = None
    if place is not None:
        assert place.text == text
        assert 0 <= place.start <= place.end <= len(text) + 1
        return
    terms = [term for group in found.groups for term in group.terms]
    assert terms
    assert all(text[term.place.start : term.place.end] == term.text for term in terms)
    ends = [(term.place.start, term.place.end) for term in terms]
    assert all(end < start for (_, end), (start, _) in pairwise(ends))
