"""Look of a bar along the lower edge of a window."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.theme import Theme


def paint_bar(bar: QWidget, look: Theme) -> None:
    """Paint the surface of a bar, with a line towards what is above it."""
    painter = QPainter(bar)
    painter.fillRect(bar.rect(), look.colour("surface"))
    painter.fillRect(0, 0, bar.width(), look.metrics.line_px, look.colour("line"))
    painter.end()
