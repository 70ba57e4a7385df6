"""Two columns with the same page of a lesson, as it was and as it is, and steps from change to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.library.page_changes import PageChange
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.library.page_pictures import PagePictures, PageView
from tni.ui.messages.lesson_history import mark_text

type Step = tuple[PageChange, Rect | None]
"""Change to look at: a place of a page, or the page as a whole."""


class PageComparison(QWidget):
    """Comparison of a revision with now. page_chosen: another page is shown."""

    page_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Comparaison avec maintenant"))
        self._before: PagePictures | None = None
        self._now: PagePictures | None = None
        self._steps: list[Step] = []
        self._changes: dict[PageId, PageChange] = {}
        self._at = 0
        self.page = PageId("")
        self.then_title = Label(style, tr("Alors"), size="small", token="muted")
        self.now_title = Label(style, tr("Maintenant"), size="small", token="muted")
        self.then_view, self.now_view = PageView(style, tr("Page d’alors")), PageView(style, tr("Page de maintenant"))
        columns = QHBoxLayout()
        columns.setSpacing(style.theme.metrics.pad_px)
        for title, view in ((self.then_title, self.then_view), (self.now_title, self.now_view)):
            column = QVBoxLayout()
            column.addWidget(title)
            column.addWidget(view, 1)
            columns.addLayout(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(columns, 1)
        rows.addLayout(self._make_steps())

    def _make_steps(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.back = IconButton(self.kit, "chevron-left", tr("Changement précédent"))
        self.on = IconButton(self.kit, "chevron-right", tr("Changement suivant"))
        self.place = Label(self.kit)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        line.addStretch(1)
        for widget in (self.back, self.place, self.on):
            line.addWidget(widget)
        line.addStretch(1)
        return line

    def show_states(self, before: PagePictures | None, now: PagePictures | None, changes: Sequence[PageChange]) -> None:
        """Show two states."""
        self._before, self._now = before, now
        self._changes = {change.page: change for change in changes}
        self._steps = [(change, box) for change in changes for box in (change.boxes or (None,))]
        for pictures, view in ((before, self.then_view), (now, self.now_view)):
            if pictures is not None:
                pictures.changed.connect(lambda _page, view=view: view.refresh())

    def show_page(self, page: PageId) -> None:
        """Show a page, at its first change if it has any."""
        self._at = next((at for at, (change, _) in enumerate(self._steps) if change.page == page), -1)
        self.page = page
        self._show()

    def step(self, by: int) -> None:
        """Go to the next or previous change; from a page without any to the nearest one."""
        if not self._steps:
            return
        self._at = min(max(self._at + by if self._at >= 0 else self._nearest(by), 0), len(self._steps) - 1)
        page = self._steps[self._at][0].page
        if page != self.page:
            self.page = page
            self.page_chosen.emit(page)
        self._show()

    def _nearest(self, by: int) -> int:
        here = 0 if self._before is None else self._before.numbers.get(self.page, 0)
        places = [change.number or change.now_number for change, _ in self._steps]
        if by > 0:
            return next((at for at, number in enumerate(places) if number > here), len(places) - 1)
        return max((at for at, number in enumerate(places) if number < here), default=0)

    def _show(self) -> None:
        change = self._changes.get(self.page)
        current = self._steps[self._at][1] if self._at >= 0 else None
        missing = (tr("Cette page n’existait pas encore."), tr("Cette page n’est plus dans la leçon."))
        sides = ((self._before, self.then_view, missing[0]), (self._now, self.now_view, missing[1]))
        for pictures, view, note in sides:
            is_there = pictures is not None and self.page in pictures.numbers
            view.show_page(pictures if is_there else None, self.page, note)
            view.show_changes(() if change is None else change.boxes, current)
        self.place.setText(self._text(change))
        self.back.setEnabled(bool(self._steps) and self._at != 0)
        self.on.setEnabled(bool(self._steps) and self._at != len(self._steps) - 1)

    def _text(self, change: PageChange | None) -> str:
        if change is None:
            number = 0 if self._before is None else self._before.numbers.get(self.page, 0)
            return tr("Page {} : la même qu’aujourd’hui").format(number)
        page = tr("page {number} {mark}").format(number=change.number or change.now_number, mark=mark_text(change.how))
        return tr("Changement {number} sur {total} : {page}").format(
            number=self._at + 1, total=len(self._steps), page=page
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if (by := steps.get(Qt.Key(event.key()))) is not None:
            self.step(by)
        else:
            super().keyPressEvent(event)
