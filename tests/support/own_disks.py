"""A small disk of a test's own, and how it is filled."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def own_disk(point: Path, size: str) -> Iterator[Path]:
    """Mounted on the folder `point`, which is made. size: as `mount` takes it. Skips the test where that takes root."""
    point.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", point], check=False).returncode:
        pytest.skip("mounting a disk takes root")
    try:
        yield point
    finally:
        subprocess.run(["umount", "-l", point], check=True)


def fill(path: Path, leave: int = 0) -> None:
    """Fill the disk with a file, then give back `leave` bytes of it."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    assert shutil.disk_usage(path).free < 4096
    os.truncate(path, max(path.stat().st_size - leave, 0))
