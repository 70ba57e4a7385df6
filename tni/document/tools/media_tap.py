"""Taps on the sign of a sound or film, which play it; whatever is no tap goes to the tool in hand."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.document.items import Media
from tni.document.media_drawing import sign_of
from tni.document.pointer import NOTHING_CHANGED, Changed, PointerEvent, PointerPhase
from tni.document.tools.base import DRAG_THRESHOLD_PX, Tool, ToolTarget

REACH_PX = 10.0
"""Distance around the sign within which a tap is meant for it."""


class MediaTapTool(Tool):
    """Tool of contacts that come down on the sign of a sound or film. pressed: is called with the item when one was a
    tap. has_sign: returns whether the item's sign is there, and not its running picture."""

    def __init__(
        self, target: ToolTarget, pressed: Callable[[ItemId], None], has_sign: Callable[[ItemId], bool]
    ) -> None:
        self._target, self._pressed, self._has_sign = target, pressed, has_sign
        self._down: dict[int, tuple[PointerEvent, ItemId, Tool]] = {}
        self._passed: dict[int, Tool] = {}

    def take(self, event: PointerEvent, instead: Tool, *, anywhere: bool = False) -> bool:
        """Return whether a contact comes down on a sign; it is then this tool's. instead: gets it if it is no tap.
        anywhere: all of the item counts."""
        item = self._at(event, anywhere=anywhere)
        if item is None:
            return False
        self._down[event.pointer] = event, item.id, instead
        return True

    def _at(self, event: PointerEvent, *, anywhere: bool) -> Media | None:
        place = Rect(event.x_mm, event.y_mm, 0.0, 0.0).grown(REACH_PX * event.mm_per_px)
        for item in reversed(self._target.document.items(self._target.page.id, place)):
            if not isinstance(item, Media):
                continue
            x, y = item.transform.inverse().point(event.x_mm, event.y_mm)
            inside = 0 <= x <= item.width_mm and 0 <= y <= item.height_mm
            if anywhere and inside:
                return item
            sign_x, sign_y, radius = sign_of(item)
            reach = radius + REACH_PX * event.mm_per_px
            if self._has_sign(item.id) and hypot(x - sign_x, y - sign_y) <= reach:
                return item
            if inside:
                return None
        return None

    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        pointer = event.pointer
        if event.phase is PointerPhase.DOWN:
            return NOTHING_CHANGED
        if (tool := self._passed.get(pointer)) is not None:
            if event.phase is not PointerPhase.MOVE:
                del self._passed[pointer]
            return tool.handle(event, now_s)
        held = self._down.get(pointer)
        if held is None:
            return NOTHING_CHANGED
        began, item, instead = held
        way = hypot(event.x_mm - began.x_mm, event.y_mm - began.y_mm)
        if event.phase is PointerPhase.MOVE:
            if way <= DRAG_THRESHOLD_PX * event.mm_per_px:
                return NOTHING_CHANGED
            del self._down[pointer]
            self._passed[pointer] = instead
            return instead.handle(began, now_s) | instead.handle(event, now_s)
        del self._down[pointer]
        if event.phase is PointerPhase.UP:
            self._pressed(item)
        return NOTHING_CHANGED

    def retract(self, pointer: int) -> Changed:
        self._down.pop(pointer, None)
        tool = self._passed.pop(pointer, None)
        return NOTHING_CHANGED if tool is None else tool.retract(pointer)

    def finish(self) -> Changed:
        self._down.clear()
        self._passed.clear()
        return NOTHING_CHANGED

    def drop(self) -> Changed:
        return self.finish()

    @property
    def busy(self) -> bool:
        return bool(self._down)
