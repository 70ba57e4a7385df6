"""Cache of rendered PDF backgrounds for the page shown, filled by the PDF process."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.core.tasks import MainThread
from tni.document.items import PdfBackground
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.leaving_pdf_page import LeavingPdfPage
from tni.formats.pdf_reader import BgraPixels, PdfDocument, PdfInfo, PdfReader, PdfRequest

if TYPE_CHECKING:
    from tni.document.pdf_links import PdfLink

KEPT_BYTES = 96 * 1024 * 1024
SCAN_SHARE = 0.5
"""Part of a page that pictures take where it may be a scan, whose text is no more than what a program made out."""
FILE_FAULTS = {
    PdfFault.EMPTY,
    PdfFault.NOT_PDF,
    PdfFault.ENCRYPTED,
    PdfFault.UNSUPPORTED_SECURITY,
    PdfFault.DAMAGED,
    PdfFault.NO_PAGES,
}
"""Faults of a whole file: none of its pages can be drawn."""
_log = logging.getLogger(__name__)
type PdfPageCacheFactory = Callable[[Callable[[BlobId], bytes], Callable[[PdfBackground, Rect], None]], PdfPageCache]
"""Type of a function that makes the cache of a lesson. Arguments: as the last two of `PdfPageCache`."""
type _Key = tuple[BlobId, int, Rect, float]


class PdfPageCache:
    """Cache of rendered parts of PDF pages; implements `tni.render.pdf_tiles.PdfTileSource`. For the main thread.

    A page that could not be drawn once is not tried again: each of its parts would take as long, and delay the pages
    after it as much.

    arrived: called for each new picture with its background and the part of the PDF page that it shows, mm; for a page
        that can't be drawn, with the whole of it.
    """

    def __init__(
        self,
        reader: PdfReader,
        main: MainThread,
        blobs: Callable[[BlobId], bytes],
        arrived: Callable[[PdfBackground, Rect], None],
    ) -> None:
        self._reader, self._blobs, self._main, self._arrived = reader, blobs, main, arrived
        self._documents: dict[BlobId, PdfDocument] = {}
        self._pictures: OrderedDict[_Key, BgraPixels] = OrderedDict()
        self._bytes = 0
        self._requests: dict[_Key, PdfRequest] = {}
        self._infos: dict[BlobId, PdfInfo] = {}
        self._links: dict[tuple[BlobId, int], Sequence[PdfLink]] = {}
        self._titles: dict[PdfBackground, Callable[[str], None]] = {}
        """What to call with the titles of pages, until a picture of them comes."""
        self._failed: set[tuple[BlobId, int | None]] = set()
        """Pages that can't be drawn; with None for the index, files."""

    @property
    def waiting(self) -> bool:
        """True while requested pictures are outstanding."""
        return bool(self._requests)

    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> BgraPixels | None:
        key = (pdf.blob, pdf.index, region, px_per_mm)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            return found
        if key not in self._requests and not self.has_failed(pdf):
            self._ask(key, pdf)
        return None

    def has_failed(self, pdf: PdfBackground) -> bool:
        return not self._failed.isdisjoint(((pdf.blob, pdf.index), (pdf.blob, None)))

    def now(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> BgraPixels | None:
        """Render like `tile`, but wait for the picture: for exports, on any thread. None when the page can't be
        drawn."""
        document = None if self.has_failed(pdf) else self._document(pdf.blob)
        if document is None:
            return None
        try:
            return document.render(pdf.index, region, px_per_mm)
        except TniError as error:
            self._give_up(pdf, error)
            return None

    def text(self, pdf: PdfBackground) -> str:
        """Return the text of a page, empty without any or when it can't be read. Blocks: for exports, on any
        thread."""
        document = None if self.has_failed(pdf) else self._document(pdf.blob)
        try:
            return "" if document is None else document.text(pdf.index)
        except TniError as error:
            _log.info("the text of page %d of a PDF cannot be read: %s", pdf.index + 1, error)
            return ""

    def leaving(self, pdf: PdfBackground) -> LeavingPdfPage | None:
        """Return what a page says as it leaves with a lesson; None for one of another lesson, or one that can't be
        read. Blocks, as `text`."""
        document = None if self.has_failed(pdf) else self._document(pdf.blob)
        try:
            return None if document is None else document.leaving(pdf.index)
        except TniError as error:
            _log.info("what page %d of a PDF says cannot be read: %s", pdf.index + 1, error)
            return None

    def learn_title(self, pdf: PdfBackground, found: Callable[[str], None]) -> None:
        """Pass the line of a page in the largest letters to `found`, once a picture of the page has come, so that none
        waits for it; "" without text, and for a page that may be a scan, whose text a program made out. Nothing is
        passed for a page that can't be drawn."""
        if any(key[:2] == (pdf.blob, pdf.index) for key in self._pictures):
            self._ask_title(pdf, found)
        else:
            self._titles[pdf] = found

    def _ask_title(self, pdf: PdfBackground, found: Callable[[str], None]) -> None:
        document = None if self.has_failed(pdf) else self._document(pdf.blob)
        if document is None:
            return
        try:
            document.request_heading(
                pdf.index, self._main, lambda read: found("" if read.picture_share > SCAN_SHARE else read.title)
            )
        except TniError as error:
            _log.info("the title of page %d of a PDF cannot be read: %s", pdf.index + 1, error)

    def links(self, pdf: PdfBackground) -> Sequence[PdfLink]:
        """Return the links of a page, none while they are not read; the first call has them read."""
        key = pdf.blob, pdf.index
        if key not in self._links:
            self._links[key] = ()
            if not self.has_failed(pdf):
                try:
                    document = self._document(pdf.blob)
                    document.request_links(pdf.index, self._main, partial(self._links.__setitem__, key))
                except TniError as error:
                    _log.info("the links of page %d of a PDF cannot be read: %s", pdf.index + 1, error)
        return self._links[key]

    def learn_info(self, pdf: PdfBackground) -> None:
        """Have the metadata of a background's file read, for `info`."""
        document = None if pdf.blob in self._infos else self._document(pdf.blob)
        if document is not None:
            document.request_info(self._main, partial(self._infos.__setitem__, pdf.blob))

    def info(self, pdf: PdfBackground) -> PdfInfo:
        """Return the metadata of a background's file, with nothing in it while they are not read."""
        return self._infos.get(pdf.blob, PdfInfo())

    def close(self) -> None:
        """Cancel the outstanding requests and close the documents."""
        for ticket in self._requests.values():
            ticket.cancel()
        self._requests.clear()
        self._titles.clear()
        for document in self._documents.values():
            document.close()
        self._documents.clear()

    def _document(self, blob: BlobId) -> PdfDocument:
        """Return a document whose bytes are read by the reader's thread: a large file holds up no frame."""
        if blob not in self._documents:
            self._documents[blob] = self._reader.later(partial(self._blobs, blob))
        return self._documents[blob]

    def _ask(self, key: _Key, pdf: PdfBackground) -> None:
        document = self._document(pdf.blob)

        def done(pixels: BgraPixels) -> None:
            self._requests.pop(key, None)
            self._keep(key, pixels)
            self._arrived(pdf, key[2])
            if pdf in self._titles:
                self._ask_title(pdf, self._titles.pop(pdf))

        def failed(error: PdfError) -> None:
            self._requests.pop(key, None)
            self._give_up(pdf, error)
            for other in [other for other in self._requests if self._failed & {other[:2], (other[0], None)}]:
                self._requests.pop(other).cancel()
            self._arrived(pdf, Rect(0.0, 0.0, pdf.width_mm, pdf.height_mm))

        try:
            self._requests[key] = document.request(pdf.index, key[2], key[3], self._main, done, failed)
        except TniError as error:
            self._give_up(pdf, error)

    def _give_up(self, pdf: PdfBackground, error: TniError) -> None:
        """Try the page, or all pages of a file that can't be read, no more."""
        _log.info("page %d of a PDF cannot be drawn: %s", pdf.index + 1, error)
        if isinstance(error, PdfError) and error.fault is PdfFault.CLOSED:
            return
        whole = isinstance(error, PdfError) and (error.page is None or error.fault in FILE_FAULTS)
        self._failed.add((pdf.blob, None if whole else pdf.index))

    def _keep(self, key: _Key, pixels: BgraPixels) -> None:
        self._pictures[key] = pixels
        self._bytes += len(pixels.data)
        while self._bytes > KEPT_BYTES and len(self._pictures) > 1:
            _, old = self._pictures.popitem(last=False)
            self._bytes -= len(old.data)


def leaving_text(pdf: PdfBackground, sources: Sequence[PdfPageCache]) -> tuple[str, bool]:
    """Return the text of a page as it leaves, by the first of several lessons that has it, and whether the page says,
    or may say, more than that. Blocks, as `PdfPageCache.text`."""
    found = next((one for source in sources if (one := source.leaving(pdf)) is not None), None)
    return ("", True) if found is None else (found.text, found.says_more)
