"""Second press of a double click: it reaches no button that came under the pointer by the first press, and takes no
answer back that this one gave. Two quick presses of Enter or of the space bar likewise.

Many double-click out of habit, or where nothing seems to happen at once: what they want is done by the first press.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.KeyPress})
"""Events by which a button may be pressed."""
PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)


@dataclass(frozen=True, slots=True)
class _First:
    """Press of a button, with what the button was then. opened: how many panels had been opened. is_held: by a key that
    repeats; then ms is the time of its last repetition."""

    on: ref[QAbstractButton]
    name: str
    at: QPoint
    ms: int
    opened: int
    is_held: bool = False


class _Presses:
    """Last presses of buttons: by the pointer, and by a key. opened: how many panels were opened. had_focus: what the
    focus was taken from last, since the press of a button."""

    def __init__(self) -> None:
        self.by_pointer: _First | None = None
        self.by_key: _First | None = None
        self.opened = 0
        self._had_focus: ref[QWidget] | None = None
        self._follows: QCoreApplication | None = None

    def note(self, event: QEvent, now: _First) -> None:
        if isinstance(event, QKeyEvent):
            self.by_key = now
            return
        self.by_pointer, self._had_focus = now, None
        app = QApplication.instance()
        if app is not self._follows and isinstance(app, QApplication):
            self._follows = app
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, old: QWidget | None, _now: QWidget | None) -> None:
        self._had_focus = None if old is None else ref(old)

    def give_focus_back(self, button: QAbstractButton) -> None:
        """Undo that a press has moved the focus to what is around a button, as Qt does before the button gets it."""
        before = None if self._had_focus is None else self._had_focus()
        here = QApplication.focusWidget()
        if before is None or here is None or not isValid(before) or not before.isVisible():
            return
        if here is not button and here.isAncestorOf(button) and before.window() is here.window():
            before.setFocus()


_presses = _Presses()


def note_opened() -> None:
    """Note that a panel or a sheet was opened: whatever opened it is not pressed a second time by a double click."""
    _presses.opened += 1


def forget_presses() -> None:
    """Forget what was pressed, as for a board that is opened anew."""
    _presses.by_pointer = _presses.by_key = None


def is_second_press(button: QAbstractButton, event: QEvent, *, stays_itself: bool) -> bool:
    """Return whether an event of `PRESSES` is the second press of a double click that the button is not to get.

    stays_itself: the button does the same at each press; then it gets all that began on itself, or on the one in whose
    place it was made.
    """
    if isinstance(event, QKeyEvent):
        if event.isAutoRepeat():  # X11 may tell a late repetition as a press of its own
            if _presses.by_key is not None and event.key() in PRESSING_KEYS:
                _presses.by_key = replace(_presses.by_key, ms=event.timestamp(), is_held=True)
            return False
        if event.key() not in PRESSING_KEYS:
            _presses.by_key = None  # who has gone on to another button means that one
            return False
        at, first = QPoint(), _presses.by_key
    elif isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
        at, first = event.globalPosition().toPoint(), _presses.by_pointer
    else:
        return False
    now = _First(ref(button), button.accessibleName(), at, event.timestamp(), _presses.opened)
    is_double = event.type() is QEvent.Type.MouseButtonDblClick
    if first is None or not _is_soon_after(first, now):
        _presses.note(event, now)
        return is_double  # what was pressed first is no button, and has gone
    if stays_itself:
        is_meant = first.on() is button or bool(now.name and first.name == now.name)
    else:
        is_meant = first.on() is button and not button.isCheckable() and _is_as_before(first, now)
    if is_meant and not first.is_held:
        _presses.note(event, now)
        return False
    if isinstance(event, QMouseEvent):
        _presses.give_focus_back(button)
    elif first.is_held:
        _presses.by_key = replace(first, ms=now.ms)
    return True


def follows_button(at: QPoint, ms: int) -> bool:
    """Return whether a press beside all buttons is the second one of a double click that began on a button. at: on the
    screen. ms: its time stamp."""
    first = _presses.by_pointer
    return first is not None and _is_soon_after(first, _First(first.on, "", at, ms, 0))


def _is_as_before(first: _First, now: _First) -> bool:
    return (first.name, first.opened) == (now.name, now.opened)


def _is_soon_after(first: _First, now: _First) -> bool:
    """Return whether two presses are a double click. Events that a program makes may have no time: they are not."""
    hints = QGuiApplication.styleHints()
    reach = max(hints.mouseDoubleClickDistance(), hints.touchDoubleTapDistance())
    is_near = (now.at - first.at).manhattanLength() <= reach
    return bool(first.ms) and is_near and 0 <= now.ms - first.ms <= hints.mouseDoubleClickInterval()
