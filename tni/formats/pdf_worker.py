"""Main program of the process that reads PDFs; `pdf_process.PdfProcess` starts it. One answer per request, in order.

It imports pypdfium2 and nothing of the interface, so that it starts quickly and a hostile file that takes it over finds
nothing of use. PDFium is not thread-safe: one thread calls it. A second thread reads the requests, so that the end of
the parent (end of standard input) ends this process even while PDFium hangs.
"""

from __future__ import annotations

import ctypes
import json
import math
from array import array
from collections import OrderedDict
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pypdfium2.raw as pdfium

from tni.formats.pdf_page_links import FoundLink, page_links
from tni.formats.pdf_page_reading import (
    PageReading,
    field_values,
    has_drawn_notes,
    notes_say_more,
    page_text,
    picture_share,
    read_page,
)
from tni.processes.pipe_frames import write_frame
from tni.processes.worker import limit_process, receive_frames, take_output

PAGES_KEPT = 6  # parsed pages, for the tiles of visible pages
PAGES_READ = 200
"""Pages after which a document is opened anew: PDFium keeps what it has read of a file as long as it is open."""
MAX_PAGES = 20_000
TITLE_CHARS = 3_000
INFO_CHARS = 300
MAX_INFO_BYTES = 1 << 16
MARGIN = 32  # pixels; PDFium draws larger letters as paths

_FORM_INFO = pdfium.FPDF_FORMFILLINFO(version=2)
"""What PDFium calls for a form; it runs no scripts. It is kept, since PDFium does not copy it."""

type _Answer = tuple[dict[str, Any], bytes | bytearray]


