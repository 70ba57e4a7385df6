"""What fills the gaps while tiles of the shown scale are not painted yet: tiles of other scales."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log

from tni.core.geometry import Rect
from tni.render.tiles import TileKey

AS_GOOD = 0.02
"""Of the shown part of the plane: a scale that leaves so much more open is as good."""
WORTH_SHARE = 0.25
"""Of the shown part that a nearer scale must have to be painted over another."""
LEVELS = 3
"""So many scales at most are laid over one another."""
OVERVIEW_SHARE = 0.9
"""Of the ink that the scale with the most of it shows."""

type Level[Tile] = list[tuple[TileKey, Tile]]


def by_scale[Tile](tiles: Iterable[tuple[TileKey, Tile]]) -> dict[float, Level[Tile]]:
    out: dict[float, Level[Tile]] = {}
    for key, tile in tiles:
        out.setdefault(key.px_per_mm, []).append((key, tile))
    return out


def covered(level: Iterable[tuple[TileKey, object]], shown: Rect) -> float:
    """The share of `shown` (page mm) that tiles of one scale lie under, 0 to 1."""
    area = shown.width * shown.height
    if area <= 0:
        return 0.0
    total = 0.0
    for key, _ in level:
        box = key.box_mm
        wide = min(box.right, shown.right) - max(box.x, shown.x)
        high = min(box.bottom, shown.bottom) - max(box.y, shown.y)
        total += max(wide, 0.0) * max(high, 0.0)
    return total / area


def fillers[Tile](tiles: Iterable[tuple[TileKey, Tile]], px_per_mm: float, shown: Rect) -> Level[Tile]:
    """Tiles to fill `shown` with, in the order they are painted in: those of the scale that leaves least open, then
    those of the nearer scales that show a good part of it, the nearest last."""
    levels = by_scale(tiles)
    levels.pop(px_per_mm, None)
    shares = {scale: covered(level, shown) for scale, level in levels.items()}
    nearest = sorted(levels, key=lambda scale: abs(log(scale / px_per_mm)))
    enough = max(shares.values(), default=0.0) - AS_GOOD
    base = next((n for n, scale in enumerate(nearest) if shares[scale] >= enough), 0)
    over = [scale for scale in nearest[:base] if shares[scale] > WORTH_SHARE][: LEVELS - 1]
    chosen = [*over, *nearest[base : base + 1]]
    return [pair for scale in reversed(chosen) for pair in levels[scale]]


def overview(strokes: Mapping[TileKey, int]) -> set[TileKey]:
    """Of tiles and how many strokes lie in each, those of the scale that shows most of the page's ink, the finest of
    such: kept, they fill every gap."""
    totals: dict[float, int] = {}
    for key, count in strokes.items():
        totals[key.px_per_mm] = totals.get(key.px_per_mm, 0) + count + 1
    if not totals:
        return set()
    enough = OVERVIEW_SHARE * max(totals.values())
    finest = max(scale for scale, total in totals.items() if total >= enough)
    return {key for key in strokes if key.px_per_mm == finest}
