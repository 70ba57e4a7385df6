"""Erasure of a pupil from the votes. It is the only exception to the append-only journal, because a pupil may demand
it.

It deletes each seat of the pupil, and each vote or submission of a clicker in a round in which the pupil was the last
to hold that clicker. The rounds stay, with the votes of the others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from tni.core.ids import ClickerId, PupilId
from tni.quiz.round import RoundId
from tni.quiz.vote_records import CastVote, HandedIn, Seat, VoteRecord


def erase_pupils(db: sqlite3.Connection, pupils: Collection[PupilId]) -> None:
    """Erase pupils from the database, within the caller's transaction."""
    marks = ", ".join("?" * len(pupils))
    held = db.execute(f"SELECT DISTINCT round, clicker FROM seat WHERE pupil IN ({marks})", tuple(pupils)).fetchall()
    for round_id, clicker in held:
        (last,) = db.execute(
            "SELECT pupil FROM seat WHERE round = ? AND clicker = ? ORDER BY n DESC LIMIT 1", (round_id, clicker)
        ).fetchone()
        if last in pupils:
            for table in ("vote", "handed_in"):
                db.execute(f"DELETE FROM {table} WHERE round = ? AND clicker = ?", (round_id, clicker))
    db.execute(f"DELETE FROM seat WHERE pupil IN ({marks})", tuple(pupils))


def without_pupils(records: Iterable[VoteRecord], pupils: Collection[PupilId]) -> list[VoteRecord]:
    """Return the rows without those that `erase_pupils` deletes, for rows in memory."""
    rows = list(records)
    holders: dict[tuple[RoundId, ClickerId], Seat] = {}
    for row in sorted((row for row in rows if isinstance(row, Seat)), key=lambda row: row.n):
        holders[row.round, row.clicker] = row
    gone = {place for place, seat in holders.items() if seat.pupil in pupils}
    return [
        row
        for row in rows
        if not (isinstance(row, Seat) and row.pupil in pupils)
        and not (isinstance(row, CastVote | HandedIn) and (row.round, row.clicker) in gone)
    ]
