"""Lessons taught in a séance, open or not: their pages can be attached to its entry as the class saw them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tni.cahier.seance_log import LessonOpened, SeanceStarted
from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.document.items import PdfBackground
from tni.document.lesson_port import LessonStoreError
from tni.services.cahier.seance_ports import OpenLessonPort
from tni.services.lesson.closed_lesson import blob_reader, read_layer
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.printing.page_export import PageExport

type SeanceLesson = SeanceStarted | LessonOpened
type BlobReader = Callable[[BlobId], bytes]
type MakePdfPages = Callable[[BlobReader, Callable[[PdfBackground, Rect], None]], PdfPageCache]
"""Makes the pictures of a lesson's PDFs. Its arguments: reader of blobs, and what to call when a picture has come."""


class ShownLessonPort(OpenLessonPort, Protocol):
    """The lesson on the screen, and where it is stored. blobs: reads its blobs, also after another one is opened."""

    @property
    def blobs(self) -> BlobReader: ...

    def source_of(self, file: Path, lesson_id: str) -> Callable[[], Path]:
        """Return a function for a worker that says which file to read a lesson from: the open lesson has another one
        than its own while it is edited, and one that is not at its path is found by its id, "" when unknown."""


@dataclass(slots=True, eq=False)
class ReadLesson:
    """Lesson that was taught in the séance.

    document, blobs: None until the lesson is read. pdf_pages: pictures of its PDFs; None for the open lesson, which
    owns its pictures.
    """

    event: SeanceLesson
    document: Document | None = None
    blobs: BlobReader | None = None
    pdf_pages: PdfPageCache | None = None
    is_missing: bool = False

    def has(self, page: PageId) -> bool:
        return self.document is not None and any(one.id == page for one in self.document.pages())


class SeanceLessons:
    """Reader of the lessons taught in a séance. For the main thread.

    changed: called when one more lesson was read or is missing. redrawn: called with the id of a page that looks
    different.
    """

    def __init__(
        self,
        shown: ShownLessonPort,
        lessons: Sequence[SeanceLesson],
        make_pdf_pages: MakePdfPages,
        tasks: TaskRunner,
        changed: Callable[[], None],
        redrawn: Callable[[PageId], None],
    ) -> None:
        self._make_pdf_pages, self._changed, self._redrawn = make_pdf_pages, changed, redrawn
        self._is_closed = False
        self._lessons = list({(one.seance, one.lesson_id or one.file): ReadLesson(one) for one in lessons}.values())
        for lesson in self._lessons:
            self._find(lesson, shown, tasks)

    def _find(self, lesson: ReadLesson, shown: ShownLessonPort, tasks: TaskRunner) -> None:
        """Take the open lesson as it is in memory, and read any other lesson from its file."""
        event = lesson.event
        if event.seance is not None and (event.seance, event.file) == (shown.editor.seance, shown.file):
            lesson.document, lesson.blobs = shown.editor.document, shown.blobs
            return
        if not event.file:
            lesson.is_missing = True
            return
        source = shown.source_of(Path(event.file), event.lesson_id)

        def read() -> tuple[Path, Document]:
            where = source()
            return where, read_layer(where, event.seance)

        def failed(_error: Exception) -> None:
            lesson.is_missing = True
            if not self._is_closed:
                self._changed()

        tasks.submit(read, lambda found: self._read(lesson, *found), failed)

    def _read(self, lesson: ReadLesson, path: Path, document: Document) -> None:
        if self._is_closed:
            return
        lesson.document, lesson.blobs = document, blob_reader(path)
        lesson.pdf_pages = self._make_pdf_pages(lesson.blobs, lambda pdf, _part: self._arrived(document, pdf))
        self._changed()

    def _arrived(self, document: Document, pdf: PdfBackground) -> None:
        for page in document.pages():
            if page.pdf == pdf:
                self._redrawn(page.id)

    def __iter__(self) -> Iterator[ReadLesson]:
        """Yield the lessons in the order in which they were opened, those that are missing too."""
        return iter(self._lessons)

    @property
    def is_reading(self) -> bool:
        """True until each lesson is read or missing."""
        return any(lesson.document is None and not lesson.is_missing for lesson in self._lessons)

    @property
    def page_ids(self) -> list[PageId]:
        """Ids of the pages, by lesson and in the order of the lesson."""
        found = (page.id for lesson in self._lessons if lesson.document for page in lesson.document.pages())
        return list(dict.fromkeys(found))

    def lesson_of(self, page: PageId) -> ReadLesson | None:
        """Return the first lesson with a page; None for a page that no longer exists."""
        return next((lesson for lesson in self._lessons if lesson.has(page)), None)

    def export(
        self,
        wanted: Iterable[PageId],
        title: str,
        take: Callable[[Document, Sequence[PageId]], PageExport] = PageExport.of,
    ) -> PageExport:
        """Return the wanted pages as values that a worker can write. take: takes pages of one lesson."""
        left = list(wanted)
        found: list[PageExport] = []
        for lesson in self._lessons:
            if lesson.document is not None:
                ids = {page.id for page in lesson.document.pages()}
                found.append(take(lesson.document, [page for page in left if page in ids]))
                left = [page for page in left if page not in ids]
        return PageExport(
            title,
            tuple(page for pages in found for page in pages.pages),
            tuple(background for pages in found for background in pages.backgrounds),
        )

    @property
    def blobs(self) -> BlobReader:
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
        self._is_closed = True
        for lesson in self._lessons:
            if lesson.pdf_pages is not None:
                lesson.pdf_pages.close()
