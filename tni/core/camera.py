"""Cameras of the computer, and why one delivers no picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """Camera of the computer. address: under which it is opened. name: as it reports it, "" if unknown."""

    address: str
    name: str


class CameraFault(Enum):
    """Reason why there is no usable picture. Opening the camera is retried in each case."""

    ABSENT = "absent"
    """The camera does not exist, or is unplugged."""
    REFUSED = "refused"
    """This user may not read it."""
    BUSY = "busy"
    """It exists but does not open: another program uses it."""
    SILENT = "silent"
    """It is open but delivers no pictures."""
    DARK = "dark"
    """Its pictures are black."""
    FROZEN = "frozen"
    """It sends one picture again and again."""
    CRASHED = "crashed"
    """The process that reads it has ended."""
    NO_READER = "no reader"
    """That process does not start, or OpenCV is not installed."""
