"""Lines that somebody types at a terminal, awaited by a command that has an eye on something else as well."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from typing import TextIO

LOOK_S = 0.2
"""Between two looks at what else there is."""
READ_BYTES = 4096


class TerminalInput:
    """stdin: None where whoever called the command has closed it."""

    def __init__(self, stdin: TextIO | None) -> None:
        self._stdin, self._file = stdin, _awaitable(stdin)
        self._rest, self._ended = b"", stdin is None

    @property
    def is_answered(self) -> bool:
        """Whether a person is there to be asked."""
        return self._stdin is not None and self._stdin.isatty()

    def forget(self) -> None:
        """What a person typed before what is asked now was seen."""
        if self._file is not None and self.is_answered:
            import termios  # Windows has none

            termios.tcflush(self._file, termios.TCIFLUSH)
            self._rest = b""

    def line(self, given_up: Callable[[], bool] = lambda: False) -> str | None:
        """The next line with its end, "" when there is none any more; None as soon as it need not be waited for.

        given_up: asked some times a second; never on Windows, where a terminal cannot be waited for.
        """
        if self._stdin is not None and self._file is None:
            return self._stdin.readline()
        while b"\n" not in self._rest and not self._ended:
            assert self._file is not None
            if select.select([self._file], [], [], LOOK_S)[0]:
                data = _read(self._file)
                self._rest, self._ended = self._rest + data, not data
            elif given_up():
                return None
        line, end, self._rest = self._rest.partition(b"\n")
        return (line + end).decode(errors="replace")


def _read(file: int) -> bytes:
    try:
        return os.read(file, READ_BYTES)
    except OSError:  # the terminal is gone
        return b""


def _awaitable(stream: TextIO | None) -> int | None:
    if stream is None or sys.platform == "win32":
        return None
    try:
        return stream.fileno()
    except (OSError, ValueError):  # not the system's, or closed
        return None
