"""Stored picture of a page of a lesson full of ink. It is taken when the lesson is left and shown at once when it opens
again."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.page_picture import PagePicture
from tni.document.view import View, Viewport
from tni.render.raster.image_decoder import decode_image
from tni.render.raster.renderer import RasterRenderer
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.page_renderer import PageRenderer

FULL_LESSON_ITEMS = 5000
"""Number of strokes and other items, on all pages, from which a lesson keeps a picture of its page. One with fewer is
painted as soon as it is read."""
WIDTH_PX = 1200
MAX_PICTURE_PX = 8_000_000
"""Limit for pictures read from a file, which may hold anything. A picture taken here never exceeds it, whatever the
screen."""
REFINE_S = 0.2
"""Time to finish painting when the page is left."""
JPEG_QUALITY = 60
"""Gives some hundred kB for a page that is black with ink."""


def take_page_picture(editor: LessonEditor, screen: PageRenderer) -> PagePicture | None:
    """Take a picture of the page that the renderer shows.

    Returns None when the lesson has few items, the page is not the prepared lesson's, or is not shown whole and painted
    completely.
    """
    page, port, view = editor.page, editor.viewport, editor.view
    if editor.seance is not None or not editor.fits or not _is_full(editor):
        return None
    if screen.pending():
        screen.refine(REFINE_S)
    front = screen.front
    if front is None or screen.pending():
        return None
    shown = QRectF(view.x_px, view.y_px, view.scale * port.page_width_mm, view.scale * port.page_height_mm)
    part = shown.intersected(QRectF(front.rect())).toRect()
    if part.width() < 2 or part.height() < 2:
        return None
    whole = front.copy(part)
    small = whole.scaledToWidth(WIDTH_PX, Qt.TransformationMode.SmoothTransformation)
    x, y = view.to_page(part.x(), part.y())
    box = Rect(x, y, part.width() / view.scale, part.height() / view.scale)
    image = _encoded(small if part.width() > WIDTH_PX else whole)
    return PagePicture(page.id, port.page_width_mm, port.page_height_mm, port.screen_height_mm, box, image)


def _is_full(editor: LessonEditor) -> bool:
    document = editor.document
    return sum(document.count(page.id) for page in document.pages()) >= FULL_LESSON_ITEMS


def _encoded(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", JPEG_QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def placeholder_image(picture: PagePicture) -> QImage:
    """Decode the picture. Returns an empty image when it is larger than any picture taken here."""
    return decode_image(picture.image, MAX_PICTURE_PX)


def show_placeholder(screen: PageRenderer, picture: PagePicture) -> None:
    """Fill the parts of the page that are not yet painted from the picture."""
    fill_unpainted(screen, picture.page, placeholder_image(picture), picture.box)


def fill_unpainted(screen: PageRenderer, page: PageId, image: QImage, box: Rect) -> None:
    """Fill the parts of a page that are not yet painted from an image of a box of it."""
    if isinstance(screen, RasterRenderer) and not image.isNull():
        screen.offer(page, image, box)


class PagePlaceholder(QWidget):
    """Widget that shows the picture over the page until the lesson is loaded. It consumes the input on it, because
    nobody can write on a picture."""

    def __init__(self, picture: PagePicture, surround: str, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._picture, self._surround = picture, QColor(surround)
        self._image = placeholder_image(picture)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.BusyCursor)
        canvas.installEventFilter(self)
        self.setGeometry(canvas.rect())
        self.show()

    def eventFilter(self, canvas: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(canvas, QWidget):
            self.setGeometry(canvas.rect())
        return False

    def place(self) -> QRectF:
        """Return the rectangle of the picture in the widget. The loaded page appears at the same place."""
        ratio, found = self.devicePixelRatioF(), self._picture
        width, height = max(ceil(self.width() * ratio), 1), max(ceil(self.height() * ratio), 1)
        view = View.fitting(Viewport(width, height, found.width_mm, found.height_mm, found.screen_height_mm))
        (left, top), box = view.to_screen(found.box.x, found.box.y), found.box
        return QRectF(left / ratio, top / ratio, box.width * view.scale / ratio, box.height * view.scale / ratio)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._surround)
        painter.drawImage(self.place(), self._image, QRectF(QRect(0, 0, self._image.width(), self._image.height())))
        painter.end()
