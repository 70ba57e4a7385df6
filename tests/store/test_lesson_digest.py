"""The digest of a lesson says what its records say, wherever the lesson is at that moment, and leaves no trace."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.make_released_lesson import AT, PICTURE_ID, SEANCE, prepared
from tests.support.lessons import Desk, a_stroke, push
from tests.support.records import records
from tni.core.ids import ItemId, PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import Image, LessonRecord, Media, Page, PluginItem, Stroke, Text
from tni.document.page_properties import PageMaster, page_master_key
from tni.files.lesson_errors import LessonDamagedError, LessonMissingError, LessonTooNewError, NotALessonError
from tni.library.lesson_digest import ClassTaught, LessonDigest, PageDigest
from tni.store.lesson_creation import create_lesson_file
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_digest import read_lesson_digest
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.migrations import FORMAT

DATA = Path(__file__).parent / "data"
TAUGHT = ClassTaught(class_id=SEANCE.class_id, class_name=SEANCE.class_name, started=AT, changed=AT)


def _text_of(item: Text | Media | PluginItem) -> str:
    match item:
        case Text():
            return item.text
        case Media():
            return item.title or item.name
        case PluginItem():
            return item.name


def beneath_of(document: Document, page: Page) -> tuple[str, ...]:
    """The texts of a master page, with the first page that uses it."""
    master = document.master_of(page.id)
    if master is None or document.users_of(master.id)[0].id != page.id:
        return ()
    shown = page_of(document, replace(master, pdf=None), 0).texts
    words = (text.replace("{pages}", "").replace("{page}", "").strip() for text in shown)
    return tuple(text for text in words if any(map(str.isalnum, text)))


def page_of(document: Document, page: Page, number: int) -> PageDigest:
    """The page as the whole records say it."""
    items = document.items(page.id)
    texts = [
        item for item in items if isinstance(item, Text | Media) or (isinstance(item, PluginItem) and item.code == 64)
    ]
    texts.sort(key=lambda item: (item.transform.f, item.transform.e, item.id))
    return PageDigest(
        id=page.id,
        number=number,
        title=page.title,
        notes=page.notes,
        texts=tuple(_text_of(item) for item in texts),
        beneath=beneath_of(document, page),
        pdf=page.pdf,
        strokes=sum(isinstance(item, Stroke) for item in items),
        images=sum(isinstance(item, Image) for item in items),
    )


def pages_of(found: list[LessonRecord]) -> tuple[PageDigest, ...]:
    document = Document(found)
    return tuple(page_of(document, page, number) for number, page in enumerate(document.pages(), 1))


@contextmanager
def closed(path: Path, found: list[LessonRecord]) -> Iterator[Path]:
    write(path, found).close()
    yield path


@contextmanager
def opened(path: Path, found: list[LessonRecord]) -> Iterator[Path]:
    database = write(path, found)
    yield path
    database.abandon()


@contextmanager
def cut_off(path: Path, found: list[LessonRecord], *ends: str, index_bytes: int | None = None) -> Iterator[Path]:
    database = write(path, found)
    for end in ("", "-wal", *ends):
        shutil.copyfile(f"{path}{end}", f"{path}.cut{end}")
    if index_bytes is not None:
        os.truncate(f"{path}.cut-shm", index_bytes)
    database.abandon()
    yield path.with_name(f"{path.name}.cut")


def write(path: Path, found: list[LessonRecord]) -> LessonDatabase:
    database = LessonDatabase.create(path)
    with database.transaction():
        for number, record in enumerate(found, 1):
            change = Change(ChangeKind.ADD, (RecordChange(record.id, None, record),))
            database.commit(None, change, number, number, AT)
        database.add_seance(SEANCE)
        hidden = Change(ChangeKind.DELETE, tuple(RecordChange(r.id, r, None) for r in found))
        database.commit(SEANCE.id, hidden, 1, 1, AT)
    return database


def trace(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Names, times and bytes of all files; but for the bytes of the WAL's index, where all connections of a process
    note what they read."""
    files = sorted(folder.iterdir())
    return {
        path.name: (path.stat().st_mtime_ns, b"" if path.name.endswith("-shm") else path.read_bytes()) for path in files
    }


PLACES: dict[str, Callable[[Path, list[LessonRecord]], AbstractContextManager[Path]]] = {
    "closed": closed,
    "open": opened,
    "cut off": lambda path, found: cut_off(path, found, "-shm"),
    "cut off without an index": lambda path, found: cut_off(path, found),
    "cut off with half an index": lambda path, found: cut_off(path, found, "-shm", index_bytes=100),
}


