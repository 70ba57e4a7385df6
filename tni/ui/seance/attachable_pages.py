"""Pages that can be attached to an entry of the cahier de textes, drawn small, with their captions."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tni.cahier.entry import CahierEntry
from tni.core.ids import PageId
from tni.render.raster.item_painter import ItemPainter
from tni.services.cahier.leaving_texts import LeavingPage, take_pages
from tni.services.cahier.seance_lessons import ReadLesson, SeanceLesson, SeanceLessons
from tni.ui.canvas.thumbnail import PageFace, picture_steps, thumbnail_steps
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.seance.main_window_lesson import MainWindowLesson


class AttachablePages:
    """Pages of the lessons taught in a séance. For the main thread.

    changed: called when more pages can be attached or a lesson is missing. redrawn: called with the id of a page that
    looks different. lessons: the lessons of these pages.
    """

    def __init__(
        self,
        main: MainController,
        lessons: Sequence[SeanceLesson],
        changed: Callable[[], None],
        redrawn: Callable[[str], None],
    ) -> None:
        self._main, self._painter_shown = main, main.shown.painter
        self._painters: dict[ReadLesson, ItemPainter] = {}
        reading = main.current_lesson.noted.tasks
        self.lessons = SeanceLessons(MainWindowLesson(main), lessons, main.pdf_pages, reading, changed, redrawn)

    @property
    def captions(self) -> Mapping[str, str]:
        """Captions with the lesson and the page number, by page id; empty if there is only one lesson."""
        found = [(lesson.event.lesson, lesson.document) for lesson in self.lessons if lesson.document is not None]
        if len(found) < 2:
            return {}
        return {
            page.id: f"{name or tr('Tableau')} – {number}"
            for name, document in reversed(found)
            for number, page in enumerate(document.pages(), 1)
        }

    def missing_message(self, wanted: Iterable[PageId]) -> str:
        """Return a sentence that names the missing lessons, or says that pages are gone; empty if no wanted page is
        missing."""
        if set(wanted).issubset(self.lessons.page_ids):
            return ""
        names = [f"« {lesson.event.lesson or tr('Tableau')} »" for lesson in self.lessons if lesson.is_missing]
        if not names:
            gone = tr("Des pages de la séance n’existent plus : elles ne partent pas.")
            return "" if self.lessons.is_reading else gone
        return tr("Leçon introuvable, ses pages ne peuvent pas être jointes : {}.").format(", ".join(names))

    def are_read(self, wanted: Iterable[PageId]) -> bool:
        """Return whether it is known which of some pages can be attached."""
        return not self.lessons.is_reading or set(wanted).issubset(self.lessons.page_ids)

    def going_with(self, entry: CahierEntry) -> tuple[LeavingPage, ...]:
        """Return the pages that go with an entry as they are now."""
        documents = [lesson.document for lesson in self.lessons if lesson.document is not None]
        return take_pages(entry.pages, documents)

    def thumbnail(self, page: str, size: QSize) -> Generator[None, None, QImage]:
        """Draw a thumbnail in steps and return it; a null image for a page that no longer exists."""
        lesson = self.lessons.lesson_of(PageId(page))
        if lesson is None or lesson.document is None:
            return QImage()
        return (yield from thumbnail_steps(lesson.document, self._painter_of(lesson), PageId(page), size))

    def picture(self, page: str, size: QSize) -> Generator[None, None, PageFace]:
        """Draw all of a page likewise, to the end of an endless one too."""
        lesson = self.lessons.lesson_of(PageId(page))
        if lesson is None or lesson.document is None:
            return PageFace(QImage())
        steps = picture_steps(lesson.document, self._painter_of(lesson), PageId(page), size, whole=True)
        return (yield from steps)

    def _painter_of(self, lesson: ReadLesson) -> ItemPainter:
        if lesson.blobs is None or lesson.pdf_pages is None:
            return self._painter_shown
        if lesson not in self._painters:
            self._painters[lesson] = self._main.painter(lesson.blobs, lesson.pdf_pages)
        return self._painters[lesson]

    def close(self) -> None:
        self.lessons.close()
