from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.support.board import drag, event, open_board, stroke, strokes
from tni.core.geometry import Affine
from tni.core.ids import PageId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.erase import EraseBy, EraseWhat, MergedChange
from tni.document.items import Stroke
from tni.document.overlay import EraserDisc
from tni.document.pointer import ChangedFlag, PointerPhase
from tni.document.tools.eraser import EraserStyle
from tni.ink.pen import Pen, PenKind
from tni.ink.segments import segments_of
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


def ready(board: LessonEditor, by: EraseBy) -> LessonEditor:
    board.set_styles(replace(board.styles, eraser=EraserStyle(by, 5.0)))
    board.use(ToolName.ERASER)
    return board


def line(board: LessonEditor, **fields: object) -> None:
    """Of even width."""
    places = [(float(x), 50.0) for x in range(0, 101, 10)]
    item = stroke(board.page.id, places, Pen(PenKind.HIGHLIGHTER), **fields)
    board.do(Change(ChangeKind.ADD, (RecordChange(item.id, None, item),)))


def test_an_area_cuts_a_stroke_in_two_where_its_ink_meets_the_eraser() -> None:
    board = ready(open_board(), EraseBy.AREA)
    line(board)
    drag(board, [(50, 40), (50, 60)])
    left, right = sorted(strokes(board), key=lambda s: s.samples.positions_mm[0, 0])
    assert left.samples.positions_mm[-1].tolist() == pytest.approx([44.5, 50], abs=0.01)
    assert right.samples.positions_mm[0].tolist() == pytest.approx([55.5, 50], abs=0.01)
    assert right.samples.times_s[0] == pytest.approx(0.0555, abs=1e-3)
    assert np.ptp(segments_of(left.samples, left.pen)[:, (2, 5)]) < 1e-4, "no taper where the pen did not lift"
    assert (left.pen, left.plane, left.z) == (right.pen, right.plane, right.z)


def test_a_gesture_is_live_and_one_step_of_undo() -> None:
    board = ready(open_board(), EraseBy.AREA)
    line(board)
    before = strokes(board)
    board.handle(event(PointerPhase.DOWN, 20, 50))
    assert len(strokes(board)) == 2
    changed = board.handle(event(PointerPhase.MOVE, 40, 50))
    assert ChangedFlag.DRY in changed.what
    assert ChangedFlag.UNDO not in changed.what
    assert board.overlay().discs == (EraserDisc(40, 50, 5),)
    board.handle(event(PointerPhase.MOVE, 80, 50))
    assert ChangedFlag.UNDO in board.handle(event(PointerPhase.UP, 80, 50)).what
    assert board.overlay().discs == ()
    board.undo()
    assert strokes(board) == before


def test_by_stroke_what_is_touched_goes_whole() -> None:
    board = ready(open_board(), EraseBy.STROKE)
    line(board)
    line(board, transform=Affine.moving(0, 30))
    drag(board, [(50, 50)])
    assert [s.transform for s in strokes(board)] == [Affine.moving(0, 30)]


def test_a_transformed_stroke_is_cut_where_it_is_seen() -> None:
    board = ready(open_board(), EraseBy.AREA)
    line(board, transform=Affine.moving(0, 30).after(Affine.scaling(2, 1)))
    drag(board, [(100, 80)])
    ends = sorted(s.transform.points(s.samples.positions_mm)[:, 0].tolist() for s in strokes(board))
    reach = 5 + 0.5 * np.sqrt(2)  # the width has grown by the mean scale
    assert ends[0][-1] == pytest.approx(100 - reach, abs=0.02)
    assert ends[1][0] == pytest.approx(100 + reach, abs=0.02)


def four_kinds(board: LessonEditor) -> None:
    """A locked line, a word, a picture and a figure, all under the way of the eraser."""
    line(board, locked=True)
    board.add_text("mot", 40, 45)
    board.insert_image(b"x", 100, 100)
    board.use(ToolName.SHAPE)
    drag(board, [(10, 50), (90, 55)])


