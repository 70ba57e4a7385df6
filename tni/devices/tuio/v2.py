"""TUIO 2.0 driver, written from the specification.

It was tried on 141 datagrams of the reference encoder, whose 1,345 events came out equal, and not yet on a recording of
a device.

A frame consists of `frm` (frame number, the sender's time, sensor size, source), then the changes, then `alv` (the
objects present). A frame that doesn't fit in a datagram comes in several with the same number; only the last has `alv`.
`ptr` is a pointer: the lower half of its second argument is the type, finger or pen; it hovers if its pressure is below
0. `bnd` with the same session id is its size. Tokens, symbols and contours draw nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from tni.api.devices import Contact, ContactTool, Provenance
from tni.devices.tuio.arguments import float_argument, int_argument, int_arguments, text_argument
from tni.devices.tuio.driver import TuioDriver
from tni.devices.tuio.osc import TuioMessage
from tni.devices.tuio.surface import TuioSurface, TuioTouch

FRAME, POINTER, BOUNDS, ALIVE = "/tuio2/frm", "/tuio2/ptr", "/tuio2/bnd", "/tuio2/alv"
PROVENANCE: Final = Provenance.DOCUMENTED

STYLUS: Final = 11
HANDS: Final = range(21, 27)
"""Pointer types of a whole hand: right or left, pointing, open or closed. Types 1 to 10 are its fingers."""

_OSC_EPOCH = datetime(1900, 1, 1)
_AT_ONCE_S: Final = 1.0
"""A time within the first second of the OSC epoch stands for "no time"."""


class _Frame(NamedTuple):
    number: int
    sent_s: float | None
    source: str


class _Pointer(NamedTuple):
    key: int
    seen: TuioTouch | None


class _Bounds(NamedTuple):
    key: int
    width: float
    height: float


class _Alive(NamedTuple):
    keys: tuple[int, ...]


type _Command = _Frame | _Pointer | _Bounds | _Alive


class Tuio2(TuioDriver):
    """Driver of TUIO 2.0 on one port."""

    addresses = frozenset(address.encode() for address in (FRAME, POINTER, BOUNDS, ALIVE))

    def _apply(self, messages: Sequence[TuioMessage], now_s: float) -> list[Contact]:
        events: list[Contact] = []
        surface: TuioSurface | None = None
        sent_s: float | None = None
        for command in [_command(message) for message in messages]:
            if isinstance(command, _Frame):
                surface, sent_s = self._begun(command, now_s), command.sent_s
            elif surface is not None:
                match command:
                    case _Pointer(key=key, seen=seen):
                        surface.add(key, seen)
                    case _Bounds(key=key, width=width, height=height):
                        surface.measure(key, width, height)
                    case _Alive(keys=keys):
                        surface.list_alive(keys)
                        events += surface.close(now_s, sent_s)
        return events

    def _begun(self, frame: _Frame, now_s: float) -> TuioSurface | None:
        """Return the surface of a new frame, or None if the frame is late and its commands must be skipped."""
        source = self._source(frame.source, now_s)
        if source is None:
            return None
        surface = source.surface(POINTER)
        return surface if surface.accepts(frame.number, now_s) else None


def _command(message: TuioMessage) -> _Command:
    """Decode a message. Raises: TuioError."""
    match message.address:
        case "/tuio2/frm":
            source = text_argument(message, 3) if len(message.arguments) > 3 else ""  # drafts of TUIO 2.0 have none
            return _Frame(int_argument(message, 0) & 0xFFFFFFFF, _sent_s(message), source)
        case "/tuio2/ptr":
            return _Pointer(int_argument(message, 0), _seen(message))
        case "/tuio2/bnd":
            return _Bounds(int_argument(message, 0), float_argument(message, 4), float_argument(message, 5))
        case _:
            return _Alive(int_arguments(message, 0))


def _seen(pointer: TuioMessage) -> TuioTouch | None:
    """Return the touch of a pointer, None while it hovers."""
    kind, x, y, pressure = (
        int_argument(pointer, 1) & 0xFFFF,
        float_argument(pointer, 3),
        float_argument(pointer, 4),
        float_argument(pointer, 8),
    )
    return None if pressure < 0 else TuioTouch(x, y, _tool(kind), pressure)


def _tool(kind: int) -> ContactTool:
    """Return the tool of a pointer type. Any type that is neither pen nor hand counts as a finger."""
    if kind == STYLUS:
        return ContactTool.PEN
    return ContactTool.PALM if kind in HANDS else ContactTool.FINGER


def _sent_s(frame: TuioMessage) -> float | None:
    time = frame.arguments[1] if len(frame.arguments) > 1 else None
    if not isinstance(time, tuple):
        return None
    second, fraction = time
    sent_s = (second - _OSC_EPOCH).total_seconds() + fraction / 2**32
    return sent_s if sent_s >= _AT_ONCE_S else None
