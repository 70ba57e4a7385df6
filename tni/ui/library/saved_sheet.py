"""Base of the sheets whose contents go into the open lesson as they are typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.sheet import Sheet

SAVE_DELAY_MS = 600
"""Time after the last key until the contents are handed out."""


class SavedSheet[C](Sheet):
    """Sheet that saves itself. edited: its contents as they are now, if they have changed since the last time; a moment
    after the last key, and when the sheet is closed."""

    edited = Signal(object)

    def __init__(self, style: Style, title: str, content: C, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._before = content
        self._soon = QTimer(self, singleShot=True, interval=SAVE_DELAY_MS)
        self._soon.timeout.connect(self.save)
        self.closed.connect(self.save)

    def content(self) -> C:
        """Return the contents as they are typed."""
        raise NotImplementedError

    def save_soon(self, *_change: object) -> None:
        """Note a change, whatever its signal tells of it."""
        self._soon.start()

    def save(self) -> None:
        """Hand out the contents if they have changed since the last time."""
        self._soon.stop()
        content = self.content()
        if content != self._before:
            self._before = content
            self.edited.emit(content)
