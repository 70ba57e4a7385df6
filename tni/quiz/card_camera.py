"""Cameras that read answer cards: those of the computer, and the messages of an open one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tni.quiz.card_detections import CardDetection


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


@dataclass(frozen=True, slots=True)
class CameraStarted:
    """The camera delivers pictures of this size."""

    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class CameraFailed:
    fault: CameraFault


@dataclass(frozen=True, slots=True)
class CardAnswered:
    """Answer shown with a card. at_s: monotonic host time of reception, seconds. round: the question it answers, as
    returned by `begin`."""

    sighting: CardDetection
    at_s: float
    round: int


@dataclass(frozen=True, slots=True)
class PreviewImage:
    """Small picture for aiming the camera. pixels: grey, rows from the top. cards: those found in it."""

    width_px: int
    height_px: int
    pixels: bytes = field(repr=False)
    cards: tuple[CardDetection, ...]


type CardMessage = CameraStarted | CameraFailed | CardAnswered | PreviewImage
