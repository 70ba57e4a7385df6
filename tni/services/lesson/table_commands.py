"""Commands on tables. Each is a command: it returns what it changed."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Text
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.tool_styles import colour_on
from tni.document.tools.text import TextEditState
from tni.document.z_order import on_top
from tni.ink.pen import Pen, PenKind
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

if TYPE_CHECKING:
    from tni.document.items import AnyItem
    from tni.document.table_changes import Line, TableChange, TableGrid
    from tni.document.tables import Cell

ROW_EMS = 1.8
"""Height of a row, in heights of the text tool's letters."""
LINE_MM = 0.5
PLACE_MM = 0.6
"""Distance from a text's corner at which its cell is looked for."""
WIDTH_SHARES = (0.8, 0.6, 0.45)
"""Parts of the page's width that a new table takes, the first that is free."""
EDGE_MM = 5.0
"""Free part of the page beside and below a table that grows."""


def insert_table(editor: LessonEditor, rows: int, columns: int) -> Changed:
    """Insert a table in a free place of the page, on a page of its own where there is none, with the text tool in hand
    for its first cell."""
    from tni.document.tables import cells_of, table_shapes  # with the first table

    changed = NOTHING_CHANGED
    height = rows * ROW_EMS * editor.styles.text.size_mm
    if (box := _free_box(editor, height)) is None:
        changed |= editor.add_page()
        box = _free_box(editor, height) or _middle_box(editor, height)
    page = editor.page
    pen = Pen(PenKind.PEN, colour_on(editor.styles.text.colour, page.paper), LINE_MM)
    shapes = on_top(editor.document, page.id, table_shapes(page.id, box, rows, columns, pen))
    changed |= editor.do(Change(ChangeKind.ADD, tuple(RecordChange(one.id, None, one) for one in shapes)))
    changed |= editor.use(ToolName.TEXT)
    group = shapes[0].group
    assert group is not None
    return changed | _type_in(editor, cells_of(editor.document, page.id, group)[0])


def _middle_box(editor: LessonEditor, height: float) -> Rect:
    page = editor.page.format
    width, height = page.width_mm * WIDTH_SHARES[0], min(height, page.height_mm * WIDTH_SHARES[0])
    return Rect((page.width_mm - width) / 2, (page.height_mm - height) / 2, width, height)


def _free_box(editor: LessonEditor, height: float) -> Rect | None:
    """Return a box for a table of a height that covers nothing of the page, as wide as there is room."""
    whole = _middle_box(editor, height)
    page = editor.page.format
    sheet = Rect(0.0, 0.0, page.width_mm, editor.document.height_mm(editor.page.id))
    for share in WIDTH_SHARES:
        width = page.width_mm * share
        if (centre := editor.free_place(width, whole.height, sheet)) is not None:
            return Rect(centre[0] - width / 2, centre[1] - whole.height / 2, width, whole.height)
    return None


def next_cell(editor: LessonEditor, *, forwards: bool) -> Changed:
    """Go on typing in the next cell of the table, or in the one before. Behind the last cell the typing ends."""
    from tni.document.tables import cells_of  # with the first table

    found = _place_in_table(editor)
    if found is None:
        return NOTHING_CHANGED
    group, at = found
    changed = editor.commit_text()
    cells = cells_of(editor.document, editor.page.id, group)
    wanted = at + (1 if forwards else -1)
    return changed | _type_in(editor, cells[wanted]) if 0 <= wanted < len(cells) else changed


def is_in_table(editor: LessonEditor) -> bool:
    """Return whether the text being typed is in a cell."""
    return _place_in_table(editor) is not None


def _place_in_table(editor: LessonEditor) -> tuple[ItemId, int] | None:
    from tni.document.tables import cells_of  # with the first table

    typed = editor.typed
    if typed is None or typed.group is None:
        return None
    cells = cells_of(editor.document, typed.page, typed.group)
    x, y = typed.transform.e, typed.transform.f
    at = next((n for n, cell in enumerate(cells) if cell.box.grown(0.5).contains(x, y)), None)
    return None if at is None else (typed.group, at)


def _type_in(editor: LessonEditor, cell: Cell) -> Changed:
    item = editor.document.item(cell.text) if cell.text is not None else None
    inside = cell.inside
    known = item.id if isinstance(item, Text) and not item.locked else None
    return editor.ask_text(TextEditState(editor.page.id, known, inside.x, inside.y))


# -- rows and columns


class TableObstacle(Enum):
    """Reason why a row or column cannot be added or removed."""

    NO_ROOM = "no room"
    TOO_MANY = "too many"
    LAST = "last"


def chosen_table(editor: LessonEditor) -> ItemId | None:
    """Return the group of the table in which is typed, or that is selected and not locked; None without one."""
    from tni.document.table_changes import is_table  # with the first table

    typed = editor.typed
    items = [item for key in editor.selection if (item := editor.document.item(key)) is not None]
    groups = {typed.group} if typed is not None else {item.group for item in items}
    group = next(iter(groups)) if len(groups) == 1 else None
    if group is None or any(item.locked for item in _items(editor, group)):
        return None
    return group if is_table(_items(editor, group)) else None


