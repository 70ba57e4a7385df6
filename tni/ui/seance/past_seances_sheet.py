"""List of the past séances: open the entry of one, copy its content or homework to the clipboard, delete it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.cahier.french import NBSP
from tni.cahier.seance_log import SeanceId
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_date, format_time

SEANCE_ROLE = Qt.ItemDataRole.UserRole


def seance_summary_line(summary: SeanceSummary) -> str:
    """Return a line such as `mardi 24 novembre 2026, 8 h 05 – 5eA – Maths – Fractions`, with a note if something is
    left to do."""
    when = f"{format_date(summary.start)}, {format_time(summary.start)}"
    parts = [when, summary.class_name, summary.subject, summary.title or summary.lesson]
    line = " – ".join(part for part in parts if part)
    match summary.state:
        case SeanceState.OPEN:
            return line + " " + tr("(en cours ou interrompue)")
        case SeanceState.DRAFT:
            return line + " " + tr("(à relire)")
        case SeanceState.FINISHED:
            return line.replace(" :", f"{NBSP}:")


class PastSeancesSheet(Sheet):
    """List of past séances.

    Signals:
        open_wanted: id of the séance to open.
        copy_contenu_wanted, copy_travail_wanted: id of the séance to copy from.
        delete_wanted: id of the séance to delete.
    """

    open_wanted = Signal(str)
    copy_contenu_wanted = Signal(str)
    copy_travail_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Séances passées"), parent)
        self.seances = QListWidget()
        self.seances.setAccessibleName(tr("Séances passées"))
        self.seances.itemActivated.connect(lambda _item: self._emit_chosen(self.open_wanted.emit))
        self.seances.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.seances.setWordWrap(True)
        note = tr("Aucune séance pour l’instant. Celles qui se terminent apparaîtront ici, avec leur cahier de textes.")
        EmptyListNote(style, note, self.seances)
        self.rows.addWidget(self.seances, 1)
        self.message = Label(style, token="accent")
        line = QHBoxLayout()
        self._buttons: list[TextButton] = []
        for text, signal in (
            (tr("Ouvrir"), self.open_wanted),
            (tr("Copier le contenu"), self.copy_contenu_wanted),
            (tr("Copier le travail"), self.copy_travail_wanted),
        ):
            button = TextButton(style, text, filled=not self._buttons)
            button.clicked.connect(lambda _=False, s=signal: self._emit_chosen(s.emit))
            self._buttons.append(button)
            line.addWidget(button)
        self.delete = TextButton(style, tr("Supprimer"))
        self.delete.clicked.connect(self._ask_delete)
        line.addWidget(self.message, 1)
        line.addWidget(self.delete)
        self.rows.addLayout(line)
        self._show_buttons()

    def show_seances(self, seances: Sequence[SeanceSummary]) -> None:
        """Show séances in the given order, the latest first."""
        chosen = self.chosen
        self.seances.clear()
        for summary in seances:
            item = QListWidgetItem(seance_summary_line(summary))
            item.setData(SEANCE_ROLE, summary.id)
            self.seances.addItem(item)
            if summary.id == chosen:
                self.seances.setCurrentItem(item)
        if self.seances.currentItem() is None and self.seances.count():
            self.seances.setCurrentRow(0)
        self.message.setText("")
        self._show_buttons()

    @property
    def chosen(self) -> SeanceId | None:
        item = self.seances.currentItem()
        return None if item is None else SeanceId(item.data(SEANCE_ROLE))

    def _show_buttons(self) -> None:
        self.delete.set_text(tr("Supprimer"))
        for button in (*self._buttons, self.delete):
            button.setEnabled(self.chosen is not None)

    def _emit_chosen(self, emit: object) -> None:
        if self.chosen is not None and callable(emit):
            emit(self.chosen)

    def _ask_delete(self) -> None:
        """Delete at the second press, since a deleted séance cannot be recovered."""
        sure = tr("Supprimer pour de bon")
        if self.delete.accessibleName() != sure:
            self.delete.set_text(sure)
            return
        self._emit_chosen(self.delete_wanted.emit)
