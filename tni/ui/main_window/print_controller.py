"""Controller for printing the open lesson: its panel, the preview and the print job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tni.core.settings import PRINTER, Settings
from tni.core.tasks import TaskRunner
from tni.devices.cups import Printers
from tni.files import atomic
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.lesson_actions import show_file
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.errors import error_message
from tni.ui.panels.print_panel import PREVIEW_TARGETS, PrintPanel
from tni.ui.printing.export import PageExport, export_painter
from tni.ui.printing.print_job import PrintBackend, PrintJob, PrintOptions, print_backend
from tni.ui.printing.sheet_painting import sheet_picture

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\n\t', " "))


class PrintController(QObject):
    """Print panel, preview and print job of the open lesson.

    host: returns the parent of the panel, read at each opening: the teacher's window when there is one. backend: the
    print backend, found at the first use. Both may be replaced.
    """

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        name: Callable[[], str],
        tasks: TaskRunner,
        settings: Settings,
        library: Path,
    ) -> None:
        """name: returns the lesson's name. library: folder for sheets saved as PDF."""
        super().__init__(window)
        self._window, self._shown, self._name = window, shown, name
        self._tasks, self._settings, self._library = tasks, settings, library
        self.host: Callable[[], tuple[QWidget, Style]] = lambda: (window, window.kit)
        self.backend: PrintBackend | None = None
        self.panel: PrintPanel | None = None
        self._choices = PrintOptions()
        self._wanted = Event()
        self._closed = False
        self._sheet = 0
        self._preview_number = 0

    # -- the panel

    def toggle(self) -> None:
        """Open the panel, or close it when it is open."""
        if self.panel is not None:
            self.panel.put_away()
            return
        board = self._shown().editor
        host, style = self.host()
        panel = PrintPanel(style, host, len(board.pages), board.page_index + 1, self._choices)
        self.panel, self._sheet = panel, 0
        panel.closed.connect(self._put_away)
        panel.changed.connect(lambda: self._preview(0))
        panel.turned.connect(lambda by: self._preview(self._sheet + by))
        panel.print_wanted.connect(self._print)
        panel.save_wanted.connect(self._save)
        if host is self._window:
            panel.set_area(self._window.page_area)
        panel.open_low()
        self._preview(0)
        self._tasks.submit(self._find_backend().printers, self._show_printers, self._no_printers)

    def close(self) -> None:
        """Close the panel because the window closes."""
        self.put_away()
        self._closed = True

    def put_away(self) -> None:
        """Close the panel because another lesson is open."""
        if self.panel is not None:
            self.panel.put_away()

    def _put_away(self) -> None:
        """Forget the panel. A job that is not yet handed to the printer is not printed."""
        assert self.panel is not None
        self._wanted.clear()
        self._choices = self.panel.choices
        self.panel.deleteLater()
        self.panel = None

    def _find_backend(self) -> PrintBackend:
        if self.backend is None:
            self.backend = print_backend()
        return self.backend

    def _show_printers(self, found: Printers) -> None:
        if self.panel is not None:
            self.panel.show_printers(found, self._settings.get(PRINTER))

    def _no_printers(self, _error: Exception) -> None:
        self._show_printers(Printers(()))

    def _show_notice(
        self, text: str, *, act_text: str = "", act: Callable[[], None] | None = None, serious: bool = False
    ) -> None:
        if not self._closed:  # a job may end after the window is closed
            self._window.notices.show(text, act_text=act_text, act=act, serious=serious)

    # -- the job

    def _job(self, choices: PrintOptions) -> PrintJob:
        shown = self._shown()
        board = shown.editor
        wanted = choices.pages([page.id for page in board.pages], board.page.id)
        pages = PageExport.of(board.document, wanted, choices.paper)
        return PrintJob(pages, choices, shown.lesson.port.blob, shown.fonts, shown.pdf_pages, self._name())

    def _preview(self, sheet: int) -> None:
        panel = self.panel
        if panel is None:
            return
        self._preview_number += 1
        asked = self._preview_number
        job = self._job(panel.choices)
        width_px = round(panel.kit.theme.metrics.target_px * PREVIEW_TARGETS * panel.devicePixelRatioF() * 1.4)

        def paint() -> tuple[QImage, int, int]:
            sheets = job.sheets
            number = max(0, min(sheet, len(sheets) - 1))
            painter = export_painter(job.pdf_pages, job.blobs, job.fonts)
            return sheet_picture(sheets[number], job.pages.pages, painter, width_px), number, len(sheets)

        def show(found: tuple[QImage, int, int]) -> None:
            if self.panel is panel and asked == self._preview_number:  # otherwise a newer preview is under way
                picture, self._sheet, count = found
                panel.show_sheet(picture, self._sheet + 1, count)

        self._tasks.submit(paint, show, self._failed)

    def _print(self) -> None:
        panel = self.panel
        if panel is None:
            return
        job, sent_by = self._job(panel.choices), self._find_backend()
        wanted = self._wanted = Event()
        wanted.set()
        self._settings.set(PRINTER, job.choices.printer)
        panel.set_busy(True)
        panel.show_status(tr("Envoi à l’imprimante…"))
        self._tasks.submit(
            lambda: sent_by.send(job, wanted.is_set), lambda request: self._sent(job, request, wanted), self._failed
        )

    def _sent(self, job: PrintJob, request: str, wanted: Event) -> None:
        if not wanted.is_set() and not request:  # closed before the job was handed over
            return
        self.put_away()
        text = tr("Envoyé à l’imprimante « {printer} », feuilles : {count}.").format(
            printer=job.choices.printer, count=len(job.sheets) * job.choices.copies
        )
        if request:
            self._show_notice(text, act_text=tr("Annuler l’impression"), act=lambda: self._cancel(request))
        else:
            self._show_notice(text)

    def _cancel(self, request: str) -> None:
        way_taken = self._find_backend()

        def done(taken_back: bool) -> None:
            said = tr("L’impression est annulée.") if taken_back else tr("Trop tard : l’impression est terminée.")
            self._show_notice(said)

        self._tasks.submit(lambda: way_taken.cancel(request), done, self._failed)

    def _save(self) -> None:
        """Save as PDF in the teacher's own folder, without a file dialog. A notice shows where the file is."""
        panel = self.panel
        if panel is None:
            return
        job = self._job(panel.choices)
        name = " ".join(self._name().translate(_NOT_IN_NAMES).split()) or tr("Tableau")
        printed = tr("impression")
        wanted = self._library / f"{name} - {printed}.pdf"
        panel.set_busy(True)
        panel.show_status(tr("Préparation de l’impression"))

        def write() -> Path:
            wanted.parent.mkdir(parents=True, exist_ok=True)
            path = atomic.free_name(wanted)
            job.write(path)
            return path

        def done(path: Path) -> None:
            self.put_away()
            said = tr("C’est enregistré : {name}").format(name=path.name)
            self._show_notice(said, act_text=tr("Voir"), act=lambda: show_file(path))

        self._tasks.submit(write, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if self.panel is None:
            self._show_notice(error_message(error), serious=True)
            return
        self.panel.set_busy(False)
        self.panel.show_status(error_message(error), serious=True)
