"""Texts of an entry that the teacher reads herself where the program cannot compare them with the names of the
class."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.cahier.entry import CahierEntry
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import TextPlace, entry_texts, joined_files
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.messages.leaving import text_place_name


class TextsToRead(QWidget):
    """All texts that leave with an entry, by their place, and its joined files, which can be opened."""

    def __init__(self, style: Style, entry: CahierEntry, leaving: Leaving) -> None:
        super().__init__()
        self.kit = style
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.theme.metrics.gap_px // 2)
        texts: dict[TextPlace, dict[str, None]] = {place: {} for place in TextPlace}
        for text in entry_texts(entry, leaving):
            if not text.named:
                texts[text.place][text.text] = None
        for place, found in texts.items():
            if found:
                self._add(text_place_name(place), (" – " if place is TextPlace.OTHER else "\n").join(found))
        for path in dict.fromkeys(file.path for file in joined_files(entry)) if leaving.has_files else ():
            self._add_file(path)

    def _add(self, place: str, text: str) -> None:
        self._column.addWidget(Label(self.kit, place, size="small", token="muted"))
        shown = Label(self.kit, text)
        shown.setWordWrap(True)
        self._column.addWidget(shown)

    def _add_file(self, path: str) -> None:
        name = Path(path).name
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        line.addWidget(Label(self.kit, text_place_name(TextPlace.FILE), size="small", token="muted"))
        said = Label(self.kit, name)
        said.setWordWrap(True)
        line.addWidget(said, 1)
        opens = TextButton(self.kit, tr("Ouvrir"), name=tr("Ouvrir : {}").format(name))
        opens.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        line.addWidget(opens)
        self._column.addLayout(line)
