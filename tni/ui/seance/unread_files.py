"""Lines for joined files that were not read, or only in part: each can be opened or left out, and one answer says that
the teacher has looked at the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.document_text import Unread
from tni.services.cahier.names_report import FileToLookAt
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.messages.leaving import unread_file_message, unread_reason_name


class UnreadFiles(QWidget):
    """Files to look at. answered: an answer was given or taken back."""

    answered = Signal()

    def __init__(self, style: Style, files: Sequence[FileToLookAt]) -> None:
        super().__init__()
        self.kit = style
        self._left_out: dict[str, TextButton] = {}
        self._away = frozenset(file.path for file in files if file.reason is Unread.AWAY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.theme.metrics.gap_px)
        for file in files:
            self._add_file(column, file)
        self.looked = self._make_toggle(tr("J’ai regardé ces fichiers"))
        self.looked.setVisible(len(self._away) < len(files))
        column.addWidget(self.looked, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_file(self, column: QVBoxLayout, file: FileToLookAt) -> None:
        path = Path(file.path)
        said = Label(self.kit, unread_file_message(path, file.reason))
        said.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(said)
        texts.addWidget(Label(self.kit, unread_reason_name(file.reason), size="small", token="muted"))
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        line.addLayout(texts, 1)
        if file.path not in self._away:
            opens = TextButton(self.kit, tr("Ouvrir"), name=tr("Ouvrir : {}").format(path.name))
            opens.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(file.path)))
            line.addWidget(opens)
        out = self._make_toggle(tr("Ne pas joindre"), tr("Ne pas joindre le fichier : {}").format(path.name))
        self._left_out[file.path] = out
        line.addWidget(out)
        column.addLayout(line)

    def _make_toggle(self, text: str, name: str = "") -> TextButton:
        button = TextButton(self.kit, text, name=name)
        button.setCheckable(True)
        button.toggled.connect(self._changed)
        return button

    def _changed(self, _checked: bool) -> None:
        self.answered.emit()

    @property
    def left_out(self) -> frozenset[str]:
        """Paths of the files that are not joined after all."""
        return frozenset(path for path, button in self._left_out.items() if button.isChecked())

    def is_answered(self, left_out: frozenset[str], renamed: frozenset[str] = frozenset()) -> bool:
        """Return whether she has looked at each file that is not left out, here or for a name in it. One that is away
        is left out, or is as soon as it is to be copied under another name. renamed: files whose names change."""
        to_answer = self._away if self.looked.isChecked() else self._left_out.keys()
        return left_out | (renamed & self._away) >= to_answer
