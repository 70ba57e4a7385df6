"""Folders of real lessons for tests of the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tni.core.digest import sha256
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import LessonInfo, Page, PdfBackground, Text
from tni.store.lesson_database import LessonDatabase

TextLines = Sequence[str]


def write_lesson(
    path: Path,
    title: str = "",
    pages: Sequence[TextLines] = ((),),
    *,
    titles: Sequence[str] = (),
    notes: Sequence[str] = (),
    level: str = "",
    subject: str = "",
    pdf: bytes | None = None,
) -> Path:
    """Write a lesson with text boxes on its pages, in place of what is at `path`. pdf: behind its pages, one each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    database = LessonDatabase.create(path)
    blob = None if pdf is None else BlobId(sha256(pdf).hex())
    with database.transaction():
        if pdf is not None and blob is not None:
            database.put_blob(blob, pdf)
        database.add_outside(LessonInfo(title=title, subject=subject, level=level))
        for number, lines in enumerate(pages):
            key = PageId(f"p{number}")
            background = None if blob is None else PdfBackground(blob, number, 210.0, 297.0)
            database.add_outside(
                Page(
                    id=key,
                    position=float(number),
                    pdf=background,
                    title=titles[number] if number < len(titles) else "",
                    notes=notes[number] if number < len(notes) else "",
                )
            )
            for line, text in enumerate(lines):
                database.add_outside(_text(f"t{number}-{line}", key, text))
    database.close()
    return path


def _text(key: str, page: PageId, text: str) -> Text:
    return Text(
        id=ItemId(key), page=page, text=text, size_mm=8.0, colour="#000000", font="Andika", font_version="6",
        width_mm=100.0, height_mm=10.0,
    )  # fmt: skip
