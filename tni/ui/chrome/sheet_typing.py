"""On-screen keyboard of a sheet, for its fields that are touched at the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Panel

if TYPE_CHECKING:
    from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard

MOST_OF_SHEET = 0.5
"""Largest part of a sheet's height that the keyboard takes."""
MOST_TRIES = 3
"""Times that contents are moved up: their layouts may want more height than they said."""
NO_LIMIT = (1 << 24) - 1
"""Maximum height of a widget without one: Qt's QWIDGETSIZE_MAX."""


class SheetTyping(QObject):
    """Shows the on-screen keyboard at the bottom of a sheet once a text field in it is pressed by finger or pen, as
    `SearchField` recognises it, and until it is put away. The field is moved into view above it.

    Only the field with the focus is watched: an open sheet costs a pen that writes elsewhere nothing.
    """

    def __init__(self, style: Style, sheet: QWidget, rows: QVBoxLayout) -> None:
        """rows: all contents of the sheet but the panels over it."""
        super().__init__(sheet)
        self._kit, self._sheet, self._rows = style, sheet, rows
        self._keyboard: OnScreenKeyboard | None = None
        self._field: QWidget | None = None
        self._watched: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Watch a field from the moment it gets the focus: the press that gives it comes after."""
        part = None
        if now is not None and self._sheet.isAncestorOf(now):
            part = pressed_part(now)
        if part is None or part is self._watched:
            return
        if self._watched is not None and isValid(self._watched):  # a page of the sheet may have gone with its fields
            self._watched.removeEventFilter(self)
        self._field, self._watched = now, part
        part.installEventFilter(self)
        part.destroyed.connect(self._forget)

    def _forget(self, gone: QObject | None = None) -> None:
        if gone is self._watched:
            self._field = self._watched = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the keyboard when the finger lifts: contents that moved under it would be selected by it."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
        ):
            self._show()
        elif event.type() is QEvent.Type.Resize and self.is_shown:
            QTimer.singleShot(0, self, self.place)  # it grows with what is typed
        return False

    @property
    def is_shown(self) -> bool:
        return self._keyboard is not None and not self._keyboard.isHidden()

    def _show(self) -> None:
        if self._keyboard is None:
            from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard

            self._keyboard = OnScreenKeyboard(self._kit, self._sheet)
            self._keyboard.hide_wanted.connect(self.put_away)
        if self._field is not None:
            self._keyboard.keep_focus(self._field)
        if isinstance(self._field, QSpinBox):
            self._field.selectAll()  # a digit takes the place of the number, or of the dash that stands for none
        self._keyboard.show()
        self.place()
        QTimer.singleShot(0, self, self.place)  # layouts within the contents may follow later

    def put_away(self) -> None:
        """Give the room of the keyboard back to the sheet."""
        if not self.is_shown or self._keyboard is None:
            return
        self._keyboard.hide()
        self._sheet.setContentsMargins(QMargins())
        for panel in self._panels():
            panel.setMaximumHeight(NO_LIMIT)
            panel.adjustSize()
            panel.set_area(self._sheet.rect())

    def place(self) -> None:
        """Lay the keyboard along the bottom, and the contents above it: where they need more height than is left, as
        far up as shows the field."""
        keyboard, sheet = self._keyboard, self._sheet
        if keyboard is None or keyboard.isHidden():
            return
        whole = sheet.height()
        height = min(keyboard.sizeHint().height(), round(whole * MOST_OF_SHEET))
        left = whole - height
        keyboard.setGeometry(0, left, sheet.width(), height)
        keyboard.raise_()
        for panel in self._panels():
            panel.setMaximumHeight(left - 2 * self._kit.theme.metrics.pad_px)
            panel.adjustSize()
            panel.set_area(QRect(0, 0, sheet.width(), left))
        needed = max(left, self._rows.minimumSize().height())
        up = 0
        for _ in range(MOST_TRIES):
            if not (low := self._lay(needed, up)):
                break
            up += low

    def _lay(self, height: int, up: int) -> int:
        """Lay the contents out in a height, moved up, with the field in view within what scrolls around it. Return by
        how much it then lies too low."""
        sheet, field = self._sheet, self._field
        sheet.setContentsMargins(0, -up, 0, sheet.height() - height + up)
        self._rows.activate()
        if field is None or self._keyboard is None or not self._rows_hold(field):
            return 0
        _show_within(field)
        low = field.mapTo(sheet, QPoint(0, field.height())).y() + self._kit.theme.metrics.pad_px
        return max(0, low - self._keyboard.y())

    def _rows_hold(self, field: QWidget) -> bool:
        return not any(panel.isAncestorOf(field) for panel in self._panels())

    def _panels(self) -> list[Panel]:
        """Return the panels that lie over the sheet."""
        return [child for child in self._sheet.children() if isinstance(child, Panel) and not child.isHidden()]


def pressed_part(widget: QWidget) -> QWidget | None:
    """Return the part of a text field that gets its presses; None for any other widget and for a field that cannot be
    written in."""
    match widget:
        case QLineEdit() if not widget.isReadOnly():
            return widget
        case QPlainTextEdit() if not widget.isReadOnly():
            return widget.viewport()
        case QAbstractSpinBox() if not widget.isReadOnly():
            return widget.lineEdit()
        case QComboBox() if widget.isEditable():
            return widget.lineEdit()
        case _:
            return None


def _show_within(field: QWidget) -> None:
    around = field.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea) and around.widget() is not None:
            around.ensureWidgetVisible(field)
        around = around.parentWidget()
