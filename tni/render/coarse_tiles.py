"""Tiles of other scales that fill gaps while tiles of the shown scale are not painted yet."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

from tni.core.geometry import Rect
from tni.render.tiles import TileKey

EQUAL_SHARE = 0.02
"""Difference in coverage below which two scales count as equally good, as a fraction of the shown area."""
MIN_SHARE = 0.25
"""Smallest coverage, as a fraction of the shown area, for a nearer scale to be painted over another."""
MAX_LEVELS = 3
"""Largest number of scales painted over one another."""
SHARE_EPSILON = 1e-6
"""Shares that differ by less are equal."""

type _Level[Tile] = list[tuple[TileKey, Tile]]


def by_scale[Tile](tiles: Iterable[tuple[TileKey, Tile]]) -> dict[float, _Level[Tile]]:
    out: dict[float, _Level[Tile]] = {}
    for key, tile in tiles:
        out.setdefault(key.px_per_mm, []).append((key, tile))
    return out


def intersection(a: Rect, b: Rect) -> Rect:
    """Return the rectangle common to both; `Rect.nothing()` or one without area if there is none."""
    if a.empty or b.empty:
        return Rect.nothing()
    x, y = max(a.x, b.x), max(a.y, b.y)
    return Rect(x, y, max(min(a.right, b.right) - x, 0.0), max(min(a.bottom, b.bottom) - y, 0.0))


def covered_share(level: Iterable[tuple[TileKey, object]], shown: Rect) -> float:
    """Return the fraction of `shown` (page mm) that tiles of one scale cover, 0 to 1."""
    area = shown.width * shown.height
    if shown.empty or area <= 0:
        return 0.0
    parts = (intersection(key.box_mm, shown) for key, _ in level)
    return sum(part.width * part.height for part in parts) / area


def fallback_tiles[Tile](tiles: Iterable[tuple[TileKey, Tile]], px_per_mm: float, shown: Rect) -> _Level[Tile]:
    """Return tiles that fill `shown`, in painting order: first the scale that covers most of it, then nearer scales
    that cover a good part, the nearest last."""
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
    if shares[nearest[base]] < shares[fullest] - SHARE_EPSILON:  # it leaves a little uncovered
        chosen.append(fullest)
    return [pair for scale in reversed(chosen) for pair in levels[scale]]


def overview_tiles(tiles: Iterable[TileKey], sheet: Rect, most: int) -> set[TileKey]:
    """Return the tiles of a page to keep as its overview, for filling gaps; `most` at most.

    All are of one scale: of the scales that cover most of the sheet, the finest with no more than `most` tiles. tiles:
    longest unused first. sheet: page mm.
    """
    of_sheet = ((key, None) for key in tiles if key.box_mm.intersects(sheet))
    levels = {scale: [key for key, _ in level] for scale, level in by_scale(of_sheet).items()}
    if not levels:
        return set()
    shares = {scale: covered_share(((key, None) for key in level), sheet) for scale, level in levels.items()}
    enough = max(shares.values()) - SHARE_EPSILON
    full = sorted((scale for scale in levels if shares[scale] >= enough), reverse=True)
    scale = next((scale for scale in full if len(levels[scale]) <= most), full[-1])
    return set(levels[scale][-most:])
