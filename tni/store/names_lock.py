"""Storage of the key that seals pupils' names: in the system's keyring, behind a passphrase, or in memory for this run
only.

A row of the database holds the kind of storage, a name for the keyring, and a proof that detects a wrong key. Behind a
passphrase, the proof is the key itself, sealed with a key that scrypt (RFC 7914) derives from the passphrase.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from tni.core.ids import new_id
from tni.roster.names_key import MIN_PASSPHRASE_LETTERS, KeyStorage, ShortPassphraseError, WrongKeyError
from tni.store.pupil_names import KEY_BYTES, NamesKey

SALT_BYTES = 16
SCRYPT_N, SCRYPT_R = 2**15, 8
"""Cost parameters of scrypt: 32 MB and some 0.15 s for each guess."""


@dataclass(frozen=True, slots=True)
class NamesLock:
    """Lock of the names as stored in the database. name: random. salt: empty unless behind a passphrase."""

    storage: KeyStorage
    name: str
    salt: bytes
    proof: bytes

    @classmethod
    def around(cls, key: NamesKey, storage: KeyStorage, passphrase: str = "", name: str = "") -> NamesLock:
        """Make the lock for a key. Raises: ShortPassphraseError."""
        name = name or new_id()
        if storage is not KeyStorage.PASSPHRASE:
            return cls(storage, name, b"", key.seal(name, b""))
        if len(passphrase.strip()) < MIN_PASSPHRASE_LETTERS:
            raise ShortPassphraseError
        salt = os.urandom(SALT_BYTES)
        return cls(storage, name, salt, _from(passphrase, salt).seal(name, key.secret))

    def fits(self, key: NamesKey) -> bool:
        """Return whether a key, from the keyring or from memory, belongs to this lock."""
        return key.open(self.name, self.proof) == b""

    def opened_by(self, passphrase: str) -> NamesKey:
        """Return the key that a passphrase opens. Takes a tenth of a second or more. Raises: WrongKeyError."""
        found = _from(passphrase, self.salt).open(self.name, self.proof)
        if found is None:
            raise WrongKeyError("wrong passphrase")
        return NamesKey(found)


def _from(passphrase: str, salt: bytes) -> NamesKey:
    """Derive a key from a passphrase. Surrounding spaces and the composition of accents do not count, since keyboards
    differ."""
    import hashlib  # loads OpenSSL, which the start does not need

    text = unicodedata.normalize("NFKC", passphrase.strip()).encode("utf-8", "surrogatepass")
    made = hashlib.scrypt(text, salt=salt, n=SCRYPT_N, r=SCRYPT_R, p=1, maxmem=2**26, dklen=KEY_BYTES)
    return NamesKey(made)
