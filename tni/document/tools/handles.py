"""Transforms of the selection, in page mm, that a drag of it or of one of its handles makes."""

from __future__ import annotations

from math import atan2, hypot, pi

from tni.core.geometry import Affine, Point
from tni.document.angles import snapped
from tni.document.overlay import Handle, SelectionFrame

MIN_SIDE_MM = 0.5
"""Minimum length of a side after resizing."""
MAX_SIDE_MM = 20_000.0
"""Maximum length of a side after resizing."""


def handle_at(frame: SelectionFrame, place: Point, near_mm: float, mm_per_px: float) -> Handle | None:
    """Return the nearest handle within reach; at equal distance a corner before a side. The middle of the frame stays
    free: dragging it moves a small selection."""
    reach: dict[Handle, float] = {}
    for handle, (x, y) in frame.handles(mm_per_px).items():
        gap = hypot(x - place[0], y - place[1])
        if gap <= near_mm and not (handle.is_on_frame and _in_middle(frame, handle, place)):
            reach[handle] = gap
    return min(reach, key=lambda h: (reach[h], not h.is_corner), default=None)


def _in_middle(frame: SelectionFrame, handle: Handle, place: Point) -> bool:
    """Return whether a place is more than a quarter of the frame's size inside it, measured from the handle."""
    box, (x, y) = frame.box, frame.transform.inverse().point(*place)
    (across, down), (grip_x, grip_y) = handle.value, frame.local(handle)
    inwards_x, inwards_y = (0.5 - across) * 2 * (x - grip_x), (0.5 - down) * 2 * (y - grip_y)
    return inwards_x > box.width / 4 or inwards_y > box.height / 4


def dragged(start: Point, place: Point, straight: bool) -> Affine:
    """Return the translation of a drag. straight: along the nearer axis only."""
    dx, dy = place[0] - start[0], place[1] - start[1]
    if straight:
        dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
    return Affine.moving(dx, dy)


def resized(frame: SelectionFrame, handle: Handle, start: Point, place: Point) -> Affine:
    """Return the scaling that moves the handle with the contact and keeps the opposite one fixed. Corners keep the
    aspect ratio. Nothing is mirrored."""
    to_local = frame.transform.inverse()
    pulled_from, pulled_to = to_local.point(*start), to_local.point(*place)
    across, down = handle.value
    grip = frame.local(handle)
    anchor = frame.box.x + (1 - across) * frame.box.width, frame.box.y + (1 - down) * frame.box.height
    arm = grip[0] - anchor[0], grip[1] - anchor[1]
    reach = arm[0] + pulled_to[0] - pulled_from[0], arm[1] + pulled_to[1] - pulled_from[1]
    if handle.is_corner:  # along the diagonal
        along = (reach[0] * arm[0] + reach[1] * arm[1]) / (arm[0] * arm[0] + arm[1] * arm[1])
        factor = _bounded(along, [(arm[0], 0.0), (0.0, arm[1])], frame)
        scaling = Affine.scaling(factor, factor, anchor)
    elif across != 0.5:
        scaling = Affine.scaling(_bounded(reach[0] / arm[0], [(arm[0], 0.0)], frame), 1.0, anchor)
    else:
        scaling = Affine.scaling(1.0, _bounded(reach[1] / arm[1], [(0.0, arm[1])], frame), anchor)
    return frame.transform.after(scaling).after(to_local)


def _bounded(factor: float, sides: list[Point], frame: SelectionFrame) -> float:
    """Return the factor, limited so that all sides stay within the limits. A side that exceeds them already may stay as
    it is."""
    to_page = frame.transform
    lengths = [max(hypot(to_page.a * x + to_page.c * y, to_page.b * x + to_page.d * y), 1e-9) for x, y in sides]
    return max(min(factor, max(MAX_SIDE_MM / max(lengths), 1.0)), min(MIN_SIDE_MM / min(lengths), 1.0))


def turned(frame: SelectionFrame, start: Point, place: Point, snap: bool) -> Affine:
    """Return the rotation about the frame's centre. snap: the frame's angle becomes a multiple of 15 degrees."""
    center = frame.center()
    angle = _angle(center, place) - _angle(center, start)
    if snap:
        standing = atan2(frame.transform.b, frame.transform.a)
        angle = snapped(standing + angle) - standing
    return Affine.rotating((angle + pi) % (2 * pi) - pi, center)


def _angle(center: Point, place: Point) -> float:
    return atan2(place[1] - center[1], place[0] - center[0])
