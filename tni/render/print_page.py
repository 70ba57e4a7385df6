"""A page to be printed, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tni.document.drawlist import DrawItem


@dataclass(frozen=True, slots=True)
class PrintPage:
    """A page's size and what is drawn on it, as `draw_page` and `draw_item` say."""

    width_mm: float
    height_mm: float
    items: Sequence[DrawItem]
