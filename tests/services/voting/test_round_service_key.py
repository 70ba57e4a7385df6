"""The right answer said late, and a question taken back: both are told by the journal's rows alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.round_desk import Desk, Q
from tni.core.ids import QuestionId
from tni.quiz.ledger import fold_records
from tni.quiz.question import Question
from tni.services.voting.round_service import RoundChanged

OPEN_QUESTION = Question(id=QuestionId("q"))


def test_the_right_answer_may_be_said_after_the_result_is_shown() -> None:
    desk = Desk().opened(OPEN_QUESTION)
    desk.press("c1", "B")
    desk.press("c2", "A")
    desk.session.close()
    desk.session.reveal()
    desk.flush()
    assert desk.state.success is None
    assert desk.session.set_key("A") & RoundChanged.ANSWERED
    desk.flush()
    assert (desk.state.success, desk.state.dominant_wrong) == (0.5, "B")
    assert fold_records(desk.stored).round.question.key == "A"


@given(st.lists(st.sampled_from(["A", "B", "C", "D", None]), max_size=6))
def test_the_last_right_answer_holds_in_the_journal_too(keys: list[str | None]) -> None:
    desk = Desk().opened(OPEN_QUESTION)
    for key in keys:
        desk.session.set_key(key)
    desk.flush()
    assert (
        fold_records(reversed(desk.stored)).round.question.key
        == desk.state.question.key
        == (keys[-1] if keys else None)
    )


def test_said_before_the_vote_is_closed_the_cahier_hears_of_it() -> None:
    desk = Desk().opened(OPEN_QUESTION)
    desk.press("c1", "B")
    desk.session.set_key("B")
    desk.session.close()
    desk.flush()
    assert [event.right for event in desk.log] == [1]


def test_no_choice_of_the_question_is_no_right_answer() -> None:
    desk = Desk().opened(OPEN_QUESTION)
    with pytest.raises(ValueError, match="key"):
        desk.session.set_key("E")
    assert Desk().session.set_key("A") is RoundChanged.NOTHING


def test_a_question_taken_back_is_not_in_the_cahier() -> None:
    desk = Desk().opened(Q)
    desk.session.take_back()
    desk.flush()
    assert desk.log == []
    assert desk.session.state is None
    assert desk.polls[-1][0] == "close"
