"""Items of a page in painting order, stored without an object per item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from tni.core.ids import ItemId
from tni.document.items import AnyItem, Stroke


def paint_order(item: AnyItem) -> tuple[int, int, int, str]:
    """Return the sort key of painting: plane, then rank, then z.

    Rank is 0 for texts, images and shapes, 1 for highlighter and 2 for ink. New ink joins the top plane, so a
    highlighter lies over the image beneath it and under the ink.
    """
    rank = (2 if item.pen.kind.on_top else 1) if isinstance(item, Stroke) else 0
    return item.plane, rank, item.z, item.id


class PaintOrder:
    """Mutable, sorted collection of item ids. Ids and z values of each plane and rank are two parallel lists."""

    __slots__ = ("_levels",)

    def __init__(self, items: Iterable[AnyItem] = ()) -> None:
        self._levels: dict[tuple[int, int], tuple[list[int], list[ItemId]]] = {}
        mixed = set()
        for plane, rank, z, key in map(paint_order, items):
            level = plane, rank
            zs, ids = self._levels.setdefault(level, ([], []))
            # rare: items come in the order they were written
            if zs and (z < zs[-1] or (z == zs[-1] and key < ids[-1])):
                mixed.add(level)
            zs.append(z)
            ids.append(ItemId(key))
        for level in mixed:
            zs, ids = self._levels[level]
            ordered = sorted(zip(zs, ids, strict=True))
            self._levels[level] = [z for z, _ in ordered], [key for _, key in ordered]

    def __len__(self) -> int:
        return sum(len(ids) for _, ids in self._levels.values())

    def __iter__(self) -> Iterator[ItemId]:
        for level in sorted(self._levels):
            yield from self._levels[level][1]

    def add(self, item: AnyItem) -> None:
        plane, rank, z, key = paint_order(item)
        zs, ids = self._levels.setdefault((plane, rank), ([], []))
        at = _place(zs, ids, z, ItemId(key))
        zs.insert(at, z)
        ids.insert(at, ItemId(key))

    def remove(self, item: AnyItem) -> None:
        """Remove an item. Raises: KeyError, ValueError when it is not there."""
        plane, rank, z, key = paint_order(item)
        zs, ids = self._levels[plane, rank]
        at = _place(zs, ids, z, ItemId(key))
        if at == len(ids) or ids[at] != key:
            raise ValueError(key)
        del zs[at], ids[at]
        if not ids:
            del self._levels[plane, rank]

    def top(self) -> tuple[int, int, bool]:
        """Return (highest plane, its highest z, whether it holds ink); (0, 0, False) when empty."""
        if not self._levels:
            return 0, 0, False
        plane = max(plane for plane, _ in self._levels)
        ranks = [rank for of, rank in self._levels if of == plane]
        return plane, max(self._levels[plane, rank][0][-1] for rank in ranks), max(ranks) > 0

    def lowest_plane(self) -> int:
        """Return the lowest plane; 0 when empty."""
        return min((plane for plane, _ in self._levels), default=0)


def _place(zs: list[int], ids: list[ItemId], z: int, key: ItemId) -> int:
    """Return the index of an item, present or to be inserted: by z, then by id."""
    first = bisect_left(zs, z)
    if first == len(zs):  # above all others, as newly written items are
        return first
    return bisect_left(ids, key, first, bisect_right(zs, z, first))
