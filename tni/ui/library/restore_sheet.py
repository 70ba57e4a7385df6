"""Sheet « Restaurer une sauvegarde »: choose one of the backups, and the empty folder that its files go to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.services.library.backup_service import ListedBackup
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.dates import format_time
from tni.ui.messages.lesson_history import day_text

LESSON_SUFFIX = ".tni"


class RestoreSheet(Sheet):
    """Sheet of the backups at the place, latest first. folder_wanted: the one chosen is to be restored."""

    folder_wanted = Signal()

    def __init__(self, style: Style, today: date, parent: QWidget) -> None:
        super().__init__(style, tr("Restaurer une sauvegarde"), parent)
        self._today = today
        self._backups: Sequence[ListedBackup] = ()
        self.restore_button = TextButton(style, tr("Choisir un dossier vide…"), filled=True)
        self.restore_button.setEnabled(False)
        self.restore_button.clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Sauvegardes"))
        FingerScroll(self.list)
        self.note = EmptyListNote(style, tr("Lecture des sauvegardes…"), self.list)
        self.list.currentRowChanged.connect(lambda row: self.restore_button.setEnabled(row >= 0))
        self.rows.addWidget(self.list, 1)
        self.message = Label(style)
        self.message.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self.message, 1)
        line.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.rows.addLayout(line)
        self.show_message(tr("Tout y est écrit à part : les leçons d’aujourd’hui ne changent pas."))

    def show_backups(self, backups: Sequence[ListedBackup]) -> None:
        self._backups = backups
        self.note.setText(tr("Aucune sauvegarde à cet emplacement."))
        self.list.clear()
        for backup in backups:
            self.list.addItem(QListWidgetItem(self._text(backup)))
        self.list.setCurrentRow(0 if backups else -1)

    def _text(self, backup: ListedBackup) -> str:
        made = backup.made.astimezone()
        lessons = sum(name.lower().endswith(LESSON_SUFFIX) for name in backup.names)
        count = (tr("{} leçon") if is_singular(lessons) else tr("{} leçons")).format(lessons)
        when = tr("{day}, {time}").format(day=day_text(made.date(), self._today), time=format_time(made))
        return " – ".join(filter(None, (when, count, backup.source.partition(":")[0])))

    @property
    def chosen(self) -> ListedBackup | None:
        row = self.list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def show_message(self, text: str, token: str = "muted") -> None:
        """Show what happens or went wrong, in a colour of the theme."""
        self.message.set_token(token)
        self.message.setText(text)
