"""Thumbnails of the pages of an earlier state of a lesson, with marks on those that have changed since."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import override

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from tni.core.ids import PageId
from tni.library.revision_comparison import PageDifference
from tni.ui.chrome.button import Style
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.i18n import tr
from tni.ui.library.page_pictures import PagePictures
from tni.ui.messages.lesson_history import mark_text
from tni.ui.panels.page_list import PageDelegate, PageList, PageListModel

ICONS = {
    PageDifference.CHANGED: "pen",
    PageDifference.REMOVED: "trash-2",
    PageDifference.MOVED: "arrow-right",
    PageDifference.ADDED: "plus",
}
PICTURE_TARGETS = 2.9
"""Least width of a picture, in targets."""
LARGEST = 3
"""A picture is at most about so many times as wide."""


class HistoryPages(PageList):
    """Grid of pages. page_chosen: another page is the current one. opened: a page was tapped twice or Enter pressed."""

    page_chosen = Signal(str)
    opened = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._pictures: PagePictures | None = None
        self._pages = PageListModel(self)
        self._delegate = _MarkedPages(style, self._pages, self._steps, self)
        self.setModel(self._pages)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Pages de la version"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        FingerScroll(self)
        self.selectionModel().currentChanged.connect(lambda *_: self._chosen())
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.activated.connect(lambda _index: self.opened.emit())

    def show_pages(self, pictures: PagePictures | None, marks: Mapping[PageId, PageDifference]) -> None:
        """Show the pages of a state. marks: those that have changed since."""
        before = self.page
        self._pictures, self._delegate.marks = pictures, marks
        self._delegate.forget(None)
        numbers = {} if pictures is None else pictures.numbers
        captions: dict[str, str] = {
            page: tr("{number} · {mark}").format(number=number, mark=mark_text(marks[page]))
            for page, number in numbers.items()
            if page in marks
        }
        self._pages.show_pages(list(numbers), "", captions)
        if numbers:
            self.select_page(before if before in numbers else next(iter(numbers)))
        if pictures is not None:
            pictures.changed.connect(self._refresh)
        self.viewport().update()

    @property
    def page(self) -> PageId:
        """The current page; "" without one."""
        row = self.currentIndex().row()
        return PageId(self._pages.ids[row] if 0 <= row < len(self._pages.ids) else "")

    @property
    def is_painted(self) -> bool:
        """True once no picture is being painted."""
        return not self._delegate.under_way

    def select_page(self, page: PageId) -> None:
        if page in self._pages.ids:
            self.setCurrentIndex(self._pages.index(self._pages.ids.index(page)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size() != event.oldSize():
            self._delegate.forget(None)
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def _steps(self, page: str, size: QSize) -> Generator[None, None, QImage]:
        if self._pictures is None:
            return QImage()
        return (yield from self._pictures.steps(page, size))

    def _refresh(self, page: str) -> None:
        self._delegate.forget(page)
        self.viewport().update()

    def _chosen(self) -> None:
        self._pages.current = self.page
        self.viewport().update()
        self.page_chosen.emit(self.page)


class _MarkedPages(PageDelegate):
    """Paints a page with a round mark in its corner if it has changed."""

    marks: Mapping[PageId, PageDifference] = {}

    @override
    def picture_size(self) -> QSize:
        """Return a size with which the columns fill the view, as large as shows all pages, if that is large enough."""
        view, metrics = self._view().viewport(), self._kit.theme.metrics
        bar = self._view().verticalScrollBar()  # the view leaves it its place even when there is none
        room = view.width() - 2 - (0 if bar.isVisible() else bar.sizeHint().width())
        number = max(len(self._model.ids), 1)
        least = round(metrics.target_px * PICTURE_TARGETS + 2 * metrics.gap_px)
        most = max(1, room // least)
        width = room
        for columns in range(max(1, min(most, room // (least * LARGEST))), most + 1):
            width = max(room // columns - 2 * metrics.gap_px, metrics.target_px)
            high = width * 9 // 16 + metrics.small_px * 2 + 2 * metrics.gap_px
            if high * -(-number // columns) <= view.height():
                break
        return QSize(width, width * 9 // 16)

    @override
    def _paint_picture(self, painter: QPainter, page: str, area: QRect) -> QRect:
        frame = super()._paint_picture(painter, page, area)
        how = self.marks.get(PageId(page))
        if how is not None:
            look, side = self._kit.theme, round(self._kit.theme.metrics.icon_px * 1.2)
            corner = QRect(frame.right() - side - 3, frame.top() + 4, side, side)
            token = "danger" if how is PageDifference.REMOVED else "accent"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(token))
            painter.drawEllipse(corner)
            inner = corner.adjusted(side // 5, side // 5, -side // 5, -side // 5)
            self._kit.icons.paint(painter, ICONS[how], inner, look.colour(f"on_{token}"))
        return frame

    @override
    def _paint_tick(self, painter: QPainter, frame: QRect) -> None:
        """Leave out the tick of pages that are chosen several at a time."""
