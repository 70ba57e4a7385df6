"""Formulas that are wider than their line."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from tests.render.test_rich_text import ink_mm, painted, span, text
from tni.app.latex_drawing import drawn_latex
from tni.quiz.bank.rendered_question import DrawnFormula
from tni.render.broken_formula import INDENT, within_line
from tni.render.formula_shapes import FormulaShapes
from tni.render.text_layout import Fonts

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]
LONG = r"(a+b)^3=a^3+3a^2b+3ab^2+b^3=\frac{2a^3+6a^2b+6ab^2+2b^3}{2}=1"


def drawn(latex: str) -> DrawnFormula:
    found = drawn_latex(latex)
    assert found is not None
    return found


def elements(shape: DrawnFormula) -> int:
    return len(re.findall(rb"<(?:path|rect)", shape.svg))


def lines(shape: DrawnFormula) -> int:
    return max(shape.svg.count(b"<g "), 1)


def test_a_formula_that_fits_is_as_it_was() -> None:
    shape = drawn(LONG)
    assert within_line(shape, shape.width) is shape


@pytest.mark.parametrize("room", [8.0, 12.0, 20.0, 27.0])
def test_a_long_formula_is_broken_and_keeps_all_its_signs(room: float) -> None:
    shape = drawn(LONG)
    found = within_line(shape, room)
    assert lines(found) > 1
    assert found.width <= room + 1e-6
    assert elements(found) == elements(shape)
    assert found.height > shape.height
    assert 0.0 < found.descent < found.height
    assert QSvgRenderer(QByteArray(found.svg)).isValid()


def test_it_is_broken_before_signs_of_relation_where_these_leave_lines_full() -> None:
    shape = drawn("aaaaaaaaaa=bbbb+bbbb=cccc+cccc")
    first, second = (one.at for one in shape.breaks if one.is_relation)
    plus = next(one.at for one in shape.breaks if not one.is_relation)
    found = within_line(shape, second + 0.1)
    assert lines(found) == 2
    assert found.width == pytest.approx(max(second, shape.width - second + INDENT), abs=0.4)
    narrow = within_line(shape, plus + 0.1)
    assert lines(narrow) == 3
    assert first < plus < second


@pytest.mark.parametrize("latex", [r"f(a+b=c)", r"\frac{a+b}{c=d}", r"\sqrt{a+b}", "-x", r"]-3;2["])
def test_what_is_within_something_is_not_broken(latex: str) -> None:
    assert drawn(latex).breaks == ()


def test_what_cannot_be_broken_is_drawn_smaller() -> None:
    shape = drawn(r"\frac{aaaaaaaaaaaaaaaaaaaa}{b}")
    found = within_line(shape, 5.0)
    assert found.width == pytest.approx(5.0)
    assert found.height / shape.height == pytest.approx(5.0 / shape.width)
    assert found.svg == shape.svg


@pytest.mark.parametrize("svg", [b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="1" /></svg>'])
def test_an_unknown_drawing_is_left_whole(svg: bytes) -> None:
    found = within_line(replace(drawn(LONG), svg=svg), 8.0)
    assert found.svg == svg
    assert found.width == pytest.approx(8.0)


def test_a_wrapped_text_has_its_formula_within_its_lines() -> None:
    fonts = Fonts()
    fonts.formulas = FormulaShapes(drawn_latex)
    words = f"soit {LONG} ici"
    whole = text(fonts, words, span(words, LONG, formula=True))
    wrapped = text(fonts, words, span(words, LONG, formula=True), wrap_mm=100.0)
    assert wrapped.height_mm > 2 * whole.height_mm
    _, _, right, bottom = ink_mm(painted(fonts, wrapped))
    assert right <= 100.5
    assert bottom <= wrapped.height_mm
