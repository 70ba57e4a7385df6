"""Controller for printing the open lesson: its panel, the preview and the print job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tni.core.tasks import TaskRunner
from tni.services.lesson.shared_parts import SharedParts
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.button import Style
from tni.ui.i18n import language, tr
from tni.ui.main_window.lesson_notices import show_file
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.services.printing.print_job import PrintJob, PrintOptions
    from tni.services.printing.print_service import PrintEvent, PrintService
    from tni.ui.panels.print_panel import PrintPanel

type AskParts = Callable[[str, SharedParts, Callable[[SharedParts], None]], None]


class PrintController(QObject):
    """Print panel and preview of the open lesson; connects them to the print service."""

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        name: Callable[[], str],
        tasks: TaskRunner,
        service: PrintService,
        host: Callable[[], tuple[QWidget, Style]],
        ask_parts: AskParts,
    ) -> None:
        """name: returns the lesson's name. host: returns the parent of the panel and its style, at each opening.
        ask_parts: asks for the parts that go with a file; see `SharingController.ask_for`."""
        from tni.services.printing.print_job import PrintOptions  # with the first print

        super().__init__(window)
        self._window, self._shown, self._name = window, shown, name
        self._tasks, self._service, self._host, self._ask_parts = tasks, service, host, ask_parts
        self._withheld = SharedParts()
        self.panel: PrintPanel | None = None
        self._choices = PrintOptions()
        self._closed = False
        self._sheet = 0
        self._preview_number = 0
        service.subscribe(self._show)

    # -- the panel

    def toggle(self) -> None:
        """Open the panel, or close it when it is open."""
        if self.panel is not None:
            self.panel.put_away()
            return
        from tni.ui.panels.print_panel import PrintPanel  # not loaded in a lesson without printing

        board = self._shown().editor
        host, style = self._host()
        has_steps = any(item.behaviour.reveals for page in board.pages for item in board.document.acting(page.id))
        place = len(board.pages), board.page_index + 1
        panel = PrintPanel(style, host, *place, self._choices, has_steps=has_steps)
        self.panel, self._sheet = panel, 0
        panel.closed.connect(self._put_away)
        panel.changed.connect(lambda: self._preview(0))
        panel.turned.connect(lambda by: self._preview(self._sheet + by))
        panel.print_wanted.connect(self._print)
        panel.save_wanted.connect(self._save)
        if host is self._window:
            panel.set_area(self._window.low_area)
        panel.open_low()
        self._preview(0)
        self._service.find_printers()

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
        self._service.withdraw()
        self._choices = self.panel.choices
        self.panel.deleteLater()
        self.panel = None

    def _show(self, event: PrintEvent) -> None:
        from tni.services.printing.print_service import (  # with the first print
            CancelAnswered,
            JobSaved,
            JobSent,
            PrintersFound,
            PrintFailed,
        )

        match event:
            case PrintersFound(printers, preferred):
                if self.panel is not None:
                    self.panel.show_printers(printers, preferred)
            case JobSent(printer, sheets, request):
                self.put_away()
                text = tr("Envoyé à l’imprimante « {printer} », feuilles : {count}.").format(
                    printer=printer, count=sheets
                )
                if request:
                    self._show_notice(
                        text, act_text=tr("Annuler l’impression"), act=lambda: self._service.cancel(request)
                    )
                else:
                    self._show_notice(text)
            case JobSaved(path):
                from tni.ui.messages.sharing import withheld_parts  # with the first print that is saved

                self.put_away()
                said = tr("Enregistré : {name}").format(name=path.name)
                if withheld := withheld_parts(self._withheld):
                    said += ". " + tr("N’y sont pas : {}.").format(", ".join(withheld))
                self._show_notice(said, act_text=tr("Voir"), act=lambda: show_file(path))
            case CancelAnswered(taken_back):
                self._show_notice(
                    tr("L’impression est annulée.") if taken_back else tr("Trop tard : l’impression est terminée.")
                )
            case PrintFailed(error):
                self._failed(error)

    def _show_notice(
        self, text: str, *, act_text: str = "", act: Callable[[], None] | None = None, serious: bool = False
    ) -> None:
        if not self._closed:  # a job may end after the window is closed
            self._window.notices.show(text, act_text=act_text, act=act, serious=serious)

    # -- the job

    def job(self, choices: PrintOptions) -> PrintJob:
        """Return the print job of the open lesson."""
        from tni.services.printing.print_job import PrintJob  # with the first print

        shown = self._shown()
        board, blobs = shown.editor, shown.lesson.port.blob
        wanted = choices.pages([page.id for page in board.pages], board.page.id)
        from tni.services.printing.page_export import PageExport

        pages = PageExport.of(
            board.document, wanted, choices.paper, contents=replace(choices.contents, language=language())
        )
        from tni.ui.printing.qt_printing import QtPageDrawing  # loaded with the first job

        drawing = QtPageDrawing(blobs, shown.fonts, shown.pdf_pages)
        return PrintJob(pages, choices, blobs, drawing, self._name())

    def _preview(self, sheet: int) -> None:
        panel = self.panel
        if panel is None:
            return
        from tni.ui.panels.print_panel import PREVIEW_TARGETS
        from tni.ui.printing.sheet_painting import sheet_picture

        self._preview_number += 1
        asked = self._preview_number
        job, shown = self.job(panel.choices), self._shown()
        width_px = round(panel.kit.theme.metrics.target_px * PREVIEW_TARGETS * panel.devicePixelRatioF() * 1.4)

        def paint() -> tuple[QImage, int, int]:
            sheets = job.sheets
            number = max(0, min(sheet, len(sheets) - 1))
            from tni.ui.printing.export import export_painter

            painter = export_painter(shown.pdf_pages, job.blobs, shown.fonts)
            return sheet_picture(sheets[number], job.pages.pages, painter, width_px), number, len(sheets)

        def show(found: tuple[QImage, int, int]) -> None:
            if self.panel is panel and asked == self._preview_number:  # otherwise a newer preview is under way
                picture, self._sheet, count = found
                panel.show_sheet(picture, self._sheet + 1, count)

        self._tasks.submit(paint, show, self._failed)

    def _print(self) -> None:
        if self.panel is not None:
            self.panel.set_busy(True)
            self.panel.show_status(tr("Envoi à l’imprimante…"))
            self._service.print(self.job(self.panel.choices))

    def _save(self) -> None:
        """Save as PDF in the teacher's own folder, without a file dialog. A notice shows where the file is. Extracts
        for class alone go into the file if she says so: unlike a sheet, it is easily passed on."""
        from tni.services.printing.print_service import as_file_name  # with the first print

        if self.panel is None:
            return
        from tni.ui.printing.export import pages_for_file

        shown, choices, job = self._shown(), self.panel.choices, self.job(self.panel.choices)
        board = shown.editor
        wanted = choices.pages([page.id for page in board.pages], board.page.id)
        without, has_extracts = job.pages, any(one.classroom_only for one in board.document.credits.values())
        if has_extracts:  # of the lesson, perhaps not of these pages
            without, has_extracts = pages_for_file(board.document, wanted, shown.fonts, choices.paper)

        def save(parts: SharedParts) -> None:
            self._withheld = SharedParts(classroom=has_extracts and not parts.classroom)
            if self.panel is not None:
                self.panel.set_busy(True)
                self.panel.show_status(tr("Préparation de l’impression"))
            name, printed = as_file_name(self._name()) or tr("Tableau"), tr("impression")
            self._service.save(replace(job, pages=without) if self._withheld.classroom else job, f"{name} - {printed}")

        self._ask_parts(tr("Enregistrer en PDF"), SharedParts(classroom=has_extracts), save)

    def _failed(self, error: Exception) -> None:
        if self.panel is None:
            self._show_notice(error_message(error), serious=True)
            return
        self.panel.set_busy(False)
        self.panel.show_status(error_message(error), serious=True)
