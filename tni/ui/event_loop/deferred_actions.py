"""What is pressed before those who do it have been loaded: remembered, and done when they are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction


class DeferredActions:
    """Listens to `actions` until `end`; each is done once, in the order of the first presses."""

    def __init__(self, actions: Iterable[QAction]) -> None:
        self._pressed: list[QAction] = []
        self._heard = [action.triggered.connect(self._remember(action)) for action in actions]

    def _remember(self, action: QAction) -> Callable[[], None]:
        def remember() -> None:
            if action not in self._pressed:
                self._pressed.append(action)

        return remember

    def end(self) -> None:
        """From now on presses reach those that they are meant for."""
        for connection in self._heard:
            QObject.disconnect(connection)
        self._heard = []

    def do(self) -> None:
        """Press again what was pressed. What is on or off is as it was left."""
        pressed, self._pressed = self._pressed, []
        for action in pressed:
            if action.isCheckable():
                if not action.isChecked():
                    continue
                action.blockSignals(True)
                action.setChecked(False)
                action.blockSignals(False)
            action.trigger()
