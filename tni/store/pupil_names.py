"""A pupil's names as they lie on the disk: sealed with a key that is not there, each by itself. More time than others
have, which tells of somebody's health, lies sealed with them: the file does not even show who has it.

A sealed field is a byte 1, a nonce of 12 random bytes, and what ChaCha20-Poly1305 (RFC 8439) makes of the names, with
the pupil's id as associated data: a field put into another row does not open. The names are JSON, filled up with spaces
to whole blocks, so that a length says little. A byte 0 stands before names of a database that is older than the
sealing.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from tni.core.ids import PupilId

KEY_BYTES = 32
NONCE_BYTES = 12
BLOCK_BYTES = 64
PLAIN, SEALED = 0, 1
MOST_EXTRA = 9.0
"""Ten times as long as the others."""
EXTRA_DIGITS = 4


@dataclass(frozen=True, slots=True)
class PupilNames:
    """All empty for a pupil whose names cannot be read. extra: more time, as a share of a time limit."""

    last: str = ""
    first: str = ""
    usage: str = ""
    extra: float = 0.0


UNREADABLE = PupilNames()


@dataclass(frozen=True, slots=True, repr=False)
class NamesKey:
    """secret: 32 random bytes. Of one day, of a passphrase, or of the system's keyring: see `tni.store.names_lock`."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes, got {len(self.secret)}")

    @classmethod
    def random(cls) -> NamesKey:
        return cls(os.urandom(KEY_BYTES))

    def seal(self, owner: str, clear: bytes) -> bytes:
        """nonce and ciphertext. owner: what it belongs to, which is not hidden."""
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        nonce = os.urandom(NONCE_BYTES)
        return nonce + ChaCha20Poly1305(self.secret).encrypt(nonce, clear, owner.encode())

    def open(self, owner: str, sealed: bytes) -> bytes | None:
        """None where the key is another, or the bytes or their owner are."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        try:
            return ChaCha20Poly1305(self.secret).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], owner.encode())
        except (InvalidTag, ValueError):
            return None


def sealed_names(key: NamesKey, pupil: PupilId, names: PupilNames) -> bytes:
    """Raises UnicodeError for what is no text."""
    extra = f"{names.extra:.{EXTRA_DIGITS}f}"  # as long for all, so that no block more tells it
    clear = json.dumps([names.last, names.first, names.usage, extra], ensure_ascii=False).encode()
    return bytes((SEALED,)) + key.seal(pupil, clear.ljust(-(-len(clear) // BLOCK_BYTES) * BLOCK_BYTES))


def plain_names(names: PupilNames) -> bytes:
    """As an older database had them."""
    return bytes((PLAIN,)) + json.dumps([names.last, names.first, names.usage], ensure_ascii=False).encode()


def read_names(key: NamesKey | None, pupil: PupilId, field: bytes) -> PupilNames:
    """`UNREADABLE` without the key, and for damaged bytes."""
    clear: bytes | None = None
    if field[:1] == bytes((PLAIN,)):
        clear = field[1:]
    elif field[:1] == bytes((SEALED,)) and key is not None:
        clear = key.open(pupil, field[1:])
    if clear is None:
        return UNREADABLE
    try:
        last, first, usage, *more = json.loads(clear)
        extra = float(more[0]) if more else 0.0  # none in what versions 1 and 2 of the lists sealed
    except (ValueError, TypeError):
        return UNREADABLE
    return PupilNames(str(last), str(first), str(usage), extra if 0 <= extra <= MOST_EXTRA else 0.0)
