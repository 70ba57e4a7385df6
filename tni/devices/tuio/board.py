"""Driver for TUIO of any version on one port: the first known message of a datagram determines its version.

A sender is identified by the name that it gives itself and its host; a sender without a name, by host and port. Two
nameless programs on one machine therefore count as two, and a program that restarts under its name counts as the same.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from tni.api.devices import Step
from tni.devices.tuio.driver import TuioDriver
from tni.devices.tuio.osc import read_messages
from tni.devices.tuio.v1 import Tuio1
from tni.devices.tuio.v2 import Tuio2


class TuioBoard:
    """A `tni.api.devices.Driver`. All versions draw contact ids from one counter."""

    def __init__(self, sender: Callable[[], tuple[str, int]] = lambda: ("", 0)) -> None:
        """Make a driver. sender: host and port of the datagram that `on_report` receives, if known."""
        self._sender = sender
        ids = count(1)
        self._versions: tuple[TuioDriver, ...] = (Tuio1(ids), Tuio2(ids))
        self._wanted = frozenset().union(*(version.addresses for version in self._versions))
        self._wakes: dict[TuioDriver, float | None] = {}

    def start(self, now_s: float) -> Step:
        return self._step([(version, version.start(now_s)) for version in self._versions])

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Process one datagram. Raises: OscError, TuioError."""
        said = read_messages(report, self._wanted)
        for version in self._versions:
            if said and said[0].address.encode() in version.addresses:
                own = [message for message in said if message.address.encode() in version.addresses]
                return self._step([(version, version.on_messages(own, now_s, self._sender()))])
        return self._step([])

    def on_timer(self, now_s: float) -> Step:
        return self._step([(version, version.on_timer(now_s)) for version in self._versions])

    def release(self, now_s: float) -> Step:
        return self._step([(version, version.release(now_s)) for version in self._versions])

    def _step(self, steps: list[tuple[TuioDriver, Step]]) -> Step:
        self._wakes |= {version: step.wake_at_s for version, step in steps}
        wakes = [wake_at_s for wake_at_s in self._wakes.values() if wake_at_s is not None]
        return Step(tuple(event for _, step in steps for event in step.events), wake_at_s=min(wakes, default=None))
