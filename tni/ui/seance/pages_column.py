"""Pages of an entry in its sheet: those that go, to be looked at, and all that could, to choose from."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from tni.cahier.entry import CahierEntry
from tni.core.ids import PageId
from tni.services.cahier.leaving_texts import LeavingPage
from tni.ui.canvas.thumbnail import PictureSource
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.panels.page_panel import PagePanel
from tni.ui.seance.joined_pages import JoinedPages


@dataclass(frozen=True, slots=True)
class PageChoices:
    """Pages that can be attached to an entry.

    ids: in the order of the lessons and their pages. captions: text below each page if there are several lessons.
    message: message on pages that cannot be attached. picture: painter of whole pages; None where they are only chosen.
    going: returns the pages that go with an entry as they are now.
    """

    ids: Sequence[PageId]
    thumbnail: Callable[[str, QSize], Generator[None, None, QImage]]
    captions: Mapping[str, str] = dataclasses.field(default_factory=dict)
    message: str = ""
    picture: PictureSource | None = None
    going: Callable[[CahierEntry], Sequence[LeavingPage]] = lambda _entry: ()


class PagesColumn(QWidget):
    """Pages of an entry. Those that go are shown large, as long as there are any and she does not choose others.

    pdf: writes them. folder: shows where. put_back: joins the page again that was left out last; hidden without one.

    Signals:
        selection_changed: other pages go.
        left_out: id of a page that is not to go, with the entry, its homework or an assessment.
    """

    selection_changed = Signal()
    left_out = Signal(str)

    def __init__(self, style: Style, choices: PageChoices) -> None:
        super().__init__()
        self.kit, self._choices = style, choices
        self._going: tuple[PageId, ...] = ()
        self._is_choosing = False
        self.list = PagePanel(style, choices.thumbnail, across=False, choosing=True)
        self.joined = None if choices.picture is None else JoinedPages(style, choices.picture)
        self.look = Label(style, size="small", token="accent")
        self.look.setWordWrap(True)
        self.look.setAccessibleName(tr("Pages à regarder"))
        self.lacking = Label(style, token="muted")
        self.lacking.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.theme.metrics.gap_px)
        column.addWidget(Label(style, tr("Pages à joindre"), size="small", token="muted"))
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # now: without a parent its first widget would be a window of its own
        self._stack.addWidget(self.list)
        if self.joined is not None:
            self._stack.addWidget(self.joined)
            self.joined.left_out.connect(self.left_out)
            self.joined.seen_changed.connect(self._tell)
        self.put_back = TextButton(style, tr("Page retirée. Annuler"), quiet=True)
        self.put_back.hide()
        told = QHBoxLayout()
        told.addWidget(self.look, 1)
        told.addWidget(self.put_back)
        column.addLayout(told)
        column.addWidget(self.lacking)
        column.addLayout(self._make_line())
        self.list.selection_changed.connect(lambda _: self.selection_changed.emit())
        self._show_view()

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.choose = TextButton(self.kit, tr("Choisir les pages"))
        self.choose.clicked.connect(self._choose)
        self.pdf = TextButton(self.kit, tr("Enregistrer le PDF"))
        self.folder = TextButton(self.kit, tr("Voir"))
        self.folder.setVisible(False)
        line.addWidget(self.choose)
        line.addWidget(self.pdf, 1)
        line.addWidget(self.folder)
        return line

    @property
    def seen(self) -> frozenset[str]:
        """Digests of the pages that she has seen here."""
        return frozenset() if self.joined is None else self.joined.seen

    def show_whole_rows(self) -> None:
        """Take the room in which a row of pages is seen whole."""
        if self.joined is not None:
            self.joined.show_whole_rows()

    def show_choices(self, choices: PageChoices, chosen: set[str]) -> None:
        """Show the pages that can be attached, with some of them ticked."""
        self._choices = choices
        self.list.show_pages(list(choices.ids), "", choices.captions)
        self.list.select(chosen)
        is_read = bool(choices.ids) or not chosen
        self.lacking.setText(choices.message if choices.message or is_read else tr("Lecture des pages…"))
        self.lacking.setVisible(bool(self.lacking.text()))
        self._going = ()

    def show_going(self, entry: CahierEntry) -> None:
        """Show the pages that go with an entry, if they are others than before."""
        if self.joined is not None and (going := entry.pages) != self._going:
            self._going = going
            self._take(entry)

    def refresh(self, page: str, entry: CahierEntry) -> None:
        """A page looks different."""
        self.list.refresh(page)
        if self.joined is not None and page in self.joined.looks:
            self._take(entry)
            self.joined.redrawn(page)

    def _take(self, entry: CahierEntry) -> None:
        assert self.joined is not None
        pages = self._choices.going(entry)
        captions = {page.id: self._choices.captions.get(page.id) or tr("Page {}").format(page.number) for page in pages}
        self.joined.show_pages(pages, captions)
        self._show_view()

    # -- what is shown

    def _choose(self) -> None:
        self._is_choosing = not self._is_choosing
        self._show_view()

    def _show_view(self) -> None:
        joined = self.joined
        has_any = joined is not None and bool(joined.pages)
        if not has_any:
            self._is_choosing = False
        if joined is not None:
            self._stack.setCurrentWidget(joined if has_any and not self._is_choosing else self.list)
        self.choose.setVisible(has_any)
        self.choose.set_text(tr("Voir les pages jointes") if self._is_choosing else tr("Choisir les pages"))
        self._tell()

    def _tell(self) -> None:
        """Say which pages must still be looked at, and what is confirmed once they were."""
        joined = self.joined
        text = ""
        if joined is not None and any(page.reasons or page.pdf for page in joined.pages):
            match len(joined.unseen):
                case 0:
                    text = tr("Pages regardées. Les envoyer confirme qu’aucun élève n’y est nommé.")
                case 1:
                    text = tr("Encore 1 page à regarder : un élève y est-il nommé ?")
                case left:
                    text = tr("Encore {} pages à regarder : un élève y est-il nommé ?").format(left)
        self.look.setText(text)
        self.look.setVisible(bool(text))
