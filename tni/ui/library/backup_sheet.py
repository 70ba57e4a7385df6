"""Sheet « Sauvegardes »: the second place of the lessons, the rules of their history, and the library's check."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.settings import BACKUP_DAYS, Settings
from tni.services.library.backup_service import BackupState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, Sheet
from tni.ui.i18n import is_singular, tr
from tni.ui.library.progress_row import ProgressRow
from tni.ui.library.thinning_rows import ThinningRows
from tni.ui.messages.dates import format_time, short_date
from tni.ui.messages.library_history import backup_trouble_text


class BackupSheet(Sheet):
    """Sheet of backups. choose_wanted, run_wanted, stop_wanted, restore_wanted, forget_wanted, check_wanted: what a
    button asks for."""

    choose_wanted = Signal()
    run_wanted = Signal()
    stop_wanted = Signal()
    restore_wanted = Signal()
    forget_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, style: Style, settings: Settings, now: datetime, parent: QWidget) -> None:
        super().__init__(style, tr("Sauvegardes"), parent)
        self._settings, self._now = settings, now
        self.check_button = self._button(tr("Vérifier ma bibliothèque"), self.check_wanted)
        self.head.insertWidget(self.head.count() - 1, self.check_button)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, style.theme.metrics.pad_px, 0)
        columns.setSpacing(style.theme.metrics.pad_px * 2)
        columns.addLayout(self._make_place(), 1)
        columns.addLayout(self._make_history(), 1)
        self.rows.addWidget(scrolled(inside, tr("Sauvegardes")), 1)

    # -- widgets

    def _make_place(self) -> QVBoxLayout:
        column = self._column(tr("Une copie ailleurs"))
        self.place = self._text(column)
        self.last = self._text(column, token="muted")
        self.trouble = self._text(column, token="danger")
        self.progress = ProgressRow(self.kit)
        self.progress.stopped.connect(self.stop_wanted)
        column.addWidget(self.progress)
        self.run_button = self._button(tr("Sauvegarder maintenant"), self.run_wanted, filled=True)
        self.restore_button = self._button(tr("Restaurer…"), self.restore_wanted)
        self.buttons = self._line(column, self.run_button, self.restore_button)
        self.rhythm = DropDown(self.kit)
        for days, text in ((1, tr("chaque jour")), (7, tr("chaque semaine")), (30, tr("chaque mois"))):
            self.rhythm.addItem(text, days)
        self.rhythm.setCurrentIndex(self.rhythm.findData(int(self._settings.get(BACKUP_DAYS))))
        self.rhythm.currentIndexChanged.connect(
            lambda _row: self._settings.set(BACKUP_DAYS, float(self.rhythm.currentData()))
        )
        self.rhythm_field = QWidget()
        line = QHBoxLayout(self.rhythm_field)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(self.kit, tr("Sauvegarder")))
        line.addWidget(self.rhythm, 1)
        self.rhythm.setAccessibleName(tr("Rythme des sauvegardes"))
        column.addWidget(self.rhythm_field)
        self.choose_button = self._button("", self.choose_wanted)
        self.forget_button = self._button(tr("Ne plus sauvegarder"), self.forget_wanted)
        self._line(column, self.choose_button, self.forget_button)
        column.addStretch(1)
        return column

    def _make_history(self) -> QVBoxLayout:
        column = self._column(tr("Versions gardées dans l’historique"))
        self.rules = ThinningRows(self.kit, self._settings)
        column.addWidget(self.rules)
        column.addStretch(1)
        return column

    def _column(self, title: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.kit.theme.metrics.gap_px)
        heading = Label(self.kit, title, size="title")
        heading.setWordWrap(True)
        column.addWidget(heading)
        return column

    def _text(self, column: QVBoxLayout, token: str = "text") -> Label:
        label = Label(self.kit, token=token)
        label.setWordWrap(True)
        column.addWidget(label)
        return label

    def _button(self, text: str, signal: object, *, filled: bool = False) -> TextButton:
        button = TextButton(self.kit, text, filled=filled)
        button.clicked.connect(lambda _checked=False: signal.emit())  # type: ignore[attr-defined]
        return button

    @staticmethod
    def _line(column: QVBoxLayout, *buttons: TextButton) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        column.addWidget(row)
        return row

    # -- content

    def show_state(self, state: BackupState) -> None:
        """Show the place and the last backup."""
        has_place = state.folder is not None
        none = tr("Aucun emplacement choisi : une clé USB, un autre disque ou un dossier du réseau.")
        self.place.setText(str(state.folder) if has_place else none)
        self.last.setText(last_backup_text(state, self._now))
        self.last.setVisible(has_place)
        self.trouble.setText("" if state.trouble is None else backup_trouble_text(state.trouble))
        self.trouble.setVisible(state.trouble is not None)
        self.buttons.setVisible(has_place)
        self.rhythm_field.setVisible(has_place)
        self.forget_button.setVisible(has_place)
        self.run_button.setEnabled(not state.is_running)
        self.choose_button.set_text(tr("Changer…") if has_place else tr("Choisir un emplacement…"))
        self.choose_button.setEnabled(not state.is_running)
        self.progress.setVisible(state.is_running)

    def show_progress(self, done: int, total: int) -> None:
        """Show the progress of the backup that is being made."""
        text = tr("Sauvegarde : {done} fichiers sur {total}").format(done=done, total=total)
        self.progress.show_progress(text if total else tr("La sauvegarde commence…"), done, total)


def last_backup_text(state: BackupState, now: datetime) -> str:
    """Return when the last backup was made, what the backups take, and what is left out of the last one."""
    parts = [tr("Pas encore de sauvegarde de cet ordinateur.")]
    if state.last is not None:
        last, today = state.last.astimezone(), now.astimezone().date()
        parts = [tr("Dernière : {day}, {time}.").format(day=short_date(last.date(), today), time=format_time(last))]
    if state.used_bytes >= 0:
        size, kind = QLocale().formattedDataSize, QLocale.DataSizeFormat.DataSizeSIFormat
        parts.append(
            tr("Elle occupe {used} avec les précédentes ; il reste {free}.").format(
                used=size(state.used_bytes, 1, kind), free=size(state.free_bytes, 1, kind)
            )
        )
    if state.unread:
        number = len(state.unread)
        many = (
            tr("{} fichier illisible n’y est pas.")
            if is_singular(number)
            else tr("{} fichiers illisibles n’y sont pas.")
        )
        parts.append(many.format(number))
    return " ".join(parts)
