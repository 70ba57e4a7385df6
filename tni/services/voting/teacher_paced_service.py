"""Remaining questions of a teacher-paced quiz: what comes next, what was left, and both again after a crash."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from tni.core.clock import Clock
from tni.core.ids import ClassId, QuestionId
from tni.core.tasks import TaskRunner
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.quiz.question import Question
from tni.services.voting.round_outcome import RESUMABLE_FOR
from tni.services.voting.vote_archive import VoteArchive

_log = logging.getLogger(__name__)


class QuizStore(Protocol):
    """Storage of the remaining questions of a quiz. Implemented by `tni.store.teacher_paced_file.TeacherPacedFile`."""

    def keep(self, rest: TeacherPacedQuiz, now: datetime) -> None:
        """Store the remaining questions in place of the previous ones. For any thread. Raises: OSError, WriteError."""

    def read(self, since: datetime) -> TeacherPacedQuiz:
        """Return what was stored at `since` or later, else an empty quiz. For any thread."""


class TeacherPacedService:
    """Remaining questions of a teacher-paced quiz.

    They are stored only while this program holds the vote journal: otherwise the storage belongs to another running
    program.
    """

    def __init__(self, store: QuizStore, journal: VoteArchive, clock: Clock, tasks: TaskRunner) -> None:
        self._store, self._journal, self._clock, self._tasks = store, journal, clock, tasks
        self._class_id: ClassId | None = None
        self._stored = NO_QUIZ
        self._asked: Question | None = None
        """The last question asked."""
        self.remaining = NO_QUIZ
        """The questions that come next."""
        self.offered = NO_QUIZ
        """The questions of a quiz that was left, which the teacher is offered to resume."""

    def begin(self, questions: Sequence[Question]) -> None:
        """Begin a quiz; `next_question` returns its first question."""
        self.leave()
        self.remaining = TeacherPacedQuiz(tuple(questions), len(questions), self._class_id)

    def next_question(self) -> Question | None:
        """Take the next question; None if none is left."""
        if not self.remaining.questions:
            return None
        self._asked, *others = self.remaining.questions
        self._set(replace(self.remaining, questions=tuple(others)), self.offered)
        return self._asked

    def take_back(self, question: QuestionId) -> None:
        """Put the last question back as the next one, if it has this id: it was asked by mistake."""
        asked = self._asked
        if asked is not None and asked.id == question:
            self._asked = None
            self._set(replace(self.remaining, questions=(asked, *self.remaining.questions)), self.offered)

    def leave(self) -> None:
        """Leave the quiz for another activity, and offer to resume the remaining questions."""
        if self.remaining.questions:
            self._offer(self.remaining)

    def resume(self, left: TeacherPacedQuiz) -> None:
        """Resume a quiz that was offered; a quiz that began meanwhile is left."""
        self.offered = NO_QUIZ
        self.leave()
        self._set(left, self.offered)

    def decline(self, left: TeacherPacedQuiz) -> None:
        """Drop the questions whose offer the teacher has closed."""
        if left is self.offered:
            self._set(self.remaining, NO_QUIZ)

    def forget(self) -> TeacherPacedQuiz:
        """Drop all questions, as their class leaves. Returns those that were to come."""
        dropped = self.remaining
        self._set(NO_QUIZ, NO_QUIZ)
        return dropped

    def class_changed(self, class_id: ClassId | None) -> TeacherPacedQuiz:
        """Set the class being taught, None for none. Questions of another class are dropped; returns those that were to
        come."""
        self._class_id = class_id
        held = self.remaining if self.remaining.questions else self.offered
        return self.forget() if class_id is not None and class_id != held.class_id else NO_QUIZ

    def restore(self, asked: QuestionId | None, restored: Callable[[], None]) -> None:
        """Restore the quiz after a crash. asked: question of the resumed vote; None without one, then the quiz is
        offered. restored: called once there are questions again."""
        if self._journal.is_ours:
            since = self._clock.now() - RESUMABLE_FOR
            self._tasks.submit(
                lambda: self._store.read(since), lambda stored: self._restore(stored, asked, restored), _failed
            )

    def _restore(self, stored: TeacherPacedQuiz, asked: QuestionId | None, restored: Callable[[], None]) -> None:
        left = stored.after(asked)
        if self.remaining.questions or not left.questions:
            return
        if asked is None:
            self._offer(left)
        else:
            self._set(left, self.offered)
        restored()

    def _offer(self, left: TeacherPacedQuiz) -> None:
        self._asked = None
        self._set(NO_QUIZ, left)

    def _set(self, remaining: TeacherPacedQuiz, offered: TeacherPacedQuiz) -> None:
        """Set both, and store the one that must survive a crash."""
        self.remaining, self.offered = remaining, offered
        held = remaining if remaining.questions else offered
        if held == self._stored:
            return
        self._stored = held
        if self._journal.is_ours:
            now = self._clock.now()
            self._tasks.submit(lambda: self._store.keep(held, now), lambda _: None, _failed)


def _failed(error: Exception) -> None:
    """Log a failure only: what is stored matters only after a crash."""
    _log.warning("what comes next of a series: %s", error)
