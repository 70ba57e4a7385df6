"""Receiver training: a dialogue that asks for presses in turn and records their reports, and the driver that passes
the reports on. Time is an argument."""

from __future__ import annotations

from collections.abc import Callable

from tni.api.devices import Step
from tni.core.receiver_training import TrainingPrompt
from tni.devices.clickers.protocol_inference import ReceiverFraming, TrainedProtocol, TrainingPress, infer_protocol
from tni.devices.clickers.text_lines import LineBuffer

IDLE_S = 2.0
"""Seconds at the start in which nobody presses: reports in this time are the receiver's own."""
QUIET_S = 0.4
"""Seconds of silence after which a press is complete: its receiver may send several reports."""
PRESSES_PER_KEY = 2
KEYS = "ABCD"
CLICKERS = 2


class ReceiverTraining:
    """Dialogue that trains one receiver. begun_s: start of the idle time."""

    def __init__(self, framing: ReceiverFraming, begun_s: float) -> None:
        self.framing = framing
        self._quiet_until_s = begun_s + IDLE_S
        self._idle: set[bytes] = set()
        self._steps = [(key, clicker, n) for clicker in range(CLICKERS) for key in KEYS for n in range(PRESSES_PER_KEY)]
        self._presses: list[TrainingPress] = []
        self._reports: list[bytes] = []
        self._last_s = begun_s

    def prompt(self, now_s: float) -> TrainingPrompt | None:
        """Return the current request; None during the idle time and at the end."""
        if now_s < self._quiet_until_s or self.is_done:
            return None
        key, clicker, n = self._steps[len(self._presses)]
        return TrainingPrompt(key, clicker, n > 0, len(self._presses), len(self._steps))

    @property
    def is_done(self) -> bool:
        return len(self._presses) == len(self._steps)

    @property
    def may_end(self) -> bool:
        """True if the first clicker is complete and the second one is not, so that training may end without it."""
        return len(self._presses) >= len(KEYS) * PRESSES_PER_KEY and not self.is_done

    def skip_second_clicker(self) -> None:
        """End training without a second clicker; the presses of the first are enough."""
        self._steps = self._steps[: len(KEYS) * PRESSES_PER_KEY]
        self._presses, self._reports = self._presses[: len(self._steps)], []

    def add_report(self, report: bytes, now_s: float) -> None:
        """Take a report or a line of text."""
        if now_s < self._quiet_until_s:
            self._idle.add(report)
        elif not self.is_done and report not in self._idle:
            self._reports.append(report)
            self._last_s = now_s

    def on_timer(self, now_s: float) -> bool:
        """Return whether a press has just become complete. Call it a few times a second."""
        if not self._reports or now_s - self._last_s < QUIET_S:
            return False
        key, clicker, _ = self._steps[len(self._presses)]
        self._presses.append(TrainingPress(key, clicker, tuple(self._reports)))
        self._reports = []
        return True

    def infer(self) -> TrainedProtocol:
        """Return the inferred protocol. Raises: TrainingError."""
        return infer_protocol(self._presses, self._idle, self.framing)


class RawCapture:
    """A `tni.api.devices.Driver` that passes on reports undecoded; text is passed on line by line."""

    def __init__(self, framing: ReceiverFraming, receive: Callable[[bytes], None]) -> None:
        self._lines = LineBuffer() if framing is ReceiverFraming.LINES else None
        self._receive = receive

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:  # noqa: ARG002
        for one in [report] if self._lines is None else self._lines.feed(report):
            self._receive(one)
        return Step()

    def on_timer(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()
