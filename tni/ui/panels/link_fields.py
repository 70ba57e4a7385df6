"""Fields for a link: an address, a file, or a page of the lesson."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.core.ids import PageId
from tni.document.items import Page
from tni.document.links import address_link, linked_page, page_link
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label, set_panel_spacing
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.messages.links import link_text

SHOWN_PAGES, ROW_TARGETS = 3, 0.8


class LinkFields(QWidget):
    """Fields for a link.

    Signals:
        chosen: a link, and how it is called where no word has it. "" takes the link away.
        file_wanted: a file is to be chosen.
    """

    chosen = Signal(str, str)
    file_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._rows = QVBoxLayout(self)
        set_panel_spacing(self._rows, style, margins=False)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.state = self._note("")
        line = QHBoxLayout()
        self.address = SearchField()
        self.address.setPlaceholderText(tr("Adresse : https://…"))
        self.address.setAccessibleName(tr("Adresse du lien"))
        self.address.setMinimumHeight(style.theme.metrics.target_px)
        self.address.returnPressed.connect(self._take_address)
        self.address.textChanged.connect(lambda _text: self._enable())
        self.take = TextButton(style, tr("Relier"), filled=True, parent=self)
        self.take.clicked.connect(lambda _checked=False: self._take_address())
        line.addWidget(self.address, 1)
        line.addWidget(self.take)
        self._rows.addLayout(line)
        self.refusal = self._note("")
        keeps = self.refusal.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # else the panel would have to grow under the typing
        self.refusal.setSizePolicy(keeps)
        self.refusal.hide()
        wrap = WrapLayout(style.theme.metrics.gap_px)
        self.file = TextButton(style, tr("Un fichier…"), parent=self)
        self.file.clicked.connect(lambda _checked=False: self.file_wanted.emit())
        self.remove = TextButton(style, tr("Retirer le lien"), parent=self)
        self.remove.clicked.connect(lambda _checked=False: self.chosen.emit("", ""))
        wrap.addWidget(self.file)
        wrap.addWidget(self.remove)
        self._rows.addLayout(wrap)
        self._note(tr("Ou une page de la leçon :"))
        self.pages = QListWidget()
        self.pages.setAccessibleName(tr("Pages de la leçon"))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.pages)
        self.pages.itemClicked.connect(lambda _entry: self._take_page())
        self.pages.itemActivated.connect(lambda _entry: self._take_page())
        self._rows.addWidget(self.pages)
        self._ids: list[PageId] = []
        self._can_link = False

    def _note(self, text: str) -> Label:
        note = Label(self.kit, text, size="small", token="muted")
        note.setWordWrap(True)
        self._rows.addWidget(note)
        return note

    def show_link(self, link: str | None, pages: Sequence[Page], *, can_link: bool) -> None:
        """Show what has a link now. link: None for several. can_link: something can be given a link."""
        self._can_link = can_link
        self.state.setText(
            tr("Plusieurs liens différents.") if link is None
            else tr("Aucun lien.") if not link
            else tr("Un toucher ouvre : {}").format(link_text(link, pages))
        )  # fmt: skip
        self.file.setEnabled(can_link)
        self.pages.setEnabled(can_link)
        self.remove.setEnabled(link != "")
        self._show_pages(pages, link or "")
        self._enable()

    def _enable(self) -> None:
        typed = self.address.text().strip()
        is_address = bool(address_link(typed))
        self.take.setEnabled(self._can_link and is_address)
        # Said of what has a scheme already: half an address is not wrong yet.
        is_refused = ":" in typed and not is_address and not "https://".startswith(typed.lower())
        self.refusal.setText(tr("Seules les adresses https, http et de courriel s’ouvrent.") if is_refused else "")
        self.refusal.setVisible(is_refused)

    def _take_address(self) -> None:
        if self.take.isEnabled() and (link := address_link(self.address.text())):
            typed = self.address.text().strip()
            self.address.clear()
            self.chosen.emit(link, typed)

    def _take_page(self) -> None:
        if self._can_link and 0 <= (row := self.pages.currentRow()) < len(self._ids):
            self.chosen.emit(page_link(self._ids[row]), self.pages.item(row).text())

    def _show_pages(self, pages: Sequence[Page], link: str) -> None:
        self._ids = [page.id for page in pages]
        high = round(self.kit.theme.metrics.target_px * ROW_TARGETS)
        names = [_page_name(number, page) for number, page in enumerate(pages, 1)]
        if names != [self.pages.item(row).text() for row in range(self.pages.count())]:
            self.pages.clear()
            for name in names:
                entry = QListWidgetItem(name)
                entry.setSizeHint(QSize(0, high))
                self.pages.addItem(entry)
        self.pages.setFixedHeight(high * SHOWN_PAGES + 2 * self.pages.frameWidth() + self.kit.theme.metrics.gap_px)
        there = linked_page(link)
        self.pages.setCurrentRow(self._ids.index(there) if there in self._ids else -1)


def _page_name(number: int, page: Page) -> str:
    if not page.title:
        return tr("Page {}").format(number)
    return tr("Page {number} : {title}").format(number=number, title=page.title)
