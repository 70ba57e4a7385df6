"""Laws: what a lesson file gives back is what a document in memory is, after any commands, over restarts."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.support.records import records
from tni.core.geometry import Rect
from tni.core.ids import ClassLayerId, ItemId, PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import LessonInfo, LessonRecord, Page, Stroke
from tni.document.lesson_port import ClassLayerInfo
from tni.document.page_format import SCREEN_16_9
from tni.document.page_picture import PagePicture
from tni.document.undo_history import UndoHistory
from tni.files.lesson_errors import MissingChangeError
from tni.ink.pen import Pen
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.store.lesson_database import LessonDatabase, RecoveredStroke
from tni.store.lesson_salvage import salvage

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
CLASSES = (None, ClassLayerId("5eA"), ClassLayerId("5eB"))


def stroke(key: str, version: int) -> Stroke:
    samples = Samples(np.array([(version, 2, 3, 4, 5, 6), (version + 9, 2, 30, 4, 5, 6)], SAMPLE_DTYPE))
    return Stroke(id=ItemId(key), page=PageId("p"), z=version, pen=Pen(), samples=samples)


class Model:
    """One layer in memory, as a session holds it."""

    def __init__(self, base: dict[str, LessonRecord], overlay: dict[str, LessonRecord | None] | None) -> None:
        self.document = Document(base, overlay)
        self.history = UndoHistory()
        self.done: list[Change] = []

    def state(self) -> dict[str, LessonRecord | None]:
        return dict(self.document.overlay if self.document.in_seance else self.document.base)


A, B = "a" * 20, "b" * 20
KEYS = (A, B, "an id of another make")
"""Strokes of the first two go into packs at each closing."""

edits = st.lists(st.tuples(st.sampled_from(KEYS), st.integers(-1, 2)), min_size=1, max_size=3)
commands = st.lists(
    st.tuples(st.integers(0, 2), st.one_of(edits, st.just("undo"), st.just("redo"), st.just("reopen"))), max_size=25
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _run(path: Path, steps: list[tuple[int, object]]) -> None:
    database = LessonDatabase.create(path)
    with database.transaction():
        for seance in CLASSES[1:]:
            assert seance is not None
            database.add_seance(ClassLayerInfo(seance, None, seance, NOW, NOW))
    base: dict[str, LessonRecord] = {}
    models = [Model(base, None), Model(base, {}), Model(base, {})]
    for which, step in steps:
        layer, model = CLASSES[which], models[which]
        if step == "reopen":
            database.close()
            database = LessonDatabase(path)
            continue
        number: int | None = None
        if step == "undo":
            change = model.history.undo()
        elif step == "redo":
            change = model.history.redo()
        else:
            change = _edit(model, step)  # type: ignore[arg-type]
            number = model.history.push(change)
            model.done[number - 1 :] = [change]
        if change is None:
            continue
        model.document.apply(change)
        if which == 0:
            _share_base(models)
        with database.transaction():
            database.commit(layer, change, number, model.history.position, NOW)
    database.close()
    assert [p.name for p in path.parent.glob(path.name + "*")] == [path.name], "one clean file"
    database = LessonDatabase(path)
    for layer, model in zip(CLASSES, models, strict=True):
        state = database.layer(layer)
        assert dict(state.records) == model.state()
        assert (state.length, state.position) == (model.history.length, model.history.position)
        assert [database.change(layer, n + 1) for n in range(model.history.length)] == model.done
    database.close()


def _edit(model: Model, edits: list[tuple[str, int]]) -> Change:
    """Version -1 removes; keys may come twice in one change."""
    swaps, now = [], {}
    for key, version in edits:
        before = now.get(key, model.document.get(key)) if key in now else model.document.get(key)
        now[key] = None if version < 0 else stroke(key, version)
        swaps.append(RecordChange(key, before, now[key]))
    return Change(ChangeKind.EDIT, tuple(swaps))


def _share_base(models: list[Model]) -> None:
    """The séances' documents see the prepared lesson as it is now."""
    for model in models[1:]:
        kept = model.document.overlay
        model.document = Document(models[0].document.base, kept)


