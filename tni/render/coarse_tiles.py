"""What fills the gaps while tiles of the shown scale are not painted yet: tiles of other scales."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

from tni.core.geometry import Rect
from tni.render.tiles import TileKey

EQUAL_SHARE = 0.02
"""Of the shown part of the plane: a scale that leaves so much more open is as good."""
MIN_SHARE = 0.25
"""Of the shown part that a nearer scale must have to be painted over another."""
MAX_LEVELS = 3
"""So many scales at most are laid over one another."""
SHARE_EPSILON = 1e-6
"""Shares that differ by less are the same."""

type _Level[Tile] = list[tuple[TileKey, Tile]]


def by_scale[Tile](tiles: Iterable[tuple[TileKey, Tile]]) -> dict[float, _Level[Tile]]:
    out: dict[float, _Level[Tile]] = {}
    for key, tile in tiles:
        out.setdefault(key.px_per_mm, []).append((key, tile))
    return out


def intersection(a: Rect, b: Rect) -> Rect:
    """What lies in both; nothing, or without area, where nothing does."""
    if a.empty or b.empty:
        return Rect.nothing()
    x, y = max(a.x, b.x), max(a.y, b.y)
    return Rect(x, y, max(min(a.right, b.right) - x, 0.0), max(min(a.bottom, b.bottom) - y, 0.0))


def covered_share(level: Iterable[tuple[TileKey, object]], shown: Rect) -> float:
    """The share of `shown` (page mm) that tiles of one scale lie under, 0 to 1."""
    area = shown.width * shown.height
    if shown.empty or area <= 0:
        return 0.0
    parts = (intersection(key.box_mm, shown) for key, _ in level)
    return sum(part.width * part.height for part in parts) / area


def fallback_tiles[Tile](tiles: Iterable[tuple[TileKey, Tile]], px_per_mm: float, shown: Rect) -> _Level[Tile]:
    """Tiles to fill `shown` with, in the order they are painted in: those of the scale that leaves least open, then
    those of the nearer scales that show a good part of it, the nearest last."""
    levels = by_scale(tiles)
    levels.pop(px_per_mm, None)
    if not levels:
        return []
    shares = {scale: covered_share(level, shown) for scale, level in levels.items()}
    nearest = sorted(levels, key=lambda scale: abs(log(scale / px_per_mm)))
    fullest = max(nearest, key=lambda scale: shares[scale])
    base = next(n for n, scale in enumerate(nearest) if shares[scale] >= shares[fullest] - EQUAL_SHARE)
    over = [scale for scale in nearest[:base] if shares[scale] > MIN_SHARE][: MAX_LEVELS - 1]
    chosen = [*over, nearest[base]]
    if shares[nearest[base]] < shares[fullest] - SHARE_EPSILON:  # it leaves a little open
        chosen.append(fullest)
    return [pair for scale in reversed(chosen) for pair in levels[scale]]


def overview_tiles(tiles: Iterable[TileKey], sheet: Rect, most: int) -> set[TileKey]:
    """Of a page's tiles, longest unused first, `most` at most that are kept to fill gaps with: of the scale that leaves
    least of the sheet (mm) open, the finest of such that is no more than so many."""
    of_sheet = ((key, None) for key in tiles if key.box_mm.intersects(sheet))
    levels = {scale: [key for key, _ in level] for scale, level in by_scale(of_sheet).items()}
    if not levels:
        return set()
    shares = {scale: covered_share(((key, None) for key in level), sheet) for scale, level in levels.items()}
    enough = max(shares.values()) - SHARE_EPSILON
    full = sorted((scale for scale in levels if shares[scale] >= enough), reverse=True)
    scale = next((scale for scale in full if len(levels[scale]) <= most), full[-1])
    return set(levels[scale][-most:])
