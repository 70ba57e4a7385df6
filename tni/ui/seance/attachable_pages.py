"""Pages that can be attached to an entry of the cahier de textes: those of every lesson taught in the séance, open or
not."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tni.cahier.seance_log import LessonOpened, SeanceStarted
from tni.core.errors import TniError
from tni.core.ids import BlobId, PageId
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.document.items import PdfBackground
from tni.document.lesson_port import LessonStoreError
from tni.render.raster.item_painter import ItemPainter
from tni.services.lesson.closed_lesson import blob_reader, read_layer
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.printing.page_export import PageExport
from tni.ui.canvas.thumbnail import thumbnail_steps
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

type TaughtLesson = SeanceStarted | LessonOpened


@dataclass(slots=True)
class _Lesson:
    """Lesson that was taught in the séance.

    document, painter: None until the lesson is read. pdf_pages: pictures of PDFs, to be closed with this object; None
    for the open lesson, which owns its pictures.
    """

    event: TaughtLesson
    document: Document | None = None
    painter: ItemPainter | None = None
    blobs: Callable[[BlobId], bytes] | None = None
    pdf_pages: PdfPageCache | None = None
    missing: bool = False


class AttachablePages:
    """Pages of the lessons taught in a séance. For the main thread.

    changed: called when more pages can be attached or a lesson is missing. redrawn: called with the id of a page that
    looks different.
    """

    def __init__(
        self,
        main: MainController,
        tasks: TaskRunner,
        lessons: Sequence[TaughtLesson],
        changed: Callable[[], None],
        redrawn: Callable[[str], None],
    ) -> None:
        self._main, self._changed, self._redrawn = main, changed, redrawn
        self._closed = False
        self._lessons = list({(one.seance, one.file): _Lesson(one) for one in lessons}.values())
        for lesson in self._lessons:
            self._find(lesson, tasks)

    def _find(self, lesson: _Lesson, tasks: TaskRunner) -> None:
        """Take the open lesson as it is in memory, and read any other lesson from its file."""
        shown, event = self._main.shown, lesson.event
        path_here = "" if shown.lesson.path is None else str(shown.lesson.path)
        if event.seance is not None and (event.seance, event.file) == (shown.editor.seance, path_here):
            lesson.document, lesson.painter, lesson.blobs = shown.editor.document, shown.painter, shown.lesson.port.blob
            return
        if not event.file:
            lesson.missing = True
            return
        path, file = Path(event.file), shown.lesson.file
        here = file if file is not None and file.path == path else None

        def read() -> tuple[Path, Document]:
            where = path if here is None else here.source()
            return where, read_layer(where, event.seance)

        def failed(_error: Exception) -> None:
            lesson.missing = True
            if not self._closed:
                self._changed()

        tasks.submit(read, lambda found: self._read(lesson, *found), failed)

    def _read(self, lesson: _Lesson, path: Path, document: Document) -> None:
        if self._closed:
            return
        lesson.document, lesson.blobs = document, blob_reader(path)
        lesson.pdf_pages = self._main.pdf_pages(lesson.blobs, lambda pdf, _part: self._arrived(document, pdf))
        lesson.painter = self._main.painter(lesson.blobs, lesson.pdf_pages)
        self._changed()

    def _arrived(self, document: Document, pdf: PdfBackground) -> None:
        for page in document.pages():
            if page.pdf == pdf:
                self._redrawn(page.id)

    # -- pages that can be attached

    @property
    def ids(self) -> list[PageId]:
        """Ids of the pages, by lesson and in the order of the lesson."""
        found = (page.id for lesson in self._lessons if lesson.document for page in lesson.document.pages())
        return list(dict.fromkeys(found))

    @property
    def captions(self) -> Mapping[str, str]:
        """Captions with the lesson and the page number, by page id; empty if there is only one lesson."""
        if len([lesson for lesson in self._lessons if lesson.document is not None]) < 2:
            return {}
        return {
            page.id: f"{lesson.event.lesson or tr('Tableau')} – {number}"
            for lesson in reversed(self._lessons)
            if lesson.document is not None
            for number, page in enumerate(lesson.document.pages(), 1)
        }

    def missing_message(self, wanted: Iterable[PageId]) -> str:
        """Return a sentence that names the missing lessons; empty if no wanted page is missing."""
        if set(wanted).issubset(self.ids):
            return ""
        names = [f"« {one.event.lesson or tr('Tableau')} »" for one in self._lessons if one.missing]
        if not names:
            return ""
        return tr("Leçon introuvable, ses pages ne peuvent pas être jointes : {}.").format(", ".join(names))

    def thumbnail(self, page: str, size: QSize) -> Generator[None, None, QImage]:
        """Draw a thumbnail in steps and return it; a null image for a page that no longer exists."""
        for lesson in self._lessons:
            if lesson.document is not None and lesson.painter is not None and _has(lesson.document, PageId(page)):
                return (yield from thumbnail_steps(lesson.document, lesson.painter, PageId(page), size))
        return QImage()

    def pages(self, wanted: Iterable[PageId], title: str) -> PageExport:
        """Return the wanted pages as values that a worker can write."""
        left = list(wanted)
        found: list[PageExport] = []
        for lesson in self._lessons:
            if lesson.document is not None:
                here = [page for page in left if _has(lesson.document, page)]
                left = [page for page in left if page not in here]
                found.append(PageExport.of(lesson.document, here))
        return PageExport(
            title,
            tuple(page for pages in found for page in pages.pages),
            tuple(background for pages in found for background in pages.backgrounds),
        )

    @property
    def blobs(self) -> Callable[[BlobId], bytes]:
        """Function that looks for a blob in each lesson in turn. A blob has the same id in every lesson."""
        sources = [lesson.blobs for lesson in self._lessons if lesson.blobs is not None]

        def blob(wanted: BlobId) -> bytes:
            for source in sources[:-1]:
                try:
                    return source(wanted)
                except (LessonStoreError, TniError):
                    continue
            return sources[-1](wanted)

        return blob

    def close(self) -> None:
        self._closed = True
        for lesson in self._lessons:
            if lesson.pdf_pages is not None:
                lesson.pdf_pages.close()


def _has(document: Document, page: PageId) -> bool:
    return any(one.id == page for one in document.pages())
