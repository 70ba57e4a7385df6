"""Tables of slides as rectangles and texts, one group for each table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tni.api.formats import PlainShape, PlainShapeKind
from tni.formats.lessons.office.built_in_tables import PLAIN, built_in_style
from tni.formats.lessons.office.numbers import is_on, number, whole
from tni.formats.lessons.office.paints import Fill, Outline, fill_within, read_outline, referred
from tni.formats.lessons.office.placements import GroupFrame, Placement
from tni.formats.lessons.office.shape_items import RECTANGLE, Paint, shape_items
from tni.formats.lessons.office.slide_context import SlideContext, Surroundings
from tni.formats.lessons.office.slide_shapes import text_around, text_chain
from tni.formats.lessons.office.text_bodies import TextBody, read_body
from tni.formats.lessons.office.text_boxes import TextBox, text_item
from tni.formats.lessons.office.theme_colours import colour_within
from tni.formats.lessons.styled_text import estimated_height
from tni.formats.xml_tree import Element, child, children, name_of

MOST_CELLS = 5000
_SIDES = (("lnL", "left"), ("lnT", "top"), ("lnR", "right"), ("lnB", "bottom"))
_PARTS = (
    ("firstRow", "firstRow"), ("lastRow", "lastRow"), ("firstCol", "firstCol"), ("lastCol", "lastCol"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cell:
    """Cell of a table, over rows and columns. first_row, first_column: from 0."""

    element: Element
    first_row: int
    first_column: int
    rows: int
    columns: int
    body: TextBody
    box: TextBox
    fill: Fill
    lines: Mapping[str, Outline] = field(default_factory=dict)


def read_table(
    context: SlideContext, table: Element, frame: Placement, where: Surroundings, source: str, identity: str
) -> None:
    """Put a table on the page. frame: its box, in the coordinates of `where`."""
    across = [max(number(one.get("w")), 0.0) for one in children(child(table, "tblGrid"), "gridCol")]
    rows = children(table, "tr")
    if not across or not rows or len(across) * len(rows) > MOST_CELLS:
        context.page.lose("Tableau trop grand ou vide.", source)
        return
    cells = _cells(context, table, rows, len(across), source)
    heights = _heights(rows, across, cells, where.frame)
    lefts, tops = _sums(across), _sums(heights)
    inner = where.grouped(source)
    for cell in cells:
        left, top = lefts[cell.first_column], tops[cell.first_row]
        right, bottom = lefts[cell.first_column + cell.columns], tops[cell.first_row + cell.rows]
        x, y = frame.x - frame.width / 2, frame.y - frame.height / 2
        box = Placement(x + (left + right) / 2, y + (top + bottom) / 2, right - left, bottom - top)
        _add_cell(context, cell, where.frame.placed(box), inner, source, identity)


def _sums(lengths: Sequence[float]) -> list[float]:
    found = [0.0]
    for one in lengths:
        found.append(found[-1] + one)
    return found


def _cells(context: SlideContext, table: Element, rows: Sequence[Element], count: int, source: str) -> list[_Cell]:
    properties = child(table, "tblPr")
    style = _style_of(context, properties, source)
    found = []
    for r, row in enumerate(rows):
        for c, cell in enumerate(children(row, "tc")[:count]):
            if is_on(cell.get("hMerge")) or is_on(cell.get("vMerge")):
                continue
            wide = min(max(whole(cell.get("gridSpan"), 1), 1), count - c)
            high = min(max(whole(cell.get("rowSpan"), 1), 1), len(rows) - r)
            parts = _style_parts(style, properties, (r, c), (len(rows), count))
            found.append(_cell(context, cell, (r, c, high, wide), parts, f"{source}/r{r + 1}c{c + 1}"))
    return found


def _style_of(context: SlideContext, properties: Element | None, source: str) -> Element | None:
    """Return the style of a table; of one that the file names alone, what every PowerPoint knows of it."""
    named = None if properties is None else child(properties, "tableStyleId")
    identity = "" if named is None else (named.text or "").strip()
    style = context.table_styles.get(identity)
    if style is None and identity not in ("", PLAIN):
        style = built_in_style(identity.upper())
        if style is None:
            context.page.lose("Style de tableau qui n’est pas dans le fichier, non repris.", source, is_dropped=False)
    return style


def _style_parts(
    style: Element | None, flags: Element | None, at: tuple[int, int], size: tuple[int, int]
) -> list[Element]:
    """Return the parts of a table's style that a cell has, the strongest first."""
    if style is None:
        return []

    def flag(name: str) -> bool:
        return flags is not None and is_on(flags.get(name))

    names = []
    ends = {
        "firstRow": at[0] == 0,
        "lastRow": at[0] == size[0] - 1,
        "firstCol": at[1] == 0,
        "lastCol": at[1] == size[1] - 1,
    }
    names += [part for part, name in _PARTS if ends[part] and flag(name)]
    if flag("bandRow"):
        names.append("band1H" if (at[0] - flag("firstRow")) % 2 == 0 else "band2H")
    if flag("bandCol"):
        names.append("band1V" if (at[1] - flag("firstCol")) % 2 == 0 else "band2V")
    return [part for name in (*names, "wholeTbl") if (part := child(style, name)) is not None]


