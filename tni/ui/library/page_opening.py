"""Opening of a lesson at a page, and of a place on it, which is marked for a moment."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonAlreadyOpen, LessonEvent
from tni.ui.main_window.main_controller import MainController

MARK_MS = 3000
"""Time for which a place stays marked."""


class PageOpening(QObject):
    """Opens pages that were found."""

    def __init__(self, main: MainController) -> None:
        super().__init__(main)
        self._main = main
        self._wanted: tuple[Path, PageId, Rect | None] | None = None
        """Page that is shown once its lesson is open."""
        self._mark = QTimer(self, singleShot=True, interval=MARK_MS)
        self._mark.timeout.connect(self._end_mark)
        main.current_lesson.subscribe(self._follow_lesson)

    def open(self, lesson: Path, page: PageId, box: Rect | None = None) -> None:
        """Open a lesson at a page. box: place on it to mark, in mm."""
        self._wanted = lesson, page, box
        self._main.current_lesson.open(lesson)

    def show(self, page: PageId, box: Rect | None = None) -> None:
        """Go to a page of the open lesson, if it has it still."""
        if not any(known.id == page for known in self._main.editor.pages):
            return
        self._main.window.do(lambda editor: editor.go_to(page))
        if box is not None:
            self._main.window.do(lambda editor: editor.point_out(box))
            self._mark.start()

    def _follow_lesson(self, event: LessonEvent) -> None:
        if not isinstance(event, CurrentLessonChanged | LessonAlreadyOpen) or self._wanted is None:
            return
        (lesson, page, box), self._wanted = self._wanted, None
        if self._main.current_lesson.lesson.path == lesson:
            self.show(page, box)

    def _end_mark(self) -> None:
        self._main.window.do(LessonEditor.end_pointing)
