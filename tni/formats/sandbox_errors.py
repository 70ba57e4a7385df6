"""Errors of reading a file in a sandbox."""

from __future__ import annotations

from tni.core.errors import TniError


class ReadCancelledError(TniError):
    """The reading was cancelled."""


class ReadTimeoutError(TniError):
    """Reading takes longer than any such file should."""

    def __init__(self, most_s: float) -> None:
        super().__init__(f"not read within {most_s:g} s")
        self.most_s = most_s


class ReaderCrashedError(TniError):
    """The process ended without an answer, for lack of memory or because of a fault in a library."""
