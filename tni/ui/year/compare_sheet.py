"""Sheet « Comparer »: lessons that another class has had and this one has not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.planning.given_lessons import MissingLesson
from tni.planning.taught_class import TaughtClass
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, Sheet, labelled_field
from tni.ui.chrome.tick_list import TickList
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.dates import short_date
from tni.ui.year.year_texts import hours_text, of_the_class, the_class


class CompareSheet(Sheet):
    """Sheet that compares a class with another one.

    Signals:
        add_wanted: the missing lessons that are ticked go into the year of the class.
        copy_wanted: the class takes the whole year of the other one, whose name is given with its subject.
    """

    add_wanted = Signal(list)
    copy_wanted = Signal(object)

    def __init__(
        self,
        style: Style,
        own: TaughtClass,
        others: Sequence[TaughtClass],
        missing: Callable[[TaughtClass], Sequence[MissingLesson]],
        today: date,
        parent: QWidget,
    ) -> None:
        """others: classes that can be compared, the likeliest first. missing: returns what one has had."""
        super().__init__(style, tr("Ce que {} n’a pas encore vu").format(the_class(own.name)), parent)
        self._own, self._others, self._missing_of, self._today = own, tuple(others), missing, today
        self._found: tuple[MissingLesson, ...] = ()
        line = QHBoxLayout()
        self.other = DropDown(style)
        for one in others:
            self.other.addItem(one.name)
        line.addLayout(labelled_field(style, tr("Comparer avec"), self.other), 1)
        line.addStretch(2)
        self.rows.addLayout(line)
        self.summary = Label(style, size="title")
        self.rows.addWidget(self.summary)
        self.list = TickList(tr("Leçons qui manquent"))
        note = tr("Rien ne manque.") if others else tr("Aucune autre classe à comparer.")
        self._note = EmptyListNote(style, note, self.list)
        self.list.toggled.connect(lambda _line, _ticked: self._show_button())
        self.rows.addWidget(self.list, 1)
        end = QHBoxLayout()
        self.copy = TextButton(style, "")
        self.copy.setToolTip(tr("Les séquences prévues pour l’autre classe remplacent celles-ci."))
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        end.addWidget(self.copy)
        end.addStretch(1)
        self.add = TextButton(style, tr("Ajouter à l’année {}").format(of_the_class(own.class_name)), filled=True)
        self.add.clicked.connect(lambda _checked=False: self._add())
        end.addWidget(self.add)
        self.rows.addLayout(end)
        self.other.currentIndexChanged.connect(lambda _at: self.show_missing())
        self.show_missing()

    def show_missing(self) -> None:
        """List what is missing. Lessons that stand in the year already are not ticked: ticked, they come first."""
        other = self._other
        self._found = () if other is None else tuple(self._missing_of(other))
        self.list.clear()
        for one in self._found:
            self.list.add_line(self._line(one), ticked=not one.planned)
        number = len(self._found)
        text = (
            tr("{other} a vu {number} leçon de plus")
            if is_singular(number)
            else tr("{other} a vu {number} leçons de plus")
        )
        if not number:
            text = tr("{own} a vu tout ce que {other} a vu")
        self.summary.setVisible(other is not None)
        self.copy.setVisible(other is not None)
        if other is not None:
            text = text.format(own=the_class(self._own.name), other=the_class(other.name), number=number)
            self.summary.setText(text[0].upper() + text[1:])
            self.copy.set_text(tr("Reprendre toute l’année {}").format(of_the_class(other.name)))
        self._show_button()

    @property
    def _other(self) -> TaughtClass | None:
        at = self.other.currentIndex()
        return self._others[at] if 0 <= at < len(self._others) else None

    def _line(self, one: MissingLesson) -> str:
        had = tr("{name} : {day}").format(name=self.other.currentText(), day=short_date(one.had_on, self._today))
        parts = [had, hours_text(one.hours), *([tr("prévue plus tard")] if one.planned else [])]
        return f"{one.title}  –  {', '.join(parts)}"

    def _ticked(self) -> list[MissingLesson]:
        return [one for n, one in enumerate(self._found) if self.list.is_ticked(n)]

    def _show_button(self) -> None:
        self.add.setEnabled(bool(self._ticked()))

    def _add(self) -> None:
        if ticked := self._ticked():
            self.add_wanted.emit(ticked)
            self.put_away()

    def _copy(self) -> None:
        if (other := self._other) is not None:
            self.copy_wanted.emit(other)
            self.put_away()
