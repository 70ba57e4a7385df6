"""Lessons of a class without hours: sequence after sequence, in the order in which they are to be taught."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from tni.planning.class_year import ClassYear, PlannedLesson
from tni.ui.chrome.button import Style
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.i18n import tr
from tni.ui.year.sequence_colours import sequence_icon
from tni.ui.year.year_texts import hours_text

_ID = Qt.ItemDataRole.UserRole


class OrderedLessonList(QListWidget):
    """List of the lessons under their sequences.

    Signals:
        menu_wanted: a lesson was pressed; with its id.
        open_wanted: Enter was pressed on a lesson; with its id.
    """

    menu_wanted = Signal(str)
    open_wanted = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.setAccessibleName(tr("Leçons dans l’ordre"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(style.theme.metrics.font_px, style.theme.metrics.font_px))
        FingerScroll(self)
        self.itemClicked.connect(lambda item: self._ask(item, self.menu_wanted.emit))

    def show_year(self, year: ClassYear, given: Mapping[str, int]) -> None:
        """Show the lessons. given: hours that each was taught, by its id."""
        at, current = self.verticalScrollBar().value(), self.current
        self.clear()
        for number, sequence in enumerate(year.sequences):
            head = QListWidgetItem(sequence_icon(self.kit.theme, number), sequence.title)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFont(self.kit.theme.font(bold=True))
            self.addItem(head)
            for lesson in sequence.lessons:
                item = QListWidgetItem(lesson_line(lesson, given.get(lesson.id, 0)))
                item.setData(_ID, lesson.id)
                self.addItem(item)
        self.choose(current)
        self.verticalScrollBar().setValue(at)

    @property
    def current(self) -> str:
        """Id of the lesson that is selected; "" without one."""
        item = self.currentItem()
        return "" if item is None else item.data(_ID) or ""

    def choose(self, id: str) -> None:
        """Select a lesson, if it is there."""
        for row in range(self.count()):
            if id and self.item(row).data(_ID) == id:
                self.setCurrentRow(row)

    def row_of(self, id: str) -> int:
        """Return the row of a lesson; -1 if it is not there."""
        return next((row for row in range(self.count()) if self.item(row).data(_ID) == id), -1)

    def _ask(self, item: QListWidgetItem | None, ask: Callable[[str], object]) -> None:
        if item is not None and (id := item.data(_ID)):
            ask(id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentItem(), self.open_wanted.emit)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self._ask(self.currentItem(), self.menu_wanted.emit)
        else:
            super().keyPressEvent(event)


def lesson_line(lesson: PlannedLesson, given: int) -> str:
    """Return a lesson with its hours and whether it was taught."""
    notes = [hours_text(lesson.hours)] if lesson.hours > 1 else []
    if lesson.done or given >= lesson.hours:
        notes.append(tr("faite"))
    elif given:
        notes.append(tr("commencée"))
    return f"{lesson.title}  –  {', '.join(notes)}" if notes else lesson.title
