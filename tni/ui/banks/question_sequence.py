"""Questions asked one after another: which comes next, and how it is drawn before it is asked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.quiz.round import RoundPhase
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.vote.vote_controller import VoteController
from tni.ui.vote.vote_view_state import VoteViewState

if TYPE_CHECKING:
    from tni.core.ids import QuestionId
    from tni.formats.banks.rendered_question import RenderedQuestion
    from tni.services.question_library import QuestionLibrary
    from tni.ui.banks.listed_questions import ListedQuestion

_log = logging.getLogger(__name__)
MAX_CACHED = 40


def find_in_collections(library: QuestionLibrary, wanted: Collection[QuestionId]) -> dict[QuestionId, RenderedQuestion]:
    """Those of the questions that one of the collections has. Takes its time."""
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
    """asked: whether the question that was wanted is asked now; it is not while another vote is open."""

    asked = Signal(bool)

    def __init__(self, commands: Commands, tasks: TaskRunner, vote: VoteController, parent: QObject) -> None:
        super().__init__(parent)
        self._commands, self._tasks, self._vote = commands, tasks, vote
        self._drawn: dict[ListedQuestion, RenderedQuestion] = {}
        self._line: Sequence[ListedQuestion] = ()
        self._at = -1
        """Which of them was asked last."""
        commands[CommandId.NEXT_QUESTION].triggered.connect(lambda: self.go(1))
        commands[CommandId.PREVIOUS_QUESTION].triggered.connect(lambda: self.go(-1))
        vote.goes_on = lambda: self._beside(1) is not None
        vote.shown.connect(self._vote_shown)
        self._vote_shown(vote.view)

    def begin(self, line: Sequence[ListedQuestion], entry: ListedQuestion) -> None:
        """Ask one; the others of the line come after and before it."""
        self._line = [one for one in line if one.asked is not None]
        self._ask(self._line.index(entry))

    def go(self, step: int) -> None:
        """The question after the one that was asked last, or before it."""
        if (at := self._beside(step)) is not None:
            self._ask(at)

    def draw(self, entry: ListedQuestion, then: Callable[[RenderedQuestion], None]) -> None:
        """How it is written, at once where that is known."""
        from tni.formats.banks.question_renderer import render_description, render_question

        if (known := self._drawn.get(entry)) is not None:
            then(known)
            return

        def done(made: RenderedQuestion) -> None:
            while len(self._drawn) >= MAX_CACHED:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[entry] = made
            then(made)

        asked = entry.asked
        work = (
            (lambda: render_description(entry.item)) if asked is None else (lambda: render_question(asked, entry.item))
        )
        self._tasks.submit(work, done, lambda error: _log.warning("a question is not drawn: %s", error))

    def replace(self, old: ListedQuestion, new: ListedQuestion) -> None:
        """A question that may wait for its turn is another one now, whenever it was read; if it still can be asked."""
        if old.asked is None or new.asked is None:
            return
        id = old.asked.question.id
        self._line = [new if one.asked is not None and one.asked.question.id == id else one for one in self._line]

    def forget(self) -> None:
        """What was drawn."""
        self._drawn.clear()

    def _ask(self, at: int) -> None:
        entry = self._line[at]
        assert entry.asked is not None
        question = entry.asked.question

        def ask(written: RenderedQuestion) -> None:
            before, self._at = self._at, at
            taken = self._vote.ask_anew(question, written)
            if not taken:
                self._at = before
            self.asked.emit(taken)

        self.draw(entry, ask)

    def _beside(self, step: int) -> int | None:
        at = self._at + step
        return at if self._at >= 0 and 0 <= at < len(self._line) else None

    def _vote_shown(self, view: VoteViewState | None) -> None:
        is_open = view is not None and view.state.phase is RoundPhase.OPEN
        for command, step in ((CommandId.NEXT_QUESTION, 1), (CommandId.PREVIOUS_QUESTION, -1)):
            self._commands[command].setEnabled(not is_open and self._beside(step) is not None)
