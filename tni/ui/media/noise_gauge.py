"""View of the noise of a class: a face, and a bar of steps with the limit as a line that is dragged."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tni.document.palette import INKS
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.media.noise_level import Mood, NoiseLevel

STEPS = 20
FACE_TARGETS, BAR_TARGETS, WIDTH_TARGETS = 4.5, 1.6, 10.0
KEY_STEP = 0.05
_INKS = {Mood.CALM: "green", Mood.NEAR: "orange", Mood.LOUD: "red"}
_BEND = {Mood.CALM: 1.0, Mood.NEAR: 0.0, Mood.LOUD: -1.0}
"""Of the mouth: down for a smile."""


def mood_text(mood: Mood) -> str:
    return {Mood.CALM: tr("C’est calme"), Mood.NEAR: tr("Le bruit monte"), Mood.LOUD: tr("Trop fort")}[mood]


class NoiseGauge(QWidget):
    """Gauge. limit_moved: the line was dragged, or moved by the arrow keys."""

    limit_moved = Signal(float)

    def __init__(self, style: Style, noise: NoiseLevel) -> None:
        super().__init__()
        self.kit, self._noise = style, noise
        self.is_on = False
        self._painted: tuple[int, Mood, bool] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())
        self.follow()

    @override
    def sizeHint(self) -> QSize:
        target = self.kit.theme.metrics.target_px
        return QSize(round(target * WIDTH_TARGETS), round(target * (FACE_TARGETS + BAR_TARGETS)))

    def follow(self) -> None:
        """Repaint where a step or the face has changed: most reports of the microphone change neither."""
        found = (round(self._noise.level * STEPS), self._noise.mood, self.is_on)
        if found != self._painted:
            self._painted = found
            self._name()
            self.update()

    def _name(self) -> None:
        limit = tr("Limite de bruit : {} %").format(round(self._noise.limit * 100))
        self.setAccessibleName(f"{limit}. {mood_text(self._noise.mood)}" if self.is_on else limit)

    # -- the limit

    def bar(self) -> QRectF:
        """Return the rectangle of the bar."""
        target = self.kit.theme.metrics.target_px
        edge = target * 0.35
        return QRectF(edge, target * (FACE_TARGETS + 0.25), self.width() - 2 * edge, target * 0.9)

    def limit_x(self) -> float:
        bar = self.bar()
        return bar.x() + bar.width() * self._noise.limit

    def set_limit(self, limit: float) -> None:
        self._noise.limit = limit
        self._name()
        self.update()
        self.limit_moved.emit(self._noise.limit)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() >= self.bar().top() - self._reach():
            self._drag(event)
        else:
            event.ignore()  # the panel is moved by the face

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def _drag(self, event: QMouseEvent) -> None:
        bar = self.bar()
        self.set_limit((event.position().x() - bar.x()) / bar.width())

    def _reach(self) -> float:
        return self.kit.theme.metrics.target_px * 0.3

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -KEY_STEP, Qt.Key.Key_Right: KEY_STEP}
        if event.key() in steps:
            self.set_limit(self._noise.limit + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # -- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_face(painter)
        self._paint_bar(painter)
        painter.end()

    def _colour(self, mood: Mood) -> QColor:
        colours = INKS.dark if self.kit.theme.is_dark else INKS.light
        return QColor(colours[INKS.names.index(_INKS[mood])])

    def _paint_face(self, painter: QPainter) -> None:
        look, mood = self.kit.theme, self._noise.mood
        target = look.metrics.target_px
        radius = target * FACE_TARGETS * 0.44
        middle = QPointF(target * FACE_TARGETS * 0.55, target * FACE_TARGETS * 0.5)
        colour = self._colour(mood) if self.is_on else look.colour("line")
        line = QPen(look.colour("text"), target * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(QPen(look.colour("text"), target * 0.08))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(QPen(colour, target * 0.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius - target * 0.14, radius - target * 0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text"))
        for side in (-1, 1):
            painter.drawEllipse(middle + QPointF(side * radius * 0.36, -radius * 0.22), radius * 0.1, radius * 0.13)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bend = _BEND[mood] if self.is_on else 0.0
        mouth = QPainterPath(middle + QPointF(-radius * 0.42, radius * (0.36 - 0.1 * bend)))
        mouth.quadTo(
            middle + QPointF(0, radius * (0.36 + 0.36 * bend)),
            middle + QPointF(radius * 0.42, radius * (0.36 - 0.1 * bend)),
        )
        painter.drawPath(mouth)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(round(target * 0.75), bold=True))
        left = round(middle.x() + radius + target * 0.4)
        words = mood_text(mood) if self.is_on else tr("À l’arrêt")
        room = self.rect().adjusted(left, 0, 0, -round(target * BAR_TARGETS))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, words)

    def _paint_bar(self, painter: QPainter) -> None:
        look, bar = self.kit.theme, self.bar()
        target = look.metrics.target_px
        painter.setPen(Qt.PenStyle.NoPen)
        lit = round(self._noise.level * STEPS) if self.is_on else 0
        width = bar.width() / STEPS
        for step in range(STEPS):
            place = (step + 0.5) / STEPS
            colour = self._colour(Mood.LOUD if place > self._noise.limit else Mood.CALM)
            painter.setBrush(look.colour("hairline") if step >= lit else colour)
            high = bar.height() * (0.35 + 0.65 * place)
            painter.drawRect(QRectF(bar.x() + step * width, bar.bottom() - high, width * 0.72, high))
        x = self.limit_x()
        painter.setPen(QPen(look.colour("text"), target * 0.09))
        painter.drawLine(QPointF(x, bar.top() - target * 0.1), QPointF(x, bar.bottom() + target * 0.1))
        painter.setBrush(look.colour("accent" if self.hasFocus() else "text"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(x, bar.bottom() + target * 0.12), target * 0.22, target * 0.22)
