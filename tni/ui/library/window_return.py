"""Notice of a window that becomes active again, as after the file manager was used."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class WindowReturn(QObject):
    """Tells that the window of a widget became active while the widget was in sight."""

    returned = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and isinstance(watched, QWidget) and watched.isVisible():
            self.returned.emit()
        return False
