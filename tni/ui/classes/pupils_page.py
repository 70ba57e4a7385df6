"""Page with the pupils of a class: their numbers, how long they are kept, and the data of the selected pupil."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.core.ids import PupilId
from tni.roster.pupil_matching import are_namesakes
from tni.roster.school_class import Pupil
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.plain_table import plain_table
from tni.ui.chrome.sheet import DateField
from tni.ui.chrome.touch_guard import ask_sure
from tni.ui.classes.extra_time import ExtraTimeField, extra_time_text
from tni.ui.classes.name_swap import NameSwapField
from tni.ui.classes.pupil_name_form import PupilNameForm
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.dates import format_date

PUPIL_ROLE = Qt.ItemDataRole.UserRole
ENDS_SOON_DAYS = 30


def keep_place(widget: QWidget) -> None:
    """Keep the place of a widget in its layout while it is hidden, so that nothing else moves."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


class PupilsPage(QWidget):
    """Page with a table of pupils and the actions on the selected pupil.

    Signals:
        export_wanted, erase_wanted: id of the pupil.
        papers_wanted: save the documents on data protection.
        names_wanted: unlock names that are locked, or encrypt names that are not.
        exchange_wanted: id of the pupil, and of a former pupil of the same name who is the right one.
        last_day_chosen: last day of the school year, month and day as `08-31`.
        extra_chosen: id of the pupil, and the extra time.

    name_form: adds and renames pupils.
    """

    export_wanted = Signal(str)
    erase_wanted = Signal(str)
    papers_wanted = Signal()
    names_wanted = Signal()
    exchange_wanted = Signal(str, str)
    last_day_chosen = Signal(str)
    extra_chosen = Signal(str, float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._namesakes: dict[PupilId, PupilId] = {}
        self._pupils: dict[PupilId, Pupil] = {}
        self._can_rename = False
        self._extra: dict[PupilId, float] = {}
        """Extra time of the pupils whose names can be read."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.head = Label(style, token="muted")
        self.head.setWordWrap(True)
        rows.addWidget(self.head)
        rows.addLayout(self._make_names_line())
        rows.addLayout(self._make_keeping_line())
        self.table = self._make_table()
        keep_place(self.table)
        rows.addWidget(self.table, 1)
        self._space = QWidget()
        rows.addWidget(self._space, 1)
        self.more_time = ExtraTimeField(style)
        self.more_time.chosen.connect(lambda extra: self.extra_chosen.emit(self.chosen or "", extra))
        self.whose = NameSwapField(style)
        about = QHBoxLayout()
        about.addWidget(self.more_time, 1)
        about.addWidget(self.whose)
        for widget in (self.more_time, self.whose):
            keep_place(widget)
        rows.addLayout(about)
        self.name_form = PupilNameForm(style)
        rows.addWidget(self.name_form)
        rows.addLayout(self._make_buttons())
        self.show_names("", "")
        self._chosen_changed()

    def _make_names_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.names = Label(self.kit)
        self.names.setWordWrap(True)
        self.names_button = TextButton(self.kit, "")
        self.names_button.clicked.connect(self.names_wanted)
        line.addWidget(self.names, 1)
        line.addWidget(self.names_button)
        return line

    def _make_keeping_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.keeping = Label(self.kit, token="muted")
        self.keeping.setWordWrap(True)
        self.until = DateField(self.kit, date(2001, 8, 31))
        self.until.setMinimumWidth(self.kit.theme.metrics.target_px * 4)
        self.until.setDisplayFormat("d MMMM")
        self.until.setAccessibleName(tr("Fin de l’année scolaire"))
        self.until.setToolTip(tr("Fin de l’année scolaire"))
        self.until.dateChanged.connect(lambda _: self.last_day_chosen.emit(self.until.day.strftime("%m-%d")))
        line.addWidget(self.keeping, 1)
        line.addWidget(self.until)
        return line

    def _make_table(self) -> QTableWidget:
        titles = (tr("N°"), tr("Nom"), tr("Prénom"), tr("Temps en plus"))
        table = plain_table(self.kit, tr("Élèves"), titles, stretched=(1, 2))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.itemSelectionChanged.connect(self._chosen_changed)
        table.verticalHeader().hide()
        return table

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.export = TextButton(self.kit, tr("Exporter ses données"))
        self.export.clicked.connect(lambda: self.export_wanted.emit(self.chosen))
        self.erase = TextButton(self.kit, tr("Effacer l’élève"))
        self.erase.clicked.connect(self._erase)
        self.papers = TextButton(self.kit, tr("Registre et AIPD"))
        self.papers.clicked.connect(self.papers_wanted)
        self.other = TextButton(self.kit, tr("C’est son homonyme"))
        self.other.clicked.connect(lambda: self.exchange_wanted.emit(self.chosen, self._namesake))
        line.addWidget(self.export)
        line.addWidget(self.erase)
        line.addWidget(self.other)
        line.addWidget(self.whose.undo)
        line.addStretch(1)
        line.addWidget(self.papers)
        return line

    # -- content

    def show_names(self, text: str, button: str) -> None:
        """Show the state of the names and a button that changes it; "" for both if names can be read."""
        self.names.setText(text)
        self.names.setVisible(bool(text))
        self.names_button.set_text(button)
        self.names_button.setVisible(bool(button))

    def show_class(self, exists: bool) -> None:
        """Show what concerns a class, or without one the text at the top alone."""
        for widget in (self.table, self.more_time, self.whose, self.name_form, self.export, self.erase):
            widget.setVisible(exists)
        self._space.setVisible(not exists)

    def show_keeping(self, until: date | None, today: date) -> None:
        """Show `until`, the day by which the class is to be erased; None shows nothing."""
        words, token = "", "muted"
        if until is not None:
            left = (until - today).days
            if left < 0:
                words = tr("L’année scolaire est finie depuis le {} : effacer les noms et les votes de cette classe.")
                words, token = words.format(format_date(until)), "danger"
            else:
                count = tr("dans {} jour") if is_singular(left) else tr("dans {} jours")
                words = tr("À effacer à la fin de l’année scolaire, le {day}, {left}.").format(
                    day=format_date(until), left=count.format(left)
                )
                token = "accent" if left <= ENDS_SOON_DAYS else "muted"
        self.keeping.set_token(token)
        self.keeping.setText(words)
        for widget in (self.keeping, self.until):
            widget.setVisible(until is not None)
        if until is not None:
            self.until.blockSignals(True)
            self.until.setDate(QDate(until.year, until.month, until.day))
            self.until.blockSignals(False)

    def show_pupils(self, pupils: Sequence[Pupil], left: Sequence[Pupil] = (), *, can_rename: bool = False) -> None:
        """Show the pupils of a class. left: its former pupils. can_rename: names can be stored."""
        self._pupils, self._can_rename = {pupil.id: pupil for pupil in pupils}, can_rename
        self._extra = {pupil.id: pupil.extra for pupil in pupils if pupil.is_named}
        self._namesakes = {one.id: other.id for one in pupils for other in left if are_namesakes(one, other)}
        self.whose.show_pupils(pupils)
        self.table.setRowCount(len(pupils))
        for y, pupil in enumerate(pupils):
            number = QTableWidgetItem(str(pupil.number))
            number.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            number.setData(PUPIL_ROLE, pupil.id)
            self.table.setItem(y, 0, number)
            self.table.setItem(y, 1, QTableWidgetItem(pupil.shown_last_name))
            self.table.setItem(y, 2, QTableWidgetItem(pupil.first_name))
            self.table.setItem(y, 3, QTableWidgetItem(extra_time_text(pupil.extra)))
        self.table.clearSelection()
        self._chosen_changed()

    def choose(self, pupil: PupilId | None) -> None:
        """Select a pupil. Does nothing if the pupil is not in the class."""
        for y in range(self.table.rowCount()):
            item = self.table.item(y, 0)
            if item is not None and item.data(PUPIL_ROLE) == pupil:
                self.table.selectRow(y)

    @property
    def chosen(self) -> PupilId | None:
        rows = self.table.selectionModel().selectedRows()
        item = self.table.item(rows[0].row(), 0) if rows else None
        return None if item is None else PupilId(item.data(PUPIL_ROLE))

    def _chosen_changed(self) -> None:
        self.erase.set_text(tr("Effacer l’élève"))
        for button in (self.export, self.erase):
            button.setEnabled(self.chosen is not None)
        for field in (self.more_time, self.whose):
            field.setVisible(self.chosen is not None)
        self.other.setVisible(self._namesake is not None)
        chosen = None if self.chosen is None else self._pupils.get(self.chosen)
        self.name_form.show_pupil(chosen, can_change=self._can_rename)
        self.whose.show_pupil(self.chosen)
        self.more_time.show_extra(None if self.chosen is None else self._extra.get(self.chosen))

    @property
    def _namesake(self) -> PupilId | None:
        return None if self.chosen is None else self._namesakes.get(self.chosen)

    def _erase(self) -> None:
        """Erase the pupil at the second press: names and votes are erased for good."""
        sure = tr("Effacer noms et votes pour de bon")
        if self.erase.accessibleName() != sure:
            ask_sure(self.erase, sure)
        elif self.chosen is not None:
            self.erase_wanted.emit(self.chosen)
