"""Files of other programs in the window, read and written; made with the first of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.lazy import Lazy
from tni.core.settings import Settings
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tni.api.manifest import PluginKind
    from tni.app.interactive_items import InteractiveItems
    from tni.services.lesson.foreign_exports import ForeignExports
    from tni.services.lesson.foreign_lesson_files import ForeignLessonFiles
    from tni.services.lesson.foreign_lessons import ForeignLessons
    from tni.services.lesson.kept_reports import KeptReports
    from tni.services.library.library_service import LibraryService
    from tni.services.plugins.plugin_folders import RunnablePlugin
    from tni.ui.event_loop.threads import ThreadTaskRunner
    from tni.ui.main_window.construction_actions import ConstructionActions
    from tni.ui.main_window.report_notices import ReportNotices

CONSTRUCTION_SUFFIX = ".ggb"
"""End of the names of files with a figure, which is put on the page."""


class PluginQuestions:
    """Plugins that read and write files of questions; a `tni.services.questions.question_reader.QuestionPlugins`."""

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

    @property
    def exporters(self) -> tuple[RunnablePlugin, ...]:
        from tni.api.manifest import PluginKind

        return tuple(_runnable(PluginKind.QUESTION_EXPORTER, self._folders, self._settings))

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
        self._exports: Lazy[ForeignExports] = Lazy(self._made_exports)
        self._reports: Lazy[ReportNotices] = Lazy(self._made_reports)
        self._kept: Lazy[KeptReports] = Lazy(self._made_kept)
        self._constructions: Lazy[ConstructionActions] = Lazy(self._made_constructions)
        board.current_lesson.open_foreign = self._open
        board.commands[CommandId.EXPORT_OTHER].triggered.connect(lambda _=False: self._export())
        board.commands[CommandId.REPLACE_PDF].triggered.connect(lambda _=False: self._replace_pdf())
        report = board.commands[CommandId.CONVERSION_REPORT]
        report.triggered.connect(lambda _=False: self._reports().show_again())
        report.setVisible(False)
        board.current_lesson.subscribe(self._follow)

    @property
    def lessons(self) -> ForeignLessons:
        return self._lessons()

    def join(self, library: Callable[[], LibraryService], items: InteractiveItems) -> None:
        """Offer such files where a lesson is opened, once the window is made. library: takes several of them in. items:
        some files become one on the page."""
        self._board.current_lesson.open_foreign = lambda path: items.take_file(path) or self._open(path)
        self._board.lesson_actions.foreign_suffixes = lambda: (
            *self.lessons.suffixes,
            *items.suffixes,
            CONSTRUCTION_SUFFIX,
        )
        self._board.lesson_actions.show_report = lambda name, report: self._reports().show_written(name, report)
        self._board.dropped.foreign_suffixes = lambda: self.lessons.suffixes
        self._board.dropped.take_item = items.take_file
        self._board.dropped.take_in = lambda files: library().take_in_files(files)

    def _open(self, path: Path) -> bool:
        """Put a figure on the page, or open a lesson of another program. Return whether it is one of these."""
        if path.suffix.lower() == CONSTRUCTION_SUFFIX:
            self._constructions().open(path)
            return True
        return self.lessons.open(path)

    def _made_constructions(self) -> ConstructionActions:
        from tni.ui.main_window.construction_actions import ConstructionActions

        return ConstructionActions(self._board.window, lambda: self._board.editor, self._tasks())

    def _follow(self, event: LessonEvent) -> None:
        if isinstance(event, CurrentLessonChanged):
            self._offer_report(event.lesson)

    def _offer_report(self, lesson: OpenLesson) -> None:
        """Offer the report of a lesson that was another program's file, and any of this run."""
        shown, id = self._reports.made, lesson.lesson_id
        kept = bool(id) and (self._folders.reports / f"{id}.json").is_file()
        self._board.commands[CommandId.CONVERSION_REPORT].setVisible(kept or (shown is not None and shown.any))

    def intake(self) -> ForeignLessonFiles:
        """Return what makes lessons of files for the library."""
        from tni.formats.lessons.office_pictures import find_office
        from tni.render.text_layout import QtTextMeasurer
        from tni.services.lesson.foreign_lesson_files import ForeignLessonFiles
        from tni.services.lesson.lesson_formats import readable_formats

        formats = readable_formats(self._importers, find_office())
        measurer = QtTextMeasurer(self._board.shown.fonts)
        return ForeignLessonFiles(formats, self._service, measurer, self._kept())

    def _export(self) -> None:
        from tni.ui.main_window.foreign_export_actions import ForeignExportActions

        board, exports = self._board, self._exports()
        if exports.formats:
            ForeignExportActions(board.lesson_actions, lambda: board.shown, exports).ask()

    def _replace_pdf(self) -> None:
        from tni.services.lesson.pdf_replacing import PdfReplacing
        from tni.ui.main_window.pdf_replacing_actions import PdfReplacingActions

        board = self._board
        shown = PdfReplacingActions(board.lesson_actions, board.window)
        current = board.current_lesson
        shown.ask(PdfReplacing(self._service.read_replacement, self._tasks(), lambda: current.lesson, shown.tell))

    def _made_lessons(self) -> ForeignLessons:
        from tni.formats.lessons.office_pictures import find_office
        from tni.render.text_layout import QtTextMeasurer
        from tni.services.lesson.foreign_lessons import ForeignLessons
        from tni.services.lesson.lesson_formats import readable_formats
        from tni.ui.main_window.foreign_lesson_notices import ForeignLessonNotices

        board, formats = self._board, readable_formats(self._importers, find_office())
        measurer = QtTextMeasurer(board.shown.fonts)
        made = ForeignLessons(board.current_lesson, self._service, measurer, self._tasks(), formats, self._kept())
        made.subscribe(ForeignLessonNotices(board.window.notices, made.give_up, self._reports()).show)
        return made

    def _made_exports(self) -> ForeignExports:
        from tni.services.lesson.foreign_exports import ForeignExports
        from tni.services.lesson.lesson_formats import writable_formats
        from tni.ui.main_window.foreign_lesson_notices import ForeignExportNotices

        made, notices = ForeignExports(self._tasks(), writable_formats(self._exporters)), self._board.window.notices
        written = self._board.lesson_notices.show_written
        made.subscribe(ForeignExportNotices(notices, written, made.give_up, self._reports()).show)
        return made

    def _made_reports(self) -> ReportNotices:
        from tni.ui.main_window.report_notices import ReportNotices

        board = self._board
        return ReportNotices(
            board.window.notices,
            board.current_lesson,
            board.lesson_actions,
            board.asking_host,
            board.commands[CommandId.CONVERSION_REPORT],
            self._kept(),
        )

    def _made_kept(self) -> KeptReports:
        from tni.services.lesson.kept_reports import KeptReports
        from tni.store.report_files import ReportFiles

        return KeptReports(ReportFiles(self._folders.reports))

    def _importers(self) -> Sequence[RunnablePlugin]:
        from tni.api.manifest import PluginKind

        return _runnable(PluginKind.LESSON_IMPORTER, self._folders, self._settings)

    def _exporters(self) -> Sequence[RunnablePlugin]:
        from tni.api.manifest import PluginKind

        return _runnable(PluginKind.LESSON_EXPORTER, self._folders, self._settings)

    def _made_tasks(self) -> ThreadTaskRunner:
        """Return a worker of its own: a file may take minutes."""
        from tni.ui.event_loop.threads import ThreadTaskRunner

        return ThreadTaskRunner(self._main, "foreign files")

    def close(self) -> None:
        """Give up what is being read or written."""
        for made in (self._lessons.made, self._exports.made):
            if made is not None:
                made.give_up()
        if self._tasks.made is not None:
            self._tasks.made.close()
