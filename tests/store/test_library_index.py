"""An index says what its lessons say, whatever happened to it before."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.libraries import a_digest, a_page, entry
from tni.core.ids import BlobId
from tni.document.items import PdfBackground
from tni.document.lesson_plan import LessonPlan
from tni.library.lesson_query import parse_query
from tni.store import library_index, library_postings
from tni.store.library_index import IndexEntry, LibraryIndex
from tni.store.library_schema import IndexUnusableError, remove_index
from tni.store.library_search import LibraryReader

PRIVATE = 0o600
WORDS = ("fraction", "fractions", "décimal", "œuvre", "cercle", "volcan", "additionner", "addition")


def content(path: Path) -> list[tuple[object, ...]]:
    with closing(LibraryIndex(path)) as index:
        return list(index.content())


def fresh(path: Path, entries: Sequence[IndexEntry]) -> list[tuple[object, ...]]:
    with closing(LibraryIndex(path)) as index:
        index.put(entries)
        return list(index.content())


def a_lesson(path: str, chance: Random) -> IndexEntry:
    pages = [a_page(n + 1, " ".join(chance.choices(WORDS, k=4))) for n in range(chance.randint(0, 3))]
    return entry(path, a_digest(chance.choice(WORDS), *pages), mtime_s=chance.randint(0, 9))


@given(
    st.lists(st.tuples(st.sampled_from("pr"), st.sets(st.sampled_from("abcdef"), min_size=1)), max_size=25),
    st.randoms(),
)
def test_any_history_leads_to_the_index_of_its_last_lessons(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, set[str]]], chance: Random
) -> None:
    folder = tmp_path_factory.mktemp("index")
    lessons: dict[str, IndexEntry] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library_index, "GONE_MIN", 3)  # compacts often
        patch.setattr(library_postings, "PARTS_MAX", 3)
        with closing(LibraryIndex(folder / "grown")) as index:
            for act, paths in steps:
                if act == "p":
                    put = {path: a_lesson(path, chance) for path in sorted(paths)}
                    index.put(list(put.values()))
                    lessons |= put
                else:
                    index.remove(sorted(paths))
                    lessons = {path: found for path, found in lessons.items() if path not in paths}
    assert content(folder / "grown") == fresh(folder / "fresh", list(lessons.values()))
    with closing(LibraryReader(folder / "grown")) as grown, closing(LibraryReader(folder / "fresh")) as anew:
        for word in WORDS:
            pages, others = (reader.search(parse_query(word), limit=99) for reader in (grown, anew))
            assert {(page.path, page.number) for page in pages} == {(page.path, page.number) for page in others}


def test_a_reader_sees_what_is_written_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "index"
    with closing(LibraryIndex(path)) as index, closing(LibraryReader(path)) as reader:
        index.put([entry("a.tni", a_digest("Le cercle"))])
        assert [page.path for page in reader.search(parse_query("cercle"))] == ["a.tni"]
        index.put([entry("b.tni", a_digest("Le cercle"))])
        index.remove(["a.tni"])
        assert [page.path for page in reader.search(parse_query("cercle"))] == ["b.tni"]


def test_a_reader_opens_an_index_that_was_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "index"
    fresh(path, [entry("a.tni", a_digest("Le cercle"))])
    with closing(LibraryReader(path)) as reader:
        assert len(reader.lessons()) == 1
        remove_index(path)
        with pytest.raises(IndexUnusableError):
            reader.lessons()
        fresh(path, [])
        assert reader.lessons() == []


def test_an_index_of_another_version_or_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index"
    fresh(path, [])
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    for opened in (LibraryIndex, lambda path: LibraryReader(path).lessons()):
        with pytest.raises(IndexUnusableError):
            opened(path)
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexUnusableError):
        LibraryIndex(path)


def test_any_text_of_a_lesson_can_be_indexed(tmp_path: Path) -> None:
    odd = "cercle \ud800 \x00 \U0010ffff"
    shown = PdfBackground(BlobId("00" * 32), 1 << 70, 1.0, 1.0)
    digest = a_digest(odd, a_page(1, odd, title=odd, notes=odd, pdf=shown), plan=LessonPlan(aims=odd), level=odd)
    fresh(tmp_path / "index", [entry("a.tni", digest)])
    with closing(LibraryReader(tmp_path / "index")) as reader:
        assert [page.path for page in reader.search(parse_query("cercle"))] == ["a.tni"]
        assert len(reader.lessons()) == 1


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "index"
    with closing(LibraryIndex(path)) as one, closing(LibraryIndex(path)) as other:
        one.put([entry("a.tni", a_digest("Le cercle"))])
        other.put([entry("b.tni", a_digest("Le volcan"))])
        one.put([entry("c.tni", a_digest("Le volcan et le cercle"))])
    lessons = [("a.tni", "Le cercle"), ("b.tni", "Le volcan"), ("c.tni", "Le volcan et le cercle")]
    assert content(path) == fresh(tmp_path / "fresh", [entry(name, a_digest(title)) for name, title in lessons])


@pytest.mark.skipif(os.name != "posix", reason="rights of files")
def test_the_index_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with closing(LibraryIndex(tmp_path / "index")):
            assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {PRIVATE}
    finally:
        os.umask(before)
