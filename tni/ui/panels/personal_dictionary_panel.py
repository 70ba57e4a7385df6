"""Panel of the words that the teacher has added to the spelling dictionary, from which they are taken out again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

WIDTH_TARGETS, ROWS_SHOWN = 7, 5


class PersonalDictionaryPanel(TitledPanel):
    """List of words. removed: those that are to be taken out."""

    removed = Signal(list)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Mon dictionnaire"), parent)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Mots ajoutés"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        FingerScroll(self.list)
        self._empty = EmptyListNote(style, tr("Les mots ajoutés au dictionnaire seront ici."), self.list)
        self.rows.addWidget(self.list)
        self.remove_button = TextButton(style, tr("Retirer"))
        self.remove_button.clicked.connect(lambda _checked=False: self._remove())
        self.rows.addWidget(self.remove_button)
        self.list.itemSelectionChanged.connect(self._follow)
        style.theme.changed.connect(self._size)
        self._size()
        self._follow()

    def _size(self) -> None:
        target = self.kit.theme.metrics.target_px
        self.setFixedWidth(WIDTH_TARGETS * target)
        self.list.setFixedHeight(ROWS_SHOWN * target)

    def show_entries(self, entries: Sequence[str]) -> None:
        """Show the words, with none chosen."""
        self.list.clear()
        self.list.addItems(list(entries))
        self._follow()

    def _follow(self) -> None:
        self.remove_button.setEnabled(bool(self.list.selectedItems()))

    def _remove(self) -> None:
        self.removed.emit([item.text() for item in self.list.selectedItems()])
