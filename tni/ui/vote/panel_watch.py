"""Watch over the panels of a window: says when one was opened, moved, resized or put away."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.panel import FloatingPanel

_CHANGES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.MouseButtonRelease)
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class PanelWatch(QObject):
    """Watch over a window's floating panels. changed: once for all that happened in one turn of the event loop."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.changed)
        for panel in window.findChildren(FloatingPanel, options=_DIRECT):
            panel.installEventFilter(self)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ChildPolished:
            child = event.child() if isinstance(event, QChildEvent) else None
            if isinstance(child, FloatingPanel) and watched is self.parent():
                child.installEventFilter(self)
                self._soon.start()
        elif event.type() in _CHANGES and isinstance(watched, FloatingPanel):
            self._soon.start()
        return False
