"""Resources as items of a lesson, with the bytes and the credit that go with them: for `ItemCommands.put_clip`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil

from tni.core.digest import sha256
from tni.core.geometry import IDENTITY, Affine, Rect
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
SHARES = (0.85, 0.65, 0.5, 0.38)
"""Parts of what is in sight that several pictures take together, the first that is free."""
CELL_GAP_MM = 4.0
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


def pictures_clip(
    pictures: Sequence[tuple[EncodedPicture, str]], room_mm: Rect, has_place: Callable[[float, float], bool] | None
) -> ClipboardItems:
    """Return pictures to put on a page together, in rows. pictures: each with its words. room_mm: the part of the page
    that is in sight. has_place: returns whether so much width and height is free; they are made smaller until it is, if
    not so small that the class does not see them. None: the place is chosen."""
    if len(pictures) == 1:
        ((picture, alt),) = pictures
        return picture_clip(picture, alt, None, room_mm)
    columns = max(range(1, len(pictures) + 1), key=lambda n: _shown_area(pictures, room_mm, n))
    rows = ceil(len(pictures) / columns)
    share = SHARES[0]
    for share in SHARES:
        if has_place is None or has_place(share * room_mm.width, share * room_mm.height):
            break
    wide, high = share * room_mm.width / columns, share * room_mm.height / rows
    items, blobs = list[Image](), dict[BlobId, bytes]()
    for number, (picture, alt) in enumerate(pictures):
        cell = Rect(number % columns * wide, number // columns * high, wide, high)
        blob = blob_of(picture.data)
        blobs[blob] = picture.data
        items.append(_in_cell(picture, alt, blob, cell, ItemId(f"new {number}")))
    return ClipboardItems(tuple(items), blobs, Rect(0.0, 0.0, wide * columns, high * rows))


def _shown_area(pictures: Sequence[tuple[EncodedPicture, str]], room_mm: Rect, columns: int) -> float:
    """Return how much of a room pictures fill in so many columns."""
    wide, high = room_mm.width / columns, room_mm.height / ceil(len(pictures) / columns)
    fits = (min(wide / one.width_px, high / one.height_px) ** 2 * one.width_px * one.height_px for one, _ in pictures)
    return sum(fits)


def _in_cell(picture: EncodedPicture, alt: str, blob: BlobId, cell: Rect, key: ItemId) -> Image:
    """Return a picture in the middle of a cell of a table, with a gap about it."""
    wide, high = picture.width_px * MM_PER_IMAGE_PX, picture.height_px * MM_PER_IMAGE_PX
    factor = min((cell.width - CELL_GAP_MM) / wide, (cell.height - CELL_GAP_MM) / high)
    wide, high = wide * factor, high * factor
    x, y = cell.center
    at = Affine.moving(x - wide / 2, y - high / 2)
    return Image(id=key, page=_NOWHERE, blob=blob, width_mm=wide, height_mm=high, alt=alt, transform=at)


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
