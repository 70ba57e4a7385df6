"""Notes of connectors in the database of the outbox, by delivery; each bounded, and all of a delivery together."""

from __future__ import annotations

import sqlite3

from tni.cahier.delivery import DeliveryId
from tni.cahier.memory_note import MemoryNote

KEY_MAX, VALUE_MAX = 200, 4000
NOTES_MAX = 256 << 10
"""Letters of all notes on a delivery, with what tells their age: each of the teacher's computers reads them whole."""
PROGRAM, PROGRAM_LETTERS = "program ", 32 << 10
"""Beginning of the keys of the program's own notes, and the letters more that there are for them: what a connector
notes leaves room for them."""
_AGE_LETTERS = 64


def notes_of(db: sqlite3.Connection, id: DeliveryId) -> dict[str, MemoryNote]:
    """Return the notes on a delivery by their keys, removed ones with them."""
    rows = db.execute("SELECT key, value, version, writer FROM memory WHERE delivery = ?", (id,)).fetchall()
    return {key: MemoryNote(value, version, writer) for key, value, version, writer in rows}


def put_note(db: sqlite3.Connection, id: DeliveryId, key: str, one: MemoryNote) -> None:
    """Store a note as another computer knows it."""
    db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?)", (id, key, one.value, one.version, one.writer))


def check_note(key: str, value: str) -> None:
    """Raises: ValueError for a note that is too long, or no valid text."""
    if not key or len(key) > KEY_MAX or len(value) > VALUE_MAX:
        raise ValueError(f"a note of {len(key)} and {len(value)} characters")
    f"{key}{value}".encode()  # fails for a lone surrogate


def add_note(db: sqlite3.Connection, id: DeliveryId, key: str, value: str, writer: str) -> None:
    """Store a note that is newer than all others; "" removes it. Raises: ValueError for one too many."""
    (version,) = db.execute("SELECT max(version) FROM memory WHERE delivery = ?", (id,)).fetchone()
    _make_room(db, id, key, value)
    put_note(db, id, key, MemoryNote(value, (version or 0) + 1, writer))


def _make_room(db: sqlite3.Connection, id: DeliveryId, key: str, value: str) -> None:
    """Forget removed notes, the oldest first, as far as a new one needs it. Raises: ValueError where it has no room."""
    most = NOTES_MAX + PROGRAM_LETTERS if key.startswith(PROGRAM) else NOTES_MAX
    others = {name: one for name, one in notes_of(db, id).items() if name != key}
    letters = sum(_letters(name, one.value) for name, one in others.items()) + _letters(key, value)
    for _, name in sorted((one.age, name) for name, one in others.items() if not one.value):
        if letters <= most:
            return
        db.execute("DELETE FROM memory WHERE delivery = ? AND key = ?", (id, name))
        letters -= _letters(name, "")
    if letters > most and value:
        raise ValueError(f"notes of {letters} characters")


def _letters(key: str, value: str) -> int:
    return len(key) + len(value) + _AGE_LETTERS
