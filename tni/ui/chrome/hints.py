"""Hints: the names of buttons beside what holds them, so that they cover neither other buttons nor a panel.

Qt's own tool tips open under the pointer, on the bar and on popovers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.theme import Theme
from tni.ui.chrome.typography import with_no_break_spaces
from tni.ui.plain_text import PlainLabel

UNCOVERED = "uncovered by hints"
"""Property of widgets of the chrome that no hint may cover."""
_ENDS = (QEvent.Type.Leave, QEvent.Type.Hide, QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress, QEvent.Type.Wheel)


class Hint(PlainLabel):
    """Name of a button, shown while the pointer rests on it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__("", window)
        self._theme = theme
        self._of: QWidget | None = None
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_for(self, button: QWidget) -> bool:
        """Show the tool tip of `button` beside what holds it. Returns False where there is no free place."""
        self._style()
        self.setText(with_no_break_spaces(button.toolTip()))
        self.adjustSize()
        place = _free_place(button, self.size(), self._theme.metrics.gap_px)
        if place is None:
            self.hide()
            return False
        if self._of is not button:
            self._let_go()
            self._of = button
            button.installEventFilter(self)
        self.move(place)
        self.show()
        self.raise_()
        return True

    def _style(self) -> None:
        colours, pad = self.palette(), self._theme.metrics.pad_px
        colours.setColor(QPalette.ColorRole.Window, QColor(self._theme.colours.text))
        colours.setColor(QPalette.ColorRole.WindowText, QColor(self._theme.colours.surface))
        self.setPalette(colours)
        self.setFont(self._theme.font(self._theme.metrics.small_px + 1))
        self.setContentsMargins(pad, pad // 2, pad, pad // 2)

    def _let_go(self) -> None:
        if self._of is not None:
            self._of.removeEventFilter(self)
            self._of = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ENDS:
            self._let_go()
            self.hide()
        return False


def show_hint(button: QWidget, theme: Theme) -> bool:
    """Show the tool tip of a button in a window of the chrome. Returns False where nothing marks what it must not
    cover, as in a dialog: Qt's own tool tip serves there."""
    window = button.window()
    if not button.toolTip() or not any(_uncovered(window)):
        return False
    hint = window.findChild(Hint, options=Qt.FindChildOption.FindDirectChildrenOnly) or Hint(theme, window)
    hint.show_for(button)
    return True


def _uncovered(window: QWidget) -> Iterator[QWidget]:
    for child in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isVisible() and child.property(UNCOVERED):
            yield child


def _free_place(button: QWidget, size: QSize, gap_px: int) -> QPoint | None:
    """Return the corner of a place beside what holds the button: above, below, right or left of it, within the window
    and free of the chrome."""
    window = button.window()
    holder = button
    while (above := holder.parentWidget()) is not None and above is not window:
        holder = above
    around = holder.geometry()
    middle = button.mapTo(window, button.rect().center())
    x = max(0, min(middle.x() - size.width() // 2, window.width() - size.width()))
    y = max(0, min(middle.y() - size.height() // 2, window.height() - size.height()))
    corners = (
        QPoint(x, around.top() - gap_px - size.height()),
        QPoint(x, around.bottom() + 1 + gap_px),
        QPoint(around.right() + 1 + gap_px, y),
        QPoint(around.left() - gap_px - size.width(), y),
    )
    taken = [child.geometry() for child in _uncovered(window)]
    for corner in corners:
        place = QRect(corner, size)
        if window.rect().contains(place) and not any(place.intersects(other) for other in taken):
            return corner
    return None
