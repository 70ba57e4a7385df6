"""Stored picture of a page as it was left."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from math import isfinite

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import PageId

_NUMBERS = struct.Struct("<7d")


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Picture of a page.

    width_mm, height_mm: extent of the page. screen_height_mm: height of the part that is fitted to a surface. box: the
    part of the page that the picture shows, in mm. image: bytes of a picture file.
    """

    page: PageId
    width_mm: float
    height_mm: float
    screen_height_mm: float
    box: Rect
    image: bytes

    def __post_init__(self) -> None:
        lengths = self.width_mm, self.height_mm, self.screen_height_mm, self.box.width, self.box.height
        if not all(isfinite(v) and 0 < v < 1e7 for v in lengths) or not (isfinite(self.box.x) and isfinite(self.box.y)):
            raise BadPagePictureError(f"a picture of {self.box} on a page of {lengths[:3]}")

    def to_bytes(self) -> bytes:
        box = self.box
        sizes = self.width_mm, self.height_mm, self.screen_height_mm, box.x, box.y, box.width, box.height
        return _NUMBERS.pack(*sizes) + self.image

    @classmethod
    def of_bytes(cls, page: PageId, data: bytes) -> PagePicture:
        """Decode a stored picture. Raises: BadPagePictureError, struct.error."""
        width, height, screen, *box = _NUMBERS.unpack_from(data)
        return cls(page, width, height, screen, Rect(*box), data[_NUMBERS.size :])


class BadPagePictureError(TniError):
    """The numbers cannot belong to a picture of a page."""
