"""Text of a PDF: of its pages by PDFium, and what stands in its metadata, comments, forms and attached files.

PDFium knows one thread, so this runs on the main thread of a process of its own (`tni.formats.sandbox`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tni.core.document_text import Unread
from tni.formats.documents.gathering import Gathering

if TYPE_CHECKING:
    import pikepdf

SCAN_SHARE = 0.5
"""Part of a page that a picture takes from which it may say more than the text beside it."""
MOST_CODELESS = 0.2
"""Part of the letters of a page that may have no code, as symbols have, before the page is not legible."""
MOST_CHECKED = 5000
"""Letters of a page whose codes are checked."""
MOST_DEPTH = 20
_TEXTS_LIST = """
    /Title /Author /Subject /Keywords /Creator /Producer /T /TU /TM /V /DV /Contents /RC /Subj /Alt /ActualText /E
    /URI /F /UF /Desc /Opt /Names /JS /CA /AC /RC /P /Name /Reason /Location /ContactInfo /Info /NM /DS /Company
    /Manager /Comments /Category /SourceModified
    """
_TEXTS = frozenset(_TEXTS_LIST.split())
"""Keys of dictionaries whose strings are text."""

type Packed = Callable[[bytes, str], None]
"""Reads a file that is attached, by its bytes and name."""


def gather_pdf(data: bytes, into: Gathering, packed: Packed) -> None:
    """Add the text of a PDF. Raises: FullError."""
    from tni.formats.pdf_worker import OpenPdf, PdfRefusedError  # loads PDFium

    try:
        document = OpenPdf.opened(None, data, "")
    except PdfRefusedError as refusal:
        locked = refusal.reason in ("encrypted", "unsupported security")
        into.miss(Unread.LOCKED if locked else Unread.LONG if refusal.reason == "too large" else Unread.DAMAGED)
        return
    try:
        for index in range(document.page_count):
            try:
                _gather_page(document.page(index), into)
            except PdfRefusedError:
                into.miss(Unread.DAMAGED)
    finally:
        document.close()
    _gather_objects(data, into, packed)


def _gather_page(page: Any, into: Gathering) -> None:
    import pypdfium2.raw as pdfium

    from tni.formats.pdf_worker import TEXT_CHARS, page_text, picture_share

    text = page_text(page)
    into.add(text)
    if len(text) >= TEXT_CHARS:
        into.miss(Unread.LONG)
    says_nothing = not text.strip() and pdfium.FPDFPage_CountObjects(page) > 0
    if says_nothing or picture_share(page) > SCAN_SHARE or _codeless(page) > MOST_CODELESS:
        into.miss(Unread.PICTURE)


def _codeless(page: Any) -> float:
    """Return the part of the letters of a page for which the file gives no code: what is read of them is not what is
    seen."""
    import pypdfium2.raw as pdfium

    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return 1.0
    count = min(max(pdfium.FPDFText_CountChars(text_page), 0), MOST_CHECKED)
    faults = sum(pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1 for at in range(count))
    pdfium.FPDFText_ClosePage(text_page)
    return faults / count if count else 0.0


# -- what stands beside the pages


def _gather_objects(data: bytes, into: Gathering, packed: Packed) -> None:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            info = pdf.trailer.get("/Info")
            if isinstance(info, pikepdf.Dictionary):
                into.add("\n".join(_string(value) for _, value in info.items()))  # of any name
            if "/XFA" in (pdf.Root.get("/AcroForm") or ()):
                into.miss(Unread.UNKNOWN)
            told = info.objgen if isinstance(info, pikepdf.Dictionary) else None
            for found in pdf.objects:
                if isinstance(found, pikepdf.Object) and found.objgen == told:
                    continue
                into.add("\n".join(dict.fromkeys(text for text in _texts(found) if text)))
                if isinstance(found, pikepdf.Stream):
                    _gather_stream(found, into, packed)
    except pikepdf.PasswordError:
        into.miss(Unread.LOCKED)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, OverflowError):
        into.miss(Unread.DAMAGED)


def _gather_stream(found: pikepdf.Stream, into: Gathering, packed: Packed) -> None:
    kind = found.get("/Type")
    if kind in ("/Metadata", "/EmbeddedFile"):
        contents = found.read_bytes()
        into.take(len(contents))
        packed(contents, "metadata.xml" if kind == "/Metadata" else "")


def _texts(found: object, depth: int = 0) -> Iterator[str]:
    """Yield the texts of an object and of those that are written into it."""
    import pikepdf

    if depth > MOST_DEPTH or not isinstance(found, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
        return
    if isinstance(found, pikepdf.Array):
        values: list[tuple[str, object]] = [("", value) for value in found]
    else:
        values = list(found.items())
        is_signature = found.get("/Type") == "/Sig"
        for key, value in values:
            if key in _TEXTS and not (is_signature and key == "/Contents"):
                yield from _strings(value)
    for _, value in values:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _texts(value, depth + 1)


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    """Yield a string, or those of an array: what may be chosen in a form, or names of attached files."""
    import pikepdf

    if isinstance(value, pikepdf.Array) and depth < MOST_DEPTH:
        for one in value:
            yield from _strings(one, depth + 1)
    else:
        yield _string(value)


def _string(value: object) -> str:
    import pikepdf

    return str(value) if isinstance(value, str | pikepdf.String) else ""
