"""Outgoing entries and memories for tests of connectors."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from tni.api.ent import OutgoingEntry, OutgoingFile, OutgoingWork, WorkKind

WINTER = timezone(timedelta(hours=1))
UID, WORK_1, WORK_2 = (UUID(int=number) for number in (0xA1, 0xB1, 0xB2))
EXERCISE = b"%PDF-1.7 exercice"
BOARD = b"%PDF-1.7 tableau" + bytes(range(256)) * 8


def file_of(name: str, data: bytes, title: str = "") -> OutgoingFile:
    return OutgoingFile(name, title, "application/pdf", len(data), hashlib.sha256(data).hexdigest())


def bytes_of(*contents: bytes) -> dict[str, bytes]:
    """Contents of files by their hashes."""
    return {hashlib.sha256(data).hexdigest(): data for data in contents}


def work(uid: UUID = WORK_1, text: str = "Ex. 14 p. 85", due: date | None = date(2026, 11, 26)) -> OutgoingWork:
    files = (file_of("exercice.pdf", EXERCISE, "Feuille d’exercices"),) if uid == WORK_1 else ()
    return OutgoingWork(uid, WorkKind.EXERCISE, f"<p>{text}</p>", text, date(2026, 11, 23), due, 20, files)


def entry(**changes: object) -> OutgoingEntry:
    """An entry with two works and a file."""
    values: dict[str, object] = {
        "uid": UID,
        "class_name": "5e A",
        "classes": (),
        "subject": "Maths",
        "teacher": "",
        "school": "",
        "room": "B204",
        "number": 12,
        "sequence": "Proportionnalité",
        "start": datetime(2026, 11, 23, 8, 0, tzinfo=WINTER),
        "end": datetime(2026, 11, 23, 8, 55, tzinfo=WINTER),
        "title": "Échelles : plan 1/200",
        "html": "<p>Lire une échelle ; l’expression (2x+3), a &lt; b</p><ul><li>page 84</li></ul>",
        "text": "Lire une échelle ; l’expression (2x+3), a < b\n- page 84",
        "works": (work(), work(WORK_2, "Revoir la leçon", None)),
        "files": (file_of("2026-11-23_5eA_Maths.pdf", BOARD, "Tableau"),),
    }
    return OutgoingEntry(**{**values, **changes})  # type: ignore[arg-type]


class KeptMemory:
    """Memory of a connector, in a dictionary."""

    def __init__(self, notes: Mapping[str, str] | None = None) -> None:
        self.notes = dict(notes or {})

    def get(self, key: str) -> str | None:
        return self.notes.get(key)

    def put(self, key: str, value: str) -> None:
        assert len(key) <= 200
        assert len(value) <= 4000
        if value:
            self.notes[key] = value
        else:
            self.notes.pop(key, None)
