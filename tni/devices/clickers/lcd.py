"""The two lines of text on a base: written when nothing else is to be said, and never in the way of votes."""

from __future__ import annotations

from unicodedata import normalize

COLUMNS = 16
QUIET_S = 0.03
"""After a report: where one vote comes others do, and a base that is being written to does not send."""


def line_bytes(text: str) -> bytes:
    """16 ASCII characters: accents go, what has no letter of its own becomes a question mark."""
    plain = "".join(c for c in normalize("NFKD", text) if not 0x300 <= ord(c) < 0x370)
    return plain[:COLUMNS].ljust(COLUMNS).encode("ascii", "replace")


class Lcd:
    """Keeps what is wanted; the newest text alone is ever written, a line at a time, and only where it has changed."""

    def __init__(self) -> None:
        self._wanted: list[bytes | None] = [None, None]
        self._written: list[bytes | None] = [None, None]
        self._quiet_at_s = float("-inf")

    def want(self, lines: tuple[str, str]) -> None:
        self._wanted = [line_bytes(text) for text in lines]

    def heard(self, now_s: float) -> None:
        """A report has come."""
        self._quiet_at_s = now_s + QUIET_S

    def forget(self) -> None:
        """What stands on the device is not known any more: it has been written over, or reset."""
        self._written = [None, None]

    def due(self, now_s: float) -> tuple[int, bytes] | None:
        """The line to write now, from 0, and its bytes: it counts as written then."""
        number = self._next
        if number is None or now_s < self._quiet_at_s:
            return None
        text = self._written[number] = self._wanted[number]
        assert text is not None
        return number, text

    @property
    def wake_at_s(self) -> float | None:
        """When there may be something to write; None when all is written."""
        return None if self._next is None else self._quiet_at_s

    @property
    def _next(self) -> int | None:
        return next((n for n in (0, 1) if self._wanted[n] not in (None, self._written[n])), None)
