"""Description of the pages of lessons for a library's index, after their words: handwriting, and hashes of pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

from tni.core.errors import TniError
from tni.core.ids import PageId
from tni.library.ink_places import describe_ink, pack_ink
from tni.services.lesson.closed_lesson import read_layer
from tni.services.library.ink_search import ink_pages, stroke_paths
from tni.store.library_page_data import PageDataIndex, PageDataKind

__all__ = ["InkReader", "PageDataKind", "PageReader", "describe_pages"]


class PageReader(Protocol):
    """Reading of one kind of data of a lesson's pages. kind: of the data."""

    kind: PageDataKind

    def read(self, lesson: Path) -> Mapping[PageId, bytes]:
        """Return the data of each page that has any. Raises: TniError, OSError."""


class InkReader:
    """Reader of the handwriting of a prepared lesson, described for the search: 30 ms for a full page."""

    kind = PageDataKind.INK

    def read(self, lesson: Path) -> dict[PageId, bytes]:
        pages = ink_pages(read_layer(lesson, None))
        return {one.page: pack_ink(describe_ink(stroke_paths(one.strokes))) for one in pages if one.strokes}


def describe_pages(
    library: Path,
    index: Path,
    kind: PageDataKind,
    make_reader: Callable[[], PageReader],
    check_cancelled: Callable[[], None] = lambda: None,
) -> int:
    """Describe the pages of the lessons in an index whose data is not known, the last changed first, and return their
    number. A lesson that can't be read has none. make_reader: makes the reader if there is anything to do.

    Raises: IndexUnusableError, sqlite3.OperationalError, and what `check_cancelled` raises.
    """
    with closing(PageDataIndex(index)) as opened:
        lessons: Sequence[str] = opened.undescribed(kind)
        reader = make_reader() if lessons else None
        for path in lessons:
            check_cancelled()
            assert reader is not None
            opened.put(kind, path, _read(reader, library / path))
        return len(lessons)


def _read(reader: PageReader, lesson: Path) -> Mapping[PageId, bytes]:
    try:
        return reader.read(lesson)
    except (TniError, OSError):  # it was changed or removed meanwhile, and is indexed anew
        return {}
