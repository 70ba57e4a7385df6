"""Values and errors about the key that seals pupils' names: the places where it can be kept, and whether names can be
read."""

from __future__ import annotations

from enum import Enum, StrEnum

from tni.core.errors import TniError

MIN_PASSPHRASE_LETTERS = 8


class KeyStorage(StrEnum):
    """Place of the key that seals the names."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    MEMORY = "memory"


class WrongKeyError(TniError):
    """The passphrase, or the key in the keyring, is not the one that sealed the names."""


class ShortPassphraseError(TniError):
    """The passphrase is too short. least: number of characters required."""

    def __init__(self) -> None:
        super().__init__(f"a passphrase has at least {MIN_PASSPHRASE_LETTERS} letters")
        self.least = MIN_PASSPHRASE_LETTERS


class NamesState(Enum):
    """Availability of the names."""

    UNSET = "unset"  # there is no key yet
    OPEN = "open"
    LOCKED = "locked"  # the key must be fetched
    LOST = "lost"  # the key was in the memory of an earlier run


class NoKeyringError(TniError):
    """There is no keyring, or it refused. The cause is the library's error."""
