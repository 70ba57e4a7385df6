"""View of a page in whole pixels, so that painted tiles are moved and never resampled."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from tni.core.geometry import Rect
from tni.document.view import View, Viewport


class PxRect(NamedTuple):
    """Rectangle of whole pixels; right and bottom are exclusive. It is a tuple since every segment of every pen creates
    some."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    def united(self, other: PxRect) -> PxRect:
        if self.empty:
            return other
        if other.empty:
            return self
        return PxRect(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def meeting(self, other: PxRect) -> PxRect:
        return PxRect(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def adjoins(self, right: PxRect) -> bool:
        """Return whether another box goes on where this one ends on the right."""
        return (self.top, self.bottom, self.right) == (right.top, right.bottom, right.left)

    def is_above(self, other: PxRect) -> bool:
        """Return whether another box goes on where this one ends below."""
        return (self.left, self.right, self.bottom) == (other.left, other.right, other.top)

    def moved(self, dx: int, dy: int) -> PxRect:
        return PxRect(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


NO_PIXELS = PxRect(0, 0, 0, 0)


def pixels_around(box_mm: Rect, px_per_mm: float, margin_px: float = 1.0) -> PxRect:
    """Return the pixels of the scaled page that a box touches, with a margin for antialiased edges."""
    if box_mm.empty:
        return NO_PIXELS
    return PxRect(
        floor(box_mm.x * px_per_mm - margin_px),
        floor(box_mm.y * px_per_mm - margin_px),
        ceil(box_mm.right * px_per_mm + margin_px),
        ceil(box_mm.bottom * px_per_mm + margin_px),
    )


class PixelTransform(NamedTuple):
    """Position of an image on the scaled page. left_px, top_px: its first pixel."""

    px_per_mm: float
    left_px: int
    top_px: int

    def moved(self, dx: int, dy: int) -> PixelTransform:
        return PixelTransform(self.px_per_mm, self.left_px + dx, self.top_px + dy)


def pixels_to_mm(box: PxRect, px_per_mm: float) -> Rect:
    """Convert pixels of the scaled page to page mm."""
    return Rect(box.left / px_per_mm, box.top / px_per_mm, box.width / px_per_mm, box.height / px_per_mm)


@dataclass(frozen=True, slots=True)
class PixelView:
    """View of a page in an image of width_px x height_px pixels: pixel = page mm * px_per_mm + (left_px, top_px)."""

    px_per_mm: float
    left_px: int
    top_px: int
    width_px: int
    height_px: int

    def __post_init__(self) -> None:
        if not 0 < self.px_per_mm < 1e4 or self.width_px <= 0 or self.height_px <= 0:
            raise ValueError(f"a frame must have a scale and a size, got {self}")

    @classmethod
    def of(cls, view: View, width_px: int, height_px: int) -> PixelView:
        """Return the view rounded to whole pixels, for a surface of that size."""
        return cls(view.scale, round(view.x_px), round(view.y_px), width_px, height_px)

    @classmethod
    def fitting(cls, page_width_mm: float, page_height_mm: float, width_px: int, height_px: int) -> PixelView:
        """Return a view of the whole page, centred."""
        return cls.of(
            View.fitting(Viewport(width_px, height_px, page_width_mm, page_height_mm, page_height_mm)),
            width_px,
            height_px,
        )

    @property
    def scaled(self) -> PixelTransform:
        return PixelTransform(self.px_per_mm, -self.left_px, -self.top_px)

    @property
    def whole(self) -> PxRect:
        return PxRect(0, 0, self.width_px, self.height_px)

    def pixels(self, box_mm: Rect) -> PxRect:
        """Return the pixels of the image that a box touches."""
        around = pixels_around(box_mm, self.px_per_mm).moved(self.left_px, self.top_px)
        return around.meeting(self.whole)
