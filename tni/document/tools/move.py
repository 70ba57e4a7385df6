"""Move tool: while a lesson is taught, each contact drags the item that pupils may move, or a copy of a cloner, several
at once. What is let go on a target lies down on one of its places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from math import hypot

from tni.core.geometry import IDENTITY, Affine, Point, Rect
from tni.core.ids import ItemId
from tni.document.items import Item
from tni.document.overlay import Lift, Overlay
from tni.document.pick import movable_at
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase
from tni.document.selection import moved, unlocked, with_groups
from tni.document.tools.base import DRAG_THRESHOLD_PX, Tool, ToolTarget, hit_tolerance_mm
from tni.document.z_order import on_top


@dataclass(slots=True)
class _Hold:
    """Contact that holds items. start: where it came down, page mm. by: how far it has moved them. copying: it drags a
    copy out of them."""

    items: frozenset[ItemId]
    start: Point
    copying: bool = False
    dragging: bool = False
    by: Affine = IDENTITY


class MoveTool(Tool):
    """Move tool. A drag is one undo step; items that one contact holds are out of reach of the others."""

    def __init__(self, target: ToolTarget) -> None:
        self._target = target
        self._holds: dict[int, _Hold] = {}

    def takes(self, event: PointerEvent) -> bool:
        """Return whether a contact that comes down here is on an item that pupils may move."""
        return self._target.document.in_seance and bool(self._items_at(event))

    def _items_at(self, event: PointerEvent) -> frozenset[ItemId]:
        board = self._target
        item = movable_at(board.document, board.page.id, event.x_mm, event.y_mm, hit_tolerance_mm(event) / 2)
        return frozenset() if item is None else with_groups(board.document, board.page.id, [item])

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        from tni.document.targets import is_cloned  # with the first target

        match event.phase:
            case PointerPhase.DOWN:
                items = self._items_at(event)
                copying = is_cloned(self._target.document, self._target.page.id, items)
                if items and (copying or not any(items & hold.items for hold in self._holds.values())):
                    self._holds[event.pointer] = _Hold(items, (event.x_mm, event.y_mm), copying)
                return NOTHING_CHANGED
            case PointerPhase.MOVE:
                return self._drag(event)
            case PointerPhase.UP:
                return self._drag(event) | self._release(event.pointer)
            case PointerPhase.CANCEL:
                return self.retract(event.pointer)

    def _drag(self, event: PointerEvent) -> Changed:
        hold = self._holds.get(event.pointer)
        if hold is None:
            return NOTHING_CHANGED
        dx, dy = event.x_mm - hold.start[0], event.y_mm - hold.start[1]
        if not hold.dragging and hypot(dx, dy) < DRAG_THRESHOLD_PX * event.mm_per_px:
            return NOTHING_CHANGED
        began, hold.dragging = not hold.dragging, True
        hold.by = Affine.moving(dx, dy)
        return self._repainted(hold) if began else Changed(ChangedFlag.OVERLAY)

    def _release(self, pointer: int) -> Changed:
        from tni.document.targets import cloned, snapped  # with the first target

        hold = self._holds.pop(pointer, None)
        if hold is None or not hold.dragging:
            return NOTHING_CHANGED
        if hold.by.is_identity:
            return self._repainted(hold)
        document, page = self._target.document, self._target.page.id
        by = snapped(document, page, hold.items, hold.by)
        change = cloned(document, page, hold.items, by) if hold.copying else moved(document, hold.items, by)
        if by is not hold.by and not hold.copying:  # else it could lie behind the target
            laid = [swap.after for swap in change.swaps if isinstance(swap.after, Item)]
            change = document.replace(change.act, *on_top(document, page, laid))
        return self._target.do(change) | Changed(ChangedFlag.OVERLAY)

    def _repainted(self, hold: _Hold) -> Changed:
        """Return the region where held items leave the painted page or return to it."""
        board = self._target
        if hold.copying:
            return Changed(ChangedFlag.OVERLAY)
        boxes = (board.document.box(item) for item in unlocked(board.document, hold.items))
        region = reduce(Rect.united, boxes, Rect.nothing())
        return Changed(ChangedFlag.OVERLAY | ChangedFlag.DRY, {board.page.id: region})

    def retract(self, pointer: int) -> Changed:
        hold = self._holds.pop(pointer, None)
        return self._repainted(hold) if hold is not None and hold.dragging else NOTHING_CHANGED

    def drop(self) -> Changed:
        return reduce(Changed.__or__, map(self.retract, list(self._holds)), NOTHING_CHANGED)

    def finish(self) -> Changed:
        return self.drop()

    @property
    def busy(self) -> bool:
        return bool(self._holds)

    def overlay(self) -> Overlay:
        held = (hold for hold in self._holds.values() if hold.dragging)
        lifts = (Lift(self._present(hold.items), hold.by, hold.copying) for hold in held)
        return Overlay(lifts=tuple(lifts))

    def _present(self, items: frozenset[ItemId]) -> frozenset[ItemId]:
        """Return the items that still exist and are not locked: another contact may have changed them meanwhile."""
        return frozenset(item.id for item in unlocked(self._target.document, items))
