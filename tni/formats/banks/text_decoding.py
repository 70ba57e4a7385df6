"""Decoding of question-bank files whose encoding is unknown: by byte order mark, then UTF-8, then older encodings."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from tni.formats.banks.errors import NotABankError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode_text(data: bytes, others: Sequence[str] = ("cp1252", "latin-1")) -> str:
    """Decode by the byte order mark, then as UTF-8 if valid, then by each of `others` in turn.

    Raises: NotABankError for data that is no text.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _text(data, name)
    head = data[:4096]
    if len(head) >= 4 and head.count(0) > len(head) // 4:
        return _text(data, "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be")
    if b"\0" in head:
        raise NotABankError("binary")
    for name in ("utf-8", *others):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise NotABankError("no text")


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise NotABankError(f"not {encoding}") from None
