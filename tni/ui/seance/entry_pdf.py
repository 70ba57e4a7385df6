"""Writer of the PDF of an entry's pages, which asks first about extracts for the classroom alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tni.core.ids import PageId
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.services.lesson.shared_parts import SharedParts
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.services.printing.page_export import PageExport
    from tni.ui.seance.attachable_pages import AttachablePages


class EntryPdfWriter:
    """Writer of entries' pages. exports: folder of the PDFs."""

    def __init__(self, main: MainController, exports: Path, tasks: TaskRunner) -> None:
        self._main, self._exports, self._tasks = main, exports, tasks

    def path_of(self, entry: CahierEntry) -> Path:
        from tni.cahier import entry_export

        return self._exports / entry_export.file_name(entry)

    def write(
        self,
        entry: CahierEntry,
        attachable: AttachablePages,
        host: tuple[QWidget, Style] | None,
        began: Callable[[], object],
        done: Callable[[Path], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write the pages of an entry, with the extracts for class alone if the teacher says so: pupils and parents
        have the file then. began: called once she has answered; nothing is called if she does not."""
        lessons, fonts, has_extracts = attachable.lessons, self._main.shown.fonts, False

        def without(document: Document, wanted: Sequence[PageId]) -> PageExport:
            nonlocal has_extracts
            pages, has_any = pages_for_file(document, wanted, fonts)
            has_extracts |= has_any
            return pages

        from tni.ui.printing.export import pages_for_file, write_pdf

        bare = lessons.export(entry.pages, entry.title, without)
        whole = lessons.export(entry.pages, entry.title)
        path = self.path_of(entry)

        def write(parts: SharedParts) -> None:
            pages = whole if parts.classroom else bare

            def work() -> Path:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_pdf(pages, path, lessons.blobs, fonts)
                return path

            began()
            self._tasks.submit(work, done, failed)

        if not has_extracts:
            write(SharedParts(classroom=True))
            return
        self._main.lesson_actions.sharing.ask_for(tr("PDF des pages"), SharedParts(classroom=True), write, host)
