"""Log of a lesson's revisions: lines that are only appended, each with its CRC-32, so that a line that was cut off or
damaged is left out and the others count."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from tni.files.atomic import sync_parent
from tni.files.private import FILE_MODE
from tni.store.content_store import make_synced_folder


def append_line(path: Path, fields: dict[str, Any]) -> None:
    """Append a line and wait until it is on the disk. A line that was cut off before is ended first. Raises:
    OSError."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")
    line = b"%08x %s\n" % (crc32(text), text)
    is_new = not path.exists()
    if is_new:
        make_synced_folder(path.parent)
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), FILE_MODE)
    try:
        if (size := os.fstat(number).st_size) and os.pread(number, 1, size - 1) != b"\n":
            line = b"\n" + line
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(number, rest) :]
        os.fsync(number)
    finally:
        os.close(number)
    if is_new:
        sync_parent(path)


def read_lines(path: Path) -> tuple[list[dict[str, Any]], int]:
    """Return the lines of a log, none without a file, and the number of those that are damaged or cut off. Raises:
    OSError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return [], 0
    lines = [line for line in data.split(b"\n") if line]
    found = list(_sound(lines))
    return found, len(lines) - len(found)


def _sound(lines: list[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        check, _, text = line.partition(b" ")
        if check == b"%08x" % crc32(text):
            fields = json.loads(text)
            if isinstance(fields, dict):
                yield fields
