"""Button that offers the on-screen keyboard while text is typed by a mouse: some boards are one to the computer."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import ActionButton, Style
from tni.ui.chrome.panel import Panel
from tni.ui.i18n import tr


class KeyboardOffer(Panel):
    """Button low at the page’s right edge, its icon alone. It leaves the focus where the text is typed."""

    def __init__(self, style: Style, keyboard: QAction, parent: QWidget) -> None:
        super().__init__(style, tr("Clavier à l’écran"), parent)
        row = QHBoxLayout(self)
        pad = style.theme.metrics.pad_px // 2
        row.setContentsMargins(pad, pad, pad, pad)
        button = ActionButton(style, keyboard, show_label=False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(button)
        self.hide()

    def offer(self, area: QRect) -> None:
        """Show the button over a part of the window."""
        self.set_area(area)
        self.ensurePolished()
        self.adjustSize()
        self.keep_inside(self.free_area().bottomRight())
        self.show()
        self.raise_()
