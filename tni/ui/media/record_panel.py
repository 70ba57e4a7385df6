"""Panel that records with the microphone: a large red button and a level meter, then listen, keep or begin again."""

from __future__ import annotations

from enum import Enum, auto
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.media.media_bar import clock_text

WIDTH_TARGETS = 8
RED = QColor("#c62828")
LOUD = 0.85
"""Level from which the meter warns: the voice is too near."""


class RecordState(Enum):
    READY = auto()
    RECORDING = auto()
    RECORDED = auto()


class RecordButton(TouchButton):
    """Round red button; a square on it while it records."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.records = False

    @override
    def sizeHint(self) -> QSize:
        side = round(self.kit.theme.metrics.target_px * 1.8)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.paint_ground(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(RED if self.isEnabled() else self.kit.theme.colour("line"))
        side = min(box.width(), box.height()) * 0.86
        middle = box.center()
        painter.drawEllipse(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
        painter.setBrush(Qt.GlobalColor.white)
        small = side * (0.34 if self.records else 0.3)
        inner = QRectF(middle.x() - small / 2, middle.y() - small / 2, small, small)
        if self.records:
            painter.drawRoundedRect(inner, small / 8, small / 8)
        else:
            painter.drawEllipse(inner)
        painter.end()


class LevelMeter(QWidget):
    """Bar of ten steps that shows how loud it is; the last ones say that it is too loud, by a gap and by colour."""

    STEPS = 10

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit, self.level = style, 0.0
        self.setAccessibleName(tr("Niveau du micro"))
        self.setMinimumSize(style.theme.metrics.target_px * 4, style.theme.metrics.target_px // 2)

    def show_level(self, level: float) -> None:
        self.level = level
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        width = self.width() / self.STEPS
        for step in range(self.STEPS):
            at = (step + 0.5) / self.STEPS
            token = "hairline" if at > self.level else "accent"
            painter.setBrush(RED if LOUD < at <= self.level else self.kit.theme.colour(token))
            high = self.height() * (0.4 + 0.6 * at)
            painter.drawRect(QRectF(step * width, self.height() - high, width * 0.7, high))
        painter.end()


class RecordPanel(TitledPanel):
    """Signals: started, stopped, listened, kept, dropped: the button was pressed."""

    started = Signal()
    stopped = Signal()
    listened = Signal()
    kept = Signal()
    dropped = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Enregistrer au micro"), parent)
        self.state = RecordState.READY
        side = style.theme.metrics.target_px
        line = QHBoxLayout()
        self.button = RecordButton(style)
        self.button.clicked.connect(self._press)
        self.meter, self.time = LevelMeter(style), Label(style, "0:00", size="title")
        for widget in (self.button, self.meter, self.time):
            line.addWidget(widget)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.message = Label(style, size="small", token="muted")
        self.message.setWordWrap(True)
        self.message.setMinimumWidth(side * WIDTH_TARGETS)
        self.rows.addWidget(self.message)
        answers = QHBoxLayout()
        self.keep = TextButton(style, tr("Mettre sur la page"), filled=True)
        self.listen = TextButton(style, tr("Écouter"))
        self.again = TextButton(style, tr("Recommencer"))
        for button, signal in ((self.keep, self.kept), (self.listen, self.listened), (self.again, self.dropped)):
            button.clicked.connect(signal)
            answers.addWidget(button)
        answers.addStretch(1)
        self.rows.addLayout(answers)
        self.show_state(RecordState.READY)

    def _press(self) -> None:
        (self.stopped if self.state is RecordState.RECORDING else self.started).emit()

    def show_state(self, state: RecordState, seconds: float = 0.0) -> None:
        self.state = state
        records, recorded = state is RecordState.RECORDING, state is RecordState.RECORDED
        self.button.records = records
        self.button.setAccessibleName(tr("Arrêter l’enregistrement") if records else tr("Commencer l’enregistrement"))
        self.button.setToolTip(self.button.accessibleName())
        self.button.setVisible(not recorded)
        self.meter.setVisible(not recorded)
        for button in (self.keep, self.listen, self.again):
            button.setVisible(recorded)
        self.time.setText(clock_text(seconds))
        self.meter.show_level(0.0)
        self.message.setText(
            {
                RecordState.READY: tr(
                    "Le micro n’écoute qu’après un appui sur le bouton rouge. Prévenir les élèves d’abord."
                ),
                RecordState.RECORDING: tr("Enregistrement en cours : appuyer de nouveau pour arrêter."),
                RecordState.RECORDED: tr("Rien n’est gardé tant que l’on n’a pas choisi « Mettre sur la page »."),
            }[state]
        )
        self.button.update()
        if self.isVisible():
            self.adjustSize()
            self.keep_inside(self.pos())

    def show_level(self, level: float, seconds: float) -> None:
        self.meter.show_level(level)
        self.time.setText(clock_text(seconds))
