"""Snapping of a dragged handle: the edge that it moves meets the edges and middles of the rest, and guides."""

from __future__ import annotations

from tni.core.geometry import Point, Rect
from tni.document.align_snap import Segment, SnapLines
from tni.document.overlay import Handle, SelectionFrame


def snapped_handle(
    frame: SelectionFrame, handle: Handle, start: Point, place: Point, lines: SnapLines, reach_mm: float
) -> tuple[Point, tuple[Segment, ...]]:
    """Return where the contact acts as if it were, and the line that shows it. A frame that is turned does not snap. A
    corner keeps the ratio of the sides, so it snaps to the nearer of both directions."""
    to = frame.transform
    if to.b or to.c or not handle.is_on_frame:
        return place, ()
    across, down = handle.value
    x0, y0 = to.point(*frame.local(handle))
    edge = x0 + place[0] - start[0], y0 + place[1] - start[1]
    if handle.is_corner:
        edge = _along(frame, handle, (x0, y0), edge)
    ways: list[tuple[float, bool, float, Rect]] = []
    for is_across, used, at, targets in ((True, across, edge[0], lines.across), (False, down, edge[1], lines.down)):
        if used != 0.5:
            ways += ((abs(target - at), is_across, target, box) for target, box in targets)
    best = min(ways, key=lambda way: way[0], default=None)
    if best is None or best[0] > reach_mm:
        return place, ()
    _, is_across, target, box = best
    fixed = to.point(frame.box.x + (1 - across) * frame.box.width, frame.box.y + (1 - down) * frame.box.height)
    if not handle.is_corner:
        dx, dy = (target - x0, 0.0) if is_across else (0.0, target - y0)
    else:
        arm = x0 - fixed[0], y0 - fixed[1]
        length = arm[0] if is_across else arm[1]
        if not length:
            return place, ()
        factor = (target - (fixed[0] if is_across else fixed[1])) / length
        dx, dy = arm[0] * (factor - 1), arm[1] * (factor - 1)
    met = Rect(*fixed, 0.0, 0.0).united(Rect(x0 + dx, y0 + dy, 0.0, 0.0)).united(box)
    shown = ((target, met.y), (target, met.bottom)) if is_across else ((met.x, target), (met.right, target))
    return (start[0] + dx, start[1] + dy), (shown,)


def _along(frame: SelectionFrame, handle: Handle, grip: Point, at: Point) -> Point:
    """Return the place on the diagonal to which a corner goes."""
    across, down = handle.value
    fixed = frame.transform.point(
        frame.box.x + (1 - across) * frame.box.width, frame.box.y + (1 - down) * frame.box.height
    )
    arm = grip[0] - fixed[0], grip[1] - fixed[1]
    length = arm[0] ** 2 + arm[1] ** 2
    if not length:
        return at
    factor = ((at[0] - fixed[0]) * arm[0] + (at[1] - fixed[1]) * arm[1]) / length
    return fixed[0] + arm[0] * factor, fixed[1] + arm[1] * factor
