"""Reports on lessons of other programs in the window: a quiet notice with the numbers, and a sheet with all of it for
who wants to see it, also later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tni.core.one_line import one_line
from tni.files.atomic import WriteError, write_atomically
from tni.services.lesson.conversion_report import ConversionReport
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.kept_reports import KeptReports
from tni.services.lesson.lesson_service import OpenLesson
from tni.ui.chrome.button import Style
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import tr
from tni.ui.main_window.lesson_actions import LessonActions
from tni.ui.messages.conversion_reports import counts_text, lost_pages, whole_text
from tni.ui.messages.lazy_errors import error_message


@dataclass(frozen=True, slots=True)
class KeptReport:
    """Report in this run of the program. name: of the file; lesson: that it was read into or written from."""

    name: str
    report: ConversionReport
    lesson: OpenLesson
    is_written: bool

    @property
    def counts(self) -> str:
        text = counts_text(self.report, is_written=self.is_written)
        return tr("« {name} » : {counts}.").format(name=one_line(self.name), counts=text)


class ReportNotices:
    """Shows reports. host: returns the parent of the sheet and its style, at each opening. again: the command that
    shows the last report of the open lesson again, else the last of all; offered from the first report on. earlier:
    reports that were kept, also of earlier runs."""

    def __init__(
        self,
        notices: Notices,
        current: CurrentLesson,
        actions: LessonActions,
        host: Callable[[], tuple[QWidget, Style]],
        again: QAction,
        earlier: KeptReports,
    ) -> None:
        self._notices, self._current, self._actions = notices, current, actions
        self._host, self._again, self._earlier = host, again, earlier
        self._reports: list[KeptReport] = []

    def show_read(self, name: str, report: ConversionReport) -> None:
        """Show what became of a file that is open as a lesson now."""
        self._show(KeptReport(name, report, self._current.lesson, is_written=False))

    def show_written(self, name: str, report: ConversionReport) -> None:
        """Show what became of the open lesson in a file."""
        self._show(KeptReport(name, report, self._current.lesson, is_written=True))

    @property
    def any(self) -> bool:
        """True once a report was shown."""
        return bool(self._reports)

    def show_again(self) -> None:
        """Open the last report of the open lesson, else the last one."""
        lesson = self._current.lesson
        found = [one for one in self._reports if one.lesson is lesson]
        if not found and (kept := self._earlier.of(lesson.lesson_id)) is not None:
            found = [KeptReport(kept.name, kept.report, lesson, is_written=False)]
        if found or self._reports:
            self._open((found or self._reports)[-1])

    def _show(self, kept: KeptReport) -> None:
        self._reports.append(kept)
        self._again.setVisible(True)
        if kept.report.has_losses:
            self._notices.show(kept.counts, act_text=tr("Voir"), act=partial(self._open, kept))
        else:
            self._notices.show(kept.counts)

    def _open(self, kept: KeptReport) -> None:
        from tni.ui.panels.report_sheet import ReportSheet

        parent, style = self._host()
        title = tr("Compte rendu de l’export") if kept.is_written else tr("Compte rendu de la reprise")
        sheet = ReportSheet(style, title, kept.counts, lost_pages(kept.report), parent)
        text = whole_text(kept.name, kept.report, is_written=kept.is_written)
        sheet.closed.connect(sheet.deleteLater)
        sheet.page_chosen.connect(partial(self._go_to, kept))
        sheet.copying.connect(partial(self._copy, text))
        sheet.saving.connect(partial(self._ask_path, kept, text))
        sheet.open()
        sheet.list.setFocus()

    def _go_to(self, kept: KeptReport, number: int) -> None:
        """Show a page of the lesson, if that is still open."""
        editor = self._current.lesson.editor
        if kept.lesson is self._current.lesson and 1 <= number <= len(editor.pages):
            editor.go_to(editor.pages[number - 1].id)

    def _copy(self, text: str) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(text)
        self._notices.show(tr("Compte rendu copié."))

    def _ask_path(self, kept: KeptReport, text: str) -> None:
        name = tr("{} (compte rendu)").format(Path(kept.name).stem)
        kinds = [(tr("Texte (*.txt)"), "txt")]
        self._actions.ask_save_paths(
            tr("Enregistrer le compte rendu"), kinds, lambda path, _: self._save(path, text), name
        )

    def _save(self, path: Path, text: str) -> None:
        try:
            write_atomically(path, text.encode())
        except WriteError as error:
            self._notices.show(error_message(error), serious=True)
        else:
            self._notices.show(tr("Enregistré : {name}").format(name=path.name))
