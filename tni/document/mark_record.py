"""Recognition of correction marks by their records, unread; `tni.document.correction_mark` makes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

from tni.document.items import AnyItem, PluginItem

MARK_KIND = "tni.correction"
"""Kind of the marks, where a plugin's item has the id of its plugin."""
_RECORD = f'"kind":"{MARK_KIND}"'.encode()
_PLUGIN_CODE = 64


def is_mark(item: AnyItem | None) -> TypeGuard[PluginItem]:
    """Return whether an item is a correction mark, understood or not."""
    return isinstance(item, PluginItem) and item.code == _PLUGIN_CODE and _RECORD in item.data


def has_mark(items: Iterable[AnyItem]) -> bool:
    """Return whether there is a correction mark among items; a page that has one is a corrected copy."""
    return any(is_mark(item) for item in items)
