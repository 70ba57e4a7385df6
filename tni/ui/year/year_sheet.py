"""Sheet « Mon année »: the weeks of a class, its sequences, and the way to its next lesson."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import override

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.planning.class_year import ClassYear
from tni.planning.taught_class import ComingLesson, TaughtClass
from tni.planning.year_grid import YearRow
from tni.planning.year_layout import YearLayout
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, Sheet
from tni.ui.i18n import tr
from tni.ui.library.tile_text import coming_text
from tni.ui.year.lesson_list import OrderedLessonList
from tni.ui.year.sequence_box import SequenceBox
from tni.ui.year.year_view import KEYS, YearView

_STANDARD = QKeySequence.StandardKey
MOST_CHARACTERS = 32
"""Longest title of a lesson on the button that opens it."""


@dataclass(frozen=True, slots=True)
class ShownYear:
    """Year of a class as the sheet shows it. coming: its next lesson. problem: a sentence, "" when all is well. given:
    hours that each planned lesson was taught, by its id."""

    year: ClassYear
    rows: tuple[YearRow, ...]
    layout: YearLayout
    coming: ComingLesson | None
    can_undo: bool
    can_redo: bool
    has_hours: bool
    problem: str = ""
    given: Mapping[str, int] = field(default_factory=dict)


class YearSheet(Sheet):
    """Sheet of the year.

    Signals:
        class_chosen: another class is shown; its place among the classes.
        next_wanted: the next lesson of the class is to be opened.
        class_wanted: a class is to be added.
        undo_wanted, redo_wanted, compare_wanted, timetable_wanted, own_hours_wanted.
    """

    class_chosen = Signal(int)
    next_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    compare_wanted = Signal()
    timetable_wanted = Signal()
    own_hours_wanted = Signal()
    class_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Mon année"), parent)
        self._classes: tuple[TaughtClass, ...] = ()
        self.rows.addLayout(self._make_head())
        self.problem = Label(style, token="danger")
        self.problem.setWordWrap(True)
        self.rows.addWidget(self.problem)
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        self.sequences = SequenceBox(style)
        body.addWidget(self.sequences)
        self.view = YearView(style, self)
        self.lessons = OrderedLessonList(style)
        weeks = QVBoxLayout()
        weeks.setSpacing(style.theme.metrics.gap_px)
        weeks.addWidget(self._make_without_hours())
        weeks.addWidget(self.lessons, 1)
        weeks.addWidget(self.view, 1)
        body.addLayout(weeks, 1)
        self.rows.addLayout(body, 1)
        self.empty = self._make_empty()
        self.view.viewport().installEventFilter(self)
        self.sequences.chosen.connect(self._choose_sequence)

    def _make_head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.classes = DropDown(self.kit)
        self.classes.setAccessibleName(tr("Classe"))
        self.classes.setMinimumWidth(self.kit.theme.metrics.target_px * 5)
        self.classes.activated.connect(self.class_chosen)
        self.add_class = IconButton(self.kit, "plus", tr("Ajouter une classe"))
        self.add_class.clicked.connect(self.class_wanted)
        self.next = TextButton(self.kit, "", filled=True)
        self.next.clicked.connect(self.next_wanted)
        self.undo = IconButton(self.kit, "undo-2", tr("Annuler"))
        self.undo.clicked.connect(self.undo_wanted)
        self.redo = IconButton(self.kit, "redo-2", tr("Rétablir"))
        self.redo.clicked.connect(self.redo_wanted)
        self.compare = TextButton(self.kit, tr("Comparer"))
        self.compare.clicked.connect(self.compare_wanted)
        self.timetable = TextButton(self.kit, tr("Emploi du temps"))
        self.timetable.clicked.connect(self.timetable_wanted)
        line.addWidget(self.classes)
        line.addWidget(self.add_class)
        line.addWidget(self.next)
        line.addStretch(1)
        for widget in (self.undo, self.redo, self.compare, self.timetable):
            line.addWidget(widget)
        return line

    def _make_without_hours(self) -> QWidget:
        """Return the line over the lessons of a class that has no hours."""
        self.without_hours = QWidget()
        line = QHBoxLayout(self.without_hours)
        line.setContentsMargins(0, 0, 0, 0)
        text = Label(self.kit, tr("Cette classe n’a pas d’heures : ses leçons se suivent, sans date."), token="muted")
        text.setWordWrap(True)
        line.addWidget(text, 1)
        enter = TextButton(self.kit, tr("Saisir mes heures"))
        enter.clicked.connect(self.own_hours_wanted)
        line.addWidget(enter)
        return self.without_hours

    def _make_empty(self) -> QWidget:
        """Return what stands over the weeks while there are no hours on which lessons could be laid."""
        box = QWidget(self.view.viewport())
        rows = QVBoxLayout(box)
        rows.addStretch(1)
        text = tr(
            "Les semaines se remplissent avec vos heures : les saisir, ou charger un fichier .ics de PRONOTE ou de "
            "l’ENT. Sans heures, « Ajouter des leçons » les met dans l’ordre."
        )
        self.empty_text = Label(self.kit, text, token="muted")
        self.empty_text.setWordWrap(True)
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self.empty_text)
        self.enter = TextButton(self.kit, tr("Saisir mes heures"), filled=True)
        self.enter.clicked.connect(self.own_hours_wanted)
        self.load = TextButton(self.kit, tr("Charger l’emploi du temps"))
        self.load.clicked.connect(self.timetable_wanted)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.enter)
        line.addWidget(self.load)
        line.addStretch(1)
        rows.addLayout(line)
        rows.addStretch(2)
        return box

    # -- contents

    def show_classes(self, classes: Sequence[TaughtClass], chosen: TaughtClass | None) -> None:
        self._classes = tuple(classes)
        names = [one.name for one in classes]
        if names != [self.classes.itemText(n) for n in range(self.classes.count())]:
            self.classes.clear()
            self.classes.addItems(names)
        self.classes.setCurrentIndex(names.index(chosen.name) if chosen and chosen.name in names else -1)
        self.classes.setEnabled(bool(classes))
        self.compare.setEnabled(len(classes) > 1)

    def show_year(self, shown: ShownYear, today: date) -> None:
        self.view.show_weeks(shown.rows, today)
        self.sequences.show_year(shown.year.sequences, shown.layout, has_hours=shown.has_hours)
        self.undo.setEnabled(shown.can_undo)
        self.redo.setEnabled(shown.can_redo)
        self.lessons.show_year(shown.year, shown.given)
        has_list = not shown.has_hours and bool(shown.year.sequences)
        is_empty = not has_list and not any(row.cells for row in shown.rows)
        self.lessons.setVisible(has_list)
        self.view.setVisible(not has_list)
        self.without_hours.setVisible(not shown.has_hours and not is_empty)
        self.problem.setText(shown.problem)
        self.problem.setVisible(bool(shown.problem))
        coming = shown.coming
        self.next.setVisible(coming is not None)
        if coming is not None:
            self.next.set_text(_next_text(coming, today))
        self.empty.setVisible(is_empty)
        self._place_empty()

    def focus_contents(self) -> None:
        """Give the keyboard to the weeks, or to the lessons of a class without hours."""
        (self.view if self.lessons.isHidden() else self.lessons).setFocus()

    def _choose_sequence(self, row: int) -> None:
        """Let the lessons of a sequence stand out, and show the first of them."""
        self.view.hours.chosen = row if row >= 0 else None
        if self.sequences.list.hasFocus() and (current := self.sequences.current) is not None:
            if not self.lessons.isHidden():
                self.lessons.choose(next((lesson.id for lesson in current.lessons), ""))
            places = (self.view.year_model.index_of_planned(lesson.id) for lesson in current.lessons)
            self.view.choose(next((place for place in places if place.isValid()), QModelIndex()))
        self.view.viewport().update()

    def _place_empty(self) -> None:
        pad = self.kit.theme.metrics.pad_px
        view = self.view.viewport().rect()
        left = self.view.columnWidth(0) if self.view.year_model.rowCount() else 0
        self.empty.setGeometry(view.adjusted(left + pad, pad, -pad, -pad))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view.viewport():
            if event.type() is QEvent.Type.Resize:
                self._place_empty()
            return False
        return super().eventFilter(watched, event)

    # -- keys

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the shortcuts of the page that the sheet covers."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier)
            if (
                (plain and event.key() in KEYS)
                or event.matches(_STANDARD.Undo)
                or event.matches(_STANDARD.Redo)
                or _is_redo(event)
            ):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_STANDARD.Undo):
            self.undo_wanted.emit()
        elif event.matches(_STANDARD.Redo) or _is_redo(event):
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)


def _is_redo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _next_text(coming: ComingLesson, today: date) -> str:
    title = coming.title if len(coming.title) <= MOST_CHARACTERS else coming.title[: MOST_CHARACTERS - 1].rstrip() + "…"
    return tr("Prochaine leçon, {when} : {title}").format(when=coming_text(coming, today), title=title)
