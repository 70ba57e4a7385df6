"""Tables: their cells in reading order, and rows that grow with their texts."""

from __future__ import annotations

import pytest

from tests.support.board import open_board
from tni.core.ids import ItemId
from tni.document.document import ChangeKind
from tni.document.items import Shape, Text, bounds
from tni.document.tables import PADDING_MM, Cell, cell_at, cells_of
from tni.document.tools.text import TextEditState
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.table_commands import insert_table, next_cell


def table(rows: int, columns: int) -> tuple[LessonEditor, ItemId]:
    editor = open_board()
    insert_table(editor, rows, columns)
    group = editor.document.items(editor.page.id)[0].group
    assert group is not None
    return editor, group


def cells(editor: LessonEditor, group: ItemId) -> list[Cell]:
    return cells_of(editor.document, editor.page.id, group)


def test_cells_are_found_row_by_row_and_meet() -> None:
    editor, group = table(2, 3)
    found = cells(editor, group)
    assert len(found) == 6
    assert [round(cell.box.y) for cell in found] == sorted(round(cell.box.y) for cell in found)
    first, second = found[:2]
    assert second.box.x == pytest.approx(first.box.right)
    assert cell_at(editor.document, editor.page.id, second.box.x + 5, second.box.y + 5) == second
    assert cell_at(editor.document, editor.page.id, 1, 1) is None


def test_a_row_grows_with_its_text_and_the_rows_below_move_down() -> None:
    editor, group = table(3, 2)
    before = cells(editor, group)
    editor.type_text("un\ndeux\ntrois\nquatre")
    next_cell(editor, forwards=True)
    editor.commit_text("x")
    after = cells(editor, group)
    text = next(item for item in editor.document.items(editor.page.id) if isinstance(item, Text) and "un" in item.text)
    grows = bounds(text).height + PADDING_MM - before[0].box.height
    assert grows > 0
    for old, new in zip(before[:2], after[:2], strict=True):
        assert (new.box.y, new.box.height) == pytest.approx((old.box.y, old.box.height + grows))
    for old, new in zip(before[2:], after[2:], strict=True):
        assert (new.box.y, new.box.height) == pytest.approx((old.box.y + grows, old.box.height))


def test_a_text_below_moves_with_its_row() -> None:
    editor, group = table(2, 1)
    first = cells(editor, group)[0]
    next_cell(editor, forwards=True)  # nothing is typed in the first cell
    next_cell(editor, forwards=True)
    low = cells(editor, group)[1]
    editor.ask_text(TextEditState(editor.page.id, None, low.box.x + 1, low.box.y + 1))
    editor.commit_text("bas")
    editor.ask_text(TextEditState(editor.page.id, None, first.box.x + 1, first.box.y + 1))
    editor.commit_text("un\ndeux\ntrois\nquatre")
    moved = cells(editor, group)[1]
    assert moved.box.y > low.box.y
    assert moved.text is not None
    text = editor.document.item(moved.text)
    assert isinstance(text, Text)
    assert text.text == "bas"
    assert moved.box.contains(text.transform.e, text.transform.f)


def test_one_rectangle_of_a_group_is_no_table() -> None:
    editor, group = table(1, 2)
    shapes = [item for item in editor.document.items(editor.page.id) if isinstance(item, Shape)]
    editor.do(editor.document.remove(ChangeKind.DELETE, [shapes[0].id]))
    assert cells(editor, group) == []
