"""Form of an hour that a teacher enters: class, subject, days, times, and in which weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from tni.planning.own_hours import SCHOOL_DAYS, OwnHour, Weeks
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, labelled_field
from tni.ui.i18n import tr
from tni.ui.year.year_texts import day_name, short_day_name

STEP_S = 5 * 60
WIDTH_TARGETS = 8
_BEGINS, _ENDS = QTime(8, 30), QTime(9, 30)


class OwnHourForm(QWidget):
    """Form of one hour, on one day or on several.

    Signals:
        changed: something was entered.
        saved: the hours are to be taken.
        removed: the hour that is shown is to be removed.
        new_wanted: another hour is to be entered.
    """

    changed = Signal()
    saved = Signal()
    removed = Signal()
    new_wanted = Signal()

    def __init__(self, style: Style, classes: Sequence[str], subjects: Sequence[str]) -> None:
        super().__init__()
        self.kit = style
        self._is_filling = False
        self._length_s = _BEGINS.secsTo(_ENDS)
        self.is_touched = False
        """Whether something was entered that is not taken yet."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addLayout(self._make_head())
        self.problem = Label(style, token="danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        rows.addWidget(self.problem)
        self.class_name = self._choice(rows, tr("Classe"), classes)
        self.subject = self._choice(rows, tr("Matière"), subjects)
        rows.addLayout(self._make_days())
        self.begins = self._time(rows, tr("De"), _BEGINS)
        self.ends = self._time(rows, tr("À"), _ENDS)
        self.begins.timeChanged.connect(self._move_end)
        self.ends.timeChanged.connect(self._touch)
        self.weeks = DropDown(style)
        for weeks, text in (
            (Weeks.ALL, tr("Toutes les semaines")),
            (Weeks.EVEN, tr("Semaines paires")),
            (Weeks.ODD, tr("Semaines impaires")),
        ):
            self.weeks.addItem(text, weeks.value)
        self.weeks.currentIndexChanged.connect(self._touch)
        rows.addLayout(labelled_field(style, tr("Semaines"), self.weeks))
        rows.addLayout(self._make_end())
        rows.addStretch(1)
        self.setFixedWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        self.show_new()

    # -- widgets

    def _make_head(self) -> QHBoxLayout:
        """Return the line with what takes the hour: it is in sight above the on-screen keyboard."""
        line = QHBoxLayout()
        self.title = Label(self.kit, size="title")
        self.save = TextButton(self.kit, tr("Ajouter"), filled=True)
        self.save.clicked.connect(lambda _checked=False: self.saved.emit())
        line.addWidget(self.title)
        line.addStretch(1)
        line.addWidget(self.save)
        return line

    def _choice(self, rows: QVBoxLayout, name: str, known: Sequence[str]) -> DropDown:
        """Return a field to type into, with the names that are known in its list."""
        field = DropDown(self.kit)
        field.setEditable(True)
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field.setCompleter(None)  # type: ignore[arg-type]  # it would put a longer name than was typed
        field.addItems(list(known))
        field.setCurrentIndex(-1)
        rows.addLayout(labelled_field(self.kit, name, field))
        line = field.lineEdit()
        assert line is not None
        line.setAccessibleName(name)
        line.returnPressed.connect(self.saved)
        field.editTextChanged.connect(self._touch)
        return field

    def _make_days(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2)
        self.days = [
            TextButton(self.kit, short_day_name(day), name=day_name(day), value=str(day)) for day in range(SCHOOL_DAYS)
        ]
        for button in self.days:
            button.setCheckable(True)
            button.toggled.connect(self._touch)
            line.addWidget(button, 1)
        return line

    def _time(self, rows: QVBoxLayout, name: str, at: QTime) -> QTimeEdit:
        field = QTimeEdit(at)
        field.setDisplayFormat("HH:mm")
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        line.addLayout(labelled_field(self.kit, name, field), 1)
        for icon, text, step in (
            ("minus", tr("{} : 5 minutes plus tôt"), -STEP_S),
            ("plus", tr("{} : 5 minutes plus tard"), STEP_S),
        ):
            button = IconButton(self.kit, icon, text.format(name))
            button.clicked.connect(
                lambda _checked=False, step=step, field=field: field.setTime(field.time().addSecs(step))
            )
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(line)
        return field

    def _make_end(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.remove = TextButton(self.kit, tr("Retirer"), name=tr("Retirer cette heure"))
        self.new = TextButton(self.kit, tr("Autre heure"), name=tr("Saisir une autre heure"))
        for button, act in ((self.remove, self.removed), (self.new, self.new_wanted)):
            button.clicked.connect(lambda _checked=False, act=act: act.emit())
            line.addWidget(button)
        line.addStretch(1)
        return line

    # -- contents

    def show_new(self, weekday: int | None = None, start: time | None = None, end: time | None = None) -> None:
        """Ask for a new hour, of the class and subject that were entered last. weekday: on which it was drawn."""
        self._show(
            OwnHour(weekday or 0, start or time(8, 30), end or time(9, 30), self.class_name.currentText().strip())
        )
        if weekday is None:
            self._fill(lambda: self.days[0].setChecked(False))
        self.title.setText(tr("Nouvelle heure"))
        self.save.set_text(tr("Ajouter"))
        self.remove.hide()
        self.new.hide()
        self.is_touched = weekday is not None

    def show_hour(self, hour: OwnHour) -> None:
        """Show an hour that is there, to be changed or removed."""
        self._show(hour)
        self._fill(lambda: self.subject.setEditText(hour.subject))
        self.title.setText(tr("Heure choisie"))
        self.save.set_text(tr("Enregistrer"))
        self.remove.show()
        self.new.show()
        self.is_touched = False

    def add_names(self, hours: Sequence[OwnHour]) -> None:
        """Let classes and subjects of hours be chosen from the lists."""
        for field, names in (
            (self.class_name, [one.class_name for one in hours]), (self.subject, [one.subject for one in hours]),
        ):  # fmt: skip
            text = field.currentText()
            self._is_filling = True
            field.addItems([name for name in dict.fromkeys(names) if name and field.findText(name) < 0])
            field.setEditText(text)
            self._is_filling = False

    def _show(self, hour: OwnHour) -> None:
        def fill() -> None:
            self.class_name.setEditText(hour.class_name)
            for day, button in enumerate(self.days):
                button.setChecked(day == hour.weekday)
            self.begins.setTime(QTime(hour.start.hour, hour.start.minute))
            self.ends.setTime(QTime(hour.end.hour, hour.end.minute))
            self.weeks.setCurrentIndex(self.weeks.findData(hour.weeks.value))

        self._fill(fill)
        self._length_s = self.begins.time().secsTo(self.ends.time())
        self.show_problem("")

    def _fill(self, fill: Callable[[], object]) -> None:
        self._is_filling = True
        fill()
        self._is_filling = False

    def _touch(self) -> None:
        if not self._is_filling:
            self._length_s = self.begins.time().secsTo(self.ends.time())
            self.is_touched = True
            self.show_problem("")
            self.changed.emit()

    def _move_end(self) -> None:
        """Keep the length of the hour while its start changes."""
        if not self._is_filling and self._length_s > 0:
            end = self.begins.time().addSecs(self._length_s)
            self._fill(lambda: self.ends.setTime(max(end, self.begins.time())))
        self._touch()

    def show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def focus_subject(self) -> None:
        """Give the keyboard to the first field that is to be filled."""
        field = self.subject if self.class_name.currentText().strip() else self.class_name
        field.setFocus()
        if (line := field.lineEdit()) is not None:
            line.selectAll()

    def hours(self) -> tuple[OwnHour, ...]:
        """Return the hours as they are entered, one for each day; none while the times are wrong."""
        start, end = (time(field.time().hour(), field.time().minute()) for field in (self.begins, self.ends))
        if end <= start:
            return ()
        name, subject = self.class_name.currentText().strip(), self.subject.currentText().strip()
        weeks = Weeks(self.weeks.currentData())
        days = (day for day, button in enumerate(self.days) if button.isChecked())
        return tuple(OwnHour(day, start, end, name, subject, weeks) for day in days)

    def lacking(self) -> str:
        """Return what is still to be entered, as a sentence; "" when nothing is."""
        if not self.class_name.currentText().strip():
            return tr("Donner le nom de la classe.")
        if not any(button.isChecked() for button in self.days):
            return tr("Choisir au moins un jour.")
        return "" if self.hours() else tr("La fin vient après le début.")
