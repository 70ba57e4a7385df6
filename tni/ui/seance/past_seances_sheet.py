"""List of the past séances: search, by class, week or year; open an entry, copy or send it again, write a class's
year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.cahier.french import NBSP
from tni.cahier.seance_log import SeanceId
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.services.cahier.past_filter import LeftToDo, PastFilter, PastSeance, class_names, weeks, years
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.panel import MessageLine
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import DropDown, Sheet, labelled_field
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_date, format_time
from tni.ui.messages.send_hours import day_name

SEANCE_ROLE = Qt.ItemDataRole.UserRole
YEAR, WEEK = "year", "week"


def seance_summary_line(summary: SeanceSummary) -> str:
    """Return a line such as `mardi 24 novembre 2026, 8 h 05 – 5eA – Maths – Fractions`."""
    when = f"{format_date(summary.start)}, {format_time(summary.start)}"
    parts = [when, summary.class_name, summary.subject, summary.title or summary.lesson]
    return " – ".join(part for part in parts if part).replace(" :", f"{NBSP}:")


def state_text(seance: PastSeance, opens_at: datetime | None = None) -> str:
    """Return what has become of a séance, and what is left to do; "" where there is nothing to tell. opens_at: when
    what waits is sent, None if it is now."""
    match seance.summary.state:
        case SeanceState.OPEN:
            return tr("En cours ou interrompue")
        case SeanceState.DRAFT:
            return tr("À relire")
    match seance.left:
        case LeftToDo.TO_SEND:
            return tr("À envoyer")
        case LeftToDo.TO_CORRECT:
            return tr("Envoi à vérifier")
        case LeftToDo.SENT:
            return tr("Envoyée")
        case LeftToDo.WAITING if opens_at is not None:
            return tr("Partira {day} à {hour}").format(day=day_name(opens_at.weekday()), hour=format_time(opens_at))
        case LeftToDo.WAITING:
            return tr("En cours d’envoi")
    return ""


def deleted_text(seance: PastSeance | None) -> str:
    """Return what is told of a séance that was deleted: it may still be elsewhere."""
    left = LeftToDo.NOTHING if seance is None else seance.left
    if left in (LeftToDo.SENT, LeftToDo.TO_CORRECT):
        return tr("Séance supprimée. Elle reste dans l’ENT : l’en retirer par « Envois vers l’ENT ».")
    if left is LeftToDo.WAITING:
        return tr("Séance supprimée. Elle partira quand même : l’arrêter par « Envois vers l’ENT ».")
    return tr("Séance supprimée.")


class PastSeancesSheet(Sheet):
    """List of past séances.

    Signals:
        open_wanted: id of the séance to open.
        copy_contenu_wanted, copy_travail_wanted: id of the séance to copy from.
        delete_wanted: id of the séance to delete.
        undelete_wanted: take the last deletion back.
        year_wanted: class and first year of the school year to write as a file.
        cancel_wanted: the file that is being written is not wanted any more.
        outbox_wanted: show what is on its way to the ENT.
    """

    open_wanted = Signal(str)
    copy_contenu_wanted = Signal(str)
    copy_travail_wanted = Signal(str)
    delete_wanted = Signal(str)
    undelete_wanted = Signal()
    year_wanted = Signal(str, int)
    cancel_wanted = Signal()
    outbox_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget, *, has_outbox: bool = False) -> None:
        super().__init__(style, tr("Séances passées"), parent)
        if has_outbox:
            outbox = TextButton(style, tr("Envois vers l’ENT"))
            outbox.clicked.connect(self.outbox_wanted)
            self.head.insertWidget(self.head.count() - 1, outbox)
        self._all: Sequence[PastSeance] = ()
        self._opens_at: datetime | None = None
        self._is_writing = False
        self.rows.addLayout(self._make_filters())
        self.seances = QListWidget()
        self.seances.setAccessibleName(tr("Séances passées"))
        self.seances.itemActivated.connect(lambda _item: self._emit_chosen(self.open_wanted.emit))
        self.seances.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.seances.setWordWrap(True)
        self.seances.setResizeMode(QListWidget.ResizeMode.Adjust)  # else lines are as wide as before the bar came
        self.seances.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._note = EmptyListNote(style, "", self.seances)
        self.rows.addWidget(self.seances, 1)
        self.message = MessageLine(style)
        self.message.setAccessibleName(tr("Ce qui vient d’être fait"))
        self.rows.addWidget(self.message)
        self.rows.addLayout(self._make_bottom())
        self._show_buttons()

    def _make_filters(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.search = SearchField()
        self.search.make_clearable(self.kit)
        self.search.setPlaceholderText(tr("Titre, contenu, travail…"))
        self.search.textChanged.connect(lambda _: self._filter())
        self.of_class, self.period = DropDown(self.kit), DropDown(self.kit)
        self.only_left = CheckBox(tr("Seulement ce qui reste à faire"))
        self.only_left.toggled.connect(lambda _: self._filter())
        for name, widget, share in (
            (tr("Chercher"), self.search, 3), (tr("Classe"), self.of_class, 3), (tr("Période"), self.period, 3)
        ):  # fmt: skip
            line.addLayout(labelled_field(self.kit, name, widget), share)
            widget.setFixedHeight(self.kit.theme.metrics.target_px)
        for choice in (self.of_class, self.period):
            choice.activated.connect(lambda _: self._filter())
        self.only_left.setFixedHeight(self.kit.theme.metrics.target_px)
        line.addWidget(self.only_left, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _make_bottom(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._buttons: list[TextButton] = []
        for text, signal in (
            (tr("Ouvrir"), self.open_wanted),
            (tr("Copier le contenu"), self.copy_contenu_wanted),
            (tr("Copier le travail"), self.copy_travail_wanted),
        ):
            button = TextButton(self.kit, text, filled=not self._buttons)
            button.clicked.connect(lambda _=False, s=signal: self._emit_chosen(s.emit))
            self._buttons.append(button)
            line.addWidget(button)
        self.year = TextButton(self.kit, tr("Année de la classe…"))
        self.year.clicked.connect(self._ask_year)
        self.delete = TextButton(self.kit, tr("Supprimer"))
        self.delete.clicked.connect(lambda: self._emit_chosen(self.delete_wanted.emit))
        self.undelete = TextButton(self.kit, tr("Annuler"), name=tr("Annuler la suppression"))
        self.undelete.clicked.connect(self.undelete_wanted)
        self.undelete.hide()
        line.addStretch(1)
        line.addWidget(self.undelete)
        line.addWidget(self.year)
        line.addWidget(self.delete)
        return line

    # -- content

    def show_seances(self, seances: Sequence[PastSeance], opens_at: datetime | None = None) -> None:
        """Show séances in the given order, the latest first. The filters stay as they are. opens_at: when what waits is
        sent, None if it is now."""
        is_first = not self._all
        self._all, self._opens_at = seances, opens_at
        classes: list[tuple[str, object]] = [(name, name) for name in class_names(seances)]
        _fill(self.of_class, [(tr("Toutes les classes"), ""), *classes])
        periods: list[tuple[str, object]] = [(tr("Tout"), None)]
        periods += [(tr("Année {}-{}").format(year, year + 1), (YEAR, year)) for year in years(seances)]
        periods += [(tr("Semaine du {}").format(format_date(day)), (WEEK, day)) for day in weeks(seances)]
        _fill(self.period, periods)
        self._list(chooses=is_first)

    @property
    def chosen_filter(self) -> PastFilter:
        """Filter as the fields say."""
        monday: date | None = None
        year: int | None = None
        match self.period.currentData():
            case ("year", int() as found):
                year = found
            case ("week", date() as day):
                monday = day
        class_name = self.of_class.currentData() or ""
        return PastFilter(self.search.text(), class_name, monday, year, self.only_left.isChecked())

    def _filter(self) -> None:
        """Show what is looked for now, which is about other séances than what was told."""
        self._list(chooses=True)
        self.say("")

    def _list(self, *, chooses: bool) -> None:
        """Fill the list. chooses: the first séance, where none is chosen any more."""
        chosen, wanted = self.chosen, self.chosen_filter
        self.seances.clear()
        for seance in filter(wanted.takes, self._all):
            lines = (seance_summary_line(seance.summary), state_text(seance, self._opens_at))
            item = QListWidgetItem("\n".join(filter(None, lines)))
            item.setData(SEANCE_ROLE, seance.summary.id)
            self.seances.addItem(item)
            if seance.summary.id == chosen:
                self.seances.setCurrentItem(item)
        if chooses and self.seances.currentItem() is None and self.seances.count():
            self.seances.setCurrentRow(0)
        nothing_yet = tr(
            "Aucune séance pour l’instant. Celles qui se terminent apparaîtront ici, avec leur cahier de textes."
        )
        self._note.setText(tr("Aucune séance ne correspond.") if self._all else nothing_yet)
        self._show_buttons()

    @property
    def chosen(self) -> SeanceId | None:
        item = self.seances.currentItem()
        return None if item is None else SeanceId(item.data(SEANCE_ROLE))

    def _chosen_seance(self) -> PastSeance | None:
        return next((one for one in self._all if one.summary.id == self.chosen), None)

    def _show_buttons(self) -> None:
        for button in (*self._buttons, self.delete):
            button.setEnabled(self.chosen is not None)
        self.year.setEnabled(self._is_writing or self._chosen_seance() is not None)

    # -- commands

    def _emit_chosen(self, emit: Callable[[str], object]) -> None:
        if self.chosen is not None:
            emit(self.chosen)

    def _ask_year(self) -> None:
        """Ask for the year of the class and the time that are filtered, else of the chosen séance."""
        if self._is_writing:
            self.cancel_wanted.emit()
        elif (seance := self._chosen_seance()) is not None:
            wanted = self.chosen_filter
            year = wanted.year if wanted.year is not None else years([seance])[0]
            self.year_wanted.emit(wanted.class_name or seance.summary.class_name, year)

    def show_writing(self, count: int | None) -> None:
        """Show how many séances of a year were written; None once it is done or given up."""
        self._is_writing = count is not None
        self.year.set_text(tr("Année de la classe…") if count is None else tr("Annuler", "cancel"))
        if count:
            self.say(tr("{} séances écrites…").format(count))
        self._show_buttons()

    def say(self, text: str) -> None:
        """Say what was just done, above the buttons. text: "" for nothing."""
        self.message.tell(text)

    def show_deleted(self, id: SeanceId) -> None:
        """Take a séance out of the list, and offer to put it back. No other is chosen: a second press by mistake finds
        nothing to delete."""
        deleted = next((one for one in self._all if one.summary.id == id), None)
        self._all = [one for one in self._all if one is not deleted]
        self.seances.setCurrentRow(-1)
        self._list(chooses=False)
        self.say(deleted_text(deleted))
        self.undelete.show()
        self.undelete.setFocus()  # the list would choose its first séance

    def show_undeleted(self, *, can_undelete: bool) -> None:
        """Say that a séance is there again. can_undelete: another one can be put back."""
        self.say(tr("La séance est de nouveau là."))
        self.undelete.setVisible(can_undelete)


def _fill(choice: DropDown, items: Sequence[tuple[str, object]]) -> None:
    """Fill a drop-down list and keep what is selected in it, if it is still there."""
    before = choice.currentData()
    choice.clear()
    for text, value in items:
        choice.addItem(text, value)
    at = next((at for at, (_, value) in enumerate(items) if value == before), 0)
    choice.setCurrentIndex(at)
