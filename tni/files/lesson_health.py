"""State of writing an open lesson: whether it reaches its file, and the reason if not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class StorageTroubleKind(Enum):
    """Reason why a file cannot be read or written."""

    DISK_FULL = "disk full"
    READ_ONLY = "read-only"
    NO_RIGHT = "no right to read it"
    MOVED = "moved or deleted"
    """The open file is no longer at its path."""
    UNREACHABLE = "unreachable"
    """The folder does not exist: USB key unplugged, network down."""
    DAMAGED = "damaged"
    IO = "input/output error"
    INTERNAL = "a fault of this program"


@dataclass(frozen=True, slots=True)
class StorageTrouble:
    """A current failure to write, with its reason. detail: for the log."""

    kind: StorageTroubleKind
    path: Path
    detail: str


@dataclass(frozen=True, slots=True)
class LessonHealth:
    """State of writing and publishing of an open lesson.

    trouble: the reason why writing fails. rescue: the file that holds the work meanwhile; None: the work is in memory
    only. unpublished: the lesson's own place (a USB key or a server) does not hold everything yet. publishing: the
    reason why publishing fails. beside: path under which the lesson was published instead, because somebody else
    changed the original file.
    """

    trouble: StorageTrouble | None = None
    rescue: Path | None = None
    unpublished: bool = False
    publishing: StorageTrouble | None = None
    beside: Path | None = None

    @property
    def good(self) -> bool:
        return self == LessonHealth()
