"""Running program: its parts, those that are made at their first use, and the order in which all starts and closes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tni.app.ent_services import EntServices
from tni.app.foreign_files import ForeignFiles
from tni.app.interactive_items import InteractiveItems
from tni.app.page_camera import PageCamera
from tni.app.page_media import PageMedia
from tni.app.shared_lessons import SharedLessons
from tni.app.spelling import Spelling
from tni.app.teaching_parts import TeachingParts
from tni.app.year import Year
from tni.core.closing import close_all
from tni.core.lazy import Lazy
from tni.core.settings import MODE_BY_MOUSE, Settings
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent, LessonLeaving
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.deferred_actions import DeferredActions
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.home import Home
    from tni.app.resources import Resources
    from tni.app.stores import Stores
    from tni.services.library.library_service import LibraryService
    from tni.ui.main_window.textbook_controller import TextbookController
    from tni.ui.teaching.hotplug_controller import HotplugController
    from tni.ui.teaching.teaching_controller import TeachingController


FIND_WAIT_S = 0.2
"""Longest wait for a lesson that is being looked for when the program ends."""


@dataclass(slots=True)
class Application:
    """Running program. `close` ends it and stores everything."""

    app: QApplication
    settings: Settings
    main_controller: MainController
    current_lesson: CurrentLesson
    main: QtMainThread
    tasks: ThreadTaskRunner
    pictures: ThreadTaskRunner
    finding: ThreadTaskRunner
    pdf: PdfReader
    _join: Callable[[], TeachingParts]
    _first_presses: DeferredActions
    _make_home: Callable[[Application], Home]
    _make_year: Callable[[Application], Year]
    _make_sharing: Callable[
        [Callable[[], TeachingParts | None], Callable[[], None], Callable[[], LibraryService]], SharedLessons
    ]
    _make_resources: Callable[[], Resources]
    ent: EntServices
    """Outbox, accounts at ENTs and plugins, each made at its first use."""
    items: InteractiveItems
    media: PageMedia
    camera: PageCamera
    foreign: ForeignFiles
    spelling: Spelling
    year: Year = field(init=False)
    """Timetable and planned years, whose services are made at their first use."""
    sharing: SharedLessons = field(init=False)
    _classroom: Lazy[TeachingParts] = field(init=False)
    _home: Lazy[Home] = field(init=False)
    _resources: Lazy[Resources] = field(init=False)
    _textbook: Lazy[TextbookController] = field(init=False)

    @property
    def stores(self) -> Stores:
        """Databases; opened at the first access."""
        return self._classroom().stores

    @property
    def teaching(self) -> TeachingController:
        """Controller of teaching; created and connected at the first access, after the page is shown."""
        return self._classroom().teaching

    @property
    def devices(self) -> HotplugController:
        """Controller of boards and receivers that are plugged in; created as `teaching` is."""
        return self._classroom().devices

    @property
    def home(self) -> Home:
        """Library and its screen; made at the first access."""
        return self._home()

    @property
    def joined(self) -> TeachingParts | None:
        """Parts of teaching; None while the program starts."""
        return self._classroom.made

    @property
    def library(self) -> LibraryService:
        return self.home.service

    @property
    def textbook(self) -> TextbookController:
        """Controller of the book that exercises are cut from; made at the first access."""
        return self._textbook()

    @property
    def resources(self) -> Resources:
        """Pictures, sounds and links that the teacher keeps; made at the first access."""
        return self._resources()

    def _note_opening(self, event: LessonEvent) -> None:
        """Make the library with the first lesson that it has to know of; it then hears this event too."""
        match event:
            case LessonLeaving(lesson):
                is_known = not lesson.untitled or not lesson.editor.untouched
            case _:
                is_known = isinstance(event, CurrentLessonChanged)
        if is_known:
            self._home()

    def open_at_home(self) -> None:
        """Show the library in place of the blank page at the desk: on one screen, when nothing was written yet and no
        lesson is offered, unless teaching was chosen last or there is no lesson."""
        board = self.main_controller
        blank, is_taught = self.current_lesson.lesson, self.settings.get(MODE_BY_MOUSE) == "teach"
        touched = bool(board.window.canvas.input.board_name) or not board.editor.untouched or board.editor.busy
        if is_taught or touched or not blank.untitled or board.lesson_notices.is_offering:
            return
        from tni.store.library_folder import lesson_files

        if any(path != blank.path for path in lesson_files(self.current_lesson.library)):
            self.home.controller.open()

    def _join_class(self) -> TeachingParts:
        parts = self._join()
        self.camera.follow_cards(parts.teaching.classroom.cards)
        self._first_presses.end()
        return parts

    def _made_textbook(self) -> TextbookController:
        from tni.services.extracts.textbook_service import TextbookService
        from tni.ui.main_window.textbook_controller import TextbookController

        service = TextbookService(self.pdf, self.main, self.tasks, self.settings)
        return TextbookController(self.main_controller, service)

    def _made_home(self) -> Home:
        home = self._make_home(self)
        home.follow_moves(self.sharing.note_moved)
        home.controller.shared = lambda: self.sharing.shared
        home.service.foreign_intake = self.foreign.intake
        return home

    def show_placed_lesson(self) -> None:
        """Show a lesson that was added to the library."""
        if self._home.made is not None:
            self._home.made.service.refresh()

    def __post_init__(self) -> None:
        """Open what belongs to the library by its commands, which make it at the first time."""
        self._classroom, self._home = Lazy(self._join_class), Lazy(self._made_home)
        self._resources, self._textbook = Lazy(self._make_resources), Lazy(self._made_textbook)
        self.year = self._make_year(self)
        commands = self.main_controller.commands
        commands[CommandId.HOME].triggered.connect(lambda _=False: self.home.controller.toggle())
        commands[CommandId.EXAMPLE].triggered.connect(lambda _=False: self.home.examples.toggle())
        commands[CommandId.TEMPLATE_LESSON].triggered.connect(lambda _=False: self.home.templates.choose_lesson())
        commands[CommandId.TEMPLATE_PAGE].triggered.connect(lambda _=False: self.home.templates.choose_page())
        commands[CommandId.SAVE_TEMPLATE].triggered.connect(lambda _=False: self.home.templates.save())
        commands[CommandId.FIND_INK].triggered.connect(lambda _=False: self.home.ink_search.toggle())
        commands[CommandId.VERSIONS].triggered.connect(lambda _=False: self.home.versions.toggle())
        commands[CommandId.CURRICULUM].triggered.connect(lambda _=False: self.home.curriculum.toggle())
        commands[CommandId.TEXTBOOK].triggered.connect(lambda _=False: self.textbook.toggle())
        self.year.follow_command()
        self.ent.follow(self, self.year.all_class_names)
        self.sharing = self._make_sharing(lambda: self._classroom.made, self.show_placed_lesson, lambda: self.library)
        commands[CommandId.SYMBOLS].triggered.connect(lambda _=False: self.resources.panel.toggle())
        commands[CommandId.WEB_ACTIVITY].triggered.connect(lambda _=False: self.resources.panel.toggle_sites())
        commands[CommandId.FIND_PICTURE].triggered.connect(lambda _=False: self.resources.find_picture())
        commands[CommandId.OPEN_CARD].triggered.connect(lambda _=False: self.resources.cards.open_selected())
        commands[CommandId.KEEP_RESOURCE].triggered.connect(lambda _=False: self.resources.cards.keep_selected())

    def start(self, path: Path | None = None, *, full_screen: bool = True) -> None:
        """Open a file or a blank lesson, show it, and make everything else ready."""
        self.main_controller.start(path, full_screen=full_screen)
        self.teach()

    def teach(self) -> None:
        """Start class lists, votes and séances in the shown window, then report the pending errors and ask the pending
        questions."""
        self.teaching.start()
        for error in self.stores.refused:
            self.main_controller.fail(error)
        self.main_controller.show_settings_error()
        self._first_presses.do()
        self.devices.start()
        self.year.begin()
        self.sharing.begin()
        self.ent.begin()
        self.foreign.join(lambda: self.home.service, self.items)
        self.items.join()
        self.spelling.begin(lambda: self._classroom.made)
        self.current_lesson.subscribe(self._note_opening)
        if self._home.made is not None or not self.current_lesson.lesson.untitled:
            self.home.controller.begin()
        self.main_controller.offer_tour()
        self.current_lesson.look_for_left_work(self.main_controller.lesson_notices.offer_left)

    def close(self) -> None:
        """Store and close everything. May be called once. The next turn of the event loop deletes the window and all
        objects. Raises: CloseError once all is closed, if something failed."""
        joined, home, resources = self._classroom.made, self._home.made, self._resources.made
        teaching = () if joined is None else (joined.devices.close, joined.teaching.close)
        stores = () if joined is None else (joined.stores.close,)
        close_all(
            *teaching,
            self.camera.close,
            self.media.close,
            self.spelling.close,
            self.main_controller.close,
            self.current_lesson.close,
            *(() if home is None else (home.close,)),
            self.sharing.close,
            self.ent.close,
            *(() if resources is None else (resources.close,)),
            self.year.close,
            self.items.close,
            self.foreign.close,
            self.tasks.close,
            self.pictures.close,
            partial(self.finding.close, FIND_WAIT_S),
            *stores,
            self.pdf.close,
            self.main.close,
            self._delete_objects,
        )

    def _delete_objects(self) -> None:
        # Qt keeps connections to an object as long as the object, and Python's garbage collector can't see them.
        for owner in (self.main_controller.window, self.main_controller, self.main_controller.kit.theme):
            owner.deleteLater()
