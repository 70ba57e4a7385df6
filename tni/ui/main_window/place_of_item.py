"""Place of an item of the page in the main window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF

from tni.document.items import AnyItem, bounds
from tni.document.view import View
from tni.ui.main_window.window import MainWindow


def place_of(item: AnyItem, window: MainWindow, view: View) -> QRect:
    """Return where an item is in the window."""
    canvas = window.canvas
    box, ratio = bounds(item), canvas.devicePixelRatioF()
    left, top = view.to_screen(box.x, box.y)
    right, bottom = view.to_screen(box.right, box.bottom)
    taken = QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio).toAlignedRect()
    return taken.translated(canvas.pos())
