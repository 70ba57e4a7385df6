"""Controller of the home screen: shows the library over the main window, and follows the lessons that are opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from tni.core.clock import Clock
from tni.files.lesson_errors import LessonMissingError
from tni.planning.taught_class import ComingLesson
from tni.services.cahier.past_seances import ResumePoint
from tni.services.lesson.lesson_events import (
    CurrentLessonChanged,
    LessonAlreadyOpen,
    LessonEvent,
    LessonFailed,
    LessonLeaving,
    LessonRenamed,
)
from tni.services.library.library_service import LibraryService
from tni.services.library.library_state import (
    LessonPlaced,
    LessonsMoved,
    LessonsThrown,
    LibraryChanged,
    LibraryEvent,
    LibraryFailed,
    LibraryState,
    MoveUndone,
    ThrowUndone,
)
from tni.services.library.shelves import without_excerpts
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.library.finding import Finding
from tni.ui.library.intake_controller import IntakeController
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lesson_places import placed_text

if TYPE_CHECKING:
    from tni.services.library.library_search import LibrarySearch, LibrarySearchState
    from tni.services.library.shelves import Place
    from tni.ui.library.home_screen import HomeScreen
    from tni.ui.library.ink_search_controller import LibraryInkSearch
    from tni.ui.library.tile_commands import TileCommands
    from tni.ui.library.tile_pictures import TilePictures


class YearPort(Protocol):
    """Planned years, as the home screen shows them."""

    def coming(self) -> tuple[ComingLesson, ...]:
        """Return the next planned lesson of each class."""

    def open_coming(self, coming: ComingLesson) -> None:
        """Open a lesson to come."""

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each change of the planned years."""


