"""Controller of sharing between colleagues: exchanges with the places, follows the lessons, opens the sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from tni.core.clock import Clock
from tni.core.secret import Secret
from tni.core.settings import SHARING_AUTHOR, Settings
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole
from tni.library.sharing_list import LessonEntry
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonClosed, LessonEvent
from tni.services.library.colleague_lessons import AvailableLesson
from tni.services.library.library_service import LibraryService
from tni.services.library.nextcloud_sign_in import NextcloudSignIn
from tni.services.library.sharing_service import SharingService
from tni.ui.chrome.button import Style
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.i18n import tr
from tni.ui.library.colleagues_notices import ColleaguesNotices
from tni.ui.library.colleagues_sheet import ColleaguesSheet, OpenLessonName
from tni.ui.library.place_adding import PlaceAdding
from tni.ui.library.update_controller import UpdateController
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.colleagues import place_name

if TYPE_CHECKING:
    from tni.ui.library.colleague_lesson_controller import ColleagueLessonController
    from tni.ui.library.lesson_choice_sheet import LessonChoiceSheet

AGAIN_MS = 20 * 60_000
"""Time from one exchange to the next while the program runs."""


@dataclass(frozen=True, slots=True)
class SharingContext:
    """Surroundings of the windows of sharing.

    host: parent and style of what is asked for now. is_taught: whether pupils see the board in a séance. new_path: file
    for a colleague's lesson with this title. placed: a file was added to the library. library: returns its use case.
    """

    host: Callable[[], tuple[QWidget, Style]]
    is_taught: Callable[[], bool]
    new_path: Callable[[str], Path]
    placed: Callable[[], None]
    library: Callable[[], LibraryService]


class ColleaguesController(QObject):
    """Controller of sharing. sheet: the sheet of places that is open; None without one."""

    def __init__(
        self,
        main: MainController,
        service: SharingService,
        sign_in: NextcloudSignIn,
        context: SharingContext,
        settings: Settings,
        clock: Clock,
    ) -> None:
        super().__init__(main)
        self._main, self.service, self._sign_in, self._context = main, service, sign_in, context
        self._settings, self._clock = settings, clock
        self.sheet: ColleaguesSheet | None = None
        self.choice: LessonChoiceSheet | None = None
        self.inside: ColleagueLessonController | None = None
        self._show_choice: Callable[[], None] = _nothing
        self._follows_library = False
        self.adding: PlaceAdding | None = None
        self._running: set[str] = set()
        self._is_read = False
        self.updates = UpdateController(main, service, self.title_of, context.host, service.exchange, self)
        self.notices = ColleaguesNotices(main, service, self.title_of, self.updates.look, context.is_taught)
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(service.exchange_all)
        service.subscribe(self._follow)
        main.current_lesson.subscribe(self._follow_lesson)
        service.start(main.fail)

    def title_of(self, entry: LessonEntry) -> str:
        """Return the title of a shared lesson as colleagues see it; before an exchange, as the library has it."""
        outcome = self.service.outcomes.get(entry.place)
        if outcome is not None and (title := outcome.titles.get(entry.lesson)):
            return title
        known = self._context.library().state.lesson_at(entry.path)
        return Path(entry.path).stem if known is None else known.title

    def _follow(self) -> None:
        service = self.service
        if not self._is_read and service.list.writer:
            self._is_read = True
            self._timer.start()
            service.exchange_all()
        ended, self._running = self._running - set(service.running), set(service.running)
        self._show()
        for place in ended:
            self.notices.find(place)

    # -- the sheet of places

    def toggle(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
            return
        parent, style = self._context.host()
        sheet = self.sheet = ColleaguesSheet(style, self.service, self.title_of, parent)
        self.adding = PlaceAdding(sheet, self.service, self._sign_in, self._added, self._main.fail)
        sheet.author.setText(self._settings.get(SHARING_AUTHOR))
        sheet.author_given.connect(lambda name: self._settings.set(SHARING_AUTHOR, name))
        sheet.exchange_wanted.connect(self.service.exchange)
        sheet.cancel_wanted.connect(self.service.cancel)
        sheet.remove_wanted.connect(self._ask_remove)
        sheet.share_wanted.connect(self._share)
        sheet.choice_wanted.connect(self._choose)
        sheet.look_wanted.connect(self.updates.look)
        sheet.stop_wanted.connect(lambda entry: self.service.stop_sharing(entry, _nothing, self._main.fail))
        sheet.again_wanted.connect(self._share_again)
        sheet.inside_wanted.connect(self._look_inside)
        sheet.follow_wanted.connect(lambda one: self._fetch(one, SharedRole.FOLLOWED))
        sheet.together_wanted.connect(lambda one: self._fetch(one, SharedRole.SHARED))
        sheet.copy_wanted.connect(lambda one: self._fetch(one, SharedRole.FOLLOWED, copies=True))
        sheet.secret_given.connect(self._give_secret)
        sheet.closed.connect(self._sheet_closed)
        self._show()
        sheet.open()

    def _sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = self.adding = None

    def _show(self) -> None:
        if self.sheet is not None:
            lesson = self._main.current_lesson.lesson
            has_file = lesson.path is not None and not (lesson.untitled and lesson.editor.untouched)
            opened = OpenLessonName(lesson.title, str(lesson.path) if has_file else "")
            self.sheet.show_all(opened, self._clock.now().date())

    # -- places

    def _added(self, place: str) -> None:
        self.service.exchange(place)

    def _give_secret(self, place: str, text: str) -> None:
        self.service.give_secret(place, Secret(text), lambda: self.service.exchange(place), self._main.fail)

    def _ask_remove(self, place: str) -> None:
        entry = self.service.list.place(place)
        if entry is None or self.sheet is None:
            return
        text = tr("« {} » n’est plus échangé avec cet ordinateur. Rien n’est supprimé, ni là-bas ni ici.")
        answers = (
            (tr("Retirer"), lambda: self.service.remove_place(place, _nothing, self._main.fail)),
            (tr("Annuler", "cancel"), _nothing),
        )
        title = tr("Retirer le dossier")
        QuestionPanel(self.sheet.kit, title, text.format(place_name(entry)), answers, self.sheet).open_low()

    # -- lessons

    def _share(self, place: str, notes: bool) -> None:
        lesson = self._main.current_lesson.lesson
        if lesson.path is not None:
            self._share_file(lesson.path, place, notes)

    def _share_file(self, path: Path, place: str, notes: bool) -> None:
        """Share a lesson, exchange it, and say how many extracts stay here."""
        lesson, on_board = self._main.current_lesson.lesson, None
        if lesson.path == path:  # what is new on the board may not be in its file yet
            on_board = sum(one.classroom_only for one in lesson.editor.document.credits.values())

        def done(in_file: int) -> None:
            self.service.exchange(place)
            if kept := in_file if on_board is None else on_board:
                text = tr("Extraits à usage de classe : {}. Ils restent ici, le reste de la leçon est partagé.")
                self._main.show_notice(text.format(kept))

        self.service.share(path, place, SharingChoices(notes=notes), done, self._main.fail)

    def _choose(self, place: str, notes: bool) -> None:
        """Let the teacher choose a lesson of the library, and share it."""
        from tni.ui.library.lesson_choice_sheet import LessonChoiceSheet

        sheet, library = self.sheet, self._context.library()
        parent = None if sheet is None else sheet.parentWidget()
        if sheet is None or parent is None or self.choice is not None:
            return
        choice = self.choice = LessonChoiceSheet(sheet.kit, tr("Leçon à partager"), (), parent)

        def show() -> None:
            if choice is self.choice and not choice.is_filled:
                shared = {entry.path for entry in self.service.list.in_place(place)}
                listed = library.state.listing.lessons
                choice.show_lessons([one for one in listed if str(library.path_of(one.path)) not in shared])

        self._show_choice = show
        if library.state.is_read:
            show()
        else:  # the home screen was not opened yet
            if not self._follows_library:
                self._follows_library = True
                library.subscribe(lambda _event: self._show_choice())
            library.refresh()

        choice.chosen.connect(lambda path: self._share_file(library.path_of(path), place, notes))
        choice.closed.connect(self._choice_closed)
        choice.open()
        choice.search.setFocus()

    def _choice_closed(self) -> None:
        if self.choice is not None:
            self.choice.deleteLater()
            self.choice = None

    def _share_again(self, entry: LessonEntry) -> None:
        self.service.share_again(entry, lambda: self.service.exchange(entry.place), self._main.fail)

    def _look_inside(self, one: AvailableLesson) -> None:
        """Show the pages of a colleague's lesson, which is not put on this computer."""
        from tni.ui.library.colleague_lesson_controller import ColleagueLessonController

        if self.inside is None:
            self.inside = ColleagueLessonController(self._main, self.service, self._fetch, self)
        self.inside.look(one, *self._context.host())

    def _fetch(self, one: AvailableLesson, role: SharedRole, copies: bool = False) -> None:
        if not copies and self.service.list.lesson(one.place, one.lesson) is not None:
            return  # a second press
        path = self._context.new_path(one.title or tr("Sans titre"))

        def done() -> None:
            self._context.placed()
            self._main.window.notices.show(
                tr("« {} » est dans vos leçons.").format(path.stem),
                act_text=tr("Ouvrir"),
                act=lambda: self._open(path),
            )
            entry = self.service.list.lesson(one.place, one.lesson)
            if copies and entry is not None:
                self.service.stop_sharing(entry, _nothing, self._main.fail)

        self.service.fetch(one, path, role, done, self._main.fail)

    def _open(self, path: Path) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        self._main.current_lesson.open(path)

    def _follow_lesson(self, event: LessonEvent) -> None:
        """Exchange a shared lesson that was closed."""
        match event:
            case CurrentLessonChanged():
                self._show()
            case LessonClosed(path, at_end=False) if path is not None:
                for entry in self.service.list.lessons:
                    if entry.path == str(path) and entry.role is SharedRole.SHARED:
                        self.service.exchange(entry.place)
            case _:
                pass


def _nothing() -> None:
    pass
