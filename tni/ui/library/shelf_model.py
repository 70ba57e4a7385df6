"""Model of the home screen's tiles: one row for each, shelf after shelf."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import override

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from tni.core.ids import PageId
from tni.library.listed_lesson import ListedLesson
from tni.planning.taught_class import ComingLesson
from tni.services.cahier.past_seances import ResumePoint
from tni.services.library.library_state import LibraryState
from tni.services.library.shelves import FolderItem, PageItem, Place, Shelf, ShelfItem
from tni.ui.library.tile_text import TileText, tile_text
from tni.ui.plain_text import tool_tip

LESSONS_MIME = "application/x-tni-lessons"
type Index = QModelIndex | QPersistentModelIndex


class ShelfModel(QAbstractListModel):
    """Model of the tiles. Texts are made when a tile is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shelves: tuple[Shelf, ...] = ()
        self.place = Place()
        self._items: list[ShelfItem] = []
        self._state: LibraryState | None = None
        self._today = date.min

    def show_shelves(self, shelves: Sequence[Shelf], state: LibraryState, place: Place, today: date) -> None:
        self.beginResetModel()
        self.shelves, self._state, self.place, self._today = tuple(shelves), state, place, today
        self._items = [item for shelf in shelves for item in shelf.items]
        self.endResetModel()

    def item(self, row: int) -> ShelfItem:
        return self._items[row]

    def text(self, row: int) -> TileText:
        assert self._state is not None
        with_folder = not self.place.folder or self.place.has_words or bool(self.place.filters)
        return tile_text(self._items[row], self._state, self._today, with_folder=with_folder)

    def pictured(self, row: int) -> ListedLesson | None:
        """Return the lesson whose first page a tile shows; None for a tile without a picture."""
        item = self._items[row]
        match item:
            case ListedLesson():
                return item
            case PageItem(lesson=lesson):
                return lesson
            case FolderItem():
                return None
            case ComingLesson(lesson=lesson, title=title):
                return None if self._state is None else self._state.listing.lesson_of(lesson, title)
            case ResumePoint():
                return None if self._state is None else self._state.lesson_at(item.file, item.lesson_id)
            case _:
                return ListedLesson(path=item.file, changed_s=item.at.timestamp(), size=0, title=item.title)

    def pictured_page(self, row: int) -> PageId | None:
        """Return the page whose picture a tile shows; None for the first of its lesson."""
        item = self._items[row]
        return PageId(item.found.page_id) if isinstance(item, PageItem) and item.found.number > 1 else None

    def is_favourite(self, item: ShelfItem) -> bool:
        return isinstance(item, ListedLesson) and self._state is not None and item.path in self._state.marks.favourites

    def row_of(self, path: str, near: int | None = None) -> int | None:
        """Return the last tile of a lesson or folder, which may stand on several shelves; the one nearest to a tile if
        `near` is one."""
        rows = (row for row in range(len(self._items) - 1, -1, -1) if getattr(self._items[row], "path", None) == path)
        return next(rows, None) if near is None else min(rows, key=lambda row: abs(row - near), default=None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.text(index.row()).name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self.text(index.row()).title)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        if index.isValid() and isinstance(self._items[index.row()], ListedLesson):
            usual |= Qt.ItemFlag.ItemIsDragEnabled
        return usual

    def dragged(self, rows: Sequence[int]) -> QMimeData | None:
        """Return the lessons of these rows for a drag; None if there are none."""
        paths = [item.path for row in rows if isinstance(item := self._items[row], ListedLesson)]
        if not paths:
            return None
        data = QMimeData()
        data.setData(LESSONS_MIME, "\n".join(paths).encode("utf-8", "surrogateescape"))
        return data


def dragged_lessons(data: QMimeData) -> list[str]:
    """Return the paths of the lessons in a drag of tiles; none for another drag."""
    if not data.hasFormat(LESSONS_MIME):
        return []
    return bytes(data.data(LESSONS_MIME).data()).decode("utf-8", "surrogateescape").split("\n")