def table_grid(editor: LessonEditor, group: ItemId) -> TableGrid | None:
    """Return the grid of a table; None where it is gone."""
    from tni.document.table_changes import grid_of  # with the first table

    return grid_of(_items(editor, group))


def typed_cell(editor: LessonEditor) -> tuple[int, int] | None:
    """Return the row and column, from 0, of the cell in which is typed."""
    typed = editor.typed
    grid = None if typed is None or typed.group is None else table_grid(editor, typed.group)
    if grid is None or typed is None:
        return None
    return grid.place(typed.transform.e + PLACE_MM, typed.transform.f + PLACE_MM)


def add_line(editor: LessonEditor, group: ItemId, line: Line, at: int) -> Changed | TableObstacle:
    """Add a row or column to a table. at: number of the edge at which it comes, from 0."""
    from tni.document.table_changes import Line, fitted_columns, grid_of, with_line  # with the first table
    from tni.document.tables import MOST_COLUMNS, MOST_ROWS

    grid = table_grid(editor, group)
    if grid is None:
        return NOTHING_CHANGED
    if grid.count(line) >= (MOST_ROWS if line is Line.ROW else MOST_COLUMNS):
        return TableObstacle.TOO_MANY
    page = editor.page.format
    change = with_line(_items(editor, group), line, min(max(at, 0), grid.count(line)))
    if line is Line.COLUMN:
        change = replace(change, items=fitted_columns(change.items, page.width_mm - EDGE_MM))
    made = _measured(editor, group, change)
    low = grid_of(made.items)
    if low is not None and not page.endless and low.rows[-1] > page.height_mm:
        over = low.rows[-1] + EDGE_MM - page.height_mm
        if low.rows[0] < over:
            return TableObstacle.NO_ROOM
        up = Affine.moving(0.0, -over)
        made = replace(made, items=tuple(replace(i, transform=up.after(i.transform)) for i in made.items))
    return _put(editor, made)


def remove_line(editor: LessonEditor, group: ItemId, line: Line, number: int) -> Changed | TableObstacle:
    """Remove a row or column of a table, from 0, with its texts."""
    from tni.document.table_changes import without_line  # with the first table

    grid = table_grid(editor, group)
    if grid is None:
        return NOTHING_CHANGED
    change = without_line(_items(editor, group), line, min(max(number, 0), grid.count(line) - 1))
    return TableObstacle.LAST if change is None else _put(editor, _measured(editor, group, change))


def type_in_cell(editor: LessonEditor, group: ItemId, row: int, column: int) -> Changed:
    """Go on typing in a cell of a table, from 0, or in the nearest one."""
    from tni.document.tables import cells_of  # with the first table

    grid = table_grid(editor, group)
    if grid is None:
        return NOTHING_CHANGED
    x, y = grid.middle(row, column)
    cell = next((one for one in cells_of(editor.document, editor.page.id, group) if one.box.contains(x, y)), None)
    return NOTHING_CHANGED if cell is None else _type_in(editor, cell)


def _items(editor: LessonEditor, group: ItemId) -> list[AnyItem]:
    return [item for item in editor.document.items(editor.page.id) if item.group == group]


def _measured(editor: LessonEditor, group: ItemId, change: TableChange) -> TableChange:
    """Return a change with the lines of texts broken at the widths of their cells, and rows as high as their texts."""
    from tni.document.table_changes import text_widths  # with the first table
    from tni.document.tables import grown_among
    from tni.document.text_box import with_measured_box

    items = {item.id: item for item in change.items}
    for text, width in text_widths(change.items):
        items[text.id] = with_measured_box(editor.measurer, replace(text, width_mm=width))
    for grown in grown_among(group, list(items.values())):
        items[grown.id] = grown
    return replace(change, items=tuple(items.values()))


def _put(editor: LessonEditor, change: TableChange) -> Changed:
    """Store a change of a table as one step of undo. The table stays selected if it was."""
    was_selected = bool(editor.selection)
    new = [item for item in change.items if item.id in change.added]
    old = [item for item in change.items if item.id not in change.added]
    placed = on_top(editor.document, editor.page.id, new)
    swaps = [RecordChange(key, editor.document.item(key), None) for key in sorted(change.removed)]
    swaps += [RecordChange(i.id, before, i) for i in old if (before := editor.document.item(i.id)) != i]
    swaps += [RecordChange(item.id, None, item) for item in placed]
    changed = editor.do(Change(ChangeKind.EDIT, tuple(swaps)))
    kept = frozenset(item.id for item in change.items)
    return changed | (editor.select(kept) if was_selected else NOTHING_CHANGED)
