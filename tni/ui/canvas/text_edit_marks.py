"""Frame, caret and selection of the text being typed. They lie in the overlay, so that the page stays visible around
them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from tni.core.geometry import Affine, Rect
from tni.document.items import Text
from tni.document.view import View
from tni.render.text_layout import PlacedText

ACCENT = QColor("#1467c8")
HALO = QColor(255, 255, 255, 150)
SELECTED = QColor(20, 103, 200, 90)
PADDING_EMS = 0.2
"""Distance between the text and its frame."""
MIN_WIDTH_EMS = 2.0
"""Minimum width, which the frame of an empty text has."""
CARET_EMS = 0.06


@dataclass(frozen=True, slots=True)
class TextEditMarks:
    """Marks of one text. Lengths are in the text's own coordinates; `transform` maps them to page mm, so that rotated
    text is typed rotated.

    caret: x, top, height. selected: the selection, line by line. The caret does not blink: nothing moves on the board
    by itself. unknown: left end on the baseline, and width, of each line of a word that no dictionary has.
    """

    transform: Affine
    box: Rect
    caret: tuple[float, float, float]
    selected: tuple[Rect, ...]
    em: float
    colour: str
    unknown: tuple[tuple[float, float, float], ...] = ()

    @classmethod
    def of(
        cls, text: Text, placed: PlacedText, position: int, anchor: int, unknown: Sequence[tuple[int, int]] = ()
    ) -> TextEditMarks:
        """Return the marks of a text. placed: its layout; position, anchor: of the caret and of the selection's other
        end; unknown: positions of words that no dictionary has."""
        across, down = placed.across_mm, placed.down_mm
        x, y = placed.found.caret(position)
        height = placed.found.rows[placed.found.row_of(position)][1]
        room, em = PADDING_EMS * text.size_mm, text.size_mm
        width = max(text.width_mm, MIN_WIDTH_EMS * em, x * across)
        boxes = placed.found.boxes(min(position, anchor), max(position, anchor)) if position != anchor else []
        return cls(
            text.transform,
            Rect(-room, -room / 2, width + 2 * room, text.height_mm + room),
            (x * across, y * down, height * down),
            tuple(Rect(left * across, top * down, w * across, h * down) for left, top, w, h in boxes),
            em,
            text.colour,
            tuple(
                (left * across, baseline * down, wide * across)
                for left, baseline, wide in placed.found.baselines(unknown)
            ),
        )

    def caret_box(self) -> Rect:
        """Return the box around the caret, page mm."""
        x, top, height = self.caret
        return self.transform.rect(Rect(x, top, 0.0, height))

    def bounds_px(self, view: View, scale: float) -> QRectF:
        """Return the bounds of everything painted, in pixels of the surface."""
        box = self.transform.rect(self.box)
        x, y = view.to_screen(box.x, box.y)
        margin = 4.0 * scale
        return QRectF(x, y, box.width * view.scale, box.height * view.scale).adjusted(-margin, -margin, margin, margin)

    def paint_under(self, painter: QPainter, view: View) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SELECTED)
        for rect in self.selected:
            painter.drawPolygon(self._polygon(rect, view))

    def paint_over(self, painter: QPainter, view: View, scale: float) -> None:
        frame = self._polygon(self.box, view)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.unknown:
            self._paint_unknown(painter, view, scale)
        painter.setPen(QPen(HALO, 3.0 * scale))
        painter.drawPolygon(frame)
        painter.setPen(QPen(ACCENT, 1.25 * scale))
        painter.drawPolygon(frame)
        x, top, height = self.caret
        wide = max(CARET_EMS * self.em * self.transform.mean_scale * view.scale, 2.0 * scale)
        pen = QPen(QColor(self.colour), wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        shift = 0.1 * height
        painter.drawLine(QLineF(self._point(x, top + shift, view), self._point(x, top + height, view)))

    def _paint_unknown(self, painter: QPainter, view: View, scale: float) -> None:
        from tni.ui.canvas.wavy_line import DEPTH_EMS, paint_wavy_lines  # with the first word that is not known

        down = DEPTH_EMS * self.em
        lines = [(self._point(x, y + down, view), self._point(x + wide, y + down, view)) for x, y, wide in self.unknown]
        paint_wavy_lines(painter, lines, self.em * self.transform.mean_scale * view.scale, scale)

    def _polygon(self, rect: Rect, view: View) -> QPolygonF:
        return QPolygonF([self._point(x, y, view) for x, y in rect.corners().tolist()])

    def _point(self, x: float, y: float, view: View) -> QPointF:
        return QPointF(*view.to_screen(*self.transform.point(x, y)))
