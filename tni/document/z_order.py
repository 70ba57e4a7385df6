"""Z order of items: bringing to the front and sending to the back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import AnyItem, Stroke
from tni.document.paint_order import paint_order


def on_top[I: AnyItem](document: Document, page: PageId, items: Iterable[I]) -> list[I]:
    """Return the items placed on `page` above all that is there. Their painting order among themselves is kept."""
    plane, z, holds_ink = document.top(page)
    ordered = sorted(items, key=paint_order)
    if holds_ink and not all(_is_top_ink(i) for i in ordered):
        plane += 1  # on the top plane itself its ink would be painted over them
    planes = _planes(ordered)
    return [
        replace(item, page=page, plane=plane + planes[item.plane], z=z + 1 + index)
        for index, item in enumerate(ordered)
    ]


def at_back[I: AnyItem](document: Document, page: PageId, items: Iterable[I]) -> list[I]:
    """Return the items placed below all that is on `page`. Their painting order among themselves is kept."""
    ordered = sorted(items, key=paint_order)
    planes = _planes(ordered)
    lowest = document.lowest_plane(page) - len(planes)
    return [replace(item, page=page, plane=lowest + planes[item.plane], z=index) for index, item in enumerate(ordered)]


def _planes(items: Iterable[AnyItem]) -> dict[int, int]:
    """Map the planes in use to 0, 1, 2, ..."""
    return {plane: index for index, plane in enumerate(sorted({i.plane for i in items}))}


def _is_top_ink(item: AnyItem) -> bool:
    return isinstance(item, Stroke) and item.pen.kind.on_top
