"""Windows of the program over or beside the board's, as a dialog for files: contacts of boards that are read raw press
in these too, and in nothing that a dialog holds up."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tni.board.pointer import Phase
from tni.ui.board.fingers import FingersBeside, Key


class OtherWindows:
    """Used on the main thread."""

    def __init__(self, board: QWidget) -> None:
        """board: the board's own window."""
        self._board = board
        self._last: tuple[QWidget, FingersBeside] | None = None
        self._held: dict[Key, tuple[QWidget, FingersBeside]] = {}

    def at(self, at: QPointF) -> QWidget | None:
        """The program's window that is touched at a place of the desktop; None where none is, and where it waits for a
        dialog. Asked when a contact comes down."""
        board, point = self._board, at.toPoint()
        inside = board.rect().contains(board.mapFromGlobal(point)) and not board.isMinimized()
        found = board if inside else None
        if any(window.isVisible() and window is not board for window in QApplication.topLevelWidgets()):
            there = QApplication.topLevelAt(point)  # asks the window system
            if there is not None and there.windowType() is not Qt.WindowType.ToolTip:
                found = there
        return None if found is None or _is_held_up(found) else found

    def press(self, window: QWidget, key: Key) -> None:
        """A contact comes down in a window; it, and what becomes of it, is told by `tell`."""
        if self._last is None or self._last[0] is not window:
            self._last = window, FingersBeside(window, None)
        self._held[key] = self._last

    def holds(self, key: Key) -> bool:
        return key in self._held

    def tell(self, key: Key, phase: Phase, at: QPointF, ms: int) -> None:
        """Of a contact that one of these windows holds. at: on the desktop."""
        window, fingers = self._held.pop(key) if phase is Phase.UP else self._held[key]
        if isValid(window):  # what was pressed may have ended it
            fingers.contact(key, phase, at - window.mapToGlobal(QPointF()), ms)

    def cancel(self, source: object) -> None:
        """A board is gone."""
        for key in [key for key in self._held if key[0] == source]:
            window, fingers = self._held.pop(key)
            if isValid(window):
                fingers.cancel(source)


def _is_held_up(window: QWidget) -> bool:
    """Whether it waits until a dialog is answered."""
    dialog = QApplication.activeModalWidget()
    if dialog is None or dialog is window:
        return False
    if dialog.windowModality() is Qt.WindowModality.ApplicationModal:
        return True
    parent = dialog.parentWidget()
    return parent is not None and parent.window() is window
