"""Two-line text display of an i>clicker base, written only when the base is idle, so that no vote waits for it."""

from __future__ import annotations

from unicodedata import normalize

COLUMNS = 16
QUIET_S = 0.03
"""Pause after a report, in seconds. Votes come in groups, and a base doesn't send while it is being written to."""


def line_bytes(text: str) -> bytes:
    """Return 16 ASCII characters: accents are removed, other characters outside ASCII become question marks."""
    plain = "".join(c for c in normalize("NFKD", text) if not 0x300 <= ord(c) < 0x370)
    return plain[:COLUMNS].ljust(COLUMNS).encode("ascii", "replace")


class Lcd:
    """Keeps the wanted text and writes only the newest, one line at a time, and only lines that have changed."""

    def __init__(self) -> None:
        self._wanted: list[bytes | None] = [None, None]
        self._written: list[bytes | None] = [None, None]
        self._quiet_at_s = float("-inf")

    def want(self, lines: tuple[str, str]) -> None:
        self._wanted = [line_bytes(text) for text in lines]

    def on_report(self, now_s: float) -> None:
        """Note that a report has come."""
        self._quiet_at_s = now_s + QUIET_S

    def forget(self) -> None:
        """Forget the displayed text: the device has been overwritten or reset."""
        self._written = [None, None]

    def due(self, now_s: float) -> tuple[int, bytes] | None:
        """Return the number (from 0) and the bytes of the line to write now, and count it as written."""
        number = self._next
        if number is None or now_s < self._quiet_at_s:
            return None
        text = self._written[number] = self._wanted[number]
        assert text is not None
        return number, text

    @property
    def wake_at_s(self) -> float | None:
        """Earliest time at which a line may be written; None when all lines are written."""
        return None if self._next is None else self._quiet_at_s

    @property
    def _next(self) -> int | None:
        return next((n for n in (0, 1) if self._wanted[n] not in (None, self._written[n])), None)
