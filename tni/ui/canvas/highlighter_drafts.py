"""Shapes that are being drawn with the highlighter. They lie under the ink and blend with the paper, as the finished
shape does.

The overlay cannot show this, so the page renderer draws them as strokes under way.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tni.document.drawlist import DrawInk, draw_item
from tni.document.items import AnyItem, Shape
from tni.document.page_format import Paper
from tni.ink.pen import PenKind
from tni.ui.canvas.page_renderer import PageRenderer

FIRST_POINTER = 1 << 40
"""First pointer number of the drafts; no contact has a number that large."""
NO_SEGMENTS = np.zeros((0, 6), np.float32)


def is_highlighter_draft(item: AnyItem) -> bool:
    """Return whether `HighlighterDrafts` shows a draft. A filled one lies over the page instead."""
    return isinstance(item, Shape) and item.pen.kind is PenKind.HIGHLIGHTER and item.fill is None


class HighlighterDrafts:
    def __init__(self) -> None:
        self._shown: list[Shape] = []

    def follow(self, drafts: Sequence[AnyItem], screen: PageRenderer, paper: Paper) -> None:
        """Have the page renderer show the shapes of these drafts and no others."""
        before = self._shown
        self._shown = [draft for draft in drafts if isinstance(draft, Shape) and is_highlighter_draft(draft)]
        for number in range(len(self._shown), len(before)):
            screen.finish(FIRST_POINTER + number, [])
        for number, item in enumerate(self._shown):
            if number < len(before):
                if before[number] == item:
                    continue
                # A draft of another hand: a stroke under way keeps the pen with which it began.
                if before[number].pen != item.pen:
                    screen.finish(FIRST_POINTER + number, [])
            for drawn in draw_item(item, paper):
                if isinstance(drawn, DrawInk):
                    screen.compose(screen.remodel(FIRST_POINTER + number, item.pen, NO_SEGMENTS, drawn.segments))
