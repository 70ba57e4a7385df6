"""Formulas between dollars: what becomes one, and that its typed form is the same again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.styled_text import StyledContent
from tni.document.text_formulas import (
    TextPart,
    formulas_of,
    with_parts,
    with_shown_formulas,
    with_typed_formulas,
    without_formulas,
)
from tni.document.text_style import SpanStyle, TextSpan

FORMULA = SpanStyle(formula=True)


def shown(text: str) -> StyledContent:
    return with_shown_formulas(StyledContent(text), lambda _latex: True)


def test_what_is_between_dollars_is_a_formula() -> None:
    assert shown("soit $x^2$ et $y$.") == StyledContent(
        "soit x^2 et y.", (TextSpan(5, 8, FORMULA), TextSpan(12, 13, FORMULA))
    )


@pytest.mark.parametrize(
    "text", ["entre 5$ et 10$", "un $ seul", "$ a $", r"\$a$", "a$b$", "$a\nb$", "$$", "5 $US et 3 $US"]
)
def test_money_stays_as_it_is(text: str) -> None:
    assert shown(text) == StyledContent(text)


def test_what_does_not_parse_stays_as_typed() -> None:
    found = with_shown_formulas(StyledContent("$a$ $b$"), lambda latex: latex == "b")
    assert found == StyledContent("$a$ b", (TextSpan(4, 5, FORMULA),))


@given(st.text("a $x^{}\n", max_size=20))
def test_the_typed_form_is_the_same_again(text: str) -> None:
    assert with_typed_formulas(shown(text)) == StyledContent(text)


def test_styles_around_a_formula_stay() -> None:
    italic = SpanStyle(italic=True)
    content = StyledContent("un $x$ deux", (TextSpan(0, 6, italic), TextSpan(7, 11, SpanStyle(bold=True))))
    found = with_shown_formulas(content, lambda _latex: True)
    assert found.text == "un x deux"
    assert found.spans[1] == TextSpan(3, 4, SpanStyle(italic=True, formula=True))
    assert with_typed_formulas(found) == content


def test_a_sign_stands_for_each_formula_that_is_drawn() -> None:
    content = shown("a $xx$ b\n$yy$ c $zz$")
    found, places = without_formulas(content, lambda span: content.text[span.start : span.end] != "yy")
    assert found.text == "a \xa0 b\nyy c \xa0"
    assert places == [2, 11]
    assert [found.text[span.start : span.end] for span in found.spans] == ["\xa0", "yy", "\xa0"]
    assert [*formulas_of(content)] == ["xx", "yy", "zz"]


WORDS = st.text(st.sampled_from("ab $\n"), min_size=1, max_size=12)


@given(st.lists(st.tuples(WORDS, st.booleans(), st.sampled_from(["", "#a82400"])), max_size=6))
def test_parts_are_put_in_as_one_by_one(pieces: list[tuple[str, bool, str]]) -> None:
    content, parts, at = StyledContent("".join(words for words, _, _ in pieces)), list[TextPart](), 0
    for words, is_part, colour in pieces:
        content = content.restyled(at, at + len(words), partial(replace, colour=colour))
        if is_part:
            parts.append(TextPart(at, at + len(words), "xyz", SpanStyle(formula=True)))
        at += len(words)
    expected = content
    for start, end, put, style in reversed(parts):
        expected = expected.replaced(start, end, StyledContent(put, (TextSpan(0, len(put), style),)))
    assert with_parts(content, parts) == expected
