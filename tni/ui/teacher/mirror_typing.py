"""Typing in the teacher's window: her keys go to the text that is being typed on the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from tni.ui.canvas.text_editor import PageTextEdit

_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod}
_LEAVING = {
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
}  # as for the editor itself


class MirrorTyping:
    """Passes keys of a picture of the page to the text editor of the page, which has no focus meanwhile: its window is
    not the active one. editor: returns the editor, hidden while nothing is typed."""

    def __init__(self, mirror: QWidget, editor: Callable[[], PageTextEdit]) -> None:
        self._mirror, self._editor = mirror, editor

    @property
    def is_open(self) -> bool:
        """True while text is typed on the page."""
        return not self._editor().isHidden()

    def follow(self) -> None:
        """Let dead keys and input methods work while text is typed. Called after each contact."""
        self._mirror.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.is_open)

    def handle(self, event: QEvent) -> bool:
        """Handle an event of the picture. Returns whether the text editor took it."""
        if not self.is_open:
            return False
        if event.type() in _KEYS:
            QCoreApplication.sendEvent(self._editor(), event)
            return event.isAccepted()
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in _LEAVING:
            self._editor().finished.emit()
        return False
