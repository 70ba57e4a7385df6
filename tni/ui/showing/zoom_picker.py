"""Picture of the page on which the teacher drags a frame around what is to fill the board."""

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


class ZoomPicker(PictureArea):
    """Page of which a drag picks a rectangle (`picked`); Escape or « Annuler » picks nothing.

    closed: the picker is gone; it deletes itself.
    """

    closed = Signal()

    def __init__(self, style: Style, picture: QImage, parent: QWidget) -> None:
        super().__init__(style, picture, parent)
        self.setAccessibleName(tr("Zoomer sur une zone"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._panel = Panel(style, tr("Zoomer sur une zone"), self)
        line = QHBoxLayout(self._panel)
        set_panel_spacing(line, style)
        line.addWidget(Label(style, tr("Tracer un cadre : il remplira le tableau.")))
        cancel = TextButton(style, tr("Annuler", "cancel"))
        cancel.clicked.connect(self.close_picker)
        line.addWidget(cancel)
        self.drag_began.connect(self._panel.hide)
        self.drag_ended.connect(self._panel.show)

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
        if self.isHidden():
            return
        self.hide()
        self.deleteLater()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_picker()
        else:
            super().keyPressEvent(event)

    @override
    def veil_alpha(self, *, is_dragged: bool) -> int:
        return VEIL_ALPHA if is_dragged else VEIL_ALPHA // 3
