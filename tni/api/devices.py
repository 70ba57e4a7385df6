"""What a device driver is: a state machine without I/O.

Bytes and times come in, a `Step` goes out. The driver touches no device, clock or thread, so handshakes, watchdogs,
polling and frames of several reports can all be tested from bytes. `tni.devices` owns the threads that feed it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol, runtime_checkable

from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.document.pointer import PenColour

__all__ = [
    "API_VERSION",
    "BoardButton",
    "ButtonPressed",
    "Contact",
    "ContactState",
    "ContactTool",
    "DeviceEvent",
    "DeviceInfo",
    "Driver",
    "DriverEntry",
    "HidMatch",
    "PenColour",
    "PollingChanged",
    "Provenance",
    "Receiver",
    "ReceiverReady",
    "RemoteKey",
    "RemotePressed",
    "SerialDriver",
    "SerialMatch",
    "Step",
    "TniError",
    "ToolTaken",
    "Vote",
]

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
    """One thing touching a board, in one frame. Which board it is stands on the letter that brings it.

    id: unique for the contact's lifetime and never reused. raw_x, raw_y: as the device sent them. x, y: 0.0 to 1.0 of
    the device's logical range, origin top left. at_s: host time at which its report was read, or recorded time,
    seconds. pressure: 0.0 to 1.0, None without a sensor. width, height: of the contact, 0.0 to 1.0 of the board's own,
    None when not told. size_mm: its larger side as it really is, None for a device that does not say what its numbers
    measure. device_s: the device's own clock, seconds since its first report, None without one. pen: which of the
    board's pens, from 1, None when it does not say; colour: of that pen.
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
    device_s: float | None = None
    pen: int | None = None
    colour: PenColour | None = None


@dataclass(frozen=True, slots=True)
class ToolTaken:
    """A pen or the eraser was taken out of the board's tray: what touches from now on is that, and the driver says so
    in its contacts. tool None: the last one was put back."""

    tool: ContactTool | None
    colour: PenColour | None = None


class BoardButton(Enum):
    """A button at the board's edge, by what is printed on it."""

    KEYBOARD = "keyboard"
    RIGHT_CLICK = "right click"
    HELP = "help"
    CALIBRATE = "calibrate"
    BLACK = "black"
    BLUE = "blue"
    RED = "red"
    GREEN = "green"
    FULL_SCREEN = "full screen"
    PRINT = "print"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    button: BoardButton


@dataclass(frozen=True, slots=True)
class Vote:
    """A key pressed on a clicker. choice: "A" to "E" (other keys as the driver names them); at_s: host time, seconds.

    sequence: the device's own counter, None where it has none. sure: whether the pupil was, None when that was not
    asked.
    """

    clicker: ClickerId
    choice: str
    at_s: float
    sequence: int | None = None
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class ReceiverReady:
    """A receiver has spoken: it is there and takes votes. name: as the device calls itself."""

    name: str


@dataclass(frozen=True, slots=True)
class PollingChanged:
    """The receiver has confirmed that it opened or closed its poll."""

    polling: bool


class RemoteKey(Enum):
    """A key of the teacher's own remote control, by what it does; which key that is, its driver says."""

    OPEN_OR_CLOSE = "open or close"
    SHOW = "show"
    NEXT = "next"
    BEFORE = "before"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class RemotePressed:
    """The teacher's remote control was pressed: no vote. remote: the one that the receiver was told of."""

    remote: ClickerId
    key: RemoteKey


type DeviceEvent = Contact | ToolTaken | ButtonPressed | Vote | ReceiverReady | PollingChanged | RemotePressed


@dataclass(frozen=True, slots=True)
class Step:
    """What a driver answers. writes: reports to send, in order; features: feature reports to set, their id first,
    before the writes; wake_at_s: when to call `on_timer`, None for never."""

    events: tuple[DeviceEvent, ...] = ()
    writes: tuple[bytes, ...] = ()
    wake_at_s: float | None = None
    features: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class HidMatch:
    """Which HID devices a driver takes. product None: every product of that vendor; interface None: every one; pages:
    usage pages of the top collection, all when empty."""

    vendor: int
    product: int | None = None
    interface: int | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SerialMatch:
    """Which serial ports a driver may try: an adapter's ids say nothing of what hangs on it, so its driver claims
    nothing before it has seen a whole frame. The line is 8N1."""

    vendor: int
    product: int
    baud: int


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """One device as the system lists it. interface: -1 where there is none; page, usage: of the top collection, 0 when
    not known; descriptor: the report descriptor, b"" where the system does not give it."""

    vendor: int
    product: int
    name: str
    serial: str = ""
    interface: int = -1
    page: int = 0
    usage: int = 0
    descriptor: bytes = field(default=b"", repr=False)
    maker: str = ""


class Provenance(Enum):
    """What a driver has been tried on; it is said wherever the driver is named."""

    RECORDED = "tested on recordings of real devices"
    DOCUMENTED = "from documentation, not tested on hardware"
    OWN = "our own protocol, not tested on makers' hardware"
    TAUGHT = "taught by hand on this computer"


class Driver(Protocol):
    """A board or a receiver. Times are seconds of one clock that never goes back. What a serial line sends comes as it
    is read, in pieces of any length.

    Raises (from every method): TniError for bytes that make no sense; the caller logs it and goes on.
    """

    def start(self, now_s: float) -> Step:
        """The device has just been opened."""

    def on_report(self, report: bytes, now_s: float) -> Step:
        """One input report, with its report id in front when the device numbers them."""

    def on_timer(self, now_s: float) -> Step:
        """The time asked for by the last `wake_at_s` has come."""

    def release(self, now_s: float) -> Step:
        """The device is gone or is being closed: lift what touches. What it is to be told may be lost."""


@runtime_checkable
class SerialDriver(Driver, Protocol):
    """A driver of a board on a serial line."""

    @property
    def is_recognised(self) -> bool:
        """Whether a whole frame has come and passed its check: before that the line may be anybody's."""


@dataclass(frozen=True, slots=True)
class DriverEntry:
    """A driver as it is listed. name: of the devices, as their makers write it; make: a driver for one device, raises
    TniError where it is none of its own after all."""

    name: str
    matches: tuple[HidMatch | SerialMatch, ...]
    provenance: Provenance
    make: Callable[[DeviceInfo], Driver]


class Receiver(Driver, Protocol):
    """A driver of clickers: it can be told to take votes or not."""

    def open_poll(self, now_s: float) -> Step:
        """Take votes from now on."""

    def close_poll(self, now_s: float) -> Step:
        """Take no more votes."""
