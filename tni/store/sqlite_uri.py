"""URIs of SQLite databases, which carry the mode of opening (https://sqlite.org/uri.html)."""

from __future__ import annotations

import os
from pathlib import Path

_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~")


def database_uri(path: Path, mode: str) -> str:
    """Return the URI of a database. mode: `ro`, `rw`, and further parameters after it.

    `Path.as_uri` would do, but its modules cost a start 3 ms.
    """
    name = os.fsencode(path.absolute().as_posix())
    quoted = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in name)
    return f"file://{quoted if quoted.startswith('/') else '/' + quoted}?mode={mode}"
