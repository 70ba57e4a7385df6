"""Controller of the class lists: the class being taught, its pupils, and the sheet that edits all lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.errors import TniError
from tni.core.ids import ClassId
from tni.core.settings import PUPIL_NAME_STYLE, Settings
from tni.services.class_lists.class_list_service import ClassListService
from tni.services.class_lists.names_key_service import PassphrasePrompt
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.pupils import public_pupil_name
from tni.ui.panels.random_pupil import PickablePupil
from tni.ui.teacher.teaching_windows import TeachingWindows

if TYPE_CHECKING:
    from tni.ui.chrome.question_panel import Answer, QuestionPanel
    from tni.ui.classes.class_sheet import ClassSheet


class ClassListController(QObject):
    """Opens the sheet of class lists, and names the pupils of the class being taught.

    opened: the sheet was opened. closed: the sheet was closed. results_wanted: the results of a class are requested.
    papers: folder of the documents on data protection.
    """

    opened = Signal(object)
    closed = Signal()
    results_wanted = Signal(object)

    def __init__(
        self,
        main: MainController,
        lists: ClassListService,
        windows: TeachingWindows,
        settings: Settings,
        papers: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._lists, self._windows = main, lists, windows
        self._settings, self._papers = settings, papers
        self.sheet: ClassSheet | None = None
        self._question: QuestionPanel | None = None
        lists.names.subscribe(self._names_opened)
        main.window.add_hold_up(self.holds_up_closing)

    def _names_opened(self) -> None:
        if self.sheet is not None:
            self.sheet.show_classes()

    def names(self) -> Mapping[int, str]:
        """Return the names of the pupils of the class being taught, by seat number."""
        return {pupil.number: pupil.name for pupil in self.pupils()}

    def pupils(self) -> list[PickablePupil]:
        """Return the pupils of the class being taught, by seat number."""
        try:
            found = self._lists.class_pupils()
        except TniError as error:
            self._main.fail(error)
            return []
        name_style = self._settings.get(PUPIL_NAME_STYLE)
        return [
            PickablePupil(p.number, f"{p.first_name} {p.shown_last_name}".strip(), public_pupil_name(p, name_style))
            for p in found
            if p.number is not None
        ]

    def show(self) -> None:
        """Open the lists, with names: in the teacher's window, or over the main window after a long press."""
        from tni.ui.classes.class_sheet import ClassSheet
        from tni.ui.classes.data_protection import choose_data_protection_folder

        self._sheet_closed()
        parent, style = self._windows.host
        sheet = self.sheet = ClassSheet(style, self._lists, parent)
        sheet.papers_wanted.connect(partial(choose_data_protection_folder, style, sheet, self._papers))
        sheet.results_wanted.connect(self._show_results)
        sheet.closed.connect(self._sheet_closed)
        self.opened.emit(sheet)
        sheet.open()

    def ask(self) -> None:
        """Open the lists from a window that the class may see: asks for a long press unless the screen is private."""
        self._windows.ask_privately(tr("La classe verra les noms des élèves."), tr("Ouvrir les listes"), self.show)

    def holds_up_closing(self) -> bool:
        """Return whether an imported list waits for the key of the names, and ask to finish it."""
        sheet = self.sheet
        if sheet is None or not sheet.is_list_waiting:
            return False
        sheet.window().show()
        if self._question is None:
            from tni.ui.chrome.question_panel import QuestionPanel  # not needed before the end

            parent = sheet.parentWidget()
            assert parent is not None
            state = sheet.importing.state
            answers: list[Answer] = [(tr("Terminer l’import"), sheet.setFocus)]
            text = tr("Pour garder les noms, il manque la phrase de passe.")
            if state.prompt is PassphrasePrompt.NEW:
                text += " " + tr("Sans elle, la classe et ses numéros sont gardés, pas les noms.")
                answers.append((tr("Enregistrer les numéros et quitter"), partial(self._finish_and_leave, sheet)))
            else:
                answers.append((tr("Quitter sans cette liste"), self._main.window.leave))
            title = tr("La liste « {} » n’est pas enregistrée").format(state.file_name)
            self._question = QuestionPanel(sheet.kit, title, text, answers, parent)
            self._question.closed.connect(self._question_closed)
            self._question.set_area(parent.rect())
        self._question.open_low()
        return True

    def _question_closed(self) -> None:
        self._question = None

    def _finish_and_leave(self, sheet: ClassSheet) -> None:
        """Import the class with its numbers, and close when it is stored. An error stays in the sheet."""
        sheet.changed.connect(self._main.window.leave)
        sheet.finish_with_numbers()

    def _show_results(self, class_id: ClassId) -> None:
        """Show results from the lists, which the teacher has opened deliberately."""
        if self.sheet is not None:
            self.sheet.put_away()
        self.results_wanted.emit(class_id)

    def _sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
            self.closed.emit()
