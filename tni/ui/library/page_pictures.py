"""Pictures of the pages of one state of a lesson, painted in steps, and a view of one page with its changes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from time import perf_counter
from typing import override

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId
from tni.document.document import Document
from tni.document.items import PdfBackground
from tni.render.text_layout import Fonts
from tni.services.lesson.pdf_page_cache import PdfPageCacheFactory
from tni.ui.canvas.thumbnail import thumbnail_steps
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.panels.page_list import PAINT_INTERVAL_MS, THUMBNAIL_BUDGET_S
from tni.ui.printing.page_painter import page_painter

STEP_ITEMS = 2
"""Items painted in one step: these pictures are larger than thumbnails."""


class PagePictures(QObject):
    """Painter of a lesson's state that is not on the board. changed: the picture of a PDF page has arrived: the page.
    `close` it when it is shown no longer."""

    changed = Signal(str)

    def __init__(
        self, document: Document, blobs: Callable[[BlobId], bytes], pdf_pages: PdfPageCacheFactory, fonts: Fonts
    ) -> None:
        super().__init__()
        self.document = document
        self.numbers = {page.id: number for number, page in enumerate(document.pages(), 1)}
        """Pages by id, from 1."""
        self._pdf = pdf_pages(blobs, self._arrived)
        self._painter = page_painter(blobs, self._pdf, fonts)

    def steps(self, page: str, size: QSize) -> Generator[None, None, QImage]:
        """Make a picture of a page in steps; a null one if there is no such page."""
        if PageId(page) not in self.numbers:
            return QImage()
        steps = thumbnail_steps(self.document, self._painter, PageId(page), size, step_items=STEP_ITEMS)
        return (yield from steps)

    def _arrived(self, pdf: PdfBackground, _region: Rect) -> None:
        for page in self.document.pages():
            if page.pdf == pdf:
                self.changed.emit(page.id)

    def close(self) -> None:
        self._pdf.close()


class PageView(QWidget):
    """Picture of one page, as large as fits, with frames around changes. note: text where there is no page."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self.kit = style
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.note = Label(style, token="muted", parent=self)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pictures: PagePictures | None = None
        self._page = PageId("")
        self._boxes: Sequence[Rect] = ()
        self._current: Rect | None = None
        self._picture = QPixmap()
        self._steps: Generator[None, None, QImage] | None = None
        self._timer = QTimer(self, interval=PAINT_INTERVAL_MS)
        self._timer.timeout.connect(self._paint_on)

    def show_page(self, pictures: PagePictures | None, page: PageId, note: str = "") -> None:
        """Show a page; without `pictures` only the note."""
        is_same = pictures is self._pictures and page == self._page
        self._pictures, self._page = pictures, page
        self.note.setText("" if pictures else note)
        if not is_same:
            self._picture = QPixmap()
            self.refresh()

    def show_changes(self, boxes: Sequence[Rect], current: Rect | None) -> None:
        """Frame places of the page, in mm, and one of them more strongly."""
        self._boxes, self._current = boxes, current
        self.update()

    @property
    def is_painted(self) -> bool:
        """True once the picture is complete."""
        return self._steps is None

    def refresh(self) -> None:
        """Paint the picture anew."""
        self._steps = None
        if self._pictures is not None and self.width() > 1:
            ratio = self.devicePixelRatioF()
            size = QSize(round(self.width() * ratio), round(self.height() * ratio))
            self._steps = self._pictures.steps(self._page, size)
            self._timer.start()
        self.update()

    def _paint_on(self) -> None:
        end_s = perf_counter() + THUMBNAIL_BUDGET_S
        try:
            while self._steps is not None and perf_counter() < end_s:
                next(self._steps)
        except StopIteration as end:
            self._picture, self._steps = QPixmap.fromImage(end.value), None
            self.update()
        if self._steps is None:
            self._timer.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        pad = self.kit.theme.metrics.pad_px
        self.note.setGeometry(self.rect().adjusted(pad, pad, -pad, -pad))
        self.refresh()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        if self._pictures is None:
            painter.setPen(QPen(look.colour("line"), metrics.line_px, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -2, -2), metrics.radius_px, metrics.radius_px)
            painter.end()
            return
        format_ = self._pictures.document.page(self._page).format
        picture = self._picture.size() if not self._picture.isNull() else QSize(160, 90)
        size = picture.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        if self._picture.isNull():
            painter.fillRect(frame, look.colour("raised"))
        else:
            painter.drawPixmap(frame.toRect(), self._picture)
        painter.setPen(QPen(look.colour("line"), metrics.line_px))
        painter.drawRect(frame.adjusted(0, 0, -1, -1))
        self._paint_changes(painter, frame, frame.width() / format_.width_mm)
        painter.end()

    def _paint_changes(self, painter: QPainter, frame: QRectF, scale: float) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(frame)
        for box in self._boxes:
            is_current = box == self._current
            thick = metrics.focus_px if is_current else metrics.line_px
            grown = box.grown(2.0)
            shown = QRectF(grown.x * scale, grown.y * scale, grown.width * scale, grown.height * scale)
            shown.translate(frame.topLeft())
            line = QPen(look.colour("danger" if is_current else "accent"), thick)
            if not is_current:
                line.setStyle(Qt.PenStyle.DashLine)
            for pen in (QPen(look.colour("surface"), thick + 2 * metrics.line_px), line):  # seen on any paper
                painter.setPen(pen)
                painter.drawRoundedRect(shown, metrics.radius_px / 2, metrics.radius_px / 2)
