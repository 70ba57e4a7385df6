"""Rows and columns added to a table and removed from it. Cells that span several grow and shrink with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, new_id
from tni.document.items import AnyItem, Shape, Text, bounds
from tni.document.tables import ALIKE_MM, PADDING_MM, cell_box, is_cell

UNLIKE_SHARE = 0.02
"""So much of a table's rectangle its cells may leave free or cover twice."""


class Line(Enum):
    """Kind of line of cells."""

    ROW = "row"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class TableGrid:
    """Edges of a table's rows and columns, in order, mm of the page."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]

    def edges(self, line: Line) -> tuple[float, ...]:
        return self.rows if line is Line.ROW else self.columns

    def count(self, line: Line) -> int:
        return len(self.edges(line)) - 1

    def middle(self, row: int, column: int) -> tuple[float, float]:
        """Return the middle of the cell in a row and column, or of the nearest one."""
        across, down = min(column, len(self.columns) - 2), min(row, len(self.rows) - 2)
        return sum(self.columns[across : across + 2]) / 2, sum(self.rows[down : down + 2]) / 2

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Return the row and the column, from 0, that are nearest to a place."""
        return _band(self.rows, y), _band(self.columns, x)


@dataclass(frozen=True, slots=True)
class TableChange:
    """Items of a table after a change. items: all that stay, and the new ones. added, removed: ids of them."""

    items: tuple[AnyItem, ...]
    added: frozenset[ItemId] = frozenset()
    removed: frozenset[ItemId] = frozenset()


def grid_of(items: Sequence[AnyItem]) -> TableGrid | None:
    """Return the grid of a table's items; None if it has fewer than two cells."""
    boxes = [cell_box(item) for item in items if isinstance(item, Shape) and is_cell(item)]
    if len(boxes) < 2:
        return None
    rows = _edges(edge for box in boxes for edge in (box.y, box.bottom))
    return TableGrid(rows, _edges(edge for box in boxes for edge in (box.x, box.right)))


def is_table(items: Sequence[AnyItem]) -> bool:
    """Return whether the cells of a group fill its rectangle: rectangles that lie anywhere are no table."""
    grid = grid_of(items)
    if grid is None:
        return False
    whole = (grid.rows[-1] - grid.rows[0]) * (grid.columns[-1] - grid.columns[0])
    cells = sum(cell_box(cell).width * cell_box(cell).height for cell in _cells(items))
    return abs(cells - whole) <= UNLIKE_SHARE * whole


def with_line(items: Sequence[AnyItem], line: Line, at: int) -> TableChange:
    """Return a table with one more row or column. at: edge at which it comes, from 0; the new cells look as those of
    the line before the edge, of the first one at edge 0."""
    grid = grid_of(items)
    assert grid is not None
    edges = grid.edges(line)
    edge, wide = edges[at], min(b - a for a, b in pairwise(edges))
    band = edges[max(at - 1, 0)], edges[max(at, 1)]

    def begin(value: float) -> float:
        return value + wide if value >= edge - ALIKE_MM else value

    def end(value: float) -> float:
        return value + wide if value > edge + ALIKE_MM else value

    moved = list(_mapped(items, line, begin, end))
    new: list[AnyItem] = []
    for cell in _cells(items):
        first, last = _span(cell_box(cell), line)
        spans_edge = first < edge - ALIKE_MM and last > edge + ALIKE_MM
        if not spans_edge and first <= band[0] + ALIKE_MM and last >= band[1] - ALIKE_MM:
            made = _placed(cell, line, edge, edge + wide)
            new.append(replace(made, id=ItemId(new_id())))
    return TableChange((*moved, *new), frozenset(item.id for item in new))


