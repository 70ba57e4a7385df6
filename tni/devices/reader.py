"""The thread of one device: it reads, stamps, lets a driver decode, writes, and wakes the driver when it asked for it.

What comes out goes into a mailbox: one wake-up of the main thread per burst, not one per sample.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from tni.api.devices import DeviceEvent, Driver, Receiver, Step
from tni.core.errors import TniError
from tni.core.mailbox import Mailbox

MAX_REPORT_BYTES = 4096
POLL_S = 0.02
"""Longest read: what the main thread asks of a device waits no longer than this."""
TROUBLE_EVERY_S = 1.0
"""A device that sends nothing but nonsense must not drown the main thread in it."""


class DeviceGoneError(TniError):
    """The device was unplugged, or the system took it away."""


class DriverCrashedError(TniError):
    """A driver raised something that is not a TniError (given as `__cause__`): it is not asked again."""


class Port(Protocol):
    """An open device. Used by one thread."""

    def read(self, timeout_s: float) -> bytes:
        """The next input report, b"" when none came in time. Raises DeviceGoneError."""

    def write(self, report: bytes) -> None:
        """Send a report, with its id in front when the device numbers them. Raises DeviceGoneError."""

    def close(self) -> None:
        """Never raises."""


class HasMonotonic(Protocol):
    def monotonic(self) -> float:
        """Seconds that never jump."""


@dataclass(frozen=True, slots=True)
class Received:
    source: str
    event: DeviceEvent


@dataclass(frozen=True, slots=True)
class Trouble:
    """The driver refused reports; the device goes on. count: how many since the last such letter, of one a second."""

    source: str
    error: TniError
    count: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The last letter of a device. error: None when it was closed on purpose."""

    source: str
    error: TniError | None


type Letter = Received | Trouble | Ended


class DeviceReader:
    """source: the name that its letters carry."""

    def __init__(self, source: str, driver: Driver, port: Port, mailbox: Mailbox[Letter], clock: HasMonotonic) -> None:
        self._source, self._driver, self._port, self._mailbox, self._clock = source, driver, port, mailbox, clock
        self._orders: deque[Callable[[], Step]] = deque()
        self._wake_at_s: float | None = None
        self._refused, self._told_at_s = 0, float("-inf")
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self.run, name=f"device {source}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Stop reading and wait for the thread."""
        self._closing.set()
        if self._thread.ident is not None:
            self._thread.join()

    def open_poll(self, now_s: float) -> None:
        """From any thread: ask the receiver to take votes. Does nothing for a device that is no receiver."""
        self._order(lambda receiver: receiver.open_poll(now_s))

    def close_poll(self, now_s: float) -> None:
        """From any thread: ask the receiver to take no more votes."""
        self._order(lambda receiver: receiver.close_poll(now_s))

    def run(self) -> None:
        """Feed the driver until the device is gone or `close` is called. The thread's body; tests may call it."""
        error: TniError | None = None
        try:
            self._feed(lambda: self._driver.start(self._clock.monotonic()))
            while not self._closing.is_set():
                self._turn()
            self._carry_out_orders()
        except (DeviceGoneError, DriverCrashedError) as e:
            error = e
        finally:
            self._port.close()
            self._mailbox.put(Ended(self._source, error))

    def _turn(self) -> None:
        self._carry_out_orders()
        report = self._port.read(self._patience_s())
        now_s = self._clock.monotonic()
        if report:
            self._feed(lambda: self._driver.on_report(report, now_s))
        if self._wake_at_s is not None and now_s >= self._wake_at_s:
            self._wake_at_s = None
            self._feed(lambda: self._driver.on_timer(now_s))

    def _patience_s(self) -> float:
        if self._wake_at_s is None:
            return POLL_S
        return min(max(self._wake_at_s - self._clock.monotonic(), 0.0), POLL_S)

    def _order(self, order: Callable[[Receiver], Step]) -> None:
        driver = self._driver
        if hasattr(driver, "open_poll") and hasattr(driver, "close_poll"):
            self._orders.append(lambda: order(driver))  # type: ignore[arg-type]  # checked just above

    def _carry_out_orders(self) -> None:
        while self._orders:
            self._feed(self._orders.popleft())

    def _feed(self, call: Callable[[], Step]) -> None:
        try:
            step = call()
        except TniError as e:
            self._tell(e)
            return
        except Exception as e:  # a plugin's driver fails alone
            raise DriverCrashedError(f"driver of {self._source}: {type(e).__name__}") from e
        self._wake_at_s = step.wake_at_s
        for event in step.events:
            self._mailbox.put(Received(self._source, event))
        for report in step.writes:
            self._port.write(report)

    def _tell(self, error: TniError) -> None:
        self._refused += 1
        now_s = self._clock.monotonic()
        if now_s - self._told_at_s >= TROUBLE_EVERY_S:
            self._mailbox.put(Trouble(self._source, error, self._refused))
            self._refused, self._told_at_s = 0, now_s


