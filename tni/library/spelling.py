"""Spellings near a word: one typing error, or the same sound in French."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
MISTYPED_MIN = 4
"""Letters of the shortest word in which an error is looked for."""


def mistyped(word: str) -> set[str]:
    """Return all words that one error turns `word` into: a letter missing, added, wrong, or two exchanged."""
    if len(word) < MISTYPED_MIN or not word.isalpha():
        return set()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] for at in range(1, len(word))}
    found |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    found.discard(word)
    return found


def torn(word: str) -> list[tuple[str, str]]:
    """Return the ways to part a word that was written without its space, hyphen or apostrophe."""
    return [(word[:at], word[at:]) for at in range(1, len(word))]


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^h", ""),
        (r"ph", "f"),
        (r"([tr])h", r"\1"),
        (r"sch|sh", "C"),
        (r"ch(?=[rln])|ck|cqu?|qu?|k", "k"),
        (r"ch", "C"),
        (r"h", ""),
        (r"ti(?=on)", "si"),
        (r"c(?=[eiy])|sc(?=[eiy])|ss", "s"),
        (r"c", "k"),
        (r"gu(?=[eiy])", "g"),
        (r"g(?=[eiy])e?(?=[ao])|g(?=[eiy])", "j"),
        (r"y", "i"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"eau|au", "o"),
        (r"oe|eu", "e"),
        (r"(?:ain|ein|aim|im|in)(?![aeiou])", "1"),
        (r"(?:an|am|en|em)(?![aeioumn])", "2"),
        (r"(?:on|om)(?![aeioumn])", "3"),
        (r"ai|ei", "e"),
        (r"(.)\1+", r"\1"),
        (r"(?:er|ez|et|es|e)$", ""),
        (r"[stdp]+$", ""),
    )
)
"""What is written in several ways for one sound, in the order of application. 1, 2, 3: in, an, on. C: ch."""


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """Return the key of a folded word's sound: `filosofie` has that of `philosophie`. Empty for what is no word."""
    if len(word) < MISTYPED_MIN or not word.isalpha():
        return ""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word if len(word) > 2 else ""


def is_close(word: str, other: str) -> bool:
    """Return whether two words of like sound also look alike: half of the pairs of letters in common."""
    ours, theirs = set(pairwise(word)), set(pairwise(other))
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs))
