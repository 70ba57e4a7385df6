"""Outline of a correction mark: what a tap or an eraser must meet, so that what is within a ring is reached."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

import numpy as np

from tni.core.geometry import Points
from tni.document.item_drawing import DrawnArea, DrawnLine, DrawnOval
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.ink.hit import distances_to_point, inside_polygon

RING_SIDES = 48


def mark_outline(item: PluginItem) -> Iterator[tuple[Points, float, bool]]:
    """Yield the parts of a mark: (n, 2) page mm along each, half its width, and whether it is filled. Closed ones end
    where they start. A mark that is not understood has none."""
    contents = plugin_state(item)
    scale = item.transform.mean_scale
    for one in () if contents is None else contents.drawing:
        match one:
            case DrawnLine() if one.points:
                points = (*one.points, one.points[0]) if one.closed or len(one.points) == 1 else one.points
                yield item.transform.points(np.array(points)), one.width_mm / 2 * scale, False
            case DrawnArea() if one.points:
                yield item.transform.points(np.array((*one.points, one.points[0]))), 0.0, True
            case DrawnOval():
                turns = [2 * pi * k / RING_SIDES for k in range(RING_SIDES + 1)]
                around = [(one.x + one.radius_x * cos(turn), one.y + one.radius_y * sin(turn)) for turn in turns]
                yield item.transform.points(np.array(around)), one.width_mm * scale, one.fill is not None
            case _:
                pass


def touches_mark(item: PluginItem, x: float, y: float, tolerance: float) -> bool:
    """Return whether a mark is painted within `tolerance` mm of (x, y)."""
    for points, reach, is_filled in mark_outline(item):
        if is_filled and inside_polygon(np.array([(x, y)]), points)[0]:
            return True
        if (distances_to_point((x, y), points[:-1], points[1:]) <= reach + tolerance).any():
            return True
    return False
