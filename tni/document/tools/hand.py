"""Hand tool: one contact moves the page, two contacts zoom. It changes the view alone.

While a pen writes, the page stays in place; otherwise it would move away under the pen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

from tni.core.geometry import Point
from tni.document.pointer import NOTHING_CHANGED, Changed, PointerEvent, PointerPhase
from tni.document.tools.base import Tool, ToolTarget
from tni.document.view import View


@dataclass(slots=True)
class _Anchor:
    """A contact. page: the point of the page that it holds, mm. screen: its position, pixels."""

    page: Point
    screen: Point


class HandTool(Tool):
    """Hand tool. Events must be mapped to the page with the view that is current when they are handled."""

    def __init__(self, target: ToolTarget, is_written: Callable[[], bool] = lambda: False) -> None:
        """is_written: returns whether a pen is down on the page."""
        self._target, self._is_written = target, is_written
        self._anchors: dict[int, _Anchor] = {}

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        view = self._target.view
        place = view.to_screen(event.x_mm, event.y_mm)
        match event.phase:
            case PointerPhase.DOWN:
                self._anchors[event.pointer] = _Anchor((event.x_mm, event.y_mm), place)
                self._reanchor(view)
                return NOTHING_CHANGED
            case PointerPhase.MOVE | PointerPhase.UP:
                grip = self._anchors.get(event.pointer)
                if grip is None:
                    return NOTHING_CHANGED
                grip.screen = place
                changed = self._follow(view)
                if event.phase is PointerPhase.UP:
                    self._leave(event.pointer)
                return changed
            case PointerPhase.CANCEL:
                self._leave(event.pointer)
                return NOTHING_CHANGED

    def _follow(self, view: View) -> Changed:
        if self._is_written():
            self._reanchor(view)
            return NOTHING_CHANGED
        first, *more = list(self._anchors.values())[:2]  # a third contact waits until one of the two leaves
        if not more:
            held = view.to_screen(*first.page)
            return self._target.set_view(view.panned(first.screen[0] - held[0], first.screen[1] - held[1]))
        second = more[0]
        apart_mm = hypot(first.page[0] - second.page[0], first.page[1] - second.page[1])
        apart_px = hypot(first.screen[0] - second.screen[0], first.screen[1] - second.screen[1])
        if apart_mm * view.scale < 1 or apart_px < 1:
            return NOTHING_CHANGED
        middle = _middle(first.screen, second.screen)
        zoomed = view.zoomed(apart_px / (apart_mm * view.scale), *middle, self._target.viewport)
        held = zoomed.to_screen(*_middle(first.page, second.page))
        return self._target.set_view(zoomed.panned(middle[0] - held[0], middle[1] - held[1]))

    def _leave(self, pointer: int) -> None:
        if self._anchors.pop(pointer, None) is not None:
            self._reanchor(self._target.view)

    def _reanchor(self, view: View) -> None:
        """Let each contact hold the point that is under it now, so that nothing jumps when contacts come or go, or
        after a limit was reached."""
        for grip in self._anchors.values():
            grip.page = view.to_page(*grip.screen)

    def retract(self, pointer: int) -> Changed:
        self._leave(pointer)
        return NOTHING_CHANGED

    def finish(self) -> Changed:
        self._anchors.clear()
        return NOTHING_CHANGED

    @property
    def busy(self) -> bool:
        return bool(self._anchors)


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
