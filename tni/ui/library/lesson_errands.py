"""Commands on lessons that are not open: the lesson is opened first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from tni.services.lesson.lesson_events import (
    CurrentLessonChanged,
    LessonAlreadyOpen,
    LessonEvent,
    is_opening_in_vain,
)
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.main_controller import MainController


class LessonErrands(QObject):
    """Opens a lesson and runs a command on it."""

    def __init__(self, main: MainController, parent: QObject) -> None:
        super().__init__(parent)
        self._main = main
        self._wanted: tuple[Path, CommandId] | None = None
        """Lesson that is being opened, and what is run then."""
        main.current_lesson.subscribe(self._follow_lesson)

    def run(self, lesson: Path, command: CommandId) -> None:
        self._main.current_lesson.give_up_opening()
        self._wanted = lesson, command
        self._main.current_lesson.open(lesson)

    def _follow_lesson(self, event: LessonEvent) -> None:
        if is_opening_in_vain(event):
            self._wanted = None
        if not isinstance(event, CurrentLessonChanged | LessonAlreadyOpen) or self._wanted is None:
            return
        (lesson, command), self._wanted = self._wanted, None
        if self._main.current_lesson.lesson.path == lesson:
            QTimer.singleShot(0, self, self._main.commands[command].trigger)  # once the board is shown
