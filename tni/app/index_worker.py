"""Process that updates a library's index and hashes the pictures of pages, which Qt paints. It shows nothing."""

from __future__ import annotations

from tni.services.library import index_worker
from tni.services.library.page_describer import PageReader


def main(library: str, index: str) -> None:
    """Update an index, as `tni.services.library.index_worker` does."""
    index_worker.main(library, index, _pictures)


def _pictures() -> PageReader:
    """Make the reader, with Qt, which nothing else needs here."""
    from tni.app.qt import make_offscreen
    from tni.formats.pdf_reader import PdfReader
    from tni.services.lesson.pdf_page_cache import PdfPageCache
    from tni.ui.event_loop.threads import QtMainThread
    from tni.ui.library.page_hash_reader import PageHashReader

    application, pdf = make_offscreen(), PdfReader()
    return PageHashReader(application, lambda blobs, arrived: PdfPageCache(pdf, QtMainThread(), blobs, arrived))
