"""File that the system does not give for a moment, as one in a home folder on a server."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock


@contextmanager
def unread(path: Path) -> Iterator[None]:
    """Let the reading of a file fail during the block; it can be written all the time."""
    real = Path.read_text

    def refuse(self: Path, *arguments: Any, **how: Any) -> str:
        if self == path:
            raise OSError(errno.EIO, "Input/output error", str(self))
        return real(self, *arguments, **how)

    with mock.patch.object(Path, "read_text", refuse):
        yield
