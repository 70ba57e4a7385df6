"""One picture of all pictures of the web that an interactive item shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter

from tni.core.geometry import Affine
from tni.core.ids import BlobId
from tni.document.drawlist import DrawImage, live_blob
from tni.document.item_drawing import DrawnPicture
from tni.render.raster.live_pictures import LivePictures

LARGEST_PX = 2600
"""Longest side of a still."""
QUALITY = 90


@dataclass(frozen=True, slots=True)
class Still:
    """Still and the file of it: JPEG if the pictures cover all of the item, else PNG."""

    image: QImage
    data: bytes


def compose_still(
    pictures: Sequence[DrawnPicture], size_mm: tuple[float, float], images: Mapping[BlobId, QImage], *, opaque: bool
) -> Still:
    """Paint all pictures of an item, as finely as the finest of them. For any thread. images: those that are there.
    opaque: all of them are."""
    wide, high = size_mm
    fine = max((_px_per_mm(one, images) for one in pictures if _is_there(one, images)), default=1.0)
    scale = min(fine, LARGEST_PX / max(wide, high))
    image = QImage(max(round(wide * scale), 1), max(round(high * scale), 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter, live = QPainter(image), LivePictures(images)
    try:
        painter.scale(image.width() / wide, image.height() / high)
        for one in pictures:
            instead = tuple((live_blob(key), part) for key, part in one.instead)
            at = Affine.moving(one.x, one.y)
            blob = live_blob(one.address)
            live.paint(
                painter, DrawImage(blob, one.width_mm, one.height_mm, at, crop=one.part, live=True, instead=instead)
            )
    finally:
        painter.end()
    covered = sum(one.width_mm * one.height_mm for one in pictures) >= 0.999 * wide * high
    return Still(image, _encoded(image, "JPG" if opaque and covered else "PNG"))


def _px_per_mm(one: DrawnPicture, images: Mapping[BlobId, QImage]) -> float:
    return images[live_blob(one.address)].width() * (1.0 - one.part[0] - one.part[2]) / max(one.width_mm, 1e-6)


def _is_there(one: DrawnPicture, images: Mapping[BlobId, QImage]) -> bool:
    image = images.get(live_blob(one.address))
    return image is not None and not image.isNull()


def _encoded(image: QImage, form: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, QUALITY if form == "JPG" else -1)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
