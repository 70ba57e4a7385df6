"""Words of a text as pupils' names are compared: without accents, case and marks that nobody sees, each with its place.

A word ends at every character that is no letter, so at digits and underscores too, and inside `EmmaDupont` where a
capital follows a small letter. Scripts that write no spaces give a word for each letter.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import NamedTuple


class Joint(IntEnum):
    """Gap between a word and the one before it."""

    GLUED = 0
    """Nothing, or characters that nobody sees: a name may go on."""
    HYPHEN = 1
    """A hyphen, perhaps at the end of a line: a name may go on."""
    SPACE = 2
    """A few spaces or marks: the next part of a name may follow."""
    FAR = 3
    """Digits, or more than a few marks."""


class NameToken(NamedTuple):
    """A word. letters: as they are compared. start, end: its place in the text, without what follows it unseen."""

    letters: str
    start: int
    end: int
    joint: Joint


MOST_MARKS = 4
"""Marks and spaces between two parts of one name."""
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d")
LINE_ENDS = frozenset("\n\r\u2028\u2029")
_SPECIAL = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters of Unicode that show nothing."""
_MODIFIERS = range(0x2B9, 0x300)
"""Letters that write an apostrophe or another sign in transcribed names."""
_SPACELESS = (
    range(0x0E00, 0x0F00), range(0x1000, 0x10A0), range(0x1780, 0x1800), range(0x3040, 0x3100),
    range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32400),
)  # fmt: skip
_MOST_LETTERS = 4096
_MARK, _UNSEEN, _DIGIT, _ACCENT, _ALONE = " ", "\u200b", "0", "", "\u0001"
"""What a character is if it is no usual letter. One that is a word by itself is followed by its letters."""


class _Letters(dict[str, str]):
    """Table of characters and the letters that are compared, filled as characters are met."""

    def __missing__(self, char: str) -> str:
        found = _kept(char)
        if len(self) < _MOST_LETTERS:
            self[char] = found
        return found


def _kept(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me"):
        return _ACCENT
    if kind == "Cf" or char in _FILLERS:
        return _UNSEEN
    if kind[0] == "N":
        return _DIGIT
    bare = unicodedata.normalize("NFKD", char.casefold()).casefold().translate(_SPECIAL)
    letters = "".join(one for one in bare if unicodedata.category(one)[0] in "LM" and not _is_unsaid(one))
    if not letters:
        return _MARK
    return _ALONE + letters if any(ord(char) in script for script in _SPACELESS) else letters


def _is_unsaid(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me") or letter in _FILLERS or ord(letter) in _MODIFIERS


_LETTERS = _Letters()


def name_tokens(text: str) -> list[NameToken]:
    """Return the words of a text in order."""
    words: list[NameToken] = []
    letters, start, end = "", 0, 0  # of the word that is being read
    joint, between = Joint.FAR, 0  # what stands before it, and where that began
    before = ""  # the letter before
    for at, char in enumerate(text):
        kept = _LETTERS[char]
        if kept == _ACCENT:
            if letters:
                end = at + 1
            continue
        if kept in (_MARK, _DIGIT, _UNSEEN):
            if letters:
                words.append(NameToken(letters, start, end, joint))
                letters, between = "", end
            continue
        alone = kept[0] == _ALONE
        if letters and (alone or _begins_within(before, text, at)):
            words.append(NameToken(letters, start, end, joint))
            letters, between = "", at
        if not letters:
            start, joint = at, (_joint(text[between:at]) if words else Joint.FAR)
        letters += kept[1:] if alone else kept
        before, end = char, at + 1
        if alone:
            words.append(NameToken(letters, start, end, joint))
            letters, between = "", end
    if letters:
        words.append(NameToken(letters, start, end, joint))
    return words


def _begins_within(before: str, text: str, at: int) -> bool:
    """Return whether a word begins at a letter that follows another one: `emma|Dupont`, `EMMA|Dupont`."""
    if not text[at].isupper():
        return False
    return before.islower() or (before.isupper() and text[at + 1 : at + 2].islower())


def _joint(between: str) -> Joint:
    seen = [char for char in between if _LETTERS[char] not in (_UNSEEN, _ACCENT)]
    if not seen:
        return Joint.GLUED
    if len(seen) > MOST_MARKS or any(_LETTERS[char] == _DIGIT for char in seen):
        return Joint.FAR
    marks = [char for char in seen if not char.isspace()]
    broken = len(marks) < len(seen)
    if len(marks) == 1 and marks[0] in HYPHENS and (not broken or not LINE_ENDS.isdisjoint(seen)):
        return Joint.HYPHEN
    return Joint.SPACE
