"""Formulas as pictures on keys and in the field in which they are composed."""

from __future__ import annotations

from functools import lru_cache
from typing import override

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from tni.document.formula_places import PlacedDrawing, tree_or_none
from tni.document.formula_speech import spoken_formula
from tni.quiz.bank.rendered_question import DrawnFormula
from tni.render.formula_shapes import FormulaShapes, coloured_formula
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.i18n import language, tr
from tni.ui.panels.formula_keys import FormulaKey

FACE_SHARE = 0.42
"""Size of the letters on a key, in times its height; less for what would not fit."""
VIEW_SHARE = 1.1
"""Size of the letters of the formula that is composed, in targets."""
LEAST_VIEW_SHARE = 0.5
"""Least size of its letters, in targets: a longer formula is not shown as a whole."""
CARET_PX = 2.5


@lru_cache(maxsize=512)
def _renderer(svg: bytes, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(coloured_formula(svg, colour)))


def paint_shape(painter: QPainter, shape: DrawnFormula, box: QRectF, colour: QColor) -> None:
    """Paint a drawn formula in a box of its proportions."""
    _renderer(shape.svg, colour.name()).render(painter, box)


def fitted_box(shape: DrawnFormula, room: QRectF, em_px: float) -> QRectF:
    """Return the box of a formula in the middle of a room, as large as wanted or as fits."""
    em = min(em_px, room.width() / max(shape.width, 0.01), room.height() / max(shape.height, 0.01))
    width, height = shape.width * em, shape.height * em
    return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)


class FormulaKeyButton(TouchButton):
    """Key of the palette, with its formula as it is set; its name until that is drawn."""

    stays_itself = True

    def __init__(self, style: Style, key: FormulaKey, shapes: FormulaShapes, parent: QWidget) -> None:
        super().__init__(style, parent)
        self.key, self._shapes = key, shapes
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(key.name)
        self.setToolTip(key.name)

    @override
    def sizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("hairline"), metrics.line_px))
        painter.setBrush(look.colour("pressed" if self.isDown() else "hover" if self.underMouse() else "raised"))
        half = metrics.line_px / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, metrics.radius_px * 0.8, metrics.radius_px * 0.8)
        shape = None if self._shapes.is_pending(self.key.shown) else self._shapes.find(self.key.shown)
        if shape is not None:
            inset = max(3.0, self.height() * 0.09)
            room = box.adjusted(inset, inset, -inset, -inset)
            paint_shape(painter, shape, fitted_box(shape, room, self.height() * FACE_SHARE), look.colour("text"))
        painter.end()


class FormulaView(QWidget):
    """Formula as it is set while it is composed, with the caret and the part that is to be filled in.

    pressed: a place in its LaTeX was tapped.
    """

    pressed = Signal(int)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._placed: PlacedDrawing | None = None
        self._latex, self._start, self._end, self._is_current = "", 0, 0, False
        self._is_waited_for = False
        self.setAccessibleName(tr("Formule composée"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        style.theme.changed.connect(self.update)

    def show_drawing(self, latex: str, placed: PlacedDrawing | None) -> None:
        """Show a drawing. latex: that it is of; what is shown stays while what is typed cannot be drawn."""
        self._is_current, self._is_waited_for = placed is not None, placed is None and bool(latex)
        if placed is not None or not latex:
            self._latex, self._placed = latex, placed
            self.setAccessibleDescription(spoken_formula(latex, language()))
        self.update()

    def show_earlier(self, latex: str, placed: PlacedDrawing) -> None:
        """Show a drawing of what was typed before, until what is typed now has its own."""
        if not self._is_current:
            self._latex, self._placed = latex, placed
            self.update()

    def show_selection(self, start: int, end: int) -> None:
        """Mark what is selected of the LaTeX; `end` is the caret."""
        self._start, self._end = start, end
        self.update()

    @property
    def shown(self) -> str:
        """LaTeX of the drawing that is shown; what is typed may be another."""
        return self._latex if self._is_current else ""

    @property
    def placed(self) -> PlacedDrawing | None:
        return self._placed

    def box(self) -> QRectF:
        """Return the box of the drawing. What is too long to be read at once is moved so that the caret is in sight."""
        pad = self.kit.theme.metrics.pad_px
        room = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        if self._placed is None:
            return QRectF(room.center(), QPointF(room.center()))
        shape, target = self._placed.drawing, self.kit.theme.metrics.target_px
        wide = QRectF(room.topLeft(), QSizeF(max(room.width(), shape.width * target * LEAST_VIEW_SHARE), room.height()))
        box = fitted_box(shape, wide, target * VIEW_SHARE)
        if box.width() <= room.width():
            return box.translated(room.center().x() - box.center().x(), 0.0)
        caret = self._placed.caret(self._end)[0] if self._is_current else shape.width
        ahead = caret * box.width() / shape.width - room.width() / 2
        box.moveLeft(room.left() - min(max(ahead, 0.0), box.width() - room.width()))
        return box

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._placed is None:
            self.pressed.emit(0)
            return
        box = self.box()
        em = box.width() / max(self._placed.drawing.width, 0.01)
        here = event.position() - box.topLeft()
        place = self._placed.place_at(here.x() / em, here.y() / em)
        self.pressed.emit(len(self._latex) if place is None else place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("hairline"), metrics.line_px))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), metrics.radius_px, metrics.radius_px)
        if self._placed is None:
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font())
            text = tr("Toucher une touche : la formule se compose ici.")
            if self._is_waited_for:
                text = tr("La formule apparaît ici dès qu’elle peut se dessiner.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
        else:
            self._paint(painter, self._placed)
        painter.end()

    def _paint(self, painter: QPainter, placed: PlacedDrawing) -> None:
        look, box, pad = self.kit.theme, self.box(), self.kit.theme.metrics.pad_px
        painter.setClipRect(self.rect().adjusted(pad // 2, 0, -pad // 2, 0))
        em = box.width() / max(placed.drawing.width, 0.01)
        if (
            self._is_current
            and self._start < self._end
            and (chosen := placed.box_of(self._start, self._end)) is not None
        ):
            left, top, width, height = chosen
            mark = QRectF(box.left() + left * em, box.top() + top * em, width * em, height * em)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tint"))
            painter.drawRoundedRect(mark.adjusted(-3, -3, 3, 3), 4, 4)
        paint_shape(painter, placed.drawing, box, look.colour("text" if self._is_current else "muted"))
        if self._is_current and self._start == self._end:
            left, top, _, height = placed.caret(self._end, tree_or_none(self._latex))
            x = box.left() + left * em + CARET_PX / 2
            painter.setPen(QPen(look.colour("accent"), CARET_PX))
            painter.drawLine(QPointF(x, box.top() + top * em - 2), QPointF(x, box.top() + (top + height) * em + 2))
