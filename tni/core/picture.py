"""Value type of a picture in a lesson or a question: the bytes of a PNG or JPEG file, and its size in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """Picture fit for a lesson. data: a PNG or JPEG file, upright, at most MAX_SIDE_PX per side. media_type: image/png
    or image/jpeg."""

    data: bytes = field(repr=False)
    media_type: str
    width_px: int
    height_px: int
