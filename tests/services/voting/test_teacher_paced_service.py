"""Remaining questions of a teacher-paced quiz: stored as they change, offered, and dropped with their class."""

from __future__ import annotations

from tests.services.voting.vote_desk import CLASS, QUESTIONS, QuizMemory, VoteDesk
from tests.support.rosters import AtOnce
from tni.core.ids import ClassId, QuestionId
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.services.voting.teacher_paced_service import TeacherPacedService

REST = TeacherPacedQuiz(QUESTIONS[1:], 3, CLASS)


def service(quizzes: QuizMemory, *, is_ours: bool = True) -> TeacherPacedService:
    desk = VoteDesk()
    desk.is_ours = is_ours
    made = TeacherPacedService(quizzes, desk, desk, AtOnce())
    made.class_changed(CLASS)
    return made


def restored(rest: TeacherPacedQuiz = REST, asked: QuestionId | None = None) -> TeacherPacedService:
    quizzes = QuizMemory()
    quizzes.stored.append(rest)
    made = service(quizzes)
    made.restore(asked, lambda: None)
    return made


def test_what_is_left_is_stored_whenever_it_changes() -> None:
    quizzes = QuizMemory()
    made = service(quizzes)
    made.begin(QUESTIONS)
    while made.next_question() is not None:
        pass
    assert [rest.questions for rest in quizzes.stored] == [QUESTIONS[1:], QUESTIONS[2:], ()]


def test_an_offer_stays_stored_until_it_is_declined() -> None:
    quizzes = QuizMemory()
    made = service(quizzes)
    made.begin(QUESTIONS)
    made.next_question()
    made.leave()
    assert (made.remaining, made.offered, quizzes.stored[-1]) == (NO_QUIZ, REST, REST)
    made.decline(TeacherPacedQuiz(QUESTIONS))
    assert made.offered == REST, "another offer was closed"
    made.decline(made.offered)
    assert (made.offered, quizzes.stored[-1]) == (NO_QUIZ, NO_QUIZ)


def test_a_question_that_is_taken_back_comes_again() -> None:
    made = service(QuizMemory())
    made.begin(QUESTIONS)
    made.next_question()
    made.take_back(QuestionId("another"))
    assert made.remaining.position == (2, 3)
    made.take_back(QUESTIONS[0].id)
    made.take_back(QUESTIONS[0].id)
    assert made.remaining.questions == QUESTIONS


def test_a_resumed_quiz_leaves_the_one_that_began_meanwhile() -> None:
    made = restored()
    left, others = made.offered, tuple(reversed(QUESTIONS))
    made.begin(others)
    made.resume(left)
    assert (made.remaining, made.offered.questions) == (REST, others)


def test_after_a_crash_the_quiz_follows_the_vote_that_goes_on_and_is_offered_without_one() -> None:
    assert restored().offered == REST
    going_on = restored(asked=QUESTIONS[1].id)
    assert (going_on.offered, going_on.remaining.questions) == (NO_QUIZ, QUESTIONS[2:])


def test_another_class_drops_it_and_no_class_keeps_it() -> None:
    made = restored()
    assert made.class_changed(None) == NO_QUIZ
    assert made.class_changed(CLASS) == NO_QUIZ
    assert made.offered == REST
    made.class_changed(ClassId("another"))
    assert made.offered == NO_QUIZ


def test_where_another_program_holds_the_votes_nothing_is_read_or_stored() -> None:
    quizzes = QuizMemory()
    quizzes.stored.append(REST)
    made = service(quizzes, is_ours=False)
    made.restore(None, lambda: None)
    made.begin(QUESTIONS)
    made.next_question()
    assert (made.offered, quizzes.stored) == (NO_QUIZ, [REST])