def _cell(
    context: SlideContext, cell: Element, span: tuple[int, int, int, int], parts: Sequence[Element], source: str
) -> _Cell:
    properties = child(cell, "tcPr")
    inner = [one for part in parts if (one := child(part, "tcStyle")) is not None]
    fill = fill_within(properties, context.scheme)
    if fill is None:
        fill = next((found for one in inner if (found := _style_fill(context, one)) is not None), Fill())
    lines = {}
    for name, side in _SIDES:
        own = None if properties is None else child(properties, name)
        styled = None if own is not None else _style_line(inner, side, span)
        lines[side] = _line(context, own, styled)
    colour, bold = _emphasis(context, parts)
    chain = text_chain(context, cell, [], child(cell, "txBody"))
    if colour or bold:
        chain = chain.with_emphasis(colour, bold)
    body = read_body(child(cell, "txBody"), chain, text_around(context, source))
    return _Cell(cell, *span, body, _cell_box(context, properties), fill, lines)


def _style_fill(context: SlideContext, style: Element) -> Fill | None:
    own = child(style, "fill")
    if own is not None:
        return fill_within(own, context.scheme)
    reference = child(style, "fillRef")
    styled = referred(reference, context.matrix.fills, context.matrix.backgrounds)
    if reference is None or styled is None:
        return None
    colour = colour_within(reference, context.scheme)
    return Fill(colour[0]) if colour else None


def _style_line(styles: Sequence[Element], side: str, span: tuple[int, int, int, int]) -> Element | None:
    """Return the line that a table's style draws at a side of a cell: an outer one, else one between cells."""
    inner = "insideV" if side in ("left", "right") else "insideH"
    for one in styles:
        borders = child(one, "tcBdr")
        if borders is None:
            continue
        is_outer = (side == "left" and span[1] == 0) or (side == "top" and span[0] == 0)
        for name in (side,) if is_outer else (inner, side):
            found = child(borders, name)
            if found is not None:
                return found
    return None


def _line(context: SlideContext, own: Element | None, styled: Element | None) -> Outline:
    if own is not None:
        return read_outline(own, None, context.scheme, context.scheme)
    if styled is None:
        return Outline()
    inner, reference = child(styled, "ln"), child(styled, "lnRef")
    if inner is not None:
        return read_outline(inner, None, context.scheme, context.scheme)
    colour = None if reference is None else colour_within(reference, context.scheme)
    found = referred(reference, context.matrix.lines, ())
    return read_outline(None, found, context.scheme, context.scheme.filled_in(colour[0]) if colour else context.scheme)


def _emphasis(context: SlideContext, parts: Sequence[Element]) -> tuple[str, bool]:
    colour, bold = "", False
    for part in parts:
        style = child(part, "tcTxStyle")
        if style is not None:
            found = colour_within(style, context.scheme)
            colour = colour or (found[0] if found else "")
            bold = bold or is_on(style.get("b"))
    return colour, bold


