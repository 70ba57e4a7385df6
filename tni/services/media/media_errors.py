"""Errors of sound and film."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from tni.core.errors import TniError


class MediaFault(Enum):
    """Reason for which a file is not put on the page."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too large"
    NO_MEDIA = "neither sound nor film"
    CODEC = "cannot be decoded"
    STOPPED = "the player stopped at it"
    OTHER_LESSON = "another lesson was opened meanwhile"


class MediaError(TniError):
    """A sound or film cannot be used. codec: name of what it is coded with, "" where that is unknown. size_bytes: of
    the file, 0 where it does not matter."""

    def __init__(self, fault: MediaFault, path: Path, codec: str = "", size_bytes: int = 0) -> None:
        super().__init__(f"{path}: {fault.value} {codec}".rstrip())
        self.fault, self.path, self.codec, self.size_bytes = fault, path, codec, size_bytes


class SubtitlesError(TniError):
    """A file holds no subtitles that can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no subtitles")
        self.path = path
