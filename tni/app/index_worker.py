"""Process that updates a library's index and hashes the pictures of pages, which Qt paints. It shows nothing."""

from __future__ import annotations

import gc
import os

from tni.services.library import index_worker
from tni.services.library.index_worker import IndexStage
from tni.services.library.page_describer import PageReader


def main(library: str, index: str, stage: str = IndexStage.WORDS.value) -> None:
    """Update an index, as `tni.services.library.index_worker` does."""
    index_worker.main(library, index, stage, _pictures, __name__)


def _pictures() -> PageReader:
    """Make the reader, with Qt, which nothing else needs here: without its widgets, and with Python's own `import`,
    20 MB less."""
    from tni.app.import_setup import speed_up_imports

    speed_up_imports()
    from PySide6.QtGui import QGuiApplication

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(["tni"])

    from tni.formats.pdf_reader import PdfReader
    from tni.services.lesson.pdf_page_cache import PdfPageCache
    from tni.ui.event_loop.threads import QtMainThread
    from tni.ui.library.page_hash_reader import PageHashReader

    gc.enable()
    pdf = PdfReader()
    return PageHashReader(application, lambda blobs, arrived: PdfPageCache(pdf, QtMainThread(), blobs, arrived))