class PdfRefusedError(Exception):
    """A request can't be fulfilled. reason: the value of a `pdf_errors.PdfFault`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OpenPdf:
    """Open document with a cache of its last pages."""

    def __init__(self, handle: Any, source: Path | bytes, password: str) -> None:
        self._handle = handle
        self._source, self._password = source, password  # PDFium reads from the bytes while the document is open
        self._pages: OrderedDict[int, Any] = OrderedDict()
        self._read = 0
        self._flat: OpenPdf | None = None
        self.form = _begun_form(handle)
        self.page_count: int = pdfium.FPDF_GetPageCount(handle)

    @classmethod
    def opened(cls, path: str | None, data: bytes, password: str) -> OpenPdf:
        source = data if path is None else Path(path)
        handle = _loaded(source, password)
        if not handle:
            raise PdfRefusedError(
                {pdfium.FPDF_ERR_PASSWORD: "encrypted", pdfium.FPDF_ERR_SECURITY: "unsupported security"}.get(
                    pdfium.FPDF_GetLastError(), "damaged"
                )
            )
        document = cls(handle, source, password)
        if not 0 < document.page_count <= MAX_PAGES:
            document.close()
            raise PdfRefusedError("no pages" if document.page_count <= 0 else "too large")
        return document

    def sizes(self) -> array[float]:
        """Return width and height of each page in points, as shown (rotated, cropped); 0, 0 for an unreadable page."""
        sizes = array("f")
        size = pdfium.FS_SIZEF()
        for index in range(self.page_count):
            ok = pdfium.FPDF_GetPageSizeByIndexF(self._handle, index, ctypes.byref(size))
            sizes.extend((size.width, size.height) if ok else (0.0, 0.0))
        return sizes

    def page(self, index: int) -> Any:
        if index in self._pages:
            self._pages.move_to_end(index)
            return self._pages[index]
        if self._read >= PAGES_READ:
            self._renew()
        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            raise PdfRefusedError("bad page")
        self._read += 1
        self._pages[index] = page
        if len(self._pages) > PAGES_KEPT:
            self._close_page(self._pages.popitem(last=False)[1])
        return page

    def leaving(self, index: int) -> PageReading:
        """Read a page as it leaves: its annotations and form fields drawn into it."""
        page = self.page(index)
        if not has_drawn_notes(page):
            return read_page(page)
        values = field_values(page, self.form) if self.form else []
        more, found = notes_say_more(page), read_page(self._flattened().page(index))
        text = "\n".join([found.text, *(value for value in values if value not in found.text)])
        return PageReading(text, more or found.says_more)

    def links(self, index: int) -> list[FoundLink]:
        page = self.page(index)  # may open the document anew
        return page_links(self._handle, page)

    def user_units(self) -> list[float]:
        """Return how many points a unit of each page is; nothing if all are points."""
        from tni.formats.pdf_user_units import user_units  # when pages are made of it

        try:
            data = self._source.read_bytes() if isinstance(self._source, Path) else self._source
        except OSError as error:
            raise PdfRefusedError("unreadable") from error
        return user_units(data, self.page_count, self._password)

    def only_pages(self, pages: list[int]) -> bytes:
        """Return a PDF of some pages alone. Raises: PdfRefusedError."""
        from tni.formats.pdf_pages import only_pages  # few lessons are given away

        try:
            data = self._source.read_bytes() if isinstance(self._source, Path) else self._source
        except OSError as error:
            raise PdfRefusedError("unreadable") from error
        found = only_pages(data, pages)
        if found is None:
            raise PdfRefusedError("damaged")
        return found

    def _flattened(self) -> OpenPdf:
        if self._flat is None:
            from tni.formats.pdf_flattening import MALFORMED, flattened  # few pages have annotations

            try:
                data = flattened(self._source, self._password)
            except (*MALFORMED, OSError) as error:
                raise PdfRefusedError("damaged") from error
            self._flat = OpenPdf.opened(None, data, "")
        return self._flat

    def _close_page(self, page: Any) -> None:
        if self.form:
            pdfium.FORM_OnBeforeClosePage(page, self.form)
        pdfium.FPDF_ClosePage(page)

    def info(self, name: str) -> str:
        """Return an entry of the file's metadata, of INFO_CHARS at most, empty without it."""
        size = pdfium.FPDF_GetMetaText(self._handle, name.encode(), None, 0)
        if not 2 < size <= MAX_INFO_BYTES:
            return ""
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_GetMetaText(self._handle, name.encode(), buffer, size)
        text = buffer.raw[: size - 2].decode("utf-16-le", "replace")
        return " ".join(text.replace("\0", " ").split())[:INFO_CHARS]

    def close(self) -> None:
        if self._flat is not None:
            self._flat.close()
        self._close_handle()

    def _renew(self) -> None:
        """Open the document anew, unless the file has become another one meanwhile."""
        self._read = 0
        handle = _loaded(self._source, self._password)
        if handle and pdfium.FPDF_GetPageCount(handle) == self.page_count:
            self._close_handle()
            self._handle, self.form = handle, _begun_form(handle)
        elif handle:
            pdfium.FPDF_CloseDocument(handle)

    def _close_handle(self) -> None:
        for page in self._pages.values():
            self._close_page(page)
        self._pages.clear()
        if self.form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self.form)
        pdfium.FPDF_CloseDocument(self._handle)


def _loaded(source: Path | bytes, password: str) -> Any:
    """Return PDFium's handle of a document; None where it cannot be opened."""
    key = password.encode() or None
    if isinstance(source, Path):
        return pdfium.FPDF_LoadDocument(str(source).encode(), key)
    return pdfium.FPDF_LoadMemDocument64(source, len(source), key)


def _begun_form(handle: Any) -> Any:
    """Return what draws the form fields of a document; None where it has none."""
    if pdfium.FPDF_GetFormType(handle) == pdfium.FORMTYPE_NONE:
        return None
    form = pdfium.FPDFDOC_InitFormFillEnvironment(handle, ctypes.byref(_FORM_INFO))
    if form:
        pdfium.FPDF_SetFormFieldHighlightAlpha(form, 0)
    return form


