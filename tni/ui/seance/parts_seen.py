"""Parts of a page's height that lay before the reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

PARTS = 1000
"""Parts into which the height of a picture is divided, whatever its size is now."""
WHOLE = (1 << PARTS) - 1
"""All parts. Sets of parts are the bits of a number, from the top of the page."""


class PartsSeen:
    """Parts of one page that were seen so far, at whatever size it was shown."""

    def __init__(self) -> None:
        self._seen = 0

    def note(self, shown: int) -> bool:
        """Add the parts that are shown now. Return whether the whole page was seen."""
        self._seen |= shown
        return self._seen == WHOLE


def parts_shown(picture: QWidget) -> int:
    """Return the parts of a picture that lie open from one side to the other."""
    shown, height = WHOLE, picture.height()
    covered = QRegion(picture.rect()) - picture.visibleRegion()
    for hidden in cast("Iterable[QRect]", covered):  # the stubs do not know that it is one
        first = hidden.top() * PARTS // height
        end = -(-(hidden.bottom() + 1) * PARTS // height)
        shown &= ~((1 << end) - (1 << first))
    return shown
