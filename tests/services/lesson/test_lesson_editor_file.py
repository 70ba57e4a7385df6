"""The board on a lesson file: what it does comes back after closing, undo and all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.lesson.board_steps import Step, steps, travels, undo_all
from tests.support.board import HandClock, assert_sound, drag, event, open_board, seen, strokes
from tni.core.clock import SystemClock
from tni.core.ids import ClassId
from tni.document.erase import EraseBy
from tni.document.pointer import PointerPhase
from tni.document.tools.eraser import EraserStyle
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson, open_lesson


@contextmanager
def opened(path: Path) -> Iterator[LessonEditor]:
    file = file_of(path)
    try:
        board = open_board(file)
        yield board
        board.finish()
    finally:
        assert file.close().good


def file_of(path: Path) -> LessonFile:
    places = WorkFolders(path.parent / "work", path.parent / "rescue", lambda _: True)
    return open_lesson(path, places, SystemClock())


def test_a_lesson_is_taught_closed_and_resumed(tmp_path: Path) -> None:
    path = tmp_path / "cours.tni"
    new_lesson(path)
    with opened(path) as board:
        drag(board, [(10, 10), (60, 10), (110, 10)])
        board.set_styles(replace(board.styles, eraser=EraserStyle(EraseBy.AREA, 5.0)))
        board.use(ToolName.ERASER)
        drag(board, [(60, 0), (60, 20)])
        board.insert_image(b"pixels", 100, 50, "des pixels")
        prepared = seen(board)
        board.open_seance("5eA")
        seance = board.seance
        board.use(ToolName.PEN)
        drag(board, [(10, 100), (60, 100)])
        board.add_page()
        taught, page = seen(board), board.page
    assert seance is not None
    with opened(path) as board:
        assert seen(board) == prepared
        board.resume_seance(seance)
        assert seen(board) == taught
        assert board.page == page
        undo_all(board)
        assert seen(board) == prepared
        board.redo()
        assert len(strokes(board)) == 3
        board.close_seance()
        board.undo()
        board.undo()
        assert len(strokes(board)) == 1


def test_a_stroke_under_way_is_there_after_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "cours.tni"
    new_lesson(path)
    clock = HandClock()
    file = file_of(path)
    board = open_board(file, clock)
    board.handle(event(PointerPhase.DOWN, 10, 10))
    board.handle(event(PointerPhase.MOVE, 20, 10))
    board.tick(0.2)
    file.flush()
    file.close()  # without `finish`: as if the program had been killed
    with opened(path) as again:
        (stroke,) = strokes(again)
        assert stroke.samples.positions_mm.tolist() == [[10, 10], [20, 10]]
        assert_sound(again)


def test_ink_without_a_class_is_there_after_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "cours.tni"
    new_lesson(path)
    file = file_of(path)
    board = open_board(file, HandClock())
    drag(board, [(10, 100), (60, 100)])
    board.teach_anonymously()
    assert board.stored_seance is None
    board.handle(event(PointerPhase.DOWN, 10, 10))
    board.handle(event(PointerPhase.MOVE, 20, 10))
    board.tick(0.2)
    file.flush()
    file.close()  # without `finish`: as if the program had been killed
    with opened(path) as again:
        (prepared,) = strokes(again)
        (layer,) = again.seances()
        assert (layer.class_name, layer.class_id) == ("", None)
        again.resume_seance(layer.id)
        assert again.is_anonymous
        assert len(strokes(again)) == 2
        again.close_seance()
        again.name_layer(layer.id, "5e B", ClassId("c"))
        assert strokes(again) == [prepared]
    with opened(path) as again:
        assert [(one.class_name, one.class_id) for one in again.seances()] == [("5e B", "c")]
    assert check_lesson(path) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(steps, travels), max_size=10), st.integers(0, 10))
def test_whatever_is_done_comes_back_from_the_file(todo: list[Step], split: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "l.tni"
        new_lesson(path)
        seance = None
        with opened(path) as board:
            for step in todo[:split]:
                step(board)
            if len(todo) > split:
                board.open_seance("5eA")
                seance = board.seance
                for step in todo[split:]:
                    step(board)
            undo_all(board)
            first = seen(board)
            while board.can_redo:
                board.redo()
            last, page = seen(board), board.page
        with opened(path) as again:
            if seance is not None:
                again.resume_seance(seance)
            assert seen(again) == last
            assert again.page == page
            undo_all(again)
            assert seen(again) == first
            assert_sound(again)


def _resume(index: int) -> Step:
    def step(board: LessonEditor) -> None:
        seances = sorted(board.seances(), key=lambda s: s.id)
        if seances:
            board.resume_seance(seances[index % len(seances)].id)

    return step


layers: st.SearchStrategy[Step] = st.one_of(
    st.sampled_from(
        [lambda b: b.open_seance("5eA"), LessonEditor.close_seance, LessonEditor.keep_in_lesson],
    ),
    st.builds(_resume, st.integers(0, 2)),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(steps, travels, travels, layers, layers), max_size=25))
def test_every_layer_comes_back_from_the_file(todo: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "l.tni"
        new_lesson(path)
        with opened(path) as board:
            for step in todo:
                step(board)
            board.finish()
            left = every_layer(board)
        with opened(path) as again:
            assert every_layer(again) == left


def every_layer(board: LessonEditor) -> dict[str | None, dict[str, object]]:
    board.close_seance()
    out: dict[str | None, dict[str, object]] = {None: seen(board)}
    for seance in board.seances():
        board.resume_seance(seance.id)
        out[seance.id] = seen(board)
    return out
