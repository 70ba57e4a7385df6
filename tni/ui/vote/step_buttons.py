"""Buttons for the steps of a vote. Each step has a button and a place of its own, so that two touches at one place
never take two steps."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.quiz.round import RoundPhase
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.i18n import tr


def two_lines(text: str) -> str:
    """Break a text of several words at the space nearest to its middle."""
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    if len(text) < 9 or not spaces:
        return text
    at = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:at]}\n{text[at + 1 :]}"


class StepButton(TextButton):
    """Button with its text on two lines, as high as one target."""

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        words = QFontMetrics(self.kit.theme.font(self._font_px, bold=True))
        widest = max(map(words.horizontalAdvance, two_lines(self.label).split("\n")))
        return QSize(max(metrics.target_px, widest + metrics.pad_px * 2), metrics.target_px)

    @property
    def _font_px(self) -> int:
        return round(self.kit.theme.metrics.target_px * 0.31)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        filled = self._filled and self.isEnabled()
        self.paint_ground(painter, "accent" if filled else None if self._quiet else "hover")
        token = "on_accent" if filled or self.isChecked() else "text" if self.isEnabled() else "line"
        painter.setPen(look.colour(token))
        painter.setFont(look.font(self._font_px, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, two_lines(self.label))
        painter.end()


class StepButtons(QWidget):
    """The three steps from left to right: end the vote, show the result, put it away. A step that is not due leaves
    its place empty."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._kit = style
        self.close_vote = StepButton(style, tr("Terminer le vote"), filled=True)
        self.reveal = StepButton(style, tr("Afficher le résultat"), filled=True)
        self.put_away = StepButton(style, tr("Ranger le vote"))
        self._due = {
            self.close_vote: {RoundPhase.OPEN},
            self.reveal: {RoundPhase.CLOSED},
            self.put_away: {RoundPhase.CLOSED, RoundPhase.REVEALED},
        }
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for button in self._due:
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            self._line.addWidget(button)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def show_phase(self, phase: RoundPhase) -> None:
        for button, phases in self._due.items():
            button.setVisible(phase in phases)

    def _restyle(self) -> None:
        self._line.setSpacing(self._kit.theme.metrics.gap_px)
