"""Actions triggered before their handlers are loaded: they are recorded, and repeated once the handlers are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction


class DeferredActions:
    """Recorder of `actions` until `end`. Each action is repeated once, in the order of the first triggers."""

    def __init__(self, actions: Iterable[QAction]) -> None:
        self._pressed: list[QAction] = []
        self._connections = [action.triggered.connect(self._remember(action)) for action in actions]

    def _remember(self, action: QAction) -> Callable[[], None]:
        def remember() -> None:
            if action not in self._pressed:
                self._pressed.append(action)

        return remember

    def end(self) -> None:
        """Stop recording: from now on triggers reach only their handlers."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections = []

    def do(self) -> None:
        """Trigger the recorded actions again. Checkable actions keep the state they were left in."""
        pressed, self._pressed = self._pressed, []
        for action in pressed:
            if action.isCheckable():
                if not action.isChecked():
                    continue
                action.blockSignals(True)
                action.setChecked(False)
                action.blockSignals(False)
            action.trigger()
