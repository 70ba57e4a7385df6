"""Messages of an open camera that reads answer cards."""

from __future__ import annotations

from dataclasses import dataclass, field

from tni.core.camera import CameraFault
from tni.quiz.card_detections import CardDetection


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
