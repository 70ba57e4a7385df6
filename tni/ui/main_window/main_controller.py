"""Main controller: puts together the main window, its page, the commands, the instruments and the open lesson."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.calibration import CalibrationStore
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId
from tni.core.settings import BAR_EDGE, PICTURE_WIDTH_MM, PREDICTED_INK, Settings
from tni.core.tasks import MainThread, TaskRunner
from tni.document.items import PdfBackground
from tni.document.pointer import Changed, ChangedFlag
from tni.files.lesson_health import LessonHealth
from tni.formats.pdf_reader import PdfReader
from tni.render.raster.item_painter import ItemPainter
from tni.render.text_layout import Fonts
from tni.services.lesson_editor import LessonEditor
from tni.services.lesson_service import OpenLesson
from tni.services.pdf_page_cache import PdfPageCache
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.overlay_painter import OverlayPainter
from tni.ui.canvas.page_renderer import PageRendererFactory, RasterRendererFactory
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.canvas.tip_cursor import TipCursor
from tni.ui.chrome.button import Style
from tni.ui.chrome.command_table import command_table
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.i18n import tr
from tni.ui.main_window.clipboard_actions import ClipboardActions
from tni.ui.main_window.edit_actions import EditActions
from tni.ui.main_window.instruments import Instruments
from tni.ui.main_window.lesson_actions import LessonActions
from tni.ui.main_window.lesson_controller import LessonController
from tni.ui.main_window.placeholder_controller import PlaceholderController
from tni.ui.main_window.selection_actions import SelectionActions
from tni.ui.main_window.touch_settings import TouchSettings
from tni.ui.main_window.view_actions import ViewActions
from tni.ui.main_window.window import MainWindow, window_title
from tni.ui.messages.health import lesson_health_message
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.services.printing.print_service import PrintService
    from tni.ui.gl.surface import GlSurface
    from tni.ui.main_window.calibration.calibration_controller import CalibrationController
    from tni.ui.main_window.print_controller import PrintController


class MainController(QObject):
    """Owner of the main window. It is built before a lesson is open; `start` opens one and shows the window.

    page_redrawn: a page looks different although the lesson has not changed, for example when a PDF's picture has
    arrived. rebuild_wanted: another language was chosen, and the program has to be rebuilt around the same page.
    handle_file: handles a file dropped on the window and returns whether it is something else than a lesson.
    blocking_reason: returns a sentence on the reason why a rebuild must wait, "" when nothing prevents it. Both may be
    replaced.
    """

    page_redrawn = Signal(str)
    rebuild_wanted = Signal()

    def __init__(
        self,
        kit: Style,
        lesson_controller: LessonController,
        settings: Settings,
        pdf: PdfReader,
        fonts: Fonts,
        main: MainThread,
        clock: Clock,
        tasks: TaskRunner,
        library: Path,
        calibrations: Callable[[], CalibrationStore],
        print_service: Callable[[], PrintService],
        gl: GlSurface | None = None,
    ) -> None:
        """calibrations: opens the calibrations of boards that are read raw. print_service: makes it at its first use.
        gl: shows the page, when the rendering
        backend is OpenGL."""
        super().__init__()
        self.kit, self.lesson_controller, self._settings, self._clock = kit, lesson_controller, settings, clock
        self._tasks, self._library, self._calibrations = tasks, library, calibrations
        self._pdf, self._fonts, self._main = pdf, fonts, main
        self._gl, self._make_print_service = gl, print_service
        self._printing: PrintController | None = None
        self._calibration: CalibrationController | None = None
        self._screens: PageRendererFactory = gl or RasterRendererFactory()
        self.handle_file: Callable[[Path], bool] = lambda _path: False
        self.blocking_reason: Callable[[], str] = lambda: ""
        self.commands = Commands(command_table(), kit, self)
        self._offered = "", ""
        self._opening_notice = ""
        self.shown: ShownLesson
        self.window: MainWindow
        self._placeholders = PlaceholderController(
            lambda: self.shown, lambda: self.window.canvas, lambda: kit.theme.page_surround
        )
        lesson_controller.opened.connect(self._open)
        lesson_controller.failed.connect(lambda text: self.window.notices.show(text, serious=True))
        lesson_controller.opening.connect(self._show_opening)
        lesson_controller.picture_found.connect(self._placeholders.show)
        lesson_controller.leaving.connect(self._placeholders.store_picture)
        lesson_controller.already_open.connect(self._show_already_open)
        lesson_controller.damaged.connect(self._offer_salvage)
        lesson_controller.salvaged.connect(
            lambda name: self.show_notice(tr("Ce qui s’y lisait est dans « {} ».").format(name))
        )

    @property
    def editor(self) -> LessonEditor:
        return self.shown.editor

    def start(self, path: Path | None = None, *, full_screen: bool = True) -> None:
        """Open the requested lesson, or a blank one with the pen selected. Offer the lesson that was open when the last
        run was cut off."""
        unfinished = self.lesson_controller.unfinished()
        self.lesson_controller.start(path)
        self.window.set_full_screen(full_screen)
        if unfinished is not None and path is None:
            words = tr("« {name} » était ouverte quand TNI s’est arrêté. Tout est là.").format(name=unfinished.stem)
            self.window.notices.show(
                words, act_text=tr("Reprendre"), act=lambda: self.lesson_controller.open(unfinished), serious=True
            )
            self._offered = str(unfinished), words

    def withdraw_offer(self, file: str) -> None:
        """Withdraw the offer of a lesson because the séance that was under way in it is offered instead."""
        if self._offered[0] == file:
            self.window.notices.remove(self._offered[1])

    # -- the open lesson

    def _open(self, lesson: OpenLesson) -> None:
        before = getattr(self, "shown", None)
        self.shown = ShownLesson(
            lesson,
            self._pdf,
            self._fonts,
            self._main,
            self._invalidate,
            lambda: self.kit.theme.page_surround,
            self._screens,
            lambda: self.kit.theme.page_warmth,
        )
        self._placeholders.pass_on(self.lesson_controller.opening_picture)
        if before is None:
            self._make_window()
        else:
            if self._printing is not None:
                self._printing.put_away()
            before.close()
            self.window.canvas.set_editor(self.editor, self.shown.screen, self.shown.source)
            self.actions.show_all()
            self.instruments.show_all()
            self._tip.show()
        self._hand_roles.apply()
        self.show_title()

    def _show_opening(self, name: str) -> None:
        """Show that a lesson is being opened. The lesson open before stays usable meanwhile."""
        notices = self.window.notices
        notices.remove(self._opening_notice)
        if name:
            self._opening_notice = tr("Ouverture de « {} »…").format(name)
            notices.show(self._opening_notice, act=self.lesson_controller.give_up_opening, stays=True)
        else:
            self._placeholders.put_away()

    def _show_already_open(self, name: str, example: Path | None) -> None:
        if example is None:
            self.show_notice(tr("« {} » est déjà ouverte.").format(name))
            return
        self.window.notices.show(
            tr("Votre copie de « {} », comme vous l’avez laissée.").format(name),
            act_text=tr("Nouvelle copie"),
            act=lambda: self.lesson_controller.copy_example(example),
        )

    def _offer_salvage(self, path: Path) -> None:
        self.window.notices.show(
            tr("« {} » est abîmée ; elle n’a pas été modifiée. Ce qui s’y lit encore peut être récupéré.").format(
                path.stem
            ),
            act_text=tr("Récupérer"),
            act=lambda: self.lesson_controller.salvage(path),
            serious=True,
        )

    def _make_window(self) -> None:
        shown = self.shown
        canvas = Canvas(
            self.editor, shown.screen, shown.source, OverlayPainter(lambda: self.shown.painter), self._clock
        )
        canvas.predicted_ink.set_on(self._settings.get(PREDICTED_INK) == "on")
        self.window = MainWindow(self.kit, self.commands, canvas, lambda: self._settings.get(PICTURE_WIDTH_MM))
        self.window.bar.set_edge(self._settings.get(BAR_EDGE))
        self.actions = EditActions(self.window, lambda: self.editor, self.fail)
        self._selecting = SelectionActions(self.window, lambda: self.editor, self.actions.do)
        self._tip = TipCursor(canvas, lambda: self.editor)
        self._hand_roles = TouchSettings(self._settings, canvas.input, lambda: self.editor)
        self.clipboard = ClipboardActions(self.commands, self.actions.do)
        self.view_actions = ViewActions(self.window, self._settings, self._language_changed, self._hand_roles)
        self.lesson_actions = LessonActions(
            self.window, self.lesson_controller, lambda: self.shown, self._tasks, self._library
        )
        self.commands[CommandId.PRINT].triggered.connect(lambda _checked=False: self.printing.toggle())
        self.commands[CommandId.CALIBRATE].triggered.connect(lambda _checked=False: self.calibration.calibrate())
        self.commands[CommandId.CHECK_BOARD].triggered.connect(lambda _checked=False: self.calibration.check())
        self.instruments = Instruments(self.window, lambda: self.shown, self.actions.do, self._clock)
        self.actions.handle_while_typing = self.clipboard.handle_while_typing = self.instruments.typing.handle_command
        self.lesson_controller.changed.connect(canvas.show_changes)
        self.kit.theme.changed.connect(self._recolour)
        self.window.dropped.connect(lambda name: self._open_dropped(Path(name)))
        canvas.changed.connect(self.instruments.show)
        canvas.changed.connect(self.lesson_controller.touched)
        if self._gl is not None:
            canvas.set_gl(self._gl)
            self._gl.failed.connect(self._continue_without_gl)

    def _open_dropped(self, path: Path) -> None:
        if not self.handle_file(path):
            self.lesson_controller.open(path)

    def _recolour(self) -> None:
        self.shown.recolour()
        self.window.canvas.show_all()

    @property
    def printing(self) -> PrintController:
        """Print controller, made at its first use because program start does not need it."""
        if self._printing is None:
            from tni.ui.main_window.print_controller import PrintController

            self._printing = PrintController(
                self.window, lambda: self.shown, self.lesson_actions.name, self._tasks, self._make_print_service()
            )
        return self._printing

    @property
    def calibration(self) -> CalibrationController:
        """Calibration controller, made when a board that is read raw is present or searched for."""
        if self._calibration is None:
            from tni.ui.main_window.calibration.calibration_controller import CalibrationController
            from tni.ui.main_window.calibration.screens import SystemScreens

            self._calibration = CalibrationController(
                self.window,
                self._calibrations(),
                SystemScreens(),
                self._clock,
                self._settings,
                self.fail,
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

    def _continue_without_gl(self) -> None:
        """Continue with QPainter after the OpenGL driver has failed in the middle of a lesson. Nothing else changes."""
        gl, self._gl = self._gl, None
        canvas = self.window.canvas
        canvas.set_gl(None)
        self._screens = self.shown.screens = RasterRendererFactory()
        self.shown.show_layer()
        canvas.set_editor(self.editor, self.shown.screen, self.shown.source)
        canvas.show_changes(Changed(ChangedFlag.WET, wet=self.editor.wet()))
        if gl is not None:
            gl.close(lambda: canvas.input.contacts_down > 0)

    def show_title(self) -> None:
        lesson = self.shown.lesson
        name = self.editor.info.title or (lesson.path.stem if lesson.path is not None else "")
        seances = {s.id: s.class_name for s in self.editor.seances()} if self.editor.seance else {}
        seance = self.editor.seance
        class_name = "" if seance is None else seances.get(seance) or tr("Séance")
        self.window.setWindowTitle(window_title(name, class_name))
        self.window.bar.set_seance(class_name)

    def _invalidate(self, page: PageId, box: Rect) -> None:
        self.window.canvas.invalidate(page, box)
        self.instruments.page_changed(page)
        self.page_redrawn.emit(page)

    def pdf_pages(
        self, blobs: Callable[[BlobId], bytes], arrived: Callable[[PdfBackground, Rect], None]
    ) -> PdfPageCache:
        """Return a cache of PDF pictures of a lesson that is not open. The caller must close it."""
        return PdfPageCache(self._pdf, blobs, self._main, arrived)

    def painter(self, blobs: Callable[[BlobId], bytes], pdf_pages: PdfPageCache) -> ItemPainter:
        return ItemPainter(blobs, pdf_pages, self._fonts)

    def _language_changed(self) -> None:
        """Have all widgets made again, because each takes its text when it is made."""
        file = self.shown.lesson.file
        if file is None or not file.health.good:  # a lesson that is in memory only must stay there
            self.show_notice(tr("La langue changera au prochain démarrage de TNI."))
        elif why := self.blocking_reason():
            self.show_notice(why)
        else:
            self.rebuild_wanted.emit()

    # -- notices

    def show_notice(self, text: str) -> None:
        self.window.notices.show(text)

    def show_settings_error(self) -> None:
        """Show a problem with the settings as an ordinary notice, with a button to choose them again. No lesson loses
        anything by it."""
        if (error := self._settings.trouble) is not None:
            choose = self.commands[CommandId.SETTINGS].trigger
            self.window.notices.show(error_message(error), act_text=tr("Réglages"), act=choose)

    def fail(self, error: TniError) -> None:
        self.window.notices.show(error_message(error), serious=True)

    def show_health(self, health: LessonHealth) -> None:
        """Show a notice when something is not saved where it should be."""
        text = lesson_health_message(health)
        if text:
            self.window.notices.show(text, serious=True)

    def close(self) -> None:
        if self._printing is not None:
            self._printing.close()
        if self._calibration is not None:
            self._calibration.close()
        self.shown.close()
        self.window.close()
        if self._gl is not None:
            self._gl.close()
