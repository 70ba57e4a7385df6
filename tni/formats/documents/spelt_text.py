"""Readings of a text that is written otherwise than it is read: folded lines, words of mail headers, escaped ends of
lines, letters as bytes or in UTF-7.

Everything here takes time by the length of the text alone.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from unicodedata import normalize

_WORD = re.compile(r"=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([QqBb])\?([^?\s]*)\?=")
_CHARSETS = re.compile(r"utf-?(?:7|8|16(?:[bl]e)?)|iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8]", re.IGNORECASE)
"""Encodings that are read as they are named. Python has others, some of which take long."""
_BETWEEN_WORDS = re.compile(r"(?<=\?=)[ \t\r\n]+(?==\?)")
_CUT_VALUE = re.compile(r"\"?;[ \t\r\n]*[\w-]{1,40}\*[1-9][0-9]?\*?=\"?")
_ESCAPED_SPACE = re.compile(r"\\[nNtrfv]")
_TEX = re.compile(r"\{?\\([`'^\"~])\{?\\?([A-Za-z])\}?\}?|\{?\\c ?\{?([cC])\}?\}?")
_TEX_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308"}
_UTF7 = re.compile(r"\+([A-Za-z0-9+/]{3,})-?")
_SHIFTED = re.compile(r"[\t\n\r -\u024f\u2010-\u20cf]*")
"""What a mail in UTF-7 writes by numbers."""
_FOLD = re.compile(rb"\r?\n[ \t]")
_FOLDED = re.compile(rb"begin:v|^dn:", re.IGNORECASE | re.MULTILINE)


def unfolded(data: bytes) -> bytes | None:
    """Return a calendar, an address card or a directory with whole lines, which may be cut within a letter; None where
    some bytes are nothing of that kind."""
    return _FOLD.sub(b"", data) if _FOLDED.search(data) else None


def from_quoted(text: str) -> str | None:
    """Return a text whose letters are written as bytes (quoted-printable); None where it does not say that they are."""
    if "quoted-printable" not in text.lower():
        return None
    lines = binascii.a2b_qp(text.encode("utf-8", "surrogatepass")).split(b"\n")
    return "\n".join(map(_line, lines))


def _line(data: bytes) -> str:
    with suppress(UnicodeDecodeError):
        return data.decode()
    return data.decode("cp1252", "replace")


def readings(text: str) -> Iterator[str]:
    """Yield what lines of a text say where they spell it otherwise."""
    if "=?" in text:
        yield from _lines(_BETWEEN_WORDS.sub("", text), _WORD, _word)
    if "*1" in text and (joined := _CUT_VALUE.sub("", text)) != text:
        yield from (line for line in joined.splitlines() if "*0" in line)
    if "\\" in text:
        yield from _lines(text, _ESCAPED_SPACE, lambda _: " ")
        yield from _lines(text, _TEX, _accented)
    if "+" in text and text.isascii():
        yield from _lines(text, _UTF7, _shifted)


def _lines(text: str, sign: re.Pattern[str], said: Callable[[re.Match[str]], str]) -> Iterator[str]:
    """Yield the lines in which a sign stands, with what it says."""
    for line in text.splitlines():
        if (read := sign.sub(said, line)) != line:
            yield read


def _accented(found: re.Match[str]) -> str:
    letter = f"{found[2]}{_TEX_ACCENTS[found[1]]}" if found[1] else f"{found[3]}\u0327"
    return normalize("NFC", letter)


def _word(found: re.Match[str]) -> str:
    letters = found[3].encode("utf-8", "replace")
    data = _from_base64(letters) if found[2] in "bB" else binascii.a2b_qp(letters, header=True)
    return data.decode(found[1], "replace") if _CHARSETS.fullmatch(found[1]) else _line(data)


def _from_base64(letters: bytes) -> bytes:
    with suppress(binascii.Error):
        return binascii.a2b_base64(letters + b"==")
    return b""


def _shifted(found: re.Match[str]) -> str:
    """Return what a run of UTF-7 says; itself where that is nothing of a Western text."""
    letters = found[1]
    whole = len(letters) * 6 // 16 * 2
    data = _from_base64(letters.encode() + b"A" * (-len(letters) % 4))[:whole]
    said = data.decode("utf-16-be", "replace")
    return said if said and _SHIFTED.fullmatch(said) else found[0]
