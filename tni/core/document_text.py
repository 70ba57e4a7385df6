"""Text of a document from outside as it is searched for names, and the reason why some of it could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Unread(Enum):
    """Reason for which a document, or a part of it, was not read."""

    LOCKED = "locked"
    """It needs a password."""
    PICTURE = "picture"
    """It is a picture, or a scan, or its letters have no code."""
    LONG = "long"
    """It is longer, deeper or slower to read than any document of a lesson. What was read is searched."""
    DAMAGED = "damaged"
    AWAY = "away"
    """It cannot be opened: it is gone, or its disk is away. Nobody can look at it either."""
    UNKNOWN = "unknown"
    """It is of another kind: a sound, a film, a document of an old program."""


@dataclass(frozen=True, slots=True)
class DocumentText:
    """Text of a document. unread: None if all of it was read."""

    text: str = ""
    unread: Unread | None = None
