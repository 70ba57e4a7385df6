"""Styles of parts of a text as Qt's formats, and the room that its paragraphs and rows need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout

from tni.document.text_style import PLAIN_SPAN, Marker, Paragraph, Script, SpanStyle, TextSpan
from tni.render.text_rows import EM, FormatRun, utf16_length

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import DrawnFormula

INDENT_EMS = 1.6
"""How far each level of a list is set in."""
SIGN_GAP_EMS = 0.45
"""Distance between the sign of a list and the text."""
FORMULA_GAP_EMS = 0.15
"""Room above and below a formula that is higher than its line."""
SCRIPT_SCALE = 0.65
"""Size of super- and subscripts, in times that of their letters."""
RAISED_EMS = {Script.NORMAL: 0.0, Script.SUPER: 0.38, Script.SUB: -0.16}
"""Height of scripts above the baseline, in ems of their letters. Both stay within a line's height."""


def runs_of(
    paragraph: str, first: int, spans: Sequence[TextSpan], formulas: Mapping[int, tuple[str, DrawnFormula]]
) -> list[FormatRun]:
    """Return the styled runs of a paragraph. first: number of its first letter in the whole text. formulas: LaTeX and
    drawing of each formula, by its place in the whole text."""
    found = []
    for span in spans:
        start, end = max(span.start - first, 0), min(span.end - first, len(paragraph))
        if start < end:
            before = utf16_length(paragraph[:start])
            latex, shape = formulas.get(span.start, ("", None))
            found.append(FormatRun(before, utf16_length(paragraph[start:end]), span.style, latex, shape))
    return found


def format_ranges(runs: Sequence[FormatRun], font: QFont) -> list[QTextLayout.FormatRange]:
    """Return runs as formats of a layout. font: of the whole text, EM pixels high."""
    found = []
    for run in runs:
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = run.start, run.length, char_format(run.style, font)
        if run.shape is not None:
            one.format = formula_format(one.format, run.shape.width * own_scale(run.style), font)
        found.append(one)
    return found


def char_format(style: SpanStyle, font: QFont) -> QTextCharFormat:
    own, found = styled_font(style, font), QTextCharFormat()
    found.setFont(own)
    if style.colour:
        found.setForeground(QColor(style.colour))
    if raised := raised_ems(style):
        metrics = QFontMetricsF(own)
        found.setBaselineOffset(100 * raised * EM / (metrics.ascent() + metrics.descent()))
    return found


def styled_font(style: SpanStyle, font: QFont) -> QFont:
    own = QFont(font)
    own.setPixelSize(max(round(EM * own_scale(style)), 1))
    own.setBold(font.bold() or style.bold)
    own.setItalic(style.italic)
    own.setUnderline(style.underline or bool(style.link))
    own.setStrikeOut(style.struck)
    return own


def own_scale(style: SpanStyle) -> float:
    """Return the size of letters in times that of their text."""
    return style.scale * (1.0 if style.script is Script.NORMAL else SCRIPT_SCALE)


def raised_ems(style: SpanStyle) -> float:
    """Return the height of letters above the baseline, in ems of their text."""
    return RAISED_EMS[style.script] * style.scale


def formula_format(found: QTextCharFormat, width_ems: float, font: QFont) -> QTextCharFormat:
    """Return the format of a sign in the place of a formula, which gives the sign the formula's width."""
    own = QFont(font)
    own.setPixelSize(int(EM))
    sign = QFontMetricsF(own).horizontalAdvance("\xa0")
    own.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, width_ems * EM - sign)
    found.setFont(own)
    return found


def row_scale(runs: Sequence[FormatRun], start: int, length: int) -> float:
    """Return the height of a line in times that of plain ones: that of its largest letters."""
    scales, styled = [0.0], 0
    for run in runs:
        inside = min(run.start + run.length, start + length) - max(run.start, start)
        if inside > 0:
            styled += inside
            scales.append(run.style.scale)
    return max(scales) if styled == length and length else max(1.0, *scales)


def row_extent(runs: Sequence[FormatRun], start: int, length: int, above: float, below: float) -> tuple[float, float]:
    """Return the room of a line above and below its baseline, in ems. above, below: of a plain one."""
    scale = row_scale(runs, start, length)
    above, below = above * scale, below * scale
    for run in runs:
        if run.shape is not None and start <= run.start < start + length:
            em, raised = own_scale(run.style), raised_ems(run.style)
            above = max(above, (run.shape.height - run.shape.descent) * em + raised + FORMULA_GAP_EMS)
            below = max(below, run.shape.descent * em - raised + FORMULA_GAP_EMS)
    return above, below


def indent_ems(one: Paragraph) -> float:
    return INDENT_EMS * (one.level + (one.marker is not Marker.NONE))


def signs_of(paragraphs: Sequence[Paragraph], count: int) -> list[str]:
    """Return the signs of the first `count` paragraphs."""
    from tni.document.text_lists import marker_signs, paragraph_at  # with the first list

    return marker_signs([paragraph_at(paragraphs, n) for n in range(count)])


def sign_style(runs: Sequence[FormatRun]) -> SpanStyle:
    """Return the style of a list's sign: colour, weight and size of the paragraph's first letter."""
    if not runs or runs[0].start:
        return PLAIN_SPAN
    first = runs[0].style
    return SpanStyle(bold=first.bold, colour=first.colour, scale=first.scale)
