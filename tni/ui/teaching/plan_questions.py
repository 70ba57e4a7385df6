"""Questions of the open lesson's plan: found in the collections, chosen, copied into the lesson, asked in class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from shiboken6 import isValid

from tni.core.ids import QuestionId
from tni.document.lesson_plan import LessonPlan
from tni.ui.banks.questions_launcher import QuestionsLauncher
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.services.questions.lesson_copies import CopiedQuestion
    from tni.services.questions.listed_questions import ListedQuestion
    from tni.ui.banks.question_picker import QuestionPicker
    from tni.ui.chrome.button import Style
    from tni.ui.library.phase_questions import QuestionLine

type Picked = Sequence[ListedQuestion]


class PlanQuestions:
    """Questions that the plan names. changed: called when more is known of them."""

    def __init__(
        self, main_controller: MainController, launcher: QuestionsLauncher, changed: Callable[[], None]
    ) -> None:
        self._main_controller, self._launcher, self._changed = main_controller, launcher, changed
        self._entries: dict[QuestionId, ListedQuestion] = {}
        self._sought: set[QuestionId] = set()
        self._known: set[QuestionId] = set()
        """Of those sought, the ones whose search has ended."""
        self._copies: dict[QuestionId, CopiedQuestion | None] = {}
        self._is_asking = False
        self.picker: QuestionPicker | None = None
        """Sheet to choose questions while it is open, otherwise None."""

    # -- what is known of them

    def forget(self) -> None:
        """Forget what the collections had: they may have changed, and so may the lesson."""
        self._entries.clear()
        self._sought.clear()
        self._known.clear()
        self._copies.clear()

    def look_up(self, questions: Iterable[QuestionId]) -> None:
        """Look questions up in the collections, each once."""
        wanted = set(questions) - self._sought
        if not wanted:
            return
        self._sought |= wanted

        def found(entries: Mapping[QuestionId, ListedQuestion]) -> None:
            self._entries |= entries
            self._known |= wanted
            self._changed()

        self._launcher.service.finder.find(wanted, found)

    def text(self, question: QuestionId) -> str:
        """Return the text of a question; empty where it is not known."""
        copy, entry = self._main_controller.editor.document.question(question), self._entries.get(question)
        if entry is None or entry.live_question is None:
            return "" if copy is None else copy.text
        return entry.live_question.question.text or entry.text

    def lines(self, questions: Iterable[QuestionId]) -> dict[QuestionId, QuestionLine]:
        """Return questions as the plan's sheet lists them."""
        from tni.ui.library.phase_questions import QuestionLine

        return {
            one: QuestionLine(self.text(one), is_copy=one in self._known and one not in self._entries)
            for one in questions
        }

    def copies(self, plan: LessonPlan | None) -> Iterator[CopiedQuestion]:
        """Yield the copies that the lesson lacks of a plan's questions; on planning also those that it has of an
        earlier state."""
        editor = self._main_controller.editor
        for question in questions_of(plan):
            copy, kept = self._copy(question), editor.document.question(question)
            if copy is not None and (kept is None or (editor.seance is None and kept.file != copy.record.file)):
                yield copy

    def _copy(self, question: QuestionId) -> CopiedQuestion | None:
        if question not in self._copies and (entry := self._entries.get(question)) is not None:
            from tni.services.questions.lesson_copies import copy_of

            self._copies[question] = copy_of(entry)
        return self._copies.get(question)

    def _take(self, entry: ListedQuestion) -> QuestionId | None:
        """Note a question of a collection and return its id; None for one that can't be asked."""
        if entry.live_question is None:
            return None
        question = entry.live_question.question.id
        self._entries[question] = entry
        self._sought.add(question)
        self._copies.pop(question, None)
        return question

    def edited(self, old: ListedQuestion, new: ListedQuestion) -> tuple[QuestionId, QuestionId] | None:
        """Put an edited question in the place of its earlier state in the lesson, on planning. Return the ids of both
        if the plan named it."""
        editor = self._main_controller.editor
        if old.live_question is None or new.live_question is None or editor.seance is not None:
            return None
        before, after = old.live_question.question.id, self._take(new)
        if before not in set(questions_of(editor.document.plan)) or after is None:
            return None
        if (copy := self._copy(after)) is not None:
            self._main_controller.window.do(lambda editor: editor.replace_question(before, copy))
        return before, after

    # -- choosing

    def choose(self, host: tuple[QWidget, Style], add: Callable[[Sequence[QuestionId]], int]) -> None:
        """Open the sheet to choose questions. add: takes those chosen, and returns how many are new."""
        from tni.services.questions.question_library import safe_file_name
        from tni.ui.banks.question_picker import QuestionPicker
        from tni.ui.messages.errors import error_message

        parent, style = host
        service = self._launcher.service
        picker = self.picker = QuestionPicker(style, self._draw, parent)

        def failed(error: Exception) -> None:
            if isValid(picker):
                picker.show_message(error_message(error), "danger")

        def show_names(names: Sequence[str]) -> None:
            if isValid(picker):
                picker.show_names(names, safe_file_name(self._main_controller.editor.info.title or " "))

        def choose(name: str) -> None:
            def show(entries: Picked) -> None:
                if isValid(picker) and picker.choice.currentText() == name:
                    picker.show_entries(entries)

            service.finder.questions(name, show, failed)

        def take(entries: Picked) -> None:
            chosen = [question for entry in entries if (question := self._take(entry)) is not None]
            picker.show_added(add(chosen))

        picker.collection_chosen.connect(choose)
        picker.picked.connect(take)
        picker.write_wanted.connect(self._write)
        picker.closed.connect(self._picker_closed)
        picker.open()
        service.finder.names(show_names, failed)

    def _draw(self, entry: ListedQuestion, then: Callable[[RenderedQuestion], None]) -> None:
        picker = self.picker
        self._launcher.service.drawings.draw(
            entry, lambda written: then(written) if picker is not None and picker is self.picker else None
        )

    def _write(self) -> None:
        """Open « Mes questions » in place of the sheet to choose some, while there is none."""
        self.close_picker()
        self._launcher.controller.ask_open()

    def close_picker(self) -> None:
        """Close the sheet to choose questions."""
        if self.picker is not None:
            self.picker.put_away()
        self._picker_closed()

    def _picker_closed(self) -> None:
        if self.picker is not None:
            self.picker.deleteLater()
            self.picker = None

    # -- asking

    def copy_for_page(self, question: QuestionId) -> CopiedQuestion | None:
        """Return the copy of a question that was chosen, to be put on a page; None for one that can't be asked."""
        return self._copy(question)

    def ask(self, question: QuestionId, line: Sequence[QuestionId]) -> None:
        """Ask a question as the collections have it, else by the lesson's copy. The others of its line come before and
        after it."""
        if self._is_asking:
            return
        self._is_asking = True

        def found(entries: Mapping[QuestionId, ListedQuestion]) -> None:
            self._is_asking = False
            if (entry := entries.get(question)) is None:
                self._main_controller.window.notices.show(
                    tr("Cette question ne peut pas être posée : elle n’est ni dans vos questions ni dans la leçon.")
                )
                return
            self._launcher.controller.ask_line([entries[one] for one in line if one in entries], entry)

        self._launcher.service.finder.find_or_copy(tuple(line), self._launcher.file_of_copy, found)


def questions_of(plan: LessonPlan | None) -> list[QuestionId]:
    """Return the questions that a plan names, each once, in its order."""
    return [] if plan is None else list(dict.fromkeys(one for phase in plan.phases for one in phase.questions))
