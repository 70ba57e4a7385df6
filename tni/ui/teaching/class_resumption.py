"""Going on with a class where it was left: its lesson is opened, then its class layer is resumed."""

from __future__ import annotations

from pathlib import Path

from tni.services.cahier.past_seances import ResumePoint
from tni.services.lesson.lesson_events import (
    CurrentLessonChanged,
    LessonAlreadyOpen,
    LessonEvent,
    is_opening_in_vain,
)
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.seance.seance_controller import SeanceController


class ClassResumption:
    """Goes on with a class. `follow` is called with each event of the open lesson, after a séance under way has moved
    to it."""

    def __init__(self, main: MainController, seance: SeanceController) -> None:
        self._main, self._seance = main, seance
        self._waiting: ResumePoint | None = None

    def resume(self, taught: ResumePoint) -> None:
        """Open the lesson that a class was taught last, and resume its layer. During a séance, with this class the
        lesson is opened within it, and with another one nothing happens but a notice."""
        under_way, file = self._seance.class_under_way, Path(taught.file)
        if under_way and under_way != taught.class_name:
            self._main.show_notice(tr("Une séance est en cours avec {} : la terminer d’abord.").format(under_way))
            return
        self._main.current_lesson.give_up_opening()
        self._waiting = None if under_way else taught
        self._main.current_lesson.open(file, taught.lesson_id)

    def follow(self, event: LessonEvent) -> None:
        if is_opening_in_vain(event):
            self._waiting = None
        elif isinstance(event, CurrentLessonChanged | LessonAlreadyOpen):
            self._go_on()

    def _go_on(self) -> None:
        taught, self._waiting = self._waiting, None
        if taught is None or not self._is_open(taught):
            return
        if any(layer.id == taught.layer for layer in self._main.editor.seances()):
            assert taught.layer is not None
            self._seance.resume(taught.layer)
        else:
            self._seance.begin(taught.class_id, taught.class_name, self._seance.subject)

    def _is_open(self, taught: ResumePoint) -> bool:
        """Return whether the lesson of a class is open, at its noted path or another one."""
        lesson = self._main.current_lesson.lesson
        if taught.lesson_id and lesson.lesson_id:
            return taught.lesson_id == lesson.lesson_id
        return lesson.path is not None and str(lesson.path) == taught.file
