"""Construction of the program's object graph. All parts are created here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tni.app.application import Application
from tni.app.correction import Correction
from tni.app.ent_services import EntServices
from tni.app.folders import Folders
from tni.app.foreign_files import ForeignFiles
from tni.app.found_lessons import lesson_finder, part_from_twin
from tni.app.interactive_items import InteractiveItems
from tni.app.latex_drawing import drawn_latex, placed_latex
from tni.app.page_camera import PageCamera
from tni.app.page_media import PageMedia
from tni.app.print_parts import print_service
from tni.app.private_files import tighten_files
from tni.app.rendering_backend import open_backend
from tni.app.shared_lessons import SharedLessons
from tni.app.shipped_files import lessons_folder
from tni.app.spelling import Spelling
from tni.app.teaching_parts import ClassroomHardware, make_teaching
from tni.app.year import Year
from tni.core.clock import SystemClock
from tni.core.closing import CloseError
from tni.core.eye_comfort import SURROUND, WARMTH, warmth_at
from tni.core.settings import ICON_LABELS, LANGUAGE, PICTURE_WIDTH_MM, THEME, Settings
from tni.formats.pdf_reader import PdfReader
from tni.render.formula_shapes import FormulaShapes
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.services.lesson.current_lesson import CurrentLesson
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
    from tni.devices.discovery import Devices
    from tni.services.printing.print_job import PrintBackend
    from tni.services.projector.projector_service import ProjectorNetworkPort
    from tni.services.voting.cards_service import CardCameras


_IN_CLASS = (
    CommandId.TEACHER_WINDOW, CommandId.HIDE_BOARD, CommandId.WHITE_SCREEN, CommandId.PROJECTOR,
    CommandId.PROJECTOR_BLANK, CommandId.FREEZE,
)  # fmt: skip
"""Commands of teaching beside those of votes and séances."""


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
    fonts.formulas = formulas = FormulaShapes(drawn_latex, pictures, placed_latex)
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
    items = InteractiveItems(board, folders, settings, main)
    Correction(board, folders, tasks, main)
    return Application(
        app, settings, board, current_lesson, main, tasks, pictures, finding, pdf, join, first_presses, home, year,
        sharing, partial(_resources, board, folders, clock, main, settings), ent, items,
        PageMedia(board, main, clock, settings), PageCamera(board, main, settings), foreign,
        Spelling(board, folders, settings, main),
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
