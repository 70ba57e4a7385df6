"""Pages, homework and files that were taken out of an entry in its sheet, to be put back by a button or by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from tni.cahier.entry import CahierEntry
from tni.core.ids import PageId
from tni.services.cahier.leaving_texts import with_joined_page, without_pages
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.seance.homework_editor import HomeworkEditor
from tni.ui.seance.pages_column import PagesColumn


class Removals(QObject):
    """Keeper of the pages that were left out of an entry, and of the order in which pages, pieces of homework and files
    were taken out of it.

    read, show: the entry as it is in the sheet, and another one for it.
    """

    def __init__(
        self,
        homework: HomeworkEditor,
        column: PagesColumn,
        read: Callable[[], CahierEntry],
        show: Callable[[CahierEntry], None],
    ) -> None:
        super().__init__(column)
        self._column, self._read, self._show = column, read, show
        self._pages: list[tuple[PageId, CahierEntry]] = []
        self._buttons: list[TextButton] = []
        homework.removed.connect(self._note)
        homework.files.removed.connect(self._note)
        column.left_out.connect(self._leave_out)
        column.put_back.clicked.connect(self._put_back)

    def _note(self, put_back: TextButton) -> None:
        """Note by which button the last removal is taken back, and give it the focus, so that a key does so too."""
        self._buttons.append(put_back)
        put_back.setFocus()

    def undoes(self, event: QKeyEvent) -> bool:
        """Return whether a key takes back the last removal, and take it back."""
        if not event.matches(QKeySequence.StandardKey.Undo):
            return False
        while self._buttons:
            if (button := self._buttons.pop()).isVisible():
                button.click()
                return True
        return False

    def _leave_out(self, page: str) -> None:
        before, left_out = self._read(), PageId(page)
        self._pages.append((left_out, before))
        self._show(without_pages(before, {left_out}))
        self._column.put_back.show()
        self._note(self._column.put_back)

    def _put_back(self) -> None:
        page, before = self._pages.pop()
        self._column.put_back.setVisible(bool(self._pages))
        self._show(with_joined_page(self._read(), before, page))