class HomeController(QObject):
    """Controller of the home screen. resume: goes on with a class where it was left. has_seance: returns whether a
    séance is under way. pictures: makes those of the tiles, when the screen is first opened. finding: the search in
    pages."""

    def __init__(
        self,
        main: MainController,
        service: LibraryService,
        pictures: Callable[[], TilePictures],
        finding: Finding,
        resume: Callable[[ResumePoint], None],
        has_seance: Callable[[], bool],
        clock: Clock,
        year: YearPort,
    ) -> None:
        super().__init__(main)
        self._main, self.service, self._make_pictures = main, service, pictures
        self._finding = finding
        self._ink: LibraryInkSearch | None = None
        self._search: LibrarySearch | None = None
        self._report: object = None
        self._undoable = self._offer = ""
        """Texts of the notices of what can be taken back, and of the lesson that can be added."""
        self._has_told = False
        self._resume, self._is_taught, self._clock, self._year = resume, has_seance, clock, year
        self.shared: Callable[[], Mapping[Path, str | None]] = dict
        """Returns the files of shared lessons, each with the colleague whose lesson is followed, "" where that is not
        known; None for one that is not only followed."""
        self._file = main.current_lesson.lesson.path
        self._screen: HomeScreen | None = None
        self._tiles: TileCommands | None = None
        self._pictures: TilePictures | None = None
        service.subscribe(self._follow)
        self._intake = IntakeController(main, service, lambda: self.screen if self.is_open else None)
        year.subscribe(self._show_coming)
        main.current_lesson.subscribe(self._follow_lesson)

    @property
    def screen(self) -> HomeScreen:
        """The screen, made at the first access."""
        if self._screen is None:
            self._screen = self._make_screen()
        return self._screen

    @property
    def is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()

    def _make_screen(self) -> HomeScreen:
        from tni.ui.library.home_screen import HomeScreen
        from tni.ui.library.tile_commands import TileCommands
        from tni.ui.library.tile_painter import TilePainter
        from tni.ui.library.window_return import WindowReturn

        window, kit = self._main.window, self._main.kit
        self._pictures = self._make_pictures()
        finding, painter = self._finding, TilePainter(kit, self._pictures, self)
        screen = HomeScreen(kit, self._main.commands, painter, finding.curriculum, window)
        opening, coming = finding.opening, self._year.open_coming
        self._tiles = TileCommands(self._main, self.service, screen, self._resume, coming, opening)
        screen.back_wanted.connect(self.put_away)
        screen.host_gone.connect(self._host_gone)
        WindowReturn(screen).returned.connect(lambda: self._look_again())
        screen.undo_wanted.connect(self.service.undo)
        screen.head.empty_wanted.connect(self._ask_empty)
        screen.head.order_wanted.connect(lambda by_date: self.service.set_order(by_date=by_date))
        screen.bar.add.triggered.connect(self._ask_folder)
        screen.intake.cancelled.connect(self.service.cancel_intake)
        screen.arranged.connect(self._place_notices)
        screen.filters.moved.connect(self._place_notices)
        screen.bar.more.triggered.connect(self._open_menu)
        screen.bar.write.triggered.connect(self._search_by_ink)
        screen.place_changed.connect(self._search_for)
        self._search = finding.search
        self._search.subscribe(self._follow_search)
        self._main.commands[CommandId.TEACH].toggled.connect(lambda _on: self._show_found())
        return screen

    # -- opening and closing

    def toggle(self) -> None:
        if self.is_open and self.screen.parentWidget() is self._main.asking_host()[0]:
            self.put_away()
        else:
            self.put_away()  # it may be open on the other screen
            self.open()

    def open(self) -> None:
        """Show the library over the board. What is on the board stays open."""
        screen, lesson = self.screen, self._main.current_lesson.lesson
        screen.stays = lesson.untitled and lesson.editor.untouched
        screen.bar.tell_escape(leaves=not screen.stays)
        if lesson.path is not None and not screen.stays:
            self.service.note_opening(lesson.path, lesson.editor.page_index + 1, lesson.lesson_id)
        self._show_found()
        if not self.is_open and (host := self._main.asking_host()[0]) is not screen.parentWidget():
            screen.setParent(host)  # at the wall the class would read all titles
        screen.show_state(self._with_coming(self.service.state), self._clock.now().date())
        screen.open()
        self._place_notices()
        for notice in self._main.window.notices.shown:
            notice.raise_()
        self.service.refresh()
        self._update_index()

    def show_folder(self, folder: str) -> None:
        """Show a folder of the library. folder: from the library's."""
        from tni.services.library.shelves import Place

        self.open()
        self.screen.go_to(Place(folder))

    def _with_coming(self, state: LibraryState) -> LibraryState:
        """Return the state with the next lesson of each class, the one that is open and those that are shared."""
        path = self._main.current_lesson.lesson.path
        open_path = None if path is None else self.service.relative(path)
        shared = {self.service.relative(file) or "": author for file, author in self.shared().items()}
        return replace(state, coming=self._year.coming(), open_path=open_path or "", shared=shared)

    def _show_coming(self) -> None:
        """Show the next lessons as the year has them now."""
        if self.is_open:
            self.screen.show_state(self._with_coming(self.service.state), self._clock.now().date())

    def put_away(self) -> None:
        if self.is_open:
            self._close()

    def _close(self) -> None:
        if self._ink is not None:
            self._ink.put_away()
        if self._main.shown.is_freed:
            self._main.window.canvas.show_all()
        self.screen.put_away()
        if self._pictures is not None:
            self._pictures.stop()
        self._main.window.cover(None)
        if self._is_at_board:
            self._main.window.canvas.setFocus()
        else:
            self.screen.setParent(self._main.window)  # the other window may be deleted

    def _free_page(self) -> None:
        """Free the picture of a blank page that this covers: 8 MB, and painted again in no time."""
        lesson = self._main.current_lesson.lesson
        if self._is_at_board and lesson.untitled and lesson.editor.untouched:
            self._main.shown.free_picture()

    @property
    def _is_at_board(self) -> bool:
        """True while the screen covers the main window, not the teacher's."""
        return self.screen.parentWidget() is self._main.window

    def _host_gone(self) -> None:
        if not self._is_at_board:
            self._close()

    def _place_notices(self) -> None:
        if self.is_open and self._is_at_board:
            self._main.window.cover(self.screen.filters.above(self.screen.notice_area))

    def _open_menu(self) -> None:
        from tni.ui.library.home_menu import open_home_menu

        open_home_menu(self.screen, self._main.commands)

    def _ask_empty(self) -> None:
        """Ask before the bin is emptied: nothing brings its lessons back."""
        from tni.ui.chrome.question_panel import QuestionPanel
        from tni.ui.library.tile_text import lesson_count

        count = lesson_count(len(self.service.state.binned))
        text = tr("{} en moins, pour toujours : rien ne les fait revenir.").format(count)
        answers = ((tr("Vider la corbeille"), self.service.empty_bin), (tr("Annuler", "cancel"), lambda: None))
        panel = QuestionPanel(self._main.kit, tr("Vider la corbeille"), text, answers, self.screen)
        panel.set_area(self.screen.notice_area)
        panel.open_low()

    # -- search in pages

    def _search_for(self, place: Place) -> None:
        if self._search is not None:
            self._search.search(place.words, place.only(self._clock.now().date()))

    def _search_by_ink(self) -> None:
        """Search in all lessons by writing a word."""
        if self._ink is None:
            from tni.ui.library.ink_search_controller import LibraryInkSearch

            self._ink = LibraryInkSearch(self._finding)
        self._ink.open(self.screen, self.screen.notice_area)

    def _look_again(self, error: Exception | None = None) -> None:
        """Read the folder again, which may have changed: the window was left for another one, or a lesson is not where
        it was. error: only if it is that."""
        is_stale = self.service.state.is_read if error is None else isinstance(error, LessonMissingError)
        if self.is_open and is_stale:
            self.service.refresh()
            self._update_index()

    def _update_index(self) -> None:
        if self._search is not None:
            self._search.update()

    def _show_found(self) -> None:
        """Show the pages that were found, to a class without what is on them."""
        if self._search is not None and not (state := self._search.state).is_searching:
            is_shown_to_class = self._main.commands[CommandId.TEACH].isChecked()
            pages = without_excerpts(state.pages) if is_shown_to_class else state.pages
            is_whole = state.report is not None or state.has_failed
            self.screen.show_pages(state.text, pages, state.reading, is_whole=is_whole)

    def _follow_search(self, state: LibrarySearchState) -> None:
        self._show_found()
        if state.has_failed and not self._has_told:
            self._main.show_notice(
                tr("La recherche dans les pages n’est pas à jour : le disque est plein ou ne répond pas.")
            )
        self._has_told = state.has_failed
        if state.report is not self._report:  # the index knows more of the lessons
            self._report = state.report
            if self.is_open:
                self.service.refresh()

    # -- events of the library

    def _follow(self, event: LibraryEvent) -> None:
        notices = self._main.window.notices
        match event:
            case LibraryChanged(state):
                if self.is_open:
                    self.screen.show_state(self._with_coming(state), self._clock.now().date())
                    self._free_page()
            case LessonsThrown() | LessonsMoved():
                if self.is_open and self.screen.view.chooses:
                    self.screen.set_choosing(on=False)
                notices.remove(self._undoable)  # « Annuler » takes back the last of all
                self._undoable = placed_text(event)
                notices.show(self._undoable, act=self.service.undo)
            case ThrowUndone(titles, folder):
                notices.remove(placed_text(LessonsThrown(titles, folder)))
            case MoveUndone(titles, folder):
                notices.remove(placed_text(LessonsMoved(titles, folder)))
            case LessonPlaced(old=old, path=path):
                notices.remove(self._undoable)  # « Annuler » would take this back instead
                if self.is_open:
                    self.screen.view.follow_path(old, path)
                if not old and self.is_open and self.screen.place.is_bin:
                    self._main.show_notice(tr("« {} » est de nouveau dans vos leçons.").format(Path(path).stem))
                self._update_index()
            case LibraryFailed(error):
                self._main.fail(error)
                self._look_again(error)
            case _:
                pass

    # -- events of the open lesson

    def begin(self) -> None:
        """Remember the lesson that was open before this controller was made. Where classes were left is known now."""
        if self.is_open:
            self.service.refresh()
        lesson = self._main.current_lesson.lesson
        self._file = lesson.path
        if lesson.path is not None and not lesson.untitled:
            self.service.note_opening(lesson.path, lesson.editor.page_index + 1, lesson.lesson_id)
            self._offer_to_add(lesson.path)

    def _follow_lesson(self, event: LessonEvent) -> None:
        """Go back to the board with a lesson that was opened, and remember where it is left."""
        if isinstance(event, CurrentLessonChanged):
            self._file = event.lesson.path
            self._main.window.notices.remove(self._offer)
        match event:
            case LessonLeaving(lesson) if lesson.path is not None:
                self.service.note_opening(lesson.path, lesson.editor.page_index + 1, lesson.lesson_id)
            case LessonRenamed(lesson):
                before, self._file = self._file, lesson.path
                if before is not None and lesson.path is not None and lesson.path != before:
                    self.service.open_renamed(before, lesson.path)
            case CurrentLessonChanged(lesson) if not self.service.is_rearranging:
                self.put_away()
                if lesson.path is not None and not lesson.untitled:
                    self.service.note_opening(lesson.path, lesson.editor.page_index + 1, lesson.lesson_id)
                    self._offer_to_add(lesson.path)
            case LessonAlreadyOpen(example=None):
                self.put_away()
            case LessonFailed(error=error):
                self._look_again(error)
            case _:
                pass

    def _offer_to_add(self, path: Path) -> None:
        """Offer, once, to add a lesson that was opened from elsewhere."""
        if self._is_taught() or not self.service.is_new_elsewhere(path):
            return
        self._offer = tr("« {} » n’est pas dans vos leçons : elle est ouverte là où elle est.").format(path.stem)
        self._main.window.notices.show(self._offer, act_text=tr("Ajouter à mes leçons"), act=self.service.adopt_open)

    # -- intake

    def _ask_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from tni.ui.chrome.file_dialog import file_dialog

        title = tr("Ajouter les leçons et les fichiers d’un dossier ou d’une clé")
        dialog = file_dialog(self._main.kit, self.screen.window(), title, str(Path.home()), "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.service.take_in(Path(name)))
        dialog.open()
