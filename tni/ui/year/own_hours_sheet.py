"""Sheet « Mes heures »: the teacher's own week, drawn or typed, from which the year is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.planning.own_hours import OwnHour, in_order
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.year.own_hour_form import OwnHourForm
from tni.ui.year.week_view import WeekView
from tni.ui.year.year_texts import own_hour_text


class OwnHoursSheet(Sheet):
    """Sheet of the own week. changed: the week as it is now, after each hour that was added, changed or removed."""

    changed = Signal(object)

    def __init__(
        self,
        style: Style,
        hours: Sequence[OwnHour],
        classes: Sequence[str],
        subjects: Sequence[str],
        parent: QWidget,
    ) -> None:
        """classes, subjects: names that are known, to choose from."""
        super().__init__(style, tr("Mes heures"), parent)
        self._hours = in_order(hours)
        self._edited: OwnHour | None = None
        text = tr(
            "Toucher la semaine ou y tracer une heure, puis donner la classe et la matière. Toute l’année se remplit."
        )
        note = Label(style, text, token="muted")
        note.setWordWrap(True)
        self.rows.addWidget(note)
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        self.week = WeekView(style)
        self.form = OwnHourForm(style, classes, subjects)
        if len(classes) == 1:
            self.form.class_name.setEditText(classes[0])
        self.form.add_names(self._hours)
        self.form.show_new()
        body.addWidget(self.week, 1)
        side = QVBoxLayout()
        side.addWidget(self.form)
        body.addLayout(side)
        self.rows.addLayout(body, 1)
        self.week.drawn.connect(self._draw)
        self.week.chosen.connect(self._choose)
        self.week.remove_wanted.connect(self._remove)
        self.form.changed.connect(self._show)
        self.form.saved.connect(self._save)
        self.form.removed.connect(self._remove)
        self.form.new_wanted.connect(self._begin_new)
        self._show()

    @override
    def put_away(self) -> None:
        self._keep()
        super().put_away()

    def _show(self) -> None:
        is_entering = self.form.is_touched or self._edited is not None
        self.week.show_hours(self._hours, self.form.hours() if is_entering else (), self._edited)

    # -- hours

    def _draw(self, weekday: int, start: time, end: time) -> None:
        self._keep()
        self._edited = None
        self.form.show_new(weekday, start, end)
        self._show()
        self.form.focus_subject()

    def _choose(self, hour: OwnHour) -> None:
        self._keep()
        if hour in self._hours:
            self._edited = hour
            self.form.show_hour(hour)
        self._show()

    def _begin_new(self) -> None:
        self._keep()
        self._edited = None
        self.form.show_new()
        self._show()
        self.form.focus_subject()

    def _keep(self) -> None:
        """Take what was entered, if it is complete: an hour that stands drawn in the week is meant."""
        if self.form.is_touched and not self._problem():
            self._take()

    def _save(self) -> None:
        problem = self._problem()
        self.form.show_problem(problem)
        if not problem:
            self._take()

    def _others(self) -> tuple[OwnHour, ...]:
        return tuple(one for one in self._hours if one != self._edited)

    def _problem(self) -> str:
        """Return why the hours cannot be taken, as a sentence; "" when they can."""
        if lacking := self.form.lacking():
            return lacking
        taken = next((one for one in self._others() for mine in self.form.hours() if mine.overlaps(one)), None)
        return "" if taken is None else tr("Déjà pris : {}.").format(own_hour_text(taken))

    def _take(self) -> None:
        self._change((*self._others(), *self.form.hours()))

    def _remove(self) -> None:
        if self._edited is not None:
            self._change(self._others())

    def _change(self, hours: Sequence[OwnHour]) -> None:
        self._hours, self._edited = in_order(hours), None
        self.form.add_names(self._hours)
        self.form.show_new()
        self._show()
        self.changed.emit(self._hours)
