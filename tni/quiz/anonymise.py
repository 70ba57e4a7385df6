"""Pseudonyms for anonymous votes. A random key derives them from clicker ids, so that no answer can be traced once the
key is gone.

The key is only in memory. While it exists, a clicker always has the same pseudonym: it votes once, and two votes on one
question can be compared. After `forget`, neither the rows nor this program can link an answer to a clicker.
"""

from __future__ import annotations

from random import SystemRandom

from tni.core.ids import ClickerId

ANONYMOUS_PREFIX = "anonymous:"
_KEY_BYTES, _ALIAS_BYTES = 32, 10


class Anonymiser:
    """Generator of pseudonyms by keyed BLAKE2b (RFC 7693) of clicker ids."""

    def __init__(self) -> None:
        self._key: bytearray | None = None

    def clicker(self, clicker: ClickerId) -> ClickerId:
        return ClickerId(ANONYMOUS_PREFIX + self._digest(f"clicker {clicker}").hex())

    def sequence(self, clicker: ClickerId, sequence: int | None) -> int | None:
        """Return a pseudonym of a clicker's counter. The counter continues in votes with names, and would identify the
        clicker."""
        if sequence is None:
            return None
        return int.from_bytes(self._digest(f"sequence {sequence} of {clicker}")[:4]) >> 1

    def forget(self) -> None:
        """Destroy the key; the next pseudonym creates another."""
        if self._key is not None:
            self._key[:] = bytes(_KEY_BYTES)
            self._key = None

    def _digest(self, text: str) -> bytes:
        from hashlib import blake2b  # loads OpenSSL

        if self._key is None:
            self._key = bytearray(SystemRandom().randbytes(_KEY_BYTES))
        return blake2b(text.encode("utf-8", "surrogatepass"), key=self._key, digest_size=_ALIAS_BYTES).digest()
