"""The lesson on the screen, as the séance sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.ids import BlobId
from tni.document.items import PdfBackground
from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.services.lesson.lesson_finder import FoundLesson


class MainWindowLesson:
    """The lesson in the main window; a `tni.services.cahier.seance_lessons.ShownLessonPort`."""

    def __init__(self, main: MainController) -> None:
        self._main = main

    @property
    def editor(self) -> LessonEditor:
        return self._main.editor

    @property
    def name(self) -> str:
        lesson = self._main.shown.lesson
        return self.editor.info.title or (lesson.path.stem if lesson.path is not None and not lesson.untitled else "")

    @property
    def file(self) -> str:
        path = self._main.shown.lesson.path
        return "" if path is None else str(path)

    @property
    def blobs(self) -> Callable[[BlobId], bytes]:
        return self._main.shown.lesson.port.blob

    def pdf_title(self, pdf: PdfBackground, found: Callable[[str], None]) -> None:
        """Pass the line of a PDF page in the largest letters, later; see `PageNotes`."""
        self._main.shown.pdf_pages.learn_title(pdf, found)

    @property
    def lesson_id(self) -> str:
        return self._main.shown.lesson.lesson_id

    def source_of(self, file: Path, lesson_id: str) -> Callable[[], Path]:
        shown, find = self._main.shown.lesson.file, self._main.current_lesson.noted.find

        def source() -> Path:
            found = find(str(file), lesson_id)
            where = file if found is None else found.path
            return shown.source() if shown is not None and shown.path == where else where

        return source

    def change_layer(self, command: Callable[[LessonEditor], Changed]) -> None:
        self._main.change_layer(command)

    def look_for(
        self,
        file: str,
        lesson_id: str,
        done: Callable[[FoundLesson | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._main.current_lesson.noted.look_for(file, lesson_id, done, failed)

    def open(self, file: Path) -> None:
        self._main.current_lesson.open(file)
