"""Controller of the copies of a lesson that are given away: what goes with them, the web page's export, what it left
out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tni.core.tasks import TaskRunner
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.web_lesson import take_web_lesson
from tni.services.printing.web_page import ExportCancelledError
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.lesson_notices import LessonNotices
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.dates import format_date
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.sharing import withheld_parts

if TYPE_CHECKING:
    from tni.services.lesson.conversion_report import ConversionReport
    from tni.ui.panels.sharing_panel import SharingPanel


ALL_PARTS = SharedParts(layer=True, notes=True, plan=True, classroom=True)
FOR_COLLEAGUE = replace(ALL_PARTS, pdf=True)
"""Parts that are asked about for a copy that another teacher opens; its plan has the right answers of its questions."""
PAGES_ALONE = SharedParts(layer=True, classroom=True)
"""Parts that are asked about for a file without notes and plan."""


class SharingController(QObject):
    """Asks for the parts that go with a copy, where the lesson has some, and writes the web page in the background.

    host: returns the parent of the panel and its style, at each opening.
    """

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        tasks: TaskRunner,
        notices: LessonNotices,
        host: Callable[[], tuple[QWidget, Style]],
    ) -> None:
        super().__init__(window)
        self._window, self._shown, self._tasks, self._notices, self._host = window, shown, tasks, notices, host
        self.show_report: Callable[[str, ConversionReport], None] = lambda _name, _report: None
        self.panel: SharingPanel | None = None

    def ask(
        self,
        title: str,
        use: Callable[[SharedParts], None],
        asked: SharedParts = ALL_PARTS,
        *,
        has_answers: bool = False,
    ) -> None:
        """Ask which parts go with a copy, and call `use`; at once where there is nothing to ask. asked: the parts that
        such a copy may have or not. has_answers: right answers go with the plan's questions."""
        has = self.offered
        has_pdf = any(page.pdf is not None for page in self._shown().editor.document.pages())
        offered = SharedParts(
            has.layer and asked.layer, has.notes and asked.notes, has.plan and asked.plan,
            has.classroom and asked.classroom, has_pdf and asked.pdf,
        )  # fmt: skip
        self.ask_for(title, offered, use, has_answers=has_answers)

    def ask_for(
        self,
        title: str,
        offered: SharedParts,
        use: Callable[[SharedParts], None],
        host: tuple[QWidget, Style] | None = None,
        *,
        has_answers: bool = False,
    ) -> None:
        """Ask which of some parts go with a file, likewise; the same question again ends it. host: parent and style of
        the panel, None for the usual ones."""
        if self.panel is not None:
            is_same = self.panel.accessibleName() == title
            self.panel.put_away()
            if is_same:
                return
        if offered == SharedParts():
            use(SharedParts())
            return
        from tni.ui.panels.sharing_panel import SharingPanel  # not loaded in a lesson that nobody shares

        parent, style = host or self._host()
        panel = self.panel = SharingPanel(style, title, parent, offered, has_answers=has_answers)
        panel.closed.connect(self._forget)
        panel.wanted.connect(lambda: self._chosen(use))
        if parent is self._window:
            panel.set_area(self._window.low_area)
        panel.open_low()

    @property
    def offered(self) -> SharedParts:
        """Parts that the open lesson has, beside its prepared pages."""
        return take_web_lesson(self._shown().editor.document, SharedParts(), "").withheld

    def put_away(self) -> None:
        """Close the panel because another lesson is open or the window closes."""
        if self.panel is not None:
            self.panel.put_away()

    def _chosen(self, use: Callable[[SharedParts], None]) -> None:
        assert self.panel is not None
        choices = self.panel.choices
        self.panel.put_away()
        use(choices)

    def _forget(self) -> None:
        assert self.panel is not None
        self.panel.deleteLater()
        self.panel = None

    # -- the web page

    def write_web_page(self, path: Path, choices: SharedParts) -> None:
        """Export all pages as one web page, in the background."""
        from tni.ui.printing.web_export import WebExport
        from tni.ui.printing.web_page_texts import classroom_label

        shown = self._shown()
        lesson = take_web_lesson(shown.editor.document, choices, classroom_label())
        today = format_date(date.today())
        export = WebExport(lesson, shown.lesson.port.blob, shown.pdf_pages, shown.fonts, today)
        cancelled, busy = Event(), tr("La page web se prépare…")
        self._window.notices.show(busy, act_text=tr("Annuler", "cancel"), act=cancelled.set, stays=True)

        def done(_: object) -> None:
            self._window.notices.remove(busy)
            self._notices.show_written(path, withheld_parts(lesson.withheld))
            if lesson.report.has_losses:
                self.show_report(path.name, lesson.report)

        def failed(error: Exception) -> None:
            self._window.notices.remove(busy)
            if not isinstance(error, ExportCancelledError):
                self._window.notices.show(error_message(error), serious=True)

        self._tasks.submit(lambda: export.write(path, is_cancelled=cancelled.is_set), done, failed)
