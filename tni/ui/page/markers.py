"""Figures of the highlighter that are being drawn: under the ink and blended with the paper, as they will lie there.

Nothing that is laid over the page can look like that, so they are strokes under way of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tni.board.drawlist import DrawInk, draw_item
from tni.board.items import AnyItem, Paper, Shape
from tni.ink.pen import PenKind
from tni.ui.page.screens import Screen

FIRST_POINTER = 1 << 40
"""No contact has such a number."""
NOTHING = np.zeros((0, 6), np.float32)


def is_marker(item: AnyItem) -> bool:
    """Whether a draft is shown by `Markers`; one that is filled lies over the page."""
    return isinstance(item, Shape) and item.pen.kind is PenKind.HIGHLIGHTER and item.fill is None


class Markers:
    def __init__(self) -> None:
        self._shown: list[Shape] = []

    def follow(self, drafts: Sequence[AnyItem], screen: Screen, paper: Paper) -> None:
        """Have these drafts' figures, and no others, in the picture of the page."""
        before = self._shown
        self._shown = [draft for draft in drafts if isinstance(draft, Shape) and is_marker(draft)]
        for number in range(len(self._shown), len(before)):
            screen.finish(FIRST_POINTER + number, [])
        for number, item in enumerate(self._shown):
            if number < len(before):
                if before[number] == item:
                    continue
                if before[number].pen != item.pen:  # another hand's: a stroke under way keeps the pen it began with
                    screen.finish(FIRST_POINTER + number, [])
            for drawn in draw_item(item, paper):
                if isinstance(drawn, DrawInk):
                    screen.compose(screen.remodel(FIRST_POINTER + number, item.pen, NOTHING, drawn.segments))
