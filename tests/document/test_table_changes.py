"""Rows and columns that come and go, in tables of every form."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.acting_items import text_item
from tests.support.board import open_board
from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId
from tni.document.document import ChangeKind
from tni.document.items import AnyItem, Shape, Text, bounds
from tni.document.table_changes import (
    Line,
    TableGrid,
    fitted_columns,
    grid_of,
    is_table,
    text_widths,
    with_line,
    without_line,
)
from tni.document.tables import PADDING_MM, cell_box, cells_among, table_shapes
from tni.ink.pen import Pen
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.table_commands import (
    TableObstacle,
    add_line,
    chosen_table,
    insert_table,
    next_cell,
    remove_line,
    table_grid,
    type_in_cell,
    typed_cell,
)

PAGE = PageId("p")
LINES = st.sampled_from(list(Line))


def table(rows: int, columns: int) -> list[AnyItem]:
    """A table of cells of 30 by 20 mm, each with its row and column as text."""
    shapes = table_shapes(PAGE, Rect(10, 15, columns * 30, rows * 20), rows, columns, Pen())
    texts = []
    for shape in shapes:
        box = cell_box(shape)
        row, column = round((box.y - 15) / 20), round((box.x - 10) / 30)
        made = text_item(f"{row}.{column}", at=(box.x + PADDING_MM, box.y + PADDING_MM / 2))
        texts.append(Text(**{**{n: getattr(made, n) for n in made.__dataclass_fields__}, "group": shape.group}))
    return [*shapes, *texts]


def grid(items: Sequence[AnyItem]) -> TableGrid:
    found = grid_of(items)
    assert found is not None
    return found


def words(items: Sequence[AnyItem]) -> list[list[str]]:
    """The texts of a table by rows; "" for an empty cell."""
    group = items[0].group
    assert group is not None
    edges, texts = grid(items), {item.id: item.text for item in items if isinstance(item, Text)}
    found = [[""] * edges.count(Line.COLUMN) for _ in range(edges.count(Line.ROW))]
    for cell in cells_among(group, items):
        row, column = edges.place(*cell.box.center)
        found[row][column] = texts[cell.text] if cell.text is not None else ""
    return found


SIZES = st.integers(1, 5), st.integers(2, 5)


@given(*SIZES, LINES, st.data())
def test_a_new_line_is_empty_and_moves_the_others_with_their_texts(
    rows: int, columns: int, line: Line, data: st.DataObject
) -> None:
    items = table(rows, columns)
    at = data.draw(st.integers(0, grid(items).count(line)))
    change = with_line(items, line, at)
    assert is_table(change.items)
    expected = words(items)
    if line is Line.ROW:
        expected.insert(at, [""] * columns)
    else:
        for row in expected:
            row.insert(at, "")
    assert words(change.items) == expected
    assert len(change.added) == (columns if line is Line.ROW else rows)


@given(*SIZES, LINES, st.data())
def test_a_line_that_goes_takes_its_texts_and_closes_the_gap(
    rows: int, columns: int, line: Line, data: st.DataObject
) -> None:
    items = table(rows, columns)
    number = data.draw(st.integers(0, grid(items).count(line) - 1))
    change = without_line(items, line, number)
    expected = words(items)
    if line is Line.ROW:
        del expected[number]
    else:
        for row in expected:
            del row[number]
    if sum(map(len, expected)) < 2:
        assert change is None
        return
    assert change is not None
    assert is_table(change.items)
    assert words(change.items) == expected


@given(*SIZES, LINES, st.data())
def test_what_came_and_goes_again_leaves_the_table_as_it_was(
    rows: int, columns: int, line: Line, data: st.DataObject
) -> None:
    items = table(rows, columns)
    at = data.draw(st.integers(0, grid(items).count(line)))
    change = without_line(with_line(items, line, at).items, line, at)
    assert change is not None
    after = {item.id: bounds(item) for item in change.items}
    assert after.keys() == {item.id for item in items}
    for item in items:
        was, now = bounds(item), after[item.id]
        assert (now.x, now.y, now.width, now.height) == pytest.approx((was.x, was.y, was.width, was.height))


def test_a_cell_over_two_columns_grows_and_shrinks() -> None:
    items = table(2, 3)
    first, second = (item for item in items[:2] if isinstance(item, Shape))
    joined = Shape(**{**{n: getattr(first, n) for n in first.__dataclass_fields__}, "x1": second.x1})
    spanned: list[AnyItem] = [joined, *(item for item in items if item.id not in (first.id, second.id))]
    wider = with_line(spanned, Line.COLUMN, 1)
    assert is_table(wider.items)
    (grown,) = [item for item in wider.items if item.id == first.id]
    assert bounds(grown).width == pytest.approx(bounds(joined).width + 30)
    assert len(wider.added) == 1
    back = without_line(wider.items, Line.COLUMN, 1)
    assert back is not None
    (shrunk,) = [item for item in back.items if item.id == first.id]
    assert bounds(shrunk).width == pytest.approx(bounds(joined).width)


def test_rectangles_of_a_group_that_lie_anywhere_are_no_table() -> None:
    shapes = table(2, 2)[:4]
    assert is_table(shapes)
    moved = [Shape(**{**{n: getattr(s, n) for n in s.__dataclass_fields__}, "transform": Affine.moving(40 * n, 9 * n)})
             for n, s in enumerate(shapes) if isinstance(s, Shape)]  # fmt: skip
    assert not is_table(moved)
    assert not is_table(shapes[:1])


def test_columns_are_made_narrower_and_their_texts_know_it() -> None:
    items = [
        Text(**{**{n: getattr(item, n) for n in item.__dataclass_fields__}, "wrapped": True})
        if isinstance(item, Text) else item
        for item in table(1, 3)
    ]  # fmt: skip
    fitted = fitted_columns(items, 70.0)
    assert grid(fitted).columns == pytest.approx((10, 30, 50, 70))
    assert fitted_columns(items, 500.0) == tuple(items)
    assert [width for _, width in text_widths(fitted)] == pytest.approx([20 - 2 * PADDING_MM] * 3)


# -- commands


def laid(rows: int, columns: int) -> tuple[LessonEditor, ItemId]:
    editor = open_board()
    insert_table(editor, rows, columns)
    group = editor.document.items(editor.page.id)[0].group
    assert group is not None
    return editor, group


def on_page(editor: LessonEditor) -> list[AnyItem]:
    return editor.document.items(editor.page.id)


def test_a_row_is_one_step_of_undo_and_the_table_stays_selected() -> None:
    editor, group = laid(2, 2)
    editor.commit_text("a")
    editor.select(frozenset(item.id for item in on_page(editor)))
    before = list(on_page(editor))
    assert chosen_table(editor) == group
    add_line(editor, group, Line.ROW, 0)
    assert words(on_page(editor)) == [["", ""], ["a", ""], ["", ""]]
    assert editor.selection == {item.id for item in on_page(editor)}
    editor.undo()
    assert on_page(editor) == before
    remove_line(editor, group, Line.COLUMN, 0)
    assert words(on_page(editor)) == [[""], [""]]
    editor.undo()
    assert on_page(editor) == before


def test_a_table_that_reaches_the_edge_of_the_page_stays_on_it() -> None:
    editor, group = laid(2, 4)
    editor.commit_text("un mot ou deux")
    page = editor.page.format
    for _ in range(4):
        assert not isinstance(add_line(editor, group, Line.COLUMN, 4), TableObstacle)
    assert add_line(editor, group, Line.COLUMN, 4) is TableObstacle.TOO_MANY
    done = None
    while not isinstance(done, TableObstacle):
        done = add_line(editor, group, Line.ROW, 1)
    assert done in (TableObstacle.NO_ROOM, TableObstacle.TOO_MANY)
    edges = table_grid(editor, group)
    assert edges is not None
    assert edges.rows[0] >= 0
    assert edges.rows[-1] <= page.height_mm
    assert edges.columns[-1] <= page.width_mm


def test_the_last_cells_are_not_removed() -> None:
    editor, group = laid(1, 2)
    editor.commit_text()
    assert remove_line(editor, group, Line.COLUMN, 0) is TableObstacle.LAST
    assert remove_line(editor, group, Line.ROW, 0) is TableObstacle.LAST


def test_typing_goes_on_in_a_cell_that_is_named() -> None:
    editor, group = laid(3, 2)
    assert typed_cell(editor) == (0, 0)
    next_cell(editor, forwards=True)
    assert typed_cell(editor) == (0, 1)
    type_in_cell(editor, group, 2, 1)
    assert typed_cell(editor) == (2, 1)
    assert chosen_table(editor) == group


def test_a_locked_table_is_left_alone() -> None:
    editor, _ = laid(2, 2)
    editor.commit_text()
    editor.select(frozenset(item.id for item in on_page(editor)))
    editor.lock()
    assert chosen_table(editor) is None


# -- where a table comes


def filled(editor: LessonEditor, high_mm: float) -> None:
    """Put a text over the upper part of the page."""
    made = text_item("Leçon", page=editor.page.id, at=(0, 0))
    size = {"width_mm": editor.page.format.width_mm, "height_mm": high_mm}
    text = Text(**{**{n: getattr(made, n) for n in made.__dataclass_fields__}, **size})
    editor.do(editor.document.replace(ChangeKind.ADD, text))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 1.0])
def test_a_new_table_lies_over_nothing(share: float) -> None:
    editor = open_board()
    first = editor.page.id
    if share:
        filled(editor, share * editor.page.format.height_mm)
    insert_table(editor, 3, 3)
    cells = [item for item in on_page(editor) if isinstance(item, Shape)]
    assert len(cells) == 9
    texts = [bounds(item) for item in on_page(editor) if isinstance(item, Text)]
    assert not [1 for cell in cells for text in texts if cell_box(cell).intersects(text)]
    assert (editor.page.id != first) is (share == 1.0)


def test_a_pasted_table_does_not_lie_over_a_text() -> None:
    editor = open_board()
    insert_table(editor, 2, 2)
    editor.commit_text()
    editor.select(frozenset(item.id for item in on_page(editor)))
    editor.copy()
    editor.add_page()
    filled(editor, 0.5 * editor.page.format.height_mm)
    editor.paste()
    text = next(bounds(item) for item in on_page(editor) if isinstance(item, Text))
    cells = [cell_box(item) for item in on_page(editor) if isinstance(item, Shape)]
    assert len(cells) == 4
    assert not [cell for cell in cells if cell.intersects(text)]
