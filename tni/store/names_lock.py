"""Where the key of the names is: in the system's keyring, behind a passphrase, or in the memory of this run alone.

The database holds a row that says which, with a name for the keyring, and a proof by which a wrong key is known. Behind
a passphrase, the proof is the key itself, sealed with what scrypt (RFC 7914) makes of the passphrase.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from tni.core.errors import TniError
from tni.core.ids import new_id
from tni.store.pupil_names import KEY_BYTES, NamesKey

SALT_BYTES = 16
SCRYPT_N, SCRYPT_R = 2**15, 8
"""32 MB and some 0.15 s for each guess."""
MIN_PASSPHRASE_LETTERS = 8


class KeyStorage(StrEnum):
    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    MEMORY = "memory"


class WrongKeyError(TniError):
    """Another passphrase, or another key in the keyring."""


class ShortPassphraseError(TniError):
    """least: how many letters it has to have."""

    def __init__(self) -> None:
        super().__init__(f"a passphrase has at least {MIN_PASSPHRASE_LETTERS} letters")
        self.least = MIN_PASSPHRASE_LETTERS


@dataclass(frozen=True, slots=True)
class NamesLock:
    """As it lies on the disk. name: random; salt: empty but behind a passphrase."""

    way: KeyStorage
    name: str
    salt: bytes
    proof: bytes

    @classmethod
    def around(cls, key: NamesKey, way: KeyStorage, passphrase: str = "", name: str = "") -> NamesLock:
        """Raises ShortPassphraseError."""
        name = name or new_id()
        if way is not KeyStorage.PASSPHRASE:
            return cls(way, name, b"", key.seal(name, b""))
        if len(passphrase.strip()) < MIN_PASSPHRASE_LETTERS:
            raise ShortPassphraseError
        salt = os.urandom(SALT_BYTES)
        return cls(way, name, salt, _from(passphrase, salt).seal(name, key.secret))

    def fits(self, key: NamesKey) -> bool:
        """For a key from the keyring or from memory."""
        return key.open(self.name, self.proof) == b""

    def opened_by(self, passphrase: str) -> NamesKey:
        """Takes a tenth of a second or more. Raises WrongKeyError."""
        found = _from(passphrase, self.salt).open(self.name, self.proof)
        if found is None:
            raise WrongKeyError("wrong passphrase")
        return NamesKey(found)


def _from(passphrase: str, salt: bytes) -> NamesKey:
    """Spaces around it and the way its accents are composed do not count: keyboards differ."""
    import hashlib  # brings OpenSSL, which no start needs

    words = unicodedata.normalize("NFKC", passphrase.strip()).encode("utf-8", "surrogatepass")
    made = hashlib.scrypt(words, salt=salt, n=SCRYPT_N, r=SCRYPT_R, p=1, maxmem=2**26, dklen=KEY_BYTES)
    return NamesKey(made)
