"""Questions of the teacher's collections on their way to a vote: found, rendered, and asked one after another."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.services.voting.asking_service import AskingService
from tni.services.voting.vote_service import VoteService

if TYPE_CHECKING:
    from tni.core.ids import QuestionId
    from tni.quiz.bank.live_question import LiveQuestion
    from tni.quiz.bank.question_bank import BankQuestion
    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.services.question_library import QuestionLibrary

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


class AskableEntry(Protocol):
    """Entry of a list of questions; compared by identity."""

    @property
    def item(self) -> BankQuestion:
        """The question in its bank."""

    @property
    def live_question(self) -> LiveQuestion | None:
        """The question for a vote; None if no vote can be made of it."""


class QuestionSequence:
    """Sequence of questions that are asked one after another.

    asked: called with True when the wanted question is asked, and with False if another vote is open.
    """

    def __init__(
        self, vote: VoteService, asking: AskingService, tasks: TaskRunner, asked: Callable[[bool], None]
    ) -> None:
        self._vote, self._asking, self._tasks, self._asked = vote, asking, tasks, asked
        self._drawn: dict[AskableEntry, RenderedQuestion] = {}
        self._line: Sequence[AskableEntry] = ()
        self._at = -1
        """Index of the question that was asked last; -1 before the first."""

    def begin(self, line: Sequence[AskableEntry], entry: AskableEntry) -> None:
        """Ask a question. The other questions of `line` come before and after it."""
        self._line = [one for one in line if one.live_question is not None]
        self._ask(self._line.index(entry))

    def go(self, step: int) -> None:
        """Ask the question `step` places after the one that was asked last; a negative step goes back."""
        if (at := self._beside(step)) is not None:
            self._ask(at)

    def can_go(self, step: int) -> bool:
        """Return whether there is such a question, and no vote is open."""
        return self._beside(step) is not None and not self._vote.takes_answers

    def draw(self, entry: AskableEntry, then: Callable[[RenderedQuestion], None]) -> None:
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

    def replace(self, old: AskableEntry, new: AskableEntry) -> None:
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
            self._move(at)  # first, so that the vote that opens knows what follows it
            taken = self._asking.ask_anew(question, written)
            if not taken:
                self._move(before)
            self._asked(taken)

        self.draw(entry, ask)

    def _move(self, at: int) -> None:
        self._at = at
        self._vote.has_next = self._beside(1) is not None

    def _beside(self, step: int) -> int | None:
        at = self._at + step
        return at if self._at >= 0 and 0 <= at < len(self._line) else None
