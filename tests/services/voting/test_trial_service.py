"""Tests of the trial class in a whole classroom: its pupils vote by every device, and nothing of it stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.services.test_classroom import Room
from tests.support.proposals import proposal_of
from tni.core.ids import QuestionId
from tni.quiz.card_codes import CardSet
from tni.quiz.question import Question
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import DEFAULT_RULES, RoundPhase
from tni.quiz.simulated_answers import simulate_answers
from tni.services.classroom import Classroom
from tni.services.voting.cards_service import TRIAL_CAMERA
from tni.services.voting.trial_class import FIRST_NAMES
from tni.services.voting.trial_switch import TRIAL_CLASS_ID

Q = Question(id=QuestionId("q"), key="B", text="2 + 2 ?")
ORDER = Question(id=QuestionId("o"), kind=QuestionKind.ORDER, choice_count=3, key="CAB", text="Ranger")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


def answer(room: Room, seconds: float) -> None:
    """Let so many seconds pass, with all answers of that time."""
    classroom = room.classroom
    assert classroom.trial is not None
    room.clock.at_s += seconds
    classroom.trial.answer_due()
    classroom.voting.drain()


def answered(classroom: Classroom) -> int:
    question = classroom.state.vote.question
    return 0 if question is None else len(question.state.answered)


def rows(path: Path) -> int:
    """Number of rows in all tables of a database."""
    with sqlite3.connect(path) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        count = sum(db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables)
    db.close()
    return count


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm"))}


def test_pupils_answer_by_clickers_as_real_ones_do(room: Room) -> None:
    classroom = room.classroom
    classroom.begin_trial(seed=4)
    assert classroom.state.class_id == TRIAL_CLASS_ID
    assert classroom.state.receivers == 1
    classroom.voting.open(Q, DEFAULT_RULES)
    answer(room, 25.0)
    expected = simulate_answers(Q, range(1, 25), Random(4))
    early = sum(one.after_s <= 25.0 for one in expected)
    room.wait(lambda: answered(classroom) == early)
    answer(room, 40.0)
    room.wait(lambda: answered(classroom) == len(expected))
    assert early < len(expected) < 24
    classroom.voting.reveal()
    question = classroom.state.vote.question
    assert question is not None
    assert question.state.phase is RoundPhase.REVEALED
    shown = question.state.shown
    assert shown is not None
    assert shown.counts == {letter: sum(one.choice == letter for one in expected) for letter in "ABCD"}
    assert len(question.state.missing) == 24 - len(expected)


def test_the_same_seed_gives_the_same_result(tmp_path: Path) -> None:
    results = []
    for name in ("one", "two"):
        made = Room(tmp_path / name)
        made.classroom.begin_trial(seed=11)
        made.classroom.voting.open(Q, DEFAULT_RULES)
        answer(made, 100.0)
        expected = len(simulate_answers(Q, range(1, 25), Random(11)))
        made.wait(lambda made=made, expected=expected: answered(made.classroom) == expected)
        made.classroom.voting.reveal()
        question = made.classroom.state.vote.question
        assert question is not None
        assert question.state.shown is not None
        results.append(dict(question.state.shown.counts))
        made.close()
    assert results[0] == results[1]


def test_phones_and_cards_of_simulated_pupils_vote_beside_the_clickers(room: Room) -> None:
    classroom = room.classroom
    classroom.begin_trial(seed=4)
    assert classroom.cards.cameras()[0].address == TRIAL_CAMERA
    classroom.phones.switch_on()
    classroom.cards.open(TRIAL_CAMERA, CardSet.TNI)
    assert classroom.phones.state.numbers == tuple(range(17, 25))
    classroom.voting.open(Q, DEFAULT_RULES)
    classroom.cards.follow(classroom.voting.state)  # as the windows do
    answer(room, 100.0)
    expected = {one.number: one.choice for one in simulate_answers(Q, range(1, 25), Random(4))}
    room.wait(lambda: answered(classroom) == len(expected))
    votes = classroom.voting.rounds.poll_json()["votes"]
    assert isinstance(votes, list)
    assert {vote["number"]: vote["choice"] for vote in votes} == expected
    kinds = {vote["number"]: vote["clicker"].partition(":")[0] for vote in votes}
    assert {n for n, kind in kinds.items() if kind == "card"} == expected.keys() & set(range(9, 17))
    assert {n for n, kind in kinds.items() if kind == "phone"} == expected.keys() & set(range(17, 25))
    assert classroom.cards.last_used[0] != TRIAL_CAMERA


@pytest.mark.parametrize("phones_first", [True, False])
def test_a_crash_in_a_trial_leaves_no_phones_to_resume(room: Room, phones_first: bool) -> None:
    classroom = room.classroom
    if phones_first:
        classroom.phones.switch_on()
    classroom.begin_trial(seed=4)
    classroom.phones.switch_on()
    assert classroom.phones.state.is_on
    assert not room.server.is_resumable
    classroom.end_trial()
    classroom.phones.switch_on()
    assert room.server.is_resumable


def test_phones_alone_answer_a_self_paced_quiz_and_hand_it_in(room: Room) -> None:
    classroom = room.classroom
    classroom.begin_trial(seed=4)
    classroom.phones.switch_on()
    classroom.voting.open_quiz([Q, ORDER], DEFAULT_RULES, {})
    for _ in range(20):
        answer(room, 10.0)

    def handed_in() -> int:
        quiz = classroom.state.vote.quiz
        return 0 if quiz is None else sum(one.handed_in for one in quiz.state.people)

    room.wait(lambda: handed_in() == 8)


def test_nothing_of_it_is_stored(room: Room) -> None:
    classroom = room.classroom
    data = room.folders.data
    classroom.results.open()
    room.wait(lambda: classroom.results.state.seances is not None)  # makes the files that are not there yet
    before = files(data)
    stored = {path.name: rows(path) for path in sorted(data.glob("*.db"))}
    classroom.begin_trial(seed=4)
    assert [pupil.first_name for pupil in classroom.class_lists.class_pupils()] == list(FIRST_NAMES)
    classroom.asking.ask(QuestionDraft(), None, room.lessons.editor.page.id)
    answer(room, 100.0)
    room.wait(lambda: answered(classroom) > 10)
    classroom.voting.set_key("B")
    classroom.voting.reveal()
    classroom.asking.ask_again()
    classroom.asking.ask_teacher_paced([Q, ORDER])
    answer(room, 100.0)
    classroom.end_trial()
    room.tasks.run()
    assert classroom.state.vote.phase is None
    assert classroom.state.class_id is None
    assert classroom.class_lists.class_pupils() == []
    room.wait(lambda: classroom.state.receivers == 0)
    classroom.results.open()
    room.wait(lambda: classroom.results.state.seances is not None)
    assert list(classroom.results.state.seances or ()) == []
    assert classroom.seances.cahier.started is None
    assert files(data) == before
    assert {path.name: rows(path) for path in sorted(data.glob("*.db"))} == stored


def test_a_seance_ends_the_trial_and_its_votes_are_stored(room: Room) -> None:
    classroom = room.classroom
    classroom.begin_trial(seed=4)
    classroom.voting.open(Q, DEFAULT_RULES)
    classroom.seances.begin(room.class_id, "5eA", "Maths")
    classroom.choose_class(room.class_id)
    assert classroom.trial is None
    assert classroom.state.vote.phase is None
    assert "2 + 2" not in proposal_of(classroom.seances.cahier).contenu
    classroom.voting.open(Q, DEFAULT_RULES)
    room.press(1, "B")
    room.wait(lambda: answered(classroom) == 1)
    classroom.voting.put_away()
    classroom.results.open()
    room.wait(lambda: bool(classroom.results.state.seances))


def test_no_trial_begins_during_a_seance(room: Room) -> None:
    classroom = room.classroom
    classroom.seances.begin(room.class_id, "5eA", "Maths")
    classroom.choose_class(room.class_id)
    classroom.begin_trial(seed=4)
    assert classroom.trial is None
    assert classroom.state.seance.seance_id is not None
    assert classroom.state.class_id == room.class_id


def test_the_trial_goes_on_in_another_lesson(room: Room) -> None:
    classroom = room.classroom
    classroom.begin_trial(seed=4)
    assert classroom.state.class_id == TRIAL_CLASS_ID
    room.lessons.show("another.tni")
    classroom.choose_class(None)
    assert classroom.trial is not None
    assert room.lessons.editor.is_trial
