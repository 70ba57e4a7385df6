"""Errors of picture files, apart from their reader, whose library takes long to import."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from tni.core.errors import TniError


class PictureFault(Enum):
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the system refuses to read it
    EMPTY = "empty"
    UNKNOWN = "unknown format"
    HEIC = "HEIC without its library, or AVIF"  # recognised, but not supported here
    DAMAGED = "damaged"
    TOO_LARGE = "too large"


class PictureError(TniError):
    """A picture can't be read. fault: the reason; source: the file, None if it came as bytes."""

    def __init__(self, fault: PictureFault, source: Path | None = None) -> None:
        super().__init__(f"picture {source or ''}: {fault.value}")
        self.fault, self.source = fault, source