def _cell_box(context: SlideContext, properties: Element | None) -> TextBox:
    scale = context.frame.scale

    def margin(name: str, default: float) -> float:
        return number(None if properties is None else properties.get(name), default) * scale

    vertical = "" if properties is None else properties.get("vert", "")
    turn = {"vert": 90.0, "vert270": 270.0}.get(vertical, 0.0)
    anchor = "t" if properties is None else properties.get("anchor", "t")
    return TextBox(
        (margin("marL", 91_440), margin("marT", 45_720), margin("marR", 91_440), margin("marB", 45_720)),
        anchor,
        turn=turn,
    )


def _heights(
    rows: Sequence[Element], across: Sequence[float], cells: Sequence[_Cell], frame: GroupFrame
) -> list[float]:
    """Return the heights of rows, in units of the file: at least as high as their texts."""
    heights = [max(number(one.get("h")), 0.0) for one in rows]
    scale = frame.scale or 1.0
    for cell in cells:
        if cell.rows > 1 or cell.body.is_blank or cell.box.turn:
            continue
        wide = sum(across[cell.first_column : cell.first_column + cell.columns]) * scale
        left, top, right, bottom = cell.box.margins
        needed = (estimated_height(cell.body.lines, wide - left - right) + top + bottom) / scale
        heights[cell.first_row] = max(heights[cell.first_row], needed)
    return heights


def _add_cell(
    context: SlideContext, cell: _Cell, placed: Placement, where: Surroundings, source: str, identity: str
) -> None:
    page = context.page
    name = f"{source}/r{cell.first_row + 1}c{cell.first_column + 1}"
    outlines = set(cell.lines.values())
    alike = next(iter(outlines)) if len(outlines) == 1 else Outline()
    paint = Paint(cell.fill.colour, cell.fill.opacity, alike.colour, alike.width * context.frame.scale, alike.dash)
    owner = where.owner(identity)
    if paint.is_seen:
        items, _ = shape_items(RECTANGLE, placed, paint, context.base(name, where))
        page.add(items, owner)
        if cell.fill.loss:
            page.lose(cell.fill.loss, name, is_dropped=False)
    if cell.fill.picture is not None:
        page.lose("Image de fond d’une case non reprise.", name, is_dropped=False)
    if len(outlines) > 1:
        ends = {"left": (0, 0, 0, 1), "top": (0, 0, 1, 0), "right": (1, 0, 1, 1), "bottom": (0, 1, 1, 1)}
        for side, line in cell.lines.items():
            if line.colour:
                a, b, c, d = ends[side]
                page.add([PlainShape(
                    kind=PlainShapeKind.LINE, points=(placed.at(a, b), placed.at(c, d)), colour=line.colour,
                    width=line.width * context.frame.scale, dash=line.dash, **context.base(f"{name}/{side}", where),
                )], owner)  # fmt: skip
    _add_diagonals(context, cell.element, placed, where, name, identity)
    if not cell.body.is_blank:
        text_name = f"{name}/text" if paint.is_seen else name
        item = text_item(placed, cell.body, cell.box, context.base(text_name, where))
        page.add([item], where.owner(identity, [line.origin for line in cell.body.lines]))


def _add_diagonals(
    context: SlideContext, cell: Element, placed: Placement, where: Surroundings, name: str, identity: str
) -> None:
    """Put the lines that cross a cell on the page."""
    properties = child(cell, "tcPr")
    for tag, ends in (("lnTlToBr", (0, 0, 1, 1)), ("lnBlToTr", (0, 1, 1, 0))):
        own = None if properties is None else child(properties, tag)
        line = _line(context, own, None)
        if line.colour:
            a, b, c, d = ends
            context.page.add([PlainShape(
                kind=PlainShapeKind.LINE, points=(placed.at(a, b), placed.at(c, d)), colour=line.colour,
                width=line.width * context.frame.scale, dash=line.dash, **context.base(f"{name}/{tag}", where),
            )], where.owner(identity))  # fmt: skip


def table_within(graphic: Element | None) -> Element | None:
    """Return the table of a graphic frame."""
    return None if graphic is None else next((one for one in graphic.iter() if name_of(one) == "tbl"), None)