@given(commands)
@example([(0, [(A, 0)]), (1, [(A, 1)]), (0, [(A, 2)]), (1, "undo"), (1, "redo"), (1, "undo")])
@example([(0, [(A, 0)]), (0, [(A, 1)]), (1, [(A, 2)]), (0, "undo"), (0, [(B, 0)]), (1, "undo"), (0, "undo")])
@example([(0, [(A, 0)]), (0, "reopen"), (1, [(A, 1)]), (0, "undo"), (0, [(B, 0)]), (0, "reopen"), (1, "undo")])
@example([(0, [(A, 0)]), (0, [(B, 0)]), (0, "reopen"), (0, "undo"), (0, "undo"), (0, [(B, 1)]), (0, "reopen")])
@hypothesis_settings(max_examples=100)
def test_the_file_is_the_document(folder: Path, steps: list[tuple[int, object]]) -> None:
    path = folder / "lesson.tni"
    try:
        _run(path, steps)
    finally:
        for left in folder.iterdir():
            left.unlink()


@given(st.lists(records, max_size=8, unique_by=lambda r: r.id))
@hypothesis_settings(max_examples=50)
def test_reading_gives_what_was_written(folder: Path, written: list[LessonRecord]) -> None:
    path = folder / "lesson.tni"
    database = LessonDatabase.create(path)
    with database.transaction():
        for number, record in enumerate(written, 1):
            database.commit(None, Change(ChangeKind.ADD, (RecordChange(record.id, None, record),)), number, number, NOW)
    database.close()
    database = LessonDatabase(path)
    try:
        assert dict(database.layer(None).records) == {r.id: r for r in written}
    finally:
        database.close()
        path.unlink()


def test_a_page_and_its_title(tmp_path: Path) -> None:
    page = Page(id=PageId("p"), position=1.0, format=SCREEN_16_9, notes="à ne pas montrer")
    info = LessonInfo(title="Les fractions")
    database = LessonDatabase.create(tmp_path / "l.tni")
    with database.transaction():
        database.commit(None, Change(ChangeKind.ADD_PAGE, (RecordChange("p", None, page),)), 1, 1, NOW)
        database.commit(None, Change(ChangeKind.EDIT, (RecordChange(info.id, None, info),)), 2, 2, NOW)
        database.set_page(None, page.id)
    state = database.layer(None)
    database.close()
    assert state.records == {"p": page, "lesson": info}
    assert state.page == "p"
    assert replace(page, notes="") != page


