"""What a device driver is: a state machine without I/O.

Bytes and times come in, a `Step` goes out. The driver touches no device, clock or thread, so handshakes, watchdogs,
polling and frames of several reports can all be tested from bytes. `tni.devices` owns the threads that feed it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from tni.core.ids import ClickerId

API_VERSION = (1, 0)


class ContactTool(Enum):
    FINGER = "finger"
    PEN = "pen"
    ERASER = "eraser"
    PALM = "palm"


class ContactState(Enum):
    DOWN = "down"
    MOVE = "move"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Contact:
    """One thing touching a board, in one frame.

    id: unique for the contact's lifetime and never reused. raw_x, raw_y: as the device sent them. x, y: 0.0 to 1.0 of
    the device's logical range, origin top left. pressure: 0.0 to 1.0, None without a sensor. width, height: of the
    contact, 0.0 to 1.0 of the board's own, None when not told. size_mm: its larger side as it really is, None for a
    device that does not say what its numbers measure. at_s: device or recorded time, seconds.
    """

    id: int
    tool: ContactTool
    state: ContactState
    raw_x: int
    raw_y: int
    x: float
    y: float
    at_s: float
    pressure: float | None = None
    width: float | None = None
    height: float | None = None
    size_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A key pressed on a clicker. choice: "A" to "E" (other keys as the driver names them); at_s: host time, seconds.

    sequence: the device's own counter, None where it has none.
    """

    clicker: ClickerId
    choice: str
    at_s: float
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class ReceiverReady:
    """A receiver has spoken: it is there and takes votes. name: as the device calls itself."""

    name: str


@dataclass(frozen=True, slots=True)
class PollingChanged:
    """The receiver has confirmed that it opened or closed its poll."""

    polling: bool


type DeviceEvent = Contact | Vote | ReceiverReady | PollingChanged


@dataclass(frozen=True, slots=True)
class Step:
    """What a driver answers. writes: reports to send, in order; wake_at_s: when to call `on_timer`, None for never."""

    events: tuple[DeviceEvent, ...] = ()
    writes: tuple[bytes, ...] = ()
    wake_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class HidMatch:
    """Which devices a driver takes. product None: every product of that vendor."""

    vendor: int
    product: int | None


class Driver(Protocol):
    """A board or a receiver. Times are seconds of one clock that never goes back.

    Raises (from every method): TniError for bytes that make no sense; the caller logs it and goes on.
    """

    def start(self, now_s: float) -> Step:
        """The device has just been opened."""

    def on_report(self, report: bytes, now_s: float) -> Step:
        """One input report, with its report id in front when the device numbers them."""

    def on_timer(self, now_s: float) -> Step:
        """The time asked for by the last `wake_at_s` has come."""


class Receiver(Driver, Protocol):
    """A driver of clickers: it can be told to take votes or not."""

    def open_poll(self, now_s: float) -> Step:
        """Take votes from now on."""

    def close_poll(self, now_s: float) -> Step:
        """Take no more votes."""
