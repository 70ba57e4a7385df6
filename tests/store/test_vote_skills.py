"""Skills said before a vote and after it are kept, and read from the journal alone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from tests.store.test_votes import AtOnce
from tests.store.test_votes_older import AT, rows
from tni.core.ids import QuestionId
from tni.quiz.question import Question
from tni.quiz.round import RoundId, RoundRules
from tni.quiz.vote_records import SkillsChanged
from tni.store import vote_rows
from tni.store.quarantine import repair
from tni.store.votes import VoteStore, read_ledger

ROUND = RoundId("r1")


def test_skills_come_back_and_the_last_ones_hold(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    question = Question(id=QuestionId("q"), skills=("socle.4",))
    written = [
        *rows(question, "A", RoundRules()),
        SkillsChanged(ROUND, 4, ("crcn.1.3", "socle.1"), AT),
        SkillsChanged(ROUND, 5, ("crcn.1.2",), AT),
    ]
    main = AtOnce()
    store = VoteStore(path, main)
    store.write(written[:-2], main.done)
    store.write(written[-2:], main.done)
    store.write(written, main.done)  # written twice is written once
    assert store.close() == ()
    with sqlite3.connect(path) as db:
        assert vote_rows.rows_of(db, ROUND) == written
    db.close()
    found = read_ledger(path, ROUND)
    assert found.round.question == replace(question, skills=("crcn.1.2",))
    assert found.next_n == 6
    saved = repair(path, vote_rows.VOTES_SCHEMA).saved
    assert saved == len(written)
    assert read_ledger(path, ROUND).round.question.skills == ("crcn.1.2",)
