"""Laws of texts with styles of parts: lists, scripts, sizes, alignment, and that a plain text stays as it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.drawlist import DrawText
from tni.document.items import Text
from tni.document.school_hand import HAND_X_HEIGHT_EMS
from tni.document.text_box import with_measured_box
from tni.document.text_style import Marker, Paragraph, Script, SpanStyle, TextSpan
from tni.render.svg.text_markup import text_markup
from tni.render.text_layout import HAND, Fonts, QtTextMeasurer, paint_text, placed_text
from tni.render.text_lines import text_lines

pytestmark = pytest.mark.qt

PX_PER_MM, START_MM = 4, 20
LIST = Paragraph(Marker.BULLET)


@pytest.fixture(scope="module")
def fonts(qapp) -> Fonts:
    return Fonts()


def text(fonts: Fonts, words: str, *spans: TextSpan, wrap_mm: float | None = None, **more: object) -> Text:
    made = Text(
        id=ItemId("t"), page=PageId("p"), text=words, size_mm=10.0, colour="#000000", font="", font_version="",
        width_mm=wrap_mm or 0.0, height_mm=0.0, wrapped=wrap_mm is not None, spans=spans,
    )  # fmt: skip
    return with_measured_box(QtTextMeasurer(fonts), replace(made, **more))  # type: ignore[arg-type]


def painted(fonts: Fonts, words: Text, unrevealed: frozenset[int] = frozenset()) -> np.ndarray:
    """(height, width, 3) uint8; the box starts at START_MM, START_MM."""
    image = QImage(800, 480, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(PX_PER_MM, PX_PER_MM)
    paint_text(painter, DrawText(words, Affine.moving(START_MM, START_MM), unrevealed), fonts)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(480, -1)[:, : 800 * 3].reshape(480, 800, 3).copy()


def ink_mm(pixels: np.ndarray) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the letters, from the box's corner."""
    ys, xs = np.nonzero(pixels.min(axis=2) < 128)
    left, top, right, bottom = (value / PX_PER_MM - START_MM for value in (xs.min(), ys.min(), xs.max(), ys.max()))
    return left, top, right, bottom


def span(words: str, part: str, **style: object) -> TextSpan:
    start = words.index(part)
    return TextSpan(start, start + len(part), SpanStyle(**style))  # type: ignore[arg-type]


@pytest.mark.parametrize("style", [{"bold": True}, {"italic": True}, {"underline": True}, {"struck": True}])
def test_a_style_changes_its_letters_and_no_others(fonts: Fonts, style: dict[str, bool]) -> None:
    words = "un deux"
    plain, styled = painted(fonts, text(fonts, words)), painted(fonts, text(fonts, words, span(words, "deux", **style)))
    start = int((placed_text(text(fonts, words), fonts).found.caret(3)[0] * 10 + START_MM) * PX_PER_MM) - 2
    assert (plain[:, :start] == styled[:, :start]).all()
    assert (plain[:, start:] != styled[:, start:]).any()


def test_a_part_has_its_own_colour(fonts: Fonts) -> None:
    pixels = painted(fonts, text(fonts, "noir rouge", span("noir rouge", "rouge", colour="#ff0000")))
    red = (pixels[:, :, 0] > 200) & (pixels[:, :, 1] < 60)
    black = pixels.max(axis=2) < 60
    assert np.nonzero(red)[1].min() > np.nonzero(black)[1].max()


def test_scripts_are_smaller_and_above_or_below_and_keep_the_line(fonts: Fonts) -> None:
    up, down = (text(fonts, "x", TextSpan(0, 1, SpanStyle(script=script))) for script in (Script.SUPER, Script.SUB))
    plain = ink_mm(painted(fonts, text(fonts, "x")))
    raised, lowered = ink_mm(painted(fonts, up)), ink_mm(painted(fonts, down))
    assert raised[3] == pytest.approx(plain[3] - 3.8, abs=0.4)
    assert lowered[3] == pytest.approx(plain[3] + 1.6, abs=0.4)
    assert (raised[3] - raised[1]) == pytest.approx(0.65 * (plain[3] - plain[1]), abs=0.4)
    assert up.height_mm == down.height_mm == text(fonts, "x").height_mm


def test_larger_letters_make_their_line_higher_and_smaller_ones_only_where_they_are_alone(fonts: Fonts) -> None:
    words = "un deux\ntrois"
    assert text(fonts, words, span(words, "deux", scale=2.0)).height_mm == pytest.approx(13 * 3)
    assert text(fonts, words, span(words, "deux", scale=0.5)).height_mm == pytest.approx(13 * 2)
    assert text(fonts, words, span(words, "trois", scale=0.5)).height_mm == pytest.approx(13 * 1.5)
    layout = placed_text(text(fonts, words, span(words, "deux", scale=2.0)), fonts).found
    assert layout.rows == ((0.0, pytest.approx(2.6)), (pytest.approx(2.6), pytest.approx(1.3)))
    assert layout.position_at(0.0, 2.5) == 0
    assert layout.position_at(0.0, 2.7) == 8


def test_lines_of_a_list_begin_under_its_first_letter(fonts: Fonts) -> None:
    listed = text(fonts, "un mot et encore un mot", wrap_mm=60.0, paragraphs=(LIST,))
    layout = placed_text(listed, fonts).found
    assert len(layout.rows) > 1
    lefts = {layout.layouts[0].lineAt(n).x() for n in range(len(layout.rows))}
    assert lefts == {160.0}
    (sign,) = layout.signs
    assert sign.layout.text() == "•"
    made = sign.layout.lineAt(0)
    assert 0 < made.x() < made.x() + made.naturalTextWidth() < 160