def without_line(items: Sequence[AnyItem], line: Line, number: int) -> TableChange | None:
    """Return a table without a row or column, from 0, and the texts in it; None if no table would be left."""
    grid = grid_of(items)
    assert grid is not None
    first, last = grid.edges(line)[number : number + 2]

    def mapped(value: float) -> float:
        if value <= first + ALIKE_MM:
            return value
        return first if value < last - ALIKE_MM else value - (last - first)

    gone: set[ItemId] = set()
    for cell in _cells(items):
        begin, end = _span(cell_box(cell), line)
        if begin >= first - ALIKE_MM and end <= last + ALIKE_MM:
            gone.add(cell.id)
            gone |= {text.id for text in items if isinstance(text, Text) and _cell_of(text, [cell]) is not None}
    kept = [item for item in items if item.id not in gone]
    if len(_cells(kept)) < 2:
        return None
    return TableChange(tuple(_mapped(kept, line, mapped, mapped, items)), removed=frozenset(gone))


def fitted_columns(items: Sequence[AnyItem], right_mm: float) -> tuple[AnyItem, ...]:
    """Return a table whose columns are made narrower, alike, so that it ends at `right_mm`; its texts still have to be
    measured."""
    grid = grid_of(items)
    assert grid is not None
    left, right = grid.columns[0], grid.columns[-1]
    if right <= right_mm or right_mm <= left:
        return tuple(items)
    scale = (right_mm - left) / (right - left)

    def mapped(value: float) -> float:
        return left + (value - left) * scale

    return tuple(_mapped(items, Line.COLUMN, mapped, mapped))


def text_widths(items: Sequence[AnyItem]) -> Iterator[tuple[Text, float]]:
    """Yield the texts in cells whose lines break, with the width that their cells have for them now."""
    cells = _cells(items)
    for item in items:
        if isinstance(item, Text) and item.wrapped and (cell := _cell_of(item, cells)) is not None:
            width = max((cell_box(cell).width - 2 * PADDING_MM) / max(item.transform.mean_scale, 1e-9), 1.0)
            if abs(width - item.width_mm) > 1e-6:
                yield item, width


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > ALIKE_MM:
            found.append(value)
    return tuple(found)


def _band(edges: Sequence[float], value: float) -> int:
    inner = sum(edge <= value for edge in edges[1:-1])
    return min(max(inner, 0), len(edges) - 2)


def _cells(items: Iterable[AnyItem]) -> list[Shape]:
    return [item for item in items if isinstance(item, Shape) and is_cell(item)]


def _span(box: Rect, line: Line) -> tuple[float, float]:
    return (box.y, box.bottom) if line is Line.ROW else (box.x, box.right)


def _cell_of(text: Text, cells: Iterable[Shape]) -> Shape | None:
    """Return the cell that a text begins in."""
    box = bounds(text)
    x, y = box.x + ALIKE_MM, box.y + ALIKE_MM
    return next((cell for cell in cells if cell_box(cell).contains(x, y)), None)


def _mapped(
    items: Sequence[AnyItem],
    line: Line,
    begin: Callable[[float], float],
    end: Callable[[float], float],
    among: Sequence[AnyItem] = (),
) -> Iterator[AnyItem]:
    """Yield items whose cells begin and end elsewhere. A text moves with its cell, all else with where it begins.
    among: the items of which texts have their cells; `items` without it."""
    cells = _cells(among or items)
    for item in items:
        first, last = _span(cell_box(item), line) if isinstance(item, Shape) and is_cell(item) else (0.0, 0.0)
        if isinstance(item, Shape) and is_cell(item):
            yield _placed(item, line, begin(first), end(last))
            continue
        cell = _cell_of(item, cells) if isinstance(item, Text) else None
        at = _span(bounds(item) if cell is None else cell_box(cell), line)[0]
        by = begin(at) - at
        step = Affine.moving(0.0, by) if line is Line.ROW else Affine.moving(by, 0.0)
        yield replace(item, transform=step.after(item.transform)) if by else item


def _placed(cell: Shape, line: Line, first: float, last: float) -> Shape:
    """Return a cell that goes from one place to another along an axis."""
    before = _span(cell_box(cell), line)
    if (first, last) == before:
        return cell
    inverse = cell.transform.inverse()
    box = cell_box(cell)
    if line is Line.ROW:
        (x0, y0), (x1, y1) = inverse.point(box.x, first), inverse.point(box.right, last)
    else:
        (x0, y0), (x1, y1) = inverse.point(first, box.y), inverse.point(last, box.bottom)
    return replace(cell, x0=x0, y0=y0, x1=x1, y1=y1)
