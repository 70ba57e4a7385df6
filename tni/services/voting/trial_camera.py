"""Simulated camera of the trial class, offered beside the real ones: it reads the cards of simulated pupils."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tni.core.camera import FoundCamera
from tni.core.clock import Clock
from tni.quiz.card_camera import CameraStarted, CardAnswered, CardMessage
from tni.quiz.card_codes import CARD_LETTERS, CardSet
from tni.quiz.card_detections import CardDetection
from tni.services.voting.cards_service import TRIAL_CAMERA, CardCameras, CardReader


class TrialCamera:
    """`CardReader` of a camera that does not exist."""

    def __init__(self, deliver: Callable[[CardMessage], None], clock: Clock) -> None:
        self._deliver, self._clock = deliver, clock
        self._round = 0

    def start(self) -> None:
        self._deliver(CameraStarted(640, 480))

    def begin(self) -> int:
        self._round += 1
        return self._round

    def close(self) -> None:
        self._round = 0

    def show(self, number: int, letter: str) -> None:
        """Hold up a card, with this letter at the top. A card has no other letters than A to D."""
        if self._round and letter in CARD_LETTERS:
            sighting = CardDetection(number, letter, 0.5, 0.5)
            self._deliver(CardAnswered(sighting, self._clock.monotonic(), self._round))


class CamerasWithTrial:
    """Access to the cameras of the computer and, before them, the simulated one. real: access to those of
    the computer. opened: the last simulated one."""

    def __init__(self, cameras: CardCameras) -> None:
        self.real = cameras
        self.opened: TrialCamera | None = None
        self.access = CardCameras(self._find, self._read)

    def _find(self) -> Sequence[FoundCamera]:
        return [FoundCamera(TRIAL_CAMERA, ""), *self.real.find()]

    def _read(
        self, address: str, card_set: CardSet, deliver: Callable[[CardMessage], None], clock: Clock
    ) -> CardReader:
        if address != TRIAL_CAMERA:
            return self.real.read(address, card_set, deliver, clock)
        self.opened = TrialCamera(deliver, clock)
        return self.opened
