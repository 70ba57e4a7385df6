"""What is drawn over the page and is not in the document: selection, figures being drawn, laser, eraser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import hypot

from tni.core.geometry import IDENTITY, Affine, Point, Points, Rect
from tni.core.ids import ItemId
from tni.document.items import AnyItem, Text

TURN_HANDLE_PX = 44.0
"""How far the handle that turns stands off the frame."""

COPY_HANDLE_PX = 56.0
"""How far the handle that copies is from that which turns at least."""

MIN_HANDLE_GAP_PX = 40.0
"""Between two handles of a frame at least; a corner of the figure in it takes the place of the frame's handles."""


class Handle(Enum):
    """value: where on the frame, 0 to 1 from left and top."""

    NORTH_WEST = (0.0, 0.0)
    NORTH = (0.5, 0.0)
    NORTH_EAST = (1.0, 0.0)
    EAST = (1.0, 0.5)
    SOUTH_EAST = (1.0, 1.0)
    SOUTH = (0.5, 1.0)
    SOUTH_WEST = (0.0, 1.0)
    WEST = (0.0, 0.5)
    TURN = (0.5, -1.0)
    COPY = (1.0, -1.0)
    """A copy is dragged out by it."""

    @property
    def is_corner(self) -> bool:
        return self.value[0] != 0.5 and self.value[1] != 0.5 and self.is_on_frame

    @property
    def is_on_frame(self) -> bool:
        return self.value[1] >= 0.0


@dataclass(frozen=True, slots=True)
class SelectionFrame:
    """Around the selection. box: in coordinates that `transform` maps to page mm, so that a turned picture has a turned
    frame. locked: no handles. corners_in: of the one figure in it, or ends of a line, in the same coordinates: each can
    be moved by itself."""

    box: Rect
    transform: Affine = IDENTITY
    locked: bool = False
    corners_in: tuple[Point, ...] = ()

    def corners(self) -> Points:
        """(4, 2) page mm."""
        return self.transform.points(self.box.corners())

    def center(self) -> Point:
        return self.transform.point(*self.box.center)

    def local(self, handle: Handle) -> Point:
        """Where a handle on the frame is, in coordinates of `box`."""
        across, down = handle.value
        return self.box.x + across * self.box.width, self.box.y + down * self.box.height

    def figure_corners(self) -> list[Point]:
        """Page mm of corners and ends that can be moved by themselves."""
        return [] if self.locked else [self.transform.point(*corner) for corner in self.corners_in]

    def handles(self, mm_per_px: float) -> dict[Handle, Point]:
        """Page mm of each handle that there is: none where another is as near, none where a corner of the figure is. A
        line's ends do for all but its copy."""
        if self.locked:
            return {}
        off, taken = self._handles_off(mm_per_px), self.figure_corners()
        if len(taken) == 2:
            return {Handle.COPY: off[Handle.COPY]}
        room = MIN_HANDLE_GAP_PX * mm_per_px
        out: dict[Handle, Point] = {}
        for handle in (h for h in Handle if h.is_on_frame and self._has(h, room)):
            x, y = self.transform.point(*self.local(handle))
            if all(hypot(x - a, y - b) >= room for a, b in taken):
                out[handle] = (x, y)
        return out | off

    def _has(self, handle: Handle, room_mm: float) -> bool:
        across, down = handle.value
        width, height = self._lengths()
        if across == 0.5:
            return height > 0 and (width == 0 or (width >= 2 * room_mm and height >= room_mm))
        if down == 0.5:
            return width > 0 and (height == 0 or (height >= 2 * room_mm and width >= room_mm))
        if min(width, height) >= room_mm:
            return True
        alone = max(width, height) < room_mm
        kept = (Handle.SOUTH_EAST,) if alone else (Handle.NORTH_WEST, Handle.SOUTH_EAST)
        return width > 0 and height > 0 and handle in kept

    def _lengths(self) -> Point:
        """Of its sides across and down, page mm."""
        to = self.transform
        return self.box.width * hypot(to.a, to.b), self.box.height * hypot(to.c, to.d)

    def _handles_off(self, mm_per_px: float) -> dict[Handle, Point]:
        """That which turns, off the middle of the top side, and that which copies, off its right end; off the bottom
        where the top would put them above the page."""
        x, y = self.transform.point(*self.local(Handle.NORTH))
        cx, cy = self.transform.point(*self.local(Handle.SOUTH))
        off, length = TURN_HANDLE_PX * mm_per_px, hypot(x - cx, y - cy)
        dx, dy = ((x - cx) / length, (y - cy) / length) if length > 0 else (0.0, -1.0)
        right = self.transform.point(*self.local(Handle.NORTH_EAST))
        aside = max(hypot(right[0] - x, right[1] - y), COPY_HANDLE_PX * mm_per_px)
        ax, ay = -dy * aside, dx * aside
        x, y = (cx - dx * off, cy - dy * off) if min(y, y + ay) + dy * off < 0 else (x + dx * off, y + dy * off)
        return {Handle.TURN: (x, y), Handle.COPY: (x + ax, y + ay)}


@dataclass(frozen=True, slots=True)
class TrailPoint:
    """One point of a laser's trail. strength: 1 new, 0 faded."""

    x_mm: float
    y_mm: float
    strength: float


@dataclass(frozen=True, slots=True)
class EraserDisc:
    """What an eraser covers."""

    x_mm: float
    y_mm: float
    radius_mm: float


@dataclass(frozen=True, slots=True)
class Overlay:
    """drafts: figures being drawn. lifted: items that are being moved, to be left out where the page is painted and
    drawn here, after `lift`; copying: copies of them, so that they stay where they are as well. frame: of the
    selection, already moved. lasso: outline being drawn, page mm. trails: of lasers, oldest point first. marks: points
    of a figure that ink has just become, page mm. words: being typed, drawn here and not in the page, where `hidden`
    are left out."""

    drafts: tuple[AnyItem, ...] = ()
    lifted: frozenset[ItemId] = frozenset()
    lift: Affine = IDENTITY
    frame: SelectionFrame | None = None
    lasso: tuple[Point, ...] = ()
    trails: tuple[tuple[TrailPoint, ...], ...] = ()
    discs: tuple[EraserDisc, ...] = ()
    words: Text | None = None
    hidden: frozenset[ItemId] = frozenset()
    marks: tuple[Point, ...] = ()
    copying: bool = False

    @property
    def away(self) -> frozenset[ItemId]:
        """Items that are not painted in the page now."""
        return self.hidden if self.copying else self.lifted | self.hidden

    def __or__(self, other: Overlay) -> Overlay:
        mine = self if self.lifted or not other.lifted else other
        return Overlay(
            self.drafts + other.drafts,
            mine.lifted,
            mine.lift,
            self.frame or other.frame,
            self.lasso or other.lasso,
            self.trails + other.trails,
            self.discs + other.discs,
            self.words or other.words,
            self.hidden | other.hidden,
            self.marks + other.marks,
            mine.copying,
        )
