"""Supervisor of the process that reads cards. The process lives as long as the camera is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, override

from tni.core.camera import CameraFault
from tni.core.clock import MonotonicClock
from tni.processes.child import worker_command
from tni.processes.supervisor import SupervisionLimits, Supervisor
from tni.quiz.card_camera import CameraFailed, CameraStarted, CardAnswered, CardMessage, PreviewImage
from tni.quiz.card_codes import CARD_LETTERS, CardSet
from tni.quiz.card_detections import CardDetection

MEMORY_BYTES = 3 << 30
LIMITS = SupervisionLimits(start_delays_s=(0.0, 1.0), start_checks=20, silent_checks=20, end_checks=1)
"""Silence is longer than the longest wait of a camera driver (10 s), and than a start of OpenCV on a slow computer."""
MAX_CARDS, MAX_SIDE_PX = 300, 4096


class CardReaderProcess(Supervisor):
    """Camera that looks for cards, from `start` to `close`.

    address: see `video_source.VideoSource`.
    deliver: called with each message, on a thread of this object.
    command: starts the reader in a program that no Python interpreter runs; gets memory, address and card set as its
        last arguments.
    """

    def __init__(
        self,
        address: str,
        card_set: CardSet,
        deliver: Callable[[CardMessage], None],
        clock: MonotonicClock,
        command: Sequence[str] | None = None,
    ) -> None:
        command = command or worker_command("tni.voting.cards.worker", "-B")  # writes no compiled modules either
        super().__init__("cards", (*command, str(MEMORY_BYTES), address, card_set.value), LIMITS)
        self._deliver, self._clock = deliver, clock
        self._round = 0

    def begin(self) -> int:
        """Begin a new question: cards that were read are read again. Returns its number, which its answers carry."""
        self._round += 1
        self.send(self.greeting())
        return self._round

    def close(self) -> None:
        """Close the camera. When this returns it is closed, and no more messages come. Never raises."""
        self.end()
        self.join(0.0)

    @override
    def greeting(self) -> Mapping[str, Any]:
        return {"begin": self._round}

    @override
    def received(self, head: Mapping[str, Any], payload: bytes) -> None:
        self.is_ready = True
        message = parse_frame(head, payload, self._clock.monotonic())
        if message is not None:
            self._deliver(message)

    @override
    def ended(self, error: OSError | None) -> None:
        self._deliver(CameraFailed(CameraFault.CRASHED if self.is_ready else CameraFault.NO_READER))

    @override
    def closed(self) -> None:
        pass  # `close` has waited for it


def parse_frame(head: Mapping[str, Any], payload: bytes, at_s: float) -> CardMessage | None:
    """Parse a frame; None for a mere sign of life. Raises: ValueError for a malformed frame."""
    try:
        match head["say"]:
            case "sees":
                return CameraStarted(int(head["width"]), int(head["height"]))
            case "failed":
                return CameraFailed(CameraFault(head["fault"]))
            case "answer":
                return CardAnswered(_parse_detection(head["card"]), at_s, int(head["round"]))
            case "preview":
                width, height = int(head["width"]), int(head["height"])
                if not (0 < width <= MAX_SIDE_PX and 0 < height <= MAX_SIDE_PX) or len(payload) != width * height:
                    raise ValueError("preview of another size than its message gives")
                return PreviewImage(width, height, payload, tuple(map(_parse_detection, head["cards"][:MAX_CARDS])))
            case "trying":
                return None
            case other:
                raise ValueError(f"unknown message of the card reader: {other!r}")
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(f"malformed message of the card reader: {head!r:.80}") from error


def _parse_detection(values: Any) -> CardDetection:
    number, letter, x, y = values
    if letter not in CARD_LETTERS or len(letter) != 1 or not 0 <= float(x) <= 1 or not 0 <= float(y) <= 1:
        raise ValueError(f"no card: {values!r:.80}")
    return CardDetection(int(number), letter, float(x), float(y))
