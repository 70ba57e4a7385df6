"""Commands on tables. Each is a command: it returns what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.core.geometry import Rect
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
    from tni.document.tables import Cell

ROW_EMS = 1.8
"""Height of a row, in heights of the text tool's letters."""
LINE_MM = 0.5
EDGE_SHARE = 0.1
"""Free part of the page at each side of a new table."""


def insert_table(editor: LessonEditor, rows: int, columns: int) -> Changed:
    """Insert a table in the middle of the page, with the text tool in hand for its first cell."""
    from tni.document.tables import cells_of, table_shapes  # with the first table

    page = editor.page
    width = page.format.width_mm * (1 - 2 * EDGE_SHARE)
    height = min(rows * ROW_EMS * editor.styles.text.size_mm, page.format.height_mm * (1 - 2 * EDGE_SHARE))
    box = Rect(page.format.width_mm * EDGE_SHARE, (page.format.height_mm - height) / 2, width, height)
    pen = Pen(PenKind.PEN, colour_on(editor.styles.text.colour, page.paper), LINE_MM)
    shapes = on_top(editor.document, page.id, table_shapes(page.id, box, rows, columns, pen))
    changed = editor.do(Change(ChangeKind.ADD, tuple(RecordChange(one.id, None, one) for one in shapes)))
    changed |= editor.use(ToolName.TEXT)
    group = shapes[0].group
    assert group is not None
    return changed | _type_in(editor, cells_of(editor.document, page.id, group)[0])


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
