"""Tables of Impress pages as rectangles and texts, one group for each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tni.formats.lessons.office.numbers import length_mm, whole
from tni.formats.lessons.office.odf_context import OdfPageContext, OdfPlace
from tni.formats.lessons.office.odf_paints import colour_of, paint_of, readable_on, text_box_of
from tni.formats.lessons.office.odf_shapes import paper_of
from tni.formats.lessons.office.odf_styles import OdfStyles, Properties, attribute
from tni.formats.lessons.office.odf_text import OdfText, OdfTextContext, read_odf_text
from tni.formats.lessons.office.page_items import ItemOwner
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_items import RECTANGLE, Paint, shape_items
from tni.formats.lessons.office.text_bodies import TextBody
from tni.formats.lessons.office.text_boxes import text_item
from tni.formats.lessons.styled_text import estimated_height
from tni.formats.xml_tree import Element, name_of

MOST_CELLS, MOST_ROWS = 5000, 1000
_DEFAULT_MM = 20.0


@dataclass(frozen=True, slots=True)
class _OdfCell:
    """Cell of a table, over rows and columns."""

    row: int
    column: int
    rows: int
    columns: int
    text: OdfText
    graphic: Properties
    paragraph: Properties


def read_odf_table(
    context: OdfPageContext, table: Element, frame: Placement, where: OdfPlace, source: str, ids: tuple[str, ...]
) -> None:
    """Put a table on the page. frame: its box, in millimetres of the file."""
    across = [width for width, count in _columns(context.styles, table) for _ in range(count)][:MOST_ROWS]
    rows = [row for row in table.iter() if name_of(row) == "table-row"][:MOST_ROWS]
    if not across or not rows or len(across) * len(rows) > MOST_CELLS:
        context.page.lose("Tableau trop grand ou vide.", source)
        return
    cells = list(_cells(context, table, rows, len(across), source))
    heights = _heights(context, rows, across, cells)
    lefts, tops = _sums(across), _sums(heights)
    inner = replace(where, group=where.group or source)
    left, top = frame.corners[0]
    for cell in cells:
        x0, x1 = lefts[cell.column], lefts[cell.column + cell.columns]
        y0, y1 = tops[cell.row], tops[cell.row + cell.rows]
        box = Placement(left + (x0 + x1) / 2, top + (y0 + y1) / 2, x1 - x0, y1 - y0)
        _put_cell(context, cell, context.frame.placed(box), inner, f"{source}/r{cell.row + 1}c{cell.column + 1}", ids)


def _sums(lengths: Sequence[float]) -> list[float]:
    found = [0.0]
    for one in lengths:
        found.append(found[-1] + one)
    return found


def _columns(styles: OdfStyles, table: Element) -> Iterator[tuple[float, int]]:
    for one in table.iter():
        if name_of(one) == "table-column":
            properties = styles.properties("table-column", attribute(one, "style-name"), "table-column")
            count = min(max(whole(attribute(one, "number-columns-repeated"), 1), 1), MOST_ROWS)
            yield max(length_mm(properties.get("column-width"), _DEFAULT_MM), 0.0), count


def _cells(
    context: OdfPageContext, table: Element, rows: Sequence[Element], count: int, source: str
) -> Iterator[_OdfCell]:
    template = context.styles.templates.get(attribute(table, "template-name"))
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            repeated = min(max(whole(attribute(cell, "number-columns-repeated"), 1), 1), count)
            if name_of(cell) == "covered-table-cell":
                c += repeated
                continue
            if name_of(cell) != "table-cell":
                continue
            for _ in range(repeated):
                if c >= count:
                    break
                wide = min(max(whole(attribute(cell, "number-columns-spanned"), 1), 1), count - c)
                high = min(max(whole(attribute(cell, "number-rows-spanned"), 1), 1), len(rows) - r)
                names = _style_names(template, (table, row, cell), (r, c), (len(rows), count))
                text = _text(context, cell, names, f"{source}/r{r + 1}c{c + 1}")
                yield _OdfCell(
                    r, c, high, wide, text, _merged(context.styles, names, "graphic"),
                    _merged(context.styles, names, "paragraph"),
                )  # fmt: skip
                c += 1


def _style_names(
    template: Element | None, around: tuple[Element, Element, Element], at: tuple[int, int], size: tuple[int, int]
) -> list[str]:
    """Return the styles of a cell, the weakest first: those of the table's template, then its own. around: table, row
    and cell."""
    table, row, cell = around
    parts: dict[str, str] = {}
    for one in () if template is None else template:
        parts[name_of(one)] = attribute(one, "style-name")
    wanted = ["body"]
    if attribute(table, "use-banding-rows-styles") == "true":
        wanted.append("even-rows" if at[0] % 2 else "odd-rows")
    if attribute(table, "use-banding-columns-styles") == "true":
        wanted.append("even-columns" if at[1] % 2 else "odd-columns")
    ends = {"first-column": at[1] == 0, "last-column": at[1] == size[1] - 1, "first-row": at[0] == 0}
    ends["last-row"] = at[0] == size[0] - 1
    for part, is_there in ends.items():
        if is_there and attribute(table, f"use-{part}-styles") == "true":
            wanted.append(part)
    names = [parts[one] for one in wanted if one in parts]
    own = attribute(cell, "style-name") or attribute(row, "default-cell-style-name")
    return [*names, *([own] if own else [])]


def _merged(styles: OdfStyles, names: Sequence[str], kind: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in names:
        found |= styles.properties("table-cell", name, kind)
        if kind == "graphic":
            found |= styles.properties("table-cell", name, "table-cell")
    return found


def _text(context: OdfPageContext, cell: Element, names: Sequence[str], source: str) -> OdfText:
    styles = context.styles
    return read_odf_text(cell, OdfTextContext(
        styles, _merged(styles, names, "text"), _merged(styles, names, "paragraph"), context.mm, context.fields,
        lambda href: context.address(href, source),
        lambda loss: context.page.lose(loss, source, is_dropped=False),
        automatic=readable_on(paper_of(context, _merged(styles, names, "graphic"))),
    ))  # fmt: skip


def _heights(
    context: OdfPageContext, rows: Sequence[Element], across: Sequence[float], cells: Sequence[_OdfCell]
) -> list[float]:
    """Return the heights of rows in millimetres of the file, at least as high as their texts."""
    styles, heights = context.styles, []
    for row in rows:
        properties = styles.properties("table-row", attribute(row, "style-name"), "table-row")
        heights.append(max(length_mm(properties.get("row-height"), length_mm(properties.get("min-row-height"))), 0.0))
    for cell in cells:
        if cell.rows == 1 and not cell.text.is_blank:
            wide = sum(across[cell.column : cell.column + cell.columns])
            needed = estimated_height(cell.text.lines, max(wide - 5, 1.0) * context.mm) / (context.mm or 1.0) + 2.5
            heights[cell.row] = max(heights[cell.row], needed)
    return heights


def _put_cell(
    context: OdfPageContext, cell: _OdfCell, placed: Placement, where: OdfPlace, name: str, ids: tuple[str, ...]
) -> None:
    page = context.page
    paint, losses = paint_of({**cell.graphic, "stroke": "none"}, context.styles, context.mm)
    sides = [cell.paragraph.get(f"border-{one}", "") for one in ("left", "right", "top", "bottom")]
    border = cell.paragraph.get("border") or max(sides, key=sides.count) or cell.graphic.get("border", "")
    parts = border.split()
    if len(parts) == 3 and parts[1] != "none":
        width = max(length_mm(parts[0]) * context.mm, 0.1)
        paint = Paint(paint.fill, paint.opacity, colour_of(parts[2], "#000000"), width)
    owner = ItemOwner((*ids, *where.owners), tuple(line.origin for line in cell.text.lines))
    if paint.is_seen:
        items, _ = shape_items(RECTANGLE, placed, paint, context.base(name, where))
        page.add(items, owner)
        for loss in losses:
            page.lose(loss, name, is_dropped=False)
    if not cell.text.is_blank:
        box = text_box_of({**cell.paragraph, **cell.graphic}, context.mm, (0.0, 0.0, 0.0, 0.0))
        base = context.base(f"{name}/text" if paint.is_seen else name, where)
        page.add([text_item(placed, TextBody(cell.text.lines), box, base)], owner)
