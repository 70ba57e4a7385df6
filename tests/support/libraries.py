"""Lessons for tests of the library: as digests, and as files."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.support.board import stroke
from tests.support.ink_hand import line, numbered
from tni.core.digest import sha256
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import LessonInfo, Page, PdfBackground, Text
from tni.document.lesson_plan import LessonPlan, LessonQuestion
from tni.library.lesson_digest import LessonDigest, PageDigest
from tni.store.lesson_database import LessonDatabase
from tni.store.library_index import IndexedFile, IndexEntry, LibraryIndex, SeenFile
from tni.store.library_search import LibraryReader

TextLines = Sequence[str]


class NoPdfs:
    """Texts of PDFs for an indexer of lessons without any."""

    def texts(self, data: bytes) -> dict[int, str]:
        return {}


def a_page(number: int, *texts: str, title: str = "", notes: str = "", pdf: PdfBackground | None = None) -> PageDigest:
    return PageDigest(id=PageId(f"p{number}"), number=number, title=title, notes=notes, texts=texts, pdf=pdf)


def a_digest(
    title: str,
    *pages: PageDigest,
    plan: LessonPlan | None = None,
    questions: Sequence[LessonQuestion] = (),
    **info: str,
) -> LessonDigest:
    said = LessonInfo(title=title, **info)
    return LessonDigest(lesson_id=f"id of {title}", info=said, plan=plan, questions=tuple(questions), pages=pages)


def entry(path: str, digest: LessonDigest | None, mtime_s: int = 0, problem: str = "") -> IndexEntry:
    return IndexEntry(SeenFile(path, IndexedFile(1000, mtime_s * 10**9, 1), b"x" * 32), digest, problem)


def build_index(path: Path, *entries: IndexEntry) -> LibraryReader:
    """Index lessons at `path` and open the index to search it."""
    with closing(LibraryIndex(path)) as index:
        index.put(entries)
    return LibraryReader(path)


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
    in_place: bool = False,
) -> Path:
    """Write a lesson with text boxes on its pages, in place of what is at `path`. pdf: behind its pages, one each.
    in_place: into the lesson that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not in_place:
        path.unlink(missing_ok=True)
    database = LessonDatabase(path) if in_place else LessonDatabase.create(path)
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
                database.add_outside(a_text(f"t{number}-{line}", key, text))
    database.close()
    return path


def a_text(key: str, page: PageId, text: str) -> Text:
    return Text(
        id=ItemId(key), page=page, text=text, size_mm=8.0, colour="#000000", font="Andika", font_version="6",
        width_mm=100.0, height_mm=10.0,
    )  # fmt: skip


def write_ink(path: Path, page: str, seeds: Sequence[int]) -> None:
    """Write a line of handwritten words on a page of a lesson, each seed a word. They begin at 20 mm, 40 mm."""
    paths, _ = numbered(line(list(seeds), 20, 40))
    with closing(LessonDatabase(path)) as database, database.transaction():
        for z, points in enumerate(paths):
            database.add_outside(stroke(PageId(page), points.tolist(), z=z))
