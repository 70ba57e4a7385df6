"""Files of other programs in the window, read by plugins; made with the first of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.lazy import Lazy
from tni.core.settings import Settings
from tni.services.lesson.lesson_service import LessonService
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tni.api.manifest import PluginKind
    from tni.services.lesson.foreign_lessons import ForeignLessons
    from tni.services.plugins.plugin_folders import RunnablePlugin
    from tni.ui.event_loop.threads import ThreadTaskRunner


class PluginQuestions:
    """Plugins that read files of questions; a `tni.services.questions.question_reader.QuestionImporters`."""

    def __init__(self, folders: Folders, settings: Settings) -> None:
        self._folders, self._settings = folders, settings

    @property
    def suffixes(self) -> tuple[str, ...]:
        return tuple(sorted({end for one in self._plugins() for end in one.manifest.extensions}))

    def of(self, path: Path) -> RunnablePlugin | None:
        from tni.quiz.bank.bank_format import READABLE_EXTENSIONS

        suffix = path.suffix.lower()
        if suffix in READABLE_EXTENSIONS:
            return None
        return next((one for one in self._plugins() if suffix in one.manifest.extensions), None)

    def _plugins(self) -> Sequence[RunnablePlugin]:
        from tni.api.manifest import PluginKind

        return _runnable(PluginKind.QUESTION_IMPORTER, self._folders, self._settings)


def _runnable(kind: PluginKind, folders: Folders, settings: Settings) -> Sequence[RunnablePlugin]:
    from tni.app.plugin_setup import make_plugin_service

    return make_plugin_service(folders, settings).runnable_of(kind)


class ForeignFiles:
    """Files of other programs in the window."""

    def __init__(
        self, board: MainController, lessons: LessonService, folders: Folders, settings: Settings, main: QtMainThread
    ) -> None:
        self._board, self._service, self._main = board, lessons, main
        self._folders, self._settings = folders, settings
        self._tasks: Lazy[ThreadTaskRunner] = Lazy(self._made_tasks)
        self._lessons: Lazy[ForeignLessons] = Lazy(self._made_lessons)
        board.current_lesson.open_foreign = lambda path: self.lessons.open(path)

    @property
    def lessons(self) -> ForeignLessons:
        return self._lessons()

    def join(self) -> None:
        """Offer such files where a lesson is opened, once the window is made."""
        self._board.lesson_actions.foreign_suffixes = lambda: self.lessons.suffixes

    def _made_lessons(self) -> ForeignLessons:
        from tni.render.text_layout import QtTextMeasurer
        from tni.services.lesson.foreign_lessons import ForeignLessons
        from tni.ui.main_window.foreign_lesson_notices import ForeignLessonNotices

        board = self._board
        made = ForeignLessons(
            board.current_lesson, self._service, QtTextMeasurer(board.shown.fonts), self._tasks(), self._importers
        )
        made.subscribe(ForeignLessonNotices(board.window.notices, made.give_up, board.asking_host).show)
        return made

    def _importers(self) -> Sequence[RunnablePlugin]:
        from tni.api.manifest import PluginKind

        return _runnable(PluginKind.LESSON_IMPORTER, self._folders, self._settings)

    def _made_tasks(self) -> ThreadTaskRunner:
        """Return a worker of its own: a plugin may take minutes."""
        from tni.ui.event_loop.threads import ThreadTaskRunner

        return ThreadTaskRunner(self._main, "plugins")

    def close(self) -> None:
        """Give up what is being read."""
        if self._lessons.made is not None:
            self._lessons.made.give_up()
        if self._tasks.made is not None:
            self._tasks.made.close()
