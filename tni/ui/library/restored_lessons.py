"""List of the lessons of a backup with a tick for each, a search field, and buttons for all or none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.core.collation import fold
from tni.services.library.backup_restoring import FileStanding, ListedFile
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_time, short_date
from tni.ui.messages.library_restoring import chosen_text, now_text

MOST_SHOWN = 400
"""Lessons that are listed; the search finds the others."""
TICKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
NAME_ROLE = Qt.ItemDataRole.UserRole


class LessonTicks(QWidget):
    """Lessons to choose from. names: of those that are ticked. ticked: others are now."""

    ticked = Signal()

    def __init__(self, style: Style, today: date) -> None:
        super().__init__()
        self.kit, self._today = style, today
        self.names: set[str] = set()
        self._lessons: list[tuple[ListedFile, str]] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addLayout(self._make_head())
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Leçons de la sauvegarde"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        EmptyListNote(style, tr("Aucune leçon trouvée."), self.list)
        self.list.itemClicked.connect(self._toggle)
        self.list.installEventFilter(self)
        rows.addWidget(self.list, 1)
        self.count = Label(style, size="small", token="muted")
        rows.addWidget(self.count)

    def _make_head(self) -> QHBoxLayout:
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher une leçon"))
        self.search.setAccessibleName(tr("Chercher une leçon"))
        self.search.make_clearable(self.kit)
        self.search.textChanged.connect(lambda _text: self._list())
        line = QHBoxLayout()
        line.addWidget(self.search, 1)
        self.all_button = TextButton(self.kit, tr("Toutes"))
        self.none_button = TextButton(self.kit, tr("Aucune"))
        self.all_button.clicked.connect(lambda _checked=False: self._tick_found(on=True))
        self.none_button.clicked.connect(lambda _checked=False: self._tick_found(on=False))
        for button in (self.all_button, self.none_button):
            line.addWidget(button)
        return line

    def show_lessons(self, lessons: Sequence[ListedFile]) -> None:
        """Show the lessons of a backup. Those of the same name stay ticked."""
        by_name = sorted(lessons, key=lambda file: fold(file.name.rpartition("/")[2]))
        self._lessons = [(file, fold(file.name)) for file in by_name]
        self.names &= {file.name for file in lessons}
        self._list()

    def untick(self, names: Collection[str]) -> None:
        self.names -= set(names)
        self._show_ticks()

    def _found(self) -> list[ListedFile]:
        words = fold(self.search.text()).split()
        return [file for file, text in self._lessons if all(word in text for word in words)]

    def _list(self) -> None:
        at = self.list.verticalScrollBar().value()
        self.list.clear()
        for file in self._found()[:MOST_SHOWN]:
            item = QListWidgetItem(self._text(file))
            item.setData(NAME_ROLE, file.name)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)  # all of the row ticks it
            self.list.addItem(item)
        self.list.verticalScrollBar().setValue(at)
        self._show_ticks()

    def _show_ticks(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_on = item.data(NAME_ROLE) in self.names
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.none_button.setEnabled(bool(self.names))
        self.count.setText(chosen_text(len(self.names), len(self._lessons)))
        self.ticked.emit()

    def _text(self, file: ListedFile) -> str:
        folder, _, name = file.name.rpartition("/")
        written = file.written.astimezone() if file.written is not None else None
        when = "" if written is None else short_date(written.date(), self._today) + ", " + format_time(written)
        standing = {
            FileStanding.GONE: tr("n’est plus dans la bibliothèque"),
            FileStanding.SAME: tr("la même aujourd’hui"),
            FileStanding.CHANGED: tr("a changé depuis"),
        }[file.standing]
        if file.now:
            standing = now_text(file.name, file.now)
        details = " · ".join(filter(None, (folder.replace("/", " › "), when, standing)))
        return f"{name.rpartition('.')[0]}\n{details}"

    def _toggle(self, item: QListWidgetItem) -> None:
        self.names ^= {item.data(NAME_ROLE)}
        self._show_ticks()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tick a row by Enter or the space bar. Activation is no sign of them: clicks activate as well."""
        is_press = watched is self.list and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in TICKING and (item := self.list.currentItem()):
            self._toggle(item)
            return True
        return super().eventFilter(watched, event)

    def _tick_found(self, *, on: bool) -> None:
        found = {file.name for file in self._found()}
        self.names = self.names | found if on else self.names - found
        self._show_ticks()
