"""Main controller: puts together the main window, its page, the commands, the instruments and the open lesson."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.calibration import CalibrationStore
from tni.core.clock import Clock
from tni.core.closing import close_all
from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId, QuestionId
from tni.core.settings import BAR_EDGE, PICTURE_WIDTH_MM, PREDICTED_INK, TOUR_OFFERED, Settings
from tni.core.tasks import TaskRunner
from tni.document.items import PdfBackground
from tni.document.pointer import Changed, ChangedFlag
from tni.files.lesson_health import LessonHealth
from tni.render.raster.item_painter import ItemPainter
from tni.render.text_layout import Fonts
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.file_naming import FileNaming
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent, LessonImported, LessonRenamed
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.lesson.touch_settings import apply_touch_settings
from tni.ui.canvas.canvas import EVERYWHERE, Canvas
from tni.ui.canvas.overlay_painter import OverlayPainter
from tni.ui.canvas.page_placeholder import show_placeholder
from tni.ui.canvas.page_renderer import PageRendererFactory, RasterRendererFactory
from tni.ui.canvas.shown_lesson import PageRendering, ShownLesson
from tni.ui.canvas.tip_cursor import TipCursor
from tni.ui.chrome.button import Style
from tni.ui.chrome.command_table import command_table
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.i18n import tr
from tni.ui.main_window.class_port import ClassPort, NoClass
from tni.ui.main_window.clipboard_actions import ClipboardActions
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.dropped_files import DroppedFiles
from tni.ui.main_window.edit_actions import EditActions
from tni.ui.main_window.instruments import Instruments
from tni.ui.main_window.lesson_actions import LessonActions
from tni.ui.main_window.lesson_notices import LessonNotices
from tni.ui.main_window.link_actions import LinkActions
from tni.ui.main_window.media_port import MediaPort
from tni.ui.main_window.placeholder_controller import PlaceholderController
from tni.ui.main_window.view_actions import ViewActions
from tni.ui.main_window.window import MainWindow, window_title
from tni.ui.messages.health import lesson_health_message
from tni.ui.messages.lazy_errors import error_message
from tni.ui.printing.page_painter import page_painter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tni.services.items.item_host import ItemHost
    from tni.services.printing.print_service import PrintService
    from tni.ui.main_window.calibration.calibration_controller import CalibrationController
    from tni.ui.main_window.print_controller import PrintController


def _tour_offer() -> str:
    return tr("Première fois ici ? Une visite de deux minutes montre l’essentiel. Toucher ce message pour la passer.")


class MainController(QObject):
    """Owner of the main window. It is built before a lesson is open; `start` opens one and shows the window.

    page_redrawn: a page looks different although the lesson has not changed. rebuild_wanted: another language was
    chosen, so the program is to be rebuilt. history_wanted: of a lesson's file; the file, and the lesson's name.
    """

    page_redrawn = Signal(str)
    rebuild_wanted = Signal()
    history_wanted = Signal(object, str)

    def __init__(
        self,
        kit: Style,
        current_lesson: CurrentLesson,
        settings: Settings,
        rendering: PageRendering,
        clock: Clock,
        tasks: TaskRunner,
        calibrations: Callable[[], CalibrationStore],
        print_service: Callable[[], PrintService],
    ) -> None:
        """calibrations: opens the calibrations of boards that are read raw. print_service: makes it at its first
        use."""
        super().__init__()
        self.kit, self.current_lesson, self._settings, self._clock = kit, current_lesson, settings, clock
        self._tasks, self._calibrations, self._rendering = tasks, calibrations, rendering
        self._gl, self._make_print_service = rendering.gl, print_service
        self._printing: PrintController | None = None
        self._told_health = ""
        self._calibration: CalibrationController | None = None
        self.upkeep_trouble = ""
        """Text on history or backups that do not work; "" when there is none."""
        self._screens: PageRendererFactory = self._gl or RasterRendererFactory()
        self.commands = Commands(command_table(), self)
        self.shown: ShownLesson
        self.window: MainWindow
        self._class: ClassPort
        self.item_host: Callable[[], ItemHost] | None = None
        """Returns the host of the interactive items of lessons that are opened from now on."""
        self.ask_question: Callable[[QuestionId], None] = lambda _question: None
        """Asks a question of the lesson."""
        self.follow_items: Callable[[Changed], None] = lambda _changed: None
        """Called with every change, for the interactive items."""
        self.media = MediaPort()
        current_lesson.subscribe(self._follow)
        self._naming = FileNaming(current_lesson, tasks, self.fail)

    @property
    def editor(self) -> LessonEditor:
        return self.shown.editor

    def start(self, path: Path | None = None, *, full_screen: bool = True) -> None:
        """Open the requested lesson, or a blank one with the pen selected. Offer the lesson that was open when the last
        run was cut off."""
        unfinished = self.current_lesson.start(path)
        self.window.set_full_screen(full_screen)
        if unfinished is not None and path is None:
            self.lesson_notices.offer_unfinished(unfinished)

    def join_class(self, port: ClassPort) -> None:
        """Connect the class that is taught in the window."""
        self._class = port

    # -- the open lesson

    def _follow(self, event: LessonEvent) -> None:
        """Show what happened to the open lesson."""
        if isinstance(event, CurrentLessonChanged):
            self._open(event)
            return
        self._placeholders.follow(event)
        self.lesson_notices.show(event)
        if isinstance(event, LessonImported | LessonRenamed):
            self.window.canvas.show_changes(event.changed)
        if isinstance(event, LessonRenamed):
            self.show_title()

    def _open(self, event: CurrentLessonChanged) -> None:
        before = getattr(self, "shown", None)
        self.shown = ShownLesson(event.lesson, self._rendering, self._screens, self.kit.theme, self.repaint)
        self.editor.item_host = self.item_host
        self.editor.media_taps.pressed, self.editor.media_taps.has_sign = self.media.press, self.media.has_sign
        if event.picture is not None:
            show_placeholder(self.shown.screen, event.picture)
        if before is None:
            self._make_window()
        else:
            if self._printing is not None:
                self._printing.put_away()
            self.lesson_actions.put_away()
            before.close()
            self.window.canvas.set_editor(self.editor, self.shown.screen, self.shown.source)
            self.actions.show_all()
            self.instruments.show_all()
            self._tip.show()
        self.apply_touch_settings()
        self.show_title()
        self.lesson_notices.show(event)
        self._follow_change(Changed(ChangedFlag.PAGE))

    def _follow_change(self, changed: Changed) -> None:
        self.follow_items(changed)
        self.media.follow(changed)

    def _make_window(self) -> None:
        shown, theme = self.shown, self.kit.theme
        canvas = Canvas(
            self.editor, shown.screen, shown.source, OverlayPainter(lambda: self.shown.painter), self._clock
        )
        canvas.predicted_ink.set_on(self._settings.get(PREDICTED_INK) == "on")
        self.window = MainWindow(self.kit, self.commands, canvas, lambda: self._settings.get(PICTURE_WIDTH_MM))
        self.window.bar.set_edge(self._settings.get(BAR_EDGE))
        self._class = NoClass(self.window, self.kit)
        self._placeholders = PlaceholderController(lambda: self.shown, canvas, theme)
        self.lesson_notices = LessonNotices(
            self.window.notices, self.current_lesson, lambda: self.commands[CommandId.BACKUPS].trigger()
        )
        self.instruments = Instruments(self.window, lambda: self.shown, self._clock, lambda: self._class)
        self.actions = EditActions(self.window, lambda: self.editor, self._handle_first)
        self.actions.stage.tasks = self.instruments.tasks = self._tasks
        self.actions.stage.join_typing(self.instruments.typing)
        self.links = LinkActions(
            self.window, lambda: self.editor, lambda blob: self.shown.lesson.port.blob(blob), self._tasks
        )  # fmt: skip
        self.links.ask = lambda question: self.ask_question(question)
        self.clipboard = ClipboardActions(
            self.commands, self.window.do, self._handle_first, self._say_cut, self.say_lost, self.window.dropped.emit
        )  # fmt: skip
        self.instruments.typing.edit.cut_off.connect(self._say_cut)
        self._tip = TipCursor(canvas, lambda: self.editor)
        self.view_actions = ViewActions(
            self.window, self._settings, self._language_changed, self.apply_touch_settings, self.asking_host
        )
        self.lesson_actions = LessonActions(
            self.window, self.current_lesson, self.lesson_notices, lambda: self.shown, self._tasks, self.asking_host,
            self._settings,
        )  # fmt: skip
        self.commands[CommandId.PRINT].triggered.connect(lambda _checked=False: self.printing.toggle())
        self.commands[CommandId.CALIBRATE].triggered.connect(lambda _checked=False: self.calibration.calibrate())
        self.commands[CommandId.CHECK_BOARD].triggered.connect(lambda _checked=False: self.calibration.check())
        theme.changed.connect(self._recolour)
        self.dropped = DroppedFiles(self.current_lesson, lambda path: self._class.handle_file(path), self.show_notice)
        self.window.dropped.connect(self.dropped.open)
        canvas.changed.connect(self.instruments.show)
        canvas.changed.connect(lambda _changed: self.current_lesson.touched())
        canvas.changed.connect(self._naming.follow_change)
        canvas.changed.connect(self._follow_change)
        canvas.changed.connect(self.links.follow)
        canvas.pen_seen.connect(self.apply_touch_settings)
        if self._gl is not None:
            self.window.show_by(self._gl)
            self._gl.failed.connect(self._continue_without_gl)

    def _handle_first(self, command: CommandId) -> bool:
        """Run a command on the text being typed, or refuse it below a question. Returns whether it is done with."""
        if is_refused(self.window, command):
            self.actions.show(Changed(ChangedFlag.PAGE))  # a paper that was not chosen is not checked
            return True
        return self.instruments.handle_command(command)

    def asking_host(self) -> tuple[QWidget, Style]:
        """Return the parent and the style of a dialog: the window in which it was asked for."""
        return self._class.asking_host()

    def panel_host(self) -> tuple[QWidget, Style]:
        """Return the parent and the style of what the teacher alone should see, if she has a window of her own."""
        return self._class.panel_host()

    def apply_touch_settings(self) -> None:
        """Give fingers and palms the roles that the teacher has chosen."""
        apply_touch_settings(self._settings, self.editor, pen_known=self.window.canvas.input.pen_hand.known)

    def _recolour(self) -> None:
        self.shown.recolour()
        self.window.canvas.show_all()

    @property
    def printing(self) -> PrintController:
        """Print controller, made at its first use because program start does not need it."""
        if self._printing is None:
            from tni.ui.main_window.print_controller import PrintController

            self._printing = PrintController(
                self.window,
                lambda: self.shown,
                self.lesson_actions.name,
                self._tasks,
                self._make_print_service(),
                self.panel_host,
                lambda *asked: self.lesson_actions.sharing.ask_for(*asked),
            )
        return self._printing

    @property
    def calibration(self) -> CalibrationController:
        """Calibration controller, made when a board that is read raw is present or searched for."""
        if self._calibration is None:
            from tni.ui.main_window.calibration.calibration_controller import CalibrationController
            from tni.ui.main_window.calibration.screens import SystemScreens

            self._calibration = CalibrationController(
                self.window, self._calibrations(), SystemScreens(), self._clock, self._settings, self.fail
            )
        return self._calibration

    def change_layer(self, command: Callable[[LessonEditor], Changed]) -> None:
        """Run a command that begins, resumes or closes a séance. It changes the shown document, which the page renderer
        must have before anything is painted."""
        changed = Changed()
        try:
            changed = command(self.editor)
        except TniError as error:
            self.fail(error)
        self.shown.show_layer()
        self.window.canvas.set_editor(self.editor, self.shown.screen, self.shown.source)
        self.window.canvas.show_changes(changed)
        self.actions.show_all()
        self.instruments.show_all()
        self._tip.show()
        self.show_title()
        self._follow_change(Changed(ChangedFlag.PAGE))

    def _continue_without_gl(self) -> None:
        """Continue with QPainter after the OpenGL driver has failed in the middle of a lesson. Nothing else changes."""
        gl, self._gl = self._gl, None
        canvas = self.window.canvas
        self.window.show_by(None)
        self._screens = self.shown.screens = RasterRendererFactory()
        self.shown.show_layer()
        canvas.set_editor(self.editor, self.shown.screen, self.shown.source)
        canvas.show_changes(Changed(ChangedFlag.WET, wet=self.editor.wet()))
        if gl is not None:
            gl.close(lambda: canvas.input.contacts_down > 0)

    def show_title(self) -> None:
        lesson = self.shown.lesson
        name = self.editor.info.title or (lesson.path.stem if lesson.path is not None else "")
        seance = self.editor.seance
        class_name = next((s.class_name for s in self.editor.seances() if s.id == seance), "") if seance else ""
        self.window.setWindowTitle(window_title(name, class_name or (tr("Enseigner") if seance is not None else "")))
        self.window.bar.set_seance(class_name)
        if class_name:
            self.window.notices.remove(_tour_offer())  # pupils are there
        self.window.bar.set_lesson("" if lesson.untitled else name)

    def repaint(self, page: PageId, box: Rect) -> None:
        """Paint a box of a page whose items look different although they have not changed."""
        self.window.canvas.invalidate(page, box)
        self.instruments.page_changed(page)
        self.page_redrawn.emit(page)

    def show_formulas(self) -> None:
        """Paint the page anew, since its formulas are drawn now."""
        self.instruments.typing.formulas_drawn()
        self.window.do(LessonEditor.show_drawn_formulas)
        self.repaint(self.editor.page.id, EVERYWHERE)

    def pdf_pages(
        self, blobs: Callable[[BlobId], bytes], arrived: Callable[[PdfBackground, Rect], None]
    ) -> PdfPageCache:
        """Return a cache of PDF pictures of a lesson that is not open. The caller must close it."""
        return self._rendering.pdf_pages(blobs, arrived)

    @property
    def fonts(self) -> Fonts:
        return self._rendering.fonts

    def painter(self, blobs: Callable[[BlobId], bytes], pdf_pages: PdfPageCache) -> ItemPainter:
        return page_painter(blobs, pdf_pages, self._rendering.fonts)

    def _language_changed(self) -> None:
        """Have all widgets made again, because each takes its text when it is made."""
        lesson = self.shown.lesson
        if lesson.path is None or not lesson.health.good:  # a lesson that is in memory only must stay there
            self.show_notice(tr("La langue changera au prochain démarrage de TNI."))
        elif why := self._class.blocking_reason():
            self.show_notice(why)
        else:
            self.rebuild_wanted.emit()

    # -- notices

    def show_notice(self, text: str, *, unasked: bool = False) -> None:
        self.window.notices.show(text, unasked=unasked)

    def _say_cut(self) -> None:
        from tni.ui.messages.cut_texts import cut_text  # with the first text that is too long

        self.show_notice(cut_text())

    def say_lost(self, count: int) -> None:
        """Tell that items do less here than in the lesson from which they were copied."""
        self.show_notice(tr("Liens ou cibles retirés, car ils mènent à une autre leçon : {}.").format(count))

    def offer_tour(self) -> None:
        """Offer the tour at the first start of all, in a notice. It is never offered again; the help has it."""
        if self._settings.get(TOUR_OFFERED) or self._settings.trouble is not None:
            return
        self._settings.set(TOUR_OFFERED, True)
        self.window.notices.show(
            _tour_offer(),
            act_text=tr("Commencer la visite"),
            act=self.commands[CommandId.TOUR].trigger,
            stays=True,
        )

    def show_settings_error(self) -> None:
        """Show a problem with the settings as an ordinary notice, with a button to choose them again. No lesson loses
        anything by it."""
        if (error := self._settings.trouble) is not None:
            choose = self.commands[CommandId.SETTINGS].trigger
            self.window.notices.show(error_message(error), act_text=tr("Réglages"), act=choose, unasked=True)

    def fail(self, error: Exception, *, unasked: bool = False) -> None:
        self.window.show_error(error, unasked=unasked)

    def show_health(self, health: LessonHealth) -> None:
        """Show a notice when something is not saved where it should be, and take it back once it is."""
        text = lesson_health_message(health)
        if self._told_health not in ("", text):
            self.window.notices.remove(self._told_health)
        self._told_health = text if health.beside is None else ""  # where a copy lies stays to be read
        if text:
            self.window.notices.show(text, serious=True, unasked=True)

    def close(self) -> None:
        """Close the window and what it shows. Raises: CloseError."""
        parts = [part for part in (self._printing, self._calibration, self.shown) if part is not None]
        gl = () if self._gl is None else (self._gl.close,)
        close_all(*(part.close for part in parts), self.links.close, self.window.end, *gl)
