"""What is drawn over the page and is not in the document: selection, figures being drawn, laser, eraser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import hypot

from tni.board.items import AnyItem, Text
from tni.core.geometry import IDENTITY, Affine, Points, Rect
from tni.core.ids import ItemId

type Point = tuple[float, float]

TURN_HANDLE_PX = 44.0
"""How far the handle that turns stands off the frame."""


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

    @property
    def is_corner(self) -> bool:
        return self.value[0] != 0.5 and self.value[1] != 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Around the selection. box: in coordinates that `transform` maps to page mm, so that a turned picture has a turned
    frame. locked: no handles."""

    box: Rect
    transform: Affine = IDENTITY
    locked: bool = False

    def corners(self) -> Points:
        """(4, 2) page mm."""
        return self.transform.points(self.box.corners())

    def center(self) -> Point:
        return self.transform.point(*self.box.center)

    def local(self, handle: Handle) -> Point:
        """Where a handle (not TURN) is, in coordinates of `box`."""
        across, down = handle.value
        return self.box.x + across * self.box.width, self.box.y + down * self.box.height

    def handles(self, mm_per_px: float) -> dict[Handle, Point]:
        """Page mm of each handle that there is; a frame without width or height has none on its flat sides."""
        if self.locked:
            return {}
        out: dict[Handle, Point] = {
            handle: self.transform.point(*self.local(handle))
            for handle in Handle
            if handle is not Handle.TURN and self._has(handle)
        }
        out[Handle.TURN] = self._turn_handle(mm_per_px)
        return out

    def _has(self, handle: Handle) -> bool:
        across, down = handle.value
        return (across == 0.5 or self.box.width > 0) and (down == 0.5 or self.box.height > 0)

    def _turn_handle(self, mm_per_px: float) -> Point:
        """Off the top side; off the bottom where the top would put it above the page."""
        x, y = self.transform.point(*self.local(Handle.NORTH))
        cx, cy = self.transform.point(*self.local(Handle.SOUTH))
        off, length = TURN_HANDLE_PX * mm_per_px, hypot(x - cx, y - cy)
        dx, dy = ((x - cx) / length, (y - cy) / length) if length > 0 else (0.0, -1.0)
        if y + dy * off < 0:
            return cx - dx * off, cy - dy * off
        return x + dx * off, y + dy * off


@dataclass(frozen=True, slots=True)
class Spot:
    """One point of a laser's trail. strength: 1 new, 0 faded."""

    x_mm: float
    y_mm: float
    strength: float


@dataclass(frozen=True, slots=True)
class Disc:
    """What an eraser covers."""

    x_mm: float
    y_mm: float
    radius_mm: float


@dataclass(frozen=True, slots=True)
class Overlay:
    """drafts: figures being drawn. lifted: items that are being moved, to be left out where the page is painted and
    drawn here, after `lift`. frame: of the selection, already moved. lasso: outline being drawn, page mm. trails: of
    lasers, oldest point first. marks: points of a figure that ink has just become, page
    mm. words: being typed, drawn here and not in the page, where `hidden` are left out."""

    drafts: tuple[AnyItem, ...] = ()
    lifted: frozenset[ItemId] = frozenset()
    lift: Affine = IDENTITY
    frame: Frame | None = None
    lasso: tuple[Point, ...] = ()
    trails: tuple[tuple[Spot, ...], ...] = ()
    discs: tuple[Disc, ...] = ()
    words: Text | None = None
    hidden: frozenset[ItemId] = frozenset()
    marks: tuple[Point, ...] = ()

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
        )
