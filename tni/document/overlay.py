"""Overlay of a page: everything drawn over it that is not in the document, such as the selection, shapes being drawn,
the laser and the eraser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import hypot, inf

from tni.core.geometry import IDENTITY, Affine, Point, Points, Rect
from tni.core.ids import ItemId
from tni.document.items import AnyItem, Text

TURN_HANDLE_PX = 44.0
"""Distance of the rotation handle from the frame."""

OFF_HANDLE_RADIUS_PX = 12.0
"""Half of the rotation handle and of the copy handle, as they are painted."""

COPY_HANDLE_PX = 56.0
"""Minimum distance between the copy handle and the rotation handle."""

MIN_HANDLE_GAP_PX = 40.0
"""Minimum distance between two handles of a frame. Nearer to a corner of the selected shape, the corner takes the place
of the frame's handle."""


class Handle(Enum):
    """Handle of the selection frame. value: position on the frame, 0 to 1 from left and top; -1 from top for handles
    off the frame."""

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
    """Drags out a copy."""

    @property
    def is_corner(self) -> bool:
        return self.value[0] != 0.5 and self.value[1] != 0.5 and self.is_on_frame

    @property
    def is_on_frame(self) -> bool:
        return self.value[1] >= 0.0


@dataclass(frozen=True, slots=True)
class SelectionFrame:
    """Frame around the selection. box: in coordinates that `transform` maps to page mm, so that a rotated image has a
    rotated frame. locked: no handles. corners_in: corners of the only selected shape, or ends of a line, in the same
    coordinates; each can be moved by itself. keeps_ratio: no handle changes the ratio of the sides. keeps_size: none
    changes the size. page_height_mm: of the page on which it lies."""

    box: Rect
    transform: Affine = IDENTITY
    locked: bool = False
    corners_in: tuple[Point, ...] = ()
    keeps_ratio: bool = False
    keeps_size: bool = False
    page_height_mm: float = inf

    def corners(self) -> Points:
        """Return the frame's corners, (4, 2) page mm."""
        return self.transform.points(self.box.corners())

    def center(self) -> Point:
        return self.transform.point(*self.box.center)

    def local(self, handle: Handle) -> Point:
        """Return the position of a handle on the frame, in coordinates of `box`."""
        across, down = handle.value
        return self.box.x + across * self.box.width, self.box.y + down * self.box.height

    def shape_corners(self) -> list[Point]:
        """Return the corners and ends that can be moved by themselves, in page mm."""
        return [] if self.locked else [self.transform.point(*corner) for corner in self.corners_in]

    def handles(self, mm_per_px: float) -> dict[Handle, Point]:
        """Return the position of each available handle, in page mm.

        A handle is left out where a neighbour is too near or where a corner of the shape lies. A line needs no handle
        but the one that copies: its ends do the rest.
        """
        if self.locked:
            return {}
        off, taken = self._handles_off(mm_per_px), self.shape_corners()
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
        if self.keeps_size or (self.keeps_ratio and not handle.is_corner):
            return False
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
        """Return the lengths of the horizontal and vertical sides, page mm."""
        to = self.transform
        return self.box.width * hypot(to.a, to.b), self.box.height * hypot(to.c, to.d)

    def _handles_off(self, mm_per_px: float) -> dict[Handle, Point]:
        """Return the rotation handle, off the middle of the top side, and the copy handle beside it, off the side's
        right end.

        Both stand off the bottom side where a part of them would lie above the page, and off the left side where a part
        would lie below it as well.
        """
        x, y = self.transform.point(*self.local(Handle.NORTH))
        cx, cy = self.transform.point(*self.local(Handle.SOUTH))
        off, length = TURN_HANDLE_PX * mm_per_px, hypot(x - cx, y - cy)
        top = OFF_HANDLE_RADIUS_PX * mm_per_px
        dx, dy = ((x - cx) / length, (y - cy) / length) if length > 0 else (0.0, -1.0)
        right = self.transform.point(*self.local(Handle.NORTH_EAST))
        aside = max(hypot(right[0] - x, right[1] - y), COPY_HANDLE_PX * mm_per_px)
        ax, ay = -dy * aside, dx * aside
        (wx, wy), down = self.transform.point(*self.local(Handle.WEST)), max(length / 4, COPY_HANDLE_PX * mm_per_px)
        above, below = (x + dx * off, y + dy * off), (cx - dx * off, cy - dy * off)
        turn, to_copy = above, (ax, ay)
        if min(above[1], above[1] + ay) < top:
            turn, beside = below, (wx + dy * off, wy - dx * off)
            is_low = max(below[1], below[1] + ay) > self.page_height_mm - top
            if is_low and min(beside[0], beside[0] - dx * down) >= top:
                turn, to_copy = beside, (-dx * down, -dy * down)
        return {Handle.TURN: turn, Handle.COPY: (turn[0] + to_copy[0], turn[1] + to_copy[1])}


