"""Encryption of voter identities in anonymous votes, under a key that is never stored on disk.

The program makes one key for each phone session and gives it to every server process of that session, so that a
restarted server can still read the journal. Once the program has ended, the journal reveals at most that two answers
came from the same pupil.
"""

from __future__ import annotations

from random import SystemRandom
from typing import Literal

from tni.core.ids import PhoneId

KEY_BYTES = 32
_TAG, _DEVICE, _NUMBER, _SEQUENCE = 8, 8, 2, 8
"""Field sizes in bytes."""

type _Giver = tuple[PhoneId, int, int]
"""Device, seat number, and sequence number of the device's answer."""


class AnonymousVoteCipher:
    """Cipher for the voter of an anonymous answer, and source of aliases.

    key: `KEY_BYTES` bytes; None makes a new key that no other process has.
    The cipher uses keyed BLAKE2b (RFC 7693) as a pseudorandom function, in the manner of SIV (RFC 5297): the
    authentication tag of the plain text is the seed of the key stream that encrypts it.
    """

    def __init__(self, key: bytes | None = None) -> None:
        self._key = SystemRandom().randbytes(KEY_BYTES) if key is None else key

    def alias(self, round_: str, number: int) -> PhoneId:
        """Return one pseudonym for all answers that a pupil gives to a question."""
        return PhoneId(self._digest("alias", f"{number} {round_}".encode(), _DEVICE).hex())

    def cover(self, place: int, giver: _Giver) -> str:
        """Encrypt the voter of an answer, as hexadecimal digits. place: the answer's position in the journal."""
        device, number, sequence = giver
        plain = bytes.fromhex(device) + number.to_bytes(_NUMBER) + sequence.to_bytes(_SEQUENCE)
        tag = self._tag(place, plain)
        return (tag + self._mixed(tag, plain)).hex()

    def uncover(self, place: int, covered: str) -> _Giver | None:
        """Decrypt what `cover` returned; None if it was encrypted under another key or for another place."""
        data = bytes.fromhex(covered)
        tag, plain = data[:_TAG], self._mixed(data[:_TAG], data[_TAG:])
        if len(plain) != _DEVICE + _NUMBER + _SEQUENCE or self._tag(place, plain) != tag:
            return None
        at = _DEVICE + _NUMBER
        return PhoneId(plain[:_DEVICE].hex()), int.from_bytes(plain[_DEVICE:at]), int.from_bytes(plain[at:])

    def _tag(self, place: int, plain: bytes) -> bytes:
        return self._digest("tag", place.to_bytes(8) + plain, _TAG)

    def _mixed(self, tag: bytes, data: bytes) -> bytes:
        stream = self._digest("stream", tag, _DEVICE + _NUMBER + _SEQUENCE)
        return bytes(one ^ other for one, other in zip(data, stream, strict=False))

    def _digest(self, use: Literal["alias", "tag", "stream"], data: bytes, size: int) -> bytes:
        from hashlib import blake2b  # loads OpenSSL, which the main process does not need

        return blake2b(data, key=self._key, digest_size=size, person=use.encode()).digest()
