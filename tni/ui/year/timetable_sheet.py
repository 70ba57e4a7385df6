"""Sheet « Emploi du temps et vacances »: where they are loaded from, and the names that the teacher corrects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from tni.core.collation import sort_key
from tni.planning.holidays import TIMETABLE_PACK, ZONES
from tni.planning.timetable import class_key
from tni.services.cahier.school_time import in_school_time
from tni.services.planning.timetable_service import TimetableState
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label, MessageLine, clear_layout
from tni.ui.chrome.sheet import DropDown, Sheet, labelled_field
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.calendar_errors import holidays_error_message, timetable_error_message
from tni.ui.messages.dates import format_time, short_date


class TimetableSheet(Sheet):
    """Sheet of the timetable and the holidays.

    Signals:
        file_wanted, holidays_wanted: a file is to be chosen, of hours or of holidays.
        address_given: address from which the timetable is to be read.
        refresh_wanted, forget_wanted: the timetable is to be read again, or forgotten.
        class_named, subject_named: name in the timetable, and the name that the teacher uses; "" leaves a class out.
        zone_chosen: zone of the holidays, "" for none.
        holidays_removed: name of a pack of holidays.
        own_hours_wanted: the teacher enters her own hours.
    """

    file_wanted = Signal()
    holidays_wanted = Signal()
    address_given = Signal(str)
    refresh_wanted = Signal()
    forget_wanted = Signal()
    class_named = Signal(str, str)
    subject_named = Signal(str, str)
    zone_chosen = Signal(str)
    holidays_removed = Signal(str)
    own_hours_wanted = Signal()

    def __init__(self, style: Style, today: date, parent: QWidget) -> None:
        super().__init__(style, tr("Emploi du temps et vacances"), parent)
        self._today = today
        self._asks_holidays = False
        self._has_address = False
        self._named: tuple[object, ...] | None = None
        self._packs: tuple[str, ...] | None = None
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 3)
        body.addLayout(self._make_timetable(), 3)
        body.addLayout(self._make_holidays(), 2)
        self.rows.addLayout(body, 1)

    # -- widgets

    def _make_timetable(self) -> QVBoxLayout:
        rows = self._column(tr("Emploi du temps"))
        self.state = self._text(rows)
        self.problem = MessageLine(self.kit, token="danger")
        rows.addWidget(self.problem)
        files = QHBoxLayout()
        self.file = TextButton(self.kit, tr("Choisir un fichier (.ics)"), filled=True)
        self.again = TextButton(self.kit, tr("Charger à nouveau"))
        self.forget = TextButton(self.kit, tr("Oublier"), name=tr("Oublier l’emploi du temps"))
        for button, wanted in (
            (self.file, self.file_wanted), (self.again, self.refresh_wanted), (self.forget, self.forget_wanted),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, wanted=wanted: self._ask(wanted.emit))
            files.addWidget(button)
        files.addStretch(1)
        rows.addLayout(files)
        line = QHBoxLayout()
        self.address = QLineEdit()
        self.read = TextButton(self.kit, tr("Lire"), name=tr("Lire l’emploi du temps à cette adresse"))
        self.read.clicked.connect(lambda _checked=False: self._give_address())
        self.address.returnPressed.connect(self._give_address)
        line.addLayout(labelled_field(self.kit, tr("ou son adresse, relue chaque jour"), self.address), 1)
        line.addWidget(self.read, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(line)
        own = QHBoxLayout()
        enter = TextButton(self.kit, tr("Saisir mes heures"))
        enter.clicked.connect(self.own_hours_wanted)
        own.addWidget(enter)
        self.own_state = self._text(own)
        own.setStretch(1, 1)
        rows.addLayout(own)
        self.names_title = Label(self.kit, tr("Noms trouvés, et les vôtres"), size="title")
        rows.addWidget(self.names_title)
        self.names = QScrollArea()
        self.names.setAccessibleName(tr("Noms de l’emploi du temps"))
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setWidgetResizable(True)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.viewport().setAutoFillBackground(False)
        FingerScroll(self.names)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._grid = QGridLayout(inside)
        self._grid.setHorizontalSpacing(self.kit.theme.metrics.pad_px * 2)
        self._grid.setContentsMargins(0, 0, self.kit.theme.metrics.pad_px, 0)
        self.names.setWidget(inside)
        rows.addWidget(self.names, 100)
        rows.addStretch(1)  # takes the height while there are no names
        return rows

    def _make_holidays(self) -> QVBoxLayout:
        rows = self._column(tr("Vacances scolaires"))
        self.holidays_state = self._text(rows)
        self.holidays_problem = MessageLine(self.kit, token="danger")
        rows.addWidget(self.holidays_problem)
        self._pack_rows = QVBoxLayout()
        rows.addLayout(self._pack_rows)
        self.holidays = TextButton(self.kit, tr("Charger un calendrier"))
        self.holidays.clicked.connect(lambda _checked=False: self._ask(self.holidays_wanted.emit, holidays=True))
        line = QHBoxLayout()
        line.addWidget(self.holidays)
        line.addStretch(1)
        rows.addLayout(line)
        self.zone = DropDown(self.kit)
        self.zone.addItem(tr("Fichier d’une seule zone"), "")
        for zone in ZONES:
            self.zone.addItem(tr("Zone {}").format(zone), zone)
        self.zone.activated.connect(lambda _at: self.zone_chosen.emit(self.zone.currentData()))
        rows.addLayout(labelled_field(self.kit, tr("Zone"), self.zone))
        text = tr(
            "Le calendrier officiel est sur le site du ministère de l’Éducation nationale, page « Calendrier "
            "scolaire » : le fichier de votre zone (.ics). Le fichier de toutes les zones (.csv ou .json) est "
            "parmi ses données ouvertes : choisir alors la zone."
        )
        help = Label(self.kit, text, token="muted")
        help.setWordWrap(True)
        rows.addWidget(help)
        rows.addStretch(1)
        return rows

    def _column(self, title: str) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(self.kit.theme.metrics.gap_px)
        rows.addWidget(Label(self.kit, title, size="title"))
        return rows

    def _text(self, rows: QBoxLayout) -> Label:
        label = Label(self.kit)
        label.setWordWrap(True)
        rows.addWidget(label)
        return label

    def _ask(self, act: Callable[[], object], *, holidays: bool = False) -> None:
        self._asks_holidays = holidays
        act()

    def _give_address(self) -> None:
        if url := self.address.text().strip():
            self._ask(lambda: self.address_given.emit(url))
        elif self._has_address:
            self._ask(self.refresh_wanted.emit)

    # -- contents

    def show_state(self, state: TimetableState) -> None:
        """Show what is loaded, what is being read, and why a reading failed."""
        stored, error = state.stored, state.problem
        self.state.setText(self._timetable_text(state))
        self.problem.tell("" if error is None or self._asks_holidays else timetable_error_message(error))
        shown = holidays_error_message(error) if error is not None and self._asks_holidays else ""
        self.holidays_problem.tell(shown)
        own = tr("{} cours dans ma semaine").format(len(stored.own))
        self.own_state.setText(own if stored.own else tr("sans fichier ni adresse, ou en plus"))
        self.again.setVisible(bool(stored.address))
        self.forget.setVisible(bool(stored.hours))
        self._show_address(stored.address)
        self.zone.setCurrentIndex(max(0, self.zone.findData(stored.zone)))
        self._show_names(state)
        self._show_packs(state)

    def _show_address(self, stored: str) -> None:
        """Name the server of the address that is known. The address itself is a key to the timetable: whoever sees it
        on the board could read it. What was typed goes once it is known."""
        self._has_address = bool(stored)
        if stored and self.address.text().strip() == stored:
            self.address.clear()
        text = tr("https://… : l’adresse du calendrier, donnée par PRONOTE ou l’ENT")
        if stored:
            text = tr("Adresse gardée, sur {} ; une autre la remplace").format(urlsplit(stored).hostname or "?")
        self.address.setPlaceholderText(text)

    def _timetable_text(self, state: TimetableState) -> str:
        stored = state.stored
        if state.is_reading and not self._asks_holidays:
            return tr("Lecture de l’emploi du temps…")
        if not stored.hours:
            return tr(
                "Dans PRONOTE ou l’ENT, exporter son emploi du temps au format iCal (.ics), puis choisir le fichier."
            )
        number = state.lesson_hours
        text = tr("{} heure de cours") if is_singular(number) else tr("{} heures de cours")
        text = text.format(number)
        if stored.read_at is None:
            return text
        when = in_school_time(stored.read_at)
        return tr("{hours}, lues {day} à {time}.").format(
            hours=text, day=short_date(when.date(), self._today), time=format_time(when)
        )

    def _show_names(self, state: TimetableState) -> None:
        """List the names as the timetable has them, each with a field for the teacher's own."""
        stored = state.stored
        classes = {name for hour in stored.hours for name in hour.classes if name}
        subjects = {hour.subject for hour in stored.hours if hour.subject}
        named = (frozenset(classes), frozenset(subjects))
        self.names_title.setVisible(bool(classes or subjects))
        self.names.setVisible(bool(classes or subjects))
        if named == self._named:
            return
        self._named = named
        clear_layout(self._grid)
        row = 0
        own_classes = {name: stored.classes.get(class_key(name), name) for name in classes}
        own_subjects = {name: state.subject_name(name) for name in subjects}
        for kind, names, correct in (
            (tr("Classe"), own_classes, self.class_named.emit),
            (tr("Matière"), own_subjects, self.subject_named.emit),
        ):
            for name, own in sorted(names.items(), key=lambda one: sort_key(one[0])):
                self._grid.addWidget(Label(self.kit, kind, size="small", token="muted"), row, 0)
                self._grid.addWidget(Label(self.kit, name), row, 1)
                field = QLineEdit(own)
                field.setAccessibleName(tr("{kind} « {name} »").format(kind=kind, name=name))
                field.editingFinished.connect(
                    lambda field=field, name=name, correct=correct: self._name(field, name, correct)
                )
                self._grid.addWidget(field, row, 2)
                row += 1
        self._grid.setRowStretch(row, 1)
        self._grid.setColumnStretch(2, 1)

    def _name(self, field: QLineEdit, name: str, named: Callable[[str, str], object]) -> None:
        if field.isModified():
            field.setModified(False)
            named(name, field.text().strip())

    def _show_packs(self, state: TimetableState) -> None:
        packs = state.stored.packs
        number = len(state.holidays.periods)
        text = tr("Aucune : toutes les semaines ont cours.")
        if packs and number:
            text = tr("{} période de vacances") if is_singular(number) else tr("{} périodes de vacances")
            text = text.format(number)
        elif packs:
            text = tr("Choisir la zone : le calendrier en contient plusieurs.")
        self.holidays_state.setText(text)
        names = tuple(pack.name for pack in packs)
        if names == self._packs:
            return
        self._packs = names
        clear_layout(self._pack_rows)
        for name in names:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            shown = tr("Emploi du temps") if name == TIMETABLE_PACK else name
            row.addWidget(Label(self.kit, shown), 1)
            remove = IconButton(self.kit, "trash-2", tr("Retirer {}").format(shown))
            remove.clicked.connect(lambda _checked=False, name=name: self.holidays_removed.emit(name))
            row.addWidget(remove)
            self._pack_rows.addWidget(line)