def kinds(board: LessonEditor) -> list[type]:
    return [type(i) for i in board.document.items(board.page.id)]


@pytest.mark.parametrize("by", EraseBy)
def test_figures_words_and_pictures_are_spared(by: EraseBy) -> None:
    board = ready(open_board(), by)
    four_kinds(board)
    line(board)
    board.use(ToolName.ERASER)
    drag(board, [(0, 50), (300, 50)])
    assert sorted(kind.__name__ for kind in kinds(board)) == ["Image", "Shape", "Stroke", "Text"]


@pytest.mark.parametrize("by", EraseBy)
def test_an_eraser_set_to_all_takes_everything_but_what_is_locked(by: EraseBy) -> None:
    board = ready(open_board(), by)
    four_kinds(board)
    before = board.document.items(board.page.id)
    board.set_styles(replace(board.styles, eraser=EraserStyle(by, 5.0, EraseWhat.ALL)))
    board.use(ToolName.ERASER)
    drag(board, [(0, 50), (100, 50), (160, 90)])
    assert kinds(board) == [Stroke]
    board.undo()
    assert board.document.items(board.page.id) == before


def test_an_eraser_set_to_all_takes_a_picture_from_within() -> None:
    board = ready(open_board(), EraseBy.AREA)
    board.insert_image(b"x", 400, 300)
    board.set_styles(replace(board.styles, eraser=EraserStyle(EraseBy.AREA, 2.0, EraseWhat.ALL)))
    (picture,) = board.document.items(board.page.id)
    drag(board, [board.document.box(picture).center])
    assert kinds(board) == []


def test_two_erasers_at_once_are_one_gesture() -> None:
    board = ready(open_board(), EraseBy.AREA)
    line(board)
    before = strokes(board)
    board.handle(event(PointerPhase.DOWN, 20, 50, pointer=1))
    board.handle(event(PointerPhase.DOWN, 80, 50, pointer=2))
    board.handle(event(PointerPhase.UP, 20, 50, pointer=1))
    assert len(strokes(board)) == 3
    board.handle(event(PointerPhase.UP, 80, 50, pointer=2))
    board.undo()
    assert strokes(board) == before


def test_a_palm_that_erased_gives_back_what_it_took() -> None:
    board = ready(open_board(), EraseBy.AREA)
    line(board)
    before = strokes(board)
    board.handle(event(PointerPhase.DOWN, 20, 50, size_mm=10))
    board.handle(event(PointerPhase.MOVE, 30, 50, size_mm=50))
    assert strokes(board) == before


def test_undo_in_the_middle_of_erasing_takes_back_the_erasing() -> None:
    board = ready(open_board(), EraseBy.AREA)
    line(board)
    before = strokes(board)
    board.handle(event(PointerPhase.DOWN, 20, 50))
    board.undo()
    assert strokes(board) == before
    board.handle(event(PointerPhase.MOVE, 90, 50))  # the contact has ended
    assert strokes(board) == before


@pytest.mark.parametrize("radius", [0.0, -1.0, float("inf"), float("nan")])
def test_a_radius_that_is_none_is_refused(radius: float) -> None:
    with pytest.raises(ValueError, match="radius"):
        EraserStyle(radius_mm=radius)


def test_what_came_and_went_while_erasing_is_no_change() -> None:
    item, piece = (stroke(PageId("p"), [(0, 0), (10, 0)]) for _ in range(2))
    merged = MergedChange()
    merged.add(Change(ChangeKind.ERASE, (RecordChange(item.id, item, None), RecordChange(piece.id, None, piece))))
    merged.add(Change(ChangeKind.ERASE, (RecordChange(piece.id, piece, None),)))
    assert merged.change(ChangeKind.ERASE) == Change(ChangeKind.ERASE, (RecordChange(item.id, item, None),))
    merged.add(Change(ChangeKind.ERASE, (RecordChange(item.id, None, item),)))
    assert merged.change(ChangeKind.ERASE) is None
