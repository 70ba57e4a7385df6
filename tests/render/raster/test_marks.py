"""Circles and numbers of rulings are where they should be, as wide as they should be, at every scale."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from tni.render.paper import RuledMarks
from tni.render.pixel_view import PxRect
from tni.render.raster.marks import paint_marks

pytestmark = pytest.mark.qt

SIDE = 400
PART = PxRect(0, 0, SIDE, SIDE)


def image() -> QImage:
    made = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    made.fill(QColor("#ffffff"))
    return made


def inked(made: QImage) -> np.ndarray:
    """Return how much of each pixel is covered, 0 to 1."""
    found = np.frombuffer(made.constBits(), np.uint8).reshape(SIDE, SIDE, 4)
    return 1 - found[:, :, 1] / 255.0


def painted(group: RuledMarks, px_per_mm: float, part: PxRect = PART) -> np.ndarray:
    made = image()
    painter = QPainter(made)
    paint_marks(painter, [group], px_per_mm, "#ffffff", part)
    painter.end()
    return inked(made)


def away(x: float, y: float, radius: float) -> np.ndarray:
    """Return how far each pixel's middle is outside a circle."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE] + 0.5
    return np.hypot(columns - x, rows - y) - radius


@given(st.floats(-300, 700), st.floats(-300, 700), st.floats(20, 900), st.integers(1, 6))
def test_any_part_of_a_circle_is_whole(x: float, y: float, radius: float, width: int) -> None:
    width = min(width, int(radius / 20))  # as on every sheet
    found = painted(RuledMarks("#000000", width / 4, 20.0, circles=((x / 4, y / 4, radius / 4),)), 4.0)
    off = np.abs(away(x, y, radius))
    assert found[off > width / 2 + 1.2].max(initial=0.0) == 0.0
    assert found[off < width / 2 - 0.9].min(initial=1.0) > 0.6  # least where two lines meet


@given(st.floats(180, 220), st.floats(180, 220), st.floats(20, 170), st.integers(1, 6))
def test_a_circle_is_where_it_should_be_and_as_wide(x: float, y: float, radius: float, width: int) -> None:
    width = min(width, int(radius / 20))
    found = painted(RuledMarks("#000000", width / 4, 20.0, circles=((x / 4, y / 4, radius / 4),)), 4.0)
    assert abs((found * away(x, y, radius)).sum() / found.sum()) < 0.1
    assert found.sum() == pytest.approx(2 * np.pi * radius * width, rel=0.15)  # Qt covers less by thin lines


@given(st.floats(8.5, 60), st.floats(40, 41), st.floats(40, 41), st.sampled_from(["0123", "−4,5", "678°", "9xy"]))
def test_a_number_is_painted_as_by_a_pen_with_a_round_tip(tall: float, left: float, top: float, text: str) -> None:
    group = RuledMarks("#000000", 0.12 * tall, 20.0, numbers=((text, left, top, tall),))
    found, wanted = painted(group, 1.0), image()
    painter = QPainter(wanted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path, end = QPainterPath(), None
    for x0, y0, x1, y1 in group.lines:
        if (x0, y0) != end:
            path.moveTo(QPointF(x0, y0))
        path.lineTo(x1, y1)
        end = x1, y1
    join = Qt.PenJoinStyle.RoundJoin
    pen = QPen(QColor("#000000"), max(1.0, group.width_mm), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join)
    painter.strokePath(path, pen)
    painter.end()
    off = np.abs(found - inked(wanted))
    assert off.max() < 0.6
    assert off.sum() < 0.1 * found.sum()


def test_a_part_of_a_circle_far_away_is_found() -> None:
    """Its middle is a hundred widths of the part away, and its lines are long."""
    group = RuledMarks("#000000", 1.0, 20.0, circles=((-40_000.0, 200.0, 40_200.0),))
    covered = painted(group, 1.0)
    assert (np.abs(covered.sum(axis=1) - 1) < 0.5).all()
