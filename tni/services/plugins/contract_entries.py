"""Entries with which the contract suite tries a connector: everything is in them that an entry may have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from uuid import UUID

from tni.api.ent import (
    OutgoingAssessment,
    OutgoingEntry,
    OutgoingFile,
    OutgoingSupport,
    OutgoingWork,
    SupportKind,
    WorkKind,
)

PARIS_WINTER = timezone(timedelta(hours=1))
LARGE_BYTES = 30 << 20
TEXT = "Développer l’expression (2x+3)(x−1) ; son volume = 12 cm³ ; JavaScript : les boucles & <balises> ≤ 😀"
HTML = f"<p>{TEXT.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>"


def full_entry() -> OutgoingEntry:
    """Return an entry with a long title, two pieces of homework, files, one of 30 MB, and signs that servers mangle."""
    board, sheet = _file("2026-11-23_5A_Maths.pdf", LARGE_BYTES), _file("exercices.pdf", 50_000)
    return OutgoingEntry(
        uid=UUID("5f0c2a3e-7d41-4b8e-9a6b-0c1d2e3f4a5b"),
        class_name="5e A",
        classes=(),
        subject="Mathématiques",
        teacher="Mme Durand",
        school="Collège Jean-Zay",
        room="B204",
        number=12,
        sequence="Proportionnalité",
        start=datetime(2026, 11, 23, 8, 0, tzinfo=PARIS_WINTER),
        end=datetime(2026, 11, 23, 8, 55, tzinfo=PARIS_WINTER),
        title="Reconnaître une situation de proportionnalité, et calculer une quatrième proportionnelle",
        html=f"{HTML}<ul><li>Correction des ex. 12 et 13 p. 84</li></ul>",
        text=f"{TEXT}\n- Correction des ex. 12 et 13 p. 84",
        supports=(OutgoingSupport(SupportKind.BOOK, "Myriade 5e", "p. 84"),),
        assessments=(OutgoingAssessment(WorkKind.TEST, "Contrôle n° 2", TEXT, (sheet,)),),
        works=(_work(1, date(2026, 11, 26), (sheet,)), _work(2, date(2026, 11, 30), ())),
        files=(board,),
    )


def edited_entry() -> OutgoingEntry:
    """Return the same entry after an edit: another title and content, a piece of homework and a file less."""
    entry = full_entry()
    return replace(
        entry, title="Quatrième proportionnelle", html="<p>Bilan.</p>", text="Bilan.", works=entry.works[:1], files=()
    )


def _work(number: int, due: date, files: tuple[OutgoingFile, ...]) -> OutgoingWork:
    uid = UUID(int=(0x5F0C2A3E << 96) + number)
    return OutgoingWork(uid, WorkKind.EXERCISE, HTML, TEXT, date(2026, 11, 23), due, 20, files)


def _file(name: str, size: int) -> OutgoingFile:
    return OutgoingFile(name, name, "application/pdf", size, sha256(name.encode()).hexdigest())
