"""Ink that is typed out: the words take its place in one step, and without words it stays."""

from __future__ import annotations

import pytest

from tests.support.board import drag, open_board, strokes, texts
from tni.core.ids import BlobId, ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Image
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


@pytest.fixture
def board() -> LessonEditor:
    """Two strokes of ink, 10 mm high, both selected."""
    board = open_board()
    drag(board, [(40, 50), (45, 60), (50, 50)])
    drag(board, [(60, 50), (65, 60), (70, 50)])
    board.use(ToolName.SELECT)
    board.select_all()
    return board


def test_the_editor_lies_below_the_ink_which_stays_to_be_read(board: LessonEditor) -> None:
    board.retype_selection()
    assert board.tool is ToolName.TEXT
    board.type_text("vu")
    words = board.typed
    assert words is not None
    assert words.transform.f > 60
    assert words.size_mm == pytest.approx(10)
    assert len(strokes(board)) == 2
    assert board.overlay().hidden.isdisjoint({s.id for s in strokes(board)})


def test_the_words_take_the_place_of_the_ink_in_one_step(board: LessonEditor) -> None:
    ink = strokes(board)
    board.retype_selection()
    board.commit_text("vu")
    (words,) = texts(board)
    assert strokes(board) == []
    assert (words.transform.e, words.transform.f) == (pytest.approx(40), pytest.approx(50))
    assert board.tool is ToolName.SELECT  # as it was
    board.undo()
    assert (strokes(board), texts(board)) == (ink, [])
    board.redo()
    assert (strokes(board), len(texts(board))) == ([], 1)


@pytest.mark.parametrize("typed", ["", "  \n"])
def test_without_a_word_the_ink_stays_and_nothing_was_done(board: LessonEditor, typed: str) -> None:
    ink = strokes(board)
    board.retype_selection()
    board.commit_text(typed)
    assert strokes(board) == ink
    assert texts(board) == []
    board.undo()
    assert len(strokes(board)) == 1  # that undid the second stroke


def test_what_a_power_cut_would_keep_is_one_step_in_the_end(board: LessonEditor) -> None:
    ink = strokes(board)
    board.retype_selection()
    board.type_text("v")
    board.save_so_far()
    assert (len(texts(board)), strokes(board)) == (1, ink)
    board.commit_text("vu")
    assert ([t.text for t in texts(board)], strokes(board)) == (["vu"], [])
    board.undo()
    assert (texts(board), strokes(board)) == ([], ink)


def test_only_ink_that_is_free_is_typed_out(board: LessonEditor) -> None:
    board.lock()
    board.retype_selection()
    assert board.editing is None
    picture = Image(id=ItemId("i"), page=board.page.id, blob=BlobId("b"), width_mm=9, height_mm=9)
    board.do(Change(ChangeKind.ADD, (RecordChange("i", None, picture),)))
    board.select(frozenset((picture.id,)))
    board.retype_selection()
    assert board.editing is None


def test_ink_at_the_end_of_a_page_is_typed_out_above_it() -> None:
    board = open_board()
    drag(board, [(40, 160), (45, 175), (50, 160)])
    board.use(ToolName.SELECT)
    board.select_all()
    board.retype_selection()
    board.type_text("vu")
    assert board.typed is not None
    assert board.typed.transform.f + board.typed.height_mm <= 160
