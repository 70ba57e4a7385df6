"""The index follows the files of a library."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.libraries import a_text, write_lesson
from tests.support.pdf_samples import SamplePage, encrypted_pdf, sample_pdf
from tests.support.stopped_child import killed_before_operations
from tni.core.ids import PageId
from tni.library.lesson_query import parse_query
from tni.services.library.index_report import IndexReport
from tni.services.library.library_indexer import LibraryIndexer, PdfTexts
from tni.services.library.page_describer import InkReader, PageDataKind, describe_pages
from tni.store.lesson_database import LessonDatabase
from tni.store.library_index import LibraryIndex
from tni.store.library_search import LibraryReader


@dataclass
class Shelf:
    """A library with its index. read: PDFs that were read."""

    folder: Path
    index: Path
    read: list[bytes] = field(default_factory=list)

    def texts(self, data: bytes) -> dict[int, str]:
        self.read.append(data)
        return {0: "un texte du document"}

    def update(self, check_cancelled: Callable[[], None] = lambda: None) -> IndexReport:
        report = LibraryIndexer(self.folder, self.index, self, check_cancelled=check_cancelled).run()
        describe_pages(self.folder, self.index, PageDataKind.INK, InkReader, check_cancelled)
        return report

    def found(self, text: str) -> list[str]:
        with closing(LibraryReader(self.index)) as reader:
            return [f"{page.path} {page.number}" for page in reader.search(parse_query(text))]

    def content(self, index: Path | None = None) -> list[tuple[object, ...]]:
        with closing(LibraryIndex(index or self.index)) as opened:
            return list(opened.content())

    def fresh(self) -> list[tuple[object, ...]]:
        """The content of an index that is made anew."""
        anew = self.index.with_name("anew")
        for old in self.index.parent.glob("anew*"):
            old.unlink()
        LibraryIndexer(self.folder, anew, self).run()
        describe_pages(self.folder, anew, PageDataKind.INK, InkReader)
        return self.content(anew)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    found = Shelf(tmp_path / "library", tmp_path / "cache" / "index")
    write_lesson(found.folder / "Maths/6e/fractions.tni", "Les fractions", [["Une moitié"], ["un quart"]], level="6e")
    write_lesson(found.folder / "volcan.tni", "", [["La lave"]])
    return found


def test_an_update_reads_only_what_changed(shelf: Shelf) -> None:
    first, second = shelf.update(), shelf.update()
    assert (first.lessons, first.indexed, second.lessons, second.indexed) == (2, 2, 2, 0)
    write_lesson(shelf.folder / "volcan.tni", "", [["Le cratère"]])
    assert shelf.update().indexed == 1
    assert (shelf.found("lave"), shelf.found("cratère")) == ([], ["volcan.tni 1"])
    assert shelf.content() == shelf.fresh()


def test_files_that_moved_or_went_are_followed(shelf: Shelf) -> None:
    shelf.update()
    (shelf.folder / "Sciences").mkdir()
    (shelf.folder / "volcan.tni").rename(shelf.folder / "Sciences/Éruption.tni")
    shutil.rmtree(shelf.folder / "Maths")
    report = shelf.update()
    assert (report.lessons, report.removed) == (1, 2)
    assert shelf.found("éruptions lave") == ["Sciences/Éruption.tni 1"]
    assert shelf.found("fraction") == []
    assert shelf.content() == shelf.fresh()


def test_a_file_with_another_date_and_the_same_content_is_not_read_again(shelf: Shelf) -> None:
    shelf.update()
    os.utime(shelf.folder / "volcan.tni", ns=(1, 1))
    assert shelf.update().indexed == 0
    assert shelf.content() == shelf.fresh()
    assert shelf.update().indexed == 0


def test_a_lesson_that_is_open_is_found_as_it_is_now(shelf: Shelf) -> None:
    shelf.update()
    database = LessonDatabase(shelf.folder / "volcan.tni")
    with database.transaction():
        database.add_outside(a_text("new", PageId("p0"), "Le cratère"))
    shelf.update()
    assert shelf.found("cratère") == ["volcan.tni 1"]
    database.close()
    shelf.update()
    assert shelf.content() == shelf.fresh()


def test_damaged_files_are_listed_with_their_problem(shelf: Shelf) -> None:
    (shelf.folder / "Abîmée.tni").write_bytes(b"SQLite format 3\0" + bytes(5000))
    (shelf.folder / "vide.tni").touch()
    (shelf.folder / ".cachée.tni").touch()
    report = shelf.update()
    assert [path for path, _ in report.problems] == ["Abîmée.tni", "vide.tni"]
    assert shelf.found("abîmée") == ["Abîmée.tni 1"]
    write_lesson(shelf.folder / "Abîmée.tni", "Réparée", [["x"]])
    (shelf.folder / "vide.tni").unlink()
    assert shelf.update().problems == ()


def test_folders_deeper_than_python_calls_hinder_nothing(shelf: Shelf) -> None:
    folder = shelf.folder / "deep"
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(sys.getrecursionlimit() + 100):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    assert shelf.update().lessons == 2
    assert shelf.found("lave") == ["volcan.tni 1"]


@pytest.mark.parametrize("put", [os.mkfifo, Path.mkdir, Path.touch, lambda path: None])
def test_lessons_that_become_something_else_while_they_are_read_hinder_nothing(
    shelf: Shelf, put: Callable[[Path], None]
) -> None:
    fractions, calls = shelf.folder / "Maths/6e/fractions.tni", 0

    def replaced() -> None:
        nonlocal calls
        calls += 1
        if calls == 5:  # the folders are read
            fractions.unlink()
            put(fractions)

    report = shelf.update(replaced)
    assert [path for path, _ in report.problems] == ["Maths/6e/fractions.tni"]
    assert shelf.found("lave") == ["volcan.tni 1"]
    shelf.update()
    assert shelf.content() == shelf.fresh()


def test_a_lesson_without_measure_hinders_nothing_and_is_found_by_its_name(shelf: Shelf) -> None:
    write_lesson(shelf.folder / "énorme.tni", "Titre " * 1_000_000, [["mot " * 1_200_000], ["une souris"]])
    assert shelf.update().problems == ()
    assert shelf.found("lave") == ["volcan.tni 1"]
    assert shelf.found("énorme") == ["énorme.tni 1"]
    assert shelf.found("souris") == ["énorme.tni 2"]
    assert max(len(str(value)) for row in shelf.content() for value in row) < 10_000


def test_a_pdf_is_read_once_whatever_lessons_have_it(shelf: Shelf) -> None:
    data = sample_pdf([SamplePage("Aire du disque")])
    write_lesson(shelf.folder / "a.tni", "A", [[]], pdf=data)
    write_lesson(shelf.folder / "b.tni", "B", [[]], pdf=data)
    assert shelf.update().pdfs == 1
    assert sorted(shelf.found("document")) == ["a.tni 1", "b.tni 1"]
    write_lesson(shelf.folder / "c.tni", "C", [[]], pdf=data)
    assert shelf.update().pdfs == 0
    assert sorted(shelf.found("document")) == ["a.tni 1", "b.tni 1", "c.tni 1"]
    assert shelf.read == [data]
    assert shelf.content() == shelf.fresh()


def test_texts_of_a_pdf_are_those_of_its_pages_and_what_they_stand_for(shelf: Shelf) -> None:
    replaced = "BT /F1 11 Tf 60 500 Td /Span <</ActualText <FEFF0063006500720063006C0065>>> BDC (xqz) Tj EMC ET"
    data = sample_pdf([SamplePage("Aire du disque"), SamplePage("Périmètre", content=replaced)])
    write_lesson(shelf.folder / "a.tni", "A", [[], []], pdf=data)
    write_lesson(shelf.folder / "secret.tni", "B", [[]], pdf=encrypted_pdf("x"))
    with closing(PdfTexts()) as pdf_texts:
        report, again = (LibraryIndexer(shelf.folder, shelf.index, pdf_texts).run() for _ in range(2))
    assert (report.pdfs, again.pdfs) == (2, 0)
    assert shelf.found("disque") == ["a.tni 1"]
    assert shelf.found("cercle") == ["a.tni 2"]


@pytest.mark.parametrize("place", [0, 40, 100, 5000, 9000, 20_000])
def test_a_damaged_index_is_made_anew(shelf: Shelf, place: int) -> None:
    shelf.update()
    before = shelf.content()
    data = bytearray(shelf.index.read_bytes())
    data[place : place + 4000] = b"\xa5" * 4000
    shelf.index.write_bytes(data)
    assert shelf.update().was_rebuilt
    assert shelf.content() == before


def test_an_index_that_is_cut_short_or_gone_is_made_anew(shelf: Shelf) -> None:
    shelf.update()
    before = shelf.content()
    shelf.index.write_bytes(shelf.index.read_bytes()[:10_000])
    assert shelf.update().was_rebuilt
    shelf.index.unlink()
    assert shelf.update().indexed == 2
    assert shelf.content() == before


def test_each_part_of_the_writing_mends_itself(shelf: Shelf, tmp_path: Path) -> None:
    """A power cut leaves the index as it was synced and any prefix of its WAL."""
    shelf.update()
    synced = shelf.index.read_bytes()
    with closing(sqlite3.connect(shelf.index)) as keeper:  # keeps SQLite from moving the WAL into the file
        keeper.execute("SELECT * FROM lesson").fetchone()
        for number in range(3):
            write_lesson(shelf.folder / f"{number}.tni", f"Leçon {number}", [["cercle"]])
        (shelf.folder / "volcan.tni").unlink()
        shelf.update()
        wal = shelf.index.with_name(shelf.index.name + "-wal").read_bytes()
    expected = shelf.fresh()
    page = int.from_bytes(wal[8:12])
    ends = [32 + (24 + page) * frame for frame in range((len(wal) - 32) // (24 + page) + 1)]
    for number, end in enumerate([0, 10, *ends, *(end + 500 for end in ends[:-1])]):
        cut = Shelf(shelf.folder, tmp_path / f"cut{number}" / "index")
        cut.index.parent.mkdir()
        cut.index.write_bytes(synced)
        cut.index.with_name("index-wal").write_bytes(wal[:end])
        cut.update()
        assert cut.content() == expected


def test_an_update_that_is_killed_leaves_an_index_that_mends_itself(shelf: Shelf) -> None:
    """Within a batch, and after one."""
    for number in range(40):
        shutil.copy(shelf.folder / "volcan.tni", shelf.folder / f"{number}.tni")
    expected = shelf.fresh()

    def renew() -> None:
        for file in shelf.index.parent.glob("index*"):
            file.unlink()

    for at in killed_before_operations("index", shelf.folder, shelf.index, renew):
        shelf.content()  # what there is can be read
        shelf.update()
        assert shelf.content() == expected, at


def test_a_cancelled_update_keeps_what_it_has_done(shelf: Shelf) -> None:
    for number in range(40):
        shutil.copy(shelf.folder / "volcan.tni", shelf.folder / f"{number}.tni")
    calls = 0

    class Stopped(Exception):
        pass

    def stop_late() -> None:
        nonlocal calls
        calls += 1
        if calls > 40:
            raise Stopped

    with pytest.raises(Stopped):
        shelf.update(stop_late)
    assert 0 < shelf.update().indexed < 42
    assert shelf.content() == shelf.fresh()
