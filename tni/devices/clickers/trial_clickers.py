"""Receiver of simulated clickers, and its port within the program: presses go in as reports and come out as votes."""

from __future__ import annotations

from collections import deque
from threading import Event

from tni.api.devices import PollingChanged, ReceiverReady, Step, Vote
from tni.core.errors import TniError
from tni.core.ids import ClickerId

PREFIX = "trial:"


class PressError(TniError):
    """A report is no press of a simulated clicker."""


def trial_clicker(number: int) -> ClickerId:
    """Return the id of the clicker with this number."""
    return ClickerId(f"{PREFIX}{number:02d}")


class TrialPort:
    """Port without a device. `press` may be called on any thread."""

    def __init__(self) -> None:
        self._reports: deque[bytes] = deque()
        self._woken = Event()

    def press(self, number: int, keys: str) -> None:
        """Press keys on a clicker."""
        self._reports.append(f"{number:02d} {keys}".encode())
        self._woken.set()

    def read(self, timeout_s: float) -> bytes:
        if not self._reports:
            self._woken.wait(timeout_s)
        self._woken.clear()
        return self._reports.popleft() if self._reports else b""

    def wake(self) -> None:
        self._woken.set()

    def write(self, report: bytes) -> None:
        pass

    def set_feature(self, report: bytes) -> None:
        pass

    def close(self) -> None:
        self._woken.set()


class TrialClickers:
    """Driver of simulated clickers. As with receivers that cannot close their poll, each press is a vote."""

    def __init__(self) -> None:
        self._sequence = 0

    def start(self, now_s: float) -> Step:  # noqa: ARG002
        return Step(events=(ReceiverReady("trial"),))

    def on_report(self, report: bytes, now_s: float) -> Step:
        number, _, keys = report.decode("utf-8", "replace").partition(" ")
        if not number.isdecimal() or not keys:
            raise PressError("no number and key")
        self._sequence += 1
        return Step(events=(Vote(trial_clicker(int(number)), keys, now_s, self._sequence),))

    def open_poll(self, now_s: float) -> Step:  # noqa: ARG002
        return Step(events=(PollingChanged(polling=True),))

    def close_poll(self, now_s: float) -> Step:  # noqa: ARG002
        return Step(events=(PollingChanged(polling=False),))

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def on_timer(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()
