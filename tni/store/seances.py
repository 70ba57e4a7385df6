"""Store of séances: their logs, appended as events happen, and their entries for the cahier de textes.

It is one SQLite database, which each call opens (`call_database`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from tni.cahier.seance_log import (
    EventDecodeError,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    event_from_json,
    event_to_json,
)
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClassLayerId, PageId
from tni.core.one_line import one_line
from tni.files.errors import QuarantinedError, SeanceStoreError, SeanceStoreFault
from tni.planning.school_year import FIRST_MONTH, school_year
from tni.store.call_database import CallDatabase, DatabaseForm
from tni.store.quarantine import DatabaseSchema

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.cahier.lessons_in_seance import SeanceRecord
    from tni.store.known_lesson_ids import KnownLessonIds

APPLICATION_ID = 0x746E6963  # "tnic"
SCHEMA_VERSION = 1
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS session (
    id TEXT PRIMARY KEY, seance TEXT, class_id TEXT, class_name TEXT NOT NULL, subject TEXT NOT NULL,
    lesson TEXT NOT NULL, number INTEGER, started_at TEXT NOT NULL, started_s REAL NOT NULL, ended_at TEXT,
    state TEXT NOT NULL, title TEXT NOT NULL, entry TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS session_started ON session (started_s);
CREATE TABLE IF NOT EXISTS event (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE, place INTEGER NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (session, place)
) STRICT, WITHOUT ROWID;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


_SHOWN, _ENDED = '{"event": "page_shown"', '{"event": "ended"'


class NoSuchSeanceError(TniError):
    def __init__(self, seance: SeanceId) -> None:
        super().__init__(f"no séance {seance}")
        self.seance = seance


_SUMMARY = (
    "SELECT id, seance, class_id, class_name, subject, lesson, number, started_at, ended_at, state, title FROM session"
)


class SeanceStore:
    """Store of séances. Every method raises SeanceStoreError. Everything appended is on disk when the method
    returns."""

    def __init__(self, path: Path, busy_timeout_s: float = 2.0) -> None:
        self._db = CallDatabase(path, _FORM, SeanceStoreError, busy_timeout_s)
        self._transaction = self._db.transaction

    @cached_property
    def lesson_ids(self) -> KnownLessonIds:
        """Ids of lessons of which events of earlier versions hold the path alone."""
        from tni.store.known_lesson_ids import KnownLessonIds

        return KnownLessonIds(self._db.path.with_name("lesson-ids.json"))

    def append(self, seance: SeanceId, place: int, events: Sequence[SeanceEvent]) -> None:
        """Append events to a log, all or none.

        place: index of the first event in the log, from 0, where the log's SeanceStarted is. Events already stored
        stay, so a call with an unknown outcome may be repeated.
        """
        with self._transaction() as db:
            for at, event in enumerate(events, place):
                match event:
                    case SeanceStarted() if at == 0:
                        _insert(db, seance, event)
                    case SeanceEnded():
                        db.execute(
                            "UPDATE session SET state = ?, ended_at = ? WHERE id = ? AND state = ?",
                            (SeanceState.DRAFT.value, event.at.isoformat(), seance, SeanceState.OPEN.value),
                        )
                db.execute("INSERT OR IGNORE INTO event VALUES (?, ?, ?)", (seance, at, event_to_json(event)))

    def log(self, seance: SeanceId) -> tuple[SeanceEvent, ...]:
        """Return the events of a séance. Raises also: NoSuchSeanceError, EventDecodeError."""
        with self._transaction() as db:
            rows = db.execute("SELECT event FROM event WHERE session = ? ORDER BY place", (seance,)).fetchall()
        if not rows:
            raise NoSuchSeanceError(seance)
        return tuple(event_from_json(text) for (text,) in rows)

    def showing(self, page: PageId) -> list[SeanceId]:
        """Return the séances in which a page was shown."""
        with self._transaction() as db:
            rows = db.execute(
                "SELECT DISTINCT session FROM event WHERE event LIKE ? AND instr(event, ?)",
                (f"{_SHOWN}%", f'"page": {json.dumps(page)}'),
            ).fetchall()
        return [SeanceId(seance) for (seance,) in rows]

    def rewrite(self, seance: SeanceId, events: Mapping[int, SeanceEvent], entry: CahierEntry | None = None) -> None:
        """Put events in the place of others of a log, whose text is overwritten on the disk, and an entry in that of
        the stored one, all or none: what was noted of a pupil's work goes. events: by their places."""
        from tni.cahier.entry import entry_to_json  # with the first entry

        with self._transaction() as db:
            rows = [(event_to_json(event), seance, place) for place, event in events.items()]
            db.executemany("UPDATE event SET event = ? WHERE session = ? AND place = ?", rows)
            if entry is not None:
                texts = entry_to_json(entry), one_line(entry.title)
                db.execute("UPDATE session SET entry = ?, title = ? WHERE id = ?", (*texts, seance))

    def state(self, seance: SeanceId) -> SeanceState:
        """Return the state of a séance. Raises also: NoSuchSeanceError."""
        with self._transaction() as db:
            row = db.execute("SELECT state FROM session WHERE id = ?", (seance,)).fetchone()
        if row is None:
            raise NoSuchSeanceError(seance)
        return SeanceState(row[0])

    def save(self, entry: CahierEntry, state: SeanceState = SeanceState.DRAFT) -> None:
        """Store the entry as edited. state: OPEN while the séance goes on. Raises also: NoSuchSeanceError."""
        from tni.cahier.entry import entry_to_json  # with the first entry

        text = entry_to_json(entry)
        end = None if state is SeanceState.OPEN else entry.end.isoformat()
        with self._transaction() as db:
            changed = db.execute(
                "UPDATE session SET entry = ?, title = ?, ended_at = ?, state = ? WHERE id = ?",
                (text, one_line(entry.title), end, state.value, entry.session),
            )
            if changed.rowcount == 0:
                raise NoSuchSeanceError(entry.session)

    def entry(self, seance: SeanceId) -> CahierEntry | None:
        """Return the entry as last saved, None if there is none. Raises also: NoSuchSeanceError, EntryDecodeError."""
        with self._transaction() as db:
            row = db.execute("SELECT entry FROM session WHERE id = ?", (seance,)).fetchone()
        if row is None:
            raise NoSuchSeanceError(seance)
        if row[0] is None:
            return None
        from tni.cahier.entry import entry_from_json  # with the first entry

        return entry_from_json(row[0])

    def listed(self, class_id: ClassId | None = None, limit: int = -1) -> list[SeanceSummary]:
        """Return the séances of all classes, or of one, the latest first. limit: greatest number returned; -1 for
        all."""
        with self._transaction() as db:
            rows = db.execute(
                f"{_SUMMARY} WHERE ? IS NULL OR class_id = ? ORDER BY started_s DESC, id LIMIT ?",
                (class_id, class_id, limit),
            ).fetchall()
        return [self._summary(row) for row in rows]

    def records(self, since: datetime) -> list[SeanceRecord]:
        """Return the séances since a time, in their order, with their logs: without plans, without pages shown but the
        last one before the end, and without events that cannot be read."""
        with self._transaction() as db:
            rows = db.execute(
                "SELECT id, class_name, subject, started_at, ended_at, event.event FROM session JOIN event"
                ' ON session = id WHERE started_s >= ? AND event.event NOT LIKE \'{"event": "plan_followed"%\''
                " ORDER BY started_s, id, place",
                (since.timestamp(),),
            ).fetchall()
        found = (_record([*group]) for _id, group in groupby(rows, key=itemgetter(0)))
        return [record for record in found if record is not None]

    def unfinished(self) -> list[SeanceSummary]:
        """Return the séances that never ended, the latest first: interrupted by a crash, or being taught now in another
        program."""
        with self._transaction() as db:
            rows = db.execute(
                f"{_SUMMARY} WHERE state = ? ORDER BY started_s DESC, id", (SeanceState.OPEN.value,)
            ).fetchall()
        return [self._summary(row) for row in rows]

    def next_number(self, class_name: str, subject: str, at: datetime) -> int:
        """Return the number for a séance of this class and subject, counted from 1 in the school year of `at`."""
        since = at.replace(year=school_year(at), month=FIRST_MONTH, day=1, hour=0, minute=0, second=0, microsecond=0)
        with self._transaction() as db:
            (last,) = db.execute(
                "SELECT max(number) FROM session WHERE class_name = ? AND subject = ? AND started_s BETWEEN ? AND ?",
                (one_line(class_name), one_line(subject), since.timestamp(), at.timestamp()),
            ).fetchone()
        return (last or 0) + 1

    def delete(self, seance: SeanceId) -> None:
        """Delete a séance for good. Its space on disk is overwritten, since it contains a private note."""
        with self._transaction() as db:
            db.execute("DELETE FROM session WHERE id = ?", (seance,))

    def repair(self) -> QuarantinedError | None:
        """Repair a damaged database: quarantine it and create a new one with all that can be read. Return None if it is
        sound."""
        return self._db.repair()

    def _summary(self, row: tuple[str, ...]) -> SeanceSummary:
        id, seance, class_id, class_name, subject, lesson, number, start, end, state, title = row
        try:
            return SeanceSummary(
                id=SeanceId(id),
                seance=None if seance is None else ClassLayerId(seance),
                class_id=None if class_id is None else ClassId(class_id),
                class_name=class_name,
                subject=subject,
                lesson=lesson,
                number=None if number is None else int(number),
                start=datetime.fromisoformat(start),
                end=None if end is None else datetime.fromisoformat(end),
                state=SeanceState(state),
                title=title,
            )
        except ValueError as error:
            raise SeanceStoreError(SeanceStoreFault.DAMAGED, self._db.path, str(error)) from error


