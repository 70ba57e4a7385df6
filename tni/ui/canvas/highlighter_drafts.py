"""Figures of the highlighter that are being drawn: under the ink and blended with the paper, as they will lie there.

Nothing that is laid over the page can look like that, so they are strokes under way of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tni.document.drawlist import DrawInk, draw_item
from tni.document.items import AnyItem, Paper, Shape
from tni.ink.pen import PenKind
from tni.ui.canvas.page_renderer import PageRenderer

FIRST_POINTER = 1 << 40
"""No contact has such a number."""
NO_SEGMENTS = np.zeros((0, 6), np.float32)


def is_highlighter_draft(item: AnyItem) -> bool:
    """Whether a draft is shown by `HighlighterDrafts`; one that is filled lies over the page."""
    return isinstance(item, Shape) and item.pen.kind is PenKind.HIGHLIGHTER and item.fill is None


class HighlighterDrafts:
    def __init__(self) -> None:
        self._shown: list[Shape] = []

    def follow(self, drafts: Sequence[AnyItem], screen: PageRenderer, paper: Paper) -> None:
        """Have these drafts' figures, and no others, in the picture of the page."""
        before = self._shown
        self._shown = [draft for draft in drafts if isinstance(draft, Shape) and is_highlighter_draft(draft)]
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
                    screen.compose(screen.remodel(FIRST_POINTER + number, item.pen, NO_SEGMENTS, drawn.segments))
