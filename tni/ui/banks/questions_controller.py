"""Controller of the teacher's questions: connects the sheet, the collections on the disk and the votes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.tasks import TaskRunner
from tni.services.voting.asking_service import AskingService
from tni.services.voting.question_sequence import QuestionSequence, find_in_collections
from tni.services.voting.vote_service import VoteService
from tni.ui.banks.collection_editor import CollectionEditor
from tni.ui.banks.question_files import QuestionFileController
from tni.ui.banks.sheet_tasks import SheetTasks
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.teacher.teaching_windows import TeachingWindows

if TYPE_CHECKING:
    from tni.core.ids import QuestionId
    from tni.quiz.bank.bank_format import BankFormat
    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.services.question_library import QuestionLibrary
    from tni.ui.banks.listed_questions import ListedQuestion
    from tni.ui.banks.question_actions import QuestionAction
    from tni.ui.banks.questions_sheet import QuestionsSheet

_log = logging.getLogger(__name__)


class QuestionsController(QObject):
    """Controller of the questions sheet. folder: of the collections."""

    self_paced_wanted = Signal(object)  # tuple of `Question` for a self-paced quiz

    def __init__(
        self,
        main: MainController,
        folder: Path,
        tasks: TaskRunner,
        windows: TeachingWindows,
        vote: VoteService,
        asking: AskingService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folder, self._tasks, self._windows, self._vote = folder, tasks, windows, vote
        self._work = SheetTasks(tasks)
        self._files = QuestionFileController(self._work, lambda: self.library, self)
        self._files.imported.connect(self._show_names)
        notify = lambda text: main.window.notices.show(text, serious=True)  # noqa: E731
        self._editor = CollectionEditor(self._work, lambda: self.library, notify, self)
        self._editor.made.connect(self._forget_erasing)
        self._undo: Callable[[], None] | None = None
        self._commands, self._sequence = main.commands, QuestionSequence(vote, asking, tasks, self._asked)
        main.commands[CommandId.NEXT_QUESTION].triggered.connect(lambda: self._sequence.go(1))
        main.commands[CommandId.PREVIOUS_QUESTION].triggered.connect(lambda: self._sequence.go(-1))
        self._editor.replaced.connect(self._sequence.replace)

    @property
    def sheet(self) -> QuestionsSheet | None:
        """Sheet while it is open, otherwise None."""
        return self._work.sheet

    @property
    def library(self) -> QuestionLibrary:
        from tni.services.question_library import QuestionLibrary  # a lesson without bank questions needs none

        return QuestionLibrary(self._folder)

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
        from tni.ui.banks.questions_sheet import QuestionsSheet

        if (before := self.sheet) is not None and before.isVisible() and not before.end_editing():
            return
        self.close()
        parent, style = self._windows.host
        sheet = self._work.sheet = QuestionsSheet(style, self._draw, parent)
        for signal, act in (
            (sheet.collection_chosen, self._load),
            (sheet.file_chosen, self.preview_file),
            (sheet.stop_wanted, self._files.stop),
            (sheet.save_wanted, self._save_file),
            (sheet.renamed, self._rename),
            (sheet.erase_wanted, self._erase),
            (sheet.undo_wanted, self._undo_last),
            (sheet.ask_wanted, self._ask_entry),
            (sheet.self_paced_wanted, self._ask_self_paced),
            (sheet.key_chosen, self._set_key),
            (sheet.skills_chosen, self._set_skills),
            (sheet.edited, self._editor.edited),
            (sheet.action_wanted, self._do_action),
            (sheet.retry_wanted, self._editor.retry),
            (sheet.export_wanted, self._export),
            (sheet.closed, self.close),
        ):
            signal.connect(act)
        sheet.open()
        self._show_names()
        if path is not None:
            self.preview_file(path)

    def close(self) -> None:
        """Close the sheet. The reading of a file is cancelled; a question that is being typed is kept."""
        self._files.stop()
        if (sheet := self.sheet) is not None:
            sheet.end_editing()
        self._sequence.forget()
        self._editor.forget()
        if sheet is not None:
            sheet.deleteLater()
            self._work.sheet = None

    # -- collections

    def _show_names(self, chosen: str = "") -> None:
        def show(sheet: QuestionsSheet, names: list[str]) -> None:
            sheet.show_names(names, chosen)
            if not names and not sheet.message.text():
                sheet.show_message(
                    tr("Importer un fichier de questions : GIFT, Moodle, QCMcam, QTI, H5P, Kahoot, AMC, tableur CSV.")
                )

        self._work.do(self.library.names, show)

    def _load(self, name: str) -> None:
        self._files.forget()
        self._editor.forget()
        if name:
            self._editor.load(name)

    def _is_behind(self, name: str) -> bool:
        """Return whether the shown version of a collection is not on the disk yet, so that its file must not be moved.
        Also True when the sheet is closed."""
        if (sheet := self.sheet) is None or self._editor.saving.waiting(name) is None:
            return sheet is None
        self._editor.saving.retry(name)
        sheet.show_message(tr("La dernière modification n’est pas encore enregistrée : recommencer ensuite."), "danger")
        return True

    def _rename(self, new: str) -> None:
        sheet = self.sheet
        if sheet is None or new == (old := sheet.chosen) or self._is_behind(old):
            return
        library = self.library

        def done(sheet: QuestionsSheet, _: None) -> None:
            sheet.show_message(tr("« {old} » s’appelle maintenant « {new} ».").format(old=old, new=new))
            self._show_names(new)

        self._work.do(lambda: library.rename(old, new), done)

    def _erase(self) -> None:
        sheet = self.sheet
        if sheet is None or self._is_behind(sheet.chosen):
            return
        library, name = self.library, sheet.chosen

        def done(sheet: QuestionsSheet, gone: Path) -> None:
            self._show_names()
            sheet.show_message(tr("« {} » est effacée.").format(name), undo=True)
            self._undo = lambda: self._work.do(lambda: library.bring_back(gone), lambda _, back: self._show_names(back))

        self._work.do(lambda: library.erase(name), done)

    def _undo_last(self) -> None:
        """Undo the erasing of a collection, or else the last change."""
        undo, self._undo = self._undo, None
        if undo is None:
            self._editor.step(back=True)
        elif self.sheet is not None:
            self.sheet.show_message("")
            undo()

    def _do_action(self, action: QuestionAction, entry: ListedQuestion | None) -> None:
        from tni.ui.banks.question_actions import QuestionAction

        if action is QuestionAction.UNDO:
            self._undo_last()
        else:
            self._editor.do(action, entry)

    def _forget_erasing(self) -> None:
        """Drop the undo of an erased collection: a later change is undone first."""
        self._undo = None

    def _set_key(self, entry: ListedQuestion, key: str | None) -> None:
        from tni.quiz.bank.collection import with_key

        if entry.live_question is not None:
            self._editor.replace_item(
                entry, with_key(entry.item, entry.live_question, key), tr("Bonne réponse changée.")
            )

    def _set_skills(self, entry: ListedQuestion, skills: tuple[str, ...]) -> None:
        from tni.quiz.bank.collection import with_skills

        self._editor.replace_item(entry, with_skills(entry.item, skills), tr("Compétences changées."))

    def _save_file(self, name: str, entries: Sequence[ListedQuestion]) -> None:
        from tni.services.question_library import safe_file_name

        if not self._is_behind(safe_file_name(name)):
            self._files.add_to_collection(name, entries)

    def _export(self, path: Path, kind: BankFormat) -> None:
        if (bank := self._editor.bank) is not None:
            self._files.export(bank, path, kind)

    def preview_file(self, path: Path) -> None:
        """Preview a file; nothing is stored yet."""
        self._files.preview_file(path)

    # -- asking

    def vote_shown(self) -> None:
        """Enable the commands for the next and the previous question when the vote allows them."""
        self._commands[CommandId.NEXT_QUESTION].setEnabled(self._sequence.can_go(1))
        self._commands[CommandId.PREVIOUS_QUESTION].setEnabled(self._sequence.can_go(-1))

    def find(
        self, wanted: Collection[QuestionId], found: Callable[[Mapping[QuestionId, RenderedQuestion]], None]
    ) -> None:
        """Pass the wanted questions that the collections contain to `found`, rendered."""
        library = self.library

        def lost(error: Exception) -> None:
            _log.warning("questions are not found: %s", error)
            found({})

        self._tasks.submit(lambda: find_in_collections(library, wanted), found, lost)

    def _draw(self, entry: ListedQuestion, then: Callable[[RenderedQuestion], None]) -> None:
        """Render a question for the sheet; drop the result if the sheet is closed by then."""
        sheet = self.sheet

        def drawn(written: RenderedQuestion) -> None:
            if sheet is self.sheet and sheet is not None:
                then(written)

        self._sequence.draw(entry, drawn)

    def _ask_entry(self, entry: ListedQuestion) -> None:
        if self.sheet is not None:
            self._sequence.begin(self.sheet.browser.shown, entry)

    def _asked(self, taken: bool) -> None:
        """Close the sheet when a question is asked, so that the class sees the question."""
        sheet = self.sheet
        if sheet is not None and taken:
            sheet.put_away()
        elif sheet is not None:
            sheet.show_message(tr("Un vote est en cours : le terminer avant de poser une question."), "danger")

    def _ask_self_paced(self, entries: Sequence[ListedQuestion]) -> None:
        questions = tuple(entry.live_question.question for entry in entries if entry.live_question is not None)
        if self.sheet is not None:
            if not self._vote.may_ask():
                self.sheet.show_message(tr("Un vote est en cours : le terminer avant de poser la série."), "danger")
                return
            self.sheet.put_away()
        self.self_paced_wanted.emit(questions)
