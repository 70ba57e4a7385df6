"""Windows over or beside the board's: contacts of boards that are read raw press in those of the program, as a dialog
for files, and in nothing that a dialog holds up; beside a list that drops down they close it; and in windows of another
program they are left to the system.

Those are known on X11 alone. Wayland tells nobody what lies over a window, and nobody has tried it on Windows or macOS:
there what is touched is taken for the board.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tni.document.pointer import PointerPhase
from tni.ui.main_window.touch_to_mouse import ContactKey, TouchToMouse

X11_PLATFORM: Final = "xcb"
"""Qt's name for the window system that says what is seen at a place, whose ever it is."""

_NO_KEYS: Final = Qt.KeyboardModifier.NoModifier


class TouchRouter:
    """Used on the main thread."""

    def __init__(self, board: QWidget) -> None:
        """board: the board's own window."""
        self._board = board
        self._last: tuple[QWidget, TouchToMouse] | None = None
        self._held: dict[ContactKey, tuple[QWidget, TouchToMouse]] = {}

    def at(self, at: QPointF, *, palm: bool = False) -> QWidget | None:
        """The program's window that is touched at a place of the desktop; None where none is, where it waits for a
        dialog, and where the touch has only closed a list that dropped down. Asked when a contact comes down. palm: one
        that closes nothing."""
        found = self._seen_at(at)
        if QApplication.activePopupWidget() is not None and (found is None or not _drops_down(found)):
            if not palm:
                _press_beside_lists(at)
            return None
        return None if found is None or _is_held_up(found) else found

    def _seen_at(self, at: QPointF) -> QWidget | None:
        board, point = self._board, at.toPoint()
        inside = board.rect().contains(board.mapFromGlobal(point)) and not board.isMinimized()
        alone = not any(window.isVisible() and window is not board for window in QApplication.topLevelWidgets())
        sees_all = QGuiApplication.platformName() == X11_PLATFORM
        if alone and not (sees_all and inside):
            return board if inside else None
        there = QApplication.topLevelAt(point)  # asks the window system
        if there is not None and there.windowType() is not Qt.WindowType.ToolTip:
            return there
        return board if inside and not (sees_all and there is None) else None

    def press(self, window: QWidget, key: ContactKey) -> None:
        """A contact comes down in a window; it, and what becomes of it, is told by `tell`."""
        if self._last is None or self._last[0] is not window:
            self._last = window, TouchToMouse(window, None)
        self._held[key] = self._last

    def holds(self, key: ContactKey) -> bool:
        return key in self._held

    def tell(self, key: ContactKey, phase: PointerPhase, at: QPointF, ms: int) -> None:
        """Of a contact that one of these windows holds. at: on the desktop."""
        window, fingers = self._held.pop(key) if phase is PointerPhase.UP else self._held[key]
        if isValid(window):  # what was pressed may have ended it
            fingers.contact(key, phase, at - window.mapToGlobal(QPointF()), ms)

    def cancel(self, source: object) -> None:
        """A board is gone."""
        for key in [key for key in self._held if key[0] == source]:
            window, fingers = self._held.pop(key)
            if isValid(window):
                fingers.cancel(source)


def _drops_down(window: QWidget) -> bool:
    return window.windowType() is Qt.WindowType.Popup


def _press_beside_lists(at: QPointF) -> None:
    """What a click beside a list or menu that has dropped down does: it closes, with those that it came out of."""
    last = None
    while (popup := QApplication.activePopupWidget()) is not None and popup is not last:
        last, left = popup, Qt.MouseButton.LeftButton
        QCoreApplication.sendEvent(
            popup, QMouseEvent(QEvent.Type.MouseButtonPress, popup.mapFromGlobal(at), at, left, left, _NO_KEYS)
        )
        if isValid(popup) and popup is QApplication.activePopupWidget():  # it goes by where the mouse is
            popup.close()


def _is_held_up(window: QWidget) -> bool:
    """Whether it waits until a dialog is answered."""
    dialog = QApplication.activeModalWidget()
    if dialog is None or dialog is window or _drops_down(window):
        return False
    if dialog.windowModality() is Qt.WindowModality.ApplicationModal:
        return True
    parent = dialog.parentWidget()
    return parent is not None and parent.window() is window
