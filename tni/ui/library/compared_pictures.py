"""Pictures of pages of two states of a lesson, painted in steps beside each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from time import perf_counter

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId
from tni.document.items import PdfBackground
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.library.shared_lesson_files import LookedAt
from tni.ui.canvas.thumbnail import thumbnail_steps
from tni.ui.main_window.main_controller import MainController

BUDGET_S = 0.006
"""Time of one turn: a class may write on the other screen meanwhile."""
INTERVAL_MS = 8


class ComparedPictures(QObject):
    """Painter of pages of both sides, ours first. ready: a picture: side (0 or 1), page and QPixmap; again once a PDF
    behind it has come. `close` it."""

    ready = Signal(int, str, QPixmap)

    def __init__(self, main: MainController, sides: tuple[LookedAt, LookedAt], size: QSize, parent: QObject) -> None:
        super().__init__(parent)
        self._main, self._sides, self._size = main, sides, size
        self._pdf = tuple(self._pdf_of(side, looked) for side, looked in enumerate(sides))
        self._waiting: deque[tuple[int, PageId]] = deque()
        self._steps: Generator[None, None, QImage] | None = None
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._paint)

    def _pdf_of(self, side: int, looked: LookedAt) -> PdfPageCache:
        def arrived(pdf: PdfBackground, _region: Rect) -> None:
            for page in looked.document.pages():
                if page.pdf == pdf:
                    self.paint(side, page.id)

        return self._main.pdf_pages(self._blobs(looked), arrived)

    @staticmethod
    def _blobs(looked: LookedAt) -> Callable[[BlobId], bytes]:
        return lambda blob: looked.media[blob]

    def paint(self, side: int, page: PageId) -> None:
        """Paint a page when its turn comes, if that side has it."""
        known = {one.id for one in self._sides[side].document.pages()}
        if page in known and (side, page) not in list(self._waiting)[1:]:
            self._waiting.append((side, page))
            self._timer.start()

    def _paint(self) -> None:
        end_s = perf_counter() + BUDGET_S
        while self._waiting and perf_counter() < end_s:
            side, page = self._waiting[0]
            looked = self._sides[side]
            if self._steps is None:
                painter = self._main.painter(self._blobs(looked), self._pdf[side])
                self._steps = thumbnail_steps(looked.document, painter, page, self._size)
            try:
                next(self._steps)
            except StopIteration as end:
                self._steps = None
                self._waiting.popleft()
                self.ready.emit(side, page, QPixmap.fromImage(end.value))
        if not self._waiting:
            self._timer.stop()

    def close(self) -> None:
        self._timer.stop()
        self._waiting.clear()
        for pdf in self._pdf:
            pdf.close()
