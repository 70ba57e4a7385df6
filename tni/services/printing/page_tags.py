"""Tags of an exported page: what its items mean to readers who cannot see it, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.core.one_line import one_line
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Media, Page, PluginItem, Shape, Stroke, Text
from tni.document.reading_order import reading_order
from tni.document.tables import Cell, cells_of
from tni.render.print_page import DrawnPart, PictureKind, PrintTag, TagRole
from tni.services.printing.text_tags import TaggedText

HEADING_RATIO = 1.2
"""A text that is larger than the page's smallest by this factor is its heading."""
HEADING_LETTERS = (3, 200)
"""Fewest and most of a heading: a single large sign is none."""
_ALIKE_MM = 0.5
"""Edges of cells that are nearer to each other are one line of a table."""


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """Item of a page as it is exported. places: of its draw items. link: number of its link on the page, None without
    one. is_itself: False for an item with something else in its place. unrevealed: paragraphs of a text that are not
    seen. language: in which its formulas are read aloud."""

    item: AnyItem
    places: range
    link: int | None = None
    is_itself: bool = True
    unrevealed: frozenset[int] = frozenset()
    language: str = "fr"

    def text_tags(self, text: Text) -> tuple[PrintTag, ...]:
        tagged = TaggedText(text, self.places.start, self.unrevealed, self.language)
        return tuple(tagged.tags()) if self.link is None else (tagged.linked(self.link),)

    def heading(self, text: Text) -> PrintTag:
        return TaggedText(text, self.places.start, self.unrevealed, self.language).heading()


@dataclass(frozen=True, slots=True)
class _Unit:
    """Part of a page that is read in one go."""

    box: Rect
    tags: tuple[PrintTag, ...]


def page_tags(
    document: Document, page: Page, placed: Sequence[PlacedItem], language: str = "fr"
) -> tuple[PrintTag, ...]:
    """Return the tags of a page: texts, tables and pictures from top to bottom, then what is written and drawn by
    hand. language: in which formulas are read aloud."""
    placed = [replace(one, language=language) for one in placed]
    by_id = {one.item.id: one for one in placed}
    tables = _tables(document, page, placed)
    in_table = {key for table in tables for row in table for cell in row for key in _items_of(document, page, cell)}
    loose = [one for one in placed if one.item.id not in in_table]
    heading = heading_of(page, [one.item for one in loose if one.is_itself and isinstance(one.item, Text)])
    units = [*_table_units(tables, by_id), *_item_units(document, loose, heading)]
    order = reading_order([unit.box for unit in units], [True] * len(units))
    read = [tag for place in order for tag in units[place].tags]
    return (*read, *_by_hand(document, loose))


def heading_of(page: Page, texts: Sequence[Text]) -> ItemId | None:
    """Return the text that is the heading of a page: the one that says its title, or the one that is larger than
    others."""
    least, most = HEADING_LETTERS
    short = [text for text in texts if len(text.text) <= most and sum(map(str.isalpha, text.text)) >= least]
    if title := one_line(page.title).casefold():
        named = next((text.id for text in short if one_line(text.text).casefold() == title), None)
        if named is not None:
            return named
    sizes = [text.size_mm * text.transform.mean_scale for text in texts]
    largest = max(short, key=lambda text: text.size_mm * text.transform.mean_scale, default=None)
    if largest is None or largest.size_mm * largest.transform.mean_scale < max(HEADING_RATIO * min(sizes), max(sizes)):
        return None
    return largest.id


# -- items


def _item_units(document: Document, placed: Sequence[PlacedItem], heading: ItemId | None) -> Iterator[_Unit]:
    for one in placed:
        tags = tuple(_tags_of(document, one, heading))
        if tags:
            yield _Unit(document.box(one.item), tags)


