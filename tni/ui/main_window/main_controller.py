"""Main controller: puts together the main window, its page, the commands, the instruments and the open lesson."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId
from tni.core.settings import BAR_EDGE, PICTURE_WIDTH_MM, PREDICTED_INK, Settings
from tni.core.tasks import MainThread, TaskRunner
from tni.document.items import PdfBackground
from tni.document.pointer import Changed, ChangedFlag
from tni.formats.pdf_reader import PdfReader
from tni.render.raster.item_painter import ItemPainter
from tni.render.text_layout import Fonts
from tni.services.lesson_editor import LessonEditor
from tni.services.lesson_service import OpenLesson
from tni.services.pdf_page_cache import PdfPageCache
from tni.store.calibrations_file import CalibrationsFile
from tni.store.lesson_file import LessonHealth
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
    from tni.ui.gl.surface import GlSurface
    from tni.ui.main_window.calibration.calibration_controller import CalibrationController
    from tni.ui.main_window.print_controller import PrintController


class MainController(QObject):
    """Owner of the main window. It is built before a lesson is open; `start` opens one and shows the window.

    page_redrawn: a page looks different although the lesson has not changed, for example when a PDF's picture has
    arrived. again_wanted: another language was chosen, and the program has to be rebuilt around the same page. takes:
    handles a file dropped on the window and returns whether it is something else than a lesson. hindrance: returns a
    sentence on the reason why a rebuild must wait, "" when nothing prevents it. Both may be replaced.
    """

    page_redrawn = Signal(str)
    again_wanted = Signal()

    def __init__(
        self,
        kit: Style,
        desk: LessonController,
        settings: Settings,
        pdf: PdfReader,
        fonts: Fonts,
        main: MainThread,
        clock: Clock,
        tasks: TaskRunner,
        library: Path,
        calibrations: Path,
        gl: GlSurface | None = None,
    ) -> None:
        """calibrations: file with the calibrations of boards that are read raw. gl: shows the page, when the rendering
        backend is OpenGL."""
        super().__init__()
        self.kit, self.desk, self._settings, self._clock = kit, desk, settings, clock
        self._tasks, self._library, self._calibrations = tasks, library, calibrations
        self._pdf, self._fonts, self._main = pdf, fonts, main
        self._gl = gl
        self._printing: PrintController | None = None
        self._calibration: CalibrationController | None = None
        self._screens: PageRendererFactory = gl or RasterRendererFactory()
        self.takes: Callable[[Path], bool] = lambda _path: False
        self.hindrance: Callable[[], str] = lambda: ""
        self.commands = Commands(command_table(), kit, self)
        self._offered = "", ""
        self._opening_said = ""
        self.shown: ShownLesson
        self.window: MainWindow
        self._looks = PlaceholderController(
            lambda: self.shown, lambda: self.window.canvas, lambda: kit.look.page_surround
        )
        desk.opened.connect(self._open)
        desk.failed.connect(lambda text: self.window.notices.show(text, serious=True))
        desk.opening.connect(self._show_opening)
        desk.seen.connect(self._looks.show)
        desk.leaving.connect(self._looks.keep)
        desk.there_already.connect(self._say_there_already)
        desk.damaged.connect(self._offer_salvage)
        desk.salvaged.connect(lambda name: self.say(tr("Ce qui s’y lisait est dans « {} ».").format(name)))

    @property
    def session(self) -> LessonEditor:
        return self.shown.board

    def start(self, path: Path | None = None, *, full_screen: bool = True) -> None:
        """Open the requested lesson, or a blank one with the pen selected. Offer the lesson that was open when the last
        run was cut off."""
        unfinished = self.desk.unfinished()
        self.desk.start(path)
        self.window.set_full_screen(full_screen)
        if unfinished is not None and path is None:
            words = tr("« {name} » était ouverte quand TNI s’est arrêté. Tout est là.").format(name=unfinished.stem)
            self.window.notices.show(
                words, act_text=tr("Reprendre"), act=lambda: self.desk.open(unfinished), serious=True
            )
            self._offered = str(unfinished), words

    def take_back_offer(self, file: str) -> None:
        """Withdraw the offer of a lesson because the séance that was under way in it is offered instead."""
        if self._offered[0] == file:
            self.window.notices.take_back(self._offered[1])

    # -- the open lesson

    def _open(self, lesson: OpenLesson) -> None:
        before = getattr(self, "shown", None)
        self.shown = ShownLesson(
            lesson,
            self._pdf,
            self._fonts,
            self._main,
            self._invalidate,
            lambda: self.kit.look.page_surround,
            self._screens,
            lambda: self.kit.look.page_warmth,
        )
        self._looks.pass_on(self.desk.look)
        if before is None:
            self._make_window()
        else:
            if self._printing is not None:
                self._printing.put_away()
            before.close()
            self.window.canvas.set_session(self.session, self.shown.screen, self.shown.source)
            self.actions.show_all()
            self.instruments.show_all()
            self._tip.show()
        self._hand_roles.apply()
        self.show_title()

    def _show_opening(self, name: str) -> None:
        """Show that a lesson is being opened. The lesson open before stays usable meanwhile."""
        notices = self.window.notices
        notices.take_back(self._opening_said)
        if name:
            self._opening_said = tr("Ouverture de « {} »…").format(name)
            notices.show(self._opening_said, act=self.desk.give_up_opening, stays=True)
        else:
            self._looks.put_away()

    def _say_there_already(self, name: str, example: Path | None) -> None:
        if example is None:
            self.say(tr("« {} » est déjà ouverte.").format(name))
            return
        self.window.notices.show(
            tr("Votre copie de « {} », comme vous l’avez laissée.").format(name),
            act_text=tr("Nouvelle copie"),
            act=lambda: self.desk.copy_example(example),
        )

    def _offer_salvage(self, path: Path) -> None:
        self.window.notices.show(
            tr("« {} » est abîmée ; elle n’a pas été modifiée. Ce qui s’y lit encore peut être récupéré.").format(
                path.stem
            ),
            act_text=tr("Récupérer"),
            act=lambda: self.desk.salvage(path),
            serious=True,
        )

    def _make_window(self) -> None:
        shown = self.shown
        canvas = Canvas(
            self.session, shown.screen, shown.source, OverlayPainter(lambda: self.shown.painter), self._clock
        )
        canvas.foresight.set_on(self._settings.get(PREDICTED_INK) == "on")
        self.window = MainWindow(self.kit, self.commands, canvas, lambda: self._settings.get(PICTURE_WIDTH_MM))
        self.window.bar.set_edge(self._settings.get(BAR_EDGE))
        self.actions = EditActions(self.window, lambda: self.session, self.fail)
        self._selecting = SelectionActions(self.window, lambda: self.session, self.actions.do)
        self._tip = TipCursor(canvas, lambda: self.session)
        self._hand_roles = TouchSettings(self._settings, canvas.input, lambda: self.session)
        self.clipboard = ClipboardActions(self.commands, self.actions.do)
        self.view_actions = ViewActions(self.window, self._settings, self._language_changed, self._hand_roles)
        self.lesson_actions = LessonActions(self.window, self.desk, lambda: self.shown, self._tasks, self._library)
        self.commands[CommandId.PRINT].triggered.connect(lambda _checked=False: self.printing.toggle())
        self.commands[CommandId.CALIBRATE].triggered.connect(lambda _checked=False: self.calibration.calibrate())
        self.commands[CommandId.CHECK_BOARD].triggered.connect(lambda _checked=False: self.calibration.check())
        self.instruments = Instruments(self.window, lambda: self.shown, self.actions.do, self._clock)
        self.actions.typing_takes = self.clipboard.typing_takes = self.instruments.typing.takes
        self.desk.changed.connect(canvas.show_changes)
        self.kit.look.changed.connect(self._recolour)
        self.window.dropped.connect(lambda name: self._take(Path(name)))
        canvas.changed.connect(self.instruments.show)
        canvas.changed.connect(self.desk.touched)
        if self._gl is not None:
            canvas.set_gl(self._gl)
            self._gl.failed.connect(self._go_on_without_gl)

    def _take(self, path: Path) -> None:
        if not self.takes(path):
            self.desk.open(path)

    def _recolour(self) -> None:
        self.shown.recolour()
        self.window.canvas.show_all()

    @property
    def printing(self) -> PrintController:
        """Print controller, made at its first use because program start does not need it."""
        if self._printing is None:
            from tni.ui.main_window.print_controller import PrintController

            self._printing = PrintController(
                self.window, lambda: self.shown, self.lesson_actions.name, self._tasks, self._settings, self._library
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
                CalibrationsFile(self._calibrations),
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
            changed = command(self.session)
        except TniError as error:
            self.fail(error)
        self.shown.show_layer()
        self.window.canvas.set_session(self.session, self.shown.screen, self.shown.source)
        self.window.canvas.show_changes(changed)
        self.actions.show_all()
        self.instruments.show_all()
        self._tip.show()
        self.show_title()

    def _go_on_without_gl(self) -> None:
        """Continue with QPainter after the OpenGL driver has failed in the middle of a lesson. Nothing else changes."""
        gl, self._gl = self._gl, None
        canvas = self.window.canvas
        canvas.set_gl(None)
        self._screens = self.shown.screens = RasterRendererFactory()
        self.shown.show_layer()
        canvas.set_session(self.session, self.shown.screen, self.shown.source)
        canvas.show_changes(Changed(ChangedFlag.WET, wet=self.session.wet()))
        if gl is not None:
            gl.close(lambda: canvas.input.contacts_down > 0)

    def show_title(self) -> None:
        lesson = self.shown.lesson
        name = self.session.info.title or (lesson.path.stem if lesson.path is not None else "")
        seances = {s.id: s.class_name for s in self.session.seances()} if self.session.seance else {}
        seance = self.session.seance
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
            self.say(tr("La langue changera au prochain démarrage de TNI."))
        elif why := self.hindrance():
            self.say(why)
        else:
            self.again_wanted.emit()

    # -- notices

    def say(self, text: str) -> None:
        self.window.notices.show(text)

    def say_trouble_of_settings(self) -> None:
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
