"""Panel « Chercher en écrivant »: a word is written, and the places are shown that look like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.library.found_list import Found, FoundList
from tni.ui.library.writing_pad import WritingPad

WIDTH_TARGETS, HEIGHT_TARGETS = 10, 12
PICTURE_TARGETS = (4.4, 1.5)


class InkSearchPanel(TitledPanel):
    """Panel to search with. chosen: the value of the place that was pressed."""

    chosen = Signal(object)

    def __init__(self, style: Style, where: str, parent: QWidget) -> None:
        """Make the panel. where: text on the part that is searched."""
        super().__init__(style, tr("Chercher en écrivant"), parent)
        self._where = where
        self.pad = WritingPad(style, self)
        self.rows.addWidget(self.pad)
        line = QHBoxLayout()
        self.note = Label(style, where, token="muted")
        self.note.setWordWrap(True)
        self.clear_button = TextButton(style, tr("Effacer"))
        self.clear_button.clicked.connect(self.pad.clear)
        line.addWidget(self.note, 1)
        line.addWidget(self.clear_button)
        self.rows.addLayout(line)
        target = style.theme.metrics.target_px
        size = QSize(*(round(target * share) for share in PICTURE_TARGETS))
        self.list = FoundList(style, tr("Endroits trouvés"), size, self)
        self.list.chosen.connect(self.chosen)
        self.rows.addWidget(self.list, 1)
        self.pad.begun.connect(self._begin)
        self.pad.cleared.connect(self._empty)
        self._empty()

    def _begin(self) -> None:
        self.clear_button.setEnabled(True)

    def _empty(self) -> None:
        self.clear_button.setEnabled(False)
        self.list.show_found(())
        self.note.setText(self._where)

    def show_waiting(self) -> None:
        self.note.setText(tr("Recherche…"))

    def show_no_word(self) -> None:
        self.list.show_found(())
        self.note.setText(tr("Il faut un mot : quelques lettres au moins."))

    def show_found(self, found: Sequence[Found], *, incomplete: bool = False) -> None:
        """Show the places, best first. incomplete: not all handwriting could be searched yet."""
        self.list.show_found(found)
        count = tr("{} endroits").format(len(found)) if len(found) > 1 else tr("1 endroit")
        text = count if found else tr("Rien d’écrit à la main ne ressemble à ce mot.")
        if incomplete:
            text += " " + tr("Certaines leçons ne sont pas encore lues.")
        self.note.setText(text)

    @override
    def sizeHint(self) -> QSize:
        target, free = self.kit.theme.metrics.target_px, self.free_area()
        return QSize(min(target * WIDTH_TARGETS, free.width()), min(target * HEIGHT_TARGETS, free.height()))
