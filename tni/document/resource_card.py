"""Cards of a lesson: a link to a web page, or a sound that lies within the lesson.

A card is an item of kind CARD_CODE with a picture, so that programs that do not know it show it, keep it and hand it
on. Its data are a JSON object; fields that a later program adds stay, since no edit changes the data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.core.web_address import web_address
from tni.document.document import Change, ChangeKind, Document
from tni.document.items import AnyItem, PluginItem

CARD_CODE = 65
"""Kind of the record of a card."""


class CardKind(Enum):
    LINK = "link"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class ResourceCard:
    """Contents of a card. address: of a link, http or https; empty for a sound. sound: the file; None for a link.
    seconds: length of a sound, 0 when unknown."""

    kind: CardKind
    title: str
    address: str = ""
    sound: BlobId | None = None
    seconds: float = 0.0


def card_of(item: AnyItem | None) -> ResourceCard | None:
    """Return the card that an item is; None for other items, and for a card that is not understood."""
    if not isinstance(item, PluginItem) or item.code != CARD_CODE:
        return None
    try:
        found = json.loads(item.data)
        kind, title = CardKind(found["kind"]), found.get("title", "")
        address, seconds = found.get("address", ""), found.get("seconds", 0.0)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not isinstance(title, str) or not isinstance(address, str):
        return None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds < 1e6:
        seconds = 0.0
    if kind is CardKind.LINK:
        return ResourceCard(kind, title, address) if address and web_address(address) == address else None
    return ResourceCard(kind, title, sound=item.blobs[0], seconds=float(seconds)) if item.blobs else None


def unknown_items(items: Iterable[PluginItem]) -> int:
    """Return the number of the items that are neither cards, cameras nor items of plugins, or not understood as
    such."""
    from tni.document.camera_item import is_camera
    from tni.document.plugin_state import plugin_state

    return sum(card_of(item) is None and plugin_state(item) is None and not is_camera(item) for item in items)


def card_item(
    card: ResourceCard, name: str, picture: BlobId, size_mm: tuple[float, float], page: PageId, at: Affine, key: ItemId
) -> PluginItem:
    """Return the item of a card. name: its contents in words, for readers who cannot see it and for programs without
    its picture."""
    said: dict[str, str | float] = {"kind": card.kind.value, "title": card.title}
    if card.kind is CardKind.LINK:
        said["address"] = card.address
    elif card.seconds:
        said["seconds"] = round(card.seconds, 1)
    data = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return PluginItem(
        id=key, page=page, code=CARD_CODE, name=name, picture=picture, width_mm=size_mm[0], height_mm=size_mm[1],
        data=data.encode("utf-8", "surrogatepass"), blobs=() if card.sound is None else (card.sound,), transform=at,
    )  # fmt: skip


def with_picture(document: Document, card: PluginItem, picture: BlobId) -> Change:
    """Return the change that puts another picture on a card; none for another item."""
    new = () if card_of(card) is None else (replace(card, picture=picture),)
    return document.replace(ChangeKind.EDIT, *new)
