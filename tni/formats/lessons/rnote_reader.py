"""Reader of lessons of rnote (`.rnote`), of the versions since 0.5.

rnote has one large sheet, on which it shows the borders of pages of one format; a lesson has pages. So the sheet is cut
where rnote shows the borders, and where it prints: a page down for a sheet that grows downwards, and for one that grows
in all directions each page that has something, row by row. An element lies on the page of its middle; ink over a large
picture, as a page of a PDF, stays with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, cos, floor, radians, sin
from pathlib import PurePath

from tni.api.formats import ImportedLesson, PlainItem, PlainLesson, PlainMedia, PlainPage, PlainPicture, PlainText
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.lessons.rnote_document import RnoteDocument, RnoteElement, as_map, as_number, open_document
from tni.formats.lessons.rnote_items import Converted, RnoteItems
from tni.formats.lessons.rnote_papers import RnotePaper
from tni.formats.lessons.rnote_text import styled_text

MOST_PAGES = 2000
_DOWNWARDS = ("fixed_size", "continuous_vertical", "endless_vertical")
_SIDE_PX, _DPI = (20.0, 30_000.0), (1.0, 5000.0)
_A4_PX = (793.7, 1122.52)
_OVER_MM = 2.0
"""How far an element may stand out of its page unsaid."""

_LARGE, _MOST_LARGE = 0.1, 500
"""Pictures with which the ink over them stays: their least part of a page, and how many of them at most."""

type _Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
type _Tile = tuple[int, int]
"""Row and column of a page."""


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a file. name: its file name, the lesson's title. Raises: FormatError."""
    reading = _Reading(open_document(data))
    pages = tuple(reading.pages())
    return ImportedLesson(PlainLesson(PurePath(name).stem, pages, reading.files.files), reading.losses.found)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Element with its page."""

    element: RnoteElement
    made: Converted
    tile: _Tile


class _Reading:
    """Reading of one file."""

    def __init__(self, document: RnoteDocument) -> None:
        self._document = document
        self.losses, self.files = ImportLosses(), ImportFiles()
        form = document.format
        self._mm = 25.4 / min(max(as_number(form.get("dpi"), 96.0), _DPI[0]), _DPI[1])
        self._width, self._height = (
            min(max(as_number(form.get(side), default), _SIDE_PX[0]), _SIDE_PX[1]) * self._mm
            for side, default in zip(("width", "height"), _A4_PX, strict=True)
        )
        self._goes_down = document.layout in _DOWNWARDS
        self._items = RnoteItems(self._mm, self.files, PointBudget())

    def pages(self) -> Iterator[PlainPage]:
        """Yield the pages; at least one."""
        by_tile: dict[_Tile, list[_Placed]] = {}
        for one in self._all_placed():
            by_tile.setdefault(one.tile, []).append(one)
        tiles = self._tiles(by_tile)
        self._say_fonts()
        if not self._goes_down and len(tiles) > 1:
            self.losses.say_once("La feuille sans fin est découpée en pages, de gauche à droite puis vers le bas.")
        paper = RnotePaper(self._document.background, self._width, self._height, self._mm, self.files, self.losses)
        for page, tile in enumerate(tiles, 1):
            row, column = tile
            ground = paper.ground(page, column * self._width, row * self._height)
            items = tuple(self._on_page(by_tile.get(tile, []), page))
            yield replace(ground, items=(*ground.items, *items), width=self._width, height=self._height)

    def _all_placed(self) -> Iterator[_Placed]:
        made = [(element, self._items.converted(element)) for element in self._document.elements]
        boxes = [_box(one.item) for _, one in made if isinstance(one.item, PlainPicture)]
        large = sorted((box for box in boxes if _area(box) > _LARGE * self._width * self._height), key=_area)[
            -_MOST_LARGE:
        ]
        for element, one in made:
            x, y = one.place if one.item is None else _middle(_box(one.item))
            under = next((box for box in large if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)
            x, y = _middle(under) if under else (x, y)
            row, column = floor(y / self._height), floor(x / self._width)
            yield _Placed(element, one, (max(row, 0), 0) if self._goes_down else (row, column))

    def _tiles(self, by_tile: dict[_Tile, list[_Placed]]) -> list[_Tile]:
        if not self._goes_down:
            tiles = sorted(by_tile) or [(0, 0)]
        else:
            rows = max((row for row, _ in by_tile), default=0) + 1
            if self._document.layout == "fixed_size":
                rows = max(rows, ceil(self._document.height * self._mm / self._height - 0.01))
            tiles = [(row, 0) for row in range(rows)] if rows <= MOST_PAGES else sorted(by_tile)
        for tile in tiles[MOST_PAGES:]:
            for one in by_tile.get(tile, []):
                self.losses.drop("Élément d’une page de trop.", 0, one.element.source)
        return tiles[:MOST_PAGES]

    def _on_page(self, placed: list[_Placed], page: int) -> Iterator[PlainItem]:
        for one in placed:
            source, item = one.element.source, one.made.item
            if item is None:
                self.losses.drop(" ".join(one.made.changes) or "Élément illisible.", page, source)
                continue
            for what in one.made.changes:
                self.losses.change(what, page, source)
            row, column = one.tile
            moved = _moved(item, -column * self._width, -row * self._height)
            left, top, right, bottom = _box(moved)
            if min(left, top) < -_OVER_MM or right > self._width + _OVER_MM or bottom > self._height + _OVER_MM:
                self.losses.change("Élément à cheval sur plusieurs pages, posé sur l’une d’elles.", page, source)
            yield moved

    def _say_fonts(self) -> None:
        for element in self._document.elements:
            if element.kind == "textstroke":
                text, style = element.value.get("text"), as_map(element.value.get("text_style"))
                for family in styled_text(text, style).families if isinstance(text, str) else ():
                    self.losses.say_once(f"La police « {family[:60]} » est remplacée par celle du programme.")


def _points(item: PlainItem) -> tuple[tuple[float, float], ...]:
    match item:
        case PlainText():
            width = item.width or 0.6 * item.size * max(map(len, item.text.split("\n")))
            return (item.x, item.y), (item.x + width, item.y + 1.2 * item.size * (item.text.count("\n") + 1))
        case PlainPicture() | PlainMedia():
            if isinstance(item, PlainPicture) and item.turn:
                return _around(item)
            return (item.x, item.y), (item.x + item.width, item.y + item.height)
        case _:
            return item.points


def _around(item: PlainPicture) -> tuple[tuple[float, float], ...]:
    u, v = (cos(radians(item.turn)), sin(radians(item.turn))), (-sin(radians(item.turn)), cos(radians(item.turn)))
    return tuple(
        (item.x + u[0] * across + v[0] * down, item.y + u[1] * across + v[1] * down)
        for across, down in ((0.0, 0.0), (item.width, 0.0), (0.0, item.height), (item.width, item.height))
    )


def _box(item: PlainItem) -> _Box:
    points = _points(item)
    return (
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points),
    )  # fmt: skip


def _middle(box: _Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _area(box: _Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _moved(item: PlainItem, dx: float, dy: float) -> PlainItem:
    if not dx and not dy:
        return item
    match item:
        case PlainText() | PlainPicture() | PlainMedia():
            return replace(item, x=item.x + dx, y=item.y + dy)
        case _:
            return replace(item, points=tuple((x + dx, y + dy) for x, y in item.points))
