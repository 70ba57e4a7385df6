"""Marks of figures as they lie down on the lines of their page."""

from __future__ import annotations

from dataclasses import replace
from math import atan2

from tni.core.geometry import Rect
from tni.document.document import Document
from tni.document.items import PluginItem
from tni.document.line_snap import Segment, laid_on_line, segments_of
from tni.services.items.item_host import ItemHost


def laid_down(document: Document, host: ItemHost, item: PluginItem, reach_mm: float) -> PluginItem:
    """Return an item as it lies on the nearest line within reach; the item itself if it stays free."""
    if (anchor := host.anchor(item)) is None:
        return item
    place, lines = item.transform.point(*anchor.at), list[Segment]()
    for one in document.shown(item.page, Rect(*place, 0.0, 0.0).grown(reach_mm)):
        lines += segments_of(one)
        if isinstance(one, PluginItem) and one.id != item.id:
            lines += [(one.transform.point(*start), one.transform.point(*end)) for start, end in host.segments(one)]
    turn = atan2(item.transform.b, item.transform.a)
    by = laid_on_line(place, turn, anchor.corner, lines, reach_mm)
    return item if by is None else replace(item, transform=by.after(item.transform))
