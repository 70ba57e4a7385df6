"""Framing of messages between the program and its own child processes over pipes.

A frame is two big-endian 32-bit lengths, then a JSON object, then raw bytes. The format is JSON because a hostile file
may have taken over the process that answers, and its answer must not be able to run code here, as pickle can.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

_LENGTHS = struct.Struct(">II")
MAX_HEAD = 1 << 24
"""Bytes."""
MAX_PAYLOAD = (1 << 32) - 1


def read_frame(
    stream: IO[bytes], max_head: int = MAX_HEAD, max_payload: int = MAX_PAYLOAD
) -> tuple[dict[str, Any], bytes]:
    """Read one frame: the JSON object, of at most `max_head` bytes, and the raw bytes, at most `max_payload`. Raises:
    EOFError when the stream ends inside or before a frame; ValueError when it contains no valid frame."""
    head_length, payload_length = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if head_length > max_head or payload_length > max_payload:
        raise ValueError(f"frame of {head_length} and {payload_length} bytes")
    head = json.loads(_exactly(stream, head_length))
    if not isinstance(head, dict):
        raise ValueError(f"head is no object: {head!r}")
    return head, _exactly(stream, payload_length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def write_frame(stream: IO[bytes], head: Mapping[str, Any], payload: bytes | bytearray = b"") -> None:
    encoded = json.dumps(head).encode()
    stream.write(_LENGTHS.pack(len(encoded), len(payload)) + encoded)
    stream.write(payload)
    stream.flush()
