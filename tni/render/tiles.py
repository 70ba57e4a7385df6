"""Tiles, squares of a scaled page, and their cache with least-recently-used eviction."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.render.pixel_view import PixelView, PxRect, pixels_to_mm

TILE_PX = 512


@dataclass(frozen=True, slots=True)
class TileKey:
    """Key of a tile. Columns and rows count from the page's top left corner and may be negative."""

    page: PageId
    px_per_mm: float
    column: int
    row: int

    @property
    def area(self) -> PxRect:
        """The tile's area in pixels of the scaled page."""
        left, top = self.column * TILE_PX, self.row * TILE_PX
        return PxRect(left, top, left + TILE_PX, top + TILE_PX)

    @property
    def box_mm(self) -> Rect:
        return pixels_to_mm(self.area, self.px_per_mm)


def keys_over(page: PageId, px_per_mm: float, area: PxRect) -> Iterator[TileKey]:
    """Yield the keys of the tiles that cover pixels of the scaled page, row by row."""
    if area.empty:
        return
    for row in range(area.top // TILE_PX, (area.bottom - 1) // TILE_PX + 1):
        for column in range(area.left // TILE_PX, (area.right - 1) // TILE_PX + 1):
            yield TileKey(page, px_per_mm, column, row)


def shown_area(frame: PixelView, part: PxRect) -> PxRect:
    """Return the pixels of the scaled page under `part` of the frame."""
    return part.moved(-frame.left_px, -frame.top_px)


def cache_limit_bytes(width_px: int, height_px: int, bytes_per_px: int) -> int:
    """Return the cache size for a screen, in bytes: all tiles that it can show, twice, to keep those shown before."""
    tiles = (ceil(width_px / TILE_PX) + 1) * (ceil(height_px / TILE_PX) + 1)
    return 2 * tiles * TILE_PX * TILE_PX * bytes_per_px


class TileCache[Tile]:
    """Cache of tiles by key. size_of: returns the bytes of a tile. dropped: called with every tile that is removed."""

    def __init__(
        self, limit_bytes: int, size_of: Callable[[Tile], int], dropped: Callable[[Tile], None] = lambda _: None
    ) -> None:
        self.limit_bytes = limit_bytes
        self._size_of = size_of
        self._dropped = dropped
        self._tiles: OrderedDict[TileKey, Tile] = OrderedDict()

    def __len__(self) -> int:
        return len(self._tiles)

    def __contains__(self, key: TileKey) -> bool:
        return key in self._tiles

    def get(self, key: TileKey) -> Tile | None:
        """Return a tile and make it the most recently used."""
        tile = self._tiles.get(key)
        if tile is not None:
            self._tiles.move_to_end(key)
        return tile

    def put(self, key: TileKey, tile: Tile) -> None:
        self.drop(key)
        self._tiles[key] = tile

    def drop(self, key: TileKey) -> None:
        if (tile := self._tiles.pop(key, None)) is not None:
            self._dropped(tile)

    def of_page(self, page: PageId) -> list[tuple[TileKey, Tile]]:
        """Return the tiles of a page, least recently used first."""
        return [(key, tile) for key, tile in self._tiles.items() if key.page == page]

    def total_bytes(self) -> int:
        return sum(map(self._size_of, self._tiles.values()))

    def shrink(self, keep: Callable[[], set[TileKey]]) -> None:
        """Drop the least recently used tiles until the limit holds. keep: called only then; returns the tiles that must
        stay."""
        total = self.total_bytes()
        if total <= self.limit_bytes:
            return
        kept = keep()
        for key in list(self._tiles):
            if total <= self.limit_bytes:
                return
            if key not in kept:
                total -= self._size_of(self._tiles[key])
                self.drop(key)

    def clear(self) -> None:
        for key in list(self._tiles):
            self.drop(key)
