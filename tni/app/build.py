"""Construction of the program's object graph. All parts are created here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tni.app.correction import Correction
from tni.app.ent_services import EntServices
from tni.app.folders import Folders
from tni.app.foreign_files import ForeignFiles
from tni.app.found_lessons import lesson_finder, part_from_twin
from tni.app.interactive_items import InteractiveItems
from tni.app.latex_drawing import drawn_latex
from tni.app.page_camera import PageCamera
from tni.app.page_media import PageMedia
from tni.app.print_parts import print_service
from tni.app.private_files import tighten_files
from tni.app.rendering_backend import open_backend
from tni.app.shared_lessons import SharedLessons
from tni.app.shipped_files import lessons_folder
from tni.app.spelling import Spelling
from tni.app.teaching_parts import ClassroomHardware, TeachingParts, make_teaching
from tni.app.year import Year
from tni.core.clock import SystemClock
from tni.core.closing import CloseError, close_all
from tni.core.eye_comfort import SURROUND, WARMTH, warmth_at
from tni.core.lazy import Lazy
from tni.core.settings import ICON_LABELS, LANGUAGE, MODE_BY_MOUSE, PICTURE_WIDTH_MM, THEME, Settings
from tni.formats.pdf_reader import PdfReader
from tni.render.formula_shapes import FormulaShapes
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent, LessonLeaving
from tni.services.lesson.lesson_service import LessonService
from tni.services.lesson.noted_lessons import NotedLessons
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.store.calibrations_file import CalibrationsFile
from tni.store.last_lesson_file import LastLessonFile
from tni.store.settings_file import SettingsFile
from tni.ui import i18n
from tni.ui.canvas.shown_lesson import PageRendering
from tni.ui.chrome import theme
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandGroup, CommandId
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.event_loop.deferred_actions import DeferredActions
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.lesson_actions import lesson_file_names
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.home import Home
    from tni.app.resources import Resources
    from tni.app.stores import Stores
    from tni.devices.discovery import Devices
    from tni.services.library.library_service import LibraryService
    from tni.services.printing.print_job import PrintBackend
    from tni.services.projector.projector_service import ProjectorNetworkPort
    from tni.services.voting.cards_service import CardCameras
    from tni.ui.main_window.textbook_controller import TextbookController
    from tni.ui.teaching.hotplug_controller import HotplugController
    from tni.ui.teaching.teaching_controller import TeachingController


_IN_CLASS = (
    CommandId.TEACHER_WINDOW, CommandId.HIDE_BOARD, CommandId.WHITE_SCREEN, CommandId.PROJECTOR,
    CommandId.PROJECTOR_BLANK, CommandId.FREEZE,
)  # fmt: skip
"""Commands of teaching beside those of votes and séances."""
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
        self.foreign.join(lambda: self.home.service)
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


def rebuild(program: Application, folders: Folders) -> Application:
    """Close the program and build it again, on the same page, in the language that the settings now name."""
    app, window, lesson = program.app, program.main_controller.window, program.current_lesson.lesson
    page, full_screen, geometry = program.main_controller.editor.page.id, window.isFullScreen(), window.geometry()
    path, key = lesson.path, program.stores.roster.names.lock_and_key
    failed = list[Exception]()
    try:
        program.close()
    except CloseError as refused:
        failed = refused.causes
    window.deleteLater()
    i18n.install(app, program.settings.get(LANGUAGE))
    made = build(app, folders, program.settings)
    made.start(path if path is not None and path.exists() else None, full_screen=full_screen)
    if key is not None:  # a passphrase is asked for once, and a key of this run alone is stored nowhere
        made.teaching.class_lists.names.take_over(*key)
    if any(page == known.id for known in made.main_controller.editor.pages):
        made.main_controller.window.do(lambda session: session.go_to(page))
    if not full_screen:
        made.main_controller.window.setGeometry(geometry)
    for error in failed:
        made.main_controller.fail(error)
    return made


def build(
    app: QApplication,
    folders: Folders,
    settings: Settings | None = None,
    devices: Devices | None = None,
    projectors: ProjectorNetworkPort | None = None,
    printers: PrintBackend | None = None,
    cameras: CardCameras | None = None,
) -> Application:
    """Create and connect the parts of the program; nothing is shown yet. devices, projectors, printers, cameras: those
    to use; those of the computer and its network if None."""
    tighten_files(folders)
    settings = settings or SettingsFile(folders.settings)
    clock, main = SystemClock(), QtMainThread()
    tasks, pictures, finding = (ThreadTaskRunner(main, name) for name in ("tasks", "pictures", "finding"))
    pdf, fonts, kit = PdfReader(), Fonts(), Style(_look(app, settings, clock), Icons())
    fonts.formulas = formulas = FormulaShapes(drawn_latex, pictures)
    lesson_service = LessonService(
        folders.library, folders.work_folders, clock, QtTextMeasurer(fonts), pdf,
        lambda health: main.post(lambda: board.show_health(health)), lessons_folder(), folders.questions,
    )  # fmt: skip
    last, part = LastLessonFile(folders.last_lesson), partial(part_from_twin, folders)
    noted = NotedLessons(finding, partial(lesson_finder, folders.library))
    current_lesson = CurrentLesson(lesson_service, tasks, clock, last, main, lesson_file_names(), noted, part)
    rendering = PageRendering(fonts, partial(PdfPageCache, pdf, main), open_backend(folders, settings))
    printing = partial(print_service, printers, tasks, settings, folders.library)
    calibrations = partial(CalibrationsFile, folders.calibrations)
    board = MainController(kit, current_lesson, settings, rendering, clock, tasks, calibrations, printing)
    formulas.arrived = board.show_formulas

    hardware = ClassroomHardware(devices, projectors, cameras)
    join = partial(make_teaching, board, folders, settings, hardware, clock, main, tasks, pictures)
    vote, seance = board.commands.of(CommandGroup.VOTE), board.commands.of(CommandGroup.SEANCE)
    first_presses = DeferredActions(board.commands[command] for command in (*vote, *seance, *_IN_CLASS))
    home = partial(_home, board, folders, lesson_service, clock, main)
    year = partial(Year, board, folders, clock, main, tasks)
    sharing = partial(SharedLessons, board, folders, settings, clock, main)
    foreign = ForeignFiles(board, lesson_service, folders, settings, main)
    ent = EntServices(board, folders, settings, clock, main, tasks)
    items = InteractiveItems(board, folders, settings)
    Correction(board, folders, tasks, main)
    return Application(
        app, settings, board, current_lesson, main, tasks, pictures, finding, pdf, join, first_presses, home, year,
        sharing, partial(_resources, board, folders, clock, main, settings), ent, items, PageMedia(board, main, clock),
        PageCamera(board, main, settings), foreign, Spelling(board, folders, settings, main),
    )  # fmt: skip


def _look(app: QApplication, settings: Settings, clock: SystemClock) -> theme.Theme:
    """Return the theme as it was set, applied to the whole program."""
    screen, now = app.primaryScreen().size(), clock.now()
    metrics = Metrics.wall((screen.width(), screen.height()), settings.get(PICTURE_WIDTH_MM))
    look = theme.Theme(metrics, scheme=settings.get(THEME), icon_labels=settings.get(ICON_LABELS))
    look.set_page_light(settings.get(SURROUND), warmth_at(settings.get(WARMTH), now.hour + now.minute / 60))
    theme.apply(app, look)
    return look


def _home(
    board: MainController,
    folders: Folders,
    lessons: LessonService,
    clock: SystemClock,
    main: QtMainThread,
    program: Application,
) -> Home:
    from tni.app.home import Home  # the start needs a blank page first

    return Home(board, folders, lessons, clock, main, program, program.year)


def _resources(
    board: MainController, folders: Folders, clock: SystemClock, main: QtMainThread, settings: Settings
) -> Resources:
    from tni.app.resources import Resources  # with the first symbol or resource

    return Resources(board, folders, clock, main, settings)
