"""Interactive items of the page shown, as they are without a hand: what they show, and what time and scale do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeGuard

from tni.core.ids import BlobId, ItemId
from tni.document.document import ChangeKind
from tni.document.items import AnyItem, PluginItem
from tni.document.mark_record import is_mark
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.layer_commands import LayerCommands

if TYPE_CHECKING:  # loaded with the first interactive item
    from tni.document.item_drawing import DrawnPicture
    from tni.document.tools.item_tool import ItemTool
    from tni.services.items.item_host import ItemHost

PLUGIN_CODE = 64
"""Kind of the record of a plugin's item; `tni.document.plugin_state` is loaded later."""
_PICTURE = b'["picture",'
"""Stands in the contents of an item that shows pictures; see `tni.document.item_drawing`."""


class ShownItemCommands(LayerCommands):
    """Commands on the interactive items that are shown, as a base class of the lesson editor. item_host: returns the
    host of the items; None while there is none: they are then shown and stay as they are."""

    item_host: Callable[[], ItemHost] | None = None
    drags_wait: Callable[[], bool] = staticmethod(lambda: False)
    """Returns whether a step of a drag waits for `drag_on`, or for a later step."""
    animates: Callable[[bool], bool] = staticmethod(lambda _tells: False)
    """Returns whether motions of items are to be seen. Its argument: whether a motion tells something."""
    _items: ItemTool | None = None
    _fitted: Mapping[ItemId, AnyItem] = MappingProxyType({})
    """The items of the page shown when they were fitted last to the scale."""

    @property
    def has_interactive_items(self) -> bool:
        """True if the lesson has interactive items on any page."""
        return any(map(is_interactive, self.document.plugin_items))

    # -- pictures

    def items_in_sight(self) -> list[PluginItem]:
        """Return the interactive items on the page shown, as gestures under way show them."""
        found = [item for item in self.document.items(self._page) if is_interactive(item)]
        return found if self._items is None else [self._items.shown(item) for item in found]

    @property
    def shows_pictures(self) -> bool:
        """True if an interactive item of the lesson may show pictures of the web."""
        return any(_PICTURE in item.data for item in self.document.plugin_items if is_interactive(item))

    @property
    def can_keep_stills(self) -> bool:
        """True if `keep_still` has an undo step to add to, and no gesture is under way."""
        return self._layer.can_fold and not self.busy

    def is_as_prepared(self, item: PluginItem) -> bool:
        """Return whether an item is that of the prepared lesson, while a class is taught."""
        return self.seance is not None and item.id not in self.document.overlay

    def keep_still(self, key: ItemId, blob: BlobId, pictures: tuple[DrawnPicture, ...], *, whole: bool) -> Changed:
        """Keep one picture of all pictures that an item shows with it, if it still shows these. whole: all of them are
        on it. It becomes part of the last undo step; without one in this run it is not kept yet."""
        from tni.document.item_still import with_still

        item = self.document.item(key)
        if not is_interactive(item) or not self.can_keep_stills:
            return NOTHING_CHANGED
        after = with_still(item, blob, pictures, whole=whole)
        if after is None or after == item:
            return NOTHING_CHANGED
        change = self.document.replace(ChangeKind.EDIT, after)
        changed = self.show(change)
        self._layer.fold(change)
        return changed

    # -- time

    @property
    def busy(self) -> bool:
        """True while a contact is down or a laser trail fades: call `tick`."""
        return any(tool.busy for tool in self._tools)

    def item_interval_s(self) -> float | None:
        """Return the shortest time between two steps of the items on the page shown; None if all stand still."""
        if self.item_host is None:
            return None
        found = self._interactive_here()
        if not found:
            return None
        host = self.item_host()
        return min((every for item in found if (every := host.interval_s(item)) is not None), default=None)

    def tick_items(self, elapsed_s: float) -> Changed:
        """Let time pass for the items on the page shown. This is no undo step and is not stored."""
        host = self._host()
        if host is None or self.busy:
            return NOTHING_CHANGED
        stepped: list[AnyItem] = []
        for item in self._interactive_here():
            if host.interval_s(item) is not None:
                after = host.ticked(item, elapsed_s)
                if after != item:
                    stepped.append(after)
        return self.show(self.document.replace(ChangeKind.EDIT, *stepped)) if stepped else NOTHING_CHANGED

    @property
    def motion_every_s(self) -> float | None:
        """Time to the next picture of the items in motion; None while nothing moves."""
        return None if self._items is None else self._items.motions.every_s

    def move_on(self, now_s: float) -> Changed:
        """Draw the pictures of a time of the items in motion. They are not stored, and are no undo steps."""
        return NOTHING_CHANGED if self._items is None else self._items.move_on(now_s)

    def rest_items(self) -> Changed:
        """Let all items in motion come to rest."""
        return NOTHING_CHANGED if self._items is None else self._items.rest()

    def rescale_items(self, *, new_only: bool = False) -> Changed:
        """Fit the items on the page shown that measure in millimetres of the board to the scale at which it is shown.
        This is no undo step and is not stored. Changes nothing while the editor is busy: a hand may hold one of them.
        new_only: only items that came or changed since the last call."""
        host = self._host()
        if host is None or self.busy:
            return NOTHING_CHANGED
        here = self._interactive_here()
        before = [item for item in here if not (new_only and self._fitted.get(item.id) is item)]
        after: list[AnyItem] = list(map(host.rescaled, before))
        self._fitted = {item.id: item for item in (*here, *after)}
        changed = [new for old, new in zip(before, after, strict=True) if new != old]
        return self.show(self.document.replace(ChangeKind.EDIT, *changed)) if changed else NOTHING_CHANGED

    # -- private

    def _interactive_here(self) -> list[PluginItem]:
        """Return the interactive items on the page shown, in no order."""
        return [item for item in self.document.plugin_items if item.page == self._page and is_interactive(item)]

    def _host(self) -> ItemHost | None:
        return None if self.item_host is None else self.item_host()

    def _item_tool(self, host: ItemHost) -> ItemTool:
        if self._items is None:
            from tni.document.tools.item_tool import ItemTool

            self._items = ItemTool(
                self, host, lambda: self.drags_wait(), lambda motion: not self.busy and self.animates(motion.tells)
            )
            self._tools = (*self._tools, self._items)
        return self._items


def is_interactive(item: AnyItem | None) -> TypeGuard[PluginItem]:
    """Return whether an item is a plugin's. A correction mark has the form of one, and does nothing."""
    return isinstance(item, PluginItem) and item.code == PLUGIN_CODE and not is_mark(item)
