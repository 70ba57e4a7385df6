"""200 queries as French teachers type them, and the 210 lessons that they mean.

Lessons and queries were written apart, from a list of the lessons' subjects: who wrote the queries saw neither the
lessons' texts nor the ranking. Lines of `lessons.tsv`: number, level, subject, title, text; of `queries.tsv`: number of
the lesson meant, query, kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.libraries import a_digest, a_page, entry
from tni.library.lesson_query import parse_query
from tni.store.library_index import IndexEntry
from tni.store.library_search import LibraryReader

DATA = Path(__file__).parent / "search_data"
FIRST = 3


@dataclass(frozen=True, slots=True)
class SchoolQuery:
    """A query. meant: file of the lesson meant. kind: its difficulty; `prefix` for one that is still being typed."""

    text: str
    meant: str
    kind: str


def school_lessons() -> Iterator[IndexEntry]:
    for line in (DATA / "lessons.tsv").read_text("utf-8").splitlines():
        number, level, subject, title, text = line.split("\t")
        digest = a_digest(title, a_page(1, *text.split(". ")), level=level, subject=subject)
        yield entry(_file(number), digest, int(number))


def school_queries() -> list[SchoolQuery]:
    lines = (DATA / "queries.tsv").read_text("utf-8").splitlines()
    return [SchoolQuery(text, _file(number), kind) for number, text, kind in (line.split("\t") for line in lines)]


def missed(reader: LibraryReader) -> list[SchoolQuery]:
    """The queries whose lesson is not among the first FIRST lessons found."""
    return [query for query in school_queries() if query.meant not in first_lessons(reader, query)]


def first_lessons(reader: LibraryReader, query: SchoolQuery) -> list[str]:
    pages = reader.search(parse_query(query.text, typing=query.kind == "prefix"))
    return list(dict.fromkeys(page.path for page in pages))[:FIRST]


def _file(number: str) -> str:
    return f"meant/{number}.tni"
