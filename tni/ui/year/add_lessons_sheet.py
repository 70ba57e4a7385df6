"""Sheet « Ajouter des leçons »: lessons of the library, searched and chosen, and lessons that are not prepared yet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QWidget

from tni.core.collation import fold
from tni.library.listed_lesson import ListedLesson
from tni.planning.class_year import MOST_HOURS, LessonSequence
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import DropDown, Sheet, labelled_field
from tni.ui.chrome.tick_list import TickList
from tni.ui.i18n import is_singular, tr
from tni.ui.year.year_texts import of_the_class

SEARCH_PAUSE_MS = 60
MOST_SHOWN = 400
"""Lessons that are listed; the search finds the others."""


class AddLessonsSheet(Sheet):
    """Sheet to add lessons to a sequence.

    added: id of the sequence, or "" for a new one; title of a new one; paths of lessons; title of a lesson that is not
    prepared; hours of each lesson.
    """

    added = Signal(str, str, list, str, int)

    def __init__(
        self, style: Style, class_name: str, sequences: Sequence[LessonSequence], chosen: str, parent: QWidget
    ) -> None:
        """chosen: id of the sequence that is proposed; "" for the last one."""
        super().__init__(style, tr("Ajouter des leçons à l’année {}").format(of_the_class(class_name)), parent)
        self._lessons: tuple[ListedLesson, ...] = ()
        self._marked: dict[str, None] = {}
        """Paths of the lessons that are chosen, in the order in which they were."""
        self._shown: list[ListedLesson] = []
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher une leçon"))
        self.search.setAccessibleName(tr("Chercher une leçon"))
        self.search.make_clearable(style)
        self._soon = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._soon.timeout.connect(self._list)
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.rows.addWidget(self.search)
        self.list = TickList(tr("Leçons de la bibliothèque"))
        self._note = EmptyListNote(
            style, tr("Aucune leçon trouvée. En dessous, on peut prévoir une leçon qui n’est pas encore préparée."),
            self.list,
        )  # fmt: skip
        self.list.toggled.connect(self._mark)
        self.rows.addWidget(self.list, 1)
        self.rows.addLayout(self._make_target(sequences, chosen))
        self.rows.addLayout(self._make_end())
        self._show_count()

    def _make_target(self, sequences: Sequence[LessonSequence], chosen: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px * 2)
        self.unprepared = QLineEdit()
        self.unprepared.setPlaceholderText(tr("par exemple Contrôle n° 1"))
        self.unprepared.textChanged.connect(lambda _text: self._show_count())
        self.unprepared.returnPressed.connect(self._add)
        line.addLayout(labelled_field(self.kit, tr("Leçon pas encore préparée"), self.unprepared), 3)
        self.sequence = DropDown(self.kit)
        for one in sequences:
            self.sequence.addItem(one.title, one.id)
        self.sequence.addItem(tr("Nouvelle séquence"), "")
        at = self.sequence.findData(chosen) if chosen else len(sequences) - 1
        self.sequence.setCurrentIndex(max(0, at))
        self.sequence.currentIndexChanged.connect(lambda _at: self._show_new())
        line.addLayout(labelled_field(self.kit, tr("Dans la séquence"), self.sequence), 3)
        self.title_of_new = QLineEdit(tr("Séquence {}").format(len(sequences) + 1))
        self._new = QWidget()
        column = labelled_field(self.kit, tr("Nom de la séquence"), self.title_of_new)
        column.setContentsMargins(0, 0, 0, 0)
        self._new.setLayout(column)
        line.addWidget(self._new, 2)
        self._show_new()
        self.hours = QSpinBox()
        self.hours.setRange(1, MOST_HOURS)
        line.addLayout(labelled_field(self.kit, tr("Heures par leçon"), self.hours), 1)
        for icon, name, step in (("minus", tr("Une heure de moins"), -1), ("plus", tr("Une heure de plus"), 1)):
            button = IconButton(self.kit, icon, name)
            button.clicked.connect(lambda _checked=False, step=step: self.hours.stepBy(step))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _make_end(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.count = Label(self.kit, token="muted")
        line.addWidget(self.count)
        line.addStretch(1)
        self.add = TextButton(self.kit, tr("Ajouter à l’année"), filled=True)
        self.add.clicked.connect(lambda _checked=False: self._add())
        line.addWidget(self.add)
        return line

    # -- lessons

    def show_lessons(self, lessons: Sequence[ListedLesson]) -> None:
        """List the lessons of the library, in their order."""
        self._lessons = tuple(one for one in lessons if not one.problem)
        self._list()

    def _list(self) -> None:
        words = fold(self.search.text()).split()
        found = (one for one in self._lessons if all(word in fold(f"{one.title} {one.folder}") for word in words))
        self._shown = list(islice(found, MOST_SHOWN))
        self.list.clear()
        for one in self._shown:
            text = f"{one.title}  –  {one.folder.replace('/', ' › ')}" if one.folder else one.title
            self.list.add_line(text, ticked=one.path in self._marked)

    def _mark(self, line: int, ticked: bool) -> None:
        path = self._shown[line].path
        if ticked:
            self._marked[path] = None
        else:
            self._marked.pop(path, None)
        self._show_count()

    def _show_new(self) -> None:
        self._new.setVisible(self.sequence.currentData() == "")

    def _show_count(self) -> None:
        number = len(self._marked) + bool(self.unprepared.text().strip())
        text = tr("{} leçon choisie") if is_singular(number) else tr("{} leçons choisies")
        self.count.setText(text.format(number) if number else tr("Toucher les leçons, dans l’ordre voulu."))
        self.add.setEnabled(bool(number))

    def _add(self) -> None:
        title = self.unprepared.text().strip()
        if not self._marked and not title:
            return
        new = self.title_of_new.text().strip() or tr("Séquence")
        self.added.emit(self.sequence.currentData(), new, list(self._marked), title, self.hours.value())
        self.put_away()
