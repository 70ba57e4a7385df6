"""Votes without names: clickers under names that a random key gives, so that nobody can be found once it is gone.

The key is in memory alone. While it lives, the same clicker has the same alias: it votes once, and two votes on one
question can be compared. After `forget` neither the rows nor this program can tell whose an answer was.
"""

from __future__ import annotations

from random import SystemRandom

from tni.core.ids import ClickerId

ANONYMOUS_PREFIX = "anonymous:"
_KEY_BYTES, _ALIAS_BYTES = 32, 10


class Anonymiser:
    """Keyed BLAKE2b (RFC 7693) of what a clicker is called."""

    def __init__(self) -> None:
        self._key: bytearray | None = None

    def clicker(self, clicker: ClickerId) -> ClickerId:
        return ClickerId(ANONYMOUS_PREFIX + self._digest(f"clicker {clicker}").hex())

    def sequence(self, clicker: ClickerId, sequence: int | None) -> int | None:
        """A clicker's counter goes on in votes that have names, and would tell it."""
        if sequence is None:
            return None
        return int.from_bytes(self._digest(f"sequence {sequence} of {clicker}")[:4]) >> 1

    def forget(self) -> None:
        """Destroy the key; the next alias begins with another."""
        if self._key is not None:
            self._key[:] = bytes(_KEY_BYTES)
            self._key = None

    def _digest(self, text: str) -> bytes:
        from hashlib import blake2b  # brings OpenSSL

        if self._key is None:
            self._key = bytearray(SystemRandom().randbytes(_KEY_BYTES))
        return blake2b(text.encode("utf-8", "surrogatepass"), key=self._key, digest_size=_ALIAS_BYTES).digest()
