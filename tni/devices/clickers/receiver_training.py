"""Teaching the program a receiver: which key is to be pressed now, and what came of it. Time is an argument."""

from __future__ import annotations

from dataclasses import dataclass

from tni.devices.clickers.protocol_inference import ReceiverFraming, TrainedProtocol, TrainingPress, infer_protocol

IDLE_S = 2.0
"""Nobody presses: what comes is what the receiver says of itself."""
QUIET_S = 0.4
"""After the last report of a press: it may be told in several."""
PRESSES_PER_KEY = 2
KEYS = "ABCD"
CLICKERS = 2


@dataclass(frozen=True, slots=True)
class TrainingPrompt:
    """key, clicker: to be pressed now, clickers from 0; again: it was pressed before, and is to be once more. done, of:
    how far it has come."""

    key: str
    clicker: int
    again: bool
    done: int
    of: int


class ReceiverTraining:
    """begun_s: when nobody was asked for anything yet."""

    def __init__(self, manner: ReceiverFraming, begun_s: float) -> None:
        self.manner = manner
        self._quiet_until_s = begun_s + IDLE_S
        self._idle: set[bytes] = set()
        self._steps = [(key, clicker, n) for clicker in range(CLICKERS) for key in KEYS for n in range(PRESSES_PER_KEY)]
        self._presses: list[TrainingPress] = []
        self._heard: list[bytes] = []
        self._last_s = begun_s

    def asked(self, now_s: float) -> TrainingPrompt | None:
        """What is to be pressed; None while nobody is to press, and when all is done."""
        if now_s < self._quiet_until_s or self.is_done:
            return None
        key, clicker, n = self._steps[len(self._presses)]
        return TrainingPrompt(key, clicker, n > 0, len(self._presses), len(self._steps))

    @property
    def is_done(self) -> bool:
        return len(self._presses) == len(self._steps)

    @property
    def may_end(self) -> bool:
        """Whether the first clicker is known, and there may be no second one."""
        return len(self._presses) >= len(KEYS) * PRESSES_PER_KEY and not self.is_done

    def only_one(self) -> None:
        """There is no second clicker: what the first one said will do."""
        self._steps = self._steps[: len(KEYS) * PRESSES_PER_KEY]
        self._presses, self._heard = self._presses[: len(self._steps)], []

    def heard(self, report: bytes, now_s: float) -> None:
        """A report, or a line of text."""
        if now_s < self._quiet_until_s:
            self._idle.add(report)
        elif not self.is_done and report not in self._idle:
            self._heard.append(report)
            self._last_s = now_s

    def on_timer(self, now_s: float) -> bool:
        """A few times a second. Whether a press has been heard out."""
        if not self._heard or now_s - self._last_s < QUIET_S:
            return False
        key, clicker, _ = self._steps[len(self._presses)]
        self._presses.append(TrainingPress(key, clicker, tuple(self._heard)))
        self._heard = []
        return True

    def learnt(self) -> TrainedProtocol:
        """Raises: NotLearntError."""
        return infer_protocol(self._presses, self._idle, self.manner)
