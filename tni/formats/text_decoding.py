"""Decoder of text files whose encoding is unknown: by byte order mark, then UTF-16 by its zeros, then UTF-8 if valid,
then the older encodings that the caller names."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from tni.core.format_errors import NotTextError

WESTERN = ("cp1252", "latin-1")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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


def _candidates(data: bytes, fallbacks: Sequence[str]) -> Sequence[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    head = data[:4096]
    if len(head) >= 4 and head.count(0) > len(head) // 4:
        return ("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be",)
    return () if b"\0" in head else ("utf-8", *fallbacks)
