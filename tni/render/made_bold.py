"""Bold letters of a font family that has no bold face: their outlines are drawn wider.

The letters themselves are painted as text, so that a PDF keeps them; what makes them bold is drawn over them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextLayout

from tni.render.rich_text import own_scale
from tni.render.text_rows import EM, FormatRun, utf16_length


@dataclass(frozen=True, slots=True)
class BoldRun:
    """Bold part of a paragraph. start, length: in UTF-16 units. colour: "" for that of the text. scale: size in times
    that of the text."""

    start: int
    length: int
    colour: str = ""
    scale: float = 1.0


def bold_runs(layout: QTextLayout, runs: Sequence[FormatRun], *, is_bold: bool) -> list[BoldRun]:
    """Return the bold parts of a paragraph. is_bold: the whole text is."""
    found, at = list[BoldRun](), 0
    for run in runs:
        if is_bold and run.start > at:
            found.append(BoldRun(at, run.start - at))
        if (is_bold or run.style.bold) and run.shape is None:
            found.append(BoldRun(run.start, run.length, run.style.colour, own_scale(run.style)))
        at = run.start + run.length
    if is_bold and (rest := utf16_length(layout.text()) - at) > 0:
        found.append(BoldRun(at, rest))
    return found


def paint_bold(painter: QPainter, layout: QTextLayout, runs: Sequence[BoldRun], colour: str, wider_ems: float) -> None:
    """Draw the outlines of bold parts over their letters. colour: of the text. wider_ems: so much thicker the lines of
    letters become."""
    for run in runs:
        path = QPainterPath()
        for glyphs in layout.glyphRuns(run.start, run.length):
            font = glyphs.rawFont()
            for index, place in zip(glyphs.glyphIndexes(), glyphs.positions(), strict=True):
                path.addPath(font.pathForGlyph(index).translated(QPointF(place)))
        pen = QPen(QColor(run.colour or colour), wider_ems * EM * run.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
