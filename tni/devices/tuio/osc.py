"""OSC datagram decoder on top of python-osc: any bytes give messages or `OscError`, in bounded time.

This module unpacks bundles itself, because python-osc follows their sizes and nesting unchecked: a negative size never
ends. A message reaches python-osc only if its address is wanted and its types are those that TUIO uses.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from datetime import datetime
from typing import NamedTuple

from pythonosc.osc_message import OscMessage, ParseError

from tni.core.errors import TniError

MAX_BYTES = 65535
MAX_DEPTH = 8
MAX_ARGUMENTS = 1024

_BUNDLE = b"#bundle\0"
_HEAD_BYTES = len(_BUNDLE) + 8  # with its time tag
_MESSAGE = re.compile(rb"(/[!-~]*)\0(?:\0{,3},([^\0]*)\0|\0*\Z)")
_TYPES = re.compile(rb"[ifhdst]*")

type OscArgument = int | float | str | tuple[datetime, int]
"""An OSC time tag is its second and the fraction of it, in units of 2 ** -32 s."""


class OscError(TniError):
    """Bytes that are not OSC, or that exceed the limits. reason: for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"OSC datagram: {reason}")
        self.reason = reason


class TuioMessage(NamedTuple):
    address: str
    arguments: tuple[OscArgument, ...]


def read_messages(datagram: bytes, wanted: Container[bytes]) -> list[TuioMessage]:
    """Decode the messages of a datagram. wanted: addresses; messages to other addresses are skipped undecoded.

    Raises:
        OscError: the datagram is truncated or not OSC, or a wanted message cannot be decoded.
    """
    if len(datagram) > MAX_BYTES:
        raise OscError(f"{len(datagram)} bytes")
    return [message for packet in _unread(datagram) if (message := _read(packet, wanted)) is not None]


def _unread(packet: bytes, depth: int = 0) -> Iterator[bytes]:
    """Yield the undecoded messages of a packet."""
    if not packet.startswith(_BUNDLE):
        yield packet
        return
    if depth == MAX_DEPTH or len(packet) < _HEAD_BYTES:
        raise OscError("bundles in bundles" if depth == MAX_DEPTH else "a bundle without its time")
    at = _HEAD_BYTES
    while at < len(packet):
        begin = at + 4
        at = begin + int.from_bytes(packet[at:begin], "big")
        if at > len(packet):
            raise OscError("an element that is cut off")
        yield from _unread(packet[begin:at], depth + 1)


def _read(packet: bytes, wanted: Container[bytes]) -> TuioMessage | None:
    head = _MESSAGE.match(packet)
    if head is None:
        raise OscError("neither a message nor a bundle")
    if head[1] not in wanted:
        return None
    types = head[2] or b""
    if len(types) > MAX_ARGUMENTS or not _TYPES.fullmatch(types):
        raise OscError(f"{len(types)} arguments of types {types[:20]!r}")
    try:
        read = OscMessage(packet)
    except (ParseError, UnicodeDecodeError) as error:
        raise OscError(str(error)) from error
    return TuioMessage(read.address, tuple(read))
