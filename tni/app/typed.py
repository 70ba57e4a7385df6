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


class Typed:
    """stdin: None where whoever called the command has closed it."""

    def __init__(self, stdin: TextIO | None) -> None:
        self._stdin, self._file = stdin, _awaitable(stdin)
        self._rest, self._ended = b"", stdin is None

    @property
    def is_answered(self) -> bool:
        """Whether a person is there to be asked."""
        return self._stdin is not None and self._stdin.isatty()

    def line(self, given_up: Callable[[], bool] = lambda: False) -> str | None:
        """The next line with its end, "" when there is none any more; None as soon as it need not be waited for.

        given_up: asked some times a second. On Windows, where a terminal cannot be waited for, only before the line.
        """
        while b"\n" not in self._rest and not self._ended:
            if given_up():
                return None
            if self._file is None:
                return "" if self._stdin is None else self._stdin.readline()
            if select.select([self._file], [], [], LOOK_S)[0]:
                data = _read(self._file)
                self._rest, self._ended = self._rest + data, not data
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
