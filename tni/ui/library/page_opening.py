"""Opening of a lesson at a page, and of places on it, which are marked for a moment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import Text
from tni.library.excerpts import has_word
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.lesson_events import (
    CurrentLessonChanged,
    LessonAlreadyOpen,
    LessonEvent,
    is_opening_in_vain,
)
from tni.ui.main_window.main_controller import MainController

MARK_MS = 3000
"""Time for which places stay marked."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Page that is shown once its lesson is open."""

    lesson: Path
    page: PageId
    box: Rect | None
    found: Collection[str]
    lesson_id: str


class PageOpening(QObject):
    """Opens pages that were found."""

    def __init__(self, main: MainController) -> None:
        super().__init__(main)
        self._main = main
        self._wanted: _Wanted | None = None
        self._mark = QTimer(self, singleShot=True, interval=MARK_MS)
        self._mark.timeout.connect(self._end_mark)
        main.current_lesson.subscribe(self._follow_lesson)

    def open(
        self, lesson: Path, page: PageId, box: Rect | None = None, words: Collection[str] = (), lesson_id: str = ""
    ) -> None:
        """Open a lesson at a page. box: place on it to mark, in mm. words: texts that have one of them are marked, see
        `has_word`. lesson_id: finds the lesson if it is no longer at its path."""
        self._main.current_lesson.give_up_opening()
        self._wanted = _Wanted(lesson, page, box, words, lesson_id)
        self._main.current_lesson.open(lesson, moved_id=lesson_id)

    def show(self, page: PageId, box: Rect | None = None, words: Collection[str] = ()) -> None:
        """Go to a page of the open lesson, if it has it still."""
        if not any(known.id == page for known in self._main.editor.pages):
            return
        self._main.window.do(lambda editor: editor.go_to(page))
        boxes = self._texts_with(page, words) if box is None else [box]
        if boxes:
            self._main.window.do(lambda editor: editor.point_out(*boxes))
            self._mark.start()

    def _texts_with(self, page: PageId, words: Collection[str]) -> list[Rect]:
        """Return the boxes of the texts of a page that have one of some words, from top to bottom."""
        if not words:
            return []
        document = self._main.editor.document
        texts = [item for item in document.items(page) if isinstance(item, Text) and has_word(item.text, words)]
        return sorted((document.box(text) for text in texts), key=lambda box: (box.y, box.x))

    def _follow_lesson(self, event: LessonEvent) -> None:
        if is_opening_in_vain(event):
            self._wanted = None
        if not isinstance(event, CurrentLessonChanged | LessonAlreadyOpen) or self._wanted is None:
            return
        wanted, self._wanted = self._wanted, None
        lesson = self._main.current_lesson.lesson
        if lesson.path == wanted.lesson or (wanted.lesson_id and lesson.lesson_id == wanted.lesson_id):
            self.show(wanted.page, wanted.box, wanted.found)

    def _end_mark(self) -> None:
        self._main.window.do(LessonEditor.end_pointing)
