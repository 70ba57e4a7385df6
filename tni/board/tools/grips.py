"""What dragging the selection or one of its handles does to it: maps of page mm."""

from __future__ import annotations

from math import atan2, pi

from tni.board.angles import snapped
from tni.board.overlay import Frame, Handle, Point
from tni.core.geometry import Affine

LEAST_MM = 0.5
"""No side is made smaller than this."""


def dragged(start: Point, place: Point, straight: bool) -> Affine:
    """straight: along the nearer axis only."""
    dx, dy = place[0] - start[0], place[1] - start[1]
    if straight:
        dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
    return Affine.moving(dx, dy)


def resized(frame: Frame, handle: Handle, start: Point, place: Point) -> Affine:
    """The handle follows the contact and the opposite one stays. Corners keep the proportions. Nothing is mirrored."""
    to_local = frame.transform.inverse()
    pulled_from, pulled_to = to_local.point(*start), to_local.point(*place)
    across, down = handle.value
    grip = frame.local(handle)
    anchor = frame.box.x + (1 - across) * frame.box.width, frame.box.y + (1 - down) * frame.box.height
    arm = grip[0] - anchor[0], grip[1] - anchor[1]
    reach = arm[0] + pulled_to[0] - pulled_from[0], arm[1] + pulled_to[1] - pulled_from[1]
    if handle.is_corner:  # along the diagonal
        length2 = arm[0] * arm[0] + arm[1] * arm[1]
        factor = max((reach[0] * arm[0] + reach[1] * arm[1]) / length2, _least(max(map(abs, arm)), frame))
        scaling = Affine.scaling(factor, factor, anchor)
    elif across != 0.5:
        scaling = Affine.scaling(max(reach[0] / arm[0], _least(abs(arm[0]), frame)), 1.0, anchor)
    else:
        scaling = Affine.scaling(1.0, max(reach[1] / arm[1], _least(abs(arm[1]), frame)), anchor)
    return frame.transform.after(scaling).after(to_local)


def _least(arm: float, frame: Frame) -> float:
    """Smallest factor of a side `arm` long, in the frame's own unit; what is small already may stay as it is."""
    return min(LEAST_MM / (arm * max(frame.transform.mean_scale, 1e-9)), 1.0)


def turned(frame: Frame, start: Point, place: Point, snap: bool) -> Affine:
    """About the frame's centre. snap: so that the frame stands at a multiple of 15 degrees."""
    center = frame.center()
    angle = _angle(center, place) - _angle(center, start)
    if snap:
        standing = atan2(frame.transform.b, frame.transform.a)
        angle = snapped(standing + angle) - standing
    return Affine.rotating((angle + pi) % (2 * pi) - pi, center)


def _angle(center: Point, place: Point) -> float:
    return atan2(place[1] - center[1], place[0] - center[0])
