"""Position of a calibrated board on the desktop."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from tni.core.board_mapping import BoardMapping


@dataclass(frozen=True, slots=True)
class BoardPlacement:
    """Mapping from a board's range to the desktop. left, top: corner of the calibrated picture on the desktop; across,
    down: Qt's pixels for each pixel of the picture; size: of the board's whole range, in Qt's pixels."""

    mapping: BoardMapping
    left: float
    top: float
    across: float
    down: float
    size: QSize

    @classmethod
    def over(cls, mapping: BoardMapping, area: QRect) -> BoardPlacement:
        """Return the placement of a board calibrated to a screen. area: the screen's rectangle on the desktop."""
        across, down = area.width() / mapping.width_px, area.height() / mapping.height_px
        wide, high = mapping.extent_px
        return cls(mapping, area.x(), area.y(), across, down, QSize(round(wide * across), round(high * down)))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a position from fractions of the board's range to the desktop."""
        px, py = self.mapping.point(x, y)
        return self.left + px * self.across, self.top + py * self.down
