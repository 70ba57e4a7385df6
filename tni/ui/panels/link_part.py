"""Part of the panel of what items do: what a tap on them opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from tni.core.ids import PageId
from tni.document.items import AnyItem, Page
from tni.document.links import address_link, linked_page, page_link
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.messages.links import link_text
from tni.ui.panels.behaviour_part import BehaviourPart

SHOWN_PAGES, ROW_TARGETS = 3, 0.8


class LinkPart(BehaviourPart):
    """Part with the links. file_wanted: a file is to be chosen."""

    file_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.state = self.note("")
        self.rows.addWidget(self.state)
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
        self.rows.addLayout(line)
        wrap = WrapLayout(style.theme.metrics.gap_px)
        self.file = TextButton(style, tr("Un fichier…"), parent=self)
        self.file.clicked.connect(lambda _checked=False: self.file_wanted.emit())
        self.remove = self.button(tr("Retirer le lien"), lambda s: s.link_selection(""))
        wrap.addWidget(self.file)
        wrap.addWidget(self.remove)
        self.rows.addLayout(wrap)
        self.rows.addWidget(self.note(tr("Ou une page de la leçon :")))
        self.pages = QListWidget()
        self.pages.setAccessibleName(tr("Pages de la leçon"))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.pages)
        self.pages.itemClicked.connect(lambda _entry: self._take_page())
        self.pages.itemActivated.connect(lambda _entry: self._take_page())
        self.rows.addWidget(self.pages)
        self._ids: list[PageId] = []
        self._can_link = False

    def _enable(self) -> None:
        self.take.setEnabled(self._can_link and bool(address_link(self.address.text())))

    def _take_address(self) -> None:
        if self.take.isEnabled() and (link := address_link(self.address.text())):
            self.address.clear()
            self.wanted.emit(lambda editor: editor.link_selection(link))

    def _take_page(self) -> None:
        if self._can_link and 0 <= (row := self.pages.currentRow()) < len(self._ids):
            link = page_link(self._ids[row])
            self.wanted.emit(lambda editor: editor.link_selection(link))

    @override
    def show_items(self, editor: LessonEditor, free: Sequence[AnyItem]) -> None:
        self._can_link = bool(free)
        link = editor.selected_link if free else ""
        pages = editor.pages
        self.state.setText(
            tr("Plusieurs liens différents.") if link is None
            else tr("Aucun lien.") if not link
            else tr("Un toucher ouvre : {}").format(link_text(link, pages))
        )  # fmt: skip
        self.file.setEnabled(bool(free))
        self.pages.setEnabled(bool(free))
        self.remove.setEnabled(link != "")
        self._show_pages(pages, link or "")
        self._enable()

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
