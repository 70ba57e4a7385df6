"""Questions of a collection asked one after another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.voting.vote_desk import QUESTIONS, VoteDesk
from tests.support.rosters import AtOnce
from tni.quiz.bank.bodies import Essay
from tni.quiz.bank.live_question import LiveQuestion
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import RichText
from tni.quiz.round import RoundPhase
from tni.services.questions.listed_questions import ListedQuestion
from tni.services.questions.question_library import QuestionLibrary
from tni.services.questions.questions_service import QuestionsService
from tni.services.voting.question_sequence import QuestionSequence
from tni.services.voting.vote_notices import StillShown


def entry(n: int, *, key: str = "B", is_askable: bool = True) -> ListedQuestion:
    item = BankQuestion(stem=RichText(f"Question {n}"), body=Essay())
    return ListedQuestion(n, item, "", LiveQuestion(replace(QUESTIONS[n], key=key), ()) if is_askable else None)


LINE = [entry(0), entry(1, is_askable=False), entry(1), entry(2)]


def begun(at: int = 0) -> tuple[VoteDesk, QuestionSequence, list[bool]]:
    desk, asked = VoteDesk(), list[bool]()
    drawings = QuestionsService(QuestionLibrary(Path()), AtOnce()).drawings
    sequence = QuestionSequence(desk.voting, desk.asking, drawings, asked.append)
    sequence.begin(LINE, LINE[at])
    return desk, sequence, asked


def test_what_cannot_be_asked_is_passed_over_in_both_directions() -> None:
    desk, sequence, asked = begun()
    assert desk.question.state.question == QUESTIONS[0]
    assert desk.question.written is not None
    for step, n in ((1, 1), (1, 2), (-1, 1)):
        desk.voting.reveal()
        assert sequence.can_go(step)
        sequence.go(step, replaces=True)
        assert desk.question.state.question == QUESTIONS[n]
    assert asked == [True] * 4


def test_the_vote_knows_whether_another_question_follows() -> None:
    desk, sequence, _ = begun(2)
    assert desk.question.has_next
    desk.voting.close()
    sequence.go(1, replaces=True)
    assert not desk.question.has_next
    desk.voting.close()
    assert (sequence.can_go(1), sequence.can_go(-1)) == (False, True)


def test_an_open_vote_is_not_replaced() -> None:
    desk, sequence, asked = begun()
    assert not sequence.can_go(1)
    sequence.go(1)
    assert (desk.question.state.question, desk.question.has_next) == (QUESTIONS[0], True)
    assert asked == [True, False]
    desk.voting.close()
    sequence.go(1, replaces=True)
    assert desk.question.state.question == QUESTIONS[1]


def test_a_question_that_was_edited_takes_the_place_of_the_old_one() -> None:
    desk, sequence, _ = begun()
    sequence.replace(LINE[2], entry(1, key="C"))
    desk.voting.close()
    sequence.go(1, replaces=True)
    assert desk.question.state.question == replace(QUESTIONS[1], key="C")


@pytest.mark.parametrize("phase", [RoundPhase.CLOSED, RoundPhase.REVEALED])
def test_a_vote_that_was_not_put_away_stays_until_the_teacher_says_so(phase: RoundPhase) -> None:
    desk, sequence, asked = begun()
    desk.voting.reveal() if phase is RoundPhase.REVEALED else desk.voting.close()
    sequence.go(1)
    assert (desk.question.state.question, desk.question.state.phase) == (QUESTIONS[0], phase)
    assert sequence.can_go(1), "nothing was asked yet"
    (notice,) = desk.view.notices
    assert isinstance(notice, StillShown)
    notice.ask()
    assert desk.question.state.question == QUESTIONS[1]
    desk.voting.put_away()
    assert (desk.question.state.question, desk.question.state.phase) == (QUESTIONS[0], phase), "it is back"
    assert asked == [True] * 3
