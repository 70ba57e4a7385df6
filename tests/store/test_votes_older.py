"""Votes of the first version are read, and brought to this one when something is written; every kind comes back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.test_votes import AtOnce
from tni.core.ids import ClickerId, QuestionId
from tni.quiz.pacing import progress_from_ledgers
from tni.quiz.question import Question
from tni.quiz.question_kinds import LETTERED_KINDS, QuestionKind
from tni.quiz.round import RoundId, RoundPhase, RoundRules
from tni.quiz.vote_records import (
    AnswerKeyChanged,
    CastVote,
    HandedIn,
    PhaseChanged,
    RoundCreated,
    Seat,
    SelfPacedPosition,
    VoteRecord,
)
from tni.store import vote_rows
from tni.store.quarantine import repair
from tni.store.votes import VoteStore, read_ledger

AT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
ANN = ClickerId("iclicker:ANN")


def rows(question: Question, choice: str, rules: RoundRules, *, round_: str = "r1", **vote: Any) -> list[VoteRecord]:
    r = RoundId(round_)
    return [
        RoundCreated(r, 0, question, None, True, AT, rules),
        Seat(r, 1, ANN, 1, None, 0.33),
        PhaseChanged(r, 2, RoundPhase.OPEN, 10.0, AT),
        CastVote(r, 3, ANN, choice, 11.0, 4, **vote),
    ]


def first_version(path: Path) -> None:
    """As the program wrote it before there were other kinds than those of clickers."""
    with sqlite3.connect(path) as db:
        for statement in vote_rows.SCHEMA.split(";")[:-1]:
            db.execute(statement)
        db.execute(
            "INSERT INTO asked VALUES ('r0', 0, 'q0', 'choice', 4, 'B', 'Où ?', NULL, NULL, 1, ?)", (AT.isoformat(),)
        )
        db.execute("INSERT INTO seat VALUES ('r0', 1, 'iclicker:ANN', 1, NULL)")
        db.execute("INSERT INTO phase VALUES ('r0', 2, 'open', 10.0, ?)", (AT.isoformat(),))
        db.execute("INSERT INTO vote VALUES ('r0', 3, 'iclicker:ANN', 'B', 11.0, 7)")
        db.execute("PRAGMA user_version=1")
    db.close()


def test_the_first_version_is_read_and_written_on(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    first_version(path)
    assert read_ledger(path, RoundId("r0")).tally().right == 1
    main = AtOnce()
    store = VoteStore(path, main)
    store.write(rows(Question(id=QuestionId("q1")), "A", RoundRules(), sure=True), main.done)
    assert store.close() == ()
    assert read_ledger(path, RoundId("r0")).tally().right == 1
    assert read_ledger(path, RoundId("r1")).votes[0].sure is True


def test_the_second_version_is_read_and_written_on_with_a_series(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    first_version(path)
    with sqlite3.connect(path) as db:
        for statement in vote_rows.UPGRADE_TO_2.split(";")[:-1]:
            db.execute(statement)
        db.execute("PRAGMA user_version=2")
    db.close()
    assert read_ledger(path, RoundId("r0")).created.self_paced is None
    series, main = RoundId("s0"), AtOnce()
    written: list[VoteRecord] = []
    for place, id_ in enumerate((series, RoundId("a"))):  # the second comes before by its name
        question, *others = rows(Question(id=QuestionId(f"q{place}")), "A", RoundRules(), round_=id_)
        written += [replace(question, self_paced=SelfPacedPosition(series, place)), *others]
    written.append(HandedIn(series, 4, ANN, True, 12.0))
    store = VoteStore(path, main)
    store.write(written, main.done)
    main.wait_for(1)
    assert [asked.round for asked in store.created_rounds()] == ["r0", "s0", "a"]
    store.close()
    ledgers = [read_ledger(path, id_) for id_ in (series, RoundId("a"))]
    assert [ledger.created.self_paced for ledger in ledgers] == [
        SelfPacedPosition(series, 0),
        SelfPacedPosition(series, 1),
    ]
    assert [(one.number, one.at, one.handed_in) for one in progress_from_ledgers(ledgers)] == [(1, None, True)]


def test_a_damaged_first_version_is_mended_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    first_version(path)
    assert repair(path, vote_rows.VOTES_SCHEMA).saved == 4
    assert read_ledger(path, RoundId("r0")).tally().right == 1


KEYS = {
    QuestionKind.CHOICE: ("B", "B"),
    QuestionKind.SEVERAL: ("AC", "=AC"),
    QuestionKind.TRUE_FALSE: ("A", "A"),
    QuestionKind.NUMBER: ("3.5\n1/3", "3,5"),
    QuestionKind.TEXT: ("l’été\nété", "Été"),
    QuestionKind.ORDER: ("CAB", "CAB"),
    QuestionKind.MATCH: ("A2 B1 C3", "B1 A2 C3"),
    QuestionKind.POINT: ("0.2500 0.7500", "0.25 0.76"),
    QuestionKind.SCALE: (None, "C"),
    QuestionKind.CLOUD: (None, "mer; ciel"),
}


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_comes_back(tmp_path: Path, kind: QuestionKind) -> None:
    key, choice = KEYS[kind]
    count = 2 if kind is QuestionKind.TRUE_FALSE else 3 if kind in LETTERED_KINDS or kind is QuestionKind.SCALE else 0
    asked = Question(
        id=QuestionId("q"),
        kind=kind,
        choice_count=count,
        key=key,
        options=tuple(f"réponse « {n} »" for n in range(count)),
        targets=("un", "deux", "trois") if kind is QuestionKind.MATCH else (),
        tolerance=0.05 if kind in (QuestionKind.NUMBER, QuestionKind.POINT) else 0.0,
        confidence=True,
    )
    rules = RoundRules(first_only=True, anonymous=True, limit_s=30.0)
    written = [*rows(asked, choice, rules, sure=False), AnswerKeyChanged(RoundId("r1"), 4, key, AT)]
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    store.write(written, main.done)
    assert store.close() == ()
    with sqlite3.connect(tmp_path / "votes.db") as db:
        found = vote_rows.rows_of(db, RoundId("r1"))
    db.close()
    assert found == written
    tally = read_ledger(tmp_path / "votes.db", RoundId("r1")).tally()
    assert len(tally.answers) == 1
    assert tally.right == (None if key is None else 1)


def test_votes_that_were_cut_short_are_found_by_one_program_alone(tmp_path: Path) -> None:
    path, main = tmp_path / "votes.db", AtOnce()
    store = VoteStore(path, main)
    assert store.unfinished() == []
    question = Question(id=QuestionId("q1"))
    closed = [
        *rows(question, "A", RoundRules(), round_="r1"),
        PhaseChanged(RoundId("r1"), 4, RoundPhase.CLOSED, 20.0, AT),
    ]
    later = rows(question, "B", RoundRules(), round_="r2")
    never_opened = rows(question, "B", RoundRules(), round_="r3")[:2]
    store.write([*closed, *later, *never_opened], main.done)
    main.wait_for(1)
    other = VoteStore(path, main)
    assert other.unfinished() == []  # they are those of a program that runs
    (found,) = store.unfinished()
    assert (found.round.id, found.tally().counts["B"]) == ("r2", 1)
    store.close()
    assert [ledger.round.id for ledger in other.unfinished()] == ["r2"]
    other.close()


def test_of_votes_that_were_cut_short_the_latest_opened_comes_first(tmp_path: Path) -> None:
    """It is the one that goes on. In whatever order they were written, and whatever their names."""
    path, main = tmp_path / "votes.db", AtOnce()
    store = VoteStore(path, main)
    minutes = {"b": 5, "c": 9, "a": 2}
    for round_, minute in minutes.items():
        written = rows(Question(id=QuestionId("q1")), "A", RoundRules(), round_=round_)
        at = AT + timedelta(minutes=minute)
        store.write([replace(r, at=at) if isinstance(r, PhaseChanged) else r for r in written], main.done)
    main.wait_for(3)
    assert [ledger.round.id for ledger in store.unfinished()] == ["c", "b", "a"]
    store.close()
