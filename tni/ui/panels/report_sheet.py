"""Sheet with all that was not kept as it was when a lesson of another program was read or written, by page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.messages.conversion_reports import PageLines


class ReportSheet(Sheet):
    """Sheet of a report, a line each below the title of its page. A line that is pressed closes it.

    page_chosen: number of the page of a line that was pressed, from 1. copying, saving: the whole report is wanted as
    text.
    """

    page_chosen = Signal(int)
    copying = Signal()
    saving = Signal()

    def __init__(self, style: Style, title: str, counts: str, pages: Sequence[PageLines], parent: QWidget) -> None:
        super().__init__(style, title, parent)
        said = Label(style, counts)
        said.setWordWrap(True)
        self.rows.addWidget(said)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        for page in pages:
            self._add_page(page)
        if not pages:
            self._add_heading(tr("Tout a été gardé tel quel."))
        self.list.setCurrentRow(1 if pages else 0)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.rows.addWidget(self.list, 1)
        self.rows.addLayout(self._buttons(style))

    def _buttons(self, style: Style) -> QHBoxLayout:
        line = QHBoxLayout()
        for text, signal in ((tr("Copier"), self.copying), (tr("Enregistrer…"), self.saving)):
            button = TextButton(style, text)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _add_page(self, page: PageLines) -> None:
        self._add_heading(page.title)
        for text in page.lines:
            row = QListWidgetItem(text)
            row.setData(Qt.ItemDataRole.UserRole, page.number)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{page.title} : {text}")
            if page.number:
                row.setToolTip(tr("Aller à cette page"))
            self.list.addItem(row)

    def _add_heading(self, text: str) -> None:
        row = QListWidgetItem(text)
        font = self.kit.theme.font()
        font.setBold(True)
        row.setFont(font)
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addItem(row)

    def _choose(self, row: QListWidgetItem) -> None:
        if (number := row.data(Qt.ItemDataRole.UserRole)) and self.isVisible():
            self.put_away()
            self.page_chosen.emit(number)
