from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.board import HandClock, drag, event, open_board, strokes
from tni.document.page_format import Paper
from tni.document.pointer import ChangedFlag, PointerPhase, PointerType
from tni.document.tool_styles import InkStyle
from tni.ink.pen import Pen, PenKind
from tni.services.lesson.lesson_editor import ToolName
from tni.services.lesson.memory_lesson import MemoryLesson


def test_the_tip_goes_straight_from_sample_to_sample() -> None:
    board = open_board()
    places = [(10.0, 10.0, None), (11.0, 10.5, 0.25), (13.5, 9.0, 0.75), (13.5, 9.0, 0.0)]
    wet = [
        board.handle(event(PointerPhase.MOVE if index else PointerPhase.DOWN, x, y, pressure=p)).wet[0].segments
        for index, (x, y, p) in enumerate(places)
    ]
    ends = [place[:2] for place in places]
    assert [tuple(w[0, 3:5].tolist()) for w in wet] == ends
    assert [tuple(w[0, 0:2].tolist()) for w in wet] == [ends[0], *ends[:-1]]
    assert [w[0, 5] for w in wet] == pytest.approx(
        [0.5, *(0.5 * (0.35 + 0.95 * p) for _, _, p in places[1:])], abs=1e-3
    )
    assert [w[0, 2] for w in wet[1:]] == [w[0, 5] for w in wet[:-1]]


def test_a_tap_is_a_dot() -> None:
    board = open_board()
    changed = drag(board, [(50, 60)])[-1]
    assert changed.ended == (1,)
    assert changed.what == ChangedFlag.STAMP | ChangedFlag.UNDO
    (stroke,) = strokes(board)
    assert changed.finished == (stroke,)
    assert stroke.samples.positions_mm.tolist() == [[50, 60]]


def test_a_lift_elsewhere_adds_a_sample_with_the_pressure_before() -> None:
    board = open_board()
    board.handle(event(PointerPhase.DOWN, 1, 1, pressure=0.5))
    board.handle(event(PointerPhase.UP, 4, 1, pressure=0.0))
    (stroke,) = strokes(board)
    assert stroke.samples.positions_mm.tolist() == [[1, 1], [4, 1]]
    assert stroke.samples.pressures.tolist() == pytest.approx([0.5, 0.5], abs=1e-3)


def test_pupils_write_at_once_each_their_own_stroke() -> None:
    board = open_board()
    board.handle(event(PointerPhase.DOWN, 10, 10, pointer=1))
    board.handle(event(PointerPhase.DOWN, 200, 10, pointer=2))
    board.handle(event(PointerPhase.MOVE, 12, 10, pointer=1))
    board.handle(event(PointerPhase.MOVE, 210, 10, pointer=2))
    assert {w.pointer for w in board.wet()} == {1, 2}
    board.handle(event(PointerPhase.UP, 210, 10, pointer=2))
    assert {w.pointer for w in board.wet()} == {1}
    board.handle(event(PointerPhase.UP, 12, 10, pointer=1))
    assert [s.samples.positions_mm[0].tolist() for s in strokes(board)] == [[200, 10], [10, 10]]


def test_what_a_lost_device_drew_is_kept() -> None:
    board = open_board()
    changed = drag(board, [(1, 1), (5, 5)], ending=PointerPhase.CANCEL)[-1]
    assert len(changed.finished) == 1


def test_a_down_without_its_lift_before_keeps_the_first_stroke() -> None:
    board = open_board()
    board.handle(event(PointerPhase.DOWN, 1, 1))
    board.handle(event(PointerPhase.MOVE, 3, 3))
    changed = board.handle(event(PointerPhase.DOWN, 50, 50))
    assert len(changed.finished) == 1
    assert len(changed.wet) == 1
    board.handle(event(PointerPhase.UP, 50, 50))
    assert len(strokes(board)) == 2


def test_moves_and_lifts_without_a_down_do_nothing() -> None:
    board = open_board()
    assert board.handle(event(PointerPhase.MOVE, 1, 1)).what is ChangedFlag.NOTHING
    assert board.handle(event(PointerPhase.UP, 1, 1)).what is ChangedFlag.NOTHING
    assert strokes(board) == []


def test_the_eraser_end_erases_whatever_the_tool() -> None:
    board = open_board()
    drag(board, [(10, 10), (20, 10)])
    board.use(ToolName.HIGHLIGHTER)
    drag(board, [(5, 10), (30, 10)], tool=PointerType.ERASER)
    assert strokes(board) == []
    assert board.tool is ToolName.HIGHLIGHTER


def test_palms_do_not_draw() -> None:
    board = open_board()
    drag(board, [(10, 10), (20, 10)], tool=PointerType.PALM)
    board.handle(event(PointerPhase.DOWN, 5, 5, size_mm=40))
    board.handle(event(PointerPhase.MOVE, 9, 9, size_mm=10))
    board.handle(event(PointerPhase.UP, 9, 9))
    assert strokes(board) == []
    assert not board.can_undo


