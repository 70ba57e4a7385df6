"""Interface of device drivers. A driver is a state machine without I/O.

Bytes and times come in, a `Step` goes out. The driver touches no device, clock or thread, so that tests can check
handshakes, watchdogs, polling and multi-report frames from bytes. `tni.devices` owns the threads that feed it.
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
    "Touch",
    "Vote",
]


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
class Touch:
    """Report of a board on one contact, in one frame: where it is, how large, and of which tool.

    raw_x, raw_y: as the device sent them. x, y: 0.0 to 1.0 of the device's logical range, origin top left. pressure:
    0.0 to 1.0, None without a sensor. width, height: of the contact, 0.0 to 1.0 of the board's width and height, None
    when unknown. size_mm: longer side of the contact in millimetres, None for a device that does not give the unit of
    its numbers. device_s: the device's own clock, in seconds since its first report, None without one. pen: number of
    the board's pen, from 1, None when unknown; colour: of that pen.
    """

    tool: ContactTool
    raw_x: int
    raw_y: int
    x: float
    y: float
    pressure: float | None = None
    width: float | None = None
    height: float | None = None
    size_mm: float | None = None
    device_s: float | None = None
    pen: int | None = None
    colour: PenColour | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact on a board, in one frame. The message that carries it names the board.

    id: unique for the contact's lifetime and never reused. at_s: host time in seconds at which the report was read, or
    the recorded time.
    """

    id: int
    state: ContactState
    at_s: float
    touch: Touch


@dataclass(frozen=True, slots=True)
class ToolTaken:
    """A pen or the eraser was taken out of the board's tray. It is the tool of the contacts that follow, and the driver
    sets it in them. tool None: the last one was put back."""

    tool: ContactTool | None
    colour: PenColour | None = None


class BoardButton(Enum):
    """Button at the board's edge, named by its printed label."""

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
    """A key press on a clicker. choice: "A" to "E" (other keys as the driver names them); at_s: host time in seconds.
    sequence: the device's own counter, None where it has none. sure: whether the pupil is sure, None when the clicker
    does not ask."""

    clicker: ClickerId
    choice: str
    at_s: float
    sequence: int | None = None
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class ReceiverReady:
    """A receiver has answered and takes votes. name: the device's own name."""

    name: str


@dataclass(frozen=True, slots=True)
class PollingChanged:
    """The receiver has confirmed that it opened or closed its poll."""

    polling: bool


class RemoteKey(Enum):
    """Key of the teacher's remote control, named by its action. The driver maps the physical keys."""

    OPEN_OR_CLOSE = "open or close"
    SHOW = "show"
    NEXT = "next"
    BEFORE = "before"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class RemotePressed:
    """A key press on the teacher's remote control, which is not a vote. remote: the clicker that was set as the remote
    control."""

    remote: ClickerId
    key: RemoteKey


type DeviceEvent = Contact | ToolTaken | ButtonPressed | Vote | ReceiverReady | PollingChanged | RemotePressed


@dataclass(frozen=True, slots=True)
class Step:
    """Result of a driver call. writes: output reports to send, in order; features: feature reports to set before the
    writes, each with its id first; wake_at_s: time at which to call `on_timer`, None for never."""

    events: tuple[DeviceEvent, ...] = ()
    writes: tuple[bytes, ...] = ()
    wake_at_s: float | None = None
    features: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class HidMatch:
    """Filter for the HID devices that a driver accepts. product None: every product of the vendor; interface None:
    every interface; pages: usage pages of the top-level collection, all when empty."""

    vendor: int
    product: int | None = None
    interface: int | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SerialMatch:
    """Filter for the serial ports that a driver may try. The ids of an adapter do not identify the device behind it, so
    the driver claims the port only after it has read a whole frame. The line is 8N1."""

    vendor: int
    product: int
    baud: int


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """One device as the system lists it. interface: -1 where there is none; page, usage: of the top-level collection, 0
    when unknown; descriptor: the report descriptor, b"" where the system does not provide it."""

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
    """Evidence on which a driver is based; the program shows it wherever it names the driver."""

    RECORDED = "tested on recordings of real devices"
    DOCUMENTED = "from documentation, not tested on hardware"
    OWN = "our own protocol, not tested on makers' hardware"
    TRAINED = "taught by hand on this computer"


class Driver(Protocol):
    """Driver of a board or a receiver. Times are seconds of one clock that never goes back. Bytes from a serial line
    arrive as they are read, in pieces of any length.

    Raises (from every method): TniError for bytes that make no sense; the caller logs it and continues.
    """

    def start(self, now_s: float) -> Step:
        """Handle the opening of the device."""

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Handle one input report, which begins with its report id when the device numbers its reports."""

    def on_timer(self, now_s: float) -> Step:
        """Handle the time requested by the last `wake_at_s`."""

    def release(self, now_s: float) -> Step:
        """Lift all contacts because the device is gone or is being closed. The writes of the returned step may be
        lost."""


@runtime_checkable
class SerialDriver(Driver, Protocol):
    """Driver of a board on a serial line."""

    @property
    def is_recognised(self) -> bool:
        """Return whether a whole frame has arrived and passed its check. Until then another device may be on the
        line."""


@dataclass(frozen=True, slots=True)
class DriverEntry:
    """Registry entry of a driver. name: of the devices, as their makers write it; make: creates a driver for one
    device, and raises TniError when the device turns out not to be supported."""

    name: str
    matches: tuple[HidMatch | SerialMatch, ...]
    provenance: Provenance
    make: Callable[[DeviceInfo], Driver]


class Receiver(Driver, Protocol):
    """Driver of a clicker receiver, which can open and close its poll."""

    def open_poll(self, now_s: float) -> Step:
        """Accept votes from now on."""

    def close_poll(self, now_s: float) -> Step:
        """Accept no more votes."""
