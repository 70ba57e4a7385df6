"""Controller of a teacher-paced quiz: asks its questions one by one, for clickers and cards too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tni.core.ids import ClassId, QuestionId
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.quiz.question import Question
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import is_singular, tr


class TeacherPacedController:
    """Holds the remaining questions of a teacher-paced quiz.

    may_ask: returns True if no vote is open. ask: opens a vote on a question. changed: called when another question
    comes next.
    """

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
        """`_rest`: the remaining questions; `_left`: the questions that the teacher is offered to resume."""
        self._saved = NO_QUIZ
        self._now: Question | None = None
        """The last question asked."""
        self.save: Callable[[TeacherPacedQuiz], None] = lambda _rest: None
        """Stores the questions that must survive a crash; may be replaced."""

    @property
    def place(self) -> tuple[int, int] | None:
        """Position of the next question; see `TeacherPacedQuiz.position`."""
        return self._rest.position

    def begin(self, questions: Sequence[Question]) -> bool:
        """Ask the first question. Return False if a vote is open or there is no question."""
        if not questions or not self._may_ask():
            return False
        self.leave()
        self._rest = TeacherPacedQuiz(tuple(questions), len(questions), self._class_id)
        return self.ask_next()

    def ask_next(self) -> bool:
        """Ask the next question. Return False if a vote is open or no question is left."""
        if not self._rest.questions or not self._may_ask():
            return False
        self._now, *others = self._rest.questions
        self._set(replace(self._rest, questions=tuple(others)))
        self._ask(self._now)
        return True

    def take_back(self, question: QuestionId) -> None:
        """Put the last question back as the next one, if it has this id: it was asked by mistake."""
        now = self._now
        if now is not None and now.id == question:
            self._now = None
            self._set(replace(self._rest, questions=(now, *self._rest.questions)))

    def leave(self) -> None:
        """Leave the quiz for another activity, and offer to resume the remaining questions."""
        if self._rest.questions:
            self._offer(self._rest)

    def forget(self) -> None:
        """Drop the remaining questions, as their class leaves."""
        rest = self._rest
        self._withdraw_offer()
        self._set(NO_QUIZ)
        if rest.questions:
            self._notices.show(quiz_ended_message(rest))

    def class_changed(self, class_id: ClassId | None) -> None:
        """Set the class being taught, None for none. The questions of another class are dropped."""
        self._class_id = class_id
        if class_id is not None and class_id != (self._rest if self._rest.questions else self._left).class_id:
            self.forget()

    def restore(self, saved: TeacherPacedQuiz, asked: QuestionId | None) -> None:
        """Restore the quiz after a crash. asked: question of the resumed vote; None without one, then the quiz is
        offered.
        """
        rest = saved.after(asked)
        if self._rest.questions or not rest.questions:
            return
        if asked is None:
            self._offer(rest)
        else:
            self._set(rest)
            self._changed()

    def _set(self, rest: TeacherPacedQuiz, left: TeacherPacedQuiz | None = None) -> None:
        """Set the remaining questions and store them. left: the questions offered to resume, if they change."""
        self._rest, self._left = rest, self._left if left is None else left
        saved = self._rest if self._rest.questions else self._left
        if saved != self._saved:
            self._saved = saved
            self.save(saved)

    def _offer(self, left: TeacherPacedQuiz) -> None:
        self._withdraw_offer()
        self._now = None
        self._set(NO_QUIZ, left)
        words = remaining_questions_message(left)
        notice = self._notices.show(words, act_text=tr("Reprendre"), act=lambda: self._resume(left), stays=True)
        notice.closed.connect(lambda: self._declined(left))

    def _declined(self, left: TeacherPacedQuiz) -> None:
        """Drop the questions whose offer the teacher has closed."""
        if left is self._left:
            self._set(self._rest, NO_QUIZ)

    def _resume(self, left: TeacherPacedQuiz) -> None:
        self._left = NO_QUIZ
        self.leave()
        self._set(left)
        if not self.ask_next():
            self._changed()  # the next question follows the vote that is open

    def _withdraw_offer(self) -> None:
        left, self._left = self._left, NO_QUIZ
        if left.questions:
            self._notices.remove(remaining_questions_message(left))


def remaining_questions_message(left: TeacherPacedQuiz) -> str:
    """Return the text "Il restait 3 questions de la série." for these questions."""
    count = len(left.questions)
    if is_singular(count):
        return tr("Il restait une question de la série.")
    return tr("Il restait {} questions de la série.").format(count)


def quiz_ended_message(left: TeacherPacedQuiz) -> str:
    """Return the text for questions that can no longer be resumed."""
    count = len(left.questions)
    if is_singular(count):
        return tr("La série s’arrête là : il restait une question.")
    return tr("La série s’arrête là : il restait {} questions.").format(count)
