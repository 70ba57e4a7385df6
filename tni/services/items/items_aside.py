"""Items of a lesson whose states break the functions of their plugin: each is left alone by itself, so that a damaged
lesson stops no tool.

A plugin's functions need not expect a state that none of them made. So a fault with an item that was put on a page
since the start is the plugin's, and a fault with any other item may be that of its lesson. An item that is too slow may
just hold much, so that its kind is to blame only for a new one as it was put, and for several.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from tni.core.ids import ItemId
from tni.core.listeners import Listeners
from tni.document.items import PluginItem
from tni.services.items.time_guard import FaultKind, PluginFaultError

MOST_HUNG: Final = 3
"""Items of one kind that may hang, each half a second long, before their kind is switched off."""
MOST_SLOW: Final = 3
"""Different items of one kind that may be too slow before their kind is switched off."""


class ItemsAside:
    """Items that are set aside: they are shown as they were drawn last, and nothing is asked of them until they have
    another state, as after an undo."""

    def __init__(self) -> None:
        self._made: dict[ItemId, int] = {}
        self._slow: dict[str, set[ItemId]] = {}
        self._aside: set[tuple[ItemId, int]] = set()
        self._hung = Counter[str]()
        self.listeners = Listeners[PluginFaultError]()
        """Functions that are called when an item is set aside."""

    def note_made(self, item: PluginItem) -> None:
        """Note that an item got its first state from its plugin."""
        self._made[item.id] = hash(item.data)

    def holds(self, item: PluginItem) -> bool:
        """Return whether an item is set aside."""
        return bool(self._aside) and _key(item) in self._aside

    def takes(self, fault: PluginFaultError, item: PluginItem) -> bool:
        """Set an item aside after a fault; False if the fault is its kind's."""
        is_slow = fault.kind is FaultKind.SLOW
        if item.id in self._made and not (is_slow and self._made[item.id] != hash(item.data)):
            return False
        if is_slow:
            slow = self._slow.setdefault(fault.plugin, set())
            slow.add(item.id)
            if len(slow) > MOST_SLOW:
                return False
        if fault.kind is FaultKind.HUNG:
            self._hung[fault.plugin] += 1
            if self._hung[fault.plugin] > MOST_HUNG:
                return False
        self._aside.add(_key(item))
        self.listeners.tell(fault)
        return True


def _key(item: PluginItem) -> tuple[ItemId, int]:
    return item.id, hash(item.data)
