"""Text of a PDF: of its pages by PDFium, of what stands beside them, and of the states before it was last saved.

PDFium knows one thread, so this runs on the main thread of a process of its own (`tni.formats.sandbox`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tni.core.document_text import Unread
from tni.formats.documents.gathering import FullError, Gathering

if TYPE_CHECKING:
    from tni.formats.pdf_worker import OpenPdf

MOST_FILE = 64 << 20
"""Bytes of an attached file, or any other stream that is unpacked."""
MOST_REVISIONS = 8
_REVISION_END = re.compile(rb"startxref\s{1,9}\d{1,20}(?:\s{0,9}%%EOF)?")
_HEAD = 2048

type Packed = Callable[[bytes, str], None]
"""Reads a file that is attached, by its bytes and name."""


def gather_pdf(data: bytes, into: Gathering, packed: Packed) -> None:
    """Add the text of a PDF. Raises: FullError."""
    said = set[str]()
    earlier = list(earlier_revisions(data))
    try:
        with _limited_memory():
            _gather_revision(data, into, packed, said)
            for revision in earlier[:MOST_REVISIONS]:
                into.take(len(revision))
                _gather_revision(revision, into, packed, said)
    except MemoryError:
        into.miss(Unread.LONG)
        raise FullError from None
    if len(earlier) > MOST_REVISIONS:
        into.miss(Unread.LONG)


def earlier_revisions(data: bytes) -> Iterator[bytes]:
    """Yield a PDF as it was before it was saved again by changes at its end, which leave all that was there; the last
    state first."""
    ends = [found.end() for found in _REVISION_END.finditer(data)]
    if b"/Linearized" in data[:_HEAD]:
        del ends[:1]  # of its first page alone
    for end in reversed(ends[:-1]):
        yield data[:end]


@contextmanager
def _limited_memory() -> Iterator[None]:
    from pikepdf.settings import set_qpdf_limits

    before: Any = set_qpdf_limits(
        flate_max_memory=MOST_FILE, run_length_max_memory=MOST_FILE, png_max_memory=MOST_FILE, tiff_max_memory=MOST_FILE
    )
    try:
        yield
    finally:
        set_qpdf_limits(**before)


def _gather_revision(data: bytes, into: Gathering, packed: Packed, said: set[str]) -> None:
    from tni.formats.pdf_worker import PdfRefusedError  # loads PDFium

    try:
        document = _opened(data)
    except PdfRefusedError as refusal:
        locked = refusal.reason in ("encrypted", "unsupported security")
        into.miss(Unread.LOCKED if locked else Unread.LONG if refusal.reason == "too large" else Unread.DAMAGED)
        return
    try:
        _gather_pages(document, document.page_count, into, said)
    finally:
        document.close()
    _gather_objects(data, into, packed, said)


def _opened(data: bytes) -> OpenPdf:
    from tni.formats.pdf_worker import OpenPdf

    return OpenPdf.opened(None, data, "")


def _gather_pages(document: OpenPdf, pages: int, into: Gathering, said: set[str]) -> None:
    """Add the text of the first pages of a document, and of the annotations that the other pages stand for."""
    from tni.formats.pdf_page_reading import TEXT_CHARS, read_note, read_page
    from tni.formats.pdf_worker import PdfRefusedError

    for index in range(document.page_count):
        try:
            page = document.page(index)
        except PdfRefusedError:
            into.miss(Unread.DAMAGED)
            continue
        found = read_page(page) if index < pages else read_note(page)
        if found.text not in said:
            said.add(found.text)
            into.add(found.text)
        if len(found.text) >= TEXT_CHARS:
            into.miss(Unread.LONG)
        if found.says_more:
            into.miss(Unread.PICTURE)


def _gather_objects(data: bytes, into: Gathering, packed: Packed, said: set[str]) -> None:
    import pikepdf

    from tni.formats.documents.pdf_objects import PdfObjects
    from tni.formats.pdf_flattening import MALFORMED
    from tni.formats.pdf_worker import PdfRefusedError

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            objects = PdfObjects(pdf, into, packed, said)
            objects.gather(is_linearized=b"/Linearized" in data[:_HEAD])
            extra, pages = objects.as_pages()
        if extra:
            document = _opened(extra)
            try:
                _gather_pages(document, pages, into, said)
            finally:
                document.close()
    except pikepdf.PasswordError:
        into.miss(Unread.LOCKED)
    except (*MALFORMED, PdfRefusedError):
        into.miss(Unread.DAMAGED)
