"""Picture over the whole window, of which the teacher picks an area by a drag."""

from __future__ import annotations

from collections.abc import Callable
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
    """Frozen picture of the page or the screen. A drag picks a rectangle of it (`picked`); Escape or « Annuler » picks
    nothing.

    title, hint: what the area is picked for, and what to do, in a panel at the bottom.
    closed: the picker is gone; it deletes itself.
    """

    closed = Signal()

    def __init__(self, style: Style, picture: QImage, title: str, hint: str, parent: QWidget) -> None:
        super().__init__(style, picture, parent)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._panel = Panel(style, title, self)
        self._line = QHBoxLayout(self._panel)
        set_panel_spacing(self._line, style)
        self._line.addWidget(Label(style, hint))
        self.add_button(tr("Annuler", "cancel"), self.close_picker)
        self.drag_began.connect(self._panel.hide)
        self.drag_ended.connect(self._panel.show)

    def add_button(self, text: str, pressed: Callable[[], None]) -> None:
        """Add a button before those there are."""
        button = TextButton(self.kit, text)
        button.clicked.connect(pressed)
        self._line.insertWidget(1, button)

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
        """Close the picker, unless it is closed."""
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
