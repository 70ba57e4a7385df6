"""Decoder of text files whose encoding is unknown: by byte order mark, then UTF-16 by its zeros, then UTF-8 if valid,
then the older encodings that the caller names."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from contextlib import suppress

from tni.core.format_errors import NotTextError

WESTERN = ("cp1252", "latin-1")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_SMALL = "a-zß-öø-ÿœšž"
_ACCENTED_CAPITAL = "À-ÖØ-ÞŒŠŽŸ"
_LETTER = f"A-Z{_SMALL}{_ACCENTED_CAPITAL}"
_SIGNS = "ªº°«»¿¡§·“‘”„…•€£²³½¼¾®©"
_IMPLAUSIBLE = re.compile(
    rf"[^\x00-\x7f{_LETTER}{_SIGNS}\u00a0’–—]"
    rf"|(?<=[{_SMALL}])[{_ACCENTED_CAPITAL}]|(?<=[{_LETTER}])[{_ACCENTED_CAPITAL}](?=[{_SMALL}])"
    rf"|(?<=[{_LETTER}])[{_SIGNS}](?=[{_LETTER}])|(?<=[{_SMALL}])\u00a0(?=[{_SMALL}])"
)
"""Signs that no Western text has, capitals within a word in small letters, and signs within a word."""

_RARE = re.compile(r"[^\x00-\x7féèêëàâîïôöùûüçœñáíóúãõäßøåÉÈÊÀÇÎÔŒÑÖÜÄ’«»°\u00a0]")
"""Letters that few names have: they decide between encodings that are as plausible."""


def decode_text(data: bytes, fallbacks: Sequence[str] = WESTERN) -> str:
    """Return the text. Raises: NotTextError."""
    return decode_with_encoding(data, fallbacks)[0]


def decode_with_encoding(data: bytes, fallbacks: Sequence[str]) -> tuple[str, str]:
    """Return the text and the encoding's name. Raises: NotTextError."""
    for encoding in _candidates(data, fallbacks):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise NotTextError("no text")


def decode_plausibly(data: bytes, fallbacks: Sequence[str]) -> tuple[str, str]:
    """Decode like `decode_with_encoding`, with that one of the older encodings in which the text looks most like the
    names and words of a Western language: a file of DOS or of an old Mac is valid in Windows' encoding too, but full of
    signs and capitals within words. The first one on a tie. Raises: NotTextError."""
    try:
        return decode_with_encoding(data, ())
    except NotTextError:
        found = []
        for encoding in fallbacks:
            with suppress(NotTextError):
                found.append(decode_with_encoding(data, (encoding,)))
    if not found:
        raise NotTextError("no text")
    odd = [len(_IMPLAUSIBLE.findall(text)) for text, _ in found]
    if odd[0] == min(odd):  # Windows' own encoding is the usual one
        return found[0]
    return min(zip(odd, found, strict=True), key=lambda one: (one[0], len(_RARE.findall(one[1][0]))))[1]


def _candidates(data: bytes, fallbacks: Sequence[str]) -> Sequence[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    head = data[:4096]
    if len(head) >= 4 and head.count(0) > len(head) // 4:
        return ("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be",)
    return () if b"\0" in head else ("utf-8", *fallbacks)
