"""Free place for a panel among others that are open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize


def free_corner(
    size: QSize, area: QRect, wanted: QPoint, taken: Sequence[QRect], gap: int, *, upwards: int = 1
) -> QPoint | None:
    """Return the corner in `area` nearest to the wanted one from which nothing that is taken is covered; None without
    one. upwards: so much worse is a place higher up or lower than one as far to the side."""
    inside = _within(wanted, size, area)
    sides = [x for box in taken for x in (box.right() + 1 + gap, box.left() - gap - size.width())]
    rows = [y for box in taken for y in (box.bottom() + 1 + gap, box.top() - gap - size.height())]
    boxes = [QRect(QPoint(x, y), size) for x, y in product((inside.x(), *sides), (inside.y(), *rows))]
    free = [box.topLeft() for box in boxes if area.contains(box) and not any(box.intersects(one) for one in taken)]
    return min(free, key=lambda at: abs(at.x() - inside.x()) + upwards * abs(at.y() - inside.y()), default=None)


def least_covering(size: QSize, area: QRect, wanted: QPoint, taken: Sequence[QRect], gap: int) -> QPoint:
    """Return the corner in `area` from which least of what is taken is covered, of several the nearest to the wanted
    one."""
    sides = [x for box in taken for x in (box.right() + 1 + gap, box.left() - gap - size.width())]
    rows = [y for box in taken for y in (box.bottom() + 1 + gap, box.top() - gap - size.height())]
    corners = product((wanted.x(), area.left(), area.right(), *sides), (wanted.y(), area.top(), area.bottom(), *rows))
    found = {(at.x(), at.y()): at for at in (_within(QPoint(x, y), size, area) for x, y in corners)}

    def covered(at: QPoint) -> tuple[int, int]:
        boxes = [QRect(at, size).intersected(one) for one in taken]
        pixels = sum(box.width() * box.height() for box in boxes if not box.isEmpty())
        return pixels, (at - wanted).manhattanLength()

    return min(found.values(), key=covered)


def _within(corner: QPoint, size: QSize, area: QRect) -> QPoint:
    """Return the corner moved so that the panel lies in the area, as far as it fits."""
    right, bottom = area.right() + 1 - size.width(), area.bottom() + 1 - size.height()
    return QPoint(max(area.left(), min(corner.x(), right)), max(area.top(), min(corner.y(), bottom)))
