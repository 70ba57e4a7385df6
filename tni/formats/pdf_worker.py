"""Main program of the process that reads PDFs; `pdf_process.PdfProcess` starts it. One answer per request, in order.

It imports pypdfium2 and nothing of the interface, so that it starts quickly and a hostile file that takes it over finds
nothing of use. PDFium is not thread-safe: one thread calls it. A second thread reads the requests, so that the end of
the parent (end of standard input) ends this process even while PDFium hangs.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from collections import OrderedDict
from queue import SimpleQueue
from typing import Any

import pypdfium2.raw as pdfium

from tni.processes.pipe_frames import write_frame
from tni.processes.worker import limit_process, receive_frames, take_output

PAGES_KEPT = 6  # parsed pages, for the tiles of visible pages
MAX_PAGES = 20_000
TITLE_CHARS = 3_000
TEXT_CHARS = 200_000
INFO_CHARS = 300
MAX_OBJECTS = 5_000
FORM_DEPTH = 3
MAX_INFO_BYTES = 1 << 16
MARGIN = 32  # pixels; PDFium draws larger letters as paths

type _Answer = tuple[dict[str, Any], bytes | bytearray]


class PdfRefusedError(Exception):
    """A request can't be fulfilled. reason: the value of a `pdf_errors.PdfFault`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OpenPdf:
    """Open document with a cache of its last pages."""

    def __init__(self, handle: Any, data: bytes) -> None:
        self._handle = handle
        self._data = data  # PDFium reads from it as long as the document is open
        self._pages: OrderedDict[int, Any] = OrderedDict()
        self.page_count: int = pdfium.FPDF_GetPageCount(handle)

    @classmethod
    def opened(cls, path: str | None, data: bytes, password: str) -> OpenPdf:
        key = password.encode() or None
        if path is not None:
            handle = pdfium.FPDF_LoadDocument(path.encode(), key)
        else:
            handle = pdfium.FPDF_LoadMemDocument64(data, len(data), key)
        if not handle:
            raise PdfRefusedError(
                {pdfium.FPDF_ERR_PASSWORD: "encrypted", pdfium.FPDF_ERR_SECURITY: "unsupported security"}.get(
                    pdfium.FPDF_GetLastError(), "damaged"
                )
            )
        document = cls(handle, data)
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
        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            raise PdfRefusedError("bad page")
        self._pages[index] = page
        if len(self._pages) > PAGES_KEPT:
            pdfium.FPDF_ClosePage(self._pages.popitem(last=False)[1])
        return page

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
        for page in self._pages.values():
            pdfium.FPDF_ClosePage(page)
        pdfium.FPDF_CloseDocument(self._handle)


def render_page(page: Any, left_pt: float, top_pt: float, scale: float, width: int, height: int) -> bytes:
    """Draw a region of a page as opaque BGRA rows from the top; white outside the page. scale: pixels per point.

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


def page_text(page: Any) -> str:
    """Return the text of a page in reading order, with /ActualText where the file gives it, of TEXT_CHARS at most."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return ""
    count = min(max(pdfium.FPDFText_CountChars(text_page), 0), TEXT_CHARS)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    pdfium.FPDFText_ClosePage(text_page)
    text = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
    # PDFium writes U+FFFE for the hyphen at the end of a line.
    return text.replace("\ufffe", "-").replace("\0", " ").replace("\r\n", "\n")


def picture_share(page: Any) -> float:
    """Return the part of a page, from 0 to 1, that its largest picture takes. A form counts as a picture if one is in
    it."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    count = min(max(pdfium.FPDFPage_CountObjects(page), 0), MAX_OBJECTS)
    found = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    largest = max((_area(one) for one in found if _is_picture(one)), default=0.0)
    return min(largest / (width * height), 1.0) if width > 0 and height > 0 else 0.0


def _is_picture(found: Any, depth: int = 0) -> bool:
    kind = pdfium.FPDFPageObj_GetType(found)
    if kind != pdfium.FPDF_PAGEOBJ_FORM or depth == FORM_DEPTH:
        return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    count = min(max(pdfium.FPDFFormObj_CountObjects(found), 0), MAX_OBJECTS)
    return any(_is_picture(pdfium.FPDFFormObj_GetObject(found, index), depth + 1) for index in range(count))


def _area(found: Any) -> float:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *map(ctypes.byref, sides)):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    return max(right - left, 0.0) * max(top - bottom, 0.0)


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
            return {}, render_page(page, *area)
        case "info":
            return {name.lower(): documents[key].info(name) for name in ("Title", "Author")}, b""
        case "title":
            return {"title": page_title(documents[key].page(request["page"]))}, b""
        case "heading":
            page = documents[key].page(request["page"])
            return {"title": page_title(page), "share": picture_share(page)}, b""
        case "text":
            return {}, page_text(documents[key].page(request["page"])).encode()
        case "picture":
            return {"share": picture_share(documents[key].page(request["page"]))}, b""
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
