"""Going on with a class where it was left: its lesson is opened, then its class layer is resumed."""

from __future__ import annotations

from pathlib import Path

from tni.services.cahier.past_seances import ResumePoint
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.seance.seance_controller import SeanceController


class ClassResumption:
    """Goes on with a class. `lesson_opened` is called once a lesson is open and a séance under way has moved to it."""

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
        self._waiting = None if under_way else taught
        if self._main.current_lesson.lesson.path == file:
            self._main.current_lesson.open(file)  # it is said to be open already
            self.lesson_opened()
        else:
            self._main.current_lesson.open(file)

    def lesson_opened(self) -> None:
        taught, self._waiting = self._waiting, None
        path = self._main.current_lesson.lesson.path
        if taught is None or path is None or str(path) != taught.file:
            return
        if any(layer.id == taught.layer for layer in self._main.editor.seances()):
            assert taught.layer is not None
            self._seance.resume(taught.layer)
        else:
            self._seance.begin(taught.class_id, taught.class_name, self._seance.subject)
