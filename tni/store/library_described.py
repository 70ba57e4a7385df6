"""Pages in the library's index with what was described of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from tni.store.library_page_data import PageDataKind


class DescribedPage(NamedTuple):
    """Page of a lesson. path: of the lesson. page: its id. number: from 1. text: of its title and text boxes. data:
    empty where there is none, or none yet."""

    path: str
    lesson_title: str
    page: str
    number: int
    text: str
    data: bytes


def described_pages(db: sqlite3.Connection, kind: PageDataKind) -> Iterator[DescribedPage]:
    """Yield the pages of all lessons."""
    rows = db.execute(
        "SELECT lesson.path, lesson.title, page.key, page.number, page.title || char(10) || page.body, page_data.data"
        " FROM lesson JOIN page ON page.id > lesson.first AND page.id < lesson.first + lesson.pages"
        " LEFT JOIN page_data ON page_data.lesson = lesson.id AND page_data.kind = ? AND page_data.page = page.key"
        " ORDER BY lesson.path, page.number",
        (kind,),
    )
    for path, title, page, number, text, data in rows:
        yield DescribedPage(path, title, page, number, text, data or b"")
