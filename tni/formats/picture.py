"""A picture read from a file, and why one cannot be: apart from the reading, whose library takes its time to load."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tni.core.errors import TniError


class PictureFault(Enum):
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the system refuses to read it
    EMPTY = "empty"
    UNKNOWN = "unknown format"
    HEIC = "HEIC or AVIF"  # a phone's photograph: known, not read
    DAMAGED = "damaged"
    TOO_LARGE = "too large"


class PictureError(TniError):
    """fault: why; source: the file, None when it came as bytes."""

    def __init__(self, fault: PictureFault, source: Path | None = None) -> None:
        super().__init__(f"picture {source or ''}: {fault.value}")
        self.fault, self.source = fault, source


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """data: a PNG or JPEG file, upright, at most MAX_SIDE_PX a side. media_type: image/png or image/jpeg."""

    data: bytes = field(repr=False)
    media_type: str
    width_px: int
    height_px: int
