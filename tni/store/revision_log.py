"""Log of a lesson's revisions: lines that are only appended, each with its CRC-32, so that a line that was cut off or
damaged is left out and the others count. A line that was cut off is ended by `#` when the next one is appended."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from zlib import crc32

from tni.files.atomic import sync_parent
from tni.files.private import FILE_MODE
from tni.store.content_store import make_synced_folder

CUT_OFF = b"#"
"""End of a line that was cut off, written when the next one is appended."""


def append_line(path: Path, fields: dict[str, Any]) -> None:
    """Append a line and wait until it is on the disk. Raises: OSError."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")
    line = b"%08x %s\n" % (crc32(text), text)
    is_new = not path.exists()
    if is_new:
        make_synced_folder(path.parent)
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), FILE_MODE)
    try:
        rest = memoryview(_end_of_last(path) + line)
        while rest:
            rest = rest[os.write(number, rest) :]
        os.fsync(number)
    finally:
        os.close(number)
    if is_new:
        sync_parent(path)


def read_lines(path: Path) -> tuple[list[dict[str, Any]], int]:
    """Return the lines of a log, none without a file, and the number of damaged ones. A line that was cut off is not
    one of these: nothing relied on it. Raises: OSError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return [], 0
    *lines, last = data.split(b"\n")
    found = [_fields_of(line) for line in lines if line and not line.endswith(CUT_OFF)]
    sound = [fields for fields in (*found, _fields_of(last)) if fields is not None]
    return sound, found.count(None)


def _fields_of(line: bytes) -> dict[str, Any] | None:
    """Return what a line says, None for one that is damaged or cut off."""
    check, _, text = line.partition(b" ")
    if check != b"%08x" % crc32(text):
        return None
    fields = json.loads(text)
    return fields if isinstance(fields, dict) else None


def _end_of_last(path: Path) -> bytes:
    """Return what ends the last line of a log. Raises: OSError."""
    last = path.read_bytes().rpartition(b"\n")[2]
    if not last:
        return b""
    return b"\n" if _fields_of(last) is not None else CUT_OFF + b"\n"
