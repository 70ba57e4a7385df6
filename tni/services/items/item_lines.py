"""Calls of items that lie down on lines, and of those that have some."""

from __future__ import annotations

from collections.abc import Sequence

from tni.api.items import ItemKind, ItemSize, State
from tni.api.lines import LineAnchor, Segment, SupportsAnchor, SupportsSegments
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.items.item_calls import ACT_S, ItemCalls
from tni.services.items.item_results import checked_anchor, checked_segments


class ItemLines(ItemCalls):
    """Calls about lines, as a base class of the items' host."""

    def anchor(self, item: PluginItem) -> LineAnchor | None:
        """Return the point of an item that lies down on lines; None for most items."""
        contents = plugin_state(item)
        kind = None if contents is None else self.kinds.kind(contents.kind)
        if not isinstance(kind, SupportsAnchor) or (found := self._alive(item)) is None:
            return None
        plugin, state = found[1].kind, found[2]
        asked = self._call(plugin, "anchor", ACT_S, lambda: (checked_anchor(kind.anchor(state)),), (None,), item)
        return asked[0]

    def segments(self, item: PluginItem) -> Sequence[Segment]:
        """Return the segments of an item, in its own millimetres."""

        def ask(kind: ItemKind, state: State) -> tuple[Segment, ...]:
            if not isinstance(kind, SupportsSegments):
                return ()
            return checked_segments(kind.segments(state, ItemSize(item.width_mm, item.height_mm), self._context(item)))

        return self._ask(item, "segments", ask)
