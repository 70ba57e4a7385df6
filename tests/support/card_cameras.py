"""Cameras of a computer that see what a test says."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.camera import FoundCamera
from tni.core.clock import Clock
from tni.quiz.card_camera import CardAnswered, CardMessage
from tni.quiz.card_codes import CardSet
from tni.quiz.card_detections import CardDetection
from tni.services.voting.cards_service import CardCameras


class FakeCamera:
    """Camera that reads the cards that a test shows to it."""

    def __init__(self, address: str, card_set: CardSet, deliver: Callable[[CardMessage], None], clock: Clock) -> None:
        self.address, self.card_set, self.deliver, self._clock = address, card_set, deliver, clock
        self.round = 0
        self.is_open = False

    def start(self) -> None:
        self.is_open = True

    def begin(self) -> int:
        self.round += 1
        return self.round

    def close(self) -> None:
        self.is_open = False

    def read(self, number: int, letter: str, round_: int | None = None) -> None:
        """Read a card, for the present question or another one."""
        asked = self.round if round_ is None else round_
        self.deliver(CardAnswered(CardDetection(number, letter, 0.5, 0.5), self._clock.monotonic(), asked))


class FakeCameras:
    """Cameras of a computer. found: those that are plugged in. opened: each that was opened, the last one latest."""

    def __init__(self) -> None:
        self.found = [FoundCamera("/dev/video0", "HD Webcam"), FoundCamera("/dev/video2", "Visualiseur")]
        self.opened: list[FakeCamera] = []
        self.access = CardCameras(lambda: self.found, self._read)

    def _read(
        self, address: str, card_set: CardSet, deliver: Callable[[CardMessage], None], clock: Clock
    ) -> FakeCamera:
        self.opened.append(FakeCamera(address, card_set, deliver, clock))
        return self.opened[-1]

    @property
    def last(self) -> FakeCamera:
        return self.opened[-1]
