"""Reader thread of one device: reads and timestamps reports, feeds the driver, writes its output and runs its timers.

Events go into a mailbox: one wake-up of the main thread per burst, not one per sample.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tni.api.devices import DeviceEvent, Driver, Receiver, Step, Vote
from tni.api.receiver_capabilities import (
    SupportsAcknowledge,
    SupportsChannels,
    SupportsDisplay,
    SupportsNumericEntry,
    SupportsRemote,
)
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.core.mailbox import Mailbox
from tni.devices.ports import DeviceGoneError, DevicePort, WakeablePort

POLL_S = 0.02
"""Longest read, in seconds. Calls from the main thread wait at most this long, unless the port can be woken."""
CLOSE_S = 2.0
REJECTED_EVERY_S = 1.0
"""Shortest interval between two `DeviceReportsRejected`, in seconds, so that
invalid reports don't flood the main thread.
"""


class DriverCrashedError(TniError):
    """A driver raised an exception other than TniError (given as `__cause__`) and is not called again."""


@dataclass(frozen=True, slots=True)
class DeviceEventReceived:
    source: str
    event: DeviceEvent


@dataclass(frozen=True, slots=True)
class DeviceReportsRejected:
    """The driver rejected reports; the device goes on.

    count: reports rejected since the last such message. There is at most one message a second.
    """

    source: str
    error: TniError
    count: int


@dataclass(frozen=True, slots=True)
class DeviceEnded:
    """Last message of a device. error: None when it was closed on purpose."""

    source: str
    error: TniError | None


type DeviceMessage = DeviceEventReceived | DeviceReportsRejected | DeviceEnded


class DeviceReader:
    """Reads one device on a thread of its own. source: name of the device in its messages."""

    def __init__(
        self, source: str, driver: Driver, port: DevicePort, mailbox: Mailbox[DeviceMessage], clock: MonotonicClock
    ) -> None:
        self._source, self._driver, self._port, self._mailbox, self._clock = source, driver, port, mailbox, clock
        self._calls: deque[Callable[[], Step]] = deque()
        self._wake = port.wake if isinstance(port, WakeablePort) else lambda: None
        self._wake_at_s: float | None = None
        self._rejected, self._reported_at_s = 0, float("-inf")
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self.run, name=f"device {source}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop reading; `DeviceEnded` follows. Callable from any thread."""
        self._closing.set()
        self._wake()

    def close(self) -> None:
        """Stop reading and wait for the thread, at most CLOSE_S: a device may block a write for ever."""
        self.stop()
        if self._thread.ident is not None:
            self._thread.join(CLOSE_S)

    def open_poll(self, now_s: float) -> None:
        """Ask the receiver to take votes. Does nothing for a device that is no receiver. Callable from any thread."""
        self._enqueue_for_receiver(lambda receiver: receiver.open_poll(now_s))

    def close_poll(self, now_s: float) -> None:
        """Ask the receiver to take no more votes. Callable from any thread."""
        self._enqueue_for_receiver(lambda receiver: receiver.close_poll(now_s))

    def acknowledge(self, votes: Sequence[Vote]) -> None:
        """Tell the receiver that these votes are on disk. Callable from any thread."""
        driver = self._driver
        if isinstance(driver, SupportsAcknowledge):
            self._enqueue(lambda: driver.acknowledge(votes, self._clock.monotonic()))

    def show(self, lines: tuple[str, str]) -> None:
        """Show lines on the receiver's display, if it has one. Callable from any thread."""
        driver = self._driver
        if isinstance(driver, SupportsDisplay):
            self._enqueue(lambda: driver.show(lines, self._clock.monotonic()))

    def set_numeric_entry(self, enabled: bool) -> None:
        """Set whether typed numbers are expected, if the receiver's clickers have digits. Callable from any thread."""
        driver = self._driver
        if isinstance(driver, SupportsNumericEntry):
            self._enqueue(lambda: driver.set_numeric_entry(enabled, self._clock.monotonic()))

    def tune(self, channel: str) -> None:
        """Change the radio channel, if the receiver has several. Callable from any thread."""
        driver = self._driver
        if isinstance(driver, SupportsChannels):
            self._enqueue(lambda: driver.tune(channel, self._clock.monotonic()))

    def set_remote(self, remote: ClickerId | None) -> None:
        """Set the clicker that is the teacher's remote, if the receiver supports one. Callable from any thread."""
        driver = self._driver
        if isinstance(driver, SupportsRemote):
            self._enqueue(lambda: driver.set_remote(remote, self._clock.monotonic()))

    def run(self) -> None:
        """Feed the driver until the device is gone or `close` is called.

        Called by the thread; tests may call it too.
        """
        error: TniError | None = None
        try:
            self._feed(lambda: self._driver.start(self._clock.monotonic()))
            while not self._closing.is_set():
                self._run_once()
            self._run_calls()
        except (DeviceGoneError, DriverCrashedError) as e:
            error = e
        finally:
            self._lift_contacts()
            self._port.close()
            self._mailbox.put(DeviceEnded(self._source, error))

    def _lift_contacts(self) -> None:
        """Lift every contact on the board, so that strokes under the pen end."""
        with suppress(DeviceGoneError, DriverCrashedError):
            self._feed(lambda: self._driver.release(self._clock.monotonic()))

    def _run_once(self) -> None:
        self._run_calls()
        report = self._port.read(self._timeout_s())
        now_s = self._clock.monotonic()
        if report:
            self._feed(lambda: self._driver.on_report(report, now_s))
        if self._wake_at_s is not None and now_s >= self._wake_at_s:
            self._wake_at_s = None
            self._feed(lambda: self._driver.on_timer(now_s))

    def _timeout_s(self) -> float:
        if self._wake_at_s is None:
            return POLL_S
        return min(max(self._wake_at_s - self._clock.monotonic(), 0.0), POLL_S)

    def _enqueue_for_receiver(self, call: Callable[[Receiver], Step]) -> None:
        driver = self._driver
        if hasattr(driver, "open_poll") and hasattr(driver, "close_poll"):
            self._enqueue(lambda: call(driver))  # type: ignore[arg-type]  # checked just above

    def _enqueue(self, call: Callable[[], Step]) -> None:
        self._calls.append(call)
        self._wake()

    def _run_calls(self) -> None:
        while self._calls:
            self._feed(self._calls.popleft())

    def _feed(self, call: Callable[[], Step]) -> None:
        try:
            step = call()
        except TniError as e:
            self._count_rejected(e)
            return
        except Exception as e:  # a plugin's driver fails alone
            raise DriverCrashedError(f"driver of {self._source}: {type(e).__name__}") from e
        self._wake_at_s = step.wake_at_s
        for event in step.events:
            self._mailbox.put(DeviceEventReceived(self._source, event))
        for report in step.features:
            self._port.set_feature(report)
        for report in step.writes:
            self._port.write(report)

    def _count_rejected(self, error: TniError) -> None:
        self._rejected += 1
        now_s = self._clock.monotonic()
        if now_s - self._reported_at_s >= REJECTED_EVERY_S:
            self._mailbox.put(DeviceReportsRejected(self._source, error, self._rejected))
            self._rejected, self._reported_at_s = 0, now_s
