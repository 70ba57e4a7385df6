"""Taps on the sounds and films of the open lesson."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.document.items import AnyItem, Media
from tni.document.pointer import PointerEvent
from tni.document.tools.base import Tool, ToolTarget
from tni.document.tools.hand import HandTool
from tni.document.tools.select import SelectTool

if TYPE_CHECKING:
    from tni.document.tools.media_tap import MediaTapTool

NEAR_PX = 12.0


class MediaTaps:
    """Taps on sounds and films. pressed: plays an item, or pauses it; None while nothing can play. has_sign: returns
    whether an item's sign is seen."""

    def __init__(self, target: ToolTarget) -> None:
        self._target = target
        self.pressed: Callable[[ItemId], None] | None = None
        self.has_sign: Callable[[ItemId], bool] = lambda _item: True
        self._tool: MediaTapTool | None = None

    def tool_for(self, event: PointerEvent, instead: Tool) -> Tool | None:
        """Return the tool for a contact that comes down on a sign; None elsewhere. With the hand, all of an item
        counts; what selects is left alone."""
        if self.pressed is None or isinstance(instead, SelectTool):
            return None
        near = Rect(event.x_mm, event.y_mm, 0.0, 0.0).grown(NEAR_PX * event.mm_per_px)
        if not any(isinstance(item, Media) for item in self._target.document.items(self._target.page.id, near)):
            return None
        if self._tool is None:
            from tni.document.tools.media_tap import MediaTapTool

            self._tool = MediaTapTool(self._target, self._press, lambda item: self.has_sign(item))
        return self._tool if self._tool.take(event, instead, anywhere=isinstance(instead, HandTool)) else None

    def is_opened(self, item: AnyItem | None) -> bool:
        """Play an item that was tapped twice, and return whether it is one that plays."""
        if not isinstance(item, Media) or self.pressed is None:
            return False
        self.pressed(item.id)
        return True

    def _press(self, item: ItemId) -> None:
        if self.pressed is not None:
            self.pressed(item)
