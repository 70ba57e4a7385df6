"""What is heard of the cards and of the camera that sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tni.quiz.card_detections import CardDetection


class CameraFault(Enum):
    """Why there is no picture. It is tried again each time."""

    ABSENT = "absent"
    """It is not there: never was, or unplugged."""
    REFUSED = "refused"
    """This user may not read it."""
    BUSY = "busy"
    """It is there, and does not open: another program has it."""
    SILENT = "silent"
    """It is open and gives no pictures."""
    DARK = "dark"
    """Its pictures are black."""
    FROZEN = "frozen"
    """It sends one picture again and again."""
    CRASHED = "crashed"
    """The process that reads them has ended."""
    NO_READER = "no reader"
    """That process does not start, or OpenCV is not installed."""


@dataclass(frozen=True, slots=True)
class CameraStarted:
    """The camera gives pictures, of that size."""

    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class CameraFailed:
    fault: CameraFault


@dataclass(frozen=True, slots=True)
class CardAnswered:
    """at_s: host time at which it was heard, seconds. round: which question it answers, as told by `begin`."""

    sighting: CardDetection
    at_s: float
    round: int


@dataclass(frozen=True, slots=True)
class PreviewImage:
    """A small picture to aim by. pixels: grey, rows from the top. cards: those seen in it."""

    width_px: int
    height_px: int
    pixels: bytes = field(repr=False)
    cards: tuple[CardDetection, ...]


type CardMessage = CameraStarted | CameraFailed | CardAnswered | PreviewImage