def test_a_contact_that_soon_turns_palm_sized_is_taken_back() -> None:
    board = open_board()
    board.handle(event(PointerPhase.DOWN, 5, 5, size_mm=12, at_s=1.0))
    board.handle(event(PointerPhase.MOVE, 9, 9, size_mm=20, at_s=1.05))
    changed = board.handle(event(PointerPhase.MOVE, 9, 9, size_mm=35, at_s=1.1))
    assert changed.ended == (1,)
    assert ChangedFlag.DRY in changed.what
    region = changed.regions[board.page.id]
    assert region.contains(5, 5)
    assert region.contains(9, 9)
    board.handle(event(PointerPhase.MOVE, 20, 20, size_mm=12, at_s=1.2))
    board.handle(event(PointerPhase.UP, 20, 20, at_s=1.3))
    assert strokes(board) == []
    assert not board.busy


def test_a_contact_that_grows_later_goes_on_writing_unless_the_device_calls_it_a_palm() -> None:
    board = open_board()
    board.handle(event(PointerPhase.DOWN, 5, 5, size_mm=12, at_s=1.0))
    assert board.handle(event(PointerPhase.MOVE, 9, 9, size_mm=35, at_s=2.0)).wet
    changed = board.handle(event(PointerPhase.MOVE, 9, 9, tool=PointerType.PALM, at_s=2.1))
    assert changed.ended == (1,)
    assert strokes(board) == []
    assert not board.can_undo  # it has hardly moved


def test_what_a_palm_has_written_for_long_leaves_the_page_and_an_undo_gives_it_back() -> None:
    board = open_board()
    board.handle(event(PointerPhase.DOWN, 5, 5, at_s=1.0))
    board.handle(event(PointerPhase.MOVE, 90, 9, at_s=3.0))
    changed = board.handle(event(PointerPhase.MOVE, 95, 9, tool=PointerType.PALM, at_s=3.1))
    assert changed.ended == (1,)
    assert ChangedFlag.STAMP not in changed.what
    assert strokes(board) == []
    board.handle(event(PointerPhase.MOVE, 99, 9, tool=PointerType.PALM, at_s=3.2))
    board.handle(event(PointerPhase.UP, 99, 9, at_s=3.3))
    assert strokes(board) == []
    board.undo()
    (stroke,) = strokes(board)
    assert len(stroke.samples) == 2
    board.undo()
    assert strokes(board) == []


def test_a_stroke_under_way_is_sent_to_be_kept_also_while_the_pen_rests() -> None:
    clock, port = HandClock(), MemoryLesson()
    board = open_board(port, clock)
    board.handle(event(PointerPhase.DOWN, 1, 1))
    board.handle(event(PointerPhase.MOVE, 2, 2))
    clock.at_s = 0.1
    board.tick(clock.at_s)
    assert port.unfinished_strokes() == []  # it may yet be a palm
    clock.at_s = 0.2
    board.tick(clock.at_s)
    (sent,) = port.unfinished_strokes()
    assert sent.samples.positions_mm.tolist() == [[1, 1], [2, 2]]
    board.handle(event(PointerPhase.MOVE, 3, 3))
    board.tick(0.3)
    (sent,) = port.unfinished_strokes()
    assert len(sent.samples) == 3
    (stroke,) = board.handle(event(PointerPhase.UP, 3, 3)).finished
    assert stroke.id == sent.id
    assert stroke.samples == sent.samples
    assert port.unfinished_strokes() == []


def test_a_palm_that_was_sent_to_be_kept_is_forgotten() -> None:
    clock, port = HandClock(), MemoryLesson()
    board = open_board(port, clock)
    board.handle(event(PointerPhase.DOWN, 1, 1, size_mm=10, at_s=5.0))
    board.tick(0.2)  # the device's clock is behind
    assert len(port.unfinished_strokes()) == 1
    board.handle(event(PointerPhase.MOVE, 2, 2, size_mm=50, at_s=5.05))
    assert port.unfinished_strokes() == []


def test_the_highlighter_lies_under_ink_written_before() -> None:
    board = open_board()
    drag(board, [(10, 10), (20, 10)])
    board.use(ToolName.HIGHLIGHTER)
    board.handle(event(PointerPhase.DOWN, 10, 10))
    board.handle(event(PointerPhase.UP, 20, 10))
    marker, ink = strokes(board)
    assert (marker.pen.kind, ink.pen.kind) == (PenKind.HIGHLIGHTER, PenKind.PEN)


def test_the_first_ink_is_black_on_light_paper_and_chalk_on_black() -> None:
    board = open_board()
    drag(board, [(1, 1)])
    board.set_paper(Paper.BLACK)
    drag(board, [(9, 9)])
    board.set_styles(replace(board.styles, pen=InkStyle("#123456", 2.0)))
    drag(board, [(20, 9)])
    assert [s.pen for s in strokes(board)] == [
        Pen(colour="#f5f5ef"),
        Pen(colour="#f5f5ef"),
        Pen(colour="#123456", width_mm=2.0),
    ]


def test_the_pen_in_hand_goes_on_when_the_tool_is_changed() -> None:
    board = open_board()
    board.handle(event(PointerPhase.DOWN, 1, 1))
    board.use(ToolName.ERASER)
    assert board.handle(event(PointerPhase.MOVE, 3, 3)).wet
    assert board.handle(event(PointerPhase.UP, 3, 3)).finished
