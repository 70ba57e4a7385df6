"""A board in memory with one drawing instrument on its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import atan2, degrees
from typing import Any

import numpy as np

from tests.support.board import drag, open_board
from tests.support.items import Host, plugin, state_of
from tni.api.items import ItemKind
from tni.document.items import PluginItem, Shape, Stroke
from tni.document.plugin_state import plugin_state
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

type Place = tuple[float, float]


class InstrumentBoard:
    """mm_per_unit: of the board, None while it is unknown."""

    def __init__(self, name: str, make: Callable[[], ItemKind], centre: Place = (160.0, 90.0)) -> None:
        self.mm_per_unit: float | None = None
        self.host = Host(plugin(name, make))
        world = ItemSurroundings(is_french=lambda: True, mm_per_unit=lambda: self.mm_per_unit)
        self.items = ItemHost(self.host.kinds, world)
        self.editor: LessonEditor = open_board()
        self.editor.item_host = lambda: self.items
        self.editor.put_item(name, centre)

    def of[T](self, kind: type[T]) -> list[T]:
        return [one for one in self.editor.document.items(self.editor.page.id) if isinstance(one, kind)]

    @property
    def item(self) -> PluginItem:
        return self.of(PluginItem)[0]

    @property
    def state(self) -> dict[str, Any]:
        return state_of(self.item)

    @property
    def drawing(self) -> str:
        return str(getattr(plugin_state(self.item), "drawing", ""))

    def on_page(self, x: float, y: float) -> Place:
        return self.item.transform.point(x, y)

    def control(self, control: str, value: float | str | bool) -> None:
        self.editor.use(ToolName.SELECT)
        self.editor.select(frozenset({self.item.id}))
        self.editor.control_item(control, value)

    def draw(self, places: Sequence[Place]) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Draw with the pen through places of the page; return the places of the line."""
        self.editor.use(ToolName.PEN)
        drag(self.editor, places)
        line = self.of(Stroke)[-1].samples.positions_mm
        return np.asarray(line, dtype=np.float64)

    def segments(self) -> list[tuple[Place, Place]]:
        return [((one.x0, one.y0), (one.x1, one.y1)) for one in self.of(Shape)]

    def close(self) -> None:
        assert self.host.faults == []
        self.host.guard.close()


def direction(start: Sequence[float], end: Sequence[float]) -> float:
    """Return degrees from the right, against the clock."""
    return degrees(atan2(start[1] - end[1], end[0] - start[0]))


def apart(one: float, other: float, whole: float = 360.0) -> float:
    """Return the difference of two angles, without sign."""
    return abs((one - other + whole / 2) % whole - whole / 2)
