"""Formulas that are shown set while the sentence is typed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from tni.document.set_formulas import SetFormulas
from tni.document.styled_text import StyledContent
from tni.document.text_formulas import with_shown_formulas

TYPED = "soit $x^2$ et $y$ : 😀 $z_1$."
"""With a letter that counts twice in UTF-16."""


def drawn(latex: str) -> bool:
    return latex != "y"


def shown(*carets: int) -> SetFormulas:
    return SetFormulas.of(TYPED, drawn, *carets)


def test_formulas_that_are_drawn_are_set_but_for_that_at_the_caret() -> None:
    assert [TYPED[start:end] for start, end in shown().places] == ["$x^2$", "$z_1$"]
    assert [TYPED[start:end] for start, end in shown(7).places] == ["$z_1$"]
    assert [TYPED[start:end] for start, end in shown(7, 24).places] == []
    assert shown(5, 10) == shown()


def test_what_is_shown_has_the_formulas_without_their_dollars() -> None:
    content = shown().content(StyledContent(TYPED))
    assert content.text == "soit x^2 et $y$ : 😀 z_1."
    assert [content.text[one.start : one.end] for one in content.spans if one.style.formula] == ["x^2", "z_1"]


def test_a_formula_is_one_sign_of_what_is_shown() -> None:
    found = shown()
    length = len(TYPED.encode("utf-16-le")) // 2
    assert found.shown(length) == length - 2 * (len("$x^2$") - 1)
    assert (found.shown(5), found.shown(10), found.shown(11)) == (5, 6, 7)


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["#a82400", "#1467c8"])), max_size=3)


@given(st.text(st.sampled_from("ax$^2 \n😀"), max_size=30), SPANS)
def test_what_is_shown_is_what_is_stored(text: str, coloured: list[tuple[int, int, str]]) -> None:
    content = StyledContent(text)
    for start, end, colour in coloured:
        change = partial(replace, colour=colour)
        content = content.restyled(min(start, end), max(start, end), change)
    stored = with_shown_formulas(content, lambda _latex: True)
    assert SetFormulas.of(text, lambda _latex: True).content(content) == stored


@given(st.text(st.sampled_from("ax$^2 😀"), max_size=30), st.integers(0, 40))
def test_places_are_found_again(text: str, caret: int) -> None:
    found = SetFormulas.of(text, lambda _latex: True, caret)
    for position in range(len(text.encode("utf-16-le")) // 2 + 1):
        if not any(start < position < end for start, end in found.positions):
            assert found.typed(found.shown(position)) == position
