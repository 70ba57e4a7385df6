"""Texts that come from elsewhere, made one clean line that is short enough to be shown."""

from __future__ import annotations

import re
import unicodedata

_BREAKABLE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # embed, override or isolate a direction
_JOINERS = "\u200d\u2060"  # zero-width joiner of emoji, word joiner


def one_line(text: str) -> str:
    """Return the text as one clean line: each run of breakable white space becomes one space (NBSP stays); control
    characters and lone surrogates, which neither UTF-8 nor XML can carry, are dropped, and so is what turns the words
    around the text into another direction."""
    return _BREAKABLE.sub(" ", _writable(_BREAKABLE.sub(" ", text))).strip(" ")


def _writable(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cs") and char not in _TURNING)


def shortened(text: str, limit: int) -> str:
    """Shorten a text to at most `limit` characters, with a final `…` when it is cut. The cut is between words where
    that keeps half of the text, and never inside an emoji or under an accent."""
    begin = text[: 20 * limit]  # of a text that may be endless
    line = one_line(begin)
    if len(line) <= limit and len(begin) == len(text):
        return line
    text, cut = f"{line} ", min(limit - 1, len(line))
    while cut and _joined(text, cut):
        cut -= 1
    space = text.rfind(" ", 0, cut + 1)
    if space >= limit // 2:
        cut = space
    return text[:cut].rstrip(" \u00a0,;:–-«(") + "…"


def _joined(text: str, at: int) -> bool:
    """Return whether the characters on both sides of `at` are displayed as one."""
    before, after = text[at - 1], text[at]
    return (
        unicodedata.category(after) in ("Mn", "Me", "Mc")
        or after in _JOINERS
        or before in _JOINERS
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin tones
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")  # flags
    )