def test_a_rolled_back_transaction_leaves_no_trace(tmp_path: Path) -> None:
    database = LessonDatabase.create(tmp_path / "l.tni")
    change = Change(ChangeKind.WRITE, (RecordChange("a", None, stroke("a", 1)),))

    def fail() -> None:
        with database.transaction():
            database.commit(None, change, 1, 1, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert database.layer(None).length == 0
    with database.transaction():
        database.commit(None, change, 1, 1, NOW)
    assert database.layer(None).records == {"a": stroke("a", 1)}
    database.close()


def adding(*keys: str) -> Change:
    return Change(ChangeKind.WRITE, tuple(RecordChange(key, None, stroke(key, 1)) for key in keys))


def a_picture(page: str) -> PagePicture:
    return PagePicture(PageId(page), 254.0, 190.5, 190.5, Rect(0.0, 0.0, 10.0, 10.0), b"a picture")


def write_second_change(database: LessonDatabase) -> None:
    database.commit(None, Change(ChangeKind.EDIT, (RecordChange(A, stroke(A, 1), stroke(A, 2)),)), 2, 2, NOW)


def begin_stroke(database: LessonDatabase) -> None:
    database.save_unfinished(None, stroke("under way", 1), 0, stroke("under way", 1).samples)


def end_stroke(database: LessonDatabase) -> None:
    database.commit(None, adding("left"), 2, 2, NOW)


def add_seance_with_ink(database: LessonDatabase) -> None:
    seance = ClassLayerId("6eC")
    database.add_seance(ClassLayerInfo(seance, None, seance, NOW, NOW))
    database.commit(seance, adding("of the class"), 1, 1, NOW)


STEPS: dict[str, Callable[[LessonDatabase], None]] = {
    "a change": write_second_change,
    "an undo": lambda database: database.commit(None, adding(A), None, 0, NOW),
    "a stroke begun": begin_stroke,
    "a stroke ended": end_stroke,
    "a picture": lambda database: database.put_picture(a_picture("q")),
    "a picture made anew": lambda database: (end_stroke(database), database.put_picture(a_picture("p")))[1],
    "a class": add_seance_with_ink,
}


def _all_of(path: Path) -> tuple[object, ...]:
    """What a lesson holds, as the next start finds it after a crash."""
    with closing(sqlite3.connect(path)) as db:
        pictured = db.execute("SELECT page FROM picture").fetchall()
    database = LessonDatabase(path)
    recovered = database.recover(NOW, "the next start")
    layers = {}
    for layer in database.layers():
        state = database.layer(layer)
        changes = [database.change(layer, number + 1) for number in range(state.length)]
        layers[layer] = dict(state.records), state.position, changes
    database.abandon()
    return pictured, recovered, layers


def step_and_fail(database: LessonDatabase, step: Callable[[LessonDatabase], None]) -> None:
    with database.transaction():
        step(database)
        raise ZeroDivisionError


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_what_was_rolled_back_is_done_again_as_if_for_the_first_time(
    tmp_path: Path, step: Callable[[LessonDatabase], None]
) -> None:
    """By the database that is open, without reading anything anew."""
    found = []
    for name, tries in (("once", 0), ("twice", 1)):
        path = tmp_path / f"{name}.tni"
        database = LessonDatabase.create(path)
        with database.transaction():
            database.commit(None, adding(A), 1, 1, NOW)
            database.save_unfinished(None, stroke("left", 1), 0, stroke("left", 1).samples)
            database.put_picture(a_picture("p"))
        for _ in range(tries):
            with pytest.raises(ZeroDivisionError):
                step_and_fail(database, step)
        with database.transaction():
            step(database)
        database.abandon()
        found.append(_all_of(path))
    assert found[1] == found[0]


def test_a_stroke_with_a_part_that_was_never_kept_ends_before_the_gap(tmp_path: Path) -> None:
    """Its ends are not joined by a line that nobody drew."""
    whole = replace(stroke("w", 1), samples=Samples(np.repeat(stroke("w", 1).samples.array, 30)))
    for kept, expected in (((0, 40), 20), ((0, 20, 50), 40), ((0, 10, 30), 50), ((0, 21), 20), ((20, 40), None)):
        database = LessonDatabase.create(tmp_path / f"{kept}.tni")
        with database.transaction():
            for start in kept:
                database.save_unfinished(None, whole, start, whole.samples[start : start + 20])
        database.abandon()
        database = LessonDatabase(database.path)
        recovered = database.recover(NOW, "the next start")
        records = database.layer(None).records
        database.abandon()
        if expected is None:
            assert (recovered, records) == ([], {})
        else:
            assert recovered == [RecoveredStroke(None, whole.id)]
            assert records == {"w": replace(whole, samples=whole.samples[:expected])}


def test_seances_come_the_newest_change_first_whichever_began_first(tmp_path: Path) -> None:
    database = LessonDatabase.create(tmp_path / "l.tni")
    minutes = {"a": 2, "b": 9, "c": 5}
    with database.transaction():
        for key, minute in minutes.items():
            changed = NOW + timedelta(minutes=minute)
            database.add_seance(ClassLayerInfo(ClassLayerId(key), None, key, NOW, changed))
    assert [info.id for info in database.seances()] == ["b", "c", "a"]
    with database.transaction():
        database.commit(ClassLayerId("a"), adding("x"), 1, 1, NOW + timedelta(minutes=10))
    assert [info.id for info in database.seances()] == ["a", "b", "c"]
    database.abandon()


def begin_page(database: LessonDatabase) -> None:
    page = Page(id=PageId("p"), position=1.0, format=SCREEN_16_9)
    database.commit(None, Change(ChangeKind.ADD_PAGE, (RecordChange(page.id, None, page),)), 1, 1, NOW)


def close_again(database: LessonDatabase) -> LessonDatabase:
    """As the next start finds it, its strokes in packs."""
    database.close()
    return LessonDatabase(database.path)


@pytest.mark.parametrize(
    "write",
    [
        lambda database: database.commit(None, adding(A), 2, 2, NOW),
        begin_stroke,
        lambda database: database.add_seance(ClassLayerInfo(ClassLayerId("6eC"), None, "6eC", NOW, NOW)),
    ],
    ids=["a stroke", "a stroke begun", "a class"],
)
def test_a_lesson_with_anything_but_its_first_page_is_written(
    tmp_path: Path, write: Callable[[LessonDatabase], None]
) -> None:
    database = LessonDatabase.create(tmp_path / "l.tni")
    with database.transaction():
        begin_page(database)
    assert database.is_unwritten
    database = close_again(database)
    assert database.is_unwritten
    with database.transaction():
        write(database)
    assert not database.is_unwritten
    database = close_again(database)
    assert not database.is_unwritten
    database.abandon()


def test_a_stroke_that_was_dropped_and_is_begun_again_is_recovered(tmp_path: Path) -> None:
    database = LessonDatabase.create(tmp_path / "l.tni")
    with database.transaction():
        begin_stroke(database)
        database.discard_unfinished("under way")
    with database.transaction():
        begin_stroke(database)
    database.abandon()
    database = LessonDatabase(database.path)
    assert database.recover(NOW, "the next start") == [RecoveredStroke(None, ItemId("under way"))]
    assert database.layer(None).records == {"under way": stroke("under way", 1)}
    database.abandon()


def test_no_undo_goes_beyond_the_history(tmp_path: Path) -> None:
    database = LessonDatabase.create(tmp_path / "l.tni")
    with database.transaction():
        database.commit(None, adding(A), 1, 1, NOW)
    for position in (-1, 2):
        with pytest.raises(MissingChangeError), database.transaction():
            database.commit(None, adding(A), None, position, NOW)
    state = database.layer(None)
    assert (state.length, state.position, list(state.records)) == (1, 1, [A])
    database.abandon()


def test_ink_without_a_history_outlives_changes_of_its_neighbours(tmp_path: Path) -> None:
    """As in a lesson that was saved from a damaged file: it is in no change, and packed with what is."""
    database = LessonDatabase.create(tmp_path / "l.tni")
    with database.transaction():
        database.add_outside(stroke(A, 1))
        database.add_outside(stroke(B, 1))
    database = close_again(database)
    with database.transaction():
        database.commit(None, Change(ChangeKind.ERASE, (RecordChange(A, stroke(A, 1), None),)), 1, 1, NOW)
    for _ in range(2):
        database = close_again(database)
        assert database.layer(None).records == {B: stroke(B, 1)}
    database.abandon()


def test_ink_that_was_rubbed_out_is_not_saved_from_a_lesson_that_was_cut_off(tmp_path: Path) -> None:
    database = LessonDatabase.create(tmp_path / "l.tni")
    with database.transaction():
        database.commit(None, adding(A, B), 1, 1, NOW)
    database = close_again(database)
    with database.transaction():
        database.commit(None, Change(ChangeKind.ERASE, (RecordChange(A, stroke(A, 1), None),)), 2, 2, NOW)
    salvage(database.path, tmp_path / "saved.tni")
    database.abandon()
    saved = LessonDatabase(tmp_path / "saved.tni", read_only=True)
    assert [item for item in saved.layer(None).records.values() if isinstance(item, Stroke)] == [stroke(B, 1)]
    saved.abandon()
