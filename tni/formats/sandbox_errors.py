"""Why nothing came of a file that was read in a process of its own."""

from __future__ import annotations

from tni.core.errors import TniError


class ReadCancelledError(TniError):
    """Nobody waits for it any more."""


class ReadTimeoutError(TniError):
    """It takes longer than any such file should."""

    def __init__(self, most_s: float) -> None:
        super().__init__(f"not read within {most_s:g} s")
        self.most_s = most_s


class ReaderCrashedError(TniError):
    """The process ended without an answer, for want of memory or by a fault of a library."""
