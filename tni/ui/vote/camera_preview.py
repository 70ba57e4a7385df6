"""Small preview for aiming the card camera: the picture with the cards read in it, or the cards alone where pupils
can see the screen."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.quiz.card_camera import PreviewImage
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

ASPECT_WIDTH, ASPECT_HEIGHT = 16, 9


class CameraPreviewWidget(QWidget):
    """Latest picture with the cards read in it; only the cards if pupils can see this screen."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._preview: PreviewImage | None = None
        self._shows_picture = False
        self.setAccessibleName(tr("Ce que voit la caméra"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_preview(self, preview: PreviewImage | None, *, shows_picture: bool) -> None:
        """Show a preview; for None, show nothing and discard the last picture."""
        self._preview, self._shows_picture = preview, shows_picture
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self.kit.theme.metrics.target_px * 7
        return QSize(width, width * ASPECT_HEIGHT // ASPECT_WIDTH)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(self.width() * ASPECT_HEIGHT // ASPECT_WIDTH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("hover"))
        preview = self._preview
        if preview is not None:
            picture_rect = self._picture_rect(preview)
            if self._shows_picture:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(picture_rect, _image(preview))
            self._paint_cards(painter, preview, picture_rect)
        painter.end()

    def _picture_rect(self, preview: PreviewImage) -> QRectF:
        """Return the largest rectangle for the picture that fits the widget."""
        scale = min(self.width() / preview.width_px, self.height() / preview.height_px)
        wide, high = preview.width_px * scale, preview.height_px * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _paint_cards(self, painter: QPainter, preview: PreviewImage, picture_rect: QRectF) -> None:
        look = self.kit.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(max(9, round(look.metrics.target_px * 0.26)), bold=True))
        high = painter.fontMetrics().height()
        for card in preview.cards:
            wide = painter.fontMetrics().horizontalAdvance(str(card.number)) + high * 0.5
            box = QRectF(0, 0, max(wide, high), high)
            box.moveCenter(
                picture_rect.topLeft() + QPointF(card.x * picture_rect.width(), card.y * picture_rect.height())
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(box, high / 4, high / 4)
            painter.setPen(look.colour("on_accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(card.number))


def _image(preview: PreviewImage) -> QImage:
    return QImage(
        preview.pixels, preview.width_px, preview.height_px, preview.width_px, QImage.Format.Format_Grayscale8
    )
