"""Questions of a series that the teacher asks one by one, for clickers and cards too: what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tni.core.ids import ClassId, QuestionId
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.quiz.question import Question
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import is_singular, tr


class TeacherPacedController:
    """may_ask: whether no vote is open. ask: opens a vote on a question. changed: what comes next is another."""

    def __init__(
        self,
        notices: Notices,
        may_ask: Callable[[], bool],
        ask: Callable[[Question], None],
        changed: Callable[[], None],
    ) -> None:
        self._notices, self._may_ask, self._ask, self._changed = notices, may_ask, ask, changed
        self._class_id: ClassId | None = None
        self._rest = self._left = NO_QUIZ
        """What comes next, and what may be taken up again."""
        self._kept = NO_QUIZ
        self._now: Question | None = None
        """The one that was asked last."""
        self.keep: Callable[[TeacherPacedQuiz], None] = lambda _rest: None
        """Told what should outlive a crash; may be replaced."""

    @property
    def place(self) -> tuple[int, int] | None:
        """See `TeacherPacedQuiz.place`."""
        return self._rest.place

    def begin(self, questions: Sequence[Question]) -> bool:
        """Ask the first. False: a vote is open, or there is none."""
        if not questions or not self._may_ask():
            return False
        self.leave()
        self._rest = TeacherPacedQuiz(tuple(questions), len(questions), self._class_id)
        return self.ask_next()

    def ask_next(self) -> bool:
        """False: a vote is open, or none is left."""
        if not self._rest.questions or not self._may_ask():
            return False
        self._now, *others = self._rest.questions
        self._set(replace(self._rest, questions=tuple(others)))
        self._ask(self._now)
        return True

    def take_back(self, question: QuestionId) -> None:
        """It was asked by mistake: if it is one of the series, it comes again."""
        now = self._now
        if now is not None and now.id == question:
            self._now = None
            self._set(replace(self._rest, questions=(now, *self._rest.questions)))

    def leave(self) -> None:
        """The teacher goes on to something else: what comes next can be taken up again."""
        if self._rest.questions:
            self._offer(self._rest)

    def forget(self) -> None:
        """The class leaves, for which it was."""
        rest = self._rest
        self._take_back_offer()
        self._set(NO_QUIZ)
        if rest.questions:
            self._notices.show(quiz_ended_message(rest))

    def class_changed(self, class_id: ClassId | None) -> None:
        """Another class is taught, or none."""
        self._class_id = class_id
        if class_id is not None and class_id != (self._rest if self._rest.questions else self._left).class_id:
            self.forget()

    def restore(self, kept: TeacherPacedQuiz, asked: QuestionId | None) -> None:
        """What a crash has left. asked: the vote that goes on; None without one, and the teacher is asked."""
        rest = kept.after(asked)
        if self._rest.questions or not rest.questions:
            return
        if asked is None:
            self._offer(rest)
        else:
            self._set(rest)
            self._changed()

    def _set(self, rest: TeacherPacedQuiz, left: TeacherPacedQuiz | None = None) -> None:
        """left: what may be taken up again, where that is another."""
        self._rest, self._left = rest, self._left if left is None else left
        kept = self._rest if self._rest.questions else self._left
        if kept != self._kept:
            self._kept = kept
            self.keep(kept)

    def _offer(self, left: TeacherPacedQuiz) -> None:
        self._take_back_offer()
        self._now = None
        self._set(NO_QUIZ, left)
        words = remaining_questions_message(left)
        said = self._notices.show(words, act_text=tr("Reprendre"), act=lambda: self._take_up(left), stays=True)
        said.closed.connect(lambda: self._declined(left))

    def _declined(self, left: TeacherPacedQuiz) -> None:
        """The notice is put away."""
        if left is self._left:
            self._set(self._rest, NO_QUIZ)

    def _take_up(self, left: TeacherPacedQuiz) -> None:
        self._left = NO_QUIZ
        self.leave()
        self._set(left)
        if not self.ask_next():
            self._changed()  # it comes after the vote that is open

    def _take_back_offer(self) -> None:
        left, self._left = self._left, NO_QUIZ
        if left.questions:
            self._notices.take_back(remaining_questions_message(left))


def remaining_questions_message(left: TeacherPacedQuiz) -> str:
    """`Il restait 3 questions de la série.`"""
    count = len(left.questions)
    if is_singular(count):
        return tr("Il restait une question de la série.")
    return tr("Il restait {} questions de la série.").format(count)


def quiz_ended_message(left: TeacherPacedQuiz) -> str:
    """For what cannot be taken up again."""
    count = len(left.questions)
    if is_singular(count):
        return tr("La série s’arrête là : il restait une question.")
    return tr("La série s’arrête là : il restait {} questions.").format(count)
