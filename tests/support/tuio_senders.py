"""Datagrams of TUIO 1.1 and 2.0, written from the specifications of both and of OSC 1.0."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tni.api.devices import Contact, ContactState, Driver, Step

NTP_2026 = 3_976_214_400
"""Seconds from 1900 to 2026."""


class Time(NamedTuple):
    """OSC's: seconds since 1900, and parts of one in 2 ** -32."""

    second: int
    fraction: int = 0


IMMEDIATELY = Time(0, 1)

type Value = int | float | str | Time


def _text(text: str) -> bytes:
    data = text.encode()
    return data + bytes(4 - len(data) % 4)


def _argument(value: Value) -> tuple[str, bytes]:
    match value:
        case Time():
            return "t", struct.pack(">II", *value)
        case int():
            return "i", struct.pack(">i", value)
        case float():
            return "f", struct.pack(">f", value)
        case str():
            return "s", _text(value)


def message(address: str, *values: Value) -> bytes:
    arguments = [_argument(value) for value in values]
    return _text(address) + _text("," + "".join(kind for kind, _ in arguments)) + b"".join(b for _, b in arguments)


def bundle(*elements: bytes, time: Time = IMMEDIATELY) -> bytes:
    return b"#bundle\0" + struct.pack(">II", *time) + b"".join(struct.pack(">i", len(e)) + e for e in elements)


def frame1(
    number: int | None,
    alive: Iterable[int] | None,
    moved: Mapping[int, tuple[float, ...]] | None = None,
    *,
    profile: str = "2Dcur",
    source: str | None = None,
) -> bytes:
    """A bundle of TUIO 1.1. moved: x and y by session id, for 2Dblb also width and height."""
    address, said = f"/tuio/{profile}", []
    if source is not None:
        said.append(message(address, "source", source))
    if alive is not None:
        said.append(message(address, "alive", *alive))
    for key, (x, y, *size) in (moved or {}).items():
        if profile == "2Dblb":
            said.append(message(address, "set", key, x, y, 0.0, *size, size[0] * size[1], 0.0, 0.0, 0.0, 0.0, 0.0))
        elif profile == "2Dobj":
            said.append(message(address, "set", key, 7, x, y, *[0.0] * 6))
        else:
            said.append(message(address, "set", key, x, y, 0.0, 0.0, 0.0))
    if number is not None:
        said.append(message(address, "fseq", number))
    return bundle(*said)


@dataclass(frozen=True)
class Pointer:
    x: float
    y: float
    kind: int = 1
    user: int = 0
    pressure: float = 0.0
    moving: tuple[float, ...] = ()

    def said(self, key: int) -> bytes:
        who = self.user << 16 | self.kind
        return message("/tuio2/ptr", key, who, 0, self.x, self.y, 0.0, 0.0, 0.01, self.pressure, *self.moving)


def frame2(
    number: int,
    alive: Iterable[int] | None,
    moved: Mapping[int, Pointer] | None = None,
    *extra: bytes,
    time: Value = IMMEDIATELY,
    source: str = "table:0@0x7f000001",
) -> bytes:
    """A bundle of TUIO 2.0. extra: further messages, before the last; alive None: the first of several bundles."""
    said = [message("/tuio2/frm", number, time, 1920 << 16 | 1080, source)]
    said += [pointer.said(key) for key, pointer in (moved or {}).items()]
    said += extra
    if alive is not None:
        said.append(message("/tuio2/alv", *alive))
    return bundle(*said)


def bounds(key: int, width: float, height: float) -> bytes:
    return message("/tuio2/bnd", key, 0.5, 0.5, 0.0, width, height, width * height)


def contacts(step: Step) -> list[Contact]:
    return [event for event in step.events if isinstance(event, Contact)]


@dataclass
class Room:
    """A driver, the time, and what it has said."""

    driver: Driver
    now_s: float = 100.0
    said: list[Contact] = field(default_factory=list)
    wake_at_s: float | None = None

    def hear(self, *datagrams: bytes, after_s: float = 0.01) -> list[tuple[int, str, float, float]]:
        """Take datagrams. Returns what came of them: (id, state, x, y), places to four digits."""
        before = len(self.said)
        for datagram in datagrams:
            self.now_s += after_s
            self._took(self.driver.on_report(datagram, self.now_s))
        return self.brief(before)

    def wait(self, seconds: float) -> list[tuple[int, str, float, float]]:
        """Nothing comes; the driver is woken when it asked for it."""
        before, until_s = len(self.said), self.now_s + seconds
        while self.wake_at_s is not None and self.wake_at_s <= until_s:
            self.now_s = self.wake_at_s
            self._took(self.driver.on_timer(self.now_s))
        self.now_s = until_s
        return self.brief(before)

    def leave(self) -> list[tuple[int, str, float, float]]:
        before = len(self.said)
        self._took(self.driver.release(self.now_s))
        return self.brief(before)

    def brief(self, start: int = 0) -> list[tuple[int, str, float, float]]:
        return [(c.id, c.state.value, round(c.touch.x, 4), round(c.touch.y, 4)) for c in self.said[start:]]

    def down(self) -> set[int]:
        there: set[int] = set()
        for contact in self.said:
            (there.discard if contact.state is ContactState.UP else there.add)(contact.id)
        return there

    def _took(self, step: Step) -> None:
        self.said += contacts(step)
        self.wake_at_s = step.wake_at_s
