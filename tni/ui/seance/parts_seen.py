"""Parts of a page's height that lay before the reader, for long enough to be read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QWidget

PARTS = 1000
"""Parts into which the height of a picture is divided, whatever its size is now."""
WHOLE = (1 << PARTS) - 1
"""All parts. Sets of parts are the bits of a number, from the top of the page."""
TICKS = 8
"""Times in a row at which a part lies open at the same place before it counts as seen."""


class PartsSeen:
    """Parts of one page that were seen so far, at whatever size it was shown."""

    def __init__(self) -> None:
        self._seen = 0
        self._place = QRect()
        self._last = deque[int](maxlen=TICKS)

    def note(self, shown: int, place: QRect) -> bool:
        """Take into account which parts are shown now, and where. Return whether the whole page was seen."""
        if place != self._place:
            self.interrupt()
            self._place = place
        self._last.append(shown)
        if len(self._last) == TICKS:
            self._seen |= reduce(and_, self._last)
        return self._seen == WHOLE

    def interrupt(self) -> None:
        """The page is out of sight or moves; what was seen stays."""
        self._last.clear()


def parts_shown(picture: QWidget) -> int:
    """Return the parts of a picture that lie open from one side to the other."""
    shown, height = WHOLE, picture.height()
    covered = QRegion(picture.rect()) - (picture.visibleRegion() - _above(picture))
    for hidden in cast("Iterable[QRect]", covered):  # the stubs do not know that it is one
        first = hidden.top() * PARTS // height
        end = -(-(hidden.bottom() + 1) * PARTS // height)
        shown &= ~((1 << end) - (1 << first))
    return shown


def _above(picture: QWidget) -> QRegion:
    """Return what lies over a picture in its window, also with round corners, which Qt takes for transparent; and the
    windows of the program that stay on top, such as the strip to paste."""
    found, widget = QRegion(), picture
    for window in QApplication.topLevelWidgets():
        is_on_top = bool(window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
        if is_on_top and window.isVisible() and window is not picture.window():
            found += window.frameGeometry().translated(-picture.mapToGlobal(QPoint()))
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        children = parent.children()  # from the lowest to the topmost
        for child in children[children.index(widget) + 1 :]:
            if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
                found += child.geometry().translated(-picture.mapTo(parent, QPoint()))
        widget = parent
    return found
