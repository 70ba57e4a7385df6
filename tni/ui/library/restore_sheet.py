"""Sheet « Restaurer depuis une sauvegarde »: one of the backups, its lessons that are wanted, and where they go."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.services.library.backup_restoring import ListedBackup
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.library.restored_lessons import LessonTicks
from tni.ui.messages.dates import format_time
from tni.ui.messages.lesson_history import day_text
from tni.ui.messages.library_restoring import LESSON_SUFFIX, lessons_text


class RestoreSheet(Sheet):
    """Sheet of the backups at the place, latest first. folder_wanted, library_wanted: what is chosen is to be written
    to a folder, or back into the library."""

    folder_wanted = Signal()
    library_wanted = Signal()

    def __init__(self, style: Style, today: date, parent: QWidget) -> None:
        super().__init__(style, tr("Restaurer depuis une sauvegarde"), parent)
        self._today = today
        self._backups: Sequence[ListedBackup] = ()
        self._is_busy = False
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addLayout(self._make_backups(), 2)
        self.ticks = LessonTicks(style, today)
        self.ticks.ticked.connect(self._show_buttons)
        body.addWidget(self.ticks, 5)
        self.rows.addLayout(body, 1)
        self.others = CheckBox("")
        self.others.setMinimumHeight(style.theme.metrics.target_px)
        self.others.toggled.connect(lambda _on: self._show_buttons())
        self.rows.addWidget(self.others)
        self.rows.addLayout(self._make_end())
        self.show_message("")
        self._show_backup(-1)

    # -- widgets

    def _make_backups(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Sauvegardes"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        self.note = EmptyListNote(self.kit, tr("Lecture des sauvegardes…"), self.list)
        self.list.currentRowChanged.connect(self._show_backup)
        column.addWidget(self.list, 1)
        return column

    def _make_end(self) -> QHBoxLayout:
        self.message = Label(self.kit)
        self.message.setWordWrap(True)
        self.folder_button = TextButton(self.kit, tr("Dans un dossier…"))
        self.folder_button.clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        self.library_button = TextButton(self.kit, tr("Dans ma bibliothèque"), filled=True)
        self.library_button.clicked.connect(lambda _checked=False: self.library_wanted.emit())
        line = QHBoxLayout()
        line.addWidget(self.message, 1)
        for button in (self.folder_button, self.library_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    # -- content

    def show_backups(self, backups: Sequence[ListedBackup]) -> None:
        """Show the backups, latest first. The one that is chosen stays so."""
        before = self.chosen
        self._backups = backups
        self.note.setText(tr("Aucune sauvegarde à cet emplacement."))
        self.list.blockSignals(True)
        self.list.clear()
        for backup in backups:
            self.list.addItem(QListWidgetItem(self._text(backup)))
        rows = [row for row, one in enumerate(backups) if before is not None and one.path == before.path]
        row = rows[0] if rows else 0 if backups else -1
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show_backup(row)

    def _text(self, backup: ListedBackup) -> str:
        made = backup.made.astimezone()
        when = tr("{day}, {time}").format(day=day_text(made.date(), self._today), time=format_time(made))
        computers = {one.source.partition(":")[0] for one in self._backups}
        of = tr("de {}").format(backup.source.partition(":")[0]) if len(computers) > 1 else ""
        return f"{when}\n" + " · ".join(filter(None, (lessons_text(len(backup.lessons)), of)))

    def _show_backup(self, row: int) -> None:
        backup = self._backups[row] if 0 <= row < len(self._backups) else None
        self.ticks.show_lessons(() if backup is None else backup.lessons)
        self.ticks.setVisible(backup is not None)
        others = 0 if backup is None else len(backup.files) - len(backup.lessons)
        many = (
            tr("Et l’autre fichier de cette sauvegarde (image, son ou document)")
            if others == 1
            else tr("Et les {} autres fichiers de cette sauvegarde (images, sons, documents)")
        )
        self.others.setText(many.format(others))
        self.others.setVisible(others > 0)
        self._show_buttons()

    @property
    def chosen(self) -> ListedBackup | None:
        row = self.list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    @property
    def names(self) -> list[str]:
        """Names of the files that are to be restored."""
        if (backup := self.chosen) is None:
            return []
        others = not self.others.isHidden() and self.others.isChecked()
        return [file.name for file in backup.files if (others if not file.is_lesson else file.name in self.ticks.names)]

    def untick(self, names: Collection[str]) -> None:
        """Choose files no longer, as they are restored."""
        self.ticks.untick(names)
        if any(not name.lower().endswith(LESSON_SUFFIX) for name in names):
            self.others.setChecked(False)

    def show_busy(self, *, busy: bool) -> None:
        """Disable the buttons while files are written."""
        self._is_busy = busy
        self._show_buttons()

    def show_message(self, text: str, token: str = "muted") -> None:
        """Show what happens or went wrong, in a colour of the theme; "" for what will happen."""
        if not text:
            text = tr("Aucune leçon n’est remplacée sans une question.")
        self.message.set_token(token)
        self.message.setText(text)

    def _show_buttons(self) -> None:
        can = bool(self.names) and not self._is_busy
        self.folder_button.setEnabled(can)
        self.library_button.setEnabled(can)
