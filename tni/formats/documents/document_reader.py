"""Reader of the text of any document, by what its bytes are and not by its name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

from tni.core.document_text import DocumentText, Unread
from tni.core.format_errors import NotTextError
from tni.formats.documents.gathering import FullError, Gathering

TEXT_SUFFIXES = (".txt", ".csv", ".tsv", ".md")
"""Ends of the names of files that are read as text even if they are damaged. Others are, where every byte is text."""
MOST_DEPTH = 3
"""Documents within documents."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Letters that no text has."""
_WESTERN = re.compile(r"[\t\n\r -\u024f\u2000-\u20cf]")
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4096
_OLD_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_ZIP, _PDF, _RTF, _OLD = b"PK\3\4", b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\5\6"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_FORMULA = "Equation Native".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PDF_WITHIN = 1024  # PDFium searches no further


def is_simple(data: bytes) -> bool:
    """Return whether reading some bytes takes no library that a hostile file could harm."""
    return not data.startswith((_ZIP, _EMPTY_ZIP)) and _PDF not in data[:_PDF_WITHIN]


def read_document(data: bytes, name: str) -> DocumentText:
    """Return the text of a file. name: tells of bytes that may be text whether they are."""
    into = Gathering()
    with suppress(FullError):
        _gather(data, name, 0, into)
    return into.found()


def _gather(data: bytes, name: str, depth: int, into: Gathering) -> None:
    """Add the text of a file, or of one that is packed in it. Raises: FullError."""
    if depth > MOST_DEPTH:
        into.miss(Unread.LONG)
        return

    def packed(data: bytes, name: str) -> None:
        _gather(data, name, depth + 1, into)

    start, low = data[:_PDF_WITHIN], name.lower()
    if start.startswith(_ZIP) or start == _EMPTY_ZIP:
        from tni.formats.documents.packed_text import gather_zip

        gather_zip(data, into, packed)
    elif start.lstrip().startswith(_PDF) or (_PDF in start and (low.endswith(".pdf") or _text_of(data, "") is None)):
        from tni.formats.documents.pdf_text import gather_pdf

        gather_pdf(data, into, packed)
    elif start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_RTF):
        from tni.formats.documents.rtf_text import gather_rtf

        gather_rtf(data, into)
    elif start.startswith(_OLD):
        if _LOCKED_OFFICE in data:
            into.miss(Unread.LOCKED)
        elif not (depth and _FORMULA in data):  # its picture is beside it, and it holds no words
            into.miss(Unread.UNKNOWN)
    elif (text := _text_of(data, low)) is not None:
        _gather_text(text, into)
        for reading in _other_readings(data):
            _gather_text(reading, into)
    else:
        into.miss(Unread.PICTURE if start.startswith(_PICTURES) else Unread.UNKNOWN)


def _text_of(data: bytes, name: str) -> str | None:
    """Return the text of bytes that are text; None where they are none."""
    from tni.formats.text_decoding import decode_beginning

    is_text = name.endswith(TEXT_SUFFIXES)
    with suppress(NotTextError):
        text = decode_beginning(data)
        return text if is_text or not (_CONTROL.search(text) or _is_chance(data, text)) else None
    return decode_beginning(data, damaged=True) if is_text else None


def _is_chance(data: bytes, text: str) -> bool:
    """Return whether bytes with many zeros are no UTF-16: they are of all scripts then."""
    if data.startswith(_MARKS) or b"\0" not in data[:_HEAD]:
        return False
    head = text[:_HEAD]
    return 2 * len(_WESTERN.findall(head)) <= len(head)


def _other_readings(data: bytes) -> Iterator[str]:
    """Yield what bytes say in encodings of old programs, where they are no UTF-8 and look more like that."""
    from tni.formats.text_decoding import decode_plausibly

    if b"\0" in data or data.isascii():
        return
    with suppress(NotTextError):
        found = decode_plausibly(data, _OLD_ENCODINGS)
        for encoding in (found.encoding, found.other):
            if encoding in _OLD_ENCODINGS[1:]:
                yield data.decode(encoding, "replace")


def _gather_text(text: str, into: Gathering) -> None:
    from tni.formats.documents.markup import text_between_tags, without_data

    bare, largest = without_data(text)
    into.see_picture(largest * 3 // 4)
    into.add(bare)
    into.add(text_between_tags(bare))