def _insert(db: sqlite3.Connection, seance: SeanceId, started: SeanceStarted) -> None:
    names = (one_line(started.class_name), one_line(started.subject), one_line(started.lesson))
    at = started.at.isoformat(), started.at.timestamp()
    db.execute(
        "INSERT OR IGNORE INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, '', NULL)",
        (seance, started.seance, started.class_id, *names, started.number, *at, SeanceState.OPEN.value),
    )


def _record(rows: Sequence[tuple[str, str, str, str, str | None, str]]) -> SeanceRecord | None:
    """Return a séance from the rows of its events; None if its times cannot be read."""
    from tni.cahier.lessons_in_seance import SeanceRecord  # with the year

    _id, name, subject, started, ended, _event = rows[0]
    log: list[SeanceEvent] = []
    texts = [row[-1] for row in rows]
    for text, following in zip(texts, [*texts[1:], ""], strict=True):
        if text.startswith(_SHOWN) and following and not following.startswith(_ENDED):
            continue  # there are many, and decoding takes its time
        with suppress(EventDecodeError):
            log.append(event_from_json(text))
    try:
        times = datetime.fromisoformat(started), datetime.fromisoformat(ended) if ended else None
    except ValueError:
        return None
    return SeanceRecord(name, subject, *times, tuple(log))


def _finish(db: sqlite3.Connection) -> None:
    """Restore séances whose row is lost from the beginning of their log, without their entry."""
    rows = db.execute("SELECT session, event FROM event WHERE place = 0 AND session NOT IN (SELECT id FROM session)")
    for seance, text in rows.fetchall():
        with suppress(EventDecodeError):
            event = event_from_json(text)
            if isinstance(event, SeanceStarted):
                _insert(db, seance, event)
    db.execute("DELETE FROM event WHERE session NOT IN (SELECT id FROM session)")


SEANCES_SCHEMA = DatabaseSchema(
    SCHEMA_VERSION,
    lambda db: db.executescript(_SCHEMA),
    {"session": ("rowid",), "event": ("session", "place")},
    group=("session", "SELECT id FROM session"),
    finish=_finish,
)
_FORM = DatabaseForm(
    _SCHEMA, APPLICATION_ID, SCHEMA_VERSION, SEANCES_SCHEMA, pragmas=("PRAGMA foreign_keys = ON",)
)  # fmt: skip
