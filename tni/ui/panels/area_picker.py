"""Picture over the whole window, of which the teacher picks an area by a drag."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, Panel, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.panels.picture_area import VEIL_ALPHA, PictureArea


class AreaPicker(PictureArea):
    """Frozen picture of the page or the screen. A drag picks a rectangle of it; Escape or « Annuler » picks nothing.

    Signals:
        screen_wanted: pick on the screen beneath the window instead.
        closed: the picker is gone; it deletes itself.
    """

    screen_wanted = Signal()
    closed = Signal()

    def __init__(self, style: Style, picture: QImage, parent: QWidget, *, is_screen: bool) -> None:
        super().__init__(style, picture, parent)
        self.setAccessibleName(tr("Capturer une zone"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._panel = Panel(style, tr("Capturer une zone"), self)
        line = QHBoxLayout(self._panel)
        set_panel_spacing(line, style)
        line.addWidget(Label(style, tr("Tracer un cadre autour de la zone.")))
        if not is_screen:
            screen = TextButton(style, tr("Sur l’écran de l’ordinateur"))
            screen.clicked.connect(self._leave_for_screen)
            line.addWidget(screen)
        cancel = TextButton(style, tr("Annuler", "cancel"))
        cancel.clicked.connect(self.close_picker)
        line.addWidget(cancel)
        self.drag_began.connect(self._panel.hide)
        self.drag_ended.connect(self._panel.show)
        self.picked.connect(self.close_picker)

    def open_over(self, area: QRect) -> None:
        """Cover `area` of the parent and take the keyboard focus."""
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.setFocus()
        self._panel.ensurePolished()
        self._panel.adjustSize()
        self._panel.keep_inside(QPoint((self.width() - self._panel.width()) // 2, self.height()))
        self._panel.show()

    def close_picker(self) -> None:
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def _leave_for_screen(self) -> None:
        self.close_picker()
        self.screen_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_picker()
        else:
            super().keyPressEvent(event)

    @override
    def veil_alpha(self, *, is_dragged: bool) -> int:
        return VEIL_ALPHA if is_dragged else VEIL_ALPHA // 3
