"""Reader of lessons of rnote (`.rnote`), of the versions since 0.5.

rnote has one large sheet, on which it shows the borders of pages of one format; a lesson has pages. So the sheet is cut
where rnote shows the borders, and where it prints: a page down for a sheet that grows downwards, and for one that grows
in all directions each page that has something, row by row. An element lies on the page of its middle; ink over a large
picture, as a page of a PDF, stays with it. A page is as much larger as what lies on it sticks out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor, inf
from pathlib import PurePath

from tni.api.formats import ImportedLesson, PlainItem, PlainLesson, PlainPage, PlainPicture
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.item_boxes import Box, area, box_of, middle, moved
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.lessons.rnote_document import RnoteDocument, RnoteElement, as_map, as_number, open_document
from tni.formats.lessons.rnote_items import Converted, RnoteItems
from tni.formats.lessons.rnote_papers import RnotePaper
from tni.formats.lessons.rnote_text import styled_text

MOST_PAGES = 2000
_DOWNWARDS = ("fixed_size", "continuous_vertical", "endless_vertical")
_SIDE_PX, _DPI = (20.0, 30_000.0), (1.0, 5000.0)
_A4_PX = (793.7, 1122.52)
_FARTHEST_MM = 1e8
_OVER_MM = 2.0
"""How far an element may stick out of its page."""

_LARGE, _MOST_LARGE = 0.1, 500
"""Pictures with which the ink over them stays: their least part of a page, and how many of them at most."""

_SVG_PX = ((15, 2400), (40, 1600), (inf, 1100))
"""Longer side of a vector drawing as a picture, by their number: pages of a PDF, each of which takes up to a second."""

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
        vectors = sum(element.kind == "vectorimage" for element in document.elements)
        svg_px = next(px for most, px in _SVG_PX if vectors <= most)
        self.losses, self.files = ImportLosses(), ImportFiles(svg_px)
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
        paper = RnotePaper(self._document.background, self._mm, self.files, self.losses)
        for page, tile in enumerate(tiles, 1):
            placed = by_tile.get(tile, [])
            frame = self._frame(tile, placed)
            ground = paper.ground(page, frame)
            items = (*ground.items, *self._on_page(placed, page, frame))
            yield replace(ground, items=items, width=frame[2] - frame[0], height=frame[3] - frame[1])

    def _frame(self, tile: _Tile, placed: list[_Placed]) -> Box:
        """Return the part of the sheet that is a page: as rnote's, and what sticks out of it, up to as much again."""
        row, column = tile
        left, top = column * self._width, row * self._height
        right, bottom = left + self._width, top + self._height
        boxes = [box_of(one.made.item) for one in placed if one.made.item is not None]
        least = [min((box[side] for box in boxes), default=inf) for side in (0, 1)]
        most = [max((box[side] for box in boxes), default=-inf) for side in (2, 3)]
        return (
            left if least[0] > left - _OVER_MM else max(least[0] - _OVER_MM, left - self._width),
            top if least[1] > top - _OVER_MM else max(least[1] - _OVER_MM, top - self._height),
            right if most[0] < right + _OVER_MM else min(most[0] + _OVER_MM, right + self._width),
            bottom if most[1] < bottom + _OVER_MM else min(most[1] + _OVER_MM, bottom + self._height),
        )

    def _all_placed(self) -> Iterator[_Placed]:
        made = [(element, self._items.converted(element)) for element in self._document.elements]
        boxes = [box_of(one.item) for _, one in made if isinstance(one.item, PlainPicture)]
        least = _LARGE * self._width * self._height
        large = sorted((box for box in boxes if area(box) > least), key=area)[-_MOST_LARGE:]
        for element, one in made:
            x, y = one.place if one.item is None else middle(box_of(one.item))
            under = next((box for box in large if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)
            x, y = middle(under) if under else (x, y)
            row, column = (
                floor(min(max(place, -_FARTHEST_MM), _FARTHEST_MM) / side)  # sums of great numbers may be endless
                for place, side in ((y, self._height), (x, self._width))
            )
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

    def _on_page(self, placed: list[_Placed], page: int, frame: Box) -> Iterator[PlainItem]:
        for one in placed:
            source, item = one.element.source, one.made.item
            if item is None:
                self.losses.drop(" ".join(one.made.changes) or "Élément illisible.", page, source)
                continue
            for what in one.made.changes:
                self.losses.change(what, page, source)
            left, top, right, bottom = box_of(item)
            over = max(frame[0] - left, frame[1] - top, right - frame[2], bottom - frame[3])
            if over > _OVER_MM:
                self.losses.change("Élément plus grand que sa page, qui en dépasse.", page, source)
            yield moved(item, -frame[0], -frame[1])

    def _say_fonts(self) -> None:
        for element in self._document.elements:
            if element.kind == "textstroke":
                text, style = element.value.get("text"), as_map(element.value.get("text_style"))
                for family in styled_text(text, style).families if isinstance(text, str) else ():
                    self.losses.say_once(f"La police « {family[:60]} » est remplacée par celle du programme.")
