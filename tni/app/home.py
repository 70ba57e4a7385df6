"""Construction of the library and its home screen, at the first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni.app.folders import Folders, library_index
from tni.core.clock import Clock
from tni.core.closing import close_all
from tni.services.cahier.past_seances import ResumePoint
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.lesson_service import LessonService
from tni.services.library.indexed_listing import IndexedListing
from tni.services.library.library_files import LibraryFiles
from tni.services.library.library_service import LibraryService
from tni.services.library.library_state import LessonPlaced, LibraryEvent
from tni.store.library_marks_file import LibraryMarksFile
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.library.finding import Finding
from tni.ui.library.home_controller import HomeController, YearPort
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.program_parts import ProgramParts
    from tni.services.curriculum.curriculum_service import CurriculumService
    from tni.services.library.library_search import LibrarySearch
    from tni.ui.library.curriculum_controller import CurriculumController
    from tni.ui.library.examples_controller import ExamplesController
    from tni.ui.library.ink_search_controller import LessonInkSearch
    from tni.ui.library.templates_controller import TemplatesController
    from tni.ui.library.tile_pictures import TilePictures
    from tni.ui.library.versions_controller import VersionsController


class ShownLessonAccess:
    """The lesson on the screen; implements `tni.services.library.library_service.OpenLessonAccess`."""

    def __init__(self, current: CurrentLesson, has_seance: Callable[[], bool]) -> None:
        self._current, self._is_taught = current, has_seance

    @property
    def path(self) -> Path | None:
        return self._current.lesson.path

    @property
    def has_seance(self) -> bool:
        return self._is_taught()

    @property
    def is_blank(self) -> bool:
        lesson = self._current.lesson
        return lesson.untitled and lesson.editor.untouched

    def leave(self) -> None:
        self._current.new()

    def open(self, path: Path) -> None:
        self._current.open(path)

    def rename(self, title: str) -> None:
        self._current.rename(title)

    @property
    def lesson_id(self) -> str:
        return self._current.lesson.lesson_id

    def mover(self, *, as_copy: bool) -> Callable[[Path], object] | None:
        file = self._current.lesson.file
        return None if file is None else partial(file.move_into, as_copy=as_copy)

    def moved(self) -> None:
        self._current.moved()


class Home:
    """Library with its screen. It has three workers: for files, for pictures, which may take long, and for searches in
    the open lesson."""

    def __init__(
        self,
        board: MainController,
        folders: Folders,
        lessons: LessonService,
        clock: Clock,
        main: QtMainThread,
        program: ProgramParts,
        year: YearPort,
    ) -> None:
        self._files, self._painting = ThreadTaskRunner(main, "library"), ThreadTaskRunner(main, "tiles")
        self._board, self._vocabularies = board, folders.vocabularies
        self._library, self._kept_pictures = folders.library, folders.lesson_pictures
        self._lessons, self._templates = lessons, folders.templates
        places = folders.work_folders
        index = library_index(folders.library)
        others = (folders.questions.name, folders.exports.name)
        files = LibraryFiles(
            folders.library, places.work, others, quiet=(folders.resources.name, folders.templates.name)
        )

        def has_seance() -> bool:
            return (parts := program.joined) is not None and parts.teaching.seances.state.seance_id is not None

        def resume(taught: ResumePoint) -> None:
            if (parts := program.joined) is not None:
                parts.teaching.resume_class(taught)

        self.service = LibraryService(
            files,
            LibraryMarksFile(folders.library_marks),
            IndexedListing(files, index),
            lessons,
            ShownLessonAccess(board.current_lesson, has_seance),
            lambda: None if (parts := program.joined) is None else parts.stores.seances,
            self._files,
            clock,
        )

        self._ink_tasks = ThreadTaskRunner(main, "ink search")
        self._finding = Finding(
            board,
            files.library,
            lambda: _library_search(files.library, index, main),
            lambda: self._curriculum_service,
            self._painting,
            self._ink_tasks,
        )

        self.controller = HomeController(
            board,
            self.service,
            lambda: _tile_pictures(files.library, folders.lesson_pictures, board, self._painting),
            self._finding,
            resume,
            has_seance,
            clock,
            year,
        )

    @property
    def search(self) -> LibrarySearch:
        return self._finding.search

    @cached_property
    def ink_search(self) -> LessonInkSearch:
        """Search in the open lesson by a written word."""
        from tni.ui.library.ink_search_controller import LessonInkSearch

        return LessonInkSearch(self._finding)

    @cached_property
    def versions(self) -> VersionsController:
        """Pages that are like the one shown."""
        from tni.ui.library.versions_controller import VersionsController

        return VersionsController(self._finding)

    @cached_property
    def examples(self) -> ExamplesController:
        """Lessons that come with the program."""
        from tni.ui.library.examples_controller import ExamplesController

        board, folder = self._board, self._board.current_lesson.examples
        at = folder or self._library
        return ExamplesController(
            board, folder, lambda: _tile_pictures(at, self._kept_pictures, board, self._painting), self._files
        )

    @cached_property
    def templates(self) -> TemplatesController:
        """Templates of lessons and pages."""
        from tni.app.shipped_files import templates_folder
        from tni.services.library.lesson_templates import LessonTemplates
        from tni.ui.library.templates_controller import TemplatesController

        board, shipped = self._board, templates_folder()
        found = LessonTemplates(self._lessons, self._templates, shipped if shipped.is_dir() else None)
        return TemplatesController(
            board,
            found,
            lambda: _tile_pictures(self._library, self._kept_pictures, board, self._painting),
            self._files,
            lambda: self.controller.show_folder(self._templates.name),
            self.service.refresh,
        )

    @cached_property
    def _curriculum_service(self) -> CurriculumService:
        from tni.services.curriculum.curriculum_service import CurriculumService
        from tni.store.vocabulary_files import VocabularyFiles

        return CurriculumService(VocabularyFiles(self._vocabularies), self._files)

    @cached_property
    def curriculum(self) -> CurriculumController:
        """Card of the open lesson, with its vocabularies."""
        from tni.ui.library.curriculum_controller import CurriculumController

        return CurriculumController(
            self._board, self._curriculum_service, lambda: self.service.state.listing.used_keys()
        )

    def follow_moves(self, moved: Callable[[Path, Path], None]) -> None:
        """Call `moved` with the paths of a lesson or folder before and after it is renamed or moved, or comes out of
        the bin."""

        def follow(event: LibraryEvent) -> None:
            if isinstance(event, LessonPlaced) and (before := event.old or event.thrown):
                moved(self._library / before, self._library / event.path)

        self.service.subscribe(follow)

    def close(self) -> None:
        """Raises: CloseError."""
        close_all(self._finding.close, self._files.close, self._painting.close, self._ink_tasks.close)


def _tile_pictures(library: Path, kept: Path, board: MainController, painting: ThreadTaskRunner) -> TilePictures:
    from tni.services.library.pictured_pages import PicturedPages  # the screen may never be opened
    from tni.store.lesson_pictures import LessonPictures
    from tni.ui.library.tile_pictures import TilePictures

    pictures = PicturedPages(library, LessonPictures(kept))
    painting.submit(pictures.pictures.prune, lambda _none: None, lambda _error: None)
    return TilePictures(pictures, board.fonts, board.pdf_pages, painting, board)


def _library_search(library: Path, index: Path, main: QtMainThread) -> LibrarySearch:
    from tni.processes.child import worker_command
    from tni.services.library.index_process import IndexProcess
    from tni.services.library.library_search import LibrarySearch  # the screen may never be opened

    command = worker_command("tni.app.index_worker")
    return LibrarySearch(library, index, main, lambda told: IndexProcess(library, index, main, told, command))
