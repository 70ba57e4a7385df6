"""Controller of a colleague's lesson that is looked at: reads its pages while the sheet is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tni.core.ids import BlobId
from tni.files.library_errors import ContentMissingError
from tni.library.shared_lesson import SharedRole
from tni.services.library.colleague_lessons import LOOKED_PAGES, AvailableLesson, LookedLesson
from tni.services.library.place_exchange import LookStop
from tni.services.library.sharing_service import SharingService
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.library.colleague_lesson_sheet import ColleagueLessonSheet
from tni.ui.library.page_pictures import PagePictures
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message

type FetchLesson = Callable[[AvailableLesson, SharedRole, bool], None]
"""Puts a lesson on this computer, in a role, or as a copy."""
PORTIONS = (1, 5, LOOKED_PAGES)
"""Pages after which those read so far are shown."""


class ColleagueLessonController(QObject):
    """Controller of one sheet at a time. fetch: has the lesson as the teacher chooses. sheet: the one that is open;
    None without."""

    def __init__(self, main: MainController, service: SharingService, fetch: FetchLesson, parent: QObject) -> None:
        super().__init__(parent)
        self._main, self._service, self._fetch = main, service, fetch
        self.sheet: ColleagueLessonSheet | None = None
        self._pictures: PagePictures | None = None
        self._reading: LookStop | None = None

    def look(self, lesson: AvailableLesson, parent: QWidget, style: Style) -> None:
        """Open the sheet of a lesson, and read its pages."""
        if self.sheet is not None:
            self.sheet.put_away()
        sheet = self.sheet = ColleagueLessonSheet(style, lesson, parent)
        sheet.follow_wanted.connect(lambda: self._choose(SharedRole.FOLLOWED))
        sheet.together_wanted.connect(lambda: self._choose(SharedRole.SHARED))
        sheet.copy_wanted.connect(lambda: self._choose(SharedRole.FOLLOWED, copies=True))
        sheet.closed.connect(self._closed)
        sheet.open()
        if self._service.running:
            sheet.show_note(tr("Un échange est en cours : les pages viennent dès qu’il est fini."))
        self._read(sheet, 0)

    def _read(self, sheet: ColleagueLessonSheet, portion: int) -> None:
        def progress(read: int, wanted: int) -> None:
            if sheet is self.sheet:
                text = tr("Lecture dans le dossier partagé : page {page} sur {total}")
                sheet.show_note(text.format(page=read + 1, total=wanted))

        done, failed = partial(self._looked, sheet, portion), partial(self._failed, sheet)
        self._reading = self._service.look_inside(sheet.lesson, PORTIONS[portion], progress, done, failed)

    def _looked(self, sheet: ColleagueLessonSheet, portion: int, found: LookedLesson) -> None:
        if sheet is not self.sheet:
            return
        self._reading = None
        media, before = found.media, self._pictures

        def medium(blob: BlobId) -> bytes:
            if blob not in media:
                raise ContentMissingError(blob)
            return media[blob]

        self._pictures = PagePictures(found.document, medium, self._main.pdf_pages, self._main.fonts)
        sheet.show_pages(self._pictures)
        _close(before)
        shown, total = len(self._pictures.numbers), found.lesson.page_count
        if not found.is_cut and shown < total and portion + 1 < len(PORTIONS):
            self._read(sheet, portion + 1)
        elif shown < total:
            text = tr("Les premières pages seulement : {shown} sur {total}. Le reste vient avec la leçon.")
            sheet.show_note(text.format(shown=shown, total=total))
        else:
            sheet.show_note("")

    def _failed(self, sheet: ColleagueLessonSheet, error: Exception) -> None:
        if sheet is self.sheet:
            self._reading = None
            sheet.show_note(error_message(error), "danger")

    def _choose(self, role: SharedRole, *, copies: bool = False) -> None:
        if self.sheet is not None:
            lesson = self.sheet.lesson
            self.sheet.put_away()
            self._fetch(lesson, role, copies)

    def _closed(self) -> None:
        if self._reading is not None:
            self._reading.set()
            self._reading = None
        if self.sheet is not None:
            self.sheet.show_pages(None)
            self.sheet.deleteLater()
            self.sheet = None
        _close(self._pictures)
        self._pictures = None


def _close(pictures: PagePictures | None) -> None:
    if pictures is not None:
        pictures.close()
        pictures.deleteLater()
