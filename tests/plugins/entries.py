"""Entries to send, notes in memory, and visible text, for tests of connectors."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from tni.api.ent import OutgoingEntry, OutgoingFile, OutgoingWork, WorkKind

PARIS_WINTER = timezone(timedelta(hours=1))
START = datetime(2026, 11, 23, 8, 0, tzinfo=PARIS_WINTER)
DUE = date(2026, 11, 26)


@dataclass
class Notes:
    """Notes of a connector, kept as the program keeps them."""

    kept: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def put(self, key: str, value: str) -> None:
        assert len(key) <= 200
        assert len(value) <= 4000
        self.kept[key] = value
        if not value:
            del self.kept[key]


def a_file(name: str = "2026-11-23_5A_Maths.pdf", size: int = 120_000, content: str = "a") -> OutgoingFile:
    return OutgoingFile(name, "Le tableau", "application/pdf", size, (content * 64)[:64])


def a_work(number: int = 1, text: str = "Ex. 14 et 15 p. 85", due: date | None = DUE) -> OutgoingWork:
    return OutgoingWork(
        UUID(int=number), WorkKind.EXERCISE, f"<p>{html.escape(text)}</p>", text, START.date(), due, minutes=20
    )


def an_entry(
    title: str = "Proportionnalité",
    content: str = "<p>Correction de l’exercice 12.</p><ul><li>Produit en croix</li></ul>",
    works: tuple[OutgoingWork, ...] = (a_work(),),
    files: tuple[OutgoingFile, ...] = (a_file(),),
    start: datetime = START,
    uid: int = 99,
    is_published: bool = True,
) -> OutgoingEntry:
    return OutgoingEntry(
        uid=UUID(int=uid),
        class_name="5A",
        classes=(),
        subject="Maths",
        teacher="Mme Durand",
        school="Collège",
        room="B204",
        number=3,
        sequence="Proportionnalité",
        start=start,
        end=start + timedelta(minutes=55),
        title=title,
        html=content,
        text=visible(content),
        works=works,
        files=files,
        is_published=is_published,
    )


def visible(text: str) -> str:
    """Return the visible words of HTML, as a reader sees them."""
    without_tags = re.sub(r"<[^>]*>", " ", text)
    return " ".join(html.unescape(without_tags).replace("\u2060", "").replace("\u00a0", " ").split())
