"""Line in place of the home screen's head while several lessons are chosen by touches."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import is_singular, tr
from tni.ui.library.tile_view import TileView


class ChosenBar(QWidget):
    """Number of the chosen lessons, and what is done with them. Touches choose lessons as long as it is shown.

    Signals:
        move_wanted, throw_wanted: the chosen lessons are to be moved, or thrown away.
        ended: no more are chosen.
    """

    move_wanted = Signal()
    throw_wanted = Signal()
    ended = Signal()

    def __init__(self, style: Style, view: TileView, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._view = style, view
        self._text = Label(style, size="title", parent=self)
        self._move = TextButton(style, tr("Déplacer…"), parent=self)
        self._throw = TextButton(style, tr("Mettre à la corbeille"), parent=self)
        end = TextButton(style, tr("Terminé"), filled=True, parent=self)
        self._move.clicked.connect(self.move_wanted)
        self._throw.clicked.connect(self.throw_wanted)
        end.clicked.connect(self.ended)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 1)
        for button in (self._move, self._throw, end):
            self._row.addWidget(button)
        view.selectionModel().selectionChanged.connect(self._show_number)
        style.theme.changed.connect(self._restyle)
        self._restyle()
        self._show_number()
        self.hide()

    def _show_number(self) -> None:
        number = len(self._view.selected_rows())
        text = tr("{} leçon choisie") if is_singular(number) else tr("{} leçons choisies")
        self._text.setText(text.format(number) if number else tr("Toucher les leçons à choisir"))
        for button in (self._move, self._throw):
            button.setEnabled(bool(number))

    def _restyle(self) -> None:
        metrics = self.kit.theme.metrics
        self._row.setContentsMargins(metrics.pad_px * 2, metrics.pad_px // 2, metrics.pad_px * 2, 0)
        self._row.setSpacing(metrics.gap_px)
        self.setFixedHeight(metrics.target_px + metrics.pad_px)
