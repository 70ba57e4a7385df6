"""Position of a panel over the page, as a distance from the nearest corner of the page area. The panel stays in that
corner when it grows or folds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QPoint, QRect, QSize

HEIGHT_STEPS = 24
"""Number of heights to try between bottom and top."""


@dataclass(frozen=True, slots=True)
class PanelAnchor:
    """Position relative to a corner.

    right, low: the corner. across, along: distance from it, in shares of the area's width and height, 0.0 to 1.0.
    """

    right: bool = True
    low: bool = True
    across: float = 0.0
    along: float = 0.0

    def box(self, area: QRect, size: QSize) -> QRect:
        """Return the rectangle of a panel of this size, inside the area as far as it fits."""
        size = size.boundedTo(area.size())
        free_x, free_y = area.width() - size.width(), area.height() - size.height()
        x = min(round(self.across * area.width()), free_x)
        y = min(round(self.along * area.height()), free_y)
        corner = QPoint(free_x - x if self.right else x, free_y - y if self.low else y)
        return QRect(area.topLeft() + corner, size)

    @classmethod
    def of(cls, box: QRect, area: QRect, snap_px: int = 0) -> Self:
        """Return the anchor of `box` in `area`. A distance from an edge of up to snap_px counts as 0."""
        left, right = box.left() - area.left(), area.right() - box.right()
        top, bottom = box.top() - area.top(), area.bottom() - box.bottom()
        across, along = min(left, right), min(top, bottom)
        return cls(
            right <= left,
            bottom <= top,
            0.0 if across <= snap_px else min(1.0, across / max(1, area.width())),
            0.0 if along <= snap_px else min(1.0, along / max(1, area.height())),
        )

    @classmethod
    def freest(cls, area: QRect, size: QSize, taken: Iterable[QRect], *, right: bool) -> Self:
        """Return the anchor at a side where a panel covers least of the rectangles in `taken`.

        Among equal places, the lowest is taken, and at the same height the one at the right if `right`, else at the
        left.
        """
        boxes, size = list(taken), size.boundedTo(area.size())
        free_x, free_y = area.width() - size.width(), area.height() - size.height()
        places = [
            cls.of(
                QRect(area.topLeft() + QPoint(free_x if side else 0, round(free_y * step / HEIGHT_STEPS)), size), area
            )
            for step in range(HEIGHT_STEPS, -1, -1)
            for side in (right, not right)
        ]

        def covered(place: Self) -> int:
            cuts = [place.box(area, size).intersected(box) for box in boxes]
            return sum(cut.width() * cut.height() for cut in cuts if cut.isValid())

        return min(places, key=covered)

    @property
    def text(self) -> str:
        """Text form, as stored in the settings."""
        corner = f"{'right' if self.right else 'left'} {'bottom' if self.low else 'top'}"
        return f"{corner} {self.across:.3f} {self.along:.3f}"

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """Parse the form given by `text`. Return None for any other text; never raise."""
        try:
            side, edge, across, along = text.split(" ")
            made = cls(side == "right", edge == "bottom", float(across), float(along))
        except ValueError:
            return None
        return made if made.text == text else None
