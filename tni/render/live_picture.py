"""Pictures that change by themselves, such as the frames of a film: they lie over the layer below and under the ink."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.render.pixel_view import PixelView, PxRect

SAME_PX = 0.01
"""Difference of sizes and places that is not seen."""
EXACT_PX = 2.0
"""Difference of sizes up to which a picture is not scaled."""


def covering_px(size_px: float) -> int:
    """Return the size of a picture that covers all pixels that a box of this size touches, wherever it lies."""
    return ceil(size_px - SAME_PX) + 1


@dataclass(frozen=True, slots=True, eq=False)
class LivePicture:
    """A picture in a box (mm) of a page. pixels: rows from the top of blue, green, red and alpha, premultiplied.
    number: another one for other contents. opaque: nothing of the page shows through."""

    page: PageId
    box: Rect
    width_px: int
    height_px: int
    pixels: memoryview
    number: int
    opaque: bool = True

    def edges_px(self, frame: PixelView) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom in the pixels of a frame; a picture of about that size keeps its own. One
        that is larger than its box begins where the box does, so that it covers the box."""
        scale = frame.px_per_mm
        left, top = self.box.x * scale + frame.left_px, self.box.y * scale + frame.top_px
        wide, high = self.box.width * scale, self.box.height * scale
        if abs(wide - self.width_px) <= EXACT_PX and abs(high - self.height_px) <= EXACT_PX:
            left = _edge_px(left, is_larger=self.width_px > wide + SAME_PX)
            top = _edge_px(top, is_larger=self.height_px > high + SAME_PX)
            wide, high = float(self.width_px), float(self.height_px)
        return left, top, left + wide, top + high

    def is_exact(self, frame: PixelView) -> bool:
        """Return whether each pixel of the picture is one of the frame."""
        left, top, right, bottom = self.edges_px(frame)
        return (right - left, bottom - top) == (self.width_px, self.height_px) and left == round(left)

    def covered_px(self, frame: PixelView) -> PxRect:
        """Return the pixels of a frame that the picture covers whole."""
        left, top, right, bottom = self.edges_px(frame)
        return PxRect(-int(-left // 1), -int(-top // 1), int(right // 1), int(bottom // 1))

    def touched_px(self, frame: PixelView) -> PxRect:
        """Return the pixels of a frame that the picture changes."""
        left, top, right, bottom = self.edges_px(frame)
        return PxRect(int(left // 1), int(top // 1), -int(-right // 1), -int(-bottom // 1)).meeting(frame.whole)


def _edge_px(place_px: float, *, is_larger: bool) -> float:
    return float(floor(place_px + SAME_PX) if is_larger else round(place_px))
