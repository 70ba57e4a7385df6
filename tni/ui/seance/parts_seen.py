"""Parts of a page's height that lay before the reader, for long enough to be read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

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
    covered = QRegion(picture.rect()) - picture.visibleRegion()
    for hidden in cast("Iterable[QRect]", covered):  # the stubs do not know that it is one
        first = hidden.top() * PARTS // height
        end = -(-(hidden.bottom() + 1) * PARTS // height)
        shown &= ~((1 << end) - (1 << first))
    return shown
