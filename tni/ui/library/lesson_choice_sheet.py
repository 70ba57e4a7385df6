"""Sheet to choose one lesson of the library, by its title or its folder."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tni.core.collation import fold
from tni.library.listed_lesson import ListedLesson
from tni.ui.chrome.button import Style
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr

MOST_SHOWN = 400
"""Lessons that are listed; the search finds the others."""


class LessonChoiceSheet(Sheet):
    """Sheet that one touch on a lesson ends. chosen: its path in the library."""

    chosen = Signal(str)

    def __init__(self, style: Style, title: str, lessons: Sequence[ListedLesson], parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._lessons: list[ListedLesson] = []
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher une leçon"))
        self.search.setAccessibleName(tr("Chercher une leçon"))
        self.search.make_clearable(style)
        self.search.textChanged.connect(lambda _text: self._list())
        self.rows.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Leçons de la bibliothèque"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        EmptyListNote(style, tr("Aucune leçon trouvée."), self.list)
        for signal in (self.list.itemClicked, self.list.itemActivated):
            signal.connect(self._choose)
        self.rows.addWidget(self.list, 1)
        self.show_lessons(lessons)

    @property
    def is_filled(self) -> bool:
        """True once there are lessons to choose from."""
        return bool(self._lessons)

    def show_lessons(self, lessons: Sequence[ListedLesson]) -> None:
        """Offer these lessons, as when the library has been listed meanwhile."""
        self._lessons = [one for one in lessons if not one.problem]
        self._list()

    def _list(self) -> None:
        words = fold(self.search.text()).split()
        found = (one for one in self._lessons if all(word in fold(f"{one.title} {one.folder}") for word in words))
        self.list.clear()
        for one in islice(found, MOST_SHOWN):
            item = QListWidgetItem(f"{one.title}  –  {one.folder.replace('/', ' › ')}" if one.folder else one.title)
            item.setData(Qt.ItemDataRole.UserRole, one.path)
            self.list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        if not self.isVisible():  # some desktops activate by the click that chooses
            return
        path = item.data(Qt.ItemDataRole.UserRole)
        self.put_away()
        self.chosen.emit(path)
