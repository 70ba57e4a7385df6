"""Building blocks for drivers of boards with a vendor's protocol: contact timeouts, a pen tray, buttons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final

from tni.api.contact_tracker import ContactTracker
from tni.api.devices import (
    BoardButton,
    ButtonPressed,
    Contact,
    ContactTool,
    DeviceEvent,
    PenColour,
    Step,
    TniError,
    ToolTaken,
    Touch,
)

CONTINUOUS_TIMEOUT_S: Final = 0.1
"""Contact timeout for boards that report continuously while they are touched."""
ON_CHANGE_TIMEOUT_S: Final = 1.0
"""Contact timeout for boards that may send no report while a pen rests."""


class BadReportError(TniError):
    """A malformed report: too short, or with a wrong checksum."""


@dataclass(frozen=True, slots=True)
class HeldTool:
    """Tool that touches the board. pen: as in `Contact`."""

    tool: ContactTool
    pen: int | None = None
    colour: PenColour | None = None


FINGER: Final = HeldTool(ContactTool.FINGER)
PEN: Final = HeldTool(ContactTool.PEN)
ERASER: Final = HeldTool(ContactTool.ERASER)


class BoardDriver:
    """Base class of a `tni.api.devices.Driver` without `on_report`. A subclass decodes the report there, calls `_touch`
    and `_lift`, and returns the result of `_step`."""

    def __init__(self, width: int, height: int, silence_s: float) -> None:
        """width, height: greatest raw position, > 0. silence_s: timeout in seconds after which contacts without a
        report are lifted, because their lift was lost."""
        self._width, self._height, self._silence_s = width, height, silence_s
        self._contacts = ContactTracker(count(1))
        self._last_report_s = 0.0

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- the protocol's; most boards speak by themselves
        return Step()

    def on_timer(self, now_s: float) -> Step:
        return self._step(now_s)

    def release(self, now_s: float) -> Step:
        return Step(tuple(self._contacts.lift_all(now_s)))

    def _touch(
        self, now_s: float, x: int, y: int, held: HeldTool = FINGER, pressure: float | None = None, key: int = 0
    ) -> list[Contact]:
        """Put a contact down or move it. Positions beyond the board's edge are clamped to it."""
        self._last_report_s = now_s
        across, down = min(max(x / self._width, 0.0), 1.0), min(max(y / self._height, 0.0), 1.0)
        return self._contacts.touch(
            key, Touch(held.tool, x, y, across, down, pressure, pen=held.pen, colour=held.colour), now_s
        )

    def _lift(self, now_s: float, key: int = 0) -> list[Contact]:
        return self._contacts.lift(key, now_s)

    def _tool_of(self, fresh: HeldTool, key: int = 0) -> HeldTool:
        """Return the tool with which the contact came down, or `fresh` for a new contact. A writer may take another pen
        out of the tray with the free hand while writing."""
        down = self._contacts.get(key)
        return fresh if down is None else HeldTool(down.touch.tool, down.touch.pen, down.touch.colour)

    def _step(self, now_s: float, events: Iterable[DeviceEvent] = (), writes: tuple[bytes, ...] = ()) -> Step:
        told, silent_at_s = tuple(events), self._last_report_s + self._silence_s
        if now_s >= silent_at_s:
            told += tuple(self._contacts.lift_all(now_s))
        return Step(told, writes, silent_at_s if len(self._contacts) else None)


class PenTray:
    """State of a board's pen tray. The tool is the pen that was taken last."""

    def __init__(self, pens: Mapping[int, HeldTool]) -> None:
        """pens: tools by the bit that reports them."""
        self._pens = pens
        self._out: list[int] = []

    @property
    def held(self) -> HeldTool | None:
        """Current tool; None when all pens are in the tray."""
        return self._pens[self._out[-1]] if self._out else None

    def update(self, bits: int) -> list[ToolTaken]:
        """Update the tray and return the events. bits: the pens that are out now."""
        before = self._out
        kept = [bit for bit in before if bits & bit]
        self._out = kept + [bit for bit in self._pens if bits & bit and bit not in kept]
        if self._out[-1:] == before[-1:]:
            return []
        held = self.held
        return [ToolTaken(None) if held is None else ToolTaken(held.tool, held.colour)]


class BoardButtons:
    """Buttons that the board reports as bits. A press gives one event, however often the board repeats it."""

    def __init__(self, names: Mapping[int, BoardButton]) -> None:
        """names: buttons by the bit that reports them; all others are `BoardButton.OTHER`."""
        self._names = names
        self._down = 0

    def update(self, bits: int) -> list[ButtonPressed]:
        fresh, self._down = bits & ~self._down, bits
        return [
            ButtonPressed(self._names.get(1 << place, BoardButton.OTHER))
            for place in range(fresh.bit_length())
            if fresh >> place & 1
        ]


def require_length(report: bytes, length: int) -> bytes:
    """Return the report when it has at least `length` bytes. Raises: BadReportError."""
    if len(report) < length:
        raise BadReportError(f"{len(report)} bytes of {length}")
    return report


def uint16_le(data: bytes, at: int) -> int:
    """Read a 16-bit little-endian unsigned integer."""
    return data[at] | data[at + 1] << 8


def xor_checksum(data: bytes) -> int:
    """Return the XOR of all bytes, the checksum of most boards."""
    out = 0
    for byte in data:
        out ^= byte
    return out
