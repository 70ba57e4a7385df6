"""What comes next of a series, kept for the next start."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import ClassId, PageId, QuestionId
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.store.teacher_paced_file import TeacherPacedFile

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
QUESTIONS = (
    Question(id=QuestionId("bank:1"), text="Combien ?", options=("7", "12"), choice_count=2, key="B", skills=("1.1",)),
    Question(id=QuestionId("q2"), kind=QuestionKind.NUMBER, choice_count=0, key="90\n91", tolerance=0.5),
    Question(id=QuestionId("q3"), page=PageId("p1"), confidence=True, text=None),
    Question(
        id=QuestionId("q4"),
        kind=QuestionKind.MATCH,
        choice_count=2,
        options=("a", "b"),
        targets=("1", "2"),
        key="A1 B2",
    ),
)
REST = TeacherPacedQuiz(QUESTIONS, 6, ClassId("5a"))


def kept(tmp_path: Path, rest: TeacherPacedQuiz = REST) -> TeacherPacedFile:
    file = TeacherPacedFile(tmp_path / "led.json")
    file.keep(rest, NOW)
    return file


@pytest.mark.parametrize("rest", [REST, TeacherPacedQuiz(QUESTIONS[:1], 1, None)])
def test_what_is_read_is_what_was_kept(tmp_path: Path, rest: TeacherPacedQuiz) -> None:
    assert kept(tmp_path, rest).read(NOW - timedelta(hours=2)) == rest


def test_an_old_one_and_one_that_was_taken_back_say_nothing(tmp_path: Path) -> None:
    file = kept(tmp_path)
    assert file.read(NOW + timedelta(seconds=1)) == NO_QUIZ
    file.keep(NO_QUIZ, NOW)
    assert list(tmp_path.iterdir()) == []
    assert file.read(NOW) == NO_QUIZ
    file.keep(NO_QUIZ, NOW)


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found | {"version": 9},
        lambda found: found | {"questions": [{"id": "q"}]},
        lambda found: found | {"questions": 3},
        lambda found: found | {"questions": [found["questions"][0] | {"key": "Z"}]},
        lambda found: found | {"questions": [found["questions"][0] | {"text": 7}]},
        lambda found: found | {"at": "yesterday"},
        lambda found: found | {"at": "2026-03-02T09:30:00"},
        lambda found: found | {"class": 3},
        lambda _found: [],
    ],
)
def test_what_no_version_wrote_says_nothing(tmp_path: Path, change) -> None:
    file = kept(tmp_path)
    path = tmp_path / "led.json"
    path.write_text(json.dumps(change(json.loads(path.read_text()))))
    assert file.read(NOW - timedelta(hours=2)) == NO_QUIZ


@given(st.integers(0, 200))
def test_a_torn_file_says_nothing(tmp_path_factory, length: int) -> None:
    folder = tmp_path_factory.mktemp("led")
    file = kept(folder)
    path = folder / "led.json"
    path.write_bytes(path.read_bytes()[:length])
    assert file.read(NOW - timedelta(hours=2)) == NO_QUIZ


def test_what_comes_after_a_question() -> None:
    assert REST.position == (3, 6)
    assert REST.after(QuestionId("q2")).questions == QUESTIONS[2:]
    assert REST.after(QuestionId("q2")).position == (5, 6)
    assert REST.after(QuestionId("other")) == REST
    assert REST.after(None) == REST
    assert REST.after(QuestionId("q4")).position is None
