"""Calls of the functions by which interactive items move after an act."""

from __future__ import annotations

from dataclasses import replace

from tni.api.item_motion import Moving, SupportsMotion
from tni.api.items import ItemKind, ItemSize, State
from tni.document.item_drawing import checked_drawing, within
from tni.document.item_motions import ItemMotion
from tni.document.items import PluginItem
from tni.document.plugin_state import encode_state, plugin_state
from tni.services.items.item_calls import DRAW_S, ItemCalls
from tni.services.items.item_results import checked_motion


class MotionCalls(ItemCalls):
    """Calls for motions, as a base class of the host; a `tni.document.item_motions.MovedItems`."""

    def motion(self, before: PluginItem, after: PluginItem, act: str) -> ItemMotion | None:
        """Return the motion of an item after a tap or a control; None for none."""
        was = plugin_state(before)
        if was is None or before.id != after.id:
            return None

        def ask(kind: ItemKind, state: State) -> tuple[ItemMotion, ...]:
            if not isinstance(kind, SupportsMotion) or was.version != kind.version:
                return ()
            found = checked_motion(kind.motion(was.state, state, act))
            return () if found is None else (ItemMotion(before, after, act, found.seconds, found.every_s, found.tells),)

        return next(iter(self._ask(after, "motion", ask)), None)

    def in_motion(self, motion: ItemMotion, elapsed_s: float) -> PluginItem:
        """Return an item as it is drawn at a time of its motion; as it is at rest if that fails."""
        item, was = motion.after, plugin_state(motion.before)
        found = self._alive(item)
        if found is None or was is None or not isinstance(kind := found[0], SupportsMotion):
            return item
        _, contents, state = found
        size, ctx = ItemSize(item.width_mm, item.height_mm), replace(self._context(item), seed=0)

        def draw() -> PluginItem:
            drawn = kind.draw_moving(Moving(was.state, state, motion.act, elapsed_s), size, ctx)
            drawing = within(checked_drawing(drawn), size.width_mm, size.height_mm)
            shown = replace(contents, version=found[0].version, drawing=drawing)
            return replace(item, data=encode_state(shown))

        return self._call(contents.kind, "draw_moving", DRAW_S, draw, item, item)
