"""Marks of the answers to a question: the colour and the pattern of each, for its letter and for its bar."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from tni.document.palette import CHALKS, INKS, contrast

PATTERN_COUNT = 8
_INK_ORDER = (1, 4, 3, 5, 2, 0)
"""Order of the pen's inks, neighbours far apart. Two more follow them."""
_BROWN = ("#7a4a1e", "#d9b48a")
_PAINTS = tuple(
    (*(inks[place] for place in _INK_ORDER), chalks[2], brown)
    for inks, chalks, brown in ((INKS.light, CHALKS.light, _BROWN[0]), (INKS.dark, CHALKS.dark, _BROWN[1]))
)
_DARK_LETTER, _LIGHT_LETTER = "#11181a", "#ffffff"


def answer_colour(place: int, ground: str) -> QColor:
    """Return the colour of the answer at this index, on a ground "#rrggbb"."""
    paints = _PAINTS[contrast(ground, _LIGHT_LETTER) > contrast(ground, _DARK_LETTER)]
    return QColor(paints[place % len(paints)])


def mark_colour(paint: QColor) -> QColor:
    """Return the colour of a letter on a paint."""
    name = paint.name()
    dark = contrast(name, _DARK_LETTER) >= contrast(name, _LIGHT_LETTER)
    return QColor(_DARK_LETTER if dark else _LIGHT_LETTER)


def paint_mark(painter: QPainter, box: QRectF, letter: str, paint: QColor, font: QFont) -> None:
    """Paint a letter on a square of a colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint)
    radius = box.height() * 0.18
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(mark_colour(paint))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def paint_pattern(painter: QPainter, box: QRectF, pattern: int, step: float, ink: QColor) -> None:
    """Fill a box so that it can be told from others without colour. step: distance of the pattern's lines, px.

    The patterns by `pattern` are solid, hatched, squared, hatched the other way, dotted, level lines, upright lines,
    hatched both ways.
    """
    if box.width() <= 0 or box.height() <= 0:
        return
    if pattern == 0:
        painter.fillRect(box, ink)
        return
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    if pattern == 4:
        painter.setPen(QPen(ink, step * 0.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(x, y) for x in _across(box, step) for y in _down(box, step)])
    else:
        painter.setPen(QPen(ink, step * (0.42 if pattern in (5, 6) else 0.22)))
        painter.drawLines(_lines(box, pattern, step))
    painter.restore()


def _lines(box: QRectF, pattern: int, step: float) -> list[QLineF]:
    lines: list[QLineF] = []
    if pattern in (2, 6):
        lines += [QLineF(x, box.top(), x, box.bottom()) for x in _across(box, step)]
    if pattern in (2, 5):
        lines += [QLineF(box.left(), y, box.right(), y) for y in _down(box, step)]
    if pattern in (1, 7):
        lines += _slanted(box, box.left() - box.height(), box.height(), step)
    if pattern in (3, 7):
        lines += _slanted(box, box.left(), -box.height(), step)
    return lines


def _slanted(box: QRectF, first: float, lean: float, step: float) -> list[QLineF]:
    count = ceil((box.width() + box.height()) / (step * 1.4)) + 1
    starts = [first + i * step * 1.4 for i in range(count)]
    return [QLineF(x, box.bottom(), x + lean, box.top()) for x in starts]


def _across(box: QRectF, step: float) -> list[float]:
    return _steps(box.left(), box.right(), step)


def _down(box: QRectF, step: float) -> list[float]:
    return _steps(box.top(), box.bottom(), step)


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + (i + 0.5) * step for i in range(ceil((last - first) / step))]
