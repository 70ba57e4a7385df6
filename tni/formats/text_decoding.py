"""Decoder of text files whose encoding is unknown: by byte order mark, then UTF-16 by its zeros, then UTF-8 if valid,
then the older encodings that the caller names."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from tni.core.format_errors import NotTextError
from tni.formats.text_plausibility import implausibility

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

DOUBTFUL = 1
"""Two encodings whose texts differ by no more in `implausibility` are as likely."""


class DecodedText(NamedTuple):
    """A text, its encoding, and another encoding that is as likely, None if there is none."""

    text: str
    encoding: str
    other: str | None = None


def decode_text(data: bytes, fallbacks: Sequence[str] = WESTERN) -> str:
    """Return the text. Raises: NotTextError."""
    return decode_with_encoding(data, fallbacks)[0]


def decode_beginning(data: bytes, *, damaged: bool = False) -> str:
    """Return the text of the beginning of a file, which may end within a letter; UTF-32 is read as far as it is UTF-16
    with zeros between. damaged: whatever cannot be read is replaced. Raises: NotTextError, unless it may be damaged."""
    for encoding in _candidates(data, WESTERN) or (("utf-8",) if damaged else ()):
        with suppress(UnicodeDecodeError):
            decoder = codecs.getincrementaldecoder(encoding)("replace" if damaged else "strict")
            return decoder.decode(data).replace("\0", "")
    raise NotTextError("no text")


def decode_with_encoding(data: bytes, fallbacks: Sequence[str]) -> tuple[str, str]:
    """Return the text and the encoding's name. Raises: NotTextError."""
    for encoding in _candidates(data, fallbacks):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise NotTextError("no text")


def decode_plausibly(data: bytes, fallbacks: Sequence[str]) -> DecodedText:
    """Decode like `decode_with_encoding`, with that one of the older encodings in which the text looks most like the
    names and words of a Western language: a file of DOS or of an old Mac is valid in Windows' encoding too, but full of
    signs and capitals within words, or accents where no name has them. The first one on a tie. Raises: NotTextError."""
    try:
        return DecodedText(*decode_with_encoding(data, ()))
    except NotTextError:
        found = []
        for encoding in fallbacks:
            with suppress(NotTextError):
                found.append(decode_with_encoding(data, (encoding,)))
    if not found:
        raise NotTextError("no text")
    odd = [len(_IMPLAUSIBLE.findall(text)) for text, _ in found]
    likely = [one for one, count in zip(found, odd, strict=True) if count == min(odd)]
    costs = [implausibility(text) for text, _ in likely]
    is_windows = likely[0][1] == fallbacks[0] and costs[0] <= min(costs) + DOUBTFUL  # the usual one, if in doubt
    best = 0 if is_windows else costs.index(min(costs))
    others = [
        (cost, encoding)
        for (text, encoding), cost in zip(likely, costs, strict=True)
        if cost <= costs[best] + DOUBTFUL and text != likely[best][0]
    ]
    return DecodedText(*likely[best], min(others)[1] if others else None)


def _candidates(data: bytes, fallbacks: Sequence[str]) -> Sequence[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    head = data[:4096]
    if len(head) >= 4 and head.count(0) > len(head) // 4:
        return ("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be",)
    return () if b"\0" in head else ("utf-8", *fallbacks)
