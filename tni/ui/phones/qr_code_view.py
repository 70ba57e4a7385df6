"""Widget of a QR code, black on white in every theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

QUIET_MODULES = 4
"""Empty modules around a QR code (ISO/IEC 18004)."""


class QrCodeView(QWidget):
    """QR code of a link. touched: a touch or a click on it has ended."""

    touched = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._link, self._side = "", 0
        self._rows: Sequence[Sequence[int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_link(self, link: str) -> None:
        if link != self._link:
            self._link = link
            self._rows = _modules(link) if link else ()
            self.setAccessibleName(tr("Code à photographier : {}").format(link))
            self.update()

    def set_side(self, px: int) -> None:
        """Set the side of the code with its white border, in pixels."""
        if px != self._side:
            self._side = px
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if self._rows:
            count = len(self._rows) + 2 * QUIET_MODULES
            step = max(1, min(self.width(), self.height()) // count)  # whole pixels, so that every edge is sharp
            left, top = (self.width() - step * len(self._rows)) // 2, (self.height() - step * len(self._rows)) // 2
            for y, row in enumerate(self._rows):
                for x, dark in enumerate(row):
                    if dark:
                        painter.fillRect(QRectF(left + x * step, top + y * step, step, step), QColor("black"))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # so that its release comes here

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.touched.emit()


def _modules(link: str) -> Sequence[Sequence[int]]:
    """Return the code's rows. The least error correction makes the largest modules, which is what distance needs."""
    import segno  # loaded when phones are first switched on

    return [[int(dark) for dark in row] for row in segno.make(link, error="l", micro=False).matrix]
