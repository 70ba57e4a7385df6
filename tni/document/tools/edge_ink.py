"""Tool of pens that draw along the edges of instruments: their ink lies exactly on the edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from tni.core.geometry import Point
from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind
from tni.document.item_edges import PageEdge
from tni.document.item_handles import ItemActions
from tni.document.items import PluginItem
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase
from tni.document.tools.base import Tool, ToolTarget, hit_tolerance_mm
from tni.document.tools.item_tool import ItemTool, local_place, repainted

FOLLOW_S = 1 / 30
"""Least time between two steps of an instrument that follows a pen, and of the length that is shown."""


@dataclass(slots=True)
class _Guided:
    """Pen on an edge. item: the instrument as the pen came down on it. start: where. shown, shown_s:
    place and time of the last step that the instrument followed. reading: what is shown beside the pen."""

    item: PluginItem
    edge: PageEdge
    ink: Tool
    start: Point
    now: Point
    shown: Point
    shown_s: float
    reading: str = ""


class EdgeInkTool(Tool):
    """Tool of pens on edges. A pen keeps to its edge until it lifts, also where the instrument is moved meanwhile."""

    writes = True

    def __init__(self, target: ToolTarget, actions: ItemActions, items: ItemTool) -> None:
        self._target, self._actions, self._items = target, actions, items
        self._guided: dict[int, _Guided] = {}
        self._followed: dict[ItemId, PluginItem] = {}

    def take(self, event: PointerEvent, ink: Tool, items: Sequence[PluginItem]) -> bool:
        """Return whether a contact that comes down here is at an edge of one of the items, and prepare for its events.
        ink: the tool that writes."""
        place, reach = (event.x_mm, event.y_mm), hit_tolerance_mm(event)
        best: tuple[float, PluginItem, PageEdge] | None = None
        for item in items:
            shown = self._items.shown(item)
            for edge in self._actions.edges(shown):
                on_page = PageEdge(edge, shown.transform)
                try:
                    distance = on_page.distance_mm(place)
                except ValueError:  # squeezed to nothing
                    continue
                if distance <= reach and (best is None or distance < best[0]):
                    best = distance, shown, on_page
        if best is None:
            return False
        _, item, edge_found = best
        start = edge_found.nearest(place)
        self._guided[event.pointer] = _Guided(item, edge_found, ink, start, start, start, -inf)
        return True

    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        guided = self._guided.get(event.pointer)
        if guided is None:
            return NOTHING_CHANGED
        guided.now = guided.edge.nearest((event.x_mm, event.y_mm))
        x, y = guided.now
        changed = guided.ink.handle(replace(event, x_mm=x, y_mm=y, guided=True), now_s)
        if event.phase in (PointerPhase.UP, PointerPhase.CANCEL):
            del self._guided[event.pointer]
            return changed | self._end(guided)
        if event.phase is PointerPhase.DOWN or now_s - guided.shown_s < FOLLOW_S:
            return changed
        guided.shown_s = now_s
        return changed | self._follow(guided)

    def tick(self, _now_s: float) -> Changed:
        """Follow pens that have come to rest since the last step."""
        changed = NOTHING_CHANGED
        for guided in self._guided.values():
            if guided.now != guided.shown:
                changed |= self._follow(guided)
        return changed

    def _follow(self, guided: _Guided) -> Changed:
        """Have the instrument follow the pen, and show what has been drawn."""
        name, guided.shown = guided.edge.edge.id, guided.now
        start, place = (local_place(guided.item, where) for where in (guided.start, guided.now))
        before, guided.reading = guided.reading, self._actions.reading(guided.item, name, start, place)
        changed = Changed(ChangedFlag.OVERLAY) if guided.reading or before else NOTHING_CHANGED
        held = self._target.document.item(guided.item.id)
        if not isinstance(held, PluginItem) or self._items.holds(held.id):
            return changed
        now = self._followed.get(held.id, held)
        after = self._actions.followed(now, name, local_place(now, guided.now))
        if after == now:
            return changed
        self._followed[held.id] = after
        return changed | (Changed(ChangedFlag.OVERLAY) if now is not held else repainted(held))

    def _end(self, guided: _Guided) -> Changed:
        """Leave the instrument where it has followed the pen, which is no undo step: that is the line alone."""
        changed, after = self._follow(guided), self._followed.pop(guided.item.id, None)
        changed |= Changed(ChangedFlag.OVERLAY)
        if after is None or not isinstance(self._target.document.item(after.id), PluginItem):
            return changed
        return changed | self._target.show(self._target.document.replace(ChangeKind.EDIT, after)) | repainted(after)

    def retract(self, pointer: int) -> Changed:
        guided = self._guided.pop(pointer, None)
        if guided is None:
            return NOTHING_CHANGED
        changed, after = guided.ink.retract(pointer), self._followed.pop(guided.item.id, None)
        return changed | Changed(ChangedFlag.OVERLAY) | (NOTHING_CHANGED if after is None else repainted(guided.item))

    def finish(self) -> Changed:
        """Do nothing: the ink is that of the tool that writes, which may go on, then still along the edge."""
        return NOTHING_CHANGED

    def commit_affected(self, change: Change) -> Changed:
        """Take back how instruments have followed their pens that another command changes."""
        for swap in change.swaps:
            self._followed.pop(ItemId(swap.key), None)
        return NOTHING_CHANGED

    @property
    def busy(self) -> bool:
        return bool(self._guided)

    def overlay(self) -> Overlay:
        return Overlay(
            drafts=tuple(self._followed.values()),
            hidden=frozenset(self._followed),
            readings=tuple((one.now, one.reading) for one in self._guided.values() if one.reading),
        )
