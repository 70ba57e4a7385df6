"""An extract comes with its source: one undo step, also when the source is corrected after."""

from __future__ import annotations

from dataclasses import replace

from tests.support.board import open_board
from tni.document.extract import Extract
from tni.document.items import Image, Text
from tni.document.lesson_plan import Credit
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.library.share_filter import SharingChoices, shared_content
from tni.services.lesson.credit_commands import credited_items
from tni.services.lesson.lesson_editor import LessonEditor

CREDIT = Credit(id="", source="Transmath 6e, p. 41", classroom_only=True)
EXTRACT = Extract(
    data=b"a picture", width_px=400, height_px=200, width_mm=120.0, credit=CREDIT, line="Transmath 6e, p. 41"
)


def pictures(board: LessonEditor) -> list[Image]:
    return [item for item in board.document.items(board.page.id) if isinstance(item, Image)]


def lines(board: LessonEditor) -> list[str]:
    return [item.text for item in board.document.items(board.page.id) if isinstance(item, Text)]


def sources(board: LessonEditor) -> list[tuple[str, bool]]:
    return [(one.credit.source, one.credit.classroom_only) for one in credited_items(board.document)]


def correct(board: LessonEditor, credit: Credit, line: str = "") -> Changed:
    assert board.last_extract is not None
    return board.credit_extract(board.last_extract, credit, line)


def test_picture_source_and_line_come_and_go_together() -> None:
    board = open_board()
    board.insert_extract(EXTRACT)
    (picture,) = pictures(board)
    (line,) = (item for item in board.document.items(board.page.id) if isinstance(item, Text))
    assert board.selection == {picture.id}
    assert line.transform.point(0, 0)[1] >= picture.transform.point(0, picture.height_mm)[1]
    assert sources(board) == [(CREDIT.source, True)]
    board.undo()
    assert (pictures(board), lines(board), sources(board)) == ([], [], [])


def test_a_correction_at_once_is_in_the_same_step() -> None:
    board = open_board()
    board.insert_extract(EXTRACT)
    before = pictures(board)
    correct(board, replace(CREDIT, source="Transmath 6e, p. 42", classroom_only=False))
    assert (pictures(board), lines(board), sources(board)) == (before, [], [("Transmath 6e, p. 42", False)])
    assert board.selection == {before[0].id}
    board.undo()
    assert (pictures(board), board.document.credits) == ([], {})
    assert not board.can_undo


def test_a_correction_after_other_work_is_a_step_of_its_own() -> None:
    board = open_board()
    board.insert_extract(EXTRACT)
    board.add_text("Consigne", 10, 10)
    correct(board, replace(CREDIT, source="Manuel"), "Manuel")
    assert sorted(lines(board)) == ["Consigne", "Manuel"]
    assert sources(board) == [("Manuel", True)]
    board.undo()
    assert sorted(lines(board)) == ["Consigne", CREDIT.source]
    board.undo()
    board.undo()
    assert correct(board, CREDIT) == NOTHING_CHANGED


def test_a_correction_after_the_extract_was_undone_takes_nothing_back() -> None:
    board = open_board()
    board.insert_extract(EXTRACT)
    board.undo()
    board.add_text("Consigne", 10, 10)
    assert correct(board, replace(CREDIT, source="Manuel")) == NOTHING_CHANGED
    assert (lines(board), pictures(board), sources(board)) == (["Consigne"], [], [])


def test_each_of_two_extracts_has_its_own_correction() -> None:
    board = open_board()
    board.insert_extract(replace(EXTRACT, line=""))
    first = board.last_extract
    assert first is not None
    board.insert_extract(replace(EXTRACT, data=b"another", credit=replace(CREDIT, source="Atlas"), line="Atlas"))
    board.credit_extract(first, Credit(id="", source="Manuel"), "Manuel")
    assert sources(board) == [("Manuel", False), ("Atlas", True)]
    assert lines(board) == ["Atlas", "Manuel"]
    board.credit_extract(first, Credit(id="", source="Cahier"), "Cahier")
    assert lines(board) == ["Atlas", "Cahier"]
    correct(board, replace(CREDIT, source="Globe"))
    assert sources(board) == [("Cahier", False), ("Globe", True)]


def test_an_extract_for_the_class_is_not_shared() -> None:
    board = open_board()
    board.insert_extract(replace(EXTRACT, line=""))
    (picture,) = pictures(board)
    records = {picture.id: picture, **board.document.credits}
    shared = shared_content(records, {}, SharingChoices())
    assert (shared.prepared, [one.source for one in shared.left_out]) == ({}, [CREDIT.source])
