"""What a pupil types to come in, and what a device keeps to come back."""

from __future__ import annotations

from random import SystemRandom
from typing import NewType

PhoneId = NewType("PhoneId", str)
"""Told from a device's token, which cannot be told from it: the journal and the program know devices by this alone."""

CODE_LETTERS = "BCDFGHJKMNPRSTVWXZ"
"""No vowel, that no word be made; none that is taken for another letter or a digit."""
CODE_LENGTH = 4
TOKEN_LENGTH = 32
"""Hexadecimal digits: 128 random bits."""
MAX_NUMBER = 9999

_RANDOM = SystemRandom()


def new_code() -> str:
    """One of 104,976; guesses are slowed down, see `limits`."""
    return "".join(_RANDOM.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def is_code(text: str) -> bool:
    """Whether `new_code` can have made it."""
    return len(text) == CODE_LENGTH and set(text) <= set(CODE_LETTERS)


def normalize_code(code: str) -> str:
    """A code as it is typed, small letters and blanks among them."""
    return "".join(code.split()).upper()


def new_token() -> str:
    return _RANDOM.randbytes(TOKEN_LENGTH // 2).hex()


def is_token(text: str) -> bool:
    """Whether `new_token` can have made it."""
    return len(text) == TOKEN_LENGTH and set(text) <= set("0123456789abcdef")


def phone_id_of(token: str) -> PhoneId:
    """First 64 bits of the token's BLAKE2b (RFC 7693)."""
    from hashlib import blake2b  # brings OpenSSL; the program's own process does without

    return PhoneId(blake2b(token.encode(), digest_size=8).hexdigest())
