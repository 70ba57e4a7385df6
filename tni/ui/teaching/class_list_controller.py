"""Controller of the class lists: the class being taught, its pupils, and the sheet that edits all lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.errors import TniError
from tni.core.ids import ClassId
from tni.core.settings import PUPIL_NAME_STYLE, Settings
from tni.roster.names_key import NamesState
from tni.services.class_lists.class_list_service import ClassListService
from tni.services.class_lists.names_key_service import PassphrasePrompt
from tni.services.voting.trial_switch import TRIAL_CLASS_ID
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.pupils import public_pupil_name
from tni.ui.panels.pickable_pupil import PickablePupil
from tni.ui.teacher.teaching_windows import TeachingWindows

if TYPE_CHECKING:
    from tni.roster.pupil_groups import GroupWishes
    from tni.ui.chrome.question_panel import Answer, QuestionPanel
    from tni.ui.classes.class_sheet import ClassSheet
    from tni.ui.classes.passphrase_panel import PassphrasePanel


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
        self.phrase: PassphrasePanel | None = None
        lists.names.subscribe(self._names_opened)
        main.window.add_hold_up(self.holds_up_closing)

    def _names_opened(self) -> None:
        if self.sheet is not None:
            self.sheet.show_classes()

    def names(self) -> Mapping[int, str]:
        """Return the names of the pupils of the class being taught that can be read, by seat number."""
        return {pupil.number: pupil.name for pupil in self.pupils() if pupil.name}

    def pupils(self) -> list[PickablePupil]:
        """Return the pupils of the class being taught, by seat number."""
        try:
            found = self._lists.class_pupils()
        except TniError as error:
            self._main.fail(error)
            return []
        return [
            PickablePupil(
                p.number, f"{p.first_name} {p.shown_last_name}".strip(), public_pupil_name(p, self.name_style)
            )
            for p in found
            if p.number is not None
        ]

    def group_wishes(self) -> GroupWishes | None:
        """Return who of the class being taught must be in a group with whom or not; None while it cannot be read."""
        try:
            return self._lists.group_wishes()
        except TniError as error:
            self._main.fail(error)
            return None

    def keep_group_wishes(self, wishes: GroupWishes) -> bool:
        """Keep such wishes with the class, and return whether they are kept for another day."""
        try:
            return self._lists.keep_group_wishes(wishes)
        except TniError as error:
            self._main.fail(error)
            return False

    @property
    def name_style(self) -> str:
        """Style of names on the board, a value of the setting `BOARD_NAMES`."""
        return self._settings.get(PUPIL_NAME_STYLE)

    @property
    def class_key(self) -> str:
        """Name by which the class being taught is told from others; "" without one."""
        return str(self._lists.class_id or "")

    @property
    def names_are_locked(self) -> bool:
        """True if the class being taught has names that need a key from the teacher."""
        class_id = self._lists.class_id
        if class_id is None or class_id == TRIAL_CLASS_ID:
            return False
        self._lists.names.unlock_silently()
        return self._lists.names.state.names is NamesState.LOCKED

    def unlock_names(self, opened: Callable[[], None] = lambda: None) -> None:
        """Ask for the key of the names where they are wanted. opened: called once they can be read."""

        def answered(prompt: PassphrasePrompt | None) -> None:
            if prompt is None:
                opened()
            else:
                self._ask_phrase(prompt, opened)

        self._lists.names.open(answered)

    def _ask_phrase(self, prompt: PassphrasePrompt, opened: Callable[[], None]) -> None:
        from tni.ui.classes.passphrase_panel import PassphrasePanel

        if self.phrase is not None:
            self.phrase.put_away()
        parent, style = self._windows.host
        panel = self.phrase = PassphrasePanel(style, self._lists.names, parent)
        panel.settled.connect(opened)
        panel.closed.connect(partial(self._phrase_closed, panel))
        main_window = self._main.window
        panel.set_area(main_window.panel_area(parent))
        panel.ask(prompt)

    def _phrase_closed(self, panel: PassphrasePanel) -> None:
        panel.deleteLater()
        if self.phrase is panel:
            self.phrase = None

    def unlock_if_locked(self) -> None:
        """Ask for the key if names are wanted and locked, so that numbers never stand for them unexplained."""
        if self.names_are_locked:
            self.unlock_names()

    def unlock_any(self) -> None:
        """Ask for the key if the names of any class are locked."""
        if self._lists.names.state.names is NamesState.LOCKED:
            self.unlock_names()

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

    def show_until_closed(self, closed: Callable[[], None]) -> None:
        """Open the lists, and call a function once they are closed."""
        self.show()
        if self.sheet is not None:
            self.sheet.closed.connect(closed)

    def ask(self) -> None:
        """Open the lists from a window that the class may see: asks for a long press unless the screen is private."""
        self._windows.ask_privately(tr("La classe verra les noms des élèves."), tr("Ouvrir les listes"), self.show)

    def holds_up_closing(self) -> bool:
        """Return whether an imported list waits for the key of the names, or typed names to be saved, and ask to finish
        it."""
        sheet = self.sheet
        if sheet is None:
            return False
        from tni.ui.classes.unsaved_names import unsaved_names  # its pages come with the sheet

        if unsaved_names(sheet.typed, sheet.pupils) is not None:
            sheet.window().show()
            sheet.put_away()  # it says what is missing, and stays
            return True
        if not sheet.is_list_waiting:
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
