"""Lines typed at the terminal, for a command that stops waiting for one when something else happens, such as a device
unplugged. On Windows it cannot stop."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from typing import TextIO

POLL_S = 0.2
"""Interval between calls of `cancelled`."""
READ_BYTES = 4096


class TerminalInput:
    """Line reader of a terminal. stdin: None if the caller closed it."""

    def __init__(self, stdin: TextIO | None) -> None:
        self._stdin, self._file = stdin, _awaitable(stdin)
        self._rest, self._ended = b"", stdin is None

    @property
    def is_answered(self) -> bool:
        """True if a person at a terminal can answer."""
        return self._stdin is not None and self._stdin.isatty()

    def forget(self) -> None:
        """Discard what was typed before the current prompt appeared."""
        if self._file is not None and self.is_answered:
            import termios  # Windows has none

            termios.tcflush(self._file, termios.TCIFLUSH)
            self._rest = b""

    def line(self, cancelled: Callable[[], bool] = lambda: False) -> str | None:
        """Return the next line with its end, "" at the end of input, or None as soon as `cancelled` returns True.

        cancelled: called several times a second; never on Windows, where terminal input can't be awaited.
        """
        if self._stdin is not None and self._file is None:
            return self._stdin.readline()
        while b"\n" not in self._rest and not self._ended:
            assert self._file is not None
            if select.select([self._file], [], [], POLL_S)[0]:
                data = _read(self._file)
                self._rest, self._ended = self._rest + data, not data
            elif cancelled():
                return None
        line, end, self._rest = self._rest.partition(b"\n")
        return (line + end).decode(errors="replace")


def _read(file: int) -> bytes:
    try:
        return os.read(file, READ_BYTES)
    except OSError:  # the terminal is closed
        return b""


def _awaitable(stream: TextIO | None) -> int | None:
    if stream is None or sys.platform == "win32":
        return None
    try:
        return stream.fileno()
    except (OSError, ValueError):  # no stream of the system, or closed
        return None