def _tags_of(document: Document, one: PlacedItem, heading: ItemId | None) -> Iterator[PrintTag]:
    item, parts = one.item, tuple(map(DrawnPart, one.places))
    if not one.is_itself:
        if parts:  # the label is drawn over its box
            yield PrintTag(TagRole.PARAGRAPH, parts[-1:])
        return
    match item:
        case Text() if item.id == heading and one.link is None:
            yield one.heading(item)
        case Text():
            yield from one.text_tags(item)
        case Image() | Media() | PluginItem():
            found = PrintTag(TagRole.PICTURE, parts, _description(item), box=document.box(item))
            yield found if one.link is None else PrintTag(TagRole.LINK, (found,), link=one.link)
        case Shape() if one.link is not None:
            drawing = PrintTag(TagRole.PICTURE, parts, box=document.box(item), kind=PictureKind.DRAWING)
            yield PrintTag(TagRole.LINK, (drawing,), link=one.link)
        case _:
            pass  # what is written and drawn by hand is read at the end


def _description(item: Image | Media | PluginItem) -> str:
    match item:
        case Image():
            return one_line(item.alt)
        case Media():
            return one_line(item.title or item.name)
        case _:
            return one_line(item.name)


def _by_hand(document: Document, placed: Sequence[PlacedItem]) -> Iterator[PrintTag]:
    """Yield one picture for all strokes, and one for all shapes: nobody wants to hear of each."""
    for kind, of in ((PictureKind.INK, Stroke), (PictureKind.DRAWING, Shape)):
        found = [one for one in placed if isinstance(one.item, of) and one.is_itself and one.link is None]
        parts = tuple(DrawnPart(place) for one in found for place in one.places)
        if parts:
            box = Rect.nothing()
            for one in found:
                box = box.united(document.box(one.item))
            yield PrintTag(TagRole.PICTURE, parts, box=box, kind=kind)


# -- tables


type _Table = list[list[Cell]]


def _tables(document: Document, page: Page, placed: Sequence[PlacedItem]) -> list[_Table]:
    """Return the tables of a page, row by row."""
    groups = dict.fromkeys(one.item.group for one in placed if isinstance(one.item, Shape) and one.is_itself)
    found = (_rows(cells_of(document, page.id, group)) for group in groups if group is not None)
    return [table for table in found if table]


def _rows(cells: Sequence[Cell]) -> _Table:
    """Return the rows of a table; none for cells that do not make one: rectangles of a drawing, say."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: round(cell.box.y / _ALIKE_MM))]
    if len({len(row) for row in rows}) != 1 or 2 * sum(cell.text is not None for cell in cells) < len(cells):
        return []
    beside = (abs(a.box.right - b.box.x) <= _ALIKE_MM for row in rows for a, b in pairwise(row))
    below = (abs(a[0].box.bottom - b[0].box.y) <= _ALIKE_MM for a, b in pairwise(rows))
    return rows if all(beside) and all(below) else []


def _items_of(document: Document, page: Page, cell: Cell) -> Iterator[ItemId]:
    """Yield the text of a cell and the rectangles of its table, which are decoration."""
    if cell.text is not None:
        yield cell.text
    for item in document.items(page.id, cell.box):
        if item.group == cell.group and isinstance(item, Shape):
            yield item.id


def _table_units(tables: Sequence[_Table], by_id: dict[ItemId, PlacedItem]) -> Iterator[_Unit]:
    for table in tables:
        box = Rect.nothing()
        rows = []
        for number, row in enumerate(table):
            texts = [by_id.get(cell.text) if cell.text is not None else None for cell in row]
            is_head = number == 0 and len(table) > 1 and all(one is not None and _is_bold(one.item) for one in texts)
            rows.append(PrintTag(TagRole.ROW, tuple(_cell(one, is_head=is_head) for one in texts)))
            for cell in row:
                box = box.united(cell.box)
        yield _Unit(box, (PrintTag(TagRole.TABLE, tuple(rows)),))


def _cell(one: PlacedItem | None, *, is_head: bool) -> PrintTag:
    kids: tuple[PrintTag, ...] = ()
    if one is not None and isinstance(one.item, Text) and one.is_itself:
        kids = one.text_tags(one.item)
    return PrintTag(TagRole.HEAD_CELL if is_head else TagRole.CELL, kids)


def _is_bold(item: AnyItem) -> bool:
    if not isinstance(item, Text):
        return False
    bold = sum(span.end - span.start for span in item.spans if span.style.bold)
    return item.bold or (bold > 0 and bold >= len(item.text.strip()))
