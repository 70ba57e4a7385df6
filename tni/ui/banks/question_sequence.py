"""Sequence of questions asked one after another: selects the next question and renders it before it is asked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.quiz.round import RoundPhase
from tni.services.voting.asking_service import AskingService
from tni.services.voting.vote_service import VoteService
from tni.services.voting.vote_state import VoteState
from tni.ui.chrome.commands import CommandId, Commands

if TYPE_CHECKING:
    from tni.core.ids import QuestionId
    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.services.question_library import QuestionLibrary
    from tni.ui.banks.listed_questions import ListedQuestion

_log = logging.getLogger(__name__)
MAX_CACHED = 40


def find_in_collections(library: QuestionLibrary, wanted: Collection[QuestionId]) -> dict[QuestionId, RenderedQuestion]:
    """Return the wanted questions that a collection contains, rendered. This is slow: it reads the collections."""
    from tni.formats.banks.question_renderer import askable, render_question
    from tni.quiz.bank.collection import question_id

    found: dict[QuestionId, RenderedQuestion] = {}
    for name in library.names():
        try:
            items = library.load(name).items
        except (TniError, OSError) as error:
            _log.warning("a collection is not read: %s", error)
            continue
        for item in items:
            question = question_id(item)
            if question in wanted and question not in found and (asked := askable(item)) is not None:
                found[question] = render_question(asked, item)
        if len(found) == len(wanted):
            break
    return found


class QuestionSequence(QObject):
    """Sequence of questions, with the commands for the next and the previous one.

    Signal asked: True if the wanted question is asked now, False if another vote is open.
    """

    asked = Signal(bool)

    def __init__(
        self, commands: Commands, tasks: TaskRunner, vote: VoteService, asking: AskingService, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._commands, self._tasks, self._vote, self._asking = commands, tasks, vote, asking
        self._drawn: dict[ListedQuestion, RenderedQuestion] = {}
        self._line: Sequence[ListedQuestion] = ()
        self._at = -1
        """Index of the question that was asked last; -1 before the first."""
        commands[CommandId.NEXT_QUESTION].triggered.connect(lambda: self.go(1))
        commands[CommandId.PREVIOUS_QUESTION].triggered.connect(lambda: self.go(-1))
        self.vote_shown(vote.state)

    def begin(self, line: Sequence[ListedQuestion], entry: ListedQuestion) -> None:
        """Ask a question. The other questions of `line` come before and after it."""
        self._line = [one for one in line if one.live_question is not None]
        self._ask(self._line.index(entry))

    def go(self, step: int) -> None:
        """Ask the question `step` places after the one that was asked last; a negative step goes back."""
        if (at := self._beside(step)) is not None:
            self._ask(at)

    def draw(self, entry: ListedQuestion, then: Callable[[RenderedQuestion], None]) -> None:
        """Render a question and pass it to `then`, at once if it is cached."""
        from tni.formats.banks.question_renderer import render_description, render_question

        if (known := self._drawn.get(entry)) is not None:
            then(known)
            return

        def done(made: RenderedQuestion) -> None:
            while len(self._drawn) >= MAX_CACHED:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[entry] = made
            then(made)

        asked = entry.live_question
        work = (
            (lambda: render_description(entry.item)) if asked is None else (lambda: render_question(asked, entry.item))
        )
        self._tasks.submit(work, done, lambda error: _log.warning("a question is not drawn: %s", error))

    def replace(self, old: ListedQuestion, new: ListedQuestion) -> None:
        """Replace a question that may wait in the sequence, if the new one can still be asked. Questions are compared
        by id, so it does not matter when they were read."""
        if old.live_question is None or new.live_question is None:
            return
        id = old.live_question.question.id
        self._line = [
            new if one.live_question is not None and one.live_question.question.id == id else one for one in self._line
        ]

    def forget(self) -> None:
        """Drop the rendered questions."""
        self._drawn.clear()

    def _ask(self, at: int) -> None:
        entry = self._line[at]
        assert entry.live_question is not None
        question = entry.live_question.question

        def ask(written: RenderedQuestion) -> None:
            before = self._at
            self._move(at)
            taken = self._asking.ask_anew(question, written)
            if not taken:
                self._move(before)
            self.asked.emit(taken)

        self.draw(entry, ask)

    def _move(self, at: int) -> None:
        self._at = at
        self._vote.has_next = self._beside(1) is not None

    def _beside(self, step: int) -> int | None:
        at = self._at + step
        return at if self._at >= 0 and 0 <= at < len(self._line) else None

    def vote_shown(self, vote: VoteState) -> None:
        """Enable the commands that the vote allows."""
        is_open = vote.phase is RoundPhase.OPEN
        for command, step in ((CommandId.NEXT_QUESTION, 1), (CommandId.PREVIOUS_QUESTION, -1)):
            self._commands[command].setEnabled(not is_open and self._beside(step) is not None)
