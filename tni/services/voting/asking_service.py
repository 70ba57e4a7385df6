"""Use case of asking: opens votes on single questions and on quizzes, one vote at a time.

A vote that was not put away is not replaced without a word: `StillShown` is reported, which puts it away and asks. A
command with `replaces` was chosen beside that vote, or by that notice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tni.core.ids import ClassId, PageId, QuestionId, new_id
from tni.quiz.pacing import MAX_QUESTIONS, TeacherPacedQuiz, can_be_self_paced
from tni.quiz.question import Question, QuestionKind
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase, RoundRules
from tni.services.voting.vote_notices import QuizNeedsTeacher, StillShown, VoteNotice
from tni.services.voting.vote_service import VoteService
from tni.services.voting.vote_state import Visuals

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion

type FetchVisuals = Callable[[Sequence[Question], Callable[[Visuals], None]], None]
"""Renders the pictures of questions and passes those of questions that have one to the function, at once or later."""


class AskingService:
    """Use case of asking. vote: what opens and shows the votes."""

    def __init__(self, vote: VoteService) -> None:
        self._vote = vote

    # Single questions

    def set_draft(self, draft: QuestionDraft) -> None:
        """Set the draft of the next question."""
        self._vote.draft = draft

    def set_typed(self, text: str) -> None:
        """Set the text of the next question."""
        self._vote.typed = text.strip()

    def ask(self, draft: QuestionDraft, text_on_page: str | None, page: PageId) -> None:
        """Open a vote on the typed question, or on the page's. draft: that of the next question, or one asked before
        it, which leaves the typed text to a prepared one.

        Does nothing while a vote is open. Raises: DraftError.
        """
        vote = self._vote
        if not vote.may_ask():
            return
        prepares = draft is not vote.draft and bool(vote.draft.lines or vote.draft.tolerance)
        typed = "" if prepares else vote.typed
        question = draft.question(QuestionId(new_id()), typed or text_on_page, page)
        vote.on_page = question.id if text_on_page and not typed else None
        if not prepares:  # else the typed text belongs to the next question
            vote.typed, vote.draft = "", vote.draft.after()
        vote.open(question, draft.rules)

    def ask_again(self) -> None:
        """Open another vote on the same question; the last result is shown beside the new one. The page on which it is
        drawn is shown; a question that covers the page needs none."""
        round_, view = self._vote.rounds.round, self._vote.state.question
        if round_ is None or not self._vote.may_ask():
            return
        page = round_.question.page
        if page is not None and (view is None or not view.has_sheet):
            self._vote.listeners.page_wanted(page)
        self._vote.open(round_.question, round_.rules)

    def ask_anew(self, question: Question, written: RenderedQuestion | None = None, *, replaces: bool = False) -> bool:
        """Open another vote on a question of a bank or of an earlier lesson, with its right answer.

        Return False if a vote is open. The page on which it is drawn is shown if that lesson is open. written: the
        rendered question.
        """
        if not self._vote.may_ask():
            return False
        if not replaces and self.is_held_up(lambda: self.ask_anew(question, written, replaces=True)):
            return True
        self._vote.teacher_paced.leave()
        self._ask_known(question, written)
        return True

    @property
    def _is_still_shown(self) -> bool:
        """True if a vote was closed, with its result or without, and not put away."""
        single = self._vote.rounds.round
        phases = {None if single is None else single.phase, self._vote.self_paced.phase}
        return bool(phases & {RoundPhase.CLOSED, RoundPhase.REVEALED})

    def is_held_up(self, ask: Callable[[], object]) -> bool:
        """Return whether a vote that was not put away is in the way, which is reported. ask: asks all the same."""
        if not self._is_still_shown:
            return False

        def put_away_and_ask() -> None:
            ask()

        self._vote.listeners.report(StillShown(put_away_and_ask))
        return True

    def set_choice_count(self, count: int) -> None:
        """Set the number of choices of the next questions, and of the open one as long as it has no answer."""
        vote = self._vote
        vote.draft = replace(vote.draft, choice_count=count)
        state = vote.rounds.state
        if state is None or state.phase is not RoundPhase.OPEN or state.question.kind is not QuestionKind.CHOICE:
            return
        untouched = state.is_untouched and not state.question.options
        if untouched and state.question.choice_count != count:
            vote.rounds.take_back()
            vote.open(replace(state.question, choice_count=count, key=None), state.rules)

    def _ask_known(self, question: Question, written: RenderedQuestion | None = None) -> None:
        if question.page is not None:
            self._vote.listeners.page_wanted(question.page)
        self._vote.open(question, self._vote.draft.rules, written)

    # Teacher-paced quizzes

    def ask_teacher_paced(self, questions: Sequence[Question], *, replaces: bool = False) -> bool:
        """Ask questions one by one, for clickers and cards too. Return False if a vote is open or there is none."""
        if not questions or not self._vote.may_ask():
            return False
        if not replaces and self.is_held_up(lambda: self.ask_teacher_paced(questions, replaces=True)):
            return True
        self._vote.teacher_paced.begin(questions)
        return self.ask_next()

    def ask_next(self) -> bool:
        """Ask the next question of the teacher-paced quiz. Return False if a vote is open or no question is left."""
        question = self._vote.teacher_paced.next_question() if self._vote.may_ask() else None
        if question is not None:
            self._ask_known(question)
        return question is not None

    def resume_quiz(self, left: TeacherPacedQuiz) -> None:
        """Resume a teacher-paced quiz that was offered. Its next question follows a vote that is shown."""
        self._vote.teacher_paced.resume(left)
        if self._is_still_shown or not self.ask_next():
            self._vote.listeners.vote_changed()

    # Self-paced quizzes

    def ask_self_paced(
        self,
        questions: Sequence[Question],
        fetch: FetchVisuals,
        rules: RoundRules | None = None,
        *,
        replaces: bool = False,
    ) -> bool:
        """Ask questions self-paced once their pictures are ready; teacher-paced if no phone or tablet can join.

        rules: rules of the quiz; by default those of the draft, with its time multiplied by the number of questions.
        Return False if a vote is open, or if the questions cannot be a quiz, which is reported.
        """
        vote = self._vote
        if rules is None:
            rules, limit_s = vote.draft.rules, vote.draft.rules.limit_s
            rules = replace(rules, limit_s=None if limit_s is None else limit_s * max(1, len(questions)))
        if not vote.may_ask():
            return False
        if not replaces and self.is_held_up(lambda: self.ask_self_paced(questions, fetch, rules, replaces=True)):
            return True
        if not vote.devices.phones:
            return self.ask_teacher_paced(questions, replaces=True)
        if rules.anonymous or not 0 < len(questions) <= MAX_QUESTIONS:
            vote.listeners.report(VoteNotice.QUIZ_IS_ANONYMOUS if rules.anonymous else VoteNotice.QUIZ_IS_TOO_LONG)
            return False
        opened: list[bool] = []
        class_id = vote.class_id
        fetch(questions, lambda visuals: opened.append(self._open_quiz(questions, rules, visuals, class_id)))
        return opened[0] if opened else True

    def pace_by_teacher(self) -> tuple[Question, ...]:
        """Put the self-paced quiz away, to ask its questions teacher-paced. Without answers, it counts as never asked.
        Return its questions."""
        questions = tuple(round_.question for round_ in self._vote.self_paced.rounds)
        self._vote.put_quiz_away()
        return questions

    def _open_quiz(
        self, questions: Sequence[Question], rules: RoundRules, visuals: Visuals, class_id: ClassId | None
    ) -> bool:
        vote = self._vote
        if vote.is_over or class_id != vote.class_id:  # the quiz was for a class that has left
            return False
        misfits = [n for n, one in enumerate(questions, 1) if not can_be_self_paced(one, pictured=one.id in visuals)]
        if misfits:
            vote.listeners.report(QuizNeedsTeacher(tuple(questions), tuple(misfits)))
            return False
        if not vote.may_ask():
            vote.listeners.report(VoteNotice.VOTE_IS_OPEN)
            return False
        vote.open_quiz(questions, rules, visuals)
        return True
