"""Tables: cells are rectangles of one group, and their texts belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.document import Document
from tni.document.items import AnyItem, Shape, ShapeKind, Text, bounds
from tni.ink.pen import Pen

MOST_ROWS, MOST_COLUMNS = 12, 8
PADDING_MM = 2.0
"""Distance between a cell's edge and its text."""
ALIKE_MM = 0.5
"""Edges that are no farther apart are one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Cell of a table. group: of the table. text: in it, if any."""

    group: ItemId
    box: Rect
    text: ItemId | None

    @property
    def inside(self) -> Rect:
        """Box of the cell's text."""
        return Rect(
            self.box.x + PADDING_MM, self.box.y + PADDING_MM / 2, max(self.box.width - 2 * PADDING_MM, 1.0),
            self.box.height - PADDING_MM,
        )  # fmt: skip


def table_shapes(page: PageId, box: Rect, rows: int, columns: int, pen: Pen) -> list[Shape]:
    """Return the cells of a new table that fills `box`."""
    group = ItemId(new_id())
    width, height = box.width / columns, box.height / rows
    return [
        Shape(
            id=ItemId(new_id()), page=page, group=group, kind=ShapeKind.RECTANGLE, pen=pen, x0=box.x + n * width,
            y0=box.y + m * height, x1=box.x + (n + 1) * width, y1=box.y + (m + 1) * height,
        )
        for m in range(rows)
        for n in range(columns)
    ]  # fmt: skip


def cells_of(document: Document, page: PageId, group: ItemId) -> list[Cell]:
    """Return the cells of a table, row by row; empty for a group that is none."""
    return cells_among(group, [item for item in document.items(page) if item.group == group])


def cells_among(group: ItemId, items: Sequence[AnyItem]) -> list[Cell]:
    """Return the cells among the items of a group, row by row; empty if it is no table."""
    boxes = [cell_box(item) for item in items if isinstance(item, Shape) and is_cell(item)]
    if len(boxes) < 2:
        return []
    texts = [(item.id, bounds(item)) for item in items if isinstance(item, Text)]
    boxes.sort(key=lambda box: (round(box.y / ALIKE_MM), box.x))
    return [Cell(group, box, next((key for key, own in texts if _holds(box, own)), None)) for box in boxes]


def cell_at(document: Document, page: PageId, x: float, y: float) -> Cell | None:
    """Return the topmost cell of a table at a place."""
    for item in reversed(document.items(page, Rect(x, y, 0.0, 0.0))):
        if isinstance(item, Shape) and item.group is not None and not item.locked and is_cell(item):
            found = cells_of(document, page, item.group)
            return next((cell for cell in found if cell.box.contains(x, y)), None)
    return None


def is_cell(shape: Shape) -> bool:
    """Return whether a shape of a group is a cell: an upright rectangle."""
    return shape.kind is ShapeKind.RECTANGLE and abs(shape.transform.b) < 1e-6 and abs(shape.transform.c) < 1e-6


def cell_box(shape: Shape) -> Rect:
    """Return the box of a cell on its page."""
    (x0, y0), (x1, y1) = shape.transform.point(shape.x0, shape.y0), shape.transform.point(shape.x1, shape.y1)
    return Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def _holds(box: Rect, text: Rect) -> bool:
    """Return whether a text begins in a cell; it may be higher until its row has grown."""
    return box.contains(text.x + ALIKE_MM, text.y + ALIKE_MM)


def grown_rows(document: Document, page: PageId, group: ItemId) -> list[Shape | Text]:
    """Return the items of a table that change where a row is lower than a text in it: its cells grow, and the rows
    below move down."""
    return grown_among(group, [item for item in document.items(page) if item.group == group])


def grown_among(group: ItemId, items: Sequence[AnyItem]) -> list[Shape | Text]:
    """Return those of the items of a table that change where a row is lower than a text in it."""
    cells = cells_among(group, items)
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(round(cell.box.y / ALIKE_MM), []).append(cell)
    texts = {item.id: item for item in items if isinstance(item, Text)}
    moves: list[tuple[float, float, float]] = []
    down = 0.0
    for row in rows.values():
        high = max((bounds(texts[cell.text]).height for cell in row if cell.text is not None), default=0.0)
        grows = max(high + PADDING_MM - max(cell.box.height for cell in row), 0.0)
        moves += [(cell.box.y, down, grows) for cell in row[:1]]
        down += grows
    return [] if down <= 0 else [*_moved(items, moves)]


def _moved(items: Sequence[AnyItem], moves: list[tuple[float, float, float]]) -> Iterator[Shape | Text]:
    for item in items:
        if not isinstance(item, Shape | Text):
            continue
        top = bounds(item).y + PADDING_MM / 2
        row = next((move for move in reversed(moves) if move[0] <= top + ALIKE_MM), None)
        if row is None or not (row[1] or row[2]):
            continue
        moved = replace(item, transform=Affine.moving(0.0, row[1]).after(item.transform))
        if isinstance(moved, Shape) and is_cell(moved) and moved.transform.d > 0:
            moved = replace(moved, y1=moved.y1 + row[2] / moved.transform.d)
        yield moved
