"""Sealing of a pupil's names on disk, each pupil by itself, with a key that is not on the disk.

Extra time, which tells about a pupil's health, is sealed with the names: the file does not even show which pupil has
it.

A sealed field is a byte 1, a nonce of 12 random bytes, and the names encrypted by ChaCha20-Poly1305 (RFC 8439), with
the pupil's id as associated data: a field moved to another row does not open. The names are JSON, padded with spaces to
whole blocks, so that the length reveals little. A byte 0 marks unsealed names, from a database older than the sealing.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from tni.core.ids import PupilId
from tni.roster.school_class import EXTRA_DIGITS, MOST_EXTRA

KEY_BYTES = 32
NONCE_BYTES = 12
BLOCK_BYTES = 64
PLAIN, SEALED = 0, 1


@dataclass(frozen=True, slots=True)
class PupilNames:
    """Names of a pupil; all empty when they cannot be read. extra: extra time as a share of a time limit."""

    last: str = ""
    first: str = ""
    usage: str = ""
    extra: float = 0.0


UNREADABLE = PupilNames()


@dataclass(frozen=True, slots=True, repr=False)
class NamesKey:
    """Key that seals names. secret: 32 random bytes, for one run only, behind a passphrase, or in the system's keyring:
    see `tni.store.names_lock`."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes, got {len(self.secret)}")

    @classmethod
    def random(cls) -> NamesKey:
        return cls(os.urandom(KEY_BYTES))

    def seal(self, owner: str, clear: bytes) -> bytes:
        """Return nonce and ciphertext. owner: id that the bytes belong to; it is authenticated, not hidden."""
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        nonce = os.urandom(NONCE_BYTES)
        return nonce + ChaCha20Poly1305(self.secret).encrypt(nonce, clear, owner.encode())

    def open(self, owner: str, sealed: bytes) -> bytes | None:
        """Return the clear bytes, None if the key, the bytes or their owner do not match."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        try:
            return ChaCha20Poly1305(self.secret).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], owner.encode())
        except (InvalidTag, ValueError):
            return None


def seal_names(key: NamesKey, pupil: PupilId, names: PupilNames) -> bytes:
    """Return the sealed field of a pupil. Raises: UnicodeError for names that are not valid text."""
    extra = f"{names.extra:.{EXTRA_DIGITS}f}"  # same length for all pupils, so that no additional block reveals it
    clear = json.dumps([names.last, names.first, names.usage, extra], ensure_ascii=False).encode()
    return bytes((SEALED,)) + key.seal(pupil, clear.ljust(-(-len(clear) // BLOCK_BYTES) * BLOCK_BYTES))


def plain_names(names: PupilNames) -> bytes:
    """Return the unsealed field, as older databases hold it."""
    return bytes((PLAIN,)) + json.dumps([names.last, names.first, names.usage], ensure_ascii=False).encode()


def read_names(key: NamesKey | None, pupil: PupilId, field: bytes) -> PupilNames:
    """Read a field. Return `UNREADABLE` without the key, and for damaged bytes."""
    clear: bytes | None = None
    if field[:1] == bytes((PLAIN,)):
        clear = field[1:]
    elif field[:1] == bytes((SEALED,)) and key is not None:
        clear = key.open(pupil, field[1:])
    if clear is None:
        return UNREADABLE
    try:
        last, first, usage, *more = json.loads(clear)
        extra = float(more[0]) if more else 0.0  # schema versions 1 and 2 sealed no extra time
    except (ValueError, TypeError):
        return UNREADABLE
    return PupilNames(str(last), str(first), str(usage), extra if 0 <= extra <= MOST_EXTRA else 0.0)
