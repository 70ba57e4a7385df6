"""Panel with thumbnails of all pages: open, add, duplicate, reorder, delete or choose pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import override

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from tni.core.number_runs import number_runs
from tni.ui.chrome.button import ActionButton, IconButton, Style
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.style_sheet import scroll_bar_style_sheet
from tni.ui.i18n import tr
from tni.ui.panels.page_list import PageDelegate, PageList, PageListModel, ThumbnailSource


class PagePanel(QWidget):
    """Opaque panel beside the canvas, laid out by its owner; it emits requests and does not change the lesson itself.

    across: a horizontal strip above the toolbar, for the main window; else a column, for the teacher's window.
    choosing: several pages can be ticked, and the lesson cannot be changed. Alt with an arrow key moves the selected
    pages, as a finger does that rests on one and then drags it; Delete deletes them.
    """

    page_chosen = Signal(str)
    add_wanted = Signal()
    duplicate_wanted = Signal(list)
    delete_wanted = Signal(list)
    move_wanted = Signal(list, int)
    selection_changed = Signal(list)
    close_wanted = Signal()
    versions_wanted = Signal()

    def __init__(
        self, style: Style, thumbnail: ThumbnailSource, parent: QWidget | None = None,
        *, across: bool = True, choosing: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.kit, self._across, self._choosing = style, across, choosing
        self.setAccessibleName(tr("Pages"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._model = PageListModel(self)
        self._list = PageList(self)
        self._delegate = PageDelegate(style, self._model, thumbnail, self._list)
        self._prepare_list()
        rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if not choosing:
            self._make_buttons()
            rows.addLayout(self._bar)
        rows.addWidget(self._list, 1)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def _prepare_list(self) -> None:
        from tni.ui.chrome.finger_reorder import FingerReorder  # with the first list of pages

        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName(tr("Liste des pages"))
        rows = self._across or self._choosing
        view.setFlow(QListView.Flow.LeftToRight if rows else QListView.Flow.TopToBottom)
        view.setWrapping(self._choosing)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mode = QAbstractItemView.SelectionMode
        view.setSelectionMode(mode.MultiSelection if self._choosing else mode.ExtendedSelection)
        if not self._choosing:
            view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            view.setDropIndicatorShown(True)
            view.clicked.connect(self._choose)
            view.activated.connect(self._choose)
            view.step_wanted.connect(self.step)
            view.delete_wanted.connect(lambda: self.delete_wanted.emit(self.selected()))
            self._model.move_wanted.connect(self.move_wanted)
        FingerScroll(view)
        if not self._choosing:
            FingerReorder(view, self.kit).moved.connect(self._move)
        view.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit(self.selected()))

    def _make_buttons(self) -> None:
        back, on = ("left", "right") if self._across else ("up", "down")
        for icon, name, act in (
            ("plus", tr("Ajouter une page"), self.add_wanted.emit),
            ("copy-plus", tr("Dupliquer la page"), lambda: self.duplicate_wanted.emit(self.selected())),
            (f"arrow-{back}", tr("Avancer la page d’un rang"), lambda: self.step(-1)),
            (f"arrow-{on}", tr("Reculer la page d’un rang"), lambda: self.step(1)),
            ("trash-2", tr("Supprimer la page"), lambda: self.delete_wanted.emit(self.selected())),
        ):
            button = IconButton(self.kit, icon, name, self)
            button.clicked.connect(act)
            self._bar.addWidget(button)
        self._bar.addStretch(1)
        if self._across:
            versions = IconButton(self.kit, "tni-versions", tr("Autres versions de cette page"), self)
            versions.clicked.connect(lambda _checked=False: self.versions_wanted.emit())
            self._bar.insertWidget(self._bar.count() - 1, versions)
            close = IconButton(self.kit, "x", tr("Fermer les pages"), self)
            close.clicked.connect(self.close_wanted)
            self._bar.addWidget(close)

    def add_choices(self, actions: Iterable[QAction]) -> None:
        """Offer choices for the page that is open, such as its ruling, behind the buttons of the pages."""
        before = self._bar.count() - 1 - self._across  # the stretch, and the button that closes
        self._bar.insertSpacing(before, self.kit.theme.metrics.target_px // 2)
        for place, action in enumerate(actions, before + 1):
            self._bar.insertWidget(place, ActionButton(self.kit, action, show_label=False, parent=self))

    # -- content

    def show_pages(self, ids: Sequence[str], current: str, captions: Mapping[str, str] | None = None) -> None:
        """Show the pages in order and select the current one, unless pages are being chosen.

        captions: texts under pages, in place of their numbers.
        """
        chosen = set(self.selected())
        self._model.show_pages(ids, current, captions)
        if self._choosing:
            self.select(chosen)
        elif current in self._model.ids:
            index = self._model.index(self._model.ids.index(current))
            if not (current in chosen and len(chosen) > 1):
                self._list.setCurrentIndex(index)
            self._list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def refresh(self, page: str | None = None) -> None:
        """Repaint a page's thumbnail; for None, those of all pages."""
        self._delegate.forget(page)
        self._list.viewport().update()

    @property
    def ids(self) -> Sequence[str]:
        """Page ids in the order shown."""
        return self._model.ids

    def selected(self) -> list[str]:
        """Return the ids of the selected pages, in their order."""
        ranges = self._list.selectionModel().selection()
        found = map(ranges.at, range(ranges.count()))
        rows = sorted({row for one in found for row in range(one.top(), one.bottom() + 1)})
        return [self._model.ids[row] for row in rows]

    def select(self, ids: set[str]) -> None:
        """Select these pages alone, in one change."""
        chosen = QItemSelection()
        rows = [row for row, page in enumerate(self._model.ids) if page in ids]
        for first, last in number_runs(rows):
            chosen.select(self._model.index(first), self._model.index(last))
        self._list.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def step(self, by: int) -> None:
        """Request that the selected pages move by one position."""
        ids = self.selected()
        rows = [self._model.ids.index(page) for page in ids]
        if rows and rows[0] + by >= 0 and rows[-1] + by < len(self._model.ids):
            self.move_wanted.emit(ids, rows[0] - 1 if by < 0 else rows[-1] + 2)

    def _move(self, row: int, before: int) -> None:
        """Request that a page goes before another, with all that are selected if it is."""
        page, chosen = self._model.ids[row], self.selected()
        self.move_wanted.emit(chosen if page in chosen else [page], before)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_chosen.emit(self._model.ids[index.row()])

    # -- appearance

    def _restyle(self) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        self._delegate.forget(None)
        pad = metrics.pad_px
        self._bar.setContentsMargins(pad, pad // 2, pad, 0)
        self._bar.setSpacing(metrics.gap_px)
        self._list.setSpacing(0)
        ground = f"QListView {{ border: none; padding: 0; background: {look.colours.surface}; }}"
        self._list.setStyleSheet(ground + scroll_bar_style_sheet(look))
        self._list.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        cell = self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex())
        bar = metrics.target_px + metrics.pad_px // 2 if not self._choosing else 0
        scroll = max(8, metrics.target_px // 5)
        least = 5 * metrics.target_px + 4 * metrics.gap_px + 2 * metrics.pad_px
        if self._across:
            return QSize(cell.width() * 5, bar + cell.height() + scroll + metrics.pad_px // 2)
        return QSize(max(least if bar else 0, cell.width() + scroll), bar + cell.height() * 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        if self._across:
            painter.fillRect(0, 0, self.width(), look.metrics.line_px, look.colour("line"))
        elif not self._choosing:
            line = look.metrics.line_px
            painter.fillRect(self.width() - line, 0, line, self.height(), look.colour("hairline"))
        painter.end()
