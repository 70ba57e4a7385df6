"""Ink that is retyped: where the text that replaces it is typed, and how large."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import Stroke
from tni.document.tools.text import TextEditState

RETYPED_SIZES_MM = 5.0, 30.0
"""Smallest and largest size of a text that replaces ink."""
RETYPED_GAP_MM = 3.0


def retyping(inks: Sequence[Stroke], page: PageId, height_mm: float) -> TextEditState | None:
    """Return an empty editor for retyping ink; None without any. height_mm: of the page.

    It opens below the ink, which stays readable, or above it at the end of the page. Its text is as large as the ink.
    """
    boxes = [Rect.of_points(i.transform.points(i.samples.positions_mm)) for i in inks if len(i.samples)]
    if not boxes:
        return None
    whole = reduce(Rect.united, boxes)
    heights = sorted(box.height for box in boxes)
    size = min(max(heights[len(heights) // 2], RETYPED_SIZES_MM[0]), RETYPED_SIZES_MM[1])
    below, low = whole.bottom + RETYPED_GAP_MM, height_mm - 1.5 * size
    y = below if below <= low else max(whole.y - RETYPED_GAP_MM - 1.5 * size, 0.0)
    x = max(whole.x, 0.0)
    ids = frozenset(i.id for i in inks)
    return TextEditState(page, None, x, y, size_mm=size, instead=ids, place=(x, max(whole.y, 0.0)))
