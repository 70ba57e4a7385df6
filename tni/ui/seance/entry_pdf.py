"""Writer of the PDF of an entry's pages, which asks first about extracts for the classroom alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tni.core.ids import PageId
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.services.cahier.pdf_notes import PdfNotes
from tni.services.lesson.shared_parts import SharedParts
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.services.cahier.leaving_files import PagePdfs
    from tni.services.printing.page_export import PageExport
    from tni.ui.seance.attachable_pages import AttachablePages


class EntryPdfWriter:
    """Writer of entries' pages. exports: folder of the PDFs. notes: opens the notes of those that were written."""

    def __init__(self, main: MainController, exports: Path, tasks: TaskRunner, notes: Callable[[], PdfNotes]) -> None:
        self._main, self._exports, self._tasks, self._notes = main, exports, tasks, notes

    def write(
        self,
        entry: CahierEntry,
        attachable: AttachablePages,
        host: tuple[QWidget, Style] | None,
        began: Callable[[], object],
        done: Callable[[PagePdfs], None],
        failed: Callable[[Exception], None],
        *,
        has_pieces: bool = False,
    ) -> None:
        """Write the pages of an entry, with the extracts for class alone if the teacher says so: pupils and parents
        have the file then. began: called once she has answered; nothing is called if she does not. done: gets no file
        where none of the pages can be had any more. has_pieces: pieces of homework and assessments have files of their
        own pages, too."""
        lessons, fonts, has_extracts = attachable.lessons, self._main.shown.fonts, False

        def without(document: Document, wanted: Sequence[PageId]) -> PageExport:
            nonlocal has_extracts
            pages, has_any = pages_for_file(document, wanted, fonts)
            has_extracts |= has_any
            return pages

        from tni.services.cahier.leaving_files import PagePdfs, page_pdfs
        from tni.services.cahier.written_pdfs import note_written
        from tni.ui.printing.export import pages_for_file, write_pdf

        pdfs, pages_of = page_pdfs(entry, self._exports, set(lessons.page_ids))
        if (whole_path := pdfs.entry) is None:
            done(pdfs)
            return
        if not has_pieces:
            pdfs, pages_of = PagePdfs(whole_path, pdfs.pages), {whole_path: pages_of[whole_path]}
        bare = {path: lessons.export(pages, entry.title, without) for path, pages in pages_of.items()}
        whole = {path: lessons.export(pages, entry.title) for path, pages in pages_of.items()}

        def write(parts: SharedParts) -> None:
            chosen = whole if parts.classroom else bare

            def work() -> PagePdfs:
                self._exports.mkdir(parents=True, exist_ok=True)
                for path, pages in chosen.items():
                    write_pdf(pages, path, lessons.blobs, fonts)
                note_written(self._notes(), entry, pdfs)
                return pdfs

            began()
            self._tasks.submit(work, done, failed)

        if not has_extracts:
            write(SharedParts(classroom=True))
            return
        self._main.lesson_actions.sharing.ask_for(tr("PDF des pages"), SharedParts(classroom=True), write, host)
