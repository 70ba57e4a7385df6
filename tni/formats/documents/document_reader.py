"""Reader of the text of any document, by what its bytes are and not by its name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from tni.core.document_text import DocumentText, Unread
from tni.core.format_errors import FileFormatError, NotTextError
from tni.formats.documents.gathering import LARGE_PICTURE, FullError, Gathering

if TYPE_CHECKING:
    from tni.formats.documents.encoded_files import EncodedFile

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
_OFFICE = re.compile(rb"urn:oasis:names:tc:opendocument|schemas\.(?:microsoft\.com/office|openxmlformats\.org)")
"""Names by which a file of XML is an office document in one piece."""

type Packed = Callable[[bytes, str], None]
"""Reads a file that is packed in another one, by its bytes and name."""


def is_simple(data: bytes) -> bool:
    """Return whether reading some bytes takes no library that a hostile file could harm, and no long time: they are
    text that holds no files, or nothing that is read."""
    from tni.formats.documents.encoded_files import may_hold_files

    start = data[:_PDF_WITHIN]
    if start.startswith((_ZIP, _EMPTY_ZIP)) or _PDF in start or _OFFICE.search(start):
        return False
    return start.startswith((_OLD, b"\x89PNG", b"\xff\xd8\xff")) or not may_hold_files(data)


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
        _gather_text(text, into, packed)
        for reading in _other_readings(data, text):
            _gather_text(reading, into, packed)
        if _OFFICE.search(start):
            _gather_xml(data, into)
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


def _other_readings(data: bytes, text: str) -> Iterator[str]:
    """Yield what a text says in encodings of old programs, where it is no UTF-8 and looks more like that; with whole
    lines, where they are folded; and with the letters that it spells as bytes."""
    from tni.formats.documents.spelt_text import from_quoted, unfolded
    from tni.formats.text_decoding import decode_plausibly

    if (whole := unfolded(data)) is not None and (read := _text_of(whole, ".txt")) is not None:
        yield read
        text = read
    if (plain := from_quoted(text)) is not None:
        yield plain
    if b"\0" in data or data.isascii():
        return
    with suppress(NotTextError):
        found = decode_plausibly(data, _OLD_ENCODINGS)
        for encoding in (found.encoding, found.other):
            if encoding in _OLD_ENCODINGS[1:]:
                yield data.decode(encoding, "replace")


def _gather_text(text: str, into: Gathering, packed: Packed) -> None:
    from tni.formats.documents.encoded_files import MOST_FILES, has_other_code, split_files
    from tni.formats.documents.markup import text_between_tags
    from tni.formats.documents.spelt_text import readings

    bare, files = split_files(text)
    into.add(bare)
    into.add(text_between_tags(bare))
    into.add_beside("\n".join(readings(bare)))
    if has_other_code(bare):
        into.miss(Unread.UNKNOWN)
    if len(files) > MOST_FILES:
        into.miss(Unread.LONG)
    for file in files[:MOST_FILES]:
        into.take(len(file.data))
        _gather_file(file, into, packed)


def _gather_file(file: EncodedFile, into: Gathering, packed: Packed) -> None:
    """Add the text of a file that stands in a text as letters."""
    from tni.formats.documents.encoded_files import LEAST_FILE

    data = file.data
    if (file.media.startswith("image/") and "svg" not in file.media) or data.startswith(_PICTURES):
        into.see_picture(len(data))
        if file.is_part and len(data) >= LARGE_PICTURE:
            into.miss(Unread.PICTURE)
    elif file.is_declared or data.startswith((_ZIP, _PDF, _RTF, _OLD)) or _text_of(data, "") is not None:
        packed(data, "")
    elif len(data) >= LEAST_FILE:
        into.miss(Unread.UNKNOWN)


def _gather_xml(data: bytes, into: Gathering) -> None:
    """Add the text of an office document in one piece, with words whole that its tags cut."""
    from tni.formats.documents.xml_text import xml_text
    from tni.formats.xml_tree import parse_xml

    with suppress(FileFormatError):  # its letters are read anyway
        part = xml_text(parse_xml(data))
        into.add_beside(part.text)
        into.add_beside(part.beside)
