"""Pages that go with an entry, drawn large enough to be looked at where the entry is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tni.core.ids import PageId
from tni.services.cahier.leaving_texts import LeavingPage
from tni.ui.canvas.thumbnail import PictureSource
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.seance.page_look import PageLook
from tni.ui.seance.parts_seen import PartsSeen, parts_shown

TICK_MS = 100
"""Time between two notes of what is on the screen; a part of a page that rests there for several was seen."""
LEGIBLE_TARGETS = 8
"""Least width of a picture on which handwriting can be read, in targets."""
LEGIBLE_PX = 380
"""Likewise at a desk, where targets are small."""
AT_ONCE, MORE = 12, 6
"""Pages that are laid out with the sheet, and in each turn of the event loop that follows."""
PAGE_ASPECT = 16 / 9
"""Of most pages; others are as high as they are."""


class JoinedPages(QWidget):
    """Pictures of the pages that go, one below the other, or side by side where handwriting can still be read.

    A page has been seen once every part of its picture has rested on the screen, whole or after some scrolling.

    Signals:
        left_out: id of a page that is not to be joined.
        seen_changed: another page was seen, or one must be looked at again.
    """

    left_out = Signal(str)
    seen_changed = Signal()

    def __init__(self, style: Style, picture: PictureSource) -> None:
        super().__init__()
        self.kit, self._picture = style, picture
        self.pages: Sequence[LeavingPage] = ()
        self.looks: dict[str, PageLook] = {}
        self._outs: dict[str, TextButton] = {}
        self._captions: dict[str, Label] = {}
        self._names: dict[PageId, str] = {}
        self._parts: dict[str, PartsSeen] = {}
        self._seen: dict[str, str] = {}
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, style.theme.metrics.pad_px, 0)
        self._grid.setSpacing(style.theme.metrics.gap_px)
        self._area = scrolled(content, tr("Pages jointes"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._area)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.note_shown)
        self._adding = QTimer(self, interval=0)
        self._adding.timeout.connect(self._add_more)

    # -- content

    def show_pages(self, pages: Sequence[LeavingPage], captions: dict[PageId, str]) -> None:
        """Show these pages as they are now: the first ones at once, others soon. A page that has changed must be looked
        at again. captions: by page id."""
        before = {page.id: page.digest for page in self.pages}
        for page in self.pages:
            if page not in pages:
                self._forget(page.id)
        self.pages = tuple(pages)
        self._names = captions
        for gone in self.looks.keys() - {page.id for page in pages}:
            cell = self._cell(self.looks.pop(gone))
            del self._outs[gone], self._captions[gone]
            cell.hide()
            cell.deleteLater()
        for place, page in enumerate(pages):
            if page.id not in self.looks:
                if place < AT_ONCE:
                    self._add(page.id)
                continue
            if before[page.id] != page.digest:
                self.looks[page.id].refresh()
            self._name(page.id)
        if list(before) != [page.id for page in pages]:
            self._place()
        self._adding.start()
        self.seen_changed.emit()

    def _add_more(self) -> None:
        """Lay some of the pages out that are not yet."""
        places = [place for place, page in enumerate(self.pages) if page.id not in self.looks][:MORE]
        for place in places:
            self._add(self.pages[place].id)
        if places:
            self._place(places[0])
        else:
            self._adding.stop()

    def _add(self, page: PageId) -> None:
        look = self.looks[page] = PageLook(self.kit, page, "", self._picture)
        look.drawn.connect(self._watch)
        look.failed.connect(lambda: self._name(page))
        self._outs[page] = TextButton(self.kit, tr("Ne pas joindre"))
        self._outs[page].clicked.connect(lambda: self.left_out.emit(page))
        self._captions[page] = Label(self.kit, size="small", token="muted")
        self._name(page)

    def _name(self, page: PageId) -> None:
        """Name a page by its lesson and number; those of others become known while they are read."""
        caption = self._names[page]
        if self.looks[page].has_failed:
            caption = tr("{} – ne peut pas être affichée").format(caption)
        self.looks[page].setAccessibleName(caption)
        self._captions[page].setText(caption)
        self._outs[page].setAccessibleName(tr("Ne pas joindre : {}").format(caption))

    def _place(self, first: int = 0) -> None:
        """Lay the pictures out in as many columns as there is room for, small enough that all are seen at once if
        handwriting can still be read on them. first: place of the first one that is not laid out yet."""
        metrics, bar = self.kit.theme.metrics, self._area.verticalScrollBar().sizeHint().width()
        least = self._least_width
        width = self.width() - bar - metrics.pad_px
        columns = max(1, min(len(self.pages), width // least))
        width = max(1, (width - (columns - 1) * metrics.gap_px) // columns)
        all_seen = int((self.height() / max(1, -(-len(self.pages) // columns)) - self._below) * PAGE_ASPECT)
        if least <= all_seen < width:
            width = all_seen
        before = [self._outs[page.id] for page in self.pages[:first] if page.id in self.looks]
        last: QWidget = before[-1] if before else self._area
        for place, page in enumerate(self.pages[first:], first):
            if page.id not in self.looks:
                continue
            row, column = divmod(place, columns)
            cell = self._cell(self.looks[page.id])
            cell.setFixedWidth(width)
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self.setTabOrder(last, self._outs[page.id])  # in the order of the pages, before what follows them
            last = self._outs[page.id]
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(self._grid.columnCount(), 1)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _cell(self, look: PageLook) -> QWidget:
        if (cell := look.parentWidget()) is not None:
            return cell
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.kit.theme.metrics.gap_px // 2)
        column.addWidget(look)
        line = QHBoxLayout()
        line.addWidget(self._captions[look.page], 1)
        line.addWidget(self._outs[look.page])
        column.addLayout(line)
        return cell

    def show_whole_rows(self) -> None:
        """Take the height of one row, so that no page is scrolled through in what scrolls itself."""
        self.setMinimumHeight(round(self._least_width / PAGE_ASPECT) + self._below + 1)

    @property
    def _least_width(self) -> int:
        return max(self.kit.theme.metrics.target_px * LEGIBLE_TARGETS, LEGIBLE_PX)

    @property
    def _below(self) -> int:
        """Height of what belongs to a picture."""
        return self.kit.theme.metrics.target_px + 2 * self.kit.theme.metrics.gap_px

    # -- looking

    @property
    def seen(self) -> frozenset[str]:
        """Digests of the pages seen, as they were then."""
        return frozenset(self._seen.values())

    @property
    def unseen(self) -> list[LeavingPage]:
        """Pages that must still be looked at: those on which the program cannot read everything."""
        return [page for page in self.pages if (page.reasons or page.pdf) and page.id not in self._seen]

    def redrawn(self, page: str) -> None:
        """A page looks different and must be looked at again."""
        self._forget(page)
        self.looks[page].refresh()
        self.seen_changed.emit()

    def _forget(self, page: str) -> None:
        self._seen.pop(page, None)
        self._parts.pop(page, None)

    def _watch(self) -> None:
        if self.isVisible() and not self._tick.isActive():
            self._tick.start()

    def note_shown(self) -> None:
        """Take what is on the screen now into account."""
        before, window = len(self._seen), self.window()
        is_before_her = _is_before_her(window)
        for page in self.pages:
            look = self.looks.get(page.id)
            if look is None or page.id in self._seen:
                continue
            parts = self._parts.setdefault(page.id, PartsSeen())
            if not (is_before_her and look.is_drawn) or look.visibleRegion().isEmpty():
                parts.interrupt()
            elif parts.note(parts_shown(look), QRect(look.mapTo(window, QPoint()), look.size())):
                self._seen[page.id] = page.digest
        if len(self._seen) == len(self.pages):
            self._tick.stop()  # until then also a sheet that lay over the pages may have gone
        if len(self._seen) != before:
            self.seen_changed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._watch()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        for parts in self._parts.values():
            parts.interrupt()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._watch()


def _is_before_her(window: QWidget) -> bool:
    """Return True for the window that is used now: no other program, dialog or menu lies over it."""
    handle = window.windowHandle()
    return (
        window.isActiveWindow()
        and not window.isMinimized()
        and handle is not None
        and handle.isExposed()
        and QApplication.activeModalWidget() is None
        and QApplication.activePopupWidget() is None
    )
