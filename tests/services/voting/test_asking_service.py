"""Asking, driven as a view drives it: typed, drawn and known questions, and both kinds of quizzes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.voting.vote_desk import CLASS, CLICKERS, PHONES, QUESTIONS, VISUALS, SlowPictures, VoteDesk
from tni.core.ids import ClassId, PageId, QuestionId
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.quiz.pacing import MAX_QUESTIONS, NO_QUIZ
from tni.quiz.question import BANK_ID_PREFIX, Question, QuestionKind
from tni.quiz.question_draft import DraftError, QuestionDraft
from tni.quiz.round import RoundPhase, RoundRules
from tni.services.voting.vote_notices import QuizNeedsTeacher, StillShown, VoteNotice

PAGE = PageId("page")
PREPARED = QuestionDraft(lines="*Rome\nMilan")


def test_the_draft_is_asked_with_what_was_typed_and_the_next_one_is_a_plain_choice() -> None:
    desk = VoteDesk()
    desk.asking.set_draft(PREPARED)
    desk.asking.set_typed(" Capitale ? ")
    desk.asking.ask(desk.voting.draft, "drawn", PAGE)
    question = desk.question.state.question
    assert (question.text, question.options, question.key, question.page) == (
        "Capitale ?",
        ("Rome", "Milan"),
        "A",
        PAGE,
    )
    assert (desk.view.drawn.typed, desk.view.drawn.draft) == ("", PREPARED.after())


def test_what_is_drawn_on_the_page_is_the_question_where_nothing_is_typed() -> None:
    desk = VoteDesk()
    desk.asking.ask(desk.voting.draft, "3 × 4 ?", PAGE)
    assert desk.question.state.question.text == "3 × 4 ?"


def test_a_prepared_question_waits_while_another_is_asked() -> None:
    desk = VoteDesk()
    desk.asking.set_draft(PREPARED)
    desk.asking.set_typed("Capitale ?")
    desk.asking.ask(replace(PREPARED, kind=QuestionKind.TRUE_FALSE, lines=""), None, PAGE)
    assert desk.question.state.question.text is None
    assert (desk.view.drawn.typed, desk.view.drawn.draft) == ("Capitale ?", PREPARED)


def test_lines_that_make_no_question_leave_everything_as_it_was() -> None:
    desk = VoteDesk()
    desk.asking.set_typed("Capitales")
    with pytest.raises(DraftError):
        desk.asking.ask(QuestionDraft(QuestionKind.MATCH, lines="France Paris"), None, PAGE)
    assert desk.view.drawn.question is None
    assert desk.voting.typed == "Capitales"


def test_one_vote_is_open_at_a_time() -> None:
    desk = VoteDesk(devices=PHONES)
    assert desk.asking.ask_anew(QUESTIONS[0])
    assert not desk.asking.ask_anew(QUESTIONS[1])
    assert not desk.asking.ask_teacher_paced(QUESTIONS)
    assert not desk.ask_self_paced()
    desk.asking.ask(desk.voting.draft, None, PAGE)
    desk.asking.ask_again()
    assert desk.question.state.question == QUESTIONS[0]
    desk.voting.close()
    assert desk.ask_self_paced(replaces=True)
    assert not desk.asking.ask_anew(QUESTIONS[1])


def test_a_question_asked_again_is_shown_beside_its_first_result() -> None:
    desk = VoteDesk()
    desk.asking.ask_anew(QUESTIONS[0])
    desk.press("c1", "A")
    desk.flush()
    desk.voting.reveal()
    desk.asking.ask_again()
    desk.press("c1", "B")
    desk.flush()
    desk.voting.reveal()
    result = desk.question.result
    assert result is not None
    assert result.before is not None
    assert (result.counts["B"], result.before["A"]) == (1, 1)


def test_a_question_drawn_on_a_page_brings_its_page_when_it_is_asked_again() -> None:
    desk = VoteDesk()
    desk.asking.ask(desk.voting.draft, None, PAGE)
    desk.voting.close()
    assert desk.view.pages == []
    desk.asking.ask_again()
    assert desk.view.pages == [PAGE]
    assert desk.question.is_open


def test_a_typed_question_is_asked_again_over_the_page_that_is_shown() -> None:
    desk = VoteDesk()
    desk.asking.set_typed("Capitale de la France ?")
    desk.asking.ask(desk.voting.draft, None, PAGE)
    desk.voting.close()
    desk.asking.ask_again()
    assert desk.view.pages == []
    assert desk.question.is_open


def test_a_known_question_brings_its_page_and_its_rendering() -> None:
    desk, written = VoteDesk(), RenderedQuestion(stem="<p>2</p>")
    question = Question(id=QuestionId(f"{BANK_ID_PREFIX}1"), page=PAGE)
    assert desk.asking.ask_anew(question, written)
    assert desk.view.pages == [PAGE]
    assert desk.question.written == written
    desk.voting.put_away()
    other = replace(question, id=QuestionId(f"{BANK_ID_PREFIX}2"))
    desk.asking.ask_anew(other)
    assert desk.question.is_unwritten
    desk.voting.set_written(other.id, written)
    assert not desk.question.is_unwritten


def test_the_number_of_choices_changes_as_long_as_nobody_answered() -> None:
    desk = VoteDesk()
    desk.asking.ask(desk.voting.draft, None, PAGE)
    desk.asking.set_choice_count(3)
    assert desk.question.state.question.choices == ("A", "B", "C")
    desk.press("c1", "A")
    desk.flush()
    desk.asking.set_choice_count(5)
    assert desk.question.state.question.choice_count == 3
    assert desk.voting.draft.choice_count == 5


def test_a_teacher_paced_quiz_asks_one_question_after_another() -> None:
    desk = VoteDesk()
    assert not desk.asking.ask_teacher_paced(())
    assert desk.asking.ask_teacher_paced(QUESTIONS)
    for n, question in enumerate(QUESTIONS, 1):
        assert desk.question.state.question == question
        assert desk.question.teacher_paced_position == ((n + 1, 3) if n < 3 else None)
        assert not desk.asking.ask_next(), "it is open"
        desk.voting.reveal()
        assert desk.asking.ask_next() == (n < 3)


def test_a_quiz_that_is_left_is_offered_and_resumed() -> None:
    desk = VoteDesk()
    desk.asking.ask_teacher_paced(QUESTIONS)
    desk.voting.put_away()
    left = desk.view.drawn.offered
    assert left.questions == QUESTIONS, "nobody had answered the first"
    desk.asking.ask_anew(replace(QUESTIONS[0], id=QuestionId("other")))
    desk.asking.resume_quiz(left)
    assert desk.question.state.question.id == "other"
    assert desk.question.teacher_paced_position == (1, 3)
    assert desk.view.drawn.offered == NO_QUIZ
    desk.voting.close()
    assert desk.asking.ask_next()
    assert desk.question.state.question == QUESTIONS[0]


def test_a_self_paced_quiz_takes_the_place_of_question_and_teacher_paced_quiz() -> None:
    desk = VoteDesk(devices=PHONES)
    desk.asking.ask_teacher_paced(QUESTIONS)
    desk.voting.close()
    assert desk.ask_self_paced(replaces=True)
    assert desk.view.drawn.question is None
    assert desk.view.drawn.offered.questions == QUESTIONS[1:]
    desk.asking.resume_quiz(desk.view.drawn.offered)
    assert desk.view.drawn.question is None
    desk.voting.put_quiz_away()
    assert desk.view.drawn.offered.questions == QUESTIONS[1:], "it would have no button left"


def test_where_no_phone_can_join_the_teacher_sets_the_pace() -> None:
    desk = VoteDesk(devices=CLICKERS)
    assert desk.ask_self_paced()
    assert desk.question.teacher_paced_position == (2, 3)


def test_the_time_of_the_draft_is_for_each_question_of_a_quiz() -> None:
    desk = VoteDesk(devices=PHONES)
    desk.asking.set_draft(QuestionDraft(rules=RoundRules(limit_s=30.0)))
    desk.ask_self_paced()
    assert desk.voting.self_paced.rounds[0].rules.limit_s == 90.0
    desk.now_s += 90.0
    desk.voting.time_over()
    assert desk.view.drawn.phase is RoundPhase.CLOSED


@pytest.mark.parametrize(
    ("questions", "rules", "notice"),
    [
        (QUESTIONS, RoundRules(anonymous=True), VoteNotice.QUIZ_IS_ANONYMOUS),
        ((), RoundRules(), VoteNotice.QUIZ_IS_TOO_LONG),
        (QUESTIONS[:1] * (MAX_QUESTIONS + 1), RoundRules(), VoteNotice.QUIZ_IS_TOO_LONG),
    ],
)
def test_what_is_no_quiz_is_told(questions: tuple[Question, ...], rules: RoundRules, notice: VoteNotice) -> None:
    desk = VoteDesk(devices=PHONES)
    assert not desk.ask_self_paced(questions, rules=rules)
    assert desk.view.notices == [notice]
    assert desk.view.drawn.quiz is None


def test_questions_that_phones_cannot_show_are_named_unless_they_have_pictures() -> None:
    drawn = replace(QUESTIONS[0], text=None)
    desk = VoteDesk(devices=PHONES)
    assert not desk.ask_self_paced((QUESTIONS[1], drawn))
    assert desk.view.notices == [QuizNeedsTeacher((QUESTIONS[1], drawn), (2,))]
    assert desk.ask_self_paced((QUESTIONS[1], drawn), VISUALS)


def test_a_quiz_opens_when_its_pictures_are_ready() -> None:
    desk, pictures = VoteDesk(devices=PHONES), SlowPictures()
    assert desk.asking.ask_self_paced(QUESTIONS, pictures.fetch)
    assert desk.view.drawn.quiz is None
    pictures.finish({})
    assert desk.view.drawn.phase is RoundPhase.OPEN


def test_a_vote_that_is_opened_while_a_quiz_prepares_goes_first() -> None:
    desk, pictures = VoteDesk(devices=PHONES), SlowPictures()
    desk.asking.ask_self_paced(QUESTIONS, pictures.fetch)
    desk.asking.ask_anew(QUESTIONS[0])
    pictures.finish({})
    assert desk.view.notices == [VoteNotice.VOTE_IS_OPEN]
    assert desk.view.drawn.quiz is None


@pytest.mark.parametrize("next_class", [None, ClassId("6b")])
def test_a_quiz_is_not_for_a_class_that_comes_while_it_prepares(next_class: ClassId | None) -> None:
    desk, pictures = VoteDesk(devices=PHONES), SlowPictures()
    desk.asking.ask_self_paced(QUESTIONS, pictures.fetch)
    desk.voting.choose_class(next_class)
    pictures.finish({})
    assert desk.view.drawn.quiz is None
    desk.voting.choose_class(CLASS)
    desk.voting.end()
    pictures.finish({})
    assert desk.voting.state.quiz is None


def test_a_quiz_without_answers_that_is_asked_teacher_paced_instead_was_never_asked() -> None:
    desk = VoteDesk(devices=PHONES)
    desk.ask_self_paced()
    questions = desk.asking.pace_by_teacher()
    assert questions == QUESTIONS
    assert desk.asking.ask_teacher_paced(questions)
    assert desk.log == []
    assert desk.question.state.question == QUESTIONS[0]


def test_no_way_of_asking_hides_a_result_without_a_word() -> None:
    desk = VoteDesk(devices=PHONES)
    desk.asking.ask_anew(QUESTIONS[0])
    desk.voting.reveal()
    shown = desk.voting.rounds.round_id
    assert desk.asking.ask_anew(QUESTIONS[1])
    assert desk.asking.ask_teacher_paced(QUESTIONS)
    assert desk.ask_self_paced()
    assert desk.voting.rounds.round_id == shown
    assert [type(notice) for notice in desk.view.notices] == [StillShown] * 3


def test_a_result_that_made_room_for_a_series_comes_back_with_it_taken_back() -> None:
    desk = VoteDesk(devices=PHONES)
    desk.asking.ask_anew(QUESTIONS[0])
    desk.voting.reveal()
    shown = desk.voting.rounds.round_id
    desk.ask_self_paced()
    notice = desk.view.notices[-1]
    assert isinstance(notice, StillShown)
    notice.ask()
    assert desk.voting.self_paced.is_open
    desk.voting.put_quiz_away()
    assert (desk.voting.rounds.round_id, desk.view.drawn.phase) == (shown, RoundPhase.REVEALED)


def test_a_series_that_made_room_for_a_question_comes_back_with_it_taken_back() -> None:
    desk = VoteDesk(devices=PHONES)
    desk.ask_self_paced()
    desk.voting.reveal()
    series = [round_.id for round_ in desk.voting.self_paced.rounds]
    desk.asking.ask_anew(QUESTIONS[1], replaces=True)
    assert desk.view.drawn.quiz is None
    desk.voting.put_away()
    assert [round_.id for round_ in desk.voting.self_paced.rounds] == series
    assert desk.view.drawn.phase is RoundPhase.REVEALED
