"""Taking in of files in the window: what is asked before, the progress where the home screen does not show it, and the
report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tni.services.library.library_service import LibraryService
from tni.services.library.library_state import IntakeAsks, IntakeEnded, LibraryChanged, LibraryEvent
from tni.ui.i18n import tr
from tni.ui.library.home_screen import HomeScreen
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.services.library.intake_report import IntakeReport


class IntakeController:
    """Shows the events of an intake. home: returns the home screen while it is open, else None."""

    def __init__(self, main: MainController, service: LibraryService, home: Callable[[], HomeScreen | None]) -> None:
        self._main, self._service, self._home = main, service, home
        self._progress = ""
        service.subscribe(self._follow)

    def _follow(self, event: LibraryEvent) -> None:
        match event:
            case LibraryChanged(state):
                self._show_progress(state.intake)
            case IntakeAsks():
                self._ask(event)
            case IntakeEnded(report):
                from tni.ui.library.intake_box import report_text

                see = partial(self._show_report, report)
                self._main.window.notices.show(report_text(report), act_text=tr("Voir"), act=see, stays=True)
            case _:
                pass

    def _show_progress(self, report: IntakeReport | None) -> None:
        """Show that files are taken in, in a notice that names their number; the home screen has a bar for it."""
        is_shown = report is not None and report.total and self._home() is None
        text = tr("Reprise des fichiers : {total}…").format(total=report.total) if report and is_shown else ""
        if text == self._progress:
            return
        notices = self._main.window.notices
        notices.remove(self._progress)
        self._progress = text
        if text:
            notices.show(text, act_text=tr("Arrêter"), act=self._service.cancel_intake, stays=True)

    def _ask(self, asked: IntakeAsks) -> None:
        from tni.ui.library.intake_box import IntakeQuestionPanel

        home = self._home()
        panel = IntakeQuestionPanel(self._main.kit, asked, home or self._main.window)
        panel.answered.connect(
            lambda pdfs, versions, foreign: self._service.go_on_intake(
                with_pdfs=pdfs, with_versions=versions, with_foreign=foreign
            )
        )
        panel.cancelled.connect(self._service.cancel_intake)
        if home is not None:
            home.intake.cancelled.connect(panel.put_away)
        panel.set_area(self._main.window.low_area if home is None else home.notice_area)
        panel.open_low()

    def _show_report(self, report: IntakeReport) -> None:
        from tni.ui.library.intake_box import IntakeReportPanel

        home = self._home()
        panel = IntakeReportPanel(self._main.kit, report, home or self._main.window)
        panel.set_area(self._main.window.low_area if home is None else home.notice_area)
        panel.open_at()
