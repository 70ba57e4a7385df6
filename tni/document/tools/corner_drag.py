"""Drag of one corner of a shape, or of an end of a line."""

from __future__ import annotations

from math import atan2, hypot

from tni.core.geometry import Point
from tni.document.angles import snapped
from tni.document.document import Change, ChangeKind, Document
from tni.document.drawlist import shape_outline
from tni.document.items import Shape, ShapeKind, bounds
from tni.document.overlay import Overlay, SelectionFrame
from tni.document.recognised_shapes import nearby_directions
from tni.document.selection import frame_of_one
from tni.document.shape_corners import corners_of, with_corner
from tni.document.tools.handles import MIN_SIDE_MM
from tni.ink.shapes.corner_snapping import nearest_on_line, neighbour_corners, snapped_corner


def corner_at(frame: SelectionFrame, place: Point, near_mm: float) -> int | None:
    """Return the nearest corner or end within reach. The middle of a small shape stays free: dragging it moves the
    shape."""
    middle = frame.center()
    reach: dict[int, float] = {}
    for index, (x, y) in enumerate(frame.shape_corners()):
        gap, arm = hypot(x - place[0], y - place[1]), hypot(x - middle[0], y - middle[1])
        outside = hypot(place[0] - middle[0], place[1] - middle[1]) >= arm
        if gap <= near_mm and (outside or gap <= arm / 2):
            reach[index] = gap
    return min(reach, key=reach.__getitem__, default=None)


class CornerDrag:
    """A corner that follows a contact. shape: its present state, drawn instead of the item."""

    def __init__(self, document: Document, before: Shape, index: int, start: Point) -> None:
        """start: page mm where the contact came down."""
        self.shape = self._before = before
        self._document = document
        self._index = index
        self._near = nearby_directions(document, before.page, bounds(before), before.id)
        self._corners = [before.transform.point(*corner) for corner in corners_of(before)]
        self._off = self._corners[index][0] - start[0], self._corners[index][1] - start[1]

    def follow(self, place: Point, reach_mm: float, *, step: bool) -> None:
        """Move the corner. reach_mm: distance within which it snaps to parallels and right angles. step: snap to
        multiples of 15 degrees."""
        there = place[0] + self._off[0], place[1] + self._off[1]
        if self._before.kind is not ShapeKind.ARC:
            there = self._snapped_position(there, reach_mm, step=step)
        made = with_corner(self._before, self._index, self._before.transform.inverse().point(*there))
        if made.kind not in (ShapeKind.LINE, ShapeKind.ARROW) or _length_mm(made) >= MIN_SIDE_MM:
            self.shape = made

    def _snapped_position(self, place: Point, reach_mm: float, *, step: bool) -> Point:
        closed = shape_outline(self._before)[1]
        if not step:
            return snapped_corner(self._corners, closed, self._index, place, self._near, reach_mm)
        other = neighbour_corners(self._corners, closed, self._index)[0]
        return nearest_on_line(other, snapped(atan2(place[1] - other[1], place[0] - other[0])), place)

    def change(self, document: Document) -> Change:
        """Return the change; an empty one if the shape was changed or removed meanwhile."""
        if document.item(self._before.id) != self._before:
            return Change(ChangeKind.EDIT, ())
        return (
            document.replace(ChangeKind.EDIT, self.shape) if self.shape != self._before else Change(ChangeKind.EDIT, ())
        )

    def overlay(self) -> Overlay:
        frame = frame_of_one(self.shape, self._document)
        return Overlay(drafts=(self.shape,), hidden=frozenset((self.shape.id,)), frame=frame)


def _length_mm(line: Shape) -> float:
    (x0, y0), (x1, y1) = (line.transform.point(*end) for end in corners_of(line))
    return hypot(x1 - x0, y1 - y0)
