"""Editor of the homework of an entry: one piece at a time, with its day, its minutes and its files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from tni.cahier.announced_work import leaves_day_open
from tni.cahier.entry import AttachedFile, Homework
from tni.core.ids import new_id
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.sheet import DateField
from tni.ui.chrome.style_sheet import show_as_placeholder
from tni.ui.chrome.text_area import TextArea
from tni.ui.i18n import tr
from tni.ui.seance.joined_files import JoinedFiles

DAYS_AHEAD = 7
"""Proposed for the due day where no timetable tells the next lesson."""
MOST_MINUTES = 600


class HomeworkEditor(QWidget):
    """Editor of homework. Pieces without text, file or page are left out.

    given: day of the séance. A piece that has a day keeps it; the day of others is only proposed until it is ticked.

    Signals:
        changed: by the teacher.
        removed: a piece was; the button that puts it back.
    """

    changed = Signal()
    removed = Signal(object)

    def __init__(self, style: Style, homework: Sequence[Homework], given: date) -> None:
        super().__init__()
        self.kit, self._given = style, given
        self._next_lesson: date | None = None
        self._lesson_days: Set[date] = frozenset()
        self._asked = set[str]()
        """Pieces whose day she was asked for."""
        self._works = list(homework) or [_new_work()]
        self._place = 0
        self._removed: list[tuple[int, Homework]] = []
        self._shows = False
        self._absent: Set[str] = frozenset()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.theme.metrics.gap_px // 2)
        self._pieces = QHBoxLayout()
        self._pieces.setSpacing(style.theme.metrics.gap_px)
        head = QHBoxLayout()
        head.addWidget(Label(style, tr("Travail à faire"), size="small", token="muted"))
        self.put_back = TextButton(style, tr("Travail retiré. Annuler"), quiet=True)
        self.put_back.clicked.connect(self._put_back)
        self.put_back.hide()
        head.addStretch(1)
        head.addWidget(self.put_back)
        head.addLayout(self._pieces)
        column.addLayout(head)
        self.text = TextArea("")
        self.text.setPlaceholderText(tr("Rien à faire"))
        self.text.setAccessibleName(tr("Travail à faire"))
        column.addWidget(self.text, 1)
        column.addLayout(self._make_line())
        self._show(0)
        self._watch()

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.has_due = CheckBox(tr("Pour le"))
        self.due = DateField(self.kit, self._given)
        self.due.setAccessibleName(tr("Pour le"))
        self.has_due.toggled.connect(self.due.setEnabled)
        self.minutes = QSpinBox()
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(" " + tr("min", "minutes"))
        self.minutes.setSpecialValueText(tr("durée (min)"))
        self.minutes.setAccessibleName(tr("Durée du travail, en minutes"))
        self.files = JoinedFiles(self.kit)
        self.files.chosen.connect(self._join)
        self.past = Label(self.kit, size="small", token="danger")
        self.past.setWordWrap(True)  # names of files may be long
        for widget in (self.has_due, self.due, self.minutes, self.files):
            line.addWidget(widget)
        line.addWidget(self.past, 1)
        return line

    def _watch(self) -> None:
        self.text.textChanged.connect(self._touched)
        self.has_due.toggled.connect(self._touched)
        self.due.dateTimeChanged.connect(self._touched)
        self.minutes.valueChanged.connect(self._touched)
        self.minutes.valueChanged.connect(self._show_minutes)
        self._show_minutes()

    def _show_minutes(self, *_value: int) -> None:
        """Show « durée » as what is asked for, not as a value."""
        show_as_placeholder(self.minutes, on=not self.minutes.value())

    # -- pieces

    def _show(self, place: int) -> None:
        """Show the piece at a place."""
        self._shows = True
        self._place = place
        work = self._works[place]
        self.text.setPlainText(work.text)
        self.has_due.setChecked(work.due is not None)
        day = work.due or self._next_lesson or self._given + timedelta(days=DAYS_AHEAD)
        self.due.setDate(day)  # type: ignore[arg-type]  # PySide takes a date
        self.due.setEnabled(work.due is not None)
        self.minutes.setValue(work.minutes)
        self._shows = False
        self._show_pieces()
        self.files.show_files(work.files)
        self._warn()

    def _show_pieces(self) -> None:
        clear_layout(self._pieces)
        self.buttons: list[TextButton] = []
        if len(self._works) > 1:
            for place, work in enumerate(self._works):
                lacks_day, number = self._lacks_day(work), place + 1
                name = tr("Travail {} : jour à choisir") if lacks_day else tr("Travail {}")
                button = TextButton(self.kit, f"{number} !" if lacks_day else str(number), name=name.format(number))
                button.setCheckable(True)
                button.setChecked(place == self._place)
                button.clicked.connect(lambda _=False, place=place: self._show(place))
                self.buttons.append(button)
                self._pieces.addWidget(button)
            self.remove = TextButton(self.kit, tr("Retirer"), name=tr("Retirer ce travail"), quiet=True)
            self.remove.clicked.connect(self._remove)
            self._pieces.addWidget(self.remove)
        self.add = TextButton(self.kit, "+", name=tr("Ajouter un autre travail"))
        self.add.setToolTip(tr("Ajouter un autre travail"))
        self.add.setEnabled(bool(self._works[-1].text.strip()))
        self.add.clicked.connect(self._add)
        self._pieces.addWidget(self.add)
        last: QWidget = self.files.put_back
        for place in range(self._pieces.count()):  # made anew, they would be the last that Tab visits
            item = self._pieces.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                self.setTabOrder(last, widget)
                last = widget

    def _add(self) -> None:
        self._works.append(_new_work(self._works[self._place].due))
        self._show(len(self._works) - 1)
        self.text.setFocus()
        self.changed.emit()

    def _remove(self) -> None:
        """Take the piece out that is shown. It can be put back as long as the editor is open."""
        self._removed.append((self._place, self._works.pop(self._place)))
        self._show(max(0, self._place - 1))
        self.put_back.show()
        self.changed.emit()
        self.removed.emit(self.put_back)

    def _put_back(self) -> None:
        place, work = self._removed.pop()
        place = min(place, len(self._works))
        self._works.insert(place, work)
        self._show(place)
        if not self._removed:
            self.put_back.hide()
            self.buttons[place].show()  # else it takes no focus in this turn
            self.buttons[place].setFocus()
        self.changed.emit()

    def _touched(self, *_what: object) -> None:
        if self._shows:
            return
        # The text as it is typed: a space at its end is only left out of what leaves the editor.
        text = self.text.document().toRawText().replace("\u2029", "\n")
        if self._next_lesson is not None and text.strip() and not self._works[self._place].text.strip():
            self._shows = True
            self.has_due.setChecked(
                True
            )  # the first word of a work: it is for the next lesson until she says otherwise
            self._shows = False
        due = self.due.day if self.has_due.isChecked() else None
        before = self._works[self._place]
        work = self._works[self._place] = replace(before, text=text, due=due, minutes=self.minutes.value())
        if self._lacks_day(work) != self._lacks_day(before):
            self._show_pieces()
        self.add.setEnabled(bool(self._works[-1].text.strip()))
        self._warn()
        self.changed.emit()

    @property
    def homework(self) -> tuple[Homework, ...]:
        """Pieces that say something, without blank lines around their texts."""
        stripped = (replace(work, text=work.text.strip()) for work in self._works)
        return tuple(work for work in stripped if work.text or work.pages or work.files)

    def show_homework(self, homework: Sequence[Homework]) -> None:
        """Show other pieces, after names were taken out of them."""
        self._works = list(homework) or [_new_work()]
        self._show(min(self._place, len(self._works) - 1))
        self.changed.emit()

    # -- day and files

    def set_given(self, day: date) -> None:
        """Change the day of the séance."""
        self._given = day
        self._warn()

    def set_lessons(self, next_lesson: date | None, days: Iterable[date] = ()) -> None:
        """Take the day of the next lesson with the class, for which new work is given, None when it is not known; and
        the days of all that are known to come."""
        self._next_lesson, self._lesson_days = next_lesson, frozenset(days)
        self._show(self._place)

    def ask_open_day(self) -> str:
        """Show the first piece whose words name no certain day, and return what to say of it; "" where there is
        none, or it was asked about."""
        open_ones = [
            (place, work.uid)
            for place, work in enumerate(self._works)
            if work.due is None and work.is_given and work.uid not in self._asked and _asks_for_day(work)
        ]
        if not open_ones:
            return ""
        self._asked.update(uid for _place, uid in open_ones)
        self._show(open_ones[0][0])
        self.has_due.setFocus()
        return tr("Pour quel jour ? Cocher « Pour le » ; ou appuyer de nouveau pour envoyer sans jour.")

    def _lacks_day(self, work: Homework) -> bool:
        return work.is_given and (work.due is None or self._has_no_lesson(work.due))

    def _has_no_lesson(self, day: date) -> bool:
        """Return whether the class is known to have no lesson on a day, such as one of the holidays."""
        return bool(self._lesson_days) and day not in self._lesson_days and self._given < day <= max(self._lesson_days)

    def show_absent(self, paths: Set[str]) -> None:
        """Say which joined files are not on the disk any more. paths: theirs."""
        self._absent = paths
        self._warn()

    def _warn(self) -> None:
        """Show a warning beside a due day before the séance or without a lesson, or beside a file that is gone."""
        day = self.due.day if self.has_due.isChecked() else None
        gone = [Path(file.path).name for file in self._works[self._place].files if file.path in self._absent]
        absent = tr("Introuvable, à joindre de nouveau : {}.").format(", ".join(gone)) if gone else ""
        if day is not None and day < self._given:
            self.past.setText(tr("Cette date précède la séance."))
        else:
            is_free = day is not None and self._has_no_lesson(day)
            self.past.setText(absent or (tr("Pas de cours ce jour-là.") if is_free else ""))

    def attach(self, paths: Sequence[str]) -> None:
        """Attach files to the piece that is shown, in place of those that it has."""
        self._join(tuple(AttachedFile(path) for path in paths))

    def _join(self, files: tuple[AttachedFile, ...]) -> None:
        self._works[self._place] = replace(self._works[self._place], files=files)
        self._absent = self._absent - {file.path for file in files}
        self.files.show_files(files)
        self._warn()
        self.changed.emit()


def _asks_for_day(work: Homework) -> bool:
    """Return whether the words of a work name no certain day, or there are none."""
    return not work.text.strip() or leaves_day_open(work.text)


def _new_work(due: date | None = None) -> Homework:
    return Homework("", due, uid=new_id())
