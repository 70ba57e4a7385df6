"""Steps of an interactive item's handles, for keys and for readers who cannot see: the least drag that changes the
item."""

from __future__ import annotations

from enum import Enum
from math import cos, radians, sin
from typing import Final

from tni.core.geometry import Point
from tni.document.item_handles import HandleCursor, HandleDrag, ItemActions, ItemHandle
from tni.document.items import PluginItem


class HandleStep(Enum):
    """Direction in which a handle is moved. ON, BACK: clockwise, and the other way round."""

    BACK = "back"
    ON = "on"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


DEGREES: Final = (1.0, 2.0, 4.0, 6.0, 9.0, 13.0, 19.0, 28.0, 40.0, 60.0, 90.0)
MILLIMETRES: Final = (0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
"""Lengths of a drag that are tried, the least first."""
_ALONG: Final = {
    HandleStep.LEFT: (-1, 0), HandleStep.RIGHT: (1, 0), HandleStep.UP: (0, -1), HandleStep.DOWN: (0, 1)
}  # fmt: skip
_STEPS: Final = {
    HandleCursor.TURN: (HandleStep.BACK, HandleStep.ON),
    HandleCursor.ACROSS: (HandleStep.LEFT, HandleStep.RIGHT),
    HandleCursor.DOWN: (HandleStep.UP, HandleStep.DOWN),
}


def steps_of(handle: ItemHandle) -> tuple[HandleStep, ...]:
    """Return the directions in which a handle is moved."""
    return _STEPS.get(handle.cursor, tuple(_ALONG))


def stepped(item: PluginItem, handle: ItemHandle, step: HandleStep, actions: ItemActions) -> PluginItem:
    """Return the item after the least drag of a handle in a direction that changes it; unchanged at its limits."""
    start = handle.to or handle.at
    for length in MILLIMETRES if step in _ALONG else DEGREES:
        to = handle.limited(_place(item, handle, start, step, length))
        after = actions.dragged(item, HandleDrag(handle.id, start, to))
        if after != item:
            return after
    return item


def _place(item: PluginItem, handle: ItemHandle, start: Point, step: HandleStep, length: float) -> Point:
    if (along := _ALONG.get(step)) is not None:
        return start[0] + along[0] * length, start[1] + along[1] * length
    x, y = handle.at if handle.to is not None else (item.width_mm / 2, item.height_mm / 2)
    turn = radians(length if step is HandleStep.ON else -length)
    dx, dy = start[0] - x, start[1] - y
    return x + dx * cos(turn) - dy * sin(turn), y + dx * sin(turn) + dy * cos(turn)