@pytest.mark.parametrize("place", PLACES)
def test_wherever_the_lesson_is_its_digest_is_whole_and_nothing_changes(tmp_path: Path, place: str) -> None:
    found = [
        *prepared(PICTURE_ID),
        *(a_stroke(f"{n:020x}") for n in range(16, 19)),
        Page(id=PageId("page"), position=9),
    ]
    with PLACES[place](tmp_path / "lesson.tni", found) as path:
        before = trace(tmp_path)
        digest = read_lesson_digest(path)
        assert trace(tmp_path) == before
    assert (digest.info.title, digest.classes) == ("Les fractions", (TAUGHT,))
    assert digest.pages == pages_of(found)
    assert [page.strokes for page in digest.pages] == [2, 2, 3]


@given(found=st.lists(records, max_size=12, unique_by=lambda record: record.id))
def test_the_digest_is_that_of_the_records(tmp_path_factory: pytest.TempPathFactory, found: list[LessonRecord]) -> None:
    path = tmp_path_factory.mktemp("lesson") / "lesson.tni"
    write(path, found).close()
    digest = read_lesson_digest(path)
    assert digest.info == Document(found).info
    assert digest.pages == pages_of(found)


@pytest.mark.parametrize("version", range(1, FORMAT + 1))
def test_lessons_of_each_released_format_have_a_digest(version: int) -> None:
    digest = read_lesson_digest(DATA / f"v{version}.tni")
    assert digest.pages == pages_of(prepared(PICTURE_ID, version))
    assert digest.classes == (TAUGHT,)


def test_the_words_of_a_master_page_are_said_once_on_the_first_page_that_uses_it(tmp_path: Path) -> None:
    pages = [Page(id=PageId(key), position=at) for key, at in (("a", 1.0), ("b", 2.0), ("c", 3.0))]
    master = Page(id=PageId("master:m"), position=1.0, title="Mon fond")
    texts = ((master.id, "Collège {page}"), (master.id, "{page}/{pages}"), (pages[1].id, "b"))
    said = [
        Text(id=ItemId(f"t{n}"), page=page, text=text, size_mm=8, colour="#000000", font="Tni Sans", font_version="1",
             width_mm=10, height_mm=10)
        for n, (page, text) in enumerate(texts)
    ]  # fmt: skip
    uses = [PageMaster(id=page_master_key(page.id), master=master.id) for page in pages[1:]]
    write(tmp_path / "lesson.tni", [*pages, master, *said, *uses]).close()
    digest = read_lesson_digest(tmp_path / "lesson.tni")
    assert [page.beneath for page in digest.pages] == [(), ("Collège",), ()]
    assert [(page.title, page.texts) for page in digest.pages] == [("", ()), ("", ("b",)), ("", ())]


def test_erased_strokes_do_not_count_packed_or_not(tmp_path: Path) -> None:
    strokes = [a_stroke(f"{n:020x}") for n in range(4)]
    path = tmp_path / "lesson.tni"
    write(path, [Page(id=PageId("page"), position=1.0), *strokes]).close()
    database = LessonDatabase(path)  # the strokes are packed
    with database.transaction():
        erased = Change(ChangeKind.ERASE, tuple(RecordChange(s.id, s, None) for s in strokes[:3]))
        database.commit(None, erased, 6, 6, AT)
    database.abandon()
    assert [page.strokes for page in read_lesson_digest(path).pages] == [1]


def test_a_lesson_open_in_this_program_says_what_is_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, Page(id=PageId("page"), position=1.0, notes="Apporter les règles"))
    file.flush()
    assert [page.notes for page in read_lesson_digest(desk.lesson).pages] == ["Apporter les règles"]
    push(file, Text(id=ItemId("t"), page=PageId("page"), text="moitié", size_mm=8, colour="#000000", font="Tni Sans",
                    font_version="1", width_mm=10, height_mm=10))  # fmt: skip
    file.flush()
    assert [page.texts for page in read_lesson_digest(desk.lesson).pages] == [("moitié",)]
    file.close()


def test_an_empty_lesson_has_a_digest(tmp_path: Path) -> None:
    create_lesson_file(tmp_path / "lesson.tni")
    digest = read_lesson_digest(tmp_path / "lesson.tni")
    assert digest == LessonDigest(lesson_id=digest.lesson_id, info=Document().info)


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        ("UPDATE entry SET data = x'02ff' WHERE id = 6", LessonDamagedError),
        ("UPDATE layer SET started = 'lundi' WHERE id = 1", LessonDamagedError),
        ("PRAGMA user_version = 1000", LessonTooNewError),
        ("PRAGMA application_id = 7", NotALessonError),
        ("CREATE VIEW other AS SELECT 1", LessonDamagedError),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, sql: str, error: type[Exception]) -> None:
    path = Path(shutil.copy(DATA / f"v{FORMAT}.tni", tmp_path / "lesson.tni"))
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()
    before = trace(tmp_path)
    with pytest.raises(error):
        read_lesson_digest(path)
    assert trace(tmp_path) == before


def test_a_missing_lesson_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(LessonMissingError):
        read_lesson_digest(tmp_path / "lesson.tni")