@dataclass(frozen=True, slots=True)
class TrailPoint:
    """One point of a laser's trail. strength: 1 new, 0 faded."""

    x_mm: float
    y_mm: float
    strength: float


@dataclass(frozen=True, slots=True)
class EraserDisc:
    """The area that an eraser covers."""

    x_mm: float
    y_mm: float
    radius_mm: float


@dataclass(frozen=True, slots=True)
class Lift:
    """Items that a contact moves: they are left out of the painted page and drawn in the overlay. by: how far, in page
    mm. copying: copies of them are moved, so the items stay in the page as well."""

    items: frozenset[ItemId]
    by: Affine = IDENTITY
    copying: bool = False


@dataclass(frozen=True, slots=True)
class GuideMark:
    """A guide of the page from end to end, page mm. is_chosen: a key removes it."""

    start: Point
    end: Point
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """Contents of the overlay.

    drafts: shapes being drawn. lifts: items being moved. frame: of the selection, already moved. lasso: outline being
    drawn, page mm. trails: of lasers, oldest point first. marks: points of a shape that ink has just become, page mm.
    badges: corners of items that pupils may move, page mm. text: the text being typed, drawn here instead of in the
    page, where the items `hidden` are left out. spots: boxes on the page that are pointed out for a moment, mm. knobs:
    handles of the selected interactive item, page mm. lines: what a moved selection is aligned with, page mm. numbers:
    places and reveal steps of items, page mm. verdicts: places of the marks of what is right or wrong, page mm. guides:
    while a lesson is prepared. readings: what pens have drawn along edges, each shown above its pen, page mm.
    """

    drafts: tuple[AnyItem, ...] = ()
    lifts: tuple[Lift, ...] = ()
    frame: SelectionFrame | None = None
    lasso: tuple[Point, ...] = ()
    trails: tuple[tuple[TrailPoint, ...], ...] = ()
    discs: tuple[EraserDisc, ...] = ()
    text: Text | None = None
    hidden: frozenset[ItemId] = frozenset()
    marks: tuple[Point, ...] = ()
    badges: tuple[Point, ...] = ()
    spots: tuple[Rect, ...] = ()
    knobs: tuple[Point, ...] = ()
    lines: tuple[tuple[Point, Point], ...] = ()
    numbers: tuple[tuple[Point, str], ...] = ()
    verdicts: tuple[tuple[Point, bool], ...] = ()
    guides: tuple[GuideMark, ...] = ()
    readings: tuple[tuple[Point, str], ...] = ()

    @property
    def lifted(self) -> frozenset[ItemId]:
        """All items that are being moved."""
        return self.lifts[0].items if len(self.lifts) == 1 else frozenset().union(*(lift.items for lift in self.lifts))

    @property
    def away(self) -> frozenset[ItemId]:
        """Items that are currently not painted in the page."""
        return self.hidden.union(*(lift.items for lift in self.lifts if not lift.copying))

    def __or__(self, other: Overlay) -> Overlay:
        return Overlay(
            self.drafts + other.drafts,
            self.lifts + other.lifts,
            self.frame or other.frame,
            self.lasso or other.lasso,
            self.trails + other.trails,
            self.discs + other.discs,
            self.text or other.text,
            self.hidden | other.hidden,
            self.marks + other.marks,
            self.badges + other.badges,
            self.spots + other.spots,
            self.knobs + other.knobs,
            self.lines + other.lines,
            self.numbers + other.numbers,
            self.verdicts + other.verdicts,
            self.guides + other.guides,
            self.readings + other.readings,
        )
