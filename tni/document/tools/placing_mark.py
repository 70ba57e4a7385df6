"""Place on a page that keys lead, and from which they may draw a line or a ring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from tni.core.geometry import Point, Rect
from tni.core.ids import PageId

STEP_MM, LARGE_STEP_MM = 1.0, 10.0
"""Length of a step of an arrow key, alone and with Shift."""


@dataclass(frozen=True, slots=True)
class PlacingMark:
    """Placing mark. start: where the line or ring begins that is being drawn; None without one."""

    page: PageId
    at: Point
    start: Point | None = None

    def stepped(self, across: int, down: int, step_mm: float, room: Rect) -> Self:
        """Return the mark some steps further, within the page. room: the page."""
        x, y = self.at[0] + across * step_mm, self.at[1] + down * step_mm
        return replace(self, at=_within((x, y), room))

    @classmethod
    def amid(cls, page: PageId, seen: Rect, room: Rect) -> Self:
        """Return a mark amid the part of the page that is seen."""
        return cls(page, _within(seen.center, room))


def _within(place: Point, room: Rect) -> Point:
    return min(max(place[0], room.x), room.right), min(max(place[1], room.y), room.bottom)
