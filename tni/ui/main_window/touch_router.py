"""Router of contacts of raw boards to the windows over or beside the main window.

In the program's own windows, such as a file dialog, a contact presses, except in a window that waits for a dialog. A
contact beside a drop-down list closes the list. In windows of other programs contacts are left to the system.

Other programs' windows are known on X11 alone. Wayland does not tell what lies over a window, and Windows and macOS are
untested: there a contact counts as being on the main window.
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
"""Qt's name of X11, the window system that reports the topmost window at a position, of any program."""

_NO_KEYS: Final = Qt.KeyboardModifier.NoModifier


class TouchRouter:
    """Finds the window under a contact and presses in it. Used on the main thread."""

    def __init__(self, main_window: QWidget) -> None:
        """main_window: the main window."""
        self._main_window = main_window
        self._last: tuple[QWidget, TouchToMouse] | None = None
        self._held: dict[ContactKey, tuple[QWidget, TouchToMouse]] = {}

    def at(self, at: QPointF, *, palm: bool = False) -> QWidget | None:
        """Return the program's window at a position of the desktop, when a contact comes down there.

        Returns None when there is no such window, when the window waits for a dialog, and when the touch has only
        closed a drop-down list. palm: the contact closes no list.
        """
        found = self._window_at(at)
        if QApplication.activePopupWidget() is not None and (found is None or not _drops_down(found)):
            if not palm:
                _press_beside_lists(at)
            return None
        return None if found is None or _is_blocked(found) else found

    def _window_at(self, at: QPointF) -> QWidget | None:
        board, point = self._main_window, at.toPoint()
        inside = board.rect().contains(board.mapFromGlobal(point)) and not board.isMinimized()
        alone = not any(window.isVisible() and window is not board for window in QApplication.topLevelWidgets())
        sees_all = QGuiApplication.platformName() == X11_PLATFORM
        if alone and not (sees_all and inside):
            return board if inside else None
        there = QApplication.topLevelAt(point)  # queries the window system
        if there is not None and there.windowType() is not Qt.WindowType.ToolTip:
            return there
        return board if inside and not (sees_all and there is None) else None

    def press(self, window: QWidget, key: ContactKey) -> None:
        """Note that a contact comes down in a window. `deliver` delivers this and later events of the contact."""
        if self._last is None or self._last[0] is not window:
            self._last = window, TouchToMouse(window, None)
        self._held[key] = self._last

    def holds(self, key: ContactKey) -> bool:
        return key in self._held

    def deliver(self, key: ContactKey, phase: PointerPhase, at: QPointF, ms: int) -> None:
        """Deliver an event of a contact that one of these windows holds. at: on the desktop."""
        window, fingers = self._held.pop(key) if phase is PointerPhase.UP else self._held[key]
        if isValid(window):  # the press may have closed and deleted it
            fingers.contact(key, phase, at - window.mapToGlobal(QPointF()), ms)

    def cancel(self, source: object) -> None:
        """Cancel the contacts of a board that is gone."""
        for key in [key for key in self._held if key[0] == source]:
            window, fingers = self._held.pop(key)
            if isValid(window):
                fingers.cancel(source)


def _drops_down(window: QWidget) -> bool:
    return window.windowType() is Qt.WindowType.Popup


def _press_beside_lists(at: QPointF) -> None:
    """Press beside an open drop-down list or menu, as a click does. It closes, together with the menus that it belongs
    to."""
    last = None
    while (popup := QApplication.activePopupWidget()) is not None and popup is not last:
        last, left = popup, Qt.MouseButton.LeftButton
        QCoreApplication.sendEvent(
            popup, QMouseEvent(QEvent.Type.MouseButtonPress, popup.mapFromGlobal(at), at, left, left, _NO_KEYS)
        )
        if isValid(popup) and popup is QApplication.activePopupWidget():  # it follows the mouse's position instead
            popup.close()


def _is_blocked(window: QWidget) -> bool:
    """Return whether the window is blocked until a dialog is answered."""
    dialog = QApplication.activeModalWidget()
    if dialog is None or dialog is window or _drops_down(window):
        return False
    if dialog.windowModality() is Qt.WindowModality.ApplicationModal:
        return True
    parent = dialog.parentWidget()
    return parent is not None and parent.window() is window
