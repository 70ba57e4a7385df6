"""Class lists and votes of a trial version of 0.1.0 hold what they held."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.program.old_home import PASSPHRASE, class_named, old_home, opened_classes
from tni.app.folders import Folders
from tni.core.ids import ClickerId, PageId, PupilId, QuestionId
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz, progress_from_ledgers
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundId, RoundPhase, RoundRules
from tni.quiz.vote_records import (
    AnswerKeyChanged,
    CastVote,
    HandedIn,
    PhaseChanged,
    RoundCreated,
    Seat,
    SelfPacedPosition,
    SkillsChanged,
    VoteRecord,
    late_number,
)
from tni.roster.names_key import KeyStorage, NamesState, WrongKeyError
from tni.store import vote_rows
from tni.store.roster import RosterStore
from tni.store.teacher_paced_file import TeacherPacedFile
from tni.store.votes import read_ledger, read_rounds

AT = datetime.fromisoformat("2026-11-24T08:00:00+01:00")
K = QuestionKind
CLASSES = {
    "5eA": [("Exemple", "Éloïse", "", 1), ("Łukasz", "Żaneta", "", 2), ("Straße", "Jürgen", "", 3)],
    "6eB": [
        ("ÂBRÈGE", "Zoé", "", 1),
        ("Duboys", "Jean-Baptiste", "", 2),
        ("Ñandú", "Íñigo", "", 3),
        ("Nouvel", "Ève", "", 30),
        ("O'Fictif", "Maëlle", "", None),
        ("Çelik-Œuvrard", "Anaïs", "ŒUVRARD", 5),
    ],
    "AP": [("Exemple", "Éloïse", "", 1), ("Łukasz", "Żaneta", "", 2)],
    "Latin": [("ÂBRÈGE", "Zoé", "", 1), ("Duboys", "Jean-Baptiste", "", 2)],
}
LISTED_ON = date(2026, 10, 5)
FIRST, SECOND, TRAINED, PHONE = map(
    ClickerId, ("iclicker:82E9701B", "responsecard:0A1B2D", "taught:Boîtiersdulabo-10", "phone:7")
)
KIT = {
    FIRST: 1, SECOND: 2, "line:K7": 3, "iclicker:1A2B3C0D": 4, TRAINED: 5, "keypad:1-1.4": 6, PHONE: 7
}  # fmt: skip


def question(name: str, kind: QuestionKind, count: int, key: str | None, text: str | None, **more: object) -> Question:
    return Question(id=QuestionId(name), kind=kind, choice_count=count, key=key, text=text, **more)


QUESTIONS = (
    question(
        "bank:7f", K.CHOICE, 4, "B", "Combien font ½ + ¼ ?", options=("¼", "¾", "1", "⅔"), page=PageId("p1"),
        skills=("socle.1", "crcn.1.2", "maison.x"), confidence=True,
    ),
    question("q-several", K.SEVERAL, 5, "AC", "Lesquels ?", options=("a", "b", "c", "d", "e")),
    question("q-tf", K.TRUE_FALSE, 2, "A", "La Terre tourne."),
    question("q-number", K.NUMBER, 0, "3.14\n3.1416", "π ?", tolerance=0.01),
    question("q-text", K.TEXT, 0, "chlorophylle\nla chlorophylle", "Pigment ?"),
    question("q-order", K.ORDER, 3, "CAB", "Dans l'ordre", options=("x", "y", "z")),
    question("q-match", K.MATCH, 2, "A2 B1", "Relie", options=("chat", "chien"), targets=("aboie", "miaule")),
    question("q-point", K.POINT, 0, "0.2500 0.7500", None, tolerance=0.05, page=PageId("p2")),
    question("q-scale", K.SCALE, 5, None, "Tu as compris ?"),
    question("q-cloud", K.CLOUD, 0, None, "Un mot ?"),
)  # fmt: skip
ANSWERS = {
    K.CHOICE: ("B", "A"),
    K.SEVERAL: ("=AC", "=B"),
    K.TRUE_FALSE: ("A", "B"),
    K.NUMBER: ("3.1415", "4"),
    K.TEXT: ("La chlorophylle", "vert"),
    K.ORDER: ("CAB", "ABC"),
    K.MATCH: ("A2 B1", "A1 B2"),
    K.POINT: ("0.2600 0.7400", "0.9000 0.1000"),
    K.SCALE: ("4", "2"),
    K.CLOUD: ("énergie", "soleil rouge; feu"),
}
RIGHT = {
    K.CHOICE: 1, K.SEVERAL: 1, K.TRUE_FALSE: None, K.NUMBER: 1, K.TEXT: 1, K.ORDER: 1, K.MATCH: 1, K.POINT: 1,
    K.SCALE: None, K.CLOUD: None,
}  # fmt: skip
"""Right answers to each question; the key of one was taken away afterwards."""


@pytest.fixture
def home(tmp_path: Path) -> Folders:
    return old_home(tmp_path)


@pytest.fixture
def roster(home: Folders) -> Iterator[RosterStore]:
    with opened_classes(home) as store:
        yield store


def pupil_at(roster: RosterStore, number: int) -> PupilId:
    return roster.numbers(class_named(roster, "6eB"))[number]


# -- class lists


def test_names_stay_locked_until_the_passphrase(home: Folders) -> None:
    with closing(RosterStore(home.data / "classes.db")) as store:
        assert store.names.state is NamesState.LOCKED
        assert store.names.lock is not None
        assert store.names.lock.storage is KeyStorage.PASSPHRASE
        assert not any(pupil.is_named for one in store.classes() for pupil in store.pupils(one.id))
        with pytest.raises(WrongKeyError):
            store.names.unlock_by("un autre mot")
        store.names.unlock_by(PASSPHRASE)
        assert store.names.state is NamesState.OPEN


def test_classes_have_their_pupils_with_names_and_seats(roster: RosterStore) -> None:
    found = {
        one.name: [
            (pupil.last_name, pupil.first_name, pupil.usage_name, pupil.number)
            for pupil in roster.pupils(one.id, with_left=True)
        ]
        for one in roster.classes()
    }
    assert found == CLASSES
    assert {one.name: one.taken_on for one in roster.classes()} == dict.fromkeys(CLASSES, LISTED_ON) | {"AP": None}


def test_the_kit_and_extra_time_are_kept(roster: RosterStore) -> None:
    six = class_named(roster, "6eB")
    assert roster.kit() == KIT
    assert roster.extra(six) == {2: 0.3333}
    assert {clicker: number for clicker, (number, _) in (roster.seats(six) or {}).items()} == {
        FIRST: 1, SECOND: 2, "line:K7": 3, TRAINED: 5
    }  # fmt: skip
    assert roster.memberships_of(pupil_at(roster, 2)) == [("6eB", 2), ("Latin", 2)]


# -- votes


def asked_rows(roster: RosterStore, index: int) -> Iterator[VoteRecord]:
    """Rows of a question that was asked, answered, closed and shown, as they were written."""
    asked = QUESTIONS[index]
    kind, at, at_s = asked.kind, AT + timedelta(minutes=3 * index), 100.0 + 10 * index
    round_id = RoundId(f"round-{kind.value}")
    rules = RoundRules(kind is K.TRUE_FALSE, kind is K.CLOUD, 60.0 if kind is K.NUMBER else None)
    yield RoundCreated(round_id, 0, asked, class_named(roster, "6eB"), True, at, rules)
    n, givers = 1, ("anonymous:a1", "anonymous:b2")
    if kind is not K.CLOUD:
        for n, (clicker, number) in enumerate(((FIRST, 1), (SECOND, 5), (PHONE, 2)), 1):
            extra = 0.3333 if kind is K.NUMBER and clicker == PHONE else 0.0
            yield Seat(round_id, n, clicker, number, pupil_at(roster, number), extra)
        n, givers = 4, (FIRST, PHONE)
    one, other = ANSWERS[kind]
    sure = (True, False) if asked.confidence else (None, None)
    yield PhaseChanged(round_id, n, RoundPhase.OPEN, at_s, at)
    yield CastVote(round_id, n + 1, ClickerId(givers[0]), one, at_s + 2.5, 1, sure[0])
    yield CastVote(round_id, n + 2, ClickerId(givers[1]), other, at_s + 3.75, None, sure[1])
    n += 3
    if kind is K.CHOICE:
        yield CastVote(round_id, n, PHONE, "C", at_s + 4.0, 5, None)
        yield CastVote(round_id, late_number("late"), SECOND, "D", at_s + 4.5, 9)
        n += 1
    yield PhaseChanged(round_id, n, RoundPhase.CLOSED, at_s + 9, at + timedelta(seconds=9))
    yield PhaseChanged(round_id, n + 1, RoundPhase.REVEALED, at_s + 9.5, at + timedelta(seconds=9.5))
    if kind in (K.CHOICE, K.TRUE_FALSE):
        yield AnswerKeyChanged(round_id, n + 2, "C" if kind is K.CHOICE else None, at + timedelta(seconds=20))
    if kind is K.CHOICE:
        yield SkillsChanged(round_id, n + 3, ("socle.4",), at + timedelta(seconds=25))


@pytest.mark.parametrize("index", range(len(QUESTIONS)), ids=[one.kind.value for one in QUESTIONS])
def test_a_question_of_each_kind_has_its_votes(home: Folders, roster: RosterStore, index: int) -> None:
    kind, path = QUESTIONS[index].kind, home.data / "votes.db"
    expected = sorted(asked_rows(roster, index), key=lambda row: row.n)
    with closing(sqlite3.connect(path)) as db:
        assert vote_rows.rows_of(db, RoundId(f"round-{kind.value}")) == expected
    ledger = read_ledger(path, RoundId(f"round-{kind.value}"))
    assert ledger.tally().right == RIGHT[kind]
    if kind is K.CHOICE:
        assert (ledger.round.question.key, ledger.round.question.skills) == ("C", ("socle.4",))


def test_a_self_paced_quiz_has_its_order_and_progress(home: Folders, roster: RosterStore) -> None:
    names = [RoundId(f"self-{index}") for index in range(3)]
    ledgers = [read_ledger(home.data / "votes.db", name) for name in names]
    assert [ledger.created.self_paced for ledger in ledgers] == [SelfPacedPosition(names[0], n) for n in range(3)]
    assert {ledger.class_id for ledger in ledgers} == {class_named(roster, "5eA")}
    phone = ClickerId("phone:1")
    assert ledgers[0].handed_in == tuple(
        HandedIn(names[0], 4 + n, phone, done, 905.0 + n) for n, done in enumerate((True, False))
    )
    (progress,) = progress_from_ledgers(ledgers)
    assert (progress.clicker, progress.number, progress.answered) == (phone, 1, {0, 1, 2})


def test_rounds_are_listed_and_one_was_cut_short(home: Folders) -> None:
    path = home.data / "votes.db"
    asked = [f"round-{one.kind.value}" for one in QUESTIONS]
    assert read_rounds(path) == ["listless", *asked, "self-0", "self-1", "self-2", "interrupted"]
    with closing(sqlite3.connect(path)) as db:
        assert vote_rows.unfinished(db) == ["interrupted"]


def test_rows_are_written_as_they_were_read(home: Folders) -> None:
    path = home.data / "votes.db"
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        vote_rows.create(new)
        for round_id in read_rounds(path):
            for row in vote_rows.rows_of(old, round_id):
                vote_rows.insert(new, row)
        assert sorted(new.iterdump()) == sorted(old.iterdump())


def test_what_is_left_of_a_teacher_paced_quiz_is_found(home: Folders, roster: RosterStore) -> None:
    file = TeacherPacedFile(home.data / "led.json")
    assert file.read(AT) == TeacherPacedQuiz(QUESTIONS[3:], 10, class_named(roster, "6eB"))
    assert file.read(AT + timedelta(days=1)) == NO_QUIZ
