"""Controller of the teacher's questions: connects the sheet, the questions' service and the votes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.services.questions.listed_questions import ListedQuestion
from tni.services.questions.questions_service import QuestionsService
from tni.services.questions.questions_state import (
    AnyQuestionsNotice,
    CollectionNotSaved,
    QuestionsState,
    ShownCollection,
)
from tni.services.voting.asking_service import AskingService
from tni.services.voting.question_sequence import QuestionSequence
from tni.services.voting.vote_service import VoteService
from tni.ui.banks.question_actions import QuestionAction
from tni.ui.banks.questions_sheet import QuestionsSheet
from tni.ui.banks.questions_text import change_text, not_saved_text, notice_message, preview_note, preview_text
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.teacher.teaching_windows import TeachingWindows


class QuestionsController(QObject):
    """Controller of the questions sheet."""

    self_paced_wanted = Signal(object)  # tuple of `Question` for a self-paced quiz
    replaced = Signal(object, object)  # `ListedQuestion` before and after the teacher edited it

    def __init__(
        self,
        main: MainController,
        service: QuestionsService,
        windows: TeachingWindows,
        vote: VoteService,
        asking: AskingService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self.service = main, service
        self._notices, self._windows, self._vote = main.window.notices, windows, vote
        self.sheet: QuestionsSheet | None = None
        """Sheet while it is open, otherwise None."""
        self._drawn = QuestionsState()
        self._commands, self._sequence = main.commands, QuestionSequence(vote, asking, service.drawings, self._asked)
        main.commands[CommandId.NEXT_QUESTION].triggered.connect(lambda: self._sequence.go(1))
        main.commands[CommandId.PREVIOUS_QUESTION].triggered.connect(lambda: self._sequence.go(-1))
        service.subscribe(self)

    # -- opening

    def ask_open(self) -> None:
        """Open the sheet from a window that the class may see: without a private screen, only after a long press."""
        self._windows.ask_privately(tr("La classe verra les bonnes réponses."), tr("Ouvrir mes questions"), self.open)

    def ask_file(self, path: Path) -> None:
        """Open the sheet as `ask_open` does, with a file to preview."""
        self._windows.ask_privately(
            tr("La classe verra les bonnes réponses."), tr("Importer ces questions"), lambda: self.open(path)
        )

    def open(self, path: Path | None = None) -> None:
        """Open the sheet at once, unless an incomplete question is being typed in it. `path` is a file to preview."""
        if (before := self.sheet) is not None and before.isVisible() and not before.end_editing():
            return
        self.close()
        parent, style = self._windows.host
        sheet, service = QuestionsSheet(style, self._draw, parent), self.service
        self.sheet = sheet
        sheet.foreign_suffixes = lambda: service.plugins.suffixes
        sheet.exporters = lambda: service.plugins.exporters
        sheet.collection_chosen.connect(service.choose)
        sheet.file_chosen.connect(service.preview_file)
        sheet.stop_wanted.connect(service.cancel_reading)
        sheet.save_wanted.connect(service.add_to_collection)
        sheet.renamed.connect(service.rename)
        sheet.erase_wanted.connect(service.erase)
        sheet.undo_wanted.connect(service.undo)
        sheet.retry_wanted.connect(service.retry)
        sheet.key_chosen.connect(service.set_key)
        sheet.skills_chosen.connect(service.set_skills)
        sheet.export_wanted.connect(service.export)
        sheet.foreign_export_wanted.connect(service.export_by)
        sheet.edited.connect(self._put)
        sheet.action_wanted.connect(self._act)
        sheet.ask_wanted.connect(self._ask_entry)
        sheet.self_paced_wanted.connect(self._ask_self_paced)
        sheet.closed.connect(self.close)
        sheet.open()
        service.open(self._main.editor.document.info.title)
        if path is not None:
            service.preview_file(path)

    def close(self) -> None:
        """Close the sheet. The reading of a file is cancelled; a question that is being typed is kept."""
        sheet = self.sheet
        if sheet is not None:
            sheet.end_editing()
        self.service.close()
        self._drawn = QuestionsState()
        if sheet is not None:
            sheet.deleteLater()
            self.sheet = None

    # -- showing

    def questions_changed(self) -> None:
        """Draw what has changed. The sheet chooses a collection when it gets names; all that follows is drawn then."""
        before, state, sheet = self._drawn, self.service.state, self.sheet
        self._drawn = state
        if sheet is None:
            return
        if state.is_reading != before.is_reading:
            sheet.show_reading(state.is_reading)
        if state.is_saving != before.is_saving:
            sheet.show_saving(state.is_saving)
        if state.names is not None and state.names is not before.names:
            sheet.show_names(state.names, state.wanted)
            if not state.names and not sheet.message.text():
                sheet.show_message(
                    tr(
                        "Aucune question pour l’instant : en écrire une, ou importer un fichier GIFT, Moodle, QCMcam, "
                        "QTI, H5P, Kahoot, AMC ou CSV."
                    )
                )
            return
        if state.preview is not None and state.preview is not before.preview:
            sheet.show_file(state.preview.entries, state.preview.name, preview_note(state.preview))
            sheet.show_message(preview_text(state.preview))
        if state.collection is not None and state.collection is not before.collection:
            if state.collection.name != sheet.chosen:
                sheet.show_first(state.collection.name)
            if state.preview is None:
                self._show_collection(sheet, state.collection)

    def _show_collection(self, sheet: QuestionsSheet, shown: ShownCollection) -> None:
        if shown.change is None:
            sheet.show_collection(shown.entries)
        else:
            sheet.show_changed(shown.entries, shown.selected)
            sheet.show_message(change_text(shown.change), undo=shown.can_undo)

    def questions_notice(self, notice: AnyQuestionsNotice) -> None:
        """Show a notice in the sheet; in the main window if a question can't be saved after the sheet was closed."""
        if self.sheet is not None:
            message = notice_message(notice)
            self.sheet.show_message(message.text, message.token, undo=message.undo, retry=message.retry)
        elif isinstance(notice, CollectionNotSaved):
            self._notices.show(not_saved_text(notice), serious=True)

    def question_replaced(self, old: ListedQuestion, new: ListedQuestion) -> None:
        """Ask the edited question where the old one is waiting to be asked."""
        self._sequence.replace(old, new)
        self.replaced.emit(old, new)

    def _draw(self, entry: ListedQuestion, then: Callable[[RenderedQuestion], None]) -> None:
        """Render a question for the sheet; drop the result if the sheet is closed by then."""
        sheet = self.sheet

        def drawn(written: RenderedQuestion) -> None:
            if sheet is self.sheet and sheet is not None:
                then(written)

        self.service.drawings.draw(entry, drawn)

    # -- changes

    def _put(self, old: ListedQuestion | None, item: BankQuestion) -> None:
        """Store an edited question. A new one, which has no old entry, is added after the selected one."""
        if self.sheet is not None:
            self.service.put(old, item, self.sheet.browser.entry, tr("Mes questions"))

    def _act(self, action: QuestionAction, entry: ListedQuestion | None) -> None:
        if action is QuestionAction.UNDO:
            self.service.undo()
        elif action is QuestionAction.REDO:
            self.service.redo()
        elif entry is None or self.sheet is None:
            return
        else:
            self._act_on(action, entry, self.sheet.browser.shown)

    def _act_on(self, action: QuestionAction, entry: ListedQuestion, listed: Sequence[ListedQuestion]) -> None:
        match action:
            case QuestionAction.COPY:
                self.service.copy(entry)
            case QuestionAction.REMOVE:
                self.service.remove(entry, listed)
            case QuestionAction.UP | QuestionAction.DOWN:
                self.service.move(entry, listed, down=action is QuestionAction.DOWN)
            case QuestionAction.EDIT | QuestionAction.NEW | QuestionAction.UNDO | QuestionAction.REDO:
                pass  # the sheet opens the editor itself
            case _:
                assert_never(action)

    # -- asking

    def vote_shown(self) -> None:
        """Enable the commands for the next and the previous question when the vote allows them."""
        self._commands[CommandId.NEXT_QUESTION].setEnabled(self._sequence.can_go(1))
        self._commands[CommandId.PREVIOUS_QUESTION].setEnabled(self._sequence.can_go(-1))

    def ask_next(self) -> None:
        """Ask the next question in place of the one that is shown."""
        self._sequence.go(1, replaces=True)

    def ask_line(self, line: Sequence[ListedQuestion], entry: ListedQuestion) -> None:
        """Ask a question; the others of the line come before and after it."""
        self._sequence.begin(line, entry)

    def _ask_entry(self, entry: ListedQuestion) -> None:
        if self.sheet is not None:
            self._sequence.begin(self.sheet.browser.shown, entry)

    def _asked(self, taken: bool) -> None:
        """Close the sheet when a question is asked, so that the class sees the question."""
        sheet = self.sheet
        if sheet is not None and taken:
            sheet.put_away()
        elif not taken:
            text = tr("Un vote est en cours : le terminer avant de poser une question.")
            self._notices.show(text) if sheet is None else sheet.show_message(text, "danger")

    def _ask_self_paced(self, entries: Sequence[ListedQuestion]) -> None:
        questions = tuple(entry.live_question.question for entry in entries if entry.live_question is not None)
        if self.sheet is not None:
            if not self._vote.may_ask():
                self.sheet.show_message(tr("Un vote est en cours : le terminer avant de poser la série."), "danger")
                return
            self.sheet.put_away()
        self.self_paced_wanted.emit(questions)
