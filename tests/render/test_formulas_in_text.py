"""Formulas in texts: their room in the line, on the page and in the web page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.render.test_rich_text import ink_mm, painted, span, text
from tni.core.geometry import Affine
from tni.quiz.bank.rendered_question import DrawnFormula
from tni.render.formula_shapes import FormulaShapes, coloured_formula
from tni.render.svg.text_markup import text_markup
from tni.render.text_layout import Fonts, QtTextMeasurer, placed_text
from tni.render.text_lines import text_lines

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]
WORDS = "soit F ici"
HIGH = 3.0


def square(latex: str) -> DrawnFormula | None:
    """A black square of two ems, a third of it below the line."""
    if latex != "F":
        return None
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 300"><path d="M0 0H200V300H0Z" fill="black" /></svg>'
    )
    return DrawnFormula(svg, 2.0, HIGH, 1.0)


@pytest.fixture
def fonts() -> Fonts:
    found = Fonts()
    found.formulas = FormulaShapes(square)
    return found


def test_a_formula_takes_its_room_and_the_line_grows(fonts: Fonts) -> None:
    shown = text(fonts, WORDS, span(WORDS, "F", formula=True))
    plain = text(Fonts(), "soit  ici")
    layout = placed_text(shown, fonts).found
    (formula,) = layout.formulas
    left, top, width, height = formula.box
    assert (width, height) == pytest.approx((200, 300))
    assert top == pytest.approx(15)
    assert shown.height_mm == pytest.approx(10 * (HIGH + 0.3))
    assert shown.width_mm == pytest.approx(plain.width_mm + 20, abs=0.5)
    ink = painted(fonts, shown)
    inside = ink[(23 * 4) : (48 * 4), int((20 + left / 10) * 4) + 2 : int((20 + (left + width) / 10) * 4) - 2]
    assert (inside < 60).all()
    assert ink_mm(ink)[3] <= shown.height_mm


def test_what_is_no_formula_is_shown_as_its_letters(fonts: Fonts) -> None:
    words = "soit G ici"
    assert (
        painted(fonts, text(fonts, words, span(words, "G", formula=True))) == painted(fonts, text(fonts, words))
    ).all()


def test_the_web_page_has_the_drawing_in_the_texts_colour(fonts: Fonts) -> None:
    shown = replace(text(fonts, WORDS, span(WORDS, "F", formula=True)), colour="#123456")
    laid = text_lines(shown, fonts)
    assert [run.text for run in laid.runs] == ["soit ", " ici"]
    markup = text_markup(shown, laid, Affine.moving(0, 0))
    assert 'aria-label="F"' in markup
    assert '<path d="M0 0H200V300H0Z" fill="#123456" />' in markup


def test_the_web_page_says_a_formula_in_words(fonts: Fonts) -> None:
    fonts.formulas = FormulaShapes(lambda _latex: square("F"))
    words = r"soit \frac{1}{2}"
    shown = text(fonts, words, span(words, r"\frac{1}{2}", formula=True))
    for language, said in (("fr", "1 sur 2"), ("en", "1 over 2")):
        markup = text_markup(shown, text_lines(shown, fonts, language), Affine.moving(0, 0))
        assert f'aria-label="{said}"' in markup


def test_another_drawing_stands_for_a_formula_until_it_has_its_own() -> None:
    shapes = FormulaShapes(square)
    other = square("F")
    shapes.show_meanwhile("G", other)
    assert shapes.find("G") is other
    shapes.draw_now("G")
    assert shapes.find("G") is other  # it cannot be drawn
    shapes.show_meanwhile("", None)
    assert shapes.find("G") is None
    arrived: list[object] = []
    shapes.place("F", arrived.append)
    assert arrived == [None]


@pytest.mark.parametrize("latex", [r"\frac{a}{b}+\sqrt{x^2}", "x+1", r"\sum_{i=1}^{n} i"])
def test_latex_is_drawn(latex: str) -> None:
    from tni.app.latex_drawing import drawn_latex

    shape = drawn_latex(latex)
    assert shape is not None
    assert drawn_latex(r"\frac{a") is None
    fonts = Fonts()
    fonts.formulas = FormulaShapes(drawn_latex)
    made = text(fonts, latex, span(latex, latex, formula=True))
    assert made.width_mm == pytest.approx(shape.width * 10, abs=0.1)
    assert np.count_nonzero(painted(fonts, made).min(axis=2) < 128) > 50


def test_linked_words_behind_a_formula_have_their_own_boxes_on_each_line(fonts: Fonts) -> None:
    words = "soit F et une suite de mots qui finit plus loin"
    links = (span(words, "F", formula=True), span(words, "suite de mots", link="https://un.example"))
    plain = text(fonts, words, *links)
    shown = replace(plain, wrapped=True, width_mm=60.0, height_mm=4 * plain.height_mm)
    boxes = QtTextMeasurer(fonts).link_boxes(shown)
    assert {link for link, _ in boxes} == {"https://un.example"}
    assert len(boxes) == 2, "the words are broken between two lines"
    (_, first), (_, second) = boxes
    layout = placed_text(shown, fonts).found
    at = words.index("suite") - len("F") + 1  # in the place of the formula is one sign
    assert first.x / 10 == pytest.approx(layout.caret(at)[0], abs=0.05)
    assert first.bottom <= second.y + 0.01
    assert max(first.right, second.right) <= 60.5


def test_words_without_a_link_have_no_box(fonts: Fonts) -> None:
    assert QtTextMeasurer(fonts).link_boxes(text(fonts, WORDS, span(WORDS, "ici", bold=True))) == []


@pytest.mark.parametrize(("text_colour", "part"), [("#1a1a2e", b'"#c62828"'), ("#f5f5f0", b'"#ff8a80"')])
def test_a_part_in_a_colour_has_that_of_the_page(text_colour: str, part: bytes) -> None:
    svg = coloured_formula(b'<path fill="black" /><path fill="#c62828" />', text_colour)
    assert f'"{text_colour}"'.encode() in svg
    assert part in svg
