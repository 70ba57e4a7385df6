"""The vote under way, driven as a view drives it: what is shown, what is told, what counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.voting.vote_desk import CLICKERS, PHONES, QUESTIONS, VISUALS, QuizMemory, VoteDesk
from tests.support.round_desk import Q
from tni.core.ids import ClassId, ClickerId
from tni.quiz.ledger import fold_records
from tni.quiz.pacing import TeacherPacedQuiz
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase
from tni.services.voting.vote_notices import QuizEnded, VoteNotice
from tni.services.voting.vote_state import ActiveVotingDevices, VoteState


def asked(desk: VoteDesk, **clickers: str) -> VoteDesk:
    assert desk.asking.ask_anew(Q)
    for clicker, choice in clickers.items():
        desk.press(clicker, choice)
    desk.flush()
    return desk


def test_before_any_vote_nothing_is_shown() -> None:
    assert VoteDesk().view.drawn == VoteState(draft=QuestionDraft())
    assert VoteDesk().view.drawn.phase is None


def test_each_command_is_drawn_and_answers_are_when_they_are_on_the_disk() -> None:
    desk = asked(VoteDesk())
    assert desk.view.drawn.phase is RoundPhase.OPEN
    desk.press("c1", "B")
    assert desk.question.state.answered == ()
    arrivals = desk.view.arrivals
    desk.flush()
    assert desk.question.state.answered == (1,)
    assert desk.view.arrivals > arrivals
    desk.voting.close()
    assert (desk.view.drawn.phase, desk.question.result) == (RoundPhase.CLOSED, None)
    assert desk.question.early_result is not None
    desk.voting.reveal()
    assert desk.question.result is not None
    assert desk.question.result.counts["B"] == 1
    desk.voting.put_away()
    assert desk.view.drawn.question is None


def test_revealing_closes_an_open_vote_and_counts_what_is_on_its_way() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.press_on_way("c2", "B")
    desk.voting.reveal()
    desk.flush()
    assert desk.view.drawn.phase is RoundPhase.REVEALED
    assert {letter: n for letter, n in (desk.question.state.counts or {}).items() if n} == {"A": 1, "B": 1}


def test_a_vote_without_answers_that_is_put_away_was_asked_by_mistake() -> None:
    desk = asked(VoteDesk())
    desk.voting.put_away()
    assert desk.log == []
    desk = asked(VoteDesk(), c1="A")
    desk.voting.put_away()
    assert len(desk.log) == 1


def test_without_a_device_the_vote_opens_and_the_teacher_is_told() -> None:
    desk = asked(VoteDesk(devices=ActiveVotingDevices()))
    assert desk.view.notices == [VoteNotice.NO_DEVICE]
    assert desk.question.is_open


@pytest.mark.parametrize(
    ("devices", "notice"), [(CLICKERS, VoteNotice.RECEIVER_LOST), (PHONES, VoteNotice.PHONES_LOST)]
)
def test_the_loss_of_the_last_device_is_told_in_an_open_vote_alone(
    devices: ActiveVotingDevices, notice: VoteNotice
) -> None:
    desk = asked(VoteDesk(devices=devices))
    desk.voting.devices_changed(ActiveVotingDevices())
    desk.voting.devices_changed(ActiveVotingDevices())
    assert desk.view.notices == [notice], "once"
    desk.voting.devices_changed(devices)
    desk.voting.close()
    desk.voting.devices_changed(ActiveVotingDevices())
    assert desk.view.notices == [notice]


def test_a_camera_reopens_a_vote_that_nobody_answered_and_leaves_others_alone() -> None:
    desk = asked(VoteDesk(seats=None))
    first = desk.voting.rounds.round_id
    desk.voting.cards_changed(replace(CLICKERS, cards=True))
    second = desk.voting.rounds.round_id
    assert first != second
    desk.press("c1", "B")
    desk.flush()
    desk.voting.cards_changed(CLICKERS)
    desk.voting.cards_changed(replace(CLICKERS, cards=True))
    assert desk.voting.rounds.round_id == second


def test_absent_pupils_are_not_waited_for_until_another_class_comes() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.voting.set_absent([2])
    assert (desk.question.state.missing, desk.question.absent) == ((3,), {2})
    desk.voting.choose_class(ClassId("6b"))
    assert desk.question.absent == frozenset()


def test_the_end_of_a_seance_puts_all_away_and_names_the_questions_that_are_lost() -> None:
    desk = VoteDesk()
    desk.asking.ask_teacher_paced(QUESTIONS)
    desk.press("c1", "B")
    desk.flush()
    desk.voting.conclude()
    assert desk.view.drawn.phase is RoundPhase.CLOSED, "the séance may go on"
    desk.voting.end_seance()
    assert desk.view.drawn == VoteState(draft=QuestionDraft())
    assert desk.view.notices == [QuizEnded(TeacherPacedQuiz(QUESTIONS[1:], 3, ClassId("6a")))]


def test_a_quiz_is_closed_judged_and_put_away_by_the_commands_of_any_vote() -> None:
    desk = VoteDesk(devices=PHONES)
    assert desk.ask_self_paced(visuals=VISUALS)
    quiz = desk.view.drawn.quiz
    assert quiz is not None
    assert (quiz.is_open, quiz.waits, quiz.others, quiz.visuals) == (True, False, False, VISUALS)
    assert [picture.data for picture in desk.voting.quiz_pictures.values()] == [b"png"]
    first = desk.voting.self_paced.rounds[0].id
    assert desk.voting.set_quiz_key(first, "C")
    assert not desk.voting.set_quiz_key("another", "C")
    desk.voting.close()
    assert desk.view.drawn.phase is RoundPhase.CLOSED
    desk.voting.reveal()
    assert desk.view.drawn.phase is RoundPhase.REVEALED
    assert desk.view.drawn.quiz is not None
    assert desk.view.drawn.quiz.state.questions[0].key == "C"
    desk.voting.put_quiz_away()
    assert desk.view.drawn.quiz is None


def test_a_quiz_waits_where_phones_are_off_and_knows_who_cannot_answer_it() -> None:
    desk = VoteDesk(devices=PHONES)
    desk.ask_self_paced()
    desk.voting.devices_changed(replace(CLICKERS, cards_paused=True))
    quiz = desk.view.drawn.quiz
    assert quiz is not None
    assert (quiz.waits, quiz.others) == (True, True)


def test_a_vote_that_a_crash_cut_short_goes_on_with_its_quiz() -> None:
    before = VoteDesk()
    before.asking.ask_teacher_paced(QUESTIONS)
    before.press("c1", "B")
    before.flush()
    after = VoteDesk(interrupted=[fold_records(before.stored)], quizzes=before.quizzes)
    after.now_s = before.now_s
    resumed: list[VoteState] = []
    after.voting.resume(lambda: resumed.append(after.voting.state))
    assert resumed == [after.view.drawn]
    assert after.view.notices == [VoteNotice.RESUMED]
    assert (after.question.state.question, after.question.state.answered) == (QUESTIONS[0], (1,))
    assert after.question.teacher_paced_position == (2, 3)
    after.voting.close()
    assert after.asking.ask_next()
    assert after.question.state.question == QUESTIONS[1]


def test_where_nothing_was_open_the_rest_of_a_quiz_is_offered_and_nothing_else_is_told() -> None:
    quizzes = QuizMemory()
    quizzes.stored.append(TeacherPacedQuiz(QUESTIONS[1:], 3))
    desk = VoteDesk(quizzes=quizzes)
    desk.voting.resume(lambda: None)
    assert desk.view.drawn.offered == quizzes.stored[0]
    assert desk.view.notices == []


def test_after_the_end_of_the_program_no_view_is_told() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.press("c2", "A")
    desk.voting.end()
    arrivals = desk.view.arrivals
    desk.flush()
    assert (desk.view.arrivals, desk.voting.is_over) == (arrivals, True)
    desk.voting.resume(pytest.fail)


def test_who_leads_is_in_the_result_if_the_draft_wants_it() -> None:
    desk = asked(VoteDesk(), c1="B", c2="A", c3="B")
    desk.voting.reveal()
    assert desk.question.standings == []
    desk.asking.set_draft(QuestionDraft(ladder=True))
    desk.voting.set_key("A")
    assert desk.question.standings[0].name == "2"


def test_a_clicker_that_gets_a_number_counts_from_then_on() -> None:
    desk = asked(VoteDesk(), c9="A")
    assert desk.question.state.unknown == ("c9",)
    desk.seats_now = {**desk.seats_now, ClickerId("c9"): (9, None)}
    desk.voting.seats_changed()
    desk.flush()
    assert (desk.question.state.unknown, desk.question.state.answered) == ((), (9,))
