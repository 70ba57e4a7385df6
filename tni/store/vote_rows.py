"""Tables of the votes' database, and the conversion of their rows. Rows are only added, never changed."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import Any

from tni.core.ids import ClassId, ClickerId, PageId, PupilId, QuestionId
from tni.quiz.question import Question, QuestionKind
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
)
from tni.store.quarantine import DatabaseSchema

SCHEMA_VERSION = 3
SCHEMA = """
CREATE TABLE asked (
  round TEXT NOT NULL, n INTEGER NOT NULL, question TEXT NOT NULL, kind TEXT NOT NULL, choice_count INTEGER NOT NULL,
  key TEXT, text TEXT, page TEXT, class TEXT, listed INTEGER NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (round, n)) STRICT, WITHOUT ROWID;
CREATE TABLE seat (
  round TEXT NOT NULL, n INTEGER NOT NULL, clicker TEXT NOT NULL, number INTEGER NOT NULL, pupil TEXT,
  PRIMARY KEY (round, n)) STRICT, WITHOUT ROWID;
CREATE TABLE phase (
  round TEXT NOT NULL, n INTEGER NOT NULL, phase TEXT NOT NULL, at_s REAL NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (round, n)) STRICT, WITHOUT ROWID;
CREATE TABLE key_set (
  round TEXT NOT NULL, n INTEGER NOT NULL, key TEXT, at TEXT NOT NULL, PRIMARY KEY (round, n)) STRICT, WITHOUT ROWID;
CREATE TABLE vote (
  round TEXT NOT NULL, n INTEGER NOT NULL, clicker TEXT NOT NULL, choice TEXT NOT NULL, at_s REAL NOT NULL,
  sequence INTEGER, PRIMARY KEY (round, n)) STRICT, WITHOUT ROWID;
CREATE INDEX asked_in_class ON asked (class, at);
"""
UPGRADE_TO_2 = """
ALTER TABLE asked ADD COLUMN options TEXT NOT NULL DEFAULT '[]';
ALTER TABLE asked ADD COLUMN targets TEXT NOT NULL DEFAULT '[]';
ALTER TABLE asked ADD COLUMN tolerance REAL NOT NULL DEFAULT 0;
ALTER TABLE asked ADD COLUMN confidence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asked ADD COLUMN first_only INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asked ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asked ADD COLUMN limit_s REAL;
ALTER TABLE asked ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';
ALTER TABLE seat ADD COLUMN extra REAL NOT NULL DEFAULT 0;
ALTER TABLE vote ADD COLUMN sure INTEGER;
CREATE TABLE skills_set (
  round TEXT NOT NULL, n INTEGER NOT NULL, skills TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (round, n)) STRICT, WITHOUT ROWID;
"""
"""Additions of version 2: further kinds of questions than those of clickers, and the rules of a vote."""
UPGRADE_TO_3 = """
ALTER TABLE asked ADD COLUMN series TEXT;
ALTER TABLE asked ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
CREATE TABLE handed_in (
  round TEXT NOT NULL, n INTEGER NOT NULL, clicker TEXT NOT NULL, done INTEGER NOT NULL, at_s REAL NOT NULL,
  PRIMARY KEY (round, n)) STRICT, WITHOUT ROWID;
"""
"""Additions of version 3: self-paced quizzes."""


def create(db: sqlite3.Connection) -> None:
    """Create the tables. For use in a transaction, or on an empty database."""
    for statement in SCHEMA.split(";")[:-1]:
        db.execute(statement)
    db.execute("PRAGMA user_version=1")
    upgrade(db)


def tables_exist(db: sqlite3.Connection) -> bool:
    """Return whether the tables exist: the writer creates the file a moment before its tables."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return bool(version)


def upgrade(db: sqlite3.Connection) -> None:
    """Bring the tables of an older version to the present one. For use in a transaction."""
    (found,) = db.execute("PRAGMA user_version").fetchone()
    for version, steps in ((2, UPGRADE_TO_2), (3, UPGRADE_TO_3)):
        if found < version:
            for statement in steps.split(";")[:-1]:
                db.execute(statement)
            db.execute(f"PRAGMA user_version={version}")


VOTES_SCHEMA = DatabaseSchema(
    SCHEMA_VERSION,
    create,
    dict.fromkeys(("asked", "seat", "phase", "key_set", "skills_set", "vote", "handed_in"), ("round", "n")),
    group=("round", "SELECT round FROM asked"),
)


def insert(db: sqlite3.Connection, record: VoteRecord) -> None:
    """Add a row. A row already stored stays, so a batch with an unknown outcome can be written again."""
    table, values = _values(record)
    marks = ", ".join("?" * len(values))
    db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", values)


def read_questions(db: sqlite3.Connection) -> list[RoundCreated]:
    """Return the first row of every round that has a vote, the oldest first. Raises: ValueError for rows that no
    version wrote."""
    rows = db.execute("SELECT * FROM asked WHERE EXISTS (SELECT 1 FROM vote WHERE vote.round = asked.round)")
    return sorted((_asked(*row) for row in rows), key=_order)


def _order(asked: RoundCreated) -> tuple[datetime, int, str]:
    """Return the sort key of a round. The questions of a self-paced quiz are asked at the same moment."""
    return asked.at, 0 if asked.self_paced is None else asked.self_paced.index, asked.round


