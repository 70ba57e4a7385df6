"""Where a calibrated board lies on the desktop."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from tni.core.board_mapping import BoardMapping


@dataclass(frozen=True, slots=True)
class BoardPlacement:
    """left, top: of the picture on the desktop; across, down: Qt's pixels for each of the picture's; size: of the
    board's whole range, Qt's pixels."""

    mapping: BoardMapping
    left: float
    top: float
    across: float
    down: float
    size: QSize

    @classmethod
    def over(cls, mapping: BoardMapping, area: QRect) -> BoardPlacement:
        """area: of the screen on the desktop."""
        across, down = area.width() / mapping.width_px, area.height() / mapping.height_px
        wide, high = mapping.extent_px
        return cls(mapping, area.x(), area.y(), across, down, QSize(round(wide * across), round(high * down)))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """From parts of the board's range to the desktop."""
        px, py = self.mapping.point(x, y)
        return self.left + px * self.across, self.top + py * self.down
