"""A window's picture in memory that the X server reads, and when it is free to be painted again."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QWidget

type Box = tuple[int, int, int, int]
"""Left, top, width, height in the widget's pixels."""


class SharedPicture:
    """Before Qt paints pixels that it last sent, it waits for the server to have read them, and each piece of a pen's
    line touches the one before. Waited for as soon as a piece is out, it is not in the next one's way."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._shared = QGuiApplication.platformName() == "xcb"
        self._sent: Box | None = None

    def sent(self, box: Box) -> None:
        """The widget has just repainted this part."""
        self._sent = box

    def await_read(self) -> None:
        """Wait until the server has what was sent last: a round trip. At once when nothing was sent."""
        sent, self._sent = self._sent, None
        if sent is None or not self._shared:
            return
        store = self._widget.backingStore()
        if store is not None and not store.size().isEmpty():  # empty until the window is first shown
            store.beginPaint(QRegion(*sent))
            store.endPaint()