def test_a_paragraph_has_its_own_alignment(fonts: Fonts) -> None:
    words = text(fonts, "une longue ligne\nmot", paragraphs=(Paragraph(), Paragraph(align=TextAlign.RIGHT)))
    layout = placed_text(words, fonts).found
    end = layout.layouts[1].lineAt(0)
    assert end.x() + end.naturalTextWidth() == pytest.approx(words.width_mm * 10, abs=0.1)


def test_a_paragraph_that_is_not_revealed_keeps_its_place(fonts: Fonts) -> None:
    words = text(fonts, "un\ndeux\ntrois", paragraphs=(LIST,) * 3)
    whole, part = painted(fonts, words), painted(fonts, words, frozenset({1}))
    row = slice(int((START_MM + 13) * PX_PER_MM) + 4, int((START_MM + 26) * PX_PER_MM) - 4)
    assert (part[row] == 255).all()
    rest = np.delete(whole, np.r_[row], axis=0), np.delete(part, np.r_[row], axis=0)
    assert (rest[0] == rest[1]).all()


@pytest.mark.parametrize("part", ["é\U0001f600x", "x"])
def test_styles_count_letters_of_any_plane(fonts: Fonts, part: str) -> None:
    words = "a\U0001f600bx é\U0001f600x\n\U0001f600 x"
    runs = text_lines(text(fonts, words, span(words, part, bold=True)), fonts).runs
    assert [run.text.rstrip("\n") for run in runs if run.style.bold] == [part]
    assert "".join(run.text for run in runs) == words


def test_the_web_page_has_the_styles_the_signs_and_only_addresses_of_the_web(fonts: Fonts) -> None:
    words = "gras\nlien mal"
    made = text(
        fonts, words, span(words, "gras", bold=True), span(words, "lien", link="https://a.fr/?x=1&y"),
        span(words, "mal", link="javascript:x"), paragraphs=(LIST,),
    )  # fmt: skip
    laid = text_lines(made, fonts)
    assert "".join(run.text for run in laid.runs if not run.sign) == words
    markup = text_markup(made, laid, Affine.moving(0, 0))
    assert ">•</tspan>" in markup
    assert 'font-weight="bold">gras</tspan>\n' in markup
    assert 'href="https://a.fr/?x=1&amp;y"' in markup
    assert "javascript" not in markup
    assert "gras" not in text_markup(made, laid, Affine.moving(0, 0), frozenset({0}))


def test_words_of_the_web_page_lead_to_its_own_pages_without_another_window(fonts: Fonts) -> None:
    made = text(fonts, "voir ici", span("voir ici", "ici", link="#page-3"))
    markup = text_markup(made, text_lines(made, fonts), Affine.moving(0, 0))
    assert '<a href="#page-3"><tspan' in markup
    assert "_blank" not in markup


def test_a_style_of_nothing_changes_nothing(fonts: Fonts) -> None:
    plain = text(fonts, "Bonjour à tous\nmot", wrap_mm=50.0)
    styled = replace(plain, paragraphs=(Paragraph(),))
    assert (painted(fonts, plain) == painted(fonts, styled)).all()
    assert text_lines(plain, fonts) == text_lines(styled, fonts)


def test_the_joined_hand_has_a_line_of_four_interlines_and_lies_in_its_box(fonts: Fonts) -> None:
    hand = text(fonts, "flgx\nflgx", font=HAND.name)
    layout = placed_text(hand, fonts).found
    assert layout.rows[1][0] - layout.rows[0][0] == pytest.approx(4 * HAND_X_HEIGHT_EMS)
    left, top, right, bottom = ink_mm(painted(fonts, hand))
    assert left >= 0
    assert top >= 0
    assert right <= hand.width_mm + 1
    assert bottom <= hand.height_mm
    _, high, _, low = ink_mm(painted(fonts, text(fonts, "x", font=HAND.name)))
    assert low - high == pytest.approx(10 * HAND_X_HEIGHT_EMS, abs=0.6)


@pytest.mark.parametrize("colour", ["", "#c00000"])
def test_bold_letters_of_the_joined_hand_are_thicker_and_stay_in_their_place(fonts: Fonts, colour: str) -> None:
    words = "un mot simple"
    plain = text(fonts, words, font=HAND.name)
    part = text(fonts, words, span(words, "mot", bold=True, colour=colour), font=HAND.name)
    whole = replace(plain, bold=True)
    inks = [255.0 - painted(fonts, one) for one in (plain, part, whole)]
    assert part.width_mm == plain.width_mm
    sums = [float(ink.sum()) for ink in inks]
    assert sums[2] > 1.5 * sums[0], "a bold text is told from a plain one"
    assert sums[0] < sums[1] < sums[2]
    layout = placed_text(plain, fonts).found
    (left, _), (right, _) = (layout.caret(words.index("mot")), layout.caret(words.index("simple")))
    outside = np.ones(inks[0].shape[1], dtype=bool)
    outside[int((20 + left * 10 - 1) * 4) : int((20 + right * 10 + 1) * 4)] = False
    assert (inks[0][:, outside] == inks[1][:, outside]).all(), "the words beside are as they were"


def test_a_drawing_of_the_joined_hand_has_wider_lines_for_bold_letters(fonts: Fonts) -> None:
    words = "un mot"
    made = text(fonts, words, span(words, "mot", bold=True, colour="#c00000"), font=HAND.name)
    markup = text_markup(made, text_lines(made, fonts), Affine.moving(0, 0))
    assert markup.count("stroke-width=") == 1
    assert 'stroke="#c00000"' in markup
    assert "font-weight" not in markup
    whole = text_markup(replace(made, bold=True), text_lines(replace(made, bold=True), fonts), Affine.moving(0, 0))
    assert whole.count("stroke-width=") == 2
