"""Sequences of a year in order, each with its colour: chosen, named, moved and removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.planning.class_year import LessonSequence
from tni.planning.year_layout import YearLayout
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.i18n import is_singular, tr
from tni.ui.year.sequence_colours import sequence_icon
from tni.ui.year.year_texts import hours_text

WIDTH_TARGETS = 6


class SequenceBox(QWidget):
    """List of sequences with its buttons.

    Signals:
        chosen: number of the sequence that is selected, -1 for none.
        add_wanted: lessons are to be added to the year.
        new_wanted: a new sequence is to be made.
        rename_wanted, remove_wanted: id of a sequence.
        move_wanted: id of a sequence, and its new place.
    """

    chosen = Signal(int)
    add_wanted = Signal()
    new_wanted = Signal()
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._sequences: tuple[LessonSequence, ...] = ()
        self._is_filling = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addWidget(Label(style, tr("Séquences"), size="title"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Séquences de l’année"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        FingerScroll(self.list)
        self._note = EmptyListNote(
            style, tr("Une séquence : des leçons qui se suivent. « Ajouter des leçons » en commence une."), self.list
        )
        self.list.currentRowChanged.connect(self._choose)
        rows.addWidget(self.list, 1)
        self.left = Label(style, token="danger")
        self.left.setWordWrap(True)
        rows.addWidget(self.left)
        rows.addLayout(self._make_line())
        self.add = TextButton(style, tr("Ajouter des leçons"), filled=True)
        self.add.clicked.connect(self.add_wanted)
        rows.addWidget(self.add)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedWidth(self.kit.theme.metrics.target_px * WIDTH_TARGETS)
        self.list.setIconSize(QSize(self.kit.theme.metrics.font_px, self.kit.theme.metrics.font_px))

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2)
        self.buttons: dict[str, IconButton] = {}
        for name, icon, text, act in (
            ("new", "plus", tr("Nouvelle séquence"), self.new_wanted.emit),
            ("rename", "type", tr("Renommer la séquence"), lambda: self._ask(self.rename_wanted.emit)),
            ("up", "arrow-up", tr("Avancer la séquence"), lambda: self._move(-1)),
            ("down", "arrow-down", tr("Reculer la séquence"), lambda: self._move(1)),
            ("remove", "trash-2", tr("Retirer la séquence de l’année"), lambda: self._ask(self.remove_wanted.emit)),
        ):
            button = self.buttons[name] = IconButton(self.kit, icon, text)
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
        line.addStretch(1)
        return line

    # -- contents

    def show_year(self, sequences: Sequence[LessonSequence], layout: YearLayout, *, has_hours: bool) -> None:
        """Show the sequences. has_hours: the class has hours, of which too few may be left."""
        before = self.current
        self._is_filling = True
        self.list.clear()
        self._sequences = tuple(sequences)
        for number, sequence in enumerate(sequences):
            hours = sum(lesson.hours for lesson in sequence.lessons)
            text = f"{sequence.title}\n{hours_text(hours)}"
            self.list.addItem(QListWidgetItem(sequence_icon(self.kit.theme, number), text))
        self._is_filling = False
        rows = [n for n, one in enumerate(sequences) if before is not None and one.id == before.id]
        self.list.setCurrentRow(rows[0] if rows else -1)
        self._choose(self.list.currentRow())
        number = sum(hours for _, hours in layout.unplaced) if has_hours else 0
        text = (
            tr("Il manque {} heure avant la fin de l’année.")
            if is_singular(number)
            else tr("Il manque {} heures avant la fin de l’année.")
        )
        self.left.setText(text.format(number) if number else "")
        self.left.setVisible(bool(number))

    @property
    def current(self) -> LessonSequence | None:
        """The sequence that is selected."""
        row = self.list.currentRow()
        return self._sequences[row] if 0 <= row < len(self._sequences) else None

    def select(self, id: str) -> None:
        for row, one in enumerate(self._sequences):
            if one.id == id:
                self.list.setCurrentRow(row)

    def _choose(self, row: int) -> None:
        if self._is_filling:
            return
        count = len(self._sequences)
        there = 0 <= row < count
        for name, on in (
            ("rename", there), ("remove", there), ("up", there and row > 0), ("down", there and row < count - 1),
        ):  # fmt: skip
            self.buttons[name].setEnabled(on)
        self.chosen.emit(row)

    def _ask(self, wanted: Callable[[str], object]) -> None:
        if (current := self.current) is not None:
            wanted(current.id)

    def _move(self, by: int) -> None:
        if (current := self.current) is not None:
            self.move_wanted.emit(current.id, self.list.currentRow() + by)
