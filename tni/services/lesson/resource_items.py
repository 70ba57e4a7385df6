"""Resources as items of a lesson, with the bytes and the credit that go with them: for `ItemCommands.put_clip`."""

from __future__ import annotations

from dataclasses import replace

from tni.core.digest import sha256
from tni.core.geometry import IDENTITY, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.core.picture import EncodedPicture
from tni.document.clipboard_items import ClipboardItems
from tni.document.items import Image
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.resource_card import CardKind, ResourceCard, card_item
from tni.services.lesson.item_commands import MM_PER_IMAGE_PX

PICTURE_SHARE = 0.45
"""A picture from the resources is placed no larger than this part of what is in sight of the page."""
CARD_SHARE = 0.26
"""Width of a card, as a part of the width that is in sight."""
_NOWHERE, _NEW = PageId(""), ItemId("new")


def picture_clip(picture: EncodedPicture, alt: str, credit: Credit | None, room_mm: Rect) -> ClipboardItems:
    """Return a picture to put on a page. room_mm: the part of the page that is in sight."""
    wide, high = picture.width_px * MM_PER_IMAGE_PX, picture.height_px * MM_PER_IMAGE_PX
    factor = min(PICTURE_SHARE * room_mm.width / wide, PICTURE_SHARE * room_mm.height / high, 1.0)
    blob = blob_of(picture.data)
    item = Image(
        id=_NEW, page=_NOWHERE, blob=blob, width_mm=wide * factor, height_mm=high * factor, alt=alt
    )  # fmt: skip
    return ClipboardItems(
        (item,), {blob: picture.data}, Rect(0.0, 0.0, item.width_mm, item.height_mm), _credits(credit, blob)
    )


def card_clip(
    card: ResourceCard,
    name: str,
    picture: EncodedPicture,
    room_mm: Rect,
    sound: bytes = b"",
    credit: Credit | None = None,
) -> ClipboardItems:
    """Return a card to put on a page. picture: of the card. name: the card in words. sound: file of a sound's card.
    room_mm: the part of the page that is in sight."""
    wide = CARD_SHARE * room_mm.width
    high = wide * picture.height_px / picture.width_px
    drawn = blob_of(picture.data)
    blobs = {drawn: picture.data}
    if card.kind is CardKind.SOUND:
        card = replace(card, sound=blob_of(sound))
        blobs[blob_of(sound)] = sound
    item = card_item(card, name, drawn, (wide, high), _NOWHERE, IDENTITY, _NEW)
    return ClipboardItems((item,), blobs, Rect(0.0, 0.0, wide, high), _credits(credit, _NEW))


def blob_of(data: bytes) -> BlobId:
    """Return the id of bytes in a lesson."""
    return BlobId(sha256(data).hex())


def _credits(credit: Credit | None, about: str) -> tuple[Credit, ...]:
    return () if credit is None else (replace(credit, id=CREDIT_PREFIX + about),)
