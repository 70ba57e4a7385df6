"""Revisions of lesson files: what is restored is what was saved, whatever happens while it is saved."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.disk_tree import DiskTree, KilledError
from tests.support.lessons import PAGE, Desk, a_stroke, push
from tests.support.records import records
from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.ids import BlobId, ClassId, ClassLayerId, ItemId, PageId
from tni.document.items import Image, LessonInfo, LessonRecord, Page
from tni.document.lesson_plan import LessonQuestion
from tni.document.lesson_port import ClassLayerInfo
from tni.files.lesson_errors import LessonDamagedError, LessonExistsError, LessonInUseError
from tni.files.library_errors import ContentDamagedError, ContentMissingError, HistoryBusyError
from tni.library.revision import RevisionId, needs, revision_id
from tni.library.revision_comparison import PageDifference, differing_pages
from tni.store.file_history import is_saved
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.lesson_parts import LessonContent, divide_lesson
from tni.store.lesson_share import share_without_history
from tni.store.lesson_snapshot import (
    SavedRevision,
    content_of,
    read_content,
    records_of_pages,
    restore_lesson,
    save_revision,
)
from tni.store.part_codec import decode_part, encode_part
from tni.store.record_bytes import BadRecordError
from tni.store.revision_log import read_lines
from tni.store.revision_store import RevisionStore, StoredRevision

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
PICTURE = os.urandom(3000)
NAME = "6e/Les fractions : suite.tni"
LAYER = ClassLayerId("layer")


def image(key: str, data: bytes, page: PageId = PAGE.id) -> Image:
    return Image(id=ItemId(key), page=page, blob=BlobId(sha256(data).hex()), width_mm=10, height_mm=10)


def make_lesson(path: Path, *added: LessonRecord, media: tuple[bytes, ...] = (), layer: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new_lesson(path)
    database = LessonDatabase(path)
    with database.transaction():
        for data in media:
            database.put_blob(BlobId(sha256(data).hex()), data)
        for record in added:
            database.add_outside(record)
        if layer:
            database.add_seance(ClassLayerInfo(LAYER, ClassId("6a"), "6e A", NOW, NOW))
            database.add_outside(a_stroke("of the class"), LAYER)
            database.remove_outside("x", LAYER)
    database.close()


def save(store: RevisionStore, path: Path, made: datetime = NOW, name: str = NAME) -> SavedRevision:
    with store.writing():
        saved = save_revision(store, path, name, made)
    assert saved is not None
    return saved


def history_of(store: RevisionStore) -> list[StoredRevision]:
    """History of the only lesson of a store."""
    return next(iter(store.histories()), [])


def last(store: RevisionStore) -> StoredRevision:
    return history_of(store)[-1]


@pytest.fixture
def store(tmp_path: Path) -> RevisionStore:
    return RevisionStore(tmp_path)


@given(st.dictionaries(st.text(max_size=8), st.none() | records, max_size=6))
def test_a_part_is_read_as_it_was_written_in_any_order(found: dict[str, LessonRecord | None]) -> None:
    part: dict[str, LessonRecord | None] = {
        key if record is None else record.id: record for key, record in found.items()
    }
    encoded = encode_part(part)
    assert decode_part(encoded) == part
    assert encode_part(dict(reversed(part.items()))) == encoded


@given(st.binary(max_size=60) | st.binary(max_size=60).map(lambda b: b"\1" + b))
def test_other_bytes_are_no_part_or_records(data: bytes) -> None:
    try:
        decode_part(data)
    except BadRecordError:
        return
    assert data[:1] == b"\1"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


lessons = st.builds(
    lambda prepared, layers: LessonContent(
        "its id",
        {r.id: r for r in prepared},
        tuple(
            (
                ClassLayerInfo(ClassLayerId(f"layer {n}"), None, f"6e {n}", NOW + timedelta(hours=n), NOW),
                {r.id: None if hidden else r for r, hidden in layer},
            )
            for n, layer in enumerate(layers)
        ),
    ),
    st.lists(records, max_size=6),
    st.lists(st.lists(st.tuples(records, st.booleans()), max_size=3), max_size=2),
)


@given(lessons)
@settings(max_examples=25)
def test_a_restored_lesson_is_the_saved_one(folder: Path, content: LessonContent) -> None:
    store = RevisionStore(folder)
    parts = divide_lesson(content)
    for data in parts.contents.values():
        store.contents.put(data)
    found = content_of(store, parts.revision(NOW))
    assert found == content
    assert divide_lesson(found).revision(NOW) == parts.revision(NOW)


def test_a_lesson_comes_back_from_its_file_with_media_and_class_layers(store: RevisionStore, tmp_path: Path) -> None:
    lesson, back = tmp_path / "lesson.tni", tmp_path / "back.tni"
    large, question = os.urandom(3 << 20), b"<quiz/>"
    asked = LessonQuestion(id="question:bank:1", file=BlobId(sha256(question).hex()), text="Où ?")
    strokes = a_stroke("s"), a_stroke("long", 400)
    made = (PAGE, *strokes, image("i", PICTURE), image("l", large), LessonInfo(title="Eau"), asked)
    make_lesson(lesson, *made, media=(PICTURE, large, question), layer=True)
    save(store, lesson)
    lesson.rename(tmp_path / "away.tni")
    restore_lesson(store, store.revision(last(store)), back)
    assert read_content(back) == read_content(tmp_path / "away.tni")
    assert check_lesson(back) == []
    share_without_history(back, tmp_path / "shared.tni", None)
    for path in (back, tmp_path / "shared.tni"):
        database = LessonDatabase(path, read_only=True)
        assert [database.blob(blob) for blob in sorted(database.blobs())] == sorted(
            [PICTURE, large, question], key=lambda data: sha256(data).hex()
        )
        database.abandon()
    with pytest.raises(LessonExistsError):
        restore_lesson(store, store.revision(last(store)), back)


def test_strokes_are_the_same_part_packed_or_not(store: RevisionStore, tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    make_lesson(desk.lesson, PAGE)
    file = desk.open()
    push(file, *(a_stroke(f"{n:020x}", 30 + n * 10) for n in range(40)))
    opened = save(store, file.source())
    file.close()
    assert opened.is_new
    assert save(store, desk.lesson) == SavedRevision(opened.id, is_new=False)


def test_a_lesson_that_did_not_change_gives_no_new_revision(store: RevisionStore, tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.tni"
    make_lesson(lesson, PAGE)
    first = save(store, lesson)
    assert is_saved(history_of(store), lesson, NAME)
    later = save(store, lesson, NOW + timedelta(days=1))
    assert (first.is_new, later.is_new, later.id) == (True, False, first.id)
    os.utime(lesson, (1, 1))
    assert not is_saved(history_of(store), lesson, NAME)
    save(store, lesson)
    assert is_saved(history_of(store), lesson, NAME)
    assert len(history_of(store)) == 1


def test_each_revision_is_made_from_the_one_before_and_shares_its_pages(store: RevisionStore, tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.tni"
    other = Page(id=PageId("other"), position=2.0)
    make_lesson(lesson, PAGE, other, image("i", PICTURE), media=(PICTURE,))
    first = save(store, lesson)
    before = set(store.contents.contents())
    database = LessonDatabase(lesson)
    with database.transaction():
        database.add_outside(a_stroke("new"))
    database.close()
    second = save(store, lesson, NOW + timedelta(hours=1))
    older, newer = (store.revision(stored) for stored in history_of(store))
    assert (newer.parents, revision_id(newer)) == ((first.id,), second.id)
    assert differing_pages(older, newer) == {PAGE.id: PageDifference.CHANGED}
    assert len(set(store.contents.contents()) - before) == 2, "the page and the manifest"
    assert set(records_of_pages(store, older, [PAGE.id])) == {PAGE.id, "i"}


def test_lessons_share_contents(store: RevisionStore, tmp_path: Path) -> None:
    for hour, name in enumerate(("a.tni", "b.tni")):
        make_lesson(tmp_path / name, PAGE, image("i", PICTURE), media=(PICTURE,))
        save(store, tmp_path / name, NOW + timedelta(hours=hour), name=name)
    assert len(list(store.contents.contents())) == 5, "page, picture, properties, two manifests"
    assert [len(history) for history in store.histories()] == [1, 1]


def test_a_damaged_lesson_gives_no_revision_and_the_earlier_ones_stay(store: RevisionStore, tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.tni"
    make_lesson(lesson, PAGE, image("i", PICTURE), media=(PICTURE,))
    data = lesson.read_bytes()
    lesson.write_bytes(data.replace(PICTURE[100:200], bytes(100)))
    with pytest.raises(LessonDamagedError):
        save(store, lesson)
    assert history_of(store) == []
    lesson.write_bytes(data)
    assert save(store, lesson).is_new


def test_a_lesson_that_is_open_is_not_replaced(store: RevisionStore, tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    make_lesson(desk.lesson, PAGE)
    save(store, desk.lesson)
    file = desk.open()
    with pytest.raises(LessonInUseError):
        restore_lesson(store, store.revision(last(store)), desk.lesson, replacing=True)
    file.close()
    restore_lesson(store, store.revision(last(store)), desk.lesson, replacing=True)


def test_damaged_and_missing_contents_are_noticed(store: RevisionStore, tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.tni"
    make_lesson(lesson, PAGE, a_stroke("s"), image("i", PICTURE), media=(PICTURE,))
    save(store, lesson)
    revision = store.revision(last(store))
    for file in [path for path in store.contents.folder.rglob("*") if path.is_file()]:
        data = file.read_bytes()
        file.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    assert not any(map(store.contents.is_sound, needs(revision)))
    with pytest.raises(ContentDamagedError):
        restore_lesson(store, revision, tmp_path / "back.tni")
    for file in [path for path in store.contents.folder.rglob("*") if path.is_file()]:
        file.unlink()
    with pytest.raises(ContentMissingError):
        restore_lesson(store, revision, tmp_path / "back.tni")
    assert not (tmp_path / "back.tni").exists()


def test_unused_contents_are_deleted_and_those_of_kept_revisions_stay(store: RevisionStore, tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.tni"
    make_lesson(lesson, PAGE)
    save(store, lesson)
    database = LessonDatabase(lesson)
    with database.transaction():
        database.add_outside(a_stroke("new"))
    database.close()
    save(store, lesson, NOW + timedelta(hours=1))
    stray = store.contents.put(b"of a save that was cut off")
    first, second = history_of(store)
    assert store.remove_unused(older_than_s=0.0) == 0, "it may be of a save that is under way"
    with store.writing():
        store.thin_out([first])
        assert store.remove_unused(older_than_s=1e12) == 3, "the stray one, a page, a manifest"
    assert not store.contents.has(stray)
    restore_lesson(store, store.revision(second), tmp_path / "back.tni")
    assert [stored.is_kept for stored in history_of(store)] == [False, True]


def test_nothing_is_deleted_where_another_computer_may_still_write(store: RevisionStore) -> None:
    with store.writing():
        stray = store.contents.put(b"of a revision whose line is on its way")
    mark = store.folder.parent.parent / ".stfolder"
    mark.mkdir()
    assert store.remove_unused(older_than_s=1e12) == 0
    assert store.contents.has(stray)
    mark.rmdir()
    assert store.remove_unused(older_than_s=1e12) == 1


def test_a_damaged_log_keeps_all_contents(store: RevisionStore, tmp_path: Path) -> None:
    make_lesson(tmp_path / "lesson.tni", PAGE)
    save(store, tmp_path / "lesson.tni")
    (log,) = store.logs()
    log.write_bytes(log.read_bytes() + b"00000000 {}\n")
    store.contents.put(b"perhaps of the damaged line")
    assert store.remove_unused(older_than_s=1e12) == 0
    assert len(history_of(store)) == 1


def test_a_line_that_was_cut_off_hinders_nothing(store: RevisionStore, tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.tni"
    make_lesson(lesson, PAGE)
    save(store, lesson)
    (log,) = store.logs()
    whole = log.read_bytes()
    for cut in (b"", *(whole[:end] for end in (1, 9, 40, len(whole) - 1)), b"\0" * 50):
        log.write_bytes(whole + cut)
        os.utime(lesson, (1, 1))
        assert save(store, lesson).is_new is False
        assert read_lines(log)[1] == 0
        assert len(read_lines(log)[0]) == (3 if cut == whole[:-1] else 2)
        stray = store.contents.put(b"stray")
        assert store.remove_unused(older_than_s=1e12) == 1
        assert not store.contents.has(stray)


def test_another_program_is_waited_for(store: RevisionStore, tmp_path: Path) -> None:
    with store.writing(), pytest.raises(HistoryBusyError), RevisionStore(tmp_path).writing(wait_s=0.0):
        pytest.fail("both wrote")


def _cut_library(folder: Path) -> tuple[Path, Path, RevisionId]:
    """A lesson with a saved revision, changed since."""
    lesson = folder / "lesson.tni"
    make_lesson(lesson, PAGE, a_stroke("old"))
    first = save(RevisionStore(folder), lesson)
    database = LessonDatabase(lesson)
    with database.transaction():
        database.put_blob(BlobId(sha256(PICTURE).hex()), PICTURE)
        for record in (a_stroke("new"), image("i", PICTURE), Page(id=PageId("q"), position=2.0)):
            database.add_outside(record)
    database.close()
    return lesson, folder / ".tni", first.id


def _judge(folder: Path, lesson: Path, first: RevisionId, at: str) -> bool:
    """Look at what was left; return whether the new revision is in it. The next save must succeed either way."""
    store = RevisionStore(folder)
    history = history_of(store)
    assert [stored.id for stored in history][:1] == [first], at
    for stored in history:
        assert all(store.contents.is_sound(blob) for blob in needs(store.revision(stored))), at
    saved = save(store, lesson, NOW + timedelta(hours=2))
    content = content_of(store, store.revision(history_of(store)[-1]))
    assert content == read_content(lesson), at
    assert saved.is_new == (len(history) == 1), at
    store.remove_unused(older_than_s=1e12)
    assert all(store.contents.is_sound(blob) for blob in needs(store.revision(history_of(store)[0]))), at
    return len(history) == 2


def test_a_kill_at_any_operation_while_saving_loses_nothing(tmp_path: Path) -> None:
    """As by kill -9: what was done is done, nothing after it is."""
    operations, at = 1, 1
    found = []
    while at <= operations:
        folder = tmp_path / str(at)
        lesson, place, first = _cut_library(folder)
        with pytest.MonkeyPatch.context() as patch:
            tree = DiskTree(place, kill_at=at)
            tree.watch(patch)
            try:
                save(RevisionStore(folder), lesson, NOW + timedelta(hours=1))
            except (KilledError, TniError):
                operations += 1
        at += 1
        found.append(_judge(folder, lesson, first, f"operation {at - 1}"))
    assert found[0] is False
    assert found[-1] is True
    assert len(found) > 20


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="reads files by their number")
@pytest.mark.parametrize("torn", [False, True])
def test_a_power_cut_after_any_operation_while_saving_loses_nothing(tmp_path: Path, torn: bool) -> None:
    operations, at = 1, 1
    while at <= operations:
        folder = tmp_path / str(at)
        lesson, place, first = _cut_library(folder)
        left = tmp_path / f"{at} left"
        left.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            tree = DiskTree(place, kill_at=at)
            tree.watch(patch)
            try:
                save(RevisionStore(folder), lesson, NOW + timedelta(hours=1))
            except KilledError:
                operations += 1
        tree.after_power_cut(left / ".tni", torn=torn)
        assert _judge(left, lesson, first, f"operation {at}, torn {torn}") or at <= operations
        at += 1
    assert at > 20
