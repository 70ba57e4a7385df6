"""A hand on one interactive item in memory: drags step by step, taps and controls, as the program calls them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.support.items import Host, plugin
from tni.core.geometry import IDENTITY, Point
from tni.core.ids import ItemId, PageId
from tni.document.item_drawing import DrawnText
from tni.document.item_handles import HandleDrag
from tni.document.items import PluginItem
from tni.document.plugin_state import PluginState, plugin_state


class ItemHand:
    """Hand on an item of a kind. make: returns the kind, `item` of a plugin's module."""

    def __init__(self, make: Any) -> None:
        self.host = Host(plugin("tried", make))
        item = self.host.items.new_item("tried", PageId("p"), IDENTITY, ItemId("i"))
        assert item is not None
        self.item: PluginItem = item

    def __enter__(self) -> ItemHand:
        return self

    def __exit__(self, *_error: object) -> None:
        self.host.guard.close()
        assert self.host.faults == []

    @property
    def contents(self) -> PluginState:
        found = plugin_state(self.item)
        assert found is not None
        return found

    @property
    def state(self) -> dict[str, Any]:
        return dict(self.contents.state)

    @property
    def texts(self) -> list[str]:
        """Texts of the drawing."""
        return [one.text for one in self.contents.drawing if isinstance(one, DrawnText)]

    def set(self, **values: Any) -> None:
        """Replace values of the state."""
        state = {**self.state, **values}
        item = self.host.items.new_item("tried", PageId("p"), IDENTITY, ItemId("i"), state)
        assert item is not None
        self.item = item

    def control(self, control: str, value: Any = True) -> None:
        assert control in self.controls(), control
        self.item = self.host.items.controlled(self.item, control, value)

    def controls(self) -> dict[str, Any]:
        """Return the controls of the panel and their values."""
        return {one.id: getattr(one, "value", None) for one in self.host.items.panel(self.item)}

    def tap(self, target: str) -> None:
        assert target in self.targets(), target
        self.item = self.host.items.tapped(self.item, target)

    def targets(self) -> list[str]:
        return [one.id for one in self.host.items.targets(self.item)]

    def handles(self) -> dict[str, Point]:
        """Return the handles and their places."""
        return {one.id: one.at for one in self.host.items.handles(self.item)}

    def drag(self, handle: str, *places: Point) -> None:
        """Drag a handle from where it is through places."""
        found = next(one for one in self.host.items.handles(self.item) if one.id == handle)
        self.drag_from(handle, [found.at, *(found.limited(place) for place in places)])

    def drag_from(self, handle: str, places: Sequence[Point]) -> None:
        before: Point | None = None
        for place in places[1:]:
            self.item = self.host.items.dragged(self.item, HandleDrag(handle, places[0], place, before=before))
            before = place
