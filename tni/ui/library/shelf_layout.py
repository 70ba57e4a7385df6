"""Places of headings and tiles on the home screen, computed without looking at each tile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from tni.services.library.shelves import Shelf, ShelfKind
from tni.ui.chrome.metrics import Metrics

PICTURE_SHAPE = 9 / 16
_ONE_ROW = (ShelfKind.COMING, ShelfKind.RESUME, ShelfKind.RECENT, ShelfKind.FAVOURITES)
"""Shelves that are one row high, so that the next ones are in sight."""
LESSON_TARGETS, WIDE_TARGETS = 4.3, 8.4
"""Least width of a tile, in targets."""
_WIDE = (ShelfKind.COMING, ShelfKind.RESUME, ShelfKind.PAGES, ShelfKind.KIN)


@dataclass(frozen=True, slots=True)
class TileSizes:
    """Sizes of the tiles of one shelf. columns: tiles in a row."""

    columns: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PlacedShelf:
    """Shelf with its place. first: number of its first tile on the whole screen; shown: number of tiles that have room.
    heading: its box. left, top: of its tiles; end: below them."""

    shelf: Shelf
    first: int
    shown: int
    heading: QRect
    sizes: TileSizes
    left: int
    top: int
    end: int


class ShelfLayout:
    """Layout of shelves in a given width. Tiles are numbered from 0, shelf after shelf; a row of tiles fills the
    width."""

    def __init__(self, shelves: Sequence[Shelf], width: int, metrics: Metrics) -> None:
        self._metrics = metrics
        self.margin = metrics.pad_px * 2
        self.gap = max(metrics.gap_px, metrics.pad_px) + metrics.pad_px // 2
        self.placed: list[PlacedShelf] = []
        y, first = metrics.pad_px, 0
        for shelf in shelves:
            placed = self._beside_coming(shelf, first) or self._place(shelf, y, first, width)
            self.placed.append(placed)
            y, first = placed.end + self.gap, first + len(shelf.items)
        self.count, self.height = first, y + metrics.pad_px

    def _place(self, shelf: Shelf, y: int, first: int, width: int) -> PlacedShelf:
        metrics, inner = self._metrics, width - 2 * self.margin
        heading = QRect(self.margin, y, inner, round(metrics.title_px * 1.9))
        sizes = self._sizes(shelf, inner)
        top = heading.bottom() + 1 + metrics.pad_px // 2
        shown = len(shelf.items)
        if shelf.kind in _ONE_ROW:
            shown = min(shown, sizes.columns)
        rows = -(-shown // sizes.columns)
        end = top + max(0, rows * (sizes.height + self.gap) - self.gap)
        return PlacedShelf(shelf, first, shown, heading, sizes, self.margin, top, end)

    def _beside_coming(self, shelf: Shelf, first: int) -> PlacedShelf | None:
        """Place where classes go on beside the next lessons, if all of both are in one row; else return None."""
        before = self.placed[-1] if self.placed else None
        if before is None or (before.shelf.kind, shelf.kind) != (ShelfKind.COMING, ShelfKind.RESUME):
            return None
        count, taken = len(shelf.items), len(before.shelf.items)
        if not taken or taken + count > before.sizes.columns:
            return None
        left = before.left + taken * (before.sizes.width + self.gap)
        heading = QRect(left, before.heading.top(), before.heading.right() + 1 - left, before.heading.height())
        return PlacedShelf(shelf, first, count, heading, before.sizes, left, before.top, before.end)

    def _sizes(self, shelf: Shelf, inner: int) -> TileSizes:
        metrics = self._metrics
        targets = WIDE_TARGETS if shelf.kind in _WIDE else LESSON_TARGETS
        columns = max(1, (inner + self.gap) // (round(targets * metrics.target_px) + self.gap))
        width = (inner + self.gap) // columns - self.gap
        if shelf.kind is ShelfKind.FOLDERS:
            height = round(metrics.target_px * 1.25)
        elif shelf.kind in _WIDE:
            height = round(metrics.target_px * 2.45)
        else:
            height = self.picture_height(width) + self.caption_height
        return TileSizes(columns, width, height)

    @staticmethod
    def picture_height(width: int) -> int:
        return round(width * PICTURE_SHAPE)

    @property
    def caption_height(self) -> int:
        """Height below a tile's picture: a title in two lines, and a line for its date."""
        metrics = self._metrics
        lines = 2 * round(metrics.font_px * 1.3) + round(metrics.small_px * 1.4)
        return max(metrics.target_px, lines + metrics.pad_px)

    # -- tiles

    def rect(self, tile: int) -> QRect:
        """Return the box of a tile; an empty one for a tile that has no room."""
        placed = self.shelf_of(tile)
        if tile >= placed.first + placed.shown:
            return QRect()
        row, column = divmod(tile - placed.first, placed.sizes.columns)
        sizes = placed.sizes
        return QRect(
            placed.left + column * (sizes.width + self.gap), placed.top + row * (sizes.height + self.gap),
            sizes.width, sizes.height,
        )  # fmt: skip

    def shelf_of(self, tile: int) -> PlacedShelf:
        """Return the shelf that a tile is on."""
        return next(p for p in self.placed if p.first <= tile < p.first + len(p.shelf.items))

    def tile_at(self, at: QPoint) -> int | None:
        """Return the tile at a point; None between tiles."""
        for tile in self.within(QRect(at.x(), at.y(), 1, 1)):
            if self.rect(tile).contains(at):
                return tile
        return None

    def within(self, area: QRect) -> list[int]:
        """Return the tiles that may touch an area."""
        found: list[int] = []
        for placed in self.placed:
            if placed.end <= area.top() or placed.top > area.bottom():
                continue
            step = placed.sizes.height + self.gap
            start = max(0, (area.top() - placed.top) // step) * placed.sizes.columns
            end = min(placed.shown, (max(0, area.bottom() - placed.top) // step + 1) * placed.sizes.columns)
            found += range(placed.first + start, placed.first + end)
        return found

    @property
    def first_shown(self) -> int | None:
        """The first tile; None without one."""
        return next((placed.first for placed in self.placed if placed.shown), None)

    @property
    def last_shown(self) -> int | None:
        return next((p.first + p.shown - 1 for p in reversed(self.placed) if p.shown), None)

    def beside(self, tile: int, dx: int, dy: int) -> int:
        """Return the tile to which an arrow key moves from `tile`; the same one at an edge."""
        placed, column = self.shelf_of(tile), (tile - self.shelf_of(tile).first) % self.shelf_of(tile).sizes.columns
        wanted = tile + dx + dy * placed.sizes.columns
        if placed.first <= wanted < placed.first + placed.shown:
            return wanted
        last = placed.first + placed.shown - 1
        if dy > 0 and tile + placed.sizes.columns - column <= last:
            return last  # the last row is shorter
        shelves = [other for other in self.placed if other.shown]
        if dx:
            number = shelves.index(placed) + (1 if dx > 0 else -1)
            if not 0 <= number < len(shelves):
                return tile
            return shelves[number].first + (0 if dx > 0 else shelves[number].shown - 1)
        tops = [other.top for other in shelves if (other.top > placed.top if dy > 0 else other.top < placed.top)]
        if not tops:
            return tile
        middle, wanted_top = self.rect(tile).center().x(), min(tops) if dy > 0 else max(tops)
        row = [other for other in shelves if other.top == wanted_top]
        near = next((other for other in reversed(row) if other.left <= middle), row[0])
        there = min(near.sizes.columns - 1, max(0, (middle - near.left) // (near.sizes.width + self.gap)))
        line = 0 if dy > 0 else (near.shown - 1) // near.sizes.columns
        return near.first + min(line * near.sizes.columns + there, near.shown - 1)
