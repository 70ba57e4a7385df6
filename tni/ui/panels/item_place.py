"""Place of an item's panel: beside the item, so that it can be seen and handled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect

from tni.ui.chrome.free_place import free_corner, least_covering
from tni.ui.chrome.titled_panel import open_panels
from tni.ui.panels.item_panel import ItemPanel


def lay_clear(panel: ItemPanel, item: Sequence[QRect]) -> None:
    """Lay a panel clear of its item and of other panels, first to its right. Where there is no room for all of it, it
    shows its first row, or no row but « Plus »; where there is none for that either, it covers as little as it can.
    item: boxes of its window."""
    others = [one.geometry() for one in open_panels(panel.parentWidget()) if one is not panel]
    corner = None
    for is_small, is_bare in ((False, False), (True, False), (True, True)):
        panel.set_small(is_small, bare=is_bare)
        for taken in ([*item, *others], item):
            corner = corner or _corner(panel, item, taken)
        if corner is not None:
            break
    if corner is None:
        gap = panel.kit.theme.metrics.target_px
        corner = least_covering(panel.size(), panel.free_area(), _wanted(panel, item), item, gap)
    panel.keep_inside(corner)


def _corner(panel: ItemPanel, item: Sequence[QRect], taken: Sequence[QRect]) -> QPoint | None:
    """Return the corner from which nothing that is taken is covered, as far from it as a finger is wide, or nearer
    where it must be."""
    metrics, wanted = panel.kit.theme.metrics, _wanted(panel, item)
    for gap in (metrics.target_px, metrics.gap_px):
        found = free_corner(panel.size(), panel.free_area(), wanted, taken, gap)
        if found is not None and not _touches(QRect(found, panel.size()), item, gap):
            return found
    return None


def _touches(box: QRect, item: Sequence[QRect], gap: int) -> bool:
    return any(box.adjusted(-gap, -gap, gap, gap).intersects(one) for one in item)


def _wanted(panel: ItemPanel, item: Sequence[QRect]) -> QPoint:
    right, top = max((box.right() for box in item), default=0), min((box.top() for box in item), default=0)
    return QPoint(right + 1 + panel.kit.theme.metrics.target_px, top)
