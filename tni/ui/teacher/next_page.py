"""Thumbnail of the page that follows the current one."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from tni.core.ids import PageId
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr


class NextPagePreview(QWidget):
    def __init__(self, style: Style, thumbnail: Callable[[PageId, QSize], QImage]) -> None:
        super().__init__()
        self.kit, self._thumbnail = style, thumbnail
        self.page: PageId | None = None
        self.picture = QImage()
        self.setAccessibleName(tr("Page suivante"))

    def show_page(self, page: PageId | None) -> None:
        """Show a page; None if the current page is the last."""
        self.page = page
        self.refresh()

    def redrawn(self, page: PageId) -> None:
        """Update the thumbnail if this page is the one shown."""
        if page == self.page:
            self.refresh()

    def refresh(self) -> None:
        """Update the thumbnail."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        self.picture = QImage()
        if self.page is not None and not size.isEmpty():
            self.picture = self._thumbnail(self.page, size)
            self.picture.setDevicePixelRatio(ratio)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.kit.theme.metrics.target_px * 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.kit.theme.metrics.target_px * 4)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.refresh()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        if self.picture.isNull():
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font())
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(self.rect(), flags, tr("Dernière page"))
        else:
            size = self.picture.deviceIndependentSize().toSize()
            frame = QRect(0, 0, size.width(), size.height())
            painter.drawImage(frame.topLeft(), self.picture)
            painter.setPen(QPen(look.colour("line"), look.metrics.line_px))
            painter.drawRect(frame.adjusted(0, 0, -1, -1))
        painter.end()
