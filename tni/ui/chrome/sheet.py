"""Base of the sheets that cover a window with lists and forms, and their fields. They are not modal: Escape or the
close button closes them, and each sheet keeps what was entered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QDate, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QStyledItemDelegate, QVBoxLayout, QWidget
from shiboken6 import isValid

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.cover_focus import CoverFocus, keeps_from_page
from tni.ui.chrome.panel import Label
from tni.ui.chrome.second_press import note_opened
from tni.ui.chrome.tab_order import step_within
from tni.ui.chrome.theme import AT_BOARD
from tni.ui.i18n import tr

if TYPE_CHECKING:
    from tni.ui.chrome.sheet_typing import SheetTyping

MAX_SHEET_TARGETS = 36
"""Maximum width of the content on a large screen, in targets, because long lines are hard to read."""


class Sheet(QWidget):
    """Sheet that covers its parent; `rows` takes the content. In a window with the property AT_BOARD, a text field that
    is touched brings the on-screen keyboard. closed: the sheet was closed."""

    closed = Signal()

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._focus_before: QWidget | None = None
        self._typing: SheetTyping | None = None
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFont(style.theme.font())
        self.rows = QVBoxLayout(self)
        line = QHBoxLayout()
        self.title = Label(style, title, size="title")
        close = IconButton(style, "x", tr("Fermer : {}").format(title))
        close.clicked.connect(self.put_away)
        line.addWidget(self.title)
        line.addStretch(1)
        self.head = line
        line.addWidget(close)
        self.rows.addLayout(line)
        style.theme.changed.connect(self._restyle)
        self._restyle()
        CoverFocus(self, self.setFocus)
        self.hide()

    def _restyle(self) -> None:
        self.rows.setSpacing(self.kit.theme.metrics.gap_px)
        self.setFont(self.kit.theme.font())
        self._place()

    def open(self) -> None:
        """Show the sheet and give it the keyboard focus."""
        parent = self.parentWidget()
        assert parent is not None
        if not self.isVisible():
            note_opened()
            self._focus_before = parent.focusWidget()
            parent.installEventFilter(self)
            self._prepare_typing()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()  # so that Escape works and Tab continues from here

    def _prepare_typing(self) -> None:
        if self._typing is not None:
            self._typing.put_away()
        elif self.window().property(AT_BOARD):
            from tni.ui.chrome.sheet_typing import SheetTyping  # with the first sheet that is opened

            self._typing = SheetTyping(self.kit, self, self.rows)

    def put_away(self) -> None:
        if not self.isVisible():
            return
        self.hide()
        before = self._focus_before
        if before is not None and isValid(before):  # a panel that opened this sheet may be deleted
            before.setFocus()
        elif (parent := self.parentWidget()) is not None:
            parent.setFocus()
        self.closed.emit()

    def return_to(self, widget: QWidget) -> None:
        """Give the focus to a widget once the sheet is closed: the button that opened it, as a press leaves the focus
        elsewhere."""
        self._focus_before = widget

    def _place(self) -> None:
        """Cover the whole parent, with the content in its middle, no wider than is easy to read."""
        parent = self.parentWidget()
        assert parent is not None
        metrics = self.kit.theme.metrics
        self.setGeometry(parent.rect())
        side = max(metrics.pad_px * 2, (parent.width() - metrics.target_px * MAX_SHEET_TARGETS) // 2)
        self.rows.setContentsMargins(side, metrics.pad_px, side, metrics.pad_px * 2)
        if self._typing is not None:
            self._typing.place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_from_page(event, self) or super().event(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if (parent := self.parentWidget()) is not None:
            parent.removeEventFilter(self)

    @override
    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Move the focus within the sheet. What it covers is not reached: keys would work there, unseen."""
        step_within(self, forwards=forwards)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.kit.theme.colour("surface"))
        painter.end()


class DropDown(QComboBox):
    """Drop-down list with the chrome's own arrow, and rows for fingers."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.setItemDelegate(QStyledItemDelegate(self))  # that of a combo box takes no height from the style sheet

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, self.kit)


class DateField(QDateEdit):
    """Date field with a calendar."""

    def __init__(self, style: Style, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.kit = style
        self.setCalendarPopup(True)

    @property
    def day(self) -> date:
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, self.kit)


def _paint_arrow(widget: QWidget, style: Style) -> None:
    side = style.theme.metrics.icon_px
    painter = QPainter(widget)
    place = QRect(widget.width() - side - style.theme.metrics.pad_px // 2, (widget.height() - side) // 2, side, side)
    style.icons.paint(painter, "chevron-down", place, style.theme.colour("muted" if widget.isEnabled() else "line"))
    painter.end()


def labelled_field(style: Style, text: str, widget: QWidget) -> QVBoxLayout:
    """Return a layout of a field under its label. The label is also its accessible name."""
    column = QVBoxLayout()
    column.setSpacing(2)
    label = Label(style, text, size="small", token="muted")
    label.setBuddy(widget)  # a drop-down list has its choice for its name, where Qt goes by this relation
    column.addWidget(label)
    column.addWidget(widget)
    widget.setAccessibleName(text)
    return column