def unfinished(db: sqlite3.Connection) -> list[str]:
    """Return the rounds that were opened, or opened again, and not closed since, the latest first."""
    rows = db.execute(
        "SELECT round FROM phase AS last WHERE phase = 'open'"
        " AND n = (SELECT max(n) FROM phase WHERE phase.round = last.round) ORDER BY at DESC"
    )
    return [round_id for (round_id,) in rows]


def rows_of(db: sqlite3.Connection, round_id: RoundId) -> list[VoteRecord]:
    """Return every row of a round, in the order of writing. Raises: ValueError for rows that no version wrote."""
    records: list[VoteRecord] = []
    for row in db.execute("SELECT * FROM asked WHERE round = ?", (round_id,)):
        records.append(_asked(*row))
    for round_, n, clicker, number, pupil, *more in db.execute("SELECT * FROM seat WHERE round = ?", (round_id,)):
        records.append(Seat(round_, n, ClickerId(clicker), number, pupil if pupil is None else PupilId(pupil), *more))
    for round_, n, phase, at_s, at in db.execute("SELECT * FROM phase WHERE round = ?", (round_id,)):
        records.append(PhaseChanged(round_, n, RoundPhase(phase), at_s, datetime.fromisoformat(at)))
    for round_, n, key, at in db.execute("SELECT * FROM key_set WHERE round = ?", (round_id,)):
        records.append(AnswerKeyChanged(round_, n, key, datetime.fromisoformat(at)))
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    if "skills_set" in tables:  # otherwise the file is of version 1
        for round_, n, skills, at in db.execute("SELECT * FROM skills_set WHERE round = ?", (round_id,)):
            records.append(SkillsChanged(round_, n, tuple(json.loads(skills)), datetime.fromisoformat(at)))
    if "handed_in" in tables:  # otherwise the file is of version 2
        for round_, n, clicker, done, at_s in db.execute("SELECT * FROM handed_in WHERE round = ?", (round_id,)):
            records.append(HandedIn(round_, n, ClickerId(clicker), bool(done), at_s))
    for round_, n, clicker, choice, at_s, sequence, *more in db.execute(
        "SELECT * FROM vote WHERE round = ?", (round_id,)
    ):
        sure = bool(more[0]) if more and more[0] is not None else None
        records.append(CastVote(round_, n, ClickerId(clicker), choice, at_s, sequence, sure))
    return sorted(records, key=lambda record: record.n)


def _values(record: VoteRecord) -> tuple[str, tuple[Any, ...]]:
    head = (record.round, record.n)
    match record:
        case RoundCreated(question=q):
            what = (q.id, q.kind.value, q.choice_count, _stored(q.key), _stored(q.text), q.page)
            texts = (json.dumps(q.options), json.dumps(q.targets), q.tolerance, int(q.confidence))
            rules = (int(record.rules.first_only), int(record.rules.anonymous), record.rules.limit_s)
            asked = (record.class_id, int(record.listed), record.at.isoformat())
            series = (None, 0) if record.self_paced is None else (record.self_paced.id, record.self_paced.index)
            return "asked", (*head, *what, *asked, *texts, *rules, json.dumps(q.skills), *series)
        case Seat():
            return "seat", (*head, record.clicker, record.number, record.pupil, record.extra)
        case PhaseChanged():
            return "phase", (*head, record.phase.value, record.at_s, record.at.isoformat())
        case AnswerKeyChanged():
            return "key_set", (*head, _stored(record.key), record.at.isoformat())
        case SkillsChanged():
            return "skills_set", (*head, json.dumps(record.skills), record.at.isoformat())
        case HandedIn():
            return "handed_in", (*head, record.clicker, int(record.done), record.at_s)
        case CastVote():
            sure = None if record.sure is None else int(record.sure)
            return "vote", (*head, record.clicker, record.choice, record.at_s, record.sequence, sure)


def _stored(text: str | None) -> str | None:
    """Return the text without lone surrogates, which SQLite cannot store."""
    return None if text is None else text.encode("utf-8", "replace").decode()


def _asked(
    round_: str,
    n: int,
    id: str,
    kind: str,
    choice_count: int,
    key: str | None,
    text: str | None,
    page: str | None,
    class_id: str | None,
    listed: int,
    at: str,
    options: str = "[]",
    targets: str = "[]",
    tolerance: float = 0.0,
    confidence: int = 0,
    first_only: int = 0,
    anonymous: int = 0,
    limit_s: float | None = None,
    skills: str = "[]",
    series: str | None = None,
    place: int = 0,
) -> RoundCreated:
    """Decode a row of any version."""
    question = Question(
        id=QuestionId(id),
        kind=QuestionKind(kind),
        choice_count=choice_count,
        key=key,
        text=text,
        page=None if page is None else PageId(page),
        options=tuple(json.loads(options)),
        targets=tuple(json.loads(targets)),
        tolerance=tolerance,
        confidence=bool(confidence),
        skills=tuple(json.loads(skills)),
    )
    rules = RoundRules(first_only=bool(first_only), anonymous=bool(anonymous), limit_s=limit_s)
    class_ = None if class_id is None else ClassId(class_id)
    when, inside = datetime.fromisoformat(at), None if series is None else SelfPacedPosition(RoundId(series), place)
    return RoundCreated(RoundId(round_), n, question, class_, bool(listed), when, rules, inside)
