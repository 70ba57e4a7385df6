"""Words: a tap asks for an editor, on what was tapped or on a new item there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tni.board.items import Text
from tni.board.pick import item_at
from tni.board.pointer import NOTHING_CHANGED, Changed, Phase, PointerEvent
from tni.board.tools.base import Board, Tool, touch_mm
from tni.core.ids import ItemId, PageId


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Words being typed. item: whose, None for new ones at (x_mm, y_mm), the top left corner of their box."""

    page: PageId
    item: ItemId | None
    x_mm: float
    y_mm: float


class TextTool(Tool):
    def __init__(self, board: Board, ask: Callable[[TextEdit], Changed]) -> None:
        """ask: opens an editor."""
        self._board, self._ask = board, ask
        self._down: dict[int, None] = {}

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        if event.phase is Phase.DOWN:
            self._down[event.pointer] = None
        if event.phase in (Phase.DOWN, Phase.MOVE):
            return NOTHING_CHANGED
        known = event.pointer in self._down
        self._down.pop(event.pointer, None)
        return self._tap(event) if known and event.phase is Phase.UP else NOTHING_CHANGED

    def _tap(self, event: PointerEvent) -> Changed:
        page = self._board.page.id
        item = item_at(self._board.document, page, event.x_mm, event.y_mm, touch_mm(event) / 2)
        if isinstance(item, Text) and not item.locked:
            return self._ask(TextEdit(page, item.id, *item.transform.point(0.0, 0.0)))
        return self._ask(TextEdit(page, None, event.x_mm, event.y_mm))

    def retract(self, pointer: int) -> Changed:
        self._down.pop(pointer, None)
        return NOTHING_CHANGED

    def finish(self) -> Changed:
        self._down.clear()
        return NOTHING_CHANGED

    @property
    def busy(self) -> bool:
        return bool(self._down)
