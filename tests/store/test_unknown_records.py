"""What this program does not know comes through everything that it does with a lesson, to the byte."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.make_released_lesson import AT, PICTURE, PICTURE_ID, SEANCE
from tests.support.lessons import PAGE, Desk, a_stroke, adding, push
from tests.support.records import opaque_properties, plugin_items
from tni.core.digest import sha256
from tni.core.ids import BlobId, ItemId, PageId, QuestionId
from tni.document.clipboard_codec import decode_clipboard, encode_clipboard
from tni.document.clipboard_items import ClipboardItems
from tni.document.document import Change, ChangeKind, Document
from tni.document.items import LESSON_KEY, LessonInfo, LessonRecord, OpaqueProperty, PluginItem
from tni.document.lesson_plan import PLAN_KEY, Credit, LessonPlan, question_key
from tni.document.merge import merge
from tni.files.lesson_errors import LessonTooNewError
from tni.store.format_version import FileFormat
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_digest import read_lesson_digest
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.lesson_identity import read_lesson_id
from tni.store.lesson_salvage import salvage
from tni.store.lesson_share import share_without_history
from tni.store.migrations import FORMAT
from tni.store.record_bytes import JSON_PROPERTY

DATA = Path(__file__).parent / "data"
SOUND = b"not really a sound"
SOUND_ID = BlobId(sha256(SOUND).hex())
GLOBE = PluginItem(
    id=ItemId("globe"), page=PAGE.id, code=64, name="atlas/globe", picture=PICTURE_ID, blobs=(SOUND_ID,),
    width_mm=60, height_mm=40, data=b"\x00lat=48.85",
)  # fmt: skip
TIMELINE = replace(GLOBE, id=ItemId("t" * 20), code=127, picture=None, blobs=(), data=b"")
MOOD = OpaqueProperty(id="mood", code=200, blobs=(SOUND_ID,), data=b"\xff\x00")
PLAN = LessonPlan(aims="Comparer", later='{"media":[1]}')
UNKNOWN: list[LessonRecord] = [GLOBE, TIMELINE, MOOD, PLAN]


def by_key(*found: LessonRecord) -> dict[str, LessonRecord]:
    return {record.id: record for record in found}


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "lesson.tni"
    database = LessonDatabase.create(path)
    with database.transaction():
        for data in (PICTURE, SOUND):
            database.put_blob(BlobId(sha256(data).hex()), data)
        database.commit(None, adding(PAGE, *UNKNOWN, a_stroke("5" * 20)), 1, 1, AT)
        database.add_seance(SEANCE)
        database.commit(
            SEANCE.id, adding(replace(GLOBE, id=ItemId("of class")), replace(MOOD, id="of class 2")), 1, 1, AT
        )
    database.close()
    return path


def unknown_in(path: Path) -> dict[str, LessonRecord | None]:
    database = LessonDatabase(path, read_only=True)
    try:
        assert [database.blob(key) for key in (PICTURE_ID, SOUND_ID)] == [PICTURE, SOUND]
        found = database.layer(None).records
        return {key: record for key, record in found.items() if key not in (PAGE.id, "5" * 20)}
    finally:
        database.abandon()


def test_it_comes_through_edits_of_other_records_undo_and_closing(lesson: Path, tmp_path: Path) -> None:
    file = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue")).open(lesson)
    push(file, a_stroke("6" * 20), LessonInfo(title="Autre"))
    moved = Change(ChangeKind.MOVE, file.load_change(None, 1).swaps[1:2])
    file.commit(None, moved, 3, 3)
    file.commit(None, moved.inverse(), None, 2)
    file.close()
    assert unknown_in(lesson) == by_key(*UNKNOWN, LessonInfo(title="Autre"), a_stroke("6" * 20)) | {GLOBE.id: GLOBE}
    assert check_lesson(lesson) == []


def test_it_is_shared_with_the_blobs_that_it_needs(lesson: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared.tni"
    share_without_history(lesson, shared, None)
    assert unknown_in(shared) == by_key(*UNKNOWN)
    share_without_history(lesson, tmp_path / "class.tni", SEANCE.id)
    of_class = replace(GLOBE, id=ItemId("of class")), replace(MOOD, id="of class 2")
    assert unknown_in(tmp_path / "class.tni") == by_key(*UNKNOWN, *of_class)
    assert check_lesson(shared) == []


def test_a_plan_that_is_not_understood_goes_with_a_copy_only_when_asked_for(lesson: Path, tmp_path: Path) -> None:
    later = [
        OpaqueProperty(id=key, code=JSON_PROPERTY, data=b"[1]") for key in (PLAN_KEY, question_key(QuestionId("q")))
    ]
    database = LessonDatabase(lesson)
    with database.transaction():
        for record in later:
            database.add_outside(record)
    database.close()
    for plan in (False, True):
        share_without_history(lesson, tmp_path / f"{plan}.tni", None, plan=plan)
        found = unknown_in(tmp_path / f"{plan}.tni")
        assert [found.get(record.id) for record in later] == (list(later) if plan else [None, None])


def test_a_shared_lesson_remembers_where_it_comes_from(lesson: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared.tni"
    share_without_history(lesson, shared, None)
    assert read_lesson_id(shared) not in ("", read_lesson_id(lesson))
    database = LessonDatabase(shared, read_only=True)
    assert database.meta("origin") == read_lesson_id(lesson)
    database.abandon()


def test_it_is_salvaged(lesson: Path, tmp_path: Path) -> None:
    with lesson.open("r+b") as file:
        file.write(b"SQLite format 3\x00" + bytes(20))
    saved = tmp_path / "saved.tni"
    salvage(lesson, saved)
    assert unknown_in(saved) == by_key(*UNKNOWN)


@given(st.lists(plugin_items | opaque_properties, max_size=4, unique_by=lambda record: record.id))
def test_what_a_class_adds_of_it_is_merged(found: list[LessonRecord]) -> None:
    pages = {PageId(record.page) for record in found if isinstance(record, PluginItem)}
    base: dict[str, LessonRecord] = {page: replace(PAGE, id=page) for page in pages}
    overlay = {record.id: record for record in found if record.id not in base}
    merged = {swap.key: swap.after for swap in merge(base, overlay).swaps}
    merged.pop(LESSON_KEY, None)  # which marks objects as those of a class
    assert merged == overlay
    document = Document(base, overlay)
    document.apply(merge(base, overlay))
    assert {key: document.get(key) for key in overlay} == overlay


@given(st.lists(plugin_items, max_size=3))
def test_it_is_the_same_after_a_journey_over_the_clipboard(items: list[PluginItem]) -> None:
    items = [replace(item, z=0, picture=item.picture and PICTURE_ID, blobs=(SOUND_ID,)) for item in items]
    items = [item for item in items if (item.id + item.page + item.name + (item.group or "")).isprintable()]
    clip = ClipboardItems(tuple(items), {PICTURE_ID: PICTURE, SOUND_ID: SOUND})
    again = decode_clipboard(encode_clipboard(clip))
    assert (again.items, again.blobs) == (clip.items, clip.blobs)


def test_lesson_check_misses_its_blobs(lesson: Path) -> None:
    with closing(sqlite3.connect(lesson)) as db:
        db.execute("DELETE FROM blob WHERE hash = ?", (bytes.fromhex(SOUND_ID),))
        db.commit()
    assert {problem.where for problem in check_lesson(lesson)} == {"globe", "mood", "of class", "of class 2"}


# -- files of later formats


def make_later(path: Path, number: int, least: int) -> Path:
    shutil.copy(DATA / f"v{FORMAT}.tni", path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {FileFormat(number, least).user_version}")
        db.execute("CREATE TABLE later (id INTEGER PRIMARY KEY, note TEXT)")
        db.execute("INSERT INTO later (note) VALUES ('kept')")
        db.commit()
    return path


def test_a_later_format_that_allows_it_is_edited_and_stays_what_it_is(tmp_path: Path) -> None:
    path = make_later(tmp_path / "lesson.tni", FORMAT + 3, FORMAT)
    file = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue")).open(path)
    position = file.layer(None).position + 1
    file.commit(None, adding(LessonInfo(title="Autre")), position, position)
    file.close()
    with closing(sqlite3.connect(path)) as db:
        assert FileFormat.of(*db.execute("PRAGMA user_version").fetchone()) == (FORMAT + 3, FORMAT)
        assert db.execute("SELECT note FROM later").fetchall() == [("kept",)]
    assert read_lesson_digest(path).info.title == "Autre"
    assert check_lesson(path) == []


@pytest.mark.parametrize(("number", "least"), [(FORMAT + 1, FORMAT + 1), (FORMAT + 3, FORMAT + 2), (-1, -1)])
def test_a_later_format_that_does_not_is_refused_unchanged(tmp_path: Path, number: int, least: int) -> None:
    path = make_later(tmp_path / "lesson.tni", number, least)
    before = path.read_bytes()
    for opened in (LessonDatabase, read_lesson_digest):
        with pytest.raises(LessonTooNewError):
            opened(path)
    assert path.read_bytes() == before


@given(st.integers(0, (1 << 15) - 1), st.integers(0, (1 << 15) - 1))
def test_a_user_version_says_both_formats(number: int, least: int) -> None:
    made = FileFormat(number, least or number)
    assert FileFormat.of(made.user_version) == made


def test_earlier_formats_are_read_without_a_trace_and_keep_their_id_at_the_first_edit(tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / "v3.tni", tmp_path / "lesson.tni"))
    derived_id = read_lesson_id(path)
    assert path.read_bytes() == (DATA / "v3.tni").read_bytes()
    LessonDatabase(path).close()
    assert (len(derived_id), read_lesson_id(path)) == (20, derived_id)


def test_copies_of_the_program_are_lessons_of_their_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    file.save_copy(tmp_path / "copy.tni")
    file.close()
    assert file.lesson_id == read_lesson_id(desk.lesson)
    database = LessonDatabase(tmp_path / "copy.tni", read_only=True)
    assert database.meta("origin") == file.lesson_id != database.meta("lesson_id")
    database.abandon()


def test_credits_and_plan_are_in_the_document(lesson: Path) -> None:
    database = LessonDatabase(lesson)
    credit = Credit(id=f"credit:{PICTURE_ID}", author="Nadar")
    with database.transaction():
        database.commit(SEANCE.id, adding(credit, replace(PLAN, homework="Ex. 3")), 2, 2, AT)
    base = {key: record for key, record in database.layer(None).records.items() if record is not None}
    prepared, taught = Document(base), Document(base, database.layer(SEANCE.id).records)
    database.abandon()
    assert (prepared.plan, prepared.credits) == (PLAN, {})
    assert (taught.plan, taught.credits) == (replace(PLAN, homework="Ex. 3"), {credit.id: credit})
