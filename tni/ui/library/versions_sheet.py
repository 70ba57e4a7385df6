"""Sheet « Autres versions de cette page »: pages of all lessons that are like one, as pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.library.found_list import Found, FoundList

PICTURE_TARGETS = (5.3, 3.0)


class VersionsSheet(Sheet):
    """Sheet of similar pages. open_wanted, copy_wanted: the value of the page that is selected."""

    open_wanted = Signal(object)
    copy_wanted = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Autres versions de cette page"), parent)
        self.note = Label(style, tr("Recherche…"), token="muted")
        self.note.setWordWrap(True)
        self.rows.addWidget(self.note)
        target = style.theme.metrics.target_px
        size = QSize(*(round(target * share) for share in PICTURE_TARGETS))
        self.list = FoundList(style, tr("Pages qui se ressemblent"), size, self)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(style.theme.metrics.gap_px)
        self.list.itemSelectionChanged.connect(self._follow)
        self.list.itemDoubleClicked.connect(lambda _item: self._emit(self.open_wanted))
        self.rows.addWidget(self.list, 1)
        line = QHBoxLayout()
        self.copy_button = TextButton(style, tr("Copier dans cette leçon"))
        self.open_button = TextButton(style, tr("Ouvrir cette page"), filled=True)
        self.copy_button.clicked.connect(lambda _checked=False: self._emit(self.copy_wanted))
        self.open_button.clicked.connect(lambda _checked=False: self._emit(self.open_wanted))
        line.addStretch(1)
        line.addWidget(self.copy_button)
        line.addWidget(self.open_button)
        self.rows.addLayout(line)
        self._follow()

    def show_found(self, found: Sequence[Found], *, incomplete: bool) -> None:
        """Show the pages, the most alike first. incomplete: not all lessons could be compared yet."""
        self.list.show_found(found)
        self.show_count(len(found), incomplete=incomplete)
        self._follow()

    def show_count(self, count: int, *, incomplete: bool) -> None:
        text = tr("Les plus ressemblantes d’abord.") if count else tr("Aucune autre page ne lui ressemble.")
        if incomplete:
            text += " " + tr("Certaines leçons ne sont pas encore lues.")
        self.note.setText(text)

    def _selected(self) -> object:
        items = self.list.selectedItems()
        return items[0].data(Qt.ItemDataRole.UserRole) if items else None

    def _follow(self) -> None:
        for button in (self.copy_button, self.open_button):
            button.setEnabled(self._selected() is not None)

    def _emit(self, signal: SignalInstance) -> None:
        if (value := self._selected()) is not None:
            signal.emit(value)
