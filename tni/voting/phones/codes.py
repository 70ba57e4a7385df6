"""Session codes that pupils type to join, and tokens that devices keep to reconnect."""

from __future__ import annotations

from random import SystemRandom

from tni.core.ids import PhoneId

CODE_LETTERS = "BCDFGHJKMNPRSTVWXZ"
"""Letters without vowels, so that no code is a word, and without those that look like another letter or a digit."""
CODE_LENGTH = 4
TOKEN_LENGTH = 32
"""Hexadecimal digits: 128 random bits."""
MAX_NUMBER = 9999

_RANDOM = SystemRandom()


def new_code() -> str:
    """Make a random session code, one of 104,976. `limits` slows guessing down."""
    return "".join(_RANDOM.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def is_code(text: str) -> bool:
    """Return whether `new_code` could have made the text."""
    return len(text) == CODE_LENGTH and set(text) <= set(CODE_LETTERS)


def normalize_code(code: str) -> str:
    """Convert a typed code to canonical form: upper case, without blanks."""
    return "".join(code.split()).upper()


def new_token() -> str:
    return _RANDOM.randbytes(TOKEN_LENGTH // 2).hex()


def is_token(text: str) -> bool:
    """Return whether `new_token` could have made the text."""
    return len(text) == TOKEN_LENGTH and set(text) <= set("0123456789abcdef")


def phone_id_of(token: str) -> PhoneId:
    """Return the first 64 bits of the token's BLAKE2b (RFC 7693), as hexadecimal digits."""
    from hashlib import blake2b  # loads OpenSSL, which the main process does not need

    return PhoneId(blake2b(token.encode(), digest_size=8).hexdigest())
