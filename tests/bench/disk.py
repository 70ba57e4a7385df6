"""What the disk does by itself, to judge by it what a program on top of it does."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

SIZE = 100
"""Bytes of a vote, about."""


def synced_appends_ms(folder: Path | None, count: int, pause_s: float = 0.002) -> list[float]:
    """How long each of `count` appends to a file of its own in `folder` (None: the usual one) takes, with its sync."""
    sync, took = getattr(os, "fdatasync", os.fsync), []
    with tempfile.NamedTemporaryFile(dir=folder, buffering=0) as file:
        for _ in range(count):
            began_s = time.perf_counter()
            file.write(bytes(SIZE))
            sync(file.fileno())
            took.append((time.perf_counter() - began_s) * 1000)
            time.sleep(pause_s)
    return took