def render_page(
    page: Any, left_pt: float, top_pt: float, scale: float, width: int, height: int, *, form: Any = None
) -> bytes:
    """Draw a region of a page as opaque BGRA rows from the top; white outside the page. scale: pixels per point. form:
    draws the form fields, which PDFium does not count among the annotations.

    PDFium draws a letter that begins left of or above the bitmap one pixel off, so that tiles would not join. Therefore
    a margin is drawn on those sides and cut away.
    """
    left, top = left_pt * scale - MARGIN, top_pt * scale - MARGIN
    full_width, full_height = width + MARGIN, height + MARGIN
    pixels = bytearray(full_width * full_height * 4)
    buffer = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    bitmap = pdfium.FPDFBitmap_CreateEx(full_width, full_height, pdfium.FPDFBitmap_BGRA, buffer, full_width * 4)
    if not bitmap:
        raise PdfRefusedError("too large")
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, full_width, full_height, 0xFFFFFFFF)
    matrix = pdfium.FS_MATRIX(scale, 0, 0, scale, -left, -top)
    clip = pdfium.FS_RECTF(
        max(0.0, -left),
        max(0.0, -top),
        min(float(full_width), pdfium.FPDF_GetPageWidthF(page) * scale - left),
        min(float(full_height), pdfium.FPDF_GetPageHeightF(page) * scale - top),
    )
    if clip.left < clip.right and clip.top < clip.bottom:
        pdfium.FPDF_RenderPageBitmapWithMatrix(
            bitmap, page, ctypes.byref(matrix), ctypes.byref(clip), pdfium.FPDF_ANNOT
        )
        if form:
            sides = (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
            place = (round(number) for number in (-left, -top, *(side * scale for side in sides)))
            pdfium.FPDF_FFLDraw(form, bitmap, page, *place, 0, 0)
    pdfium.FPDFBitmap_Destroy(bitmap)
    rows = memoryview(pixels)
    starts = range((MARGIN * full_width + MARGIN) * 4, len(pixels), full_width * 4)
    return b"".join(rows[start : start + width * 4] for start in starts)


def page_title(page: Any) -> str:
    """Return the first line in the largest letters; empty if the page has no text."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return ""
    best, best_size, line, line_size = "", 0.0, "", 0.0
    matrix = pdfium.FS_MATRIX()
    for index in range(min(pdfium.FPDFText_CountChars(text_page), TITLE_CHARS)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if char in "\r\n":
            if line_size > best_size * 1.05 and len(line.strip()) > 1:
                best, best_size = line.strip(), line_size
            line, line_size = "", 0.0
            continue
        line += char
        if not char.isspace() and pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
            size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.b, matrix.d)
            line_size = max(line_size, size)
    pdfium.FPDFText_ClosePage(text_page)
    return line.strip() if line_size > best_size * 1.05 and len(line.strip()) > 1 else best


def answer_request(documents: dict[int, OpenPdf], request: dict[str, Any], payload: bytes) -> _Answer:
    """Fulfil a request. Raises: PdfRefusedError."""
    key = request["document"]
    match request["do"]:
        case "open":
            documents[key] = OpenPdf.opened(request["path"], payload, request["password"])
            return {}, documents[key].sizes().tobytes()
        case "close":
            documents.pop(key).close()
            return {}, b""
        case "render":
            page = documents[key].page(request["page"])
            area = (request[name] for name in ("left_pt", "top_pt", "scale", "width", "height"))
            return {}, render_page(page, *area, form=documents[key].form)
        case "info":
            return {name.lower(): documents[key].info(name) for name in ("Title", "Author")}, b""
        case "title":
            return {"title": page_title(documents[key].page(request["page"]))}, b""
        case "heading":
            page = documents[key].page(request["page"])
            return {"title": page_title(page), "share": picture_share(page)}, b""
        case "text":
            return {}, page_text(documents[key].page(request["page"])).encode()
        case "units":
            return {"units": documents[key].user_units()}, b""
        case "links":
            return {}, json.dumps(documents[key].links(request["page"])).encode()
        case "picture":
            return {"share": picture_share(documents[key].page(request["page"]))}, b""
        case "only":
            return {}, documents[key].only_pages(request["pages"])
        case "leaving":
            found = documents[key].leaving(request["page"])
            return {"more": found.says_more}, found.text.encode()
        case unknown:
            raise ValueError(unknown)


def main(memory_bytes: str) -> None:
    """Serve requests. memory_bytes: limit of this process's address space."""
    limit_process(int(memory_bytes))
    output = take_output()
    requests: SimpleQueue[tuple[dict[str, Any], bytes]] = SimpleQueue()
    receive_frames(lambda head, payload: requests.put((head, payload)))
    documents: dict[int, OpenPdf] = {}
    while True:
        request, payload = requests.get()
        try:
            head, data = answer_request(documents, request, payload)
        except PdfRefusedError as refusal:
            head, data = {"error": refusal.reason}, b""
        except MemoryError:
            head, data = {"error": "too large"}, b""
        write_frame(output, head, data)
