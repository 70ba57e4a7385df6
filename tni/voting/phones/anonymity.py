"""Whose an answer without a name is: in the server's journal it can be read with a key alone that no disk holds.

The program makes the key for one session of phones and gives it to each server of it. A server that is started again
reads on; once the program is gone, what is left in the journal says of two answers at most that one pupil gave both.
"""

from __future__ import annotations

from random import SystemRandom
from typing import Literal

from tni.voting.phones.codes import PhoneId

KEY_BYTES = 32
_TAG, _DEVICE, _NUMBER, _SEQUENCE = 8, 8, 2, 8
"""Bytes of each."""

type _Giver = tuple[PhoneId, int, int]
"""Device, number, the device's count of its answers."""


class AnonymousVoteCipher:
    """key: None for one that nobody else has. Keyed BLAKE2b (RFC 7693) as a pseudorandom function, in the manner of SIV
    (RFC 5297): the tag of what is covered begins the stream that covers it."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = SystemRandom().randbytes(KEY_BYTES) if key is None else key

    def alias(self, round_: str, number: int) -> PhoneId:
        """One name for all that a pupil answers to a question."""
        return PhoneId(self._digest("alias", f"{number} {round_}".encode(), _DEVICE).hex())

    def cover(self, place: int, giver: _Giver) -> str:
        """place: of the answer in the journal."""
        device, number, sequence = giver
        plain = bytes.fromhex(device) + number.to_bytes(_NUMBER) + sequence.to_bytes(_SEQUENCE)
        tag = self._tag(place, plain)
        return (tag + self._mixed(tag, plain)).hex()

    def uncover(self, place: int, covered: str) -> _Giver | None:
        """None where it was covered under another key."""
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
        from hashlib import blake2b  # brings OpenSSL; the program's own process does without

        return blake2b(data, key=self._key, digest_size=size, person=use.encode()).digest()
