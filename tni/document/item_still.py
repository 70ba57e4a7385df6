"""Still of an interactive item: one picture of all pictures of the web that its drawing shows, kept in the lesson, so
that the item is shown, printed and exported without a network.

The still is the item's `picture`. A field of the item's contents says which pictures it is made of, and whether all of
them were there: once the drawing shows others, they are painted themselves until another still is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from tni.core.digest import sha256
from tni.core.ids import BlobId
from tni.document.item_drawing import Drawing, DrawnPicture
from tni.document.items import AnyItem, PluginItem
from tni.document.plugin_state import PluginState, encode_state, plugin_state
from tni.document.stored_drawing import encode_drawing

_FIELD = "still"
_DIGITS = 24


def pictures_of(item: AnyItem | None) -> tuple[DrawnPicture, ...]:
    """Return the pictures of the web that an item's drawing shows."""
    return () if (contents := plugin_state(item)) is None else _pictures(contents.drawing)


def _pictures(drawing: Drawing) -> tuple[DrawnPicture, ...]:
    return tuple(one for one in drawing if isinstance(one, DrawnPicture))


def pictures_key(pictures: tuple[DrawnPicture, ...]) -> str:
    """Return what tells these pictures in their places from others."""
    return sha256(repr(encode_drawing(pictures)).encode()).hex()[:_DIGITS] if pictures else ""


def still_of(item: PluginItem) -> BlobId | None:
    """Return the still of the pictures that an item shows; None if it has none of these."""
    return item.picture if item.picture is not None and _made_of(item.data)[0] else None


def is_whole(item: PluginItem) -> bool:
    """Return whether an item has a still, and all pictures are on it."""
    return still_of(item) is not None and _made_of(item.data)[1]


@lru_cache(64)  # asked for at each painting of a tile
def _made_of(data: bytes) -> tuple[bool, bool]:
    """Return whether the contents name the pictures that they show, and whether the still has all of them."""
    contents = _contents(data)
    if contents is None or not isinstance(found := contents.more.get(_FIELD), Mapping):
        return False, False
    key = pictures_key(_pictures(contents.drawing))
    return bool(key) and found.get("of") == key, found.get("whole") is True


def _contents(data: bytes) -> PluginState | None:
    from tni.core.ids import ItemId, PageId
    from tni.document.plugin_state import PLUGIN_CODE

    return plugin_state(
        PluginItem(
            id=ItemId(""), page=PageId(""), code=PLUGIN_CODE, name="", picture=None, width_mm=1.0, height_mm=1.0,
            data=data,
        )
    )  # fmt: skip


def with_still(item: PluginItem, blob: BlobId, pictures: tuple[DrawnPicture, ...], *, whole: bool) -> PluginItem | None:
    """Return an item with a still of pictures; None if it shows others by now. whole: all of them are on it."""
    contents = plugin_state(item)
    if contents is None or not pictures or _pictures(contents.drawing) != pictures:
        return None
    made_of: dict[str, Any] = {"of": pictures_key(pictures), "whole": whole}
    return replace(item, picture=blob, data=encode_state(replace(contents, more={**contents.more, _FIELD: made_of})))