class HidPort:
    """A HID device through hidapi: its hidraw backend on Linux (the other one takes the device from the system).

    numbered: whether its reports carry ids; hidapi wants a 0 before reports that don't.
    """

    def __init__(self, path: bytes, *, numbered: bool) -> None:
        """Raises DeviceGoneError when it can't be opened: absent, in use, or not permitted."""
        if sys.platform == "linux":
            import hidraw as hid
        else:
            import hid
        self._prefix = b"" if numbered else b"\0"
        self._device = hid.device()
        try:
            self._device.open_path(path)
        except OSError as e:
            raise DeviceGoneError(f"cannot open {path!r}") from e

    def read(self, timeout_s: float) -> bytes:
        try:
            return bytes(self._device.read(MAX_REPORT_BYTES, max(round(timeout_s * 1000), 1)))
        except (OSError, ValueError) as e:
            raise DeviceGoneError("unplugged while reading") from e

    def write(self, report: bytes) -> None:
        try:
            sent = self._device.write(self._prefix + report)
        except (OSError, ValueError) as e:
            raise DeviceGoneError("unplugged while writing") from e
        if sent < 0:
            raise DeviceGoneError("unplugged while writing")

    def close(self) -> None:
        with suppress(OSError, ValueError):
            self._device.close()


class NoDevice:
    """The port of a driver that makes its events itself, as a simulated class."""

    def __init__(self) -> None:
        self._closed = threading.Event()

    def read(self, timeout_s: float) -> bytes:
        self._closed.wait(timeout_s)
        return b""

    def write(self, report: bytes) -> None:
        pass

    def close(self) -> None:
        self._closed.set()


@dataclass(frozen=True, slots=True)
class RecordedReport:
    """at_s: on the recording's clock."""

    at_s: float
    data: bytes


class ReplaySource:
    """A recording in place of a device: a port, and the clock on which its reader must run.

    The clock starts `start_s` (that of the first report by default) and keeps the recording's intervals. speed: 1 for
    recorded time, 10 for ten times faster, None for no waiting at all: then the clock goes forward with each read.
    When the recording has been read, the device is gone, `linger_s` after its last report.
    """

    def __init__(
        self,
        reports: Sequence[RecordedReport],
        *,
        speed: float | None = 1.0,
        start_s: float | None = None,
        linger_s: float = 1.0,
    ) -> None:
        if speed is not None and not speed > 0:
            raise ValueError(f"speed must be above 0, got {speed}")
        ordered = sorted(reports, key=lambda report: report.at_s)
        first_s = ordered[0].at_s if ordered else 0.0
        self._now_s = first_s if start_s is None else start_s
        self._due = deque((self._now_s + report.at_s - first_s, report.data) for report in ordered)
        self._end_s = (self._due[-1][0] if self._due else self._now_s) + linger_s
        self._speed = speed
        self._began_s = time.monotonic()
        self._began_at_s = self._now_s
        self._closed = threading.Event()
        self.written: list[bytes] = []

    def monotonic(self) -> float:
        if self._speed is None:
            return self._now_s
        return self._began_at_s + (time.monotonic() - self._began_s) * self._speed

    def read(self, timeout_s: float) -> bytes:
        due_s = self._due[0][0] if self._due else self._end_s
        self._wait(min(timeout_s, due_s - self.monotonic()))
        if self.monotonic() < due_s:
            return b""
        if not self._due:
            raise DeviceGoneError("end of the recording")
        return self._due.popleft()[1]

    def write(self, report: bytes) -> None:
        self.written.append(report)

    def close(self) -> None:
        self._closed.set()

    def _wait(self, recorded_s: float) -> None:
        if recorded_s <= 0:
            return
        if self._speed is None:
            self._now_s += recorded_s
        else:
            self._closed.wait(min(recorded_s / self._speed, POLL_S))
