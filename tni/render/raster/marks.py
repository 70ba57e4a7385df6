"""Painting of what few rulings have: slanted lines, graduations, numbers and circles.

The lines of a circle, and the outlines of numerals, are made once and painted at every scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from math import acos, atan2, ceil, cos, degrees, floor, log2, pi, remainder, sin

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from tni.render.paper import RuledMarks, blended, shown_share
from tni.render.pixel_view import PxRect
from tni.render.stroke_numerals import sign_lines, signs

ROUND_PX = 0.08
"""How far from round a circle of short lines may be."""
OVERLAP = 0.004
"""How much longer than needed these lines are: enough where a circle is 60 times as wide as its line."""
LEAST_LINES, SIZES_OF_DOUBLES = 16, 8
"""Circles have 16 lines or more, in numbers of which eight lie between one and its double: few sets are made."""
BOW_DEGREES, BOW_MITRE = 40.0, 1.1
"""Largest turn within a bow, and how far its outer corners reach at most, in half widths."""
WIDTHS_OF_ONE = 200
"""Widths of numerals are rounded to so many parts of their height."""


def paint_marks(painter: QPainter, marks: Sequence[RuledMarks], px_per_mm: float, colour: str, part: PxRect) -> None:
    """Paint marks into `part`. colour: of the sheet, into which those that are too near each other fade."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for group in marks:
        share = shown_share(group.step_mm * px_per_mm)
        if share <= 0:
            continue
        shown, width = QColor(blended(group.colour, colour, share)), max(1.0, group.width_mm * px_per_mm)
        wide = round(width)  # slanted ones are as wide as those on whole pixels, and quicker where that is one pixel
        lines = _paint_straight(painter, group, px_per_mm, wide, shown)
        pen = QPen(shown, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)  # other caps are sixty times slower
        pen.setCosmetic(True)
        painter.setPen(pen)
        if lines:
            painter.drawLines(lines)
        home = painter.transform()
        for x, y, radius in group.circles:
            if some := _circle(x * px_per_mm, y * px_per_mm, radius * px_per_mm, part):
                painter.translate(x * px_per_mm, y * px_per_mm)
                painter.scale(radius * px_per_mm, radius * px_per_mm)
                painter.drawLines(some)
                painter.setTransform(home)
        for number in group.numbers:
            _paint_number(painter, number, px_per_mm, width, shown)
            painter.setTransform(home)


def _paint_straight(painter: QPainter, group: RuledMarks, px_per_mm: float, wide: int, colour: QColor) -> list[QLineF]:
    """Paint upright and level lines on whole pixels, so that they are crisp, and return the others."""
    others = list[QLineF]()
    for x0, y0, x1, y1 in group.segments:
        if x0 == x1:
            top, low = sorted((round(y0 * px_per_mm), round(y1 * px_per_mm)))
            painter.fillRect(round(x0 * px_per_mm - wide / 2), top, wide, low - top, colour)
        elif y0 == y1:
            left, right = sorted((round(x0 * px_per_mm), round(x1 * px_per_mm)))
            painter.fillRect(left, round(y0 * px_per_mm - wide / 2), right - left, wide, colour)
        else:
            others.append(QLineF(x0 * px_per_mm, y0 * px_per_mm, x1 * px_per_mm, y1 * px_per_mm))
    return others


def _seen_arc(x: float, y: float, part: PxRect) -> tuple[float, float]:
    """Return from where to where a circle about x, y may be seen in a part, clockwise in radians."""
    left, top = part.left - 2, part.top - 2
    right, bottom = left + part.width + 4, top + part.height + 4
    if left <= x <= right and top <= y <= bottom:
        return 0.0, 2 * pi
    towards = atan2((top + bottom) / 2 - y, (left + right) / 2 - x)
    turns = [remainder(atan2(b - y, a - x) - towards, 2 * pi) for a, b in product((left, right), (top, bottom))]
    return towards + min(turns), towards + max(turns)


def _circle(x: float, y: float, radius: float, part: PxRect) -> Sequence[QLineF]:
    """Return the lines of a circle of radius 1 that may be seen in a part. They are the same for each part."""
    least = max(pi / acos(max(1 - 2 * ROUND_PX / radius, 0.0)), LEAST_LINES)
    number = ceil(2 ** (ceil(log2(least) * SIZES_OF_DOUBLES) / SIZES_OF_DOUBLES))
    start, end = (turn / (2 * pi) * number for turn in _seen_arc(x, y, part))
    first = floor(start) % number
    return _unit_circle(number)[first : first + min(ceil(end) - floor(start), number)]


@lru_cache(maxsize=32)
def _unit_circle(number: int) -> list[QLineF]:
    """Return the lines of a circle of radius 1, twice around, so that any part of it is one slice. Their ends lie as
    far outside as their middles lie inside, and overlap a little, so that no light falls between them."""
    half = pi / number
    near = 2 * cos(half) / (1 + cos(half))
    ahead = near * sin(half) / cos(half) * (1 + OVERLAP)
    turns = [(cos((2 * k + 1) * half), sin((2 * k + 1) * half)) for k in range(number)]
    return [
        QLineF(near * x + ahead * y, near * y - ahead * x, near * x - ahead * y, near * y + ahead * x) for x, y in turns
    ] * 2


def _paint_number(
    painter: QPainter, number: tuple[str, float, float, float], px_per_mm: float, width: float, colour: QColor
) -> None:
    text, left, top, height = number
    tall = height * px_per_mm
    painter.translate(left * px_per_mm, top * px_per_mm)
    painter.scale(tall, tall)
    painter.fillPath(_number_outline(text, ceil(width / tall * WIDTHS_OF_ONE - 1e-6) / WIDTHS_OF_ONE), colour)


@lru_cache(maxsize=256)
def _number_outline(text: str, width: float) -> QPainterPath:
    """Return the outline of a number of height 1. width: of its lines."""
    found, x = QPainterPath(), 0.0
    for letter, along in signs(text):
        x += along
        for line in sign_lines(letter):
            found.addPath(_outline(line, width).translated(x, 0.0))
    found.setFillRule(Qt.FillRule.WindingFill)
    return found


def _outline(line: Sequence[tuple[float, float]], width: float) -> QPainterPath:
    """Return the outline of a line with round ends and corners. In its bows it has as few corners as the line."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.SvgMiterJoin)
    stroker.setMiterLimit(BOW_MITRE)
    path = QPainterPath(QPointF(*line[0]))
    for place in line[1:]:
        path.lineTo(*place)
    found = stroker.createStroke(path)
    found.setFillRule(Qt.FillRule.WindingFill)
    for before, place, after in zip((None, *line[:-1]), line, (*line[1:], None), strict=True):
        if before is None or after is None or abs(_turn(before, place, after)) > BOW_DEGREES:
            found.addEllipse(QPointF(*place), width / 2, width / 2)
    return found.simplified()


def _turn(before: tuple[float, float], place: tuple[float, float], after: tuple[float, float]) -> float:
    """Return by how many degrees a line turns at a place."""
    coming = atan2(place[1] - before[1], place[0] - before[0])
    return degrees(remainder(atan2(after[1] - place[1], after[0] - place[0]) - coming, 2 * pi))
